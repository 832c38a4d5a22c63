// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../Capacity.sol";
import {IPseudonymRegistry} from "./IPseudonymRegistry.sol";
import {ITrace} from "./ITrace.sol";

/// @title IConsortium
/// @notice The member institutions: their seats, keys and thresholds by epoch, the policy and the appointed auditors.
/// @dev Seats are numbered 1 to SEATS; bit i-1 of a mask stands for seat i. Epochs and worker sets are numbered from 1, so
/// that 0 means none. What belongs to an epoch is kept under its number and never changes after it is sealed, but for the
/// operators of superseded epochs, which replaceOperator changes.
/// @dev The account that deploys the contract configures the first epoch and seals it. From then on no account has any
/// power over the contract: what configures is called by the contract itself, in executing what members voted for
/// (IGovernance).
/// @dev Dealings do not die with their committee: seats keep the share keys of superseded epochs and attest to it. t leaked
/// share keys of one epoch open every dealing of that epoch, whatever committees follow.
interface IConsortium {
    /// @notice One institution's place in a committee.
    /// @dev In an empty seat every field is zero.
    struct Seat {
        /// The account that approves cases and submits shares for the seat.
        address operator;
        /// PK_i, the Grumpkin key to which shares are encrypted.
        uint256 shareKeyX;
        uint256 shareKeyY;
        /// I_i, the Grumpkin key that signs credentials.
        uint256 issuerKeyX;
        uint256 issuerKeyY;
        /// X25519 key to which re-encryption key fragments are sealed.
        bytes32 sealingKey;
        /// Where the seat's worker answers, a URL.
        string endpoint;
    }

    /// @notice The terms that hold for everyone. Every term but margin is positive.
    struct Policy {
        /// Pseudonyms one holder may have: slots 0 to maxNyms - 1. Never decreases.
        uint16 maxNyms;
        /// Workers at which a wallet stores each record.
        uint8 replicas;
        /// An epoch whose attesting seats are at most t plus this is at risk: pseudonyms dealt under it must renew.
        uint8 margin;
        /// Seconds for which an epoch stays usable for registrations, counted and fixed when it is superseded.
        uint32 gracePeriod;
        /// Seconds from opening a case to the end of approving it.
        uint32 caseLifetime;
        /// What a recovery waits: so many seconds, and
        uint32 recoveryDelay;
        /// so many blocks.
        uint32 recoveryBlocks;
        /// Seconds from the moment a proposal has its quorum to its earliest execution, at most 90 days.
        uint32 timelock;
        /// Seconds from proposing to the end of approving and executing; an hour longer than the timelock at least.
        uint32 proposalLifetime;
        /// Seconds for which an attestation of an old share key counts.
        uint32 attestationPeriod;
    }

    /// @notice What is fixed about an epoch when it is sealed, and when it is superseded.
    struct Epoch {
        /// H(COMM; consortiumId, epoch, threshold, mask, keys of all seats), below r. Zero if the epoch is not sealed.
        uint256 digest;
        /// The occupied seats.
        uint64 mask;
        /// t: seats needed to open an identity.
        uint8 threshold;
        /// Block time in seconds.
        uint64 sealedAt;
        /// Last second in which registrations may use the epoch; zero, for no end, while it is the current one.
        uint64 usableUntil;
        /// When the next epoch was sealed; zero while it is the current one.
        uint64 supersededAt;
    }

    /// @notice The seats whose workers hold re-encryption key fragments; worker j is the j-th set bit, from 1.
    struct WorkerSet {
        uint64 mask;
        /// t_w: workers needed to re-encrypt, at least 2.
        uint8 threshold;
        /// The epoch whose sealing keys the fragments of this version are sealed to.
        uint32 epoch;
    }

