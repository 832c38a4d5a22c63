// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GrantId, IGrantLog} from "./interfaces/IGrantLog.sol";
import {IPseudonymRegistry, Nym} from "./interfaces/IPseudonymRegistry.sol";

/// @title GrantLog
/// @notice See IGrantLog.
contract GrantLog is IGrantLog {
    /// @dev A grant in one slot. createdBlock is zero if there is none, and the slot is never cleared.
    struct Record {
        uint64 expiry;
        uint64 createdBlock;
        bool revoked;
    }

    /// @dev A ReceiptAnchor in two slots.
    struct Anchor {
        uint32 log;
        uint64 size;
        uint64 blockNumber;
        bytes32 root;
    }

    /* CONSTANTS */

    bytes32 internal constant TYPE = keccak256("Medveil.Grant.v1");

    /* IMMUTABLES */

    /// @inheritdoc IGrantLog
    IPseudonymRegistry public immutable registry;

    /* STORAGE */

    mapping(GrantId id => Record) internal _records;
    /// @inheritdoc IGrantLog
    mapping(Nym ownerNym => uint64) public revokedBefore;
    /// @inheritdoc IGrantLog
    mapping(Nym nym => mapping(bytes32 contentHash => bytes32)) public anchoredCapsule;
    mapping(address worker => Anchor) internal _anchors;

    /* CONSTRUCTOR */

    constructor(IPseudonymRegistry registry_) {
        registry = registry_;
    }

    /* GRANTS */

    /// @inheritdoc IGrantLog
    function grant(bytes32 commitment, uint64 expiry, bytes32 bundle) external returns (GrantId id) {
        Nym ownerNym = registry.activeNymOf(msg.sender);
        id = grantId(ownerNym, commitment);
        if (expiry <= block.timestamp) revert GrantExpiryPast(expiry);
        if (_records[id].createdBlock != 0) revert GrantIdUsed(id);

        // Safe "unchecked" cast: no chain reaches 2^64 blocks.
        _records[id] = Record({expiry: expiry, createdBlock: uint64(block.number), revoked: false});
        emit Granted(id, ownerNym, commitment, expiry, bundle);
    }

    /// @inheritdoc IGrantLog
    function revoke(bytes32 commitment) external {
        Nym ownerNym = _senderNym();
        GrantId id = grantId(ownerNym, commitment);
        Record storage record = _records[id];
        if (record.createdBlock == 0) revert GrantUnknown(id);
        if (record.revoked) revert GrantAlreadyRevoked(id);

        record.revoked = true;
        emit Revoked(id, ownerNym);
    }

    /// @inheritdoc IGrantLog
    function revokeAllBefore(uint64 blockNumber) external {
        Nym ownerNym = _senderNym();
        // Refusing a later block would make the owner name one in advance, and miss grants that a reorganisation moves.
        uint64 next = uint64(block.number + 1);
        if (blockNumber > next) blockNumber = next;
        // The watermark only rises, or a revoked grant would be active again.
        if (blockNumber <= revokedBefore[ownerNym]) revert GrantRevocationBlockRefused(blockNumber);

        revokedBefore[ownerNym] = blockNumber;
        emit RevokedAllBefore(ownerNym, blockNumber);
    }

    /* RECORDS */

    /// @inheritdoc IGrantLog
    function anchorRecord(bytes32 contentHash, bytes32 capsuleId) external {
        Nym nym = registry.activeNymOf(msg.sender);
        if (contentHash == 0 || capsuleId == 0) revert RecordIdZero();
        if (anchoredCapsule[nym][contentHash] != 0) revert RecordAlreadyAnchored(contentHash);

        anchoredCapsule[nym][contentHash] = capsuleId;
        emit RecordAnchored(contentHash, capsuleId, nym);
    }

    /* RECEIPTS */

    /// @inheritdoc IGrantLog
    function anchorReceipts(uint32 log, uint64 size, bytes32 root) external {
        Anchor storage anchor = _anchors[msg.sender];
        if (log != anchor.log) revert ReceiptsLogMismatch(anchor.log);
        if (size <= anchor.size) revert ReceiptsSizeRefused(size);
        if (root == 0) revert ReceiptsRootZero();

        anchor.size = size;
        // Safe "unchecked" cast: no chain reaches 2^64 blocks.
        anchor.blockNumber = uint64(block.number);
        anchor.root = root;
        emit ReceiptsAnchored(msg.sender, log, size, root);
    }

    /// @inheritdoc IGrantLog
    function resetReceipts() external {
        uint32 next = _anchors[msg.sender].log + 1;

        // Safe "unchecked" cast: no chain reaches 2^64 blocks.
        _anchors[msg.sender] = Anchor({log: next, size: 0, blockNumber: uint64(block.number), root: 0});
        emit ReceiptsReset(msg.sender, next);
    }

    /* VIEWS */

    /// @inheritdoc IGrantLog
    function grantId(Nym ownerNym, bytes32 commitment) public view returns (GrantId) {
        return GrantId.wrap(keccak256(abi.encode(TYPE, block.chainid, address(this), ownerNym, commitment)));
    }

    /// @inheritdoc IGrantLog
    function grantState(Nym ownerNym, bytes32 commitment) public view returns (GrantState memory state) {
        state.id = grantId(ownerNym, commitment);
        Record memory record = _records[state.id];
        state.expiry = record.expiry;
        state.createdBlock = record.createdBlock;
        if (record.createdBlock == 0) state.status = GrantStatus.None;
        else if (record.revoked || record.createdBlock < revokedBefore[ownerNym]) state.status = GrantStatus.Revoked;
        else if (record.expiry <= block.timestamp) state.status = GrantStatus.Expired;
        else state.status = GrantStatus.Active;
    }

    /// @inheritdoc IGrantLog
    function isActive(Nym ownerNym, bytes32 commitment) external view returns (bool) {
        return grantState(ownerNym, commitment).status == GrantStatus.Active;
    }

    /// @inheritdoc IGrantLog
    function receiptAnchor(address worker) external view returns (ReceiptAnchor memory) {
        Anchor memory anchor = _anchors[worker];
        return ReceiptAnchor(anchor.log, anchor.size, anchor.root, anchor.blockNumber);
    }

    /// @dev The nym that the sender serves, active or not: revoking never needs an active pseudonym.
    function _senderNym() internal view returns (Nym nym) {
        nym = registry.nymOf(msg.sender);
        if (Nym.unwrap(nym) == 0) revert GrantOwnerUnknown(msg.sender);
    }
}
