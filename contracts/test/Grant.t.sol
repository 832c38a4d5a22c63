// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GrantLog} from "../src/GrantLog.sol";
import {GrantId, IGrantLog} from "../src/interfaces/IGrantLog.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {bound} from "./Bound.sol";
import {GrantLogTest} from "./GrantLogTest.sol";

contract GrantTest is GrantLogTest {
    /* GRANT */

    function testGrantIsKeptAndActive(bytes32 commitment, uint64 expiry, bytes32 bundle) public {
        expiry = uint64(bound(expiry, NOW + 1, type(uint64).max - 1));
        GrantId id = grants.grantId(ownerNym, commitment);
        vm.expectEmit(address(grants));
        emit IGrantLog.Granted(id, ownerNym, commitment, expiry, bundle);
        vm.prank(owner);
        GrantId returned = grants.grant(commitment, expiry, bundle);

        vm.assertEq(GrantId.unwrap(returned), GrantId.unwrap(id));
        IGrantLog.GrantState memory state = grants.grantState(ownerNym, commitment);
        vm.assertEq(GrantId.unwrap(state.id), GrantId.unwrap(id));
        vm.assertEq(state.expiry, expiry);
        vm.assertEq(state.createdBlock, block.number);
        _assertStatus(commitment, IGrantLog.GrantStatus.Active);
    }

    function testGrantIdIsOfChainLogOwnerAndCommitment(Nym nym, bytes32 commitment, uint64 chain) public {
        vm.assume(chain != 0);
        vm.chainId(chain);
        bytes32 id =
            keccak256(abi.encode(keccak256("Medveil.Grant.v1"), uint256(chain), address(grants), nym, commitment));
        vm.assertEq(GrantId.unwrap(grants.grantId(nym, commitment)), id);
        vm.assertNotEq(GrantId.unwrap(new GrantLog(registry).grantId(nym, commitment)), id);
    }

    function testStrangerGrantsAndAnchorsNothing(address stranger, bytes32 commitment) public {
        vm.assume(stranger != owner && stranger != other);
        bytes memory err = abi.encodeWithSelector(IPseudonymRegistry.PseudonymNotActive.selector, stranger);
        vm.expectRevert(err);
        vm.prank(stranger);
        grants.grant(commitment, EXPIRY, 0);
        vm.expectRevert(err);
        vm.prank(stranger);
        grants.anchorRecord(bytes32(uint256(1)), bytes32(uint256(1)));
    }

    function testLapsedOwnerGrantsAndAnchorsNothing(bytes32 commitment) public {
        _lapse();
        bytes memory err = abi.encodeWithSelector(IPseudonymRegistry.PseudonymNotActive.selector, owner);
        vm.expectRevert(err);
        vm.prank(owner);
        grants.grant(commitment, type(uint64).max, 0);
        vm.expectRevert(err);
        vm.prank(owner);
        grants.anchorRecord(bytes32(uint256(1)), bytes32(uint256(1)));
    }

    function testGrantOfLapsedOwnerStands(bytes32 commitment) public {
        _grantUntil(commitment, type(uint64).max);
        _lapse();
        _assertStatus(commitment, IGrantLog.GrantStatus.Active);
    }

    function testExpiryInThePastIsRefused(bytes32 commitment, uint64 expiry) public {
        _expectExpiryRefused(commitment, uint64(bound(expiry, 0, NOW)));
        _expectExpiryRefused(commitment, uint64(NOW));
        _grantUntil(commitment, uint64(NOW + 1));
    }

    function testGrantExpires(bytes32 commitment, uint64 expiry) public {
        expiry = uint64(bound(expiry, NOW + 1, type(uint32).max));
        _grantUntil(commitment, expiry);
        vm.warp(expiry - 1);
        _assertStatus(commitment, IGrantLog.GrantStatus.Active);
        vm.warp(expiry);
        _assertStatus(commitment, IGrantLog.GrantStatus.Expired);
    }

    function testGrantIdIsNeverReused(bytes32 commitment, uint8 how, uint64 expiry) public {
        expiry = uint64(bound(expiry, NOW + 2, type(uint64).max - 1));
        _grantUntil(commitment, uint64(NOW + 1));
        vm.roll(block.number + 1);
        if (how % 4 == 1) _revoke(commitment);
        if (how % 4 == 2) _revokeAllBefore(block.number);
        if (how % 4 == 3) vm.warp(NOW + 1);
        GrantId id = grants.grantId(ownerNym, commitment);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantIdUsed.selector, id));
        vm.prank(owner);
        grants.grant(commitment, expiry, 0);
    }

    /// @dev A copied commitment is another grant, of the copier's own nym, and takes nothing from the owner.
    function testCopiedCommitmentIsAnotherGrant(bytes32 commitment) public {
        vm.prank(other);
        GrantId copied = grants.grant(commitment, EXPIRY, 0);
        _grantUntil(commitment, EXPIRY);
        vm.assertNotEq(GrantId.unwrap(copied), GrantId.unwrap(grants.grantId(ownerNym, commitment)));
        vm.prank(other);
        grants.revoke(commitment);
        _assertStatus(commitment, IGrantLog.GrantStatus.Active);
        vm.assertFalse(grants.isActive(otherNym, commitment));
    }

    /* RECORDS */

    function testRecordIsAnchoredOncePerNym(bytes32 contentHash, bytes32 capsule, bytes32 again) public {
        vm.assume(contentHash != 0 && capsule != 0 && again != 0);
        vm.expectEmit(address(grants));
        emit IGrantLog.RecordAnchored(contentHash, capsule, ownerNym);
        vm.prank(owner);
        grants.anchorRecord(contentHash, capsule);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.RecordAlreadyAnchored.selector, contentHash));
        vm.prank(owner);
        grants.anchorRecord(contentHash, again);
        vm.assertEq(grants.anchoredCapsule(ownerNym, contentHash), capsule);

        vm.prank(other);
        grants.anchorRecord(contentHash, again);
        vm.assertEq(grants.anchoredCapsule(otherNym, contentHash), again);
        vm.assertEq(grants.anchoredCapsule(ownerNym, contentHash), capsule);
    }

    function testZeroRecordIsRefused(bytes32 id) public {
        vm.expectRevert(IGrantLog.RecordIdZero.selector);
        vm.prank(owner);
        grants.anchorRecord(id, 0);
        vm.expectRevert(IGrantLog.RecordIdZero.selector);
        vm.prank(owner);
        grants.anchorRecord(0, id);
    }
}
