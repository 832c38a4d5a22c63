// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../Capacity.sol";

/// @title IConsortium
/// @notice The member institutions: their seats, keys and thresholds by epoch, the policy and the appointed auditors.
/// @dev Seats are numbered 1 to SEATS; bit i-1 of a mask stands for seat i. Epochs and worker sets are numbered from 1, so
/// that 0 means none. What belongs to an epoch is kept under its number and never changes after it is sealed.
/// @dev The account that deploys the contract configures the first epoch and seals it. From then on no account has any
/// power over the contract.
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

    /// @notice The terms that hold for everyone.
    struct Policy {
        /// Pseudonyms one holder may have: slots 0 to maxNyms - 1.
        uint16 maxNyms;
        /// Seconds for which an epoch stays usable for registrations, counted and fixed when it is superseded.
        uint32 gracePeriod;
        /// Seconds from opening a case to the end of approving it.
        uint32 caseLifetime;
    }

    /// @notice What is fixed about an epoch when it is sealed.
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
    }

    /// @notice The seats whose workers hold re-encryption key fragments; worker j is the j-th set bit, from 1.
    struct WorkerSet {
        uint64 mask;
        /// t_w: workers needed to re-encrypt, at least 2.
        uint8 threshold;
    }

    /// @notice Thrown when anyone but the configurator configures, and for everyone after the first epoch is sealed.
    error ConsortiumCallerNotConfigurator(address caller);
    /// @notice Thrown for a seat number that is zero or above SEATS.
    error SeatNumberOutOfRange(uint256 seat);
    /// @notice Thrown when a seat's operator is the zero address.
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
    /// @notice Thrown when an epoch was never sealed, or its grace period is over.
    error EpochNotUsable(uint256 epoch);
    /// @notice Thrown when a term of the policy is zero, or none was configured.
    error PolicyIncomplete();
    /// @notice Thrown for the zero address.
    error AuditorZero();
    /// @notice Thrown when a worker set names an empty seat, or its threshold is below 2 or above its size.
    error WorkerSetInvalid(uint256 mask, uint256 threshold);

    /// @notice Emitted when a seat is configured; a later event for the same seat replaces this one.
    /// @dev Warning: the proofs of possession are not verified on chain, which has no precompile for Grumpkin. Every
    /// member and every wallet verifies those of the sealed committee (purpose 1: share key, 2: issuer key).
    event SeatConfigured(uint8 indexed seat, Seat config, bytes sharePossession, bytes issuerPossession);
    /// @notice Emitted when a configured seat is emptied before the seal.
    event SeatCleared(uint8 indexed seat);
    /// @notice Emitted when the policy is set.
    event PolicyConfigured(Policy policy);
    /// @notice Emitted when an auditor is appointed; limit 0 dismisses.
    event AuditorConfigured(address indexed auditor, uint8 caseLimit);
    /// @notice Emitted when a version of the worker set is set.
    event WorkerSetConfigured(uint32 indexed version, uint64 mask, uint8 threshold);
    /// @notice Emitted when an epoch becomes current.
    event EpochSealed(uint32 indexed epoch, uint256 digest, uint64 mask, uint8 threshold);

    /// @notice Fills a seat of the first epoch, replacing what was configured for it.
    /// @dev Repeated keys and operators are refused by the seal, so that seats can be exchanged before it.
    /// @param sharePossession R.x, R.y, s: Schnorr proof of possession of the share key, 96 bytes.
    /// @param issuerPossession The same for the issuer key.
    function configureSeat(
        uint8 seat,
        Seat calldata config,
        bytes calldata sharePossession,
        bytes calldata issuerPossession
    ) external;
    /// @notice Empties a seat of the first epoch.
    function clearSeat(uint8 seat) external;
    /// @notice Sets the policy; every term is positive.
    function configurePolicy(Policy calldata policy) external;
    /// @notice Appoints an auditor who may have caseLimit unexpired cases; 0 dismisses, and the cases it opened stand.
    function configureAuditor(address auditor, uint8 caseLimit) external;
    /// @notice Sets version 1 of the worker set, 2 <= threshold <= size: no worker serves alone. Its seats must be occupied
    /// when the epoch is sealed.
    function configureWorkerSet(uint64 mask, uint8 threshold) external;
    /// @notice Seals the configured seats as epoch 1 and ends all power of the configurator.
    /// @dev Enforces: operators are distinct; share and issuer keys, across seats and kinds, have distinct x coordinates;
    /// sealing keys are distinct; 2 <= t <= n; policy and worker set are complete. Share and issuer keys were checked to be
    /// on the curve when the seat was configured.
    function sealFirstEpoch(uint8 threshold) external;

    /// @notice The account that may configure; zero once the first epoch is sealed.
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
    /// @notice What a registration under the epoch is bound to. Reverts if the epoch is not usable now.
    function registrationTerms(uint32 epoch) external view returns (uint256 digest, uint16 maxNyms);
    /// @notice The policy.
    function policy() external view returns (Policy memory);
    /// @notice Unexpired cases that the auditor may have; 0 if it is not appointed.
    function auditorCaseLimit(address auditor) external view returns (uint8);
    /// @notice A version of the worker set; all zero if there is none.
    function workerSet(uint32 version) external view returns (WorkerSet memory);
    /// @notice The current version of the worker set, 0 before it is configured.
    function currentWorkerSetVersion() external view returns (uint32);
    /// @notice Whether the current worker set serves grants made for the version.
    function isWorkerSetServed(uint32 version) external view returns (bool);
}
