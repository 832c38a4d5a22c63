// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "./Capacity.sol";
import {ConsortiumState} from "./ConsortiumState.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title Attestations
/// @notice Which epochs' dealings can still be opened, and what new ones are bound to. See IConsortium.
abstract contract Attestations is ConsortiumState {
    using SeatMask for uint64;

    /* CONSTANTS */

    uint256 internal constant ATTESTABLE_BLOCKS = 256;

    /* ATTESTING */

    /// @inheritdoc IConsortium
    function attest(uint32 epoch, uint256 blockNumber, bytes calldata proof) external {
        uint8 seat = _senderSeat(epoch);
        _superseded(epoch, seat);
        if (blockNumber >= block.number || blockNumber + ATTESTABLE_BLOCKS < block.number) {
            revert AttestationBlockRefused(blockNumber);
        }
        _checkPossession(seat, proof);

        _attestedAt[epoch][seat - 1] = uint64(block.timestamp);
        emit Attested(epoch, seat, blockNumber, blockhash(blockNumber), proof);
    }

    /// @inheritdoc IConsortium
    function declareLost(uint32 epoch, uint8 seat, bool lost) external onlySelf {
        _superseded(epoch, seat);
        if (lost) _lost[epoch] |= SeatMask.single(seat);
        else _lost[epoch] &= ~SeatMask.single(seat);
        emit SeatLost(epoch, seat, lost);
    }

    function _checkPossession(uint8 seat, bytes calldata possession) internal pure {
        if (possession.length != 96) revert SeatPossessionLength(seat, possession.length);
    }

    /* VIEWS */

    /// @inheritdoc IConsortium
    function registrationTerms(uint32 epoch) external view returns (uint256 digest, uint16 maxNyms) {
        if (registrationsPaused) revert RegistrationsPaused();
        return _terms(epoch);
    }

    /// @inheritdoc IConsortium
    function renewalTerms(uint32 epoch) external view returns (uint256 digest, uint16 maxNyms) {
        return _terms(epoch);
    }

    /// @inheritdoc IConsortium
    function epochAlive(uint32 epoch) public view returns (bool) {
        // Asked at every use of a pseudonym, mostly of the current epoch.
        if (epoch == currentEpoch) return epoch != 0;
        uint64 mask = seatsAttesting(epoch);
        return mask != 0 && mask.count() >= _epochs[epoch].threshold;
    }

    /// @inheritdoc IConsortium
    function epochAtRisk(uint32 epoch) external view returns (bool) {
        Epoch storage info = _epochs[epoch];
        if (info.supersededAt == 0) return false;
        return seatsAttesting(epoch).count() <= uint256(info.threshold) + _policy.margin;
    }

    /// @inheritdoc IConsortium
    function seatsAttesting(uint32 epoch) public view returns (uint64 mask) {
        Epoch storage info = _epochs[epoch];
        mask = info.mask;
        uint256 superseded = info.supersededAt;
        if (superseded == 0) return mask;
        mask &= ~_lost[epoch];
        uint256 period = _policy.attestationPeriod;
        if (block.timestamp <= superseded + period) return mask;
        uint64[SEATS] memory attestedAt = _attestedAt[epoch];
        for (uint256 i; i < SEATS; ++i) {
            if (attestedAt[i] + period < block.timestamp) mask &= ~SeatMask.single(i + 1);
        }
    }

    /// @inheritdoc IConsortium
    function attestations(uint32 epoch) external view returns (uint64[SEATS] memory) {
        return _attestedAt[epoch];
    }

    /// @dev A superseded epoch that is lost takes no dealings in its grace period either: nobody could open them.
    function _terms(uint32 epoch) internal view returns (uint256 digest, uint16 maxNyms) {
        Epoch memory info = epochInfo(epoch);
        digest = info.digest;
        bool usable = digest != 0;
        if (info.supersededAt != 0) usable = block.timestamp <= info.usableUntil && epochAlive(epoch);
        if (!usable) revert EpochNotUsable(epoch);
        maxNyms = _policy.maxNyms;
    }
}
