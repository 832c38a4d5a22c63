// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../Capacity.sol";
import {IConsortium} from "./IConsortium.sol";
import {IPseudonymRegistry, Nym} from "./IPseudonymRegistry.sol";
import {IVerifier} from "./IVerifier.sol";

/// @dev keccak256(abi.encode(chain id, trace, nym, generation, dealing digest, auditor, auditor key x and y, mode, evidence
/// hash, reason, nonce)) mod r: an element of F that no reorganisation moves to another case.
type CaseId is uint256;

/// @title ITrace
/// @notice Cases that open a pseudonym's identity: an auditor opens one, t seats of the dealing's committee approve it, and
/// only then each of them hands over its share: sealed to the auditor, who alone reads the identity, or in a public case to
/// everybody, and the t-th valid share reveals the identity on chain.
/// @dev A case pins generation, dealing digest, epoch, threshold, operators, mode and the auditor's key when it is opened.
interface ITrace {
    /// @notice Who reads the identity: the auditor alone, or everyone.
    enum CaseMode {
        Sealed,
        Public
    }

    /// @notice What an auditor asks for.
    struct CaseRequest {
        Nym nym;
        uint32 generation;
        /// The key that a sealed case is sealed to, a point of Grumpkin, best fresh for each case; (0, 0) in a public case.
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
        /// Seats that submitted a wrong share in a public case.
        uint64 faults;
        uint32 generation;
        uint8 threshold;
        CaseMode mode;
        /// Whether t shares were accepted: the identity is revealed, or the auditor can read it.
        bool done;
        /// Seats that refused. None of them approved.
        uint64 refusals;
        /// How many seats may approve or refuse.
        uint8 seats;
        /// Whether the auditor concluded.
        bool concluded;
    }

    /// @notice A share that only the holder of the case's auditor key can read.
    struct SealedShare {
        /// E' = [e']G.
        uint256[2] ephemeral;
        /// ct = p(i) + H(SEAL; ([e']A).x, caseId, i).
        uint256 ciphertext;
        /// H(SPI; x), the first public input of the proof.
        uint256 vectorHash;
    }

    /// @notice How many cases came how far. An expired case is one that was opened and neither approved nor refused in time:
    /// no transaction marks it, so expired cases are counted from the events.
    struct Statistics {
        uint48 opened;
        /// t seats approved.
        uint48 approved;
        /// So many seats refused that t cannot approve any more.
        uint48 refused;
        /// t shares were accepted.
        uint48 completed;
        uint48 concluded;
    }

    /// @notice Thrown by the constructor when the registry is of another consortium.
    error TraceConsortiumMismatch();
    /// @notice Thrown when the sender is not an appointed auditor.
    error CaseCallerNotAuditor(address caller);
    /// @notice Thrown when the auditor has as many unexpired cases as it may have.
    error CaseLimitReached(address auditor, uint256 limit);
    /// @notice Thrown when a public case names an auditor key or a proof of possession.
    error CaseAuditorKeyRefused();
    /// @notice Thrown when the auditor key of a sealed case is (0, 0), not on the curve or not canonical.
    error CaseAuditorKeyInvalid(uint256 x, uint256 y);
    /// @notice Thrown when the proof of possession of a sealed case's key is not 96 bytes.
    error CasePossessionLength(uint256 length);
    /// @notice Thrown when a sealed share is submitted to a public case, or a share in the clear to a sealed one.
    error CaseModeMismatch(CaseId caseId, CaseMode mode);
    /// @notice Thrown when the same request was opened before.
    error CaseExists(CaseId caseId);
    /// @notice Thrown when no case has the id.
    error CaseUnknown(CaseId caseId);
    /// @notice Thrown when approving or refusing after the case's expiry.
    error CaseExpired(CaseId caseId);
    /// @notice Thrown when t shares were accepted already.
    error CaseDone(CaseId caseId);
    /// @notice Thrown when a case is concluded before t shares were accepted.
    error CaseNotDone(CaseId caseId);
    /// @notice Thrown when a case is concluded a second time.
    error CaseAlreadyConcluded(CaseId caseId);
    /// @notice Thrown when another than the case's auditor concludes it.
    error CaseCallerNotItsAuditor(CaseId caseId, address caller);
    /// @notice Thrown when the sender is not an operator that the case pinned.
    error CaseCallerNotOperator(CaseId caseId, address caller);
    /// @notice Thrown when a seat that approved approves again or refuses.
    error CaseAlreadyApproved(CaseId caseId, uint256 seat);
    /// @notice Thrown when a seat that refused refuses again or approves.
    error CaseAlreadyRefused(CaseId caseId, uint256 seat);
    /// @notice Thrown when a share comes before t seats approved.
    error ShareBeforeApprovals(CaseId caseId, uint256 approvals, uint256 threshold);
    /// @notice Thrown when a seat that did not approve submits a share.
    error ShareNotApprovedBySeat(CaseId caseId, uint256 seat);
    /// @notice Thrown when the seat's share was accepted before.
    error ShareAlreadyAccepted(CaseId caseId, uint256 seat);
    /// @notice Thrown when a word that stands for an element of F is not below r.
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
    /// @dev Warning: keyPossession is not verified on chain, which has no precompile for Grumpkin. Every seat verifies it
    /// before it approves (zk/SPEC.md, purpose 3), and anyone can. Over a key that nobody knows, or that is a chosen
    /// combination of other points, nothing is claimed.
    /// @param keyPossession R.x, R.y, s: Schnorr proof of possession of the auditor key, 96 bytes; empty in a public case.
    event CaseOpened(
        CaseId indexed caseId,
        Nym indexed nym,
        address indexed auditor,
        CaseRequest request,
        bytes32 dealingDigest,
        uint32 epoch,
        uint8 threshold,
        uint64 expiry,
        bytes keyPossession
    );
    /// @notice Emitted when a seat approves; approvals counts it.
    event CaseApproved(CaseId indexed caseId, uint8 indexed seat, uint8 approvals);
    /// @notice Emitted when a seat refuses; refusals counts it.
    event CaseRefused(CaseId indexed caseId, uint8 indexed seat, uint8 refusals);
    /// @notice Emitted when the auditor closes a case with a hash of its findings.
    event CaseConcluded(CaseId indexed caseId, address indexed auditor, bytes32 findingsHash);
    /// @notice Emitted when a sealed share was proven to hide the share of the seat's commitment; accepted counts it.
    event SealedShareAccepted(
        CaseId indexed caseId, uint8 indexed seat, uint256[2] ephemeral, uint256 ciphertext, uint8 accepted
    );
    /// @notice Emitted in a public case when a share matches its commitment; accepted counts it.
    event ShareAccepted(CaseId indexed caseId, uint8 indexed seat, uint256 share, uint8 accepted);
    /// @notice Emitted in a public case when a seat's first wrong share is logged against it. The transaction succeeds.
    event ShareRefused(CaseId indexed caseId, uint8 indexed seat, uint256 share);
    /// @notice Emitted with the t-th valid share of a public case: the elements of F that were escrowed. They are not decoded here:
    /// zk/SPEC.md gives the encoding of id0 and id1, and holder is what the issuer must show the person's signature over.
    event IdentityRevealed(
        CaseId indexed caseId, Nym indexed nym, uint256 id0, uint256 id1, uint256 issuerSeat, uint256 holder
    );

