// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {bound} from "./Bound.sol";
import {SealedTest} from "./SealedTest.sol";

/// @notice Refusing, concluding, and what the public can count.
contract TraceConductTest is SealedTest {
    /* REFUSE */

    function testSeatRefusesOnce(uint256 seed) public {
        CaseId id = _openSealed(0);
        uint8 seat = uint8(bound(seed, 1, _activeSeats()));
        vm.expectEmit(address(trace));
        emit ITrace.CaseRefused(id, seat, 1);
        _refuse(id, seat);
        vm.assertEq(trace.caseInfo(id).refusals, uint256(1) << (seat - 1));
        bytes memory err = abi.encodeWithSelector(ITrace.CaseAlreadyRefused.selector, id, seat);
        vm.expectRevert(err);
        _refuse(id, seat);
        vm.expectRevert(err);
        _approve(id, seat);
    }

    function testSeatThatApprovedDoesNotRefuse() public {
        CaseId id = _openSealed(0);
        _approve(id, 1);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseAlreadyApproved.selector, id, 1));
        _refuse(id, 1);
    }

    function testOnlyAnOperatorRefuses(address caller) public {
        CaseId id = _openSealed(0);
        vm.assume(trace.operatorSeat(id, caller) == 0);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseCallerNotOperator.selector, id, caller));
        vm.prank(caller);
        trace.refuse(id);
    }

    function testRefusalAfterExpiryIsRefused(uint256 later) public {
        CaseId id = _openSealed(0);
        vm.warp(bound(later, NOW + CASE_LIFETIME + 1, NOW + 10_000 days));
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseExpired.selector, id));
        _refuse(id, 1);
    }

    function testUnknownCaseIsRefused(uint256 id) public {
        bytes memory err = abi.encodeWithSelector(ITrace.CaseUnknown.selector, id);
        vm.expectRevert(err);
        _refuse(CaseId.wrap(id), 1);
        vm.expectRevert(err);
        vm.prank(AUDITOR);
        trace.conclude(CaseId.wrap(id), 0);
    }

    /// @dev A case counts as refused just when t can no longer approve it, and never as approved too.
    function testCaseIsRefusedWhenTooFewAreLeft(uint256 approvals, uint256 seed) public {
        CaseId id = _openSealed(0);
        uint256[] memory seats = _shuffledSeats(seed);
        approvals = bound(approvals, 0, _activeSeats());
        for (uint256 k; k < seats.length; ++k) {
            if (k < approvals) _approve(id, seats[k]);
            else _refuse(id, seats[k]);
            bool refused = k + 1 > approvals && k + 1 - approvals > _activeSeats() - _threshold();
            bool approved = approvals >= _threshold() && k + 1 >= _threshold();
            _assertStatistics(1, approved ? 1 : 0, refused ? 1 : 0, 0, 0);
        }
    }

    /// @dev A refused case still counts towards the limit, so that refusals slow an auditor down.
    function testRefusedCaseCountsUntilItExpires() public {
        CaseId id = _openSealed(0);
        for (uint256 seat = 1; seat <= _activeSeats(); ++seat) {
            _refuse(id, seat);
        }
        vm.assertEq(trace.remainingCases(AUDITOR), CASE_LIMIT - 1);
        vm.warp(NOW + CASE_LIFETIME + 1);
        vm.assertEq(trace.remainingCases(AUDITOR), CASE_LIMIT);
    }

    /* CONCLUDE */

    function testAuditorConcludesOnce(bytes32 findings) public {
        CaseId id = _completed(0);
        vm.expectEmit(address(trace));
        emit ITrace.CaseConcluded(id, AUDITOR, findings);
        vm.prank(AUDITOR);
        trace.conclude(id, findings);
        vm.assertTrue(trace.caseInfo(id).concluded);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseAlreadyConcluded.selector, id));
        vm.prank(AUDITOR);
        trace.conclude(id, findings);
        _assertStatistics(1, 1, 0, 1, 1);
    }

    function testPublicCaseIsConcludedToo() public {
        CaseId id = _approved(0);
        _revealed(id);
        vm.prank(AUDITOR);
        trace.conclude(id, "findings");
        _assertStatistics(1, 1, 0, 1, 1);
    }

    function testOnlyItsAuditorConcludes(address caller) public {
        vm.assume(caller != AUDITOR);
        CaseId id = _completed(0);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseCallerNotItsAuditor.selector, id, caller));
        vm.prank(caller);
        trace.conclude(id, "findings");
    }

    function testUnfinishedCaseIsNotConcluded(uint256 shares) public {
        CaseId id = _approvedSealed(0);
        shares = bound(shares, 0, _threshold() - 1);
        for (uint256 seat = 1; seat <= shares; ++seat) {
            _submitSealed(id, seat);
        }
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseNotDone.selector, id));
        vm.prank(AUDITOR);
        trace.conclude(id, "findings");
    }

    /* HELPERS */

    function _refuse(CaseId id, uint256 seat) internal {
        vm.prank(_operator(seat));
        trace.refuse(id);
    }

    /// @dev Of the only auditor, so of all.
    function _assertStatistics(uint256 opened, uint256 approved, uint256 refused, uint256 completed, uint256 concluded)
        internal
        view
    {
        bytes memory want = abi.encode(opened, approved, refused, completed, concluded);
        vm.assertEq(abi.encode(trace.statistics(AUDITOR)), want);
        vm.assertEq(abi.encode(trace.statistics(address(0))), want);
    }
}
