// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPseudonymRegistry, Nym} from "./IPseudonymRegistry.sol";

/// @dev keccak256(abi.encode(keccak256("Medveil.Grant.v1"), chain id, grant log, owner nym, commitment)).
type GrantId is bytes32;

/// @title IGrantLog
/// @notice Grants of re-encryption, and the anchors of records. The chain shows that an owner granted something, not what
/// or to whom: that is in the commitment's opening, which workers and grantee receive sealed.
/// @dev A grant belongs to the nym, not to the account: its id is derived from the sender's nym, so only the account that
/// serves the nym can reach it.
/// @dev Warning: activity of the owner's and grantee's nyms, and the worker set's version, are the worker's checks.
interface IGrantLog {
    /// @notice What a grant is now. A revocation hides an expiry.
    enum GrantStatus {
        None,
        Active,
        Expired,
        Revoked
    }

    /// @notice A grant's state.
    struct GrantState {
        GrantId id;
        GrantStatus status;
        /// Block time in seconds from which the grant is no longer active.
        uint64 expiry;
        /// The block that recorded the grant.
        uint64 createdBlock;
    }

    /// @notice Where a worker's receipt log stood when its operator last anchored it.
    struct ReceiptAnchor {
        /// Number of the log, from 0; every reset begins the next one.
        uint32 log;
        /// Entries in the log when it was anchored; 0 if this log was not anchored yet.
        uint64 size;
        /// Merkle root (RFC 6962) over the log's first size entries; 0 if this log was not anchored yet.
        bytes32 root;
        /// The block of the last anchor or reset; 0 if there was neither.
        uint64 blockNumber;
    }

    /// @notice Thrown when an expiry is not after the block's time.
    error GrantExpiryPast(uint256 expiry);
    /// @notice Thrown when the id was used, even if it was revoked since.
    error GrantIdUsed(GrantId id);
    /// @notice Thrown when there is no such grant by the sender's nym.
    error GrantUnknown(GrantId id);
    /// @notice Thrown when the grant was revoked before.
    error GrantAlreadyRevoked(GrantId id);
    /// @notice Thrown when the grants made before the block are all revoked already.
    error GrantRevocationBlockRefused(uint256 blockNumber);
    /// @notice Thrown when an account that never served a nym would revoke.
    error GrantOwnerUnknown(address account);
    /// @notice Thrown when a content hash or a capsule id is zero.
    error RecordIdZero();
    /// @notice Thrown when the nym anchored the content hash before.
    error RecordAlreadyAnchored(bytes32 contentHash);
    /// @notice Thrown when receipts are anchored to another log than the sender's current one.
    error ReceiptsLogMismatch(uint32 current);
    /// @notice Thrown when a log of receipts would not grow: the size is zero, or not above the anchored one.
    error ReceiptsSizeRefused(uint64 size);
    /// @notice Thrown when the root of a log of receipts is zero.
    error ReceiptsRootZero();

    /// @notice Emitted when a grant is made.
    /// @param bundle Content hash of the sealed opening and fragments on IPFS.
    event Granted(GrantId indexed grantId, Nym indexed ownerNym, bytes32 commitment, uint64 expiry, bytes32 bundle);
    /// @notice Emitted when one grant is revoked.
    event Revoked(GrantId indexed grantId, Nym indexed ownerNym);
    /// @notice Emitted when all grants of a nym made in blocks before blockNumber are revoked; at most the next block.
    event RevokedAllBefore(Nym indexed ownerNym, uint64 blockNumber);
    /// @notice Emitted when a record is anchored.
    event RecordAnchored(bytes32 indexed contentHash, bytes32 indexed capsuleId, Nym indexed nym);
    /// @notice Emitted when a worker's receipts are anchored.
    event ReceiptsAnchored(address indexed worker, uint32 indexed log, uint64 size, bytes32 root);
    /// @notice Emitted when an operator declares its worker's log lost.
    /// @param log The number of the log that begins.
    event ReceiptsReset(address indexed worker, uint32 indexed log);

    /// @notice Records a grant by the sender's nym, which must be active.
    /// @param commitment keccak256(abi.encode(salt, grantee nym, label hash, re-key hash, worker set version)).
    /// @param expiry Seconds since the Unix epoch.
    /// @param bundle Content hash of the sealed opening and fragments on IPFS.
    function grant(bytes32 commitment, uint64 expiry, bytes32 bundle) external returns (GrantId id);
    /// @notice Revokes the grant that the sender's nym made for the commitment. The nym need not be active.
    function revoke(bytes32 commitment) external;
    /// @notice Revokes all grants of the sender's nym made in blocks before blockNumber; a later block than the next is
    /// taken for the next. The nym need not be active.
    /// @dev Revoke all that was granted so far with type(uint64).max: a number read from the chain misses grants that are
    /// mined, or moved by a reorganisation, between reading and revoking.
    /// @dev Warning: a grant made later in this same block is then revoked with the others, from the start.
    function revokeAllBefore(uint64 blockNumber) external;
    /// @notice Anchors a record by the sender's nym, which must be active. An anchor is never overwritten.
    /// @param contentHash The sha2-256 digest in the record's CID.
    /// @param capsuleId The id of the capsule that the record is encrypted under.
    function anchorRecord(bytes32 contentHash, bytes32 capsuleId) external;
    /// @notice Anchors the sender's log of receipts at a size above the anchored one.
    /// @dev The log's number makes a transaction that was sent before a reset fail after it.
    /// @dev Warning: anyone may anchor, and the contract cannot know whether a root extends the one before. An anchor means
    /// something only under a member's operator, to who checks the worker's proofs of consistency; and a replaced operator
    /// can still anchor the end of its log.
    /// @param log Number of the sender's current log.
    /// @param size Entries in the log.
    /// @param root Merkle root (RFC 6962) over the log's first size entries.
    function anchorReceipts(uint32 log, uint64 size, bytes32 root) external;
    /// @notice Declares the sender's log of receipts lost: an empty log with the next number begins.
    /// @dev Warning: receipts of the log before stay provable only against anchors and checkpoints that others kept, so a
    /// reset is an event that its readers must hear of.
    function resetReceipts() external;

    /// @notice Who is who.
    function registry() external view returns (IPseudonymRegistry);
    /// @notice The id of the grant that the nym makes, or made, for the commitment.
    function grantId(Nym ownerNym, bytes32 commitment) external view returns (GrantId);
    /// @notice The state of a grant. Derives the id, so that an id cannot be paired with another nym's revocations.
    function grantState(Nym ownerNym, bytes32 commitment) external view returns (GrantState memory);
    /// @notice Whether the grant was made, has not expired and is not revoked, alone or with others.
    function isActive(Nym ownerNym, bytes32 commitment) external view returns (bool);
    /// @notice The block before which all grants of the nym are revoked; 0 if none were.
    function revokedBefore(Nym ownerNym) external view returns (uint64);
    /// @notice The capsule id that the nym anchored for the content hash; 0 if none.
    function anchoredCapsule(Nym nym, bytes32 contentHash) external view returns (bytes32);
    /// @notice Where the worker's current log of receipts was anchored last.
    function receiptAnchor(address worker) external view returns (ReceiptAnchor memory);
}
