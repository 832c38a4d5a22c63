// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS, SEATS} from "./Capacity.sol";
import {TraceCases} from "./TraceCases.sol";
import {Poseidon2} from "./generated/Poseidon2.sol";
import {Nym} from "./interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "./interfaces/ITrace.sol";
import {Field} from "./libraries/Field.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title TraceReveal
/// @notice Shares of public cases, and the identity that they reveal. See ITrace.
abstract contract TraceReveal is TraceCases {
    using SeatMask for uint64;

    /* CONSTANTS */

    /// @dev Places in a dealing's public vector.
    uint256 internal constant LEAVES = 11 + SEATS;
    uint256 internal constant IDENTITY = LEAVES + SEATS + 1;

    /* SHARES */

    /// @inheritdoc ITrace
    function submitShare(CaseId caseId, uint256[DEALING_WORDS] calldata dealing, uint256 share) external {
        (Case storage opened, uint8 seat) = _shareable(caseId, CaseMode.Public, keccak256(abi.encode(dealing)));
        if (share >= Field.R) revert ShareNotInField(share);
        uint256 nym = Nym.unwrap(opened.nym);
        uint256 generation = opened.generation;
        if (_leaf(share, nym, seat, generation) != dealing[LEAVES + seat]) {
            _refuseShare(caseId, opened, seat, share);
            return;
        }
        (uint64 shares, uint8 accepted) = _accept(opened, seat);
        emit ShareAccepted(caseId, seat, share, accepted);
        if (!opened.done) {
            _shares[caseId][seat] = share;
            return;
        }
        uint256 secret = _reconstruct(caseId, shares, seat, share);
        if (_leaf(secret, nym, 0, generation) != dealing[LEAVES]) revert DealingInconsistent(caseId);
        _reveal(caseId, opened.nym, generation, secret, dealing);
    }

    /* SHARES, INTERNAL */

    function _refuseShare(CaseId caseId, Case storage opened, uint8 seat, uint256 share) internal {
        if (opened.faults.has(seat)) revert ShareWrongAgain(caseId, seat);
        opened.faults |= SeatMask.single(seat);
        emit ShareRefused(caseId, seat, share);
    }

    /// @dev The secret from t shares: those accepted earlier, and the last, which needs no storage.
    function _reconstruct(CaseId caseId, uint64 mask, uint256 lastSeat, uint256 lastShare)
        internal
        view
        returns (uint256)
    {
        uint256[] memory seats = new uint256[](mask.count());
        uint256[] memory values = new uint256[](seats.length);
        uint256 k;
        for (uint256 seat = 1; seat <= SEATS; ++seat) {
            if (!mask.has(seat)) continue;
            seats[k] = seat;
            values[k++] = seat == lastSeat ? lastShare : _shares[caseId][seat];
        }
        return Field.interpolateAtZero(seats, values);
    }

    /// @dev v_b = d_b - H(IDPA; s, nym, b + 256 * generation).
    function _reveal(
        CaseId caseId,
        Nym nym,
        uint256 generation,
        uint256 secret,
        uint256[DEALING_WORDS] calldata dealing
    ) internal {
        uint256[4] memory v;
        for (uint256 b; b < 4; ++b) {
            uint256 pad = Poseidon2.hash3(Poseidon2.TAG_ID_PAD, secret, Nym.unwrap(nym), b + 256 * generation);
            v[b] = addmod(dealing[IDENTITY + b], Field.R - pad, Field.R);
        }
        emit IdentityRevealed(caseId, nym, v[0], v[1], v[2], v[3]);
    }

    /// @dev leaf_i = H(LEAF; p(i), nym, i + 256 * generation).
    function _leaf(uint256 value, uint256 nym, uint256 seat, uint256 generation) internal pure returns (uint256) {
        return Poseidon2.hash3(Poseidon2.TAG_LEAF, value, nym, seat + 256 * generation);
    }
}