    /// @notice Thrown when anyone but the configurator configures, and after the first seal, anyone but the contract itself.
    error ConsortiumCallerNotConfigurator(address caller);
    /// @notice Thrown for a seat number that is zero or above SEATS.
    error SeatNumberOutOfRange(uint256 seat);
    /// @notice Thrown when a seat's operator is the zero address, or the consortium itself.
    error SeatOperatorZero(uint256 seat);
    /// @notice Thrown when two seats have the same operator.
    error SeatOperatorRepeated(uint256 seat, address operator);
    /// @notice Thrown when a coordinate is not below r, or a key is zero or not on Grumpkin.
    error SeatKeyInvalid(uint256 seat, uint256 x, uint256 y);
    /// @notice Thrown when two keys of the committee, share or issuer keys, have the same x: they are equal or opposite.
    error SeatKeyRepeated(uint256 seat, uint256 x);
    /// @notice Thrown when the sealing key is zero.
    error SeatSealingKeyZero(uint256 seat);
    /// @notice Thrown when two seats have the same sealing key.
    error SeatSealingKeyRepeated(uint256 seat, bytes32 sealingKey);
    /// @notice Thrown when the endpoint is empty or longer than 256 bytes.
    error SeatEndpointLength(uint256 seat, uint256 length);
    /// @notice Thrown when a proof of possession is not 96 bytes.
    error SeatPossessionLength(uint256 seat, uint256 length);
    /// @notice Thrown when t < 2 or t > n, the number of occupied seats.
    error EpochThresholdOutOfRange(uint256 threshold, uint256 seats);
    /// @notice Thrown when an epoch was never sealed, its grace period is over, or it is superseded and lost.
    error EpochNotUsable(uint256 epoch);
    /// @notice Thrown when a proposal would seal another epoch than the next, when it is made or when it is
    /// executed: the committee changed since.
    error EpochNotNext(uint256 epoch, uint256 next);
    /// @notice Thrown when an operator is replaced or a share key attested in an epoch that is not superseded.
    error EpochNotSuperseded(uint256 epoch);
    /// @notice Thrown when calls that stage seats end without a seal.
    error EpochNotSealed(uint256 epoch);
    /// @notice Thrown when a term of the policy is zero, or none was configured.
    error PolicyIncomplete();
    /// @notice Thrown when maxNyms would decrease, the timelock exceeds 90 days or the lifetime does not exceed it by an hour.
    error PolicyRefused();
    /// @notice Thrown when registrations are paused.
    error RegistrationsPaused();
    /// @notice Thrown when the registry or the trace serves another consortium, or none was bound before the seal.
    error ContractsMismatch();
    /// @notice Thrown for the zero address.
    error AuditorZero();
    /// @notice Thrown when a worker set names an empty seat, or its threshold is below 2 or above its size.
    error WorkerSetInvalid(uint256 mask, uint256 threshold);
    /// @notice Thrown when a version that the current worker set does not serve is listed to be served on.
    error WorkerSetNotServed(uint256 version);
    /// @notice Thrown when a seat of the current worker set was emptied or changed its sealing key, and no new version was
    /// set with it.
    error WorkerSetOutdated(uint256 seat);
    /// @notice Thrown when the sender does not operate a seat of the epoch.
    error CallerNotOperator(uint256 epoch, address caller);
    /// @notice Thrown when a block that an attestation names is not one of the 256 before.
    error AttestationBlockRefused(uint256 blockNumber);

    /// @notice Emitted when a seat is configured for an epoch; a later event for the same epoch and seat replaces this one.
    /// @dev Warning: the proofs of possession are not verified on chain, which has no precompile for Grumpkin. Every
    /// member and every wallet verifies those of the sealed committee (purpose 1: share key, 2: issuer key).
    event SeatConfigured(
        uint32 indexed epoch, uint8 indexed seat, Seat config, bytes sharePossession, bytes issuerPossession
    );
    /// @notice Emitted when a seat is emptied for an epoch before its seal.
    event SeatCleared(uint32 indexed epoch, uint8 indexed seat);
    /// @notice Emitted when the registry and the trace are bound.
    event ContractsBound(address registry, address trace);
    /// @notice Emitted when the policy is set.
    event PolicyConfigured(Policy policy);
    /// @notice Emitted when an auditor is appointed; limit 0 dismisses.
    event AuditorConfigured(address indexed auditor, uint8 caseLimit);
    /// @notice Emitted when a version of the worker set is set, with the older versions that it serves on.
    event WorkerSetConfigured(uint32 indexed version, uint64 mask, uint8 threshold, uint32[] served);
    /// @notice Emitted when an epoch becomes current; emergency if it ended every earlier grace.
    event EpochSealed(uint32 indexed epoch, uint256 digest, uint64 mask, uint8 threshold, bool emergency);
    /// @notice Emitted when new registrations are paused or resumed.
    event RegistrationsPausedSet(bool paused);
    /// @notice Emitted when the operator of a seat of a superseded epoch is replaced. Cases keep those that they pinned.
    event OperatorReplaced(uint32 indexed epoch, uint8 indexed seat, address former, address operator);
    /// @notice Emitted when a seat attests that it holds its share key of a superseded epoch.
    /// @dev Warning: the proof is not verified on chain. It is a proof of possession of the share key for purpose 4 and
    /// operator zero, with keccak256(abi.encode(keccak256("Medveil.Attestation.v1"), consortiumId, epoch, blockHash)) mod r
    /// in place of the consortium's id. Members' clients verify it.
    event Attested(uint32 indexed epoch, uint8 indexed seat, uint256 blockNumber, bytes32 blockHash, bytes proof);
    /// @notice Emitted when members declare a seat's share key of a superseded epoch lost, or no longer so.
    event SeatLost(uint32 indexed epoch, uint8 indexed seat, bool lost);

