// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGrantLog} from "../src/interfaces/IGrantLog.sol";
import {Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {MedveilTest} from "./MedveilTest.sol";

/// @title GrantLogTest
/// @notice Two registered owners of grants.
abstract contract GrantLogTest is MedveilTest {
    uint64 internal constant EXPIRY = uint64(NOW + 60 days);

    address internal owner;
    address internal other;
    Nym internal ownerNym;
    Nym internal otherNym;

    function setUp() public override {
        super.setUp();
        (owner, ownerNym) = _registered(1);
        (other, otherNym) = _registered(2);
    }

    /* HELPERS */

    function _registered(uint256 seed) internal returns (address, Nym) {
        User memory user = _user(seed);
        _register(user);
        return (user.registration.account, user.registration.nym);
    }

    function _lapse() internal {
        vm.warp((uint256(registry.pseudonym(ownerNym).validUntil) + 1) * 1 days);
    }

    function _expectExpiryRefused(bytes32 commitment, uint64 expiry) internal {
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantExpiryPast.selector, expiry));
        vm.prank(owner);
        grants.grant(commitment, expiry, 0);
    }

    function _grantUntil(bytes32 commitment, uint64 expiry) internal {
        vm.prank(owner);
        grants.grant(commitment, expiry, "bundle");
    }

    function _revoke(bytes32 commitment) internal {
        vm.prank(owner);
        grants.revoke(commitment);
    }

    function _revokeAllBefore(uint256 blockNumber) internal {
        vm.prank(owner);
        grants.revokeAllBefore(uint64(blockNumber));
    }

    function _assertStatus(bytes32 commitment, IGrantLog.GrantStatus status) internal view {
        vm.assertEq(uint256(grants.grantState(ownerNym, commitment).status), uint256(status));
        vm.assertEq(
            uint256(grants.isActive(ownerNym, commitment) ? 1 : 0),
            uint256(status == IGrantLog.GrantStatus.Active ? 1 : 0)
        );
    }
}
