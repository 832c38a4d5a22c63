// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "./Capacity.sol";
import {Attestations} from "./Attestations.sol";
import {CommitteeHasher} from "./CommitteeHasher.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {Grumpkin} from "./libraries/Grumpkin.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title Committees
/// @notice Stages seats and seals them as an epoch. See IConsortium.
abstract contract Committees is Attestations {
    using SeatMask for uint64;

    /* CONSTANTS */

    uint256 internal constant MAX_ENDPOINT_LENGTH = 256;

    /* IMMUTABLES */

    CommitteeHasher internal immutable HASHER = new CommitteeHasher();

    /* STAGING */

    /// @inheritdoc IConsortium
    function configureSeat(
        uint8 seat,
        Seat calldata config,
        bytes calldata sharePossession,
        bytes calldata issuerPossession
    ) external onlyConfiguring validSeat(seat) {
        _checkOperator(seat, config.operator);
        _checkKey(seat, config.shareKeyX, config.shareKeyY);
        _checkKey(seat, config.issuerKeyX, config.issuerKeyY);
        if (config.sealingKey == 0) revert SeatSealingKeyZero(seat);
        uint256 length = bytes(config.endpoint).length;
        if (length == 0 || length > MAX_ENDPOINT_LENGTH) revert SeatEndpointLength(seat, length);
        _checkPossession(seat, sharePossession);
        _checkPossession(seat, issuerPossession);

        uint16 number = ++_configuredCount;
        _configured[number] = config;
        uint32 epoch = _stage(seat, number);
        emit SeatConfigured(epoch, seat, config, sharePossession, issuerPossession);
    }

    /// @inheritdoc IConsortium
    function clearSeat(uint8 seat) external onlyConfiguring validSeat(seat) {
        emit SeatCleared(_stage(seat, 0), seat);
    }

    /// @dev The first change of a proposal starts from the current committee.
    function _stage(uint8 seat, uint16 number) internal returns (uint32 next) {
        uint32 current = currentEpoch;
        next = current + 1;
        if (!_staging) {
            _staging = true;
            _seats[next] = _seats[current];
        }
        _seats[next][seat - 1] = number;
    }

    /* SEALING */

    /// @inheritdoc IConsortium
    function sealFirstEpoch(uint8 threshold) external {
        if (msg.sender != configurator) revert ConsortiumCallerNotConfigurator(msg.sender);
        if (_policy.maxNyms == 0) revert PolicyIncomplete();
        if (address(registry) == address(0)) revert ContractsMismatch();
        configurator = address(0);
        _seal(1, threshold, false);
        WorkerSet memory workers = _workerSets[1];
        if (workers.threshold == 0 || workers.mask & ~_epochs[1].mask != 0) {
            revert WorkerSetInvalid(workers.mask, workers.threshold);
        }
    }

    /// @inheritdoc IConsortium
    function sealEpoch(uint32 epoch, uint8 threshold, bool emergency) external onlySelf {
        uint32 current = currentEpoch;
        if (epoch != current + 1) revert EpochNotNext(epoch, current + 1);
        if (!_staging) _seats[epoch] = _seats[current];
        Epoch storage superseded = _epochs[current];
        superseded.supersededAt = uint64(block.timestamp);
        superseded.usableUntil = uint64(block.timestamp + _policy.gracePeriod);
        if (emergency) (_emergencyBefore[epoch], _emergencyEpoch) = (_emergencyEpoch, epoch);
        _seal(epoch, threshold, emergency);
    }

    function _seal(uint32 epoch, uint8 threshold, bool emergency) internal {
        (uint64 mask, uint256[] memory words) = _collectSeats(epoch);
        if (threshold < 2 || threshold > mask.count()) revert EpochThresholdOutOfRange(threshold, mask.count());
        _checkKeysDistinct(words);
        words[0] = consortiumId;
        words[1] = epoch;
        words[2] = threshold;
        words[3] = mask;
        uint256 digest = HASHER.hash(words);

        _staging = false;
        currentEpoch = epoch;
        _epochs[epoch] = Epoch(digest, mask, threshold, uint64(block.timestamp), 0, 0);
        emit EpochSealed(epoch, digest, mask, threshold, emergency);
        registry.noteEpoch();
    }

    /// @dev Records the operators' seats and returns the mask and the digest's input: four words left free, then four
    /// coordinates a seat. A configured seat has an operator, and its keys were checked.
    function _collectSeats(uint32 epoch) internal returns (uint64 mask, uint256[] memory words) {
        words = new uint256[](4 + 4 * SEATS);
        bytes32[SEATS] memory sealing;
        uint16[SEATS] memory numbers = _seats[epoch];
        for (uint256 i; i < SEATS; ++i) {
            if (numbers[i] == 0) continue;
            Seat storage seat = _configured[numbers[i]];
            // Safe "unchecked" cast: SEATS is at most 64.
            _recordOperator(epoch, uint8(i + 1), seat.operator);
            mask |= SeatMask.single(i + 1);
            words[4 + 4 * i] = seat.shareKeyX;
            words[5 + 4 * i] = seat.shareKeyY;
            words[6 + 4 * i] = seat.issuerKeyX;
            words[7 + 4 * i] = seat.issuerKeyY;
            sealing[i] = seat.sealingKey;
            _checkSealingKeyNew(sealing, i);
        }
    }

    /// @inheritdoc IConsortium
    function replaceOperator(uint32 epoch, uint8 seat, address operator) external onlySelf {
        _superseded(epoch, seat);
        _checkOperator(seat, operator);
        Seat memory changed = _configured[_seats[epoch][seat - 1]];
        address former = changed.operator;
        delete _operators[epoch][former];
        _recordOperator(epoch, seat, operator);
        changed.operator = operator;
        uint16 number = ++_configuredCount;
        _configured[number] = changed;
        _seats[epoch][seat - 1] = number;
        emit OperatorReplaced(epoch, seat, former, operator);
    }

    function _recordOperator(uint32 epoch, uint8 seat, address operator) internal {
        if (_operators[epoch][operator].seat != 0) revert SeatOperatorRepeated(seat, operator);
        uint32 since = _operators[epoch - 1][operator].since;
        _operators[epoch][operator] = Operator(seat, since == 0 ? epoch : since);
    }

    /* CHECKS */

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
    function _checkSealingKeyNew(bytes32[SEATS] memory keys, uint256 i) internal pure {
        for (uint256 j; j < i; ++j) {
            if (keys[j] == keys[i]) revert SeatSealingKeyRepeated(i + 1, keys[i]);
        }
    }

    /// @dev The consortium calls itself in proposals: as an operator it would vote in its own calls.
    function _checkOperator(uint8 seat, address operator) internal view {
        if (operator == address(0) || operator == address(this)) revert SeatOperatorZero(seat);
    }

    function _checkKey(uint8 seat, uint256 x, uint256 y) internal pure {
        if (!Grumpkin.isKey(x, y)) revert SeatKeyInvalid(seat, x, y);
    }
}
