// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {GovernanceTest} from "./GovernanceTest.sol";
import {RecoveryTest} from "./RecoveryTest.sol";

/// @notice Nyms whose committee is superseded and lost.
/// forge-config: default.fuzz.runs = 8
contract RenewalEpochTest is GovernanceTest, RecoveryTest {
    function _seal(bool emergency) internal {
        _pass(_call(_sealCall(2, _threshold(), emergency)));
    }

    function _loseFirstEpoch() internal {
        _seal(false);
        vm.warp(block.timestamp + ATTESTATION_PERIOD + 1);
        vm.assertFalse(consortium.epochAlive(EPOCH));
    }

    function _under(User memory user, uint32 epoch) internal pure returns (User memory) {
        user.registration.epoch = epoch;
        return user;
    }

    function testNymOfALostEpochIsInactiveUntilRenewed(uint256 who) public {
        User memory user = _user(who);
        _register(user);
        (Nym nym, address account) = (user.registration.nym, user.registration.account);
        vm.prank(account);
        grants.grant("commitment", uint64(block.timestamp + 300 days), 0);
        _loseFirstEpoch();
        vm.assertFalse(registry.isActive(nym));
        vm.expectRevert(abi.encodeWithSelector(IPseudonymRegistry.PseudonymNotActive.selector, account));
        vm.prank(account);
        grants.grant("another", uint64(block.timestamp + 1 days), 0);
        vm.prank(account);
        grants.revoke("commitment");
        vm.assertFalse(grants.isActive(nym, "commitment"));

        _renewRefused(_renewal(who, 1), abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, EPOCH));
        _renew(_under(_renewal(who, 1), 2));
        vm.assertTrue(registry.isActive(nym));
        (bytes32 digest, uint32 epoch) = registry.dealingOf(nym, 0);
        vm.assertEq(digest, _digest(user));
        vm.assertEq(epoch, EPOCH);
        (, epoch) = registry.dealingOf(nym, 1);
        vm.assertEq(epoch, 2);
    }

    /// @dev An emergency epoch ends what is dealt to the one before, renewals and recoveries too.
    function testEmergencyEndsDealingsToTheEpochBefore(uint256 who) public {
        _register(_user(who));
        _seal(true);
        vm.warp(block.timestamp + 1);
        bytes memory err = abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, EPOCH);
        _renewRefused(_renewal(who, 1), err);
        _proposeRefused(_later(who, who, WINDOW + 1, _otherAccount(who)), err);
        _renew(_under(_renewal(who, 1), 2));
    }

    /// @dev A recovery that was dealt before its epoch was superseded is executed, and keeps its epoch.
    function testRecoveryKeepsItsEpoch(uint256 who, bool emergency) public {
        Nym nym = _proposed(who, WINDOW + 1).registration.nym;
        _seal(emergency);
        _waitForDelay();
        registry.executeRecovery(nym, WINDOW + 1);
        (, uint32 epoch) = registry.dealingOf(nym, WINDOW + 1);
        vm.assertEq(epoch, EPOCH);
        vm.assertTrue(registry.isActive(nym));
        _renew(_under(_later(who, who, WINDOW + 2, _otherAccount(who)), 2));
        (, epoch) = registry.dealingOf(nym, WINDOW + 1);
        vm.assertEq(epoch, EPOCH);
        (, epoch) = registry.dealingOf(nym, WINDOW + 2);
        vm.assertEq(epoch, 2);
    }

    /// @dev Members who pause registrations stop nobody from renewing or recovering.
    function testPauseIsForNewNymsOnly(uint256 who, uint256 other) public {
        vm.assume(who != other);
        _register(_user(who));
        _pass(_call(abi.encodeCall(IConsortium.pauseRegistrations, (true))));
        _registerRefused(_user(other), abi.encodeWithSelector(IConsortium.RegistrationsPaused.selector));
        _renew(_renewal(who, 1));
        _propose(_later(who, who, 2 * WINDOW, _otherAccount(who)));
    }
}
