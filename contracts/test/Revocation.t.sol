// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GrantId, IGrantLog} from "../src/interfaces/IGrantLog.sol";
import {bound} from "./Bound.sol";
import {GrantLogTest} from "./GrantLogTest.sol";

contract RevocationTest is GrantLogTest {
    function testRevokedGrantIsNotActive(bytes32 commitment, uint256 later) public {
        _grantUntil(commitment, EXPIRY);
        vm.expectEmit(address(grants));
        emit IGrantLog.Revoked(grants.grantId(ownerNym, commitment), ownerNym);
        _revoke(commitment);
        _assertStatus(commitment, IGrantLog.GrantStatus.Revoked);
        vm.warp(NOW + bound(later, 0, 1_000 days));
        _assertStatus(commitment, IGrantLog.GrantStatus.Revoked);
    }

    function testLapsedOwnerRevokes(bytes32 commitment, bool all) public {
        _grantUntil(commitment, type(uint64).max);
        _lapse();
        vm.roll(block.number + 1);
        if (all) _revokeAllBefore(block.number);
        else _revoke(commitment);
        _assertStatus(commitment, IGrantLog.GrantStatus.Revoked);
    }

    function testOnlyTheOwnerRevokes(bytes32 commitment, address stranger) public {
        vm.assume(stranger != owner && stranger != other);
        _grantUntil(commitment, EXPIRY);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantOwnerUnknown.selector, stranger));
        vm.prank(stranger);
        grants.revoke(commitment);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantOwnerUnknown.selector, stranger));
        vm.prank(stranger);
        grants.revokeAllBefore(1);
        GrantId id = grants.grantId(otherNym, commitment);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantUnknown.selector, id));
        vm.prank(other);
        grants.revoke(commitment);
        _assertStatus(commitment, IGrantLog.GrantStatus.Active);
    }

    function testUnknownGrantIsNotRevoked(bytes32 commitment) public {
        _assertStatus(commitment, IGrantLog.GrantStatus.None);
        GrantId id = grants.grantId(ownerNym, commitment);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantUnknown.selector, id));
        _revoke(commitment);
    }

    function testGrantIsRevokedOnce(bytes32 commitment) public {
        _grantUntil(commitment, EXPIRY);
        _revoke(commitment);
        GrantId id = grants.grantId(ownerNym, commitment);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantAlreadyRevoked.selector, id));
        _revoke(commitment);
    }

    function testRevokeAllBeforeEndsOlderGrantsOfOneNym(uint256 granted, uint256 before) public {
        uint256 start = block.number;
        granted = bound(granted, start, start + 100);
        before = bound(before, 1, start + 101);
        vm.roll(granted);
        _grantUntil("commitment", EXPIRY);
        vm.prank(other);
        grants.grant("commitment", EXPIRY, 0);
        vm.roll(start + 100);
        vm.expectEmit(address(grants));
        emit IGrantLog.RevokedAllBefore(ownerNym, uint64(before));
        _revokeAllBefore(before);

        bool revoked = granted < before;
        _assertStatus("commitment", revoked ? IGrantLog.GrantStatus.Revoked : IGrantLog.GrantStatus.Active);
        vm.assertTrue(grants.isActive(otherNym, "commitment"));
        vm.assertEq(grants.revokedBefore(ownerNym), before);
    }

    function testRevokeAllBeforeSparesTheBlockItself(bytes32 commitment) public {
        _grantUntil(commitment, EXPIRY);
        _revokeAllBefore(block.number);
        _assertStatus(commitment, IGrantLog.GrantStatus.Active);
        _revokeAllBefore(block.number + 1);
        _assertStatus(commitment, IGrantLog.GrantStatus.Revoked);
    }

    function testRevocationBlockOnlyRises(uint256 first, uint256 second) public {
        first = bound(first, 1, block.number + 1);
        second = bound(second, 0, first);
        _revokeAllBefore(first);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantRevocationBlockRefused.selector, second));
        _revokeAllBefore(second);
    }

    /// @dev A reorganisation, or a slow block, may move a grant to a later block than the owner saw it in when it signed
    /// the revocation of all. What that revocation follows must not survive it.
    function testRevokeAllReachesAGrantThatMoved(bytes32 commitment, uint64 blockNumber, uint8 later) public {
        blockNumber = uint64(bound(blockNumber, block.number + 1 + later, type(uint64).max));
        vm.roll(block.number + later);
        _grantUntil(commitment, EXPIRY);
        vm.expectEmit(address(grants));
        emit IGrantLog.RevokedAllBefore(ownerNym, uint64(block.number + 1));
        _revokeAllBefore(blockNumber);
        _assertStatus(commitment, IGrantLog.GrantStatus.Revoked);

        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantRevocationBlockRefused.selector, block.number + 1));
        _revokeAllBefore(blockNumber);
    }

    /// @dev Whatever block a revocation of all names, grants of later blocks are not revoked in advance.
    function testRevokeAllSparesLaterBlocks(bytes32 commitment, uint64 blockNumber) public {
        _revokeAllBefore(bound(blockNumber, 1, type(uint64).max));
        vm.roll(block.number + 1);
        _grantUntil(commitment, EXPIRY);
        _assertStatus(commitment, IGrantLog.GrantStatus.Active);
    }
}
