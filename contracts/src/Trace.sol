// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS, SEATS} from "./Capacity.sol";
import {TraceState} from "./TraceState.sol";
import {Poseidon2} from "./generated/Poseidon2.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRegistry, Nym} from "./interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "./interfaces/ITrace.sol";
import {Field} from "./libraries/Field.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title Trace
/// @notice See ITrace. This file opens, approves and reveals; TraceState keeps and shows.
contract Trace is TraceState {
    using SeatMask for uint64;

    /* CONSTANTS */

    /// @dev Places in a dealing's public vector.
    uint256 internal constant LEAVES = 11 + SEATS;
    uint256 internal constant IDENTITY = LEAVES + SEATS + 1;

    /* CONSTRUCTOR */

    constructor(IConsortium consortium_, IPseudonymRegistry registry_) TraceState(consortium_, registry_) {}

    /* CASES */

    /// @inheritdoc ITrace
    function openCase(CaseRequest calldata request) external returns (CaseId caseId) {
        if (request.mode != CaseMode.Public) revert CaseModeRefused(request.mode);
        if (request.auditorKeyX != 0 || request.auditorKeyY != 0) revert CaseAuditorKeyRefused();
        uint64 expiry = uint64(block.timestamp + consortium.policy().caseLifetime);
        _countCase(msg.sender, expiry);
        (bytes32 digest, uint32 epoch) = registry.dealingOf(request.nym, request.generation);
        caseId = _caseId(msg.sender, request, digest);
        if (_cases[caseId].auditor != address(0)) revert CaseExists(caseId);

        Case storage opened = _cases[caseId];
        opened.nym = request.nym;
        opened.dealingDigest = digest;
        opened.auditor = msg.sender;
        opened.expiry = expiry;
        opened.epoch = epoch;
        opened.generation = request.generation;
        opened.threshold = consortium.epochInfo(epoch).threshold;
        opened.mode = request.mode;
        _pinOperators(caseId, epoch);
        emit CaseOpened(caseId, request.nym, msg.sender, request, digest, epoch, opened.threshold, expiry);
    }

    /// @inheritdoc ITrace
    function approve(CaseId caseId) external {
        Case storage opened = _openCase(caseId);
        uint8 seat = _senderSeat(caseId);
        if (block.timestamp > opened.expiry) revert CaseExpired(caseId);
        if (opened.approvals.has(seat)) revert CaseAlreadyApproved(caseId, seat);

        opened.approvals |= SeatMask.single(seat);
        emit CaseApproved(caseId, seat, opened.approvals.count());
    }

    /// @inheritdoc ITrace
    function submitShare(CaseId caseId, uint256[DEALING_WORDS] calldata dealing, uint256 share) external {
        Case storage opened = _openCase(caseId);
        uint8 seat = _senderSeat(caseId);
        _checkMayShare(caseId, opened, seat);
        if (share >= Field.R) revert ShareNotInField(share);
        if (keccak256(abi.encode(dealing)) != opened.dealingDigest) revert DealingMismatch(caseId);

        uint256 nym = Nym.unwrap(opened.nym);
        uint256 generation = opened.generation;
        if (_leaf(share, nym, seat, generation) != dealing[LEAVES + seat]) {
            _refuseShare(caseId, opened, seat, share);
            return;
        }
        uint64 shares = opened.shares | SeatMask.single(seat);
        opened.shares = shares;
        emit ShareAccepted(caseId, seat, share, shares.count());
        if (shares.count() < opened.threshold) {
            _shares[caseId][seat] = share;
            return;
        }
        opened.done = true;
        uint256 secret = _reconstruct(caseId, shares, seat, share);
        if (_leaf(secret, nym, 0, generation) != dealing[LEAVES]) revert DealingInconsistent(caseId);
        _reveal(caseId, opened.nym, generation, secret, dealing);
    }

    /* CASES, INTERNAL */

    function _countCase(address auditor, uint64 expiry) internal {
        uint256 limit = consortium.auditorCaseLimit(auditor);
        if (limit == 0) revert CaseCallerNotAuditor(auditor);
        (uint256 unexpired, uint256 place) = _unexpired(auditor);
        if (unexpired >= limit) revert CaseLimitReached(auditor, limit);
        uint64[] storage expiries = _expiries[auditor];
        if (place == expiries.length) expiries.push(expiry);
        else expiries[place] = expiry;
    }

    /// @dev Copies the operators, so that no later change of a seat's operator moves an approval or a share.
    function _pinOperators(CaseId caseId, uint32 epoch) internal {
        address[SEATS] memory operators = consortium.operators(epoch);
        for (uint256 i; i < SEATS; ++i) {
            // Safe "unchecked" cast: SEATS is at most 64.
            if (operators[i] != address(0)) operatorSeat[caseId][operators[i]] = uint8(i + 1);
        }
    }

    function _openCase(CaseId caseId) internal view returns (Case storage opened) {
        opened = _cases[caseId];
        if (opened.auditor == address(0)) revert CaseUnknown(caseId);
        if (opened.done) revert CaseDone(caseId);
    }

    function _senderSeat(CaseId caseId) internal view returns (uint8 seat) {
        seat = operatorSeat[caseId][msg.sender];
        if (seat == 0) revert CaseCallerNotOperator(caseId, msg.sender);
    }

    /// @dev No share before t approvals, or the shares of a case that never gets them would stay on chain and count towards
    /// the threshold for good.
    function _checkMayShare(CaseId caseId, Case storage opened, uint8 seat) internal view {
        uint8 approvals = opened.approvals.count();
        if (approvals < opened.threshold) revert ShareBeforeApprovals(caseId, approvals, opened.threshold);
        if (!opened.approvals.has(seat)) revert ShareNotApprovedBySeat(caseId, seat);
        if (opened.shares.has(seat)) revert ShareAlreadyAccepted(caseId, seat);
    }

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
