// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../src/Capacity.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {TraceTest} from "./TraceTest.sol";

contract TraceShareTest is TraceTest {
    function testShareBeforeApprovalsIsRefused(uint256 approvals, uint256 seed) public {
        CaseId id = _open(0);
        approvals = bound(approvals, 0, _threshold() - 1);
        for (uint256 seat = 1; seat <= approvals; ++seat) {
            _approve(id, seat);
        }
        _expectShareRefused(
            id,
            bound(seed, 1, _activeSeats()),
            abi.encodeWithSelector(ITrace.ShareBeforeApprovals.selector, id, approvals, _threshold())
        );
    }

    /// @dev Approvals of one case do not open another of the same dealing.
    function testApprovalsOfAnotherCaseDoNotCount(bytes32 nonce) public {
        _approved("first");
        vm.assume(nonce != "first");
        CaseId id = _open(nonce);
        _expectShareRefused(id, 1, abi.encodeWithSelector(ITrace.ShareBeforeApprovals.selector, id, 0, _threshold()));
    }

    function testShareOfASeatThatDidNotApproveIsRefused() public {
        CaseId id = _approved(0);
        uint256 seat = _threshold() + 1;
        _expectShareRefused(id, seat, abi.encodeWithSelector(ITrace.ShareNotApprovedBySeat.selector, id, seat));
    }

    function testOnlyAnOperatorSubmits(address caller) public {
        CaseId id = _approved(0);
        vm.assume(trace.operatorSeat(id, caller) == 0);
        uint256 share = _share(1);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseCallerNotOperator.selector, id, caller));
        vm.prank(caller);
        trace.submitShare(id, x, share);
    }

    function testShareIsAcceptedOnce(uint256 seed) public {
        CaseId id = _approved(0);
        uint8 seat = uint8(bound(seed, 1, _threshold()));
        vm.expectEmit(address(trace));
        emit ITrace.ShareAccepted(id, seat, _share(seat), 1);
        _submit(id, seat, _share(seat));
        vm.assertEq(trace.caseInfo(id).shares, uint256(1) << (seat - 1));
        _expectShareRefused(id, seat, abi.encodeWithSelector(ITrace.ShareAlreadyAccepted.selector, id, seat));
    }

    function testFirstWrongShareIsLoggedLaterOnesRevert(uint256 seed, uint256 wrong, uint256 again) public {
        CaseId id = _approved(0);
        uint8 seat = uint8(bound(seed, 1, _threshold()));
        wrong = bound(wrong, 0, Field.R - 1);
        again = bound(again, 0, Field.R - 1);
        vm.assume(wrong != _share(seat) && again != _share(seat));

        vm.expectEmit(address(trace));
        emit ITrace.ShareRefused(id, seat, wrong);
        _submit(id, seat, wrong);
        vm.assertEq(trace.caseInfo(id).faults, uint256(1) << (seat - 1));
        vm.assertEq(trace.caseInfo(id).shares, 0);
        vm.expectRevert(abi.encodeWithSelector(ITrace.ShareWrongAgain.selector, id, seat));
        _submit(id, seat, again);

        _submit(id, seat, _share(seat));
        vm.assertEq(trace.caseInfo(id).shares, uint256(1) << (seat - 1));
    }

    /// @dev One seat's share is no other seat's.
    function testShareOfAnotherSeatIsWrong(uint256 seed) public {
        CaseId id = _approved(0);
        uint256 from = bound(seed, 1, _activeSeats());
        uint256 to = bound(seed >> 8, 1, _threshold());
        vm.assume(from != to);
        _submit(id, to, _share(from));
        vm.assertEq(trace.caseInfo(id).shares, 0);
    }

    function testShareNotInFieldIsRefused(uint256 share) public {
        CaseId id = _approved(0);
        uint256 unreduced = _share(1) + Field.R;
        vm.expectRevert(abi.encodeWithSelector(ITrace.ShareNotInField.selector, unreduced));
        _submit(id, 1, unreduced);
        share = bound(share, Field.R, type(uint256).max - 1);
        vm.expectRevert(abi.encodeWithSelector(ITrace.ShareNotInField.selector, share));
        _submit(id, 1, share);
    }

    /// @dev Otherwise a seat could bring the commitment that its share matches.
    function testAnotherDealingIsRefused(uint256 word, uint256 change) public {
        CaseId id = _approved(0);
        uint256[DEALING_WORDS] memory changed = x;
        uint256 share = _share(1);
        unchecked {
            changed[bound(word, 0, DEALING_WORDS - 1)] += bound(change, 1, type(uint256).max - 1);
        }
        vm.expectRevert(abi.encodeWithSelector(ITrace.DealingMismatch.selector, id));
        vm.prank(_operator(1));
        trace.submitShare(id, changed, share);
    }
}