    /// @notice Fills a seat of the next epoch, replacing what was configured for it. All other seats stay as they are.
    /// @dev Repeated keys and operators are refused by the seal, so that seats can be exchanged before it. What a proposal
    /// stages, the same proposal must seal. There is room for 65,535 configurations and replaced operators in all.
    /// @dev Keys of earlier epochs may come again, also in another seat: that its operator knows the secret is shown by the
    /// proof of possession, which names the operator.
    /// @param sharePossession R.x, R.y, s: Schnorr proof of possession of the share key, 96 bytes.
    /// @param issuerPossession The same for the issuer key.
    function configureSeat(
        uint8 seat,
        Seat calldata config,
        bytes calldata sharePossession,
        bytes calldata issuerPossession
    ) external;
    /// @notice Empties a seat of the next epoch.
    function clearSeat(uint8 seat) external;
    /// @notice Sets the policy.
    function configurePolicy(Policy calldata policy) external;
    /// @notice Appoints an auditor who may have caseLimit unexpired cases; 0 dismisses, and the cases it opened stand.
    function configureAuditor(address auditor, uint8 caseLimit) external;
    /// @notice Sets the next version of the worker set (before the first seal, version 1), 2 <= threshold <= size: no worker
    /// serves alone. Its seats must be occupied when the epoch is sealed, and after it. Its keys are those of the epoch
    /// that is then current: a proposal that seals an epoch seals it first.
    /// @param served The older versions whose grants stay served, each served until now. All others end for good.
    /// @dev Warning: whether enough workers of a listed version are left is for the members to know.
    function configureWorkerSet(uint64 mask, uint8 threshold, uint32[] calldata served) external;
    /// @notice Names the contracts, beside this one, that proposals may call. By the configurator only; both must
    /// serve this consortium, and the trace that registry.
    function bindContracts(IPseudonymRegistry registry, ITrace trace) external;
    /// @notice Seals the configured seats as epoch 1 and ends all power of the configurator.
    /// @dev Enforces: operators are distinct; share and issuer keys, across seats and kinds, have distinct x coordinates;
    /// sealing keys are distinct; 2 <= t <= n; policy, worker set and bound contracts are complete. Share and issuer keys
    /// were checked to be on the curve when the seat was configured.
    function sealFirstEpoch(uint8 threshold) external;
    /// @notice Seals the staged seats as the next epoch, with all that sealFirstEpoch enforces, by vote only.
    /// @dev Warning: with t near the number of seats, so few operators that stop voting end all changes of committee, workers
    /// and policy for good, for those need t approvals. With t = n one is enough.
    /// @param epoch The number of the next epoch, so that a proposal is void when another changed the committee first.
    /// @param emergency The superseded epoch gets no grace, and that of every earlier epoch ends.
    function sealEpoch(uint32 epoch, uint8 threshold, bool emergency) external;
    /// @notice Replaces the operator of a seat of a superseded epoch, by vote only, for example of a member that left or
    /// rotated its account. Cases keep the operators that they pinned.
    /// @dev Warning: it needs as many approvals as that epoch's t. Replace operators before a committee shrinks below it.
    /// What the former one attested counts for the seat until its period is over.
    function replaceOperator(uint32 epoch, uint8 seat, address operator) external;
    /// @notice Declares that a seat's share key of a superseded epoch is lost whatever its operator attests, for example
    /// because its proofs do not verify; or takes that back. By vote only.
    function declareLost(uint32 epoch, uint8 seat, bool lost) external;
    /// @notice Pauses new registrations, or resumes them, by vote only. Renewal and recovery go on.
    function pauseRegistrations(bool paused) external;
    /// @notice Attests that the sender's seat still holds its share key of a superseded epoch.
    /// @param blockNumber One of the last 256 blocks, whose hash the proof is bound to, so that it is fresh.
    /// @param proof 96 bytes, emitted and not verified here.
    function attest(uint32 epoch, uint256 blockNumber, bytes calldata proof) external;