    /// @notice Opens a case. Only an appointed auditor, for its own account, within its limit of unexpired cases; a refused
    /// or finished case counts until it expires.
    /// @param keyPossession As in the event CaseOpened.
    function openCase(CaseRequest calldata request, bytes calldata keyPossession) external returns (CaseId caseId);
    /// @notice Approves a case for the sender's seat: once, before the case's expiry, and not after refusing it.
    function approve(CaseId caseId) external;
    /// @notice Refuses a case for the sender's seat: once, before the case's expiry, and not after approving it. It is
    /// final for this case: with better evidence the auditor opens another.
    function refuse(CaseId caseId) external;
    /// @notice Submits the sealed share of the sender's seat to a sealed case. The seat must have approved, after t approvals;
    /// expiry does not matter. An invalid proof reverts: it says nothing about the share, so it is not logged against the
    /// seat, as a wrong public share is, and costs only its sender. A seat whose share does not come is absent.
    /// @dev The proof is over (h, z, y): h = vectorHash, z = keccak256(x, h) mod r, y = sum of x_j z^j, for x = domain, caseId,
    /// A.x, A.y, nym, generation, seat, leaf of the seat, E'.x, E'.y, ct. A copied submission helps nobody: the seat in x is
    /// the sender's.
    /// @param dealing The public vector, as in the event Registered.
    function submitSealedShare(
        CaseId caseId,
        uint256[DEALING_WORDS] calldata dealing,
        SealedShare calldata share,
        uint256[8] calldata proof
    ) external;
    /// @notice Submits the share of the sender's seat to a public case. The seat must have approved, after t approvals;
    /// expiry does not matter. A share that does not match its commitment is logged the first time and reverts after that.
    /// @dev Warning: a transaction is public before it is mined. Send it only once t approvals are confirmed.
    /// @param dealing The public vector, as in the event Registered.
    /// @param share p(i) for the sender's seat i.
    function submitShare(CaseId caseId, uint256[DEALING_WORDS] calldata dealing, uint256 share) external;
    /// @notice Closes a case, once, after t shares were accepted. Only the case's auditor, appointed still or not.
    /// @param findingsHash Of whatever the auditor will answer for; the chain does not learn what.
    function conclude(CaseId caseId, bytes32 findingsHash) external;

    /// @notice Whose operators approve, and who appointed the auditors.
    function consortium() external view returns (IConsortium);
    /// @notice Whose dealings are opened.
    function registry() external view returns (IPseudonymRegistry);
    /// @notice What checks the proofs of sealed shares.
    function verifier() external view returns (IVerifier);
    /// @notice keccak256(abi.encode(keccak256("Medveil.Trace.v1"), chain id, this contract)) mod r.
    function domain() external view returns (uint256);
    /// @notice The id that the auditor's request has, whether or not it is open. Reverts if the dealing is unknown.
    function caseIdOf(address auditor, CaseRequest calldata request) external view returns (CaseId);
    /// @notice The case; all zero if it was not opened.
    function caseInfo(CaseId caseId) external view returns (Case memory);
    /// @notice The key that a sealed case is sealed to; (0, 0) for a public case, or none.
    function auditorKey(CaseId caseId) external view returns (uint256 x, uint256 y);
    /// @notice The seat that the case pinned for the operator, 0 if none.
    function operatorSeat(CaseId caseId, address operator) external view returns (uint8);
    /// @notice How many more cases the auditor may open now.
    function remainingCases(address auditor) external view returns (uint256);
    /// @notice The auditor's cases in numbers; those of all auditors, for address 0.
    function statistics(address auditor) external view returns (Statistics memory);
}
