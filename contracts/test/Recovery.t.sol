// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGrantLog} from "../src/interfaces/IGrantLog.sol";
import {IPseudonymRecovery} from "../src/interfaces/IPseudonymRecovery.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {bound} from "./Bound.sol";
import {RecoveryTest} from "./RecoveryTest.sol";

/// forge-config: default.fuzz.runs = 32
contract RecoveryFlowTest is RecoveryTest {
    uint32 internal constant FIRST = WINDOW + 1;

    function testProposalChangesNothingYet(uint256 who, uint32 generation) public {
        generation = uint32(bound(generation, FIRST, 2 * WINDOW));
        User memory attempt = _proposed(who, generation);
        Nym nym = attempt.registration.nym;
        _assertServes(vm.addr(_accountKey(who)), nym);
        vm.assertTrue(registry.isActive(nym));
        vm.assertEq(registry.pseudonym(nym).generation, 0);
        vm.assertEq(Nym.unwrap(registry.nymOf(attempt.registration.account)), 0);
        vm.assertFalse(registry.tookEffect(nym, generation));

        IPseudonymRecovery.Attempt memory kept = registry.attempt(nym, generation);
        vm.assertEq(kept.account, attempt.registration.account);
        vm.assertEq(kept.validUntil, attempt.registration.validUntil);
        vm.assertEq(kept.readyAt, block.timestamp + RECOVERY_DELAY);
        vm.assertEq(kept.readyBlock, block.number + RECOVERY_BLOCKS);
        _assertPending(attempt, true);
        (bytes32 digest, uint32 epoch) = registry.dealingOf(nym, generation);
        vm.assertEq(digest, _digest(attempt));
        vm.assertEq(epoch, EPOCH);
    }

    function testAnyoneExecutesAfterTheDelay(uint256 who, uint32 generation, address executor) public {
        generation = uint32(bound(generation, FIRST, 2 * WINDOW));
        User memory attempt = _proposed(who, generation);
        Nym nym = attempt.registration.nym;
        address former = registry.pseudonym(nym).account;
        _waitForDelay();
        vm.expectEmit(address(registry));
        emit IPseudonymRecovery.RecoveryExecuted(nym, attempt.registration.account, generation, former, 0);
        vm.prank(executor);
        registry.executeRecovery(nym, generation);

        _assertServes(attempt.registration.account, nym);
        vm.assertEq(Nym.unwrap(registry.nymOf(former)), 0);
        vm.assertEq(registry.pseudonym(nym).generation, generation);
        vm.assertTrue(registry.isActive(nym));
        vm.assertTrue(registry.tookEffect(nym, 0) && registry.tookEffect(nym, generation), "took effect");
        vm.assertEq(registry.accountSince(nym), generation);
        _assertPending(attempt, false);
        vm.expectRevert(_unknown(nym, generation));
        registry.executeRecovery(nym, generation);
    }

    /// @dev Both in time and in blocks: neither a stopped chain nor a fast one shortens the other.
    function testDelayIsInTimeAndInBlocks(uint256 who, uint256 time, uint256 blocks) public {
        User memory attempt = _proposed(who, FIRST);
        Nym nym = attempt.registration.nym;
        time = bound(time, 0, 2 * uint256(RECOVERY_DELAY));
        blocks = bound(blocks, 0, 2 * uint256(RECOVERY_BLOCKS));
        vm.warp(block.timestamp + time);
        vm.roll(block.number + blocks);
        if (time < RECOVERY_DELAY || blocks < RECOVERY_BLOCKS) {
            vm.expectRevert(abi.encodeWithSelector(IPseudonymRecovery.RecoveryNotReady.selector, nym, FIRST));
            registry.executeRecovery(nym, FIRST);
        } else {
            registry.executeRecovery(nym, FIRST);
            _assertServes(attempt.registration.account, nym);
        }
    }

    function testDelayEndsWithItsLastSecondAndBlock() public {
        Nym nym = _proposed(1, FIRST).registration.nym;
        uint256 readyAt = block.timestamp + RECOVERY_DELAY;
        uint256 readyBlock = block.number + RECOVERY_BLOCKS;
        bytes memory err = abi.encodeWithSelector(IPseudonymRecovery.RecoveryNotReady.selector, nym, FIRST);
        vm.warp(readyAt - 1);
        vm.roll(readyBlock);
        vm.expectRevert(err);
        registry.executeRecovery(nym, FIRST);
        vm.warp(readyAt);
        vm.roll(readyBlock - 1);
        vm.expectRevert(err);
        registry.executeRecovery(nym, FIRST);
        vm.roll(readyBlock);
        registry.executeRecovery(nym, FIRST);
    }

    function testProposalSubmittedAgainChangesNothing(uint256 who) public {
        User memory attempt = _proposed(who, FIRST);
        vm.warp(block.timestamp + 1 days);
        vm.recordLogs();
        _propose(attempt);
        vm.assertEq(vm.getRecordedLogs().length, 0);
        vm.assertEq(registry.recoveries(attempt.registration.nym).pending, 1);
        vm.assertEq(registry.attempt(attempt.registration.nym, FIRST).readyAt, NOW + RECOVERY_DELAY);
    }

    /// @dev Executed, refused or withdrawn: a proof serves once.
    function testProposalNeverReplays(uint256 who, uint8 end) public {
        User memory attempt = _proposed(who, FIRST);
        Nym nym = attempt.registration.nym;
        if (end % 3 == 0) {
            _waitForDelay();
            registry.executeRecovery(nym, FIRST);
        } else if (end % 3 == 1) {
            _dispute(nym);
            _resolve(nym, 0);
        } else {
            vm.prank(attempt.registration.account);
            registry.withdrawRecovery(nym, FIRST);
        }
        _proposeRefused(
            attempt, abi.encodeWithSelector(IPseudonymRegistry.RegistrationGenerationUsed.selector, nym, FIRST)
        );
        vm.expectRevert(_unknown(nym, FIRST));
        registry.executeRecovery(nym, FIRST);
    }

    function testSameGenerationWithAnotherDealingIsRefused(uint256 who, uint256 seed) public {
        vm.assume(who != seed);
        User memory attempt = _proposed(who, FIRST);
        _proposeRefused(
            _later(who, seed, FIRST, _otherAccount(who)),
            abi.encodeWithSelector(
                IPseudonymRegistry.RegistrationGenerationUsed.selector, attempt.registration.nym, FIRST
            )
        );
    }

    function testGenerationsOfRenewalsAreRefused(uint256 who, uint32 generation) public {
        vm.assume(generation < FIRST || generation > 2 * WINDOW);
        vm.assume(generation != 0);
        _register(_user(who));
        _proposeRefused(_later(who, who, generation, _otherAccount(who)), _generationRefused(generation));
    }

    function testUnknownNymIsNotRecovered(uint256 who) public {
        User memory attempt = _later(who, who, FIRST, _otherAccount(who));
        bytes memory err =
            abi.encodeWithSelector(IPseudonymRegistry.RegistrationNymUnknown.selector, attempt.registration.nym);
        _proposeRefused(attempt, err);
        vm.expectRevert(err);
        _suspend(attempt.registration.nym);
        vm.expectRevert(err);
        _resolve(attempt.registration.nym, 0);
    }

    function testRoleNeverChanges(uint256 who, uint8 role) public {
        vm.assume(role != 1);
        _register(_user(who));
        User memory attempt = _later(who, who, FIRST, _otherAccount(who));
        attempt.registration.role = role;
        _proposeRefused(attempt, abi.encodeWithSelector(IPseudonymRegistry.RegistrationRoleChanged.selector, role));
    }

    function testLapsedNymIsRecovered(uint256 who) public {
        _register(_user(who));
        Nym nym = _nym(who);
        vm.warp((uint256(registry.pseudonym(nym).validUntil) + 1) * 1 days);
        _propose(_later(who, who, FIRST, _otherAccount(who)));
        _waitForDelay();
        registry.executeRecovery(nym, FIRST);
        vm.assertTrue(registry.isActive(nym));
    }

    function testEpochsOfFormerDealingsStay(uint256 who) public {
        User memory attempt = _proposed(who, FIRST);
        Nym nym = attempt.registration.nym;
        _renew(_renewal(who, 1));
        _waitForDelay();
        registry.executeRecovery(nym, FIRST);
        uint32[3] memory generations = [uint32(0), 1, FIRST];
        bytes32[3] memory digests = [_digest(_user(who)), _digest(_renewal(who, 1)), _digest(attempt)];
        for (uint256 k; k < 3; ++k) {
            (bytes32 digest, uint32 epoch) = registry.dealingOf(nym, generations[k]);
            vm.assertEq(digest, digests[k]);
            vm.assertEq(epoch, EPOCH);
            vm.assertTrue(registry.tookEffect(nym, generations[k]));
        }
    }

    /// @dev The recovered nym goes on: it renews, and is recovered again.
    function testLifeGoesOnAfterARecovery(uint256 who) public {
        Nym nym = _proposed(who, FIRST).registration.nym;
        _waitForDelay();
        registry.executeRecovery(nym, FIRST);
        _renewRefused(_later(who, ~who, FIRST, _otherAccount(who)), _generationRefused(FIRST));
        _renew(_later(who, who, FIRST + 1, _otherAccount(who)));
        User memory second = _later(who, who, FIRST + 1 + FIRST, _otherAccount(~who));
        _propose(second);
        _waitForDelay();
        registry.executeRecovery(nym, second.registration.generation);
        _assertServes(second.registration.account, nym);
        vm.assertEq(registry.accountSince(nym), second.registration.generation);
    }

    /// @dev The grants are the nym's: who recovered it revokes what the account granted that was lost, and whoever has that
    /// account revokes nothing.
    function testRecoveredOwnerRevokesFormerGrants(uint256 who, bool all) public {
        User memory owner = _proposed(who, FIRST);
        Nym nym = owner.registration.nym;
        address former = registry.pseudonym(nym).account;
        vm.prank(former);
        grants.grant("commitment", uint64(block.timestamp + 300 days), 0);
        _waitForDelay();
        registry.executeRecovery(nym, FIRST);
        vm.assertTrue(grants.isActive(nym, "commitment"));
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantOwnerUnknown.selector, former));
        vm.prank(former);
        grants.revoke("commitment");
        vm.prank(owner.registration.account);
        if (all) grants.revokeAllBefore(type(uint64).max);
        else grants.revoke("commitment");
        vm.assertFalse(grants.isActive(nym, "commitment"));
    }
}