    /// @notice The account that may configure the first epoch; zero once it is sealed.
    function configurator() external view returns (address);
    /// @notice keccak256(abi.encode(keccak256("Medveil.Consortium.v1"), chain id, this contract)) mod r.
    function consortiumId() external view returns (uint256);
    /// @notice The current epoch, 0 before the first seal.
    function currentEpoch() external view returns (uint32);
    /// @notice What was sealed for the epoch; all zero if it was not sealed.
    function epochInfo(uint32 epoch) external view returns (Epoch memory);
    /// @notice The epoch's seats; element i-1 is seat i. Before the seal, those configured so far.
    function committee(uint32 epoch) external view returns (Seat[SEATS] memory);
    /// @notice The epoch's operators; element i-1 is seat i, zero if empty.
    function operators(uint32 epoch) external view returns (address[SEATS] memory);
    /// @notice The seat of an operator in a sealed epoch, 0 if it has none.
    function operatorSeat(uint32 epoch, address operator) external view returns (uint8);
    /// @notice What a new registration under the epoch is bound to. Reverts if the epoch is not usable now, or registrations
    /// are paused.
    function registrationTerms(uint32 epoch) external view returns (uint256 digest, uint16 maxNyms);
    /// @notice What a renewal or a recovery under the epoch is bound to: as registrationTerms, and never paused.
    function renewalTerms(uint32 epoch) external view returns (uint256 digest, uint16 maxNyms);
    /// @notice Whether new registrations are paused.
    function registrationsPaused() external view returns (bool);
    /// @notice Whether dealings of the epoch can still be opened: it is current, or at least t of its seats attest.
    /// Pseudonyms dealt under an epoch that is not alive are inactive until they renew, or seats attest again.
    function epochAlive(uint32 epoch) external view returns (bool);
    /// @notice Whether pseudonyms dealt under the epoch must renew: it is superseded, and at most t plus the policy's
    /// margin of its seats attest.
    function epochAtRisk(uint32 epoch) external view returns (bool);
    /// @notice The seats of the epoch that count as holding their share key: of the current epoch all, of a superseded
    /// one those that attested within the attestation period, or whose epoch was superseded within it, and that were
    /// not declared lost. Empty if the epoch is not sealed.
    function seatsAttesting(uint32 epoch) external view returns (uint64 mask);
    /// @notice When each seat of a superseded epoch attested last, zero if it never did; element i-1 is seat i.
    function attestations(uint32 epoch) external view returns (uint64[SEATS] memory);
    /// @notice The registry that proposals may call.
    function registry() external view returns (IPseudonymRegistry);
    /// @notice The trace that proposals may call.
    function trace() external view returns (ITrace);
    /// @notice The policy.
    function policy() external view returns (Policy memory);
    /// @notice Unexpired cases that the auditor may have; 0 if it is not appointed.
    function auditorCaseLimit(address auditor) external view returns (uint8);
    /// @notice A version of the worker set; all zero if there is none.
    function workerSet(uint32 version) external view returns (WorkerSet memory);
    /// @notice The current version of the worker set, 0 before it is configured.
    function currentWorkerSetVersion() external view returns (uint32);
    /// @notice Whether the current worker set serves grants made for the version: it is the current one, or every later
    /// one listed it.
    function isWorkerSetServed(uint32 version) external view returns (bool);
}
