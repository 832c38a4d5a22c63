// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {TraceTest} from "./TraceTest.sol";

contract TraceRevealTest is TraceTest {
    function testThresholdOfSharesRevealsTheIdentity(uint256 seed) public {
        CaseId id = _open(0);
        uint256[] memory seats = _shuffledSeats(seed);
        uint256 t = _threshold();
        for (uint256 k; k < t; ++k) {
            _approve(id, seats[k]);
        }
        vm.recordLogs();
        for (uint256 k; k + 1 < t; ++k) {
            _submit(id, seats[k], _share(seats[k]));
        }
        _assertNotRevealed(vm.getRecordedLogs());
        vm.assertFalse(trace.caseInfo(id).done);

        uint256[4] memory v = user.dealing.escrowed;
        vm.expectEmit(address(trace));
        emit ITrace.IdentityRevealed(id, user.registration.nym, v[0], v[1], v[2], v[3]);
        _submit(id, seats[t - 1], _share(seats[t - 1]));
        vm.assertTrue(trace.caseInfo(id).done);
    }

    function testSharesAreAcceptedAfterExpiry(uint256 later) public {
        CaseId id = _approved(0);
        vm.warp(bound(later, NOW + CASE_LIFETIME + 1, NOW + 10_000 days));
        _revealed(id);
        vm.assertTrue(trace.caseInfo(id).done);
    }

    function testLateApproverShares() public {
        CaseId id = _approved(0);
        _submit(id, 1, _share(1));
        uint256 late = _threshold() + 1;
        _approve(id, late);
        _submit(id, late, _share(late));
        vm.assertEq(trace.caseInfo(id).shares, (uint256(1) << (late - 1)) | 1);
    }

    function testNothingIsAcceptedOnceDone() public {
        CaseId id = _approved(0);
        uint256 late = _threshold() + 1;
        _approve(id, late);
        _revealed(id);
        bytes memory err = abi.encodeWithSelector(ITrace.CaseDone.selector, id);
        _expectShareRefused(id, late, err);
        _expectShareRefused(id, 1, err);
        vm.expectRevert(err);
        _approve(id, late + 1);
    }

    /// @dev Wrong shares never count towards the threshold.
    function testWrongSharesRevealNothing(uint256 wrong) public {
        CaseId id = _approved(0);
        wrong = bound(wrong, 0, Field.R - 1);
        vm.recordLogs();
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            vm.assume(wrong != _share(seat));
            _submit(id, seat, wrong);
        }
        _assertNotRevealed(vm.getRecordedLogs());
        vm.assertEq(trace.caseInfo(id).shares, 0);
    }

    /// @dev A dealing that no valid proof admits: the shares match their commitments, but not that to the secret. Nothing
    /// is revealed.
    function testInconsistentDealingRevealsNothing(uint256 leaf) public {
        User memory bad = _user(2);
        leaf = bound(leaf, 0, Field.R - 1);
        vm.assume(leaf != bad.registration.leaves[0]);
        bad.registration.leaves[0] = leaf;
        _register(bad);
        user = bad;
        x = _vector(bad);
        CaseId id = _approved(0);
        for (uint256 seat = 1; seat < _threshold(); ++seat) {
            _submit(id, seat, _share(seat));
        }
        _expectShareRefused(id, _threshold(), abi.encodeWithSelector(ITrace.DealingInconsistent.selector, id));
        vm.assertFalse(trace.caseInfo(id).done);
    }
}
