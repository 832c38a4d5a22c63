// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../Capacity.sol";
import {IConsortium} from "./IConsortium.sol";
import {IPseudonymRegistry, Nym} from "./IPseudonymRegistry.sol";

/// @dev keccak256(abi.encode(chain id, trace, nym, generation, dealing digest, auditor, auditor key x and y, mode, evidence
/// hash, reason, nonce)) mod r: an element of F that no reorganisation moves to another case.
type CaseId is uint256;

/// @title ITrace
/// @notice Cases that open a pseudonym's identity: an auditor opens one, t seats of the dealing's committee approve it, and
/// only then each of them submits its share; the t-th valid share reveals the identity.
/// @dev A case pins generation, dealing digest, epoch, threshold and operators when it is opened.
interface ITrace {
    /// @notice Who reads the identity: everyone, or the auditor alone. Sealed cases are refused for now.
    enum CaseMode {
        Public,
        Sealed
    }

    /// @notice What an auditor asks for.
    struct CaseRequest {
        Nym nym;
        uint32 generation;
        /// The key that a sealed case is sealed to; (0, 0) in a public case.
        uint256 auditorKeyX;
        uint256 auditorKeyY;
        CaseMode mode;
        bytes32 evidenceHash;
        uint32 reason;
        /// Any value that makes the case's id new.
        bytes32 nonce;
    }

    /// @notice A case. All zero if it was not opened. Bit i-1 of a mask stands for seat i.
    struct Case {
        Nym nym;
        bytes32 dealingDigest;
        address auditor;
        /// Last second in which seats may approve.
        uint64 expiry;
        uint32 epoch;
        /// Seats that approved.
        uint64 approvals;
        /// Seats whose share was accepted.
        uint64 shares;
        /// Seats that submitted a wrong share.
        uint64 faults;
        uint32 generation;
        uint8 threshold;
        CaseMode mode;
        /// Whether the identity was revealed.
        bool done;
    }

    /// @notice Thrown by the constructor when the registry is of another consortium.
    error TraceConsortiumMismatch();
    /// @notice Thrown when the sender is not an appointed auditor.
    error CaseCallerNotAuditor(address caller);
    /// @notice Thrown when the auditor has as many unexpired cases as it may have.
    error CaseLimitReached(address auditor, uint256 limit);
    /// @notice Thrown for a sealed case.
    error CaseModeRefused(CaseMode mode);
    /// @notice Thrown when a public case names an auditor key.
    error CaseAuditorKeyRefused();
    /// @notice Thrown when the same request was opened before.
    error CaseExists(CaseId caseId);
    /// @notice Thrown when no case has the id.
    error CaseUnknown(CaseId caseId);
    /// @notice Thrown when approving after the case's expiry.
    error CaseExpired(CaseId caseId);
    /// @notice Thrown when the identity was revealed already.
    error CaseDone(CaseId caseId);
    /// @notice Thrown when the sender is not an operator that the case pinned.
    error CaseCallerNotOperator(CaseId caseId, address caller);
    /// @notice Thrown when a seat approves a second time.
    error CaseAlreadyApproved(CaseId caseId, uint256 seat);
    /// @notice Thrown when a share comes before t seats approved.
    error ShareBeforeApprovals(CaseId caseId, uint256 approvals, uint256 threshold);
    /// @notice Thrown when a seat that did not approve submits a share.
    error ShareNotApprovedBySeat(CaseId caseId, uint256 seat);
    /// @notice Thrown when the seat's share was accepted before.
    error ShareAlreadyAccepted(CaseId caseId, uint256 seat);
    /// @notice Thrown when the share is not below r.
    error ShareNotInField(uint256 share);
    /// @notice Thrown when a share does not match its commitment and the seat has submitted a wrong one before.
    error ShareWrongAgain(CaseId caseId, uint256 seat);
    /// @notice Thrown when the words are not the dealing that the case pinned.
    error DealingMismatch(CaseId caseId);
    /// @notice Thrown when t shares that match their commitments do not give the committed secret. A valid registration
    /// proof excludes it, so it means that the proof system's setup is broken. The last share is not recorded; the
    /// earlier ones stand and nothing is revealed.
    error DealingInconsistent(CaseId caseId);

    /// @notice Emitted when a case is opened, with everything that its id is made of.
    event CaseOpened(
        CaseId indexed caseId,
        Nym indexed nym,
        address indexed auditor,
        CaseRequest request,
        bytes32 dealingDigest,
        uint32 epoch,
        uint8 threshold,
        uint64 expiry
    );
    /// @notice Emitted when a seat approves; approvals counts it.
    event CaseApproved(CaseId indexed caseId, uint8 indexed seat, uint8 approvals);
    /// @notice Emitted when a share matches its commitment; accepted counts it.
    event ShareAccepted(CaseId indexed caseId, uint8 indexed seat, uint256 share, uint8 accepted);
    /// @notice Emitted when a seat's first wrong share is logged against it. The transaction succeeds.
    event ShareRefused(CaseId indexed caseId, uint8 indexed seat, uint256 share);
    /// @notice Emitted with the t-th valid share: the elements of F that were escrowed. They are not decoded here:
    /// zk/SPEC.md gives the encoding of id0 and id1, and holder is what the issuer must show the person's signature over.
    event IdentityRevealed(
        CaseId indexed caseId, Nym indexed nym, uint256 id0, uint256 id1, uint256 issuerSeat, uint256 holder
    );

    /// @notice Opens a case. Only an appointed auditor, for its own account, within its limit of unexpired cases.
    function openCase(CaseRequest calldata request) external returns (CaseId caseId);
    /// @notice Approves a case for the sender's seat: once, before the case's expiry.
    function approve(CaseId caseId) external;
    /// @notice Submits the share of the sender's seat, which must have approved, after t approvals; expiry does not matter.
    /// A share that does not match its commitment is logged the first time and reverts after that.
    /// @dev Warning: a transaction is public before it is mined. Send it only once t approvals are confirmed.
    /// @param dealing The public vector, as in the event Registered.
    /// @param share p(i) for the sender's seat i.
    function submitShare(CaseId caseId, uint256[DEALING_WORDS] calldata dealing, uint256 share) external;

    /// @notice Whose operators approve, and who appointed the auditors.
    function consortium() external view returns (IConsortium);
    /// @notice Whose dealings are opened.
    function registry() external view returns (IPseudonymRegistry);
    /// @notice The id that the auditor's request has, whether or not it is open. Reverts if the dealing is unknown.
    function caseIdOf(address auditor, CaseRequest calldata request) external view returns (CaseId);
    /// @notice The case; all zero if it was not opened.
    function caseInfo(CaseId caseId) external view returns (Case memory);
    /// @notice The seat that the case pinned for the operator, 0 if none.
    function operatorSeat(CaseId caseId, address operator) external view returns (uint8);
    /// @notice How many more cases the auditor may open now.
    function remainingCases(address auditor) external view returns (uint256);
}
