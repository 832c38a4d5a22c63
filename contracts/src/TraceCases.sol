// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "./Capacity.sol";
import {TraceState} from "./TraceState.sol";
import {CaseId, ITrace} from "./interfaces/ITrace.sol";
import {Grumpkin} from "./libraries/Grumpkin.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title TraceCases
/// @notice Opens, approves, refuses and concludes cases, and keeps the order that shares follow. See ITrace.
abstract contract TraceCases is TraceState {
    using SeatMask for uint64;

    /* CONSTANTS */

    uint256 internal constant POSSESSION_LENGTH = 96;

    /* CASES */

    /// @inheritdoc ITrace
    function openCase(CaseRequest calldata request, bytes calldata keyPossession) external returns (CaseId caseId) {
        _checkKey(request, keyPossession.length);
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
        opened.seats = _pinOperators(caseId, epoch);
        if (request.mode == CaseMode.Sealed) _auditorKeys[caseId] = [request.auditorKeyX, request.auditorKeyY];
        ++_statistics[msg.sender].opened;
        ++_statistics[address(0)].opened;
        emit CaseOpened(
            caseId, request.nym, msg.sender, request, digest, epoch, opened.threshold, expiry, keyPossession
        );
    }

    /// @inheritdoc ITrace
    function approve(CaseId caseId) external {
        (Case storage opened, uint8 seat) = _undecided(caseId);
        opened.approvals |= SeatMask.single(seat);
        uint8 approvals = opened.approvals.count();
        if (approvals == opened.threshold) {
            ++_statistics[opened.auditor].approved;
            ++_statistics[address(0)].approved;
        }
        emit CaseApproved(caseId, seat, approvals);
    }

    /// @inheritdoc ITrace
    function refuse(CaseId caseId) external {
        (Case storage opened, uint8 seat) = _undecided(caseId);
        opened.refusals |= SeatMask.single(seat);
        uint8 refusals = opened.refusals.count();
        // As many as are left are too few, from now on: no seat does both.
        if (refusals == opened.seats - opened.threshold + 1) {
            ++_statistics[opened.auditor].refused;
            ++_statistics[address(0)].refused;
        }
        emit CaseRefused(caseId, seat, refusals);
    }

    /// @inheritdoc ITrace
    function conclude(CaseId caseId, bytes32 findingsHash) external {
        Case storage opened = _cases[caseId];
        if (opened.auditor == address(0)) revert CaseUnknown(caseId);
        if (opened.auditor != msg.sender) revert CaseCallerNotItsAuditor(caseId, msg.sender);
        if (!opened.done) revert CaseNotDone(caseId);
        if (opened.concluded) revert CaseAlreadyConcluded(caseId);

        opened.concluded = true;
        ++_statistics[msg.sender].concluded;
        ++_statistics[address(0)].concluded;
        emit CaseConcluded(caseId, msg.sender, findingsHash);
    }

    /* CASES, INTERNAL */

    /// @dev A sealed case's key is checked here, once: it is pinned, so no share is ever sealed to another. (0, 0), under
    /// which everybody would read the shares, is not on the curve.
    function _checkKey(CaseRequest calldata request, uint256 possessionLength) internal pure {
        (uint256 x, uint256 y) = (request.auditorKeyX, request.auditorKeyY);
        if (request.mode == CaseMode.Public) {
            if (x != 0 || y != 0 || possessionLength != 0) revert CaseAuditorKeyRefused();
            return;
        }
        if (!Grumpkin.isKey(x, y)) revert CaseAuditorKeyInvalid(x, y);
        if (possessionLength != POSSESSION_LENGTH) revert CasePossessionLength(possessionLength);
    }

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
    function _pinOperators(CaseId caseId, uint32 epoch) internal returns (uint8 seats) {
        address[SEATS] memory operators = consortium.operators(epoch);
        for (uint256 i; i < SEATS; ++i) {
            if (operators[i] == address(0)) continue;
            // Safe "unchecked" cast: SEATS is at most 64.
            operatorSeat[caseId][operators[i]] = uint8(i + 1);
            ++seats;
        }
    }

    /// @dev A case on which the sender's seat may still approve or refuse, and the seat.
    function _undecided(CaseId caseId) internal view returns (Case storage opened, uint8 seat) {
        opened = _openCase(caseId);
        seat = _senderSeat(caseId);
        if (block.timestamp > opened.expiry) revert CaseExpired(caseId);
        if (opened.approvals.has(seat)) revert CaseAlreadyApproved(caseId, seat);
        if (opened.refusals.has(seat)) revert CaseAlreadyRefused(caseId, seat);
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

    /* SHARES, INTERNAL */

    /// @dev The case and the sender's seat, if the seat may hand over its share of this dealing now. No share before t
    /// approvals, or the shares of a case that never gets them would stay on chain and count towards the threshold for good.
    function _shareable(CaseId caseId, CaseMode mode, bytes32 dealingDigest)
        internal
        view
        returns (Case storage opened, uint8 seat)
    {
        opened = _openCase(caseId);
        seat = _senderSeat(caseId);
        uint8 approvals = opened.approvals.count();
        if (opened.mode != mode) revert CaseModeMismatch(caseId, opened.mode);
        if (approvals < opened.threshold) revert ShareBeforeApprovals(caseId, approvals, opened.threshold);
        if (!opened.approvals.has(seat)) revert ShareNotApprovedBySeat(caseId, seat);
        if (opened.shares.has(seat)) revert ShareAlreadyAccepted(caseId, seat);
        if (dealingDigest != opened.dealingDigest) revert DealingMismatch(caseId);
    }

    /// @dev Counts the seat's share; the t-th ends the case.
    function _accept(Case storage opened, uint8 seat) internal returns (uint64 shares, uint8 accepted) {
        shares = opened.shares | SeatMask.single(seat);
        accepted = shares.count();
        opened.shares = shares;
        if (accepted < opened.threshold) return (shares, accepted);
        opened.done = true;
        ++_statistics[opened.auditor].completed;
        ++_statistics[address(0)].completed;
    }
}
