// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "./Capacity.sol";
import {ConsortiumState} from "./ConsortiumState.sol";
import {Poseidon2} from "./generated/Poseidon2.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {Field} from "./libraries/Field.sol";
import {Grumpkin} from "./libraries/Grumpkin.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title Consortium
/// @notice See IConsortium. This file configures and seals; ConsortiumState keeps and shows.
contract Consortium is ConsortiumState {
    using SeatMask for uint64;

    /* CONSTANTS */

    uint32 internal constant FIRST_EPOCH = 1;
    uint32 internal constant FIRST_WORKER_SET = 1;
    uint256 internal constant POSSESSION_LENGTH = 96;
    uint256 internal constant MAX_ENDPOINT_LENGTH = 256;

    /* CONSTRUCTOR */

    constructor() {
        configurator = msg.sender;
        bytes32 id = keccak256(abi.encode(keccak256("Medveil.Consortium.v1"), block.chainid, address(this)));
        consortiumId = uint256(id) % Field.R;
    }

    /* MODIFIERS */

    modifier onlyConfigurator() {
        if (msg.sender != configurator) revert ConsortiumCallerNotConfigurator(msg.sender);
        _;
    }

    modifier validSeat(uint8 seat) {
        if (seat == 0 || seat > SEATS) revert SeatNumberOutOfRange(seat);
        _;
    }

    /* CONFIGURATION */

    /// @inheritdoc IConsortium
    function configureSeat(
        uint8 seat,
        Seat calldata config,
        bytes calldata sharePossession,
        bytes calldata issuerPossession
    ) external onlyConfigurator validSeat(seat) {
        if (config.operator == address(0)) revert SeatOperatorZero(seat);
        _checkKey(seat, config.shareKeyX, config.shareKeyY);
        _checkKey(seat, config.issuerKeyX, config.issuerKeyY);
        if (config.sealingKey == 0) revert SeatSealingKeyZero(seat);
        uint256 length = bytes(config.endpoint).length;
        if (length == 0 || length > MAX_ENDPOINT_LENGTH) revert SeatEndpointLength(seat, length);
        _checkPossession(seat, sharePossession);
        _checkPossession(seat, issuerPossession);

        _seats[FIRST_EPOCH][seat - 1] = config;
        emit SeatConfigured(seat, config, sharePossession, issuerPossession);
    }

    /// @inheritdoc IConsortium
    function clearSeat(uint8 seat) external onlyConfigurator validSeat(seat) {
        delete _seats[FIRST_EPOCH][seat - 1];
        emit SeatCleared(seat);
    }

    /// @inheritdoc IConsortium
    function configurePolicy(Policy calldata newPolicy) external onlyConfigurator {
        if (newPolicy.maxNyms == 0 || newPolicy.gracePeriod == 0 || newPolicy.caseLifetime == 0) {
            revert PolicyIncomplete();
        }
        _policy = newPolicy;
        emit PolicyConfigured(newPolicy);
    }

    /// @inheritdoc IConsortium
    function configureAuditor(address auditor, uint8 caseLimit) external onlyConfigurator {
        if (auditor == address(0)) revert AuditorZero();
        auditorCaseLimit[auditor] = caseLimit;
        emit AuditorConfigured(auditor, caseLimit);
    }

    /// @inheritdoc IConsortium
    function configureWorkerSet(uint64 mask, uint8 threshold) external onlyConfigurator {
        if (threshold < 2 || threshold > mask.count()) revert WorkerSetInvalid(mask, threshold);
        currentWorkerSetVersion = FIRST_WORKER_SET;
        _workerSets[FIRST_WORKER_SET] = WorkerSet(mask, threshold);
        emit WorkerSetConfigured(FIRST_WORKER_SET, mask, threshold);
    }

    /// @inheritdoc IConsortium
    function sealFirstEpoch(uint8 threshold) external onlyConfigurator {
        if (_policy.maxNyms == 0) revert PolicyIncomplete();
        (uint64 mask, uint256[] memory words) = _collectSeats();
        if (threshold < 2 || threshold > mask.count()) revert EpochThresholdOutOfRange(threshold, mask.count());
        WorkerSet memory workers = _workerSets[FIRST_WORKER_SET];
        if (workers.threshold == 0 || workers.mask & ~mask != 0) {
            revert WorkerSetInvalid(workers.mask, workers.threshold);
        }
        _checkKeysDistinct(words);
        _checkSealingKeysDistinct();

        words[0] = consortiumId;
        words[1] = FIRST_EPOCH;
        words[2] = threshold;
        words[3] = mask;
        uint256 digest = Poseidon2.hash(Poseidon2.TAG_COMMITTEE, words);
        configurator = address(0);
        currentEpoch = FIRST_EPOCH;
        _epochs[FIRST_EPOCH] = Epoch(digest, mask, threshold, uint64(block.timestamp), 0);
        emit EpochSealed(FIRST_EPOCH, digest, mask, threshold);
    }

    /// @dev Records the operators' seats and returns the mask and the digest's input: four words left free, then four
    /// coordinates a seat. A configured seat has an operator, and its keys were checked.
    function _collectSeats() internal returns (uint64 mask, uint256[] memory words) {
        words = new uint256[](4 + 4 * SEATS);
        for (uint256 i; i < SEATS; ++i) {
            Seat storage seat = _seats[FIRST_EPOCH][i];
            address operator = seat.operator;
            if (operator == address(0)) continue;
            if (_operatorSeat[FIRST_EPOCH][operator] != 0) revert SeatOperatorRepeated(i + 1, operator);
            // Safe "unchecked" cast: SEATS is at most 64.
            _operatorSeat[FIRST_EPOCH][operator] = uint8(i + 1);
            mask |= SeatMask.single(i + 1);
            words[4 + 4 * i] = seat.shareKeyX;
            words[5 + 4 * i] = seat.shareKeyY;
            words[6 + 4 * i] = seat.issuerKeyX;
            words[7 + 4 * i] = seat.issuerKeyY;
        }
    }

    /// @dev Compares x coordinates only: who knows the secret of a key knows that of its opposite. No point of the curve
    /// has x = 0 (-17 is not a square in F), so x = 0 stands for an empty seat.
    function _checkKeysDistinct(uint256[] memory words) internal pure {
        for (uint256 k = 4; k < words.length; k += 2) {
            if (words[k] == 0) continue;
            for (uint256 j = 4; j < k; j += 2) {
                if (words[j] == words[k]) revert SeatKeyRepeated((k - 4) / 4 + 1, words[k]);
            }
        }
    }

    /// @dev Against mistakes, which would give one worker the fragments of two: who shares the secret of a sealing key on
    /// purpose needs no second seat for it, so other encodings of the same point are not looked for.
    function _checkSealingKeysDistinct() internal view {
        bytes32[SEATS] memory keys;
        for (uint256 i; i < SEATS; ++i) {
            keys[i] = _seats[FIRST_EPOCH][i].sealingKey;
            for (uint256 j; j < i; ++j) {
                if (keys[i] != 0 && keys[j] == keys[i]) revert SeatSealingKeyRepeated(i + 1, keys[i]);
            }
        }
    }

    function _checkKey(uint8 seat, uint256 x, uint256 y) internal pure {
        if (!Grumpkin.isKey(x, y)) revert SeatKeyInvalid(seat, x, y);
    }

    function _checkPossession(uint8 seat, bytes calldata possession) internal pure {
        if (possession.length != POSSESSION_LENGTH) revert SeatPossessionLength(seat, possession.length);
    }
}
