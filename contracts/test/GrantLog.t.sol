// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GrantLog} from "../src/GrantLog.sol";
import {GrantId, IGrantLog} from "../src/interfaces/IGrantLog.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {bound} from "./Bound.sol";
import {MedveilTest} from "./MedveilTest.sol";

contract GrantLogTest is MedveilTest {
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

    /* REVOKE */

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
