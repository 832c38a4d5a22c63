// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS, SEATS} from "../src/Capacity.sol";
import {Consortium} from "../src/Consortium.sol";
import {Trace} from "../src/Trace.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {Dealings} from "./fixtures/Dealings.sol";
import {MedveilTest} from "./MedveilTest.sol";
import {Vm} from "./Vm.sol";

contract TraceTest is MedveilTest {
    using Dealings for Dealings.Dealing;

    uint256 internal constant LEAVES = 11 + SEATS;

    User internal user;
    uint256[DEALING_WORDS] internal x;

    function setUp() public override {
        super.setUp();
        User memory registered = _user(1);
        _register(registered);
        user = registered;
        x = _vector(registered);
    }

    function testRegistryOfAnotherConsortiumIsRefused() public {
        Consortium another = new Consortium();
        vm.expectRevert(ITrace.TraceConsortiumMismatch.selector);
        new Trace(another, registry);
    }

    /* OPEN */

    function testOpenCasePinsTheDealing(bytes32 evidence, uint32 reason, bytes32 nonce) public {
        ITrace.CaseRequest memory request = _request(nonce);
        (request.evidenceHash, request.reason) = (evidence, reason);
        CaseId expected = _expectedId(AUDITOR, request);
        vm.expectEmit(address(trace));
        emit ITrace.CaseOpened(
            expected, request.nym, AUDITOR, request, _digest(user), EPOCH, _threshold(), uint64(NOW + CASE_LIFETIME)
        );
        vm.prank(AUDITOR);
        CaseId id = trace.openCase(request);

        vm.assertEq(CaseId.unwrap(id), CaseId.unwrap(expected));
        vm.assertEq(CaseId.unwrap(trace.caseIdOf(AUDITOR, request)), CaseId.unwrap(expected));
        ITrace.Case memory kept = trace.caseInfo(id);
        vm.assertEq(Nym.unwrap(kept.nym), Nym.unwrap(request.nym));
        vm.assertEq(kept.dealingDigest, _digest(user));
        vm.assertEq(kept.auditor, AUDITOR);
        vm.assertEq(kept.expiry, NOW + CASE_LIFETIME);
        vm.assertEq(kept.epoch, EPOCH);
        vm.assertEq(kept.generation, 0);
        vm.assertEq(kept.threshold, _threshold());
        vm.assertFalse(kept.done);
        for (uint256 seat = 1; seat <= SEATS; ++seat) {
            vm.assertEq(trace.operatorSeat(id, _operator(seat)), seat <= _activeSeats() ? seat : 0);
        }
        vm.assertEq(trace.operatorSeat(id, address(0)), 0);
    }

    function testCaseIdDiffersByChainAndContract(uint64 chain, bytes32 nonce) public {
        vm.assume(chain != 0 && chain != block.chainid);
        ITrace.CaseRequest memory request = _request(nonce);
        CaseId here = trace.caseIdOf(AUDITOR, request);
        vm.chainId(chain);
        vm.assertNotEq(CaseId.unwrap(trace.caseIdOf(AUDITOR, request)), CaseId.unwrap(here));
        vm.assertEq(CaseId.unwrap(trace.caseIdOf(AUDITOR, request)), CaseId.unwrap(_expectedId(AUDITOR, request)));
    }

    function testOnlyAnAppointedAuditorOpens(address caller) public {
        vm.assume(caller != AUDITOR);
        ITrace.CaseRequest memory request = _request(0);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseCallerNotAuditor.selector, caller));
        vm.prank(caller);
        trace.openCase(request);
    }

    function testUnknownDealingIsRefused(uint256 nym, uint32 generation) public {
        ITrace.CaseRequest memory request = _request(0);
        vm.assume(nym != Nym.unwrap(request.nym) || generation != 0);
        (request.nym, request.generation) = (Nym.wrap(nym), generation);
        _expectOpenRefused(request, abi.encodeWithSelector(IPseudonymRegistry.DealingUnknown.selector, nym, generation));
        request.nym = user.registration.nym;
        request.generation = generation == 0 ? 1 : generation;
        _expectOpenRefused(
            request, abi.encodeWithSelector(IPseudonymRegistry.DealingUnknown.selector, request.nym, request.generation)
        );
    }

    function testSealedCaseIsRefusedForNow(uint256 keyX, uint256 keyY) public {
        ITrace.CaseRequest memory request = _request(0);
        (request.auditorKeyX, request.auditorKeyY, request.mode) = (keyX, keyY, ITrace.CaseMode.Sealed);
        _expectOpenRefused(request, abi.encodeWithSelector(ITrace.CaseModeRefused.selector, ITrace.CaseMode.Sealed));
    }

    /// @dev A mode beyond the last, or dirty bits, are no request.
    function testUnknownModeIsRefused(uint256 word, uint256 value) public {
        bytes memory input = abi.encodeCall(trace.openCase, (_request(0)));
        uint256[3] memory words = [uint256(1), 4, 6];
        word %= 3;
        value = bound(value, word == 1 ? 2 : uint256(type(uint32).max) + 1, type(uint256).max - 1);
        uint256 place = 36 + 32 * words[word];
        assembly {
            mstore(add(input, place), value)
        }
        vm.prank(AUDITOR);
        (bool success,) = address(trace).call(input);
        vm.assertFalse(success);
    }

    function testPublicCaseWithAKeyIsRefused(uint256 keyX, uint256 keyY) public {
        vm.assume(keyX != 0 || keyY != 0);
        ITrace.CaseRequest memory request = _request(0);
        (request.auditorKeyX, request.auditorKeyY) = (keyX, keyY);
        _expectOpenRefused(request, abi.encodeWithSelector(ITrace.CaseAuditorKeyRefused.selector));
    }

    function testSameRequestIsRefused(bytes32 nonce) public {
        CaseId id = _open(nonce);
        _expectOpenRefused(_request(nonce), abi.encodeWithSelector(ITrace.CaseExists.selector, id));
    }

    /// @dev After any openings at any times, another is accepted just when fewer than the limit are unexpired.
    function testLimitCountsUnexpiredCases(uint256 seed) public {
        uint256[12] memory expiries;
        uint256 opened;
        for (uint256 step; step < 12; ++step) {
            uint256 gap = uint256(keccak256(abi.encode(seed, step))) % (uint256(CASE_LIFETIME) * 2 / 3);
            vm.warp(block.timestamp + gap);
            uint256 unexpired;
            for (uint256 k; k < opened; ++k) {
                if (expiries[k] >= block.timestamp) ++unexpired;
            }
            vm.assertEq(trace.remainingCases(AUDITOR), CASE_LIMIT - unexpired);
            if (unexpired == CASE_LIMIT) {
                _expectOpenRefused(
                    _request(bytes32(step)),
                    abi.encodeWithSelector(ITrace.CaseLimitReached.selector, AUDITOR, CASE_LIMIT)
                );
                continue;
            }
            _open(bytes32(step));
            expiries[opened++] = block.timestamp + CASE_LIFETIME;
        }
    }

    function testCaseCountsToItsLastSecond() public {
        _open(0);
        vm.warp(NOW + CASE_LIFETIME);
        vm.assertEq(trace.remainingCases(AUDITOR), CASE_LIMIT - 1);
        vm.warp(NOW + CASE_LIFETIME + 1);
        vm.assertEq(trace.remainingCases(AUDITOR), CASE_LIMIT);
    }

    /* APPROVE */

    function testSeatApprovesOnce(uint256 seed) public {
        CaseId id = _open(0);
        uint8 seat = uint8(bound(seed, 1, _activeSeats()));
        vm.expectEmit(address(trace));
        emit ITrace.CaseApproved(id, seat, 1);
        _approve(id, seat);
        vm.assertEq(trace.caseInfo(id).approvals, uint256(1) << (seat - 1));
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseAlreadyApproved.selector, id, seat));
        _approve(id, seat);
    }

    function testOnlyAnOperatorApproves(address caller) public {
        CaseId id = _open(0);
        vm.assume(trace.operatorSeat(id, caller) == 0);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseCallerNotOperator.selector, id, caller));
        vm.prank(caller);
        trace.approve(id);
    }

    function testUnknownCaseIsRefused(uint256 id) public {
        bytes memory err = abi.encodeWithSelector(ITrace.CaseUnknown.selector, id);
        vm.expectRevert(err);
        _approve(CaseId.wrap(id), 1);
        vm.expectRevert(err);
        vm.prank(_operator(1));
        trace.submitShare(CaseId.wrap(id), x, 1);
    }

    function testApprovalAfterExpiryIsRefused(uint256 later) public {
        CaseId id = _open(0);
        vm.warp(NOW + CASE_LIFETIME);
        _approve(id, 1);
        vm.warp(bound(later, NOW + CASE_LIFETIME + 1, NOW + 10_000 days));
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseExpired.selector, id));
        _approve(id, 2);
    }

    /* SHARE */

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

    /* REVEAL */

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

    /* HELPERS */

    function _request(bytes32 nonce) internal view returns (ITrace.CaseRequest memory) {
        return ITrace.CaseRequest({
            nym: user.registration.nym,
            generation: 0,
            auditorKeyX: 0,
            auditorKeyY: 0,
            mode: ITrace.CaseMode.Public,
            evidenceHash: "evidence",
            reason: 7,
            nonce: nonce
        });
    }

    function _expectedId(address auditor, ITrace.CaseRequest memory r) internal view returns (CaseId) {
        bytes memory first =
            abi.encode(block.chainid, trace, r.nym, r.generation, registry.dealingDigest(r.nym, 0), auditor);
        bytes memory second = abi.encode(r.auditorKeyX, r.auditorKeyY, r.mode, r.evidenceHash, r.reason, r.nonce);
        return CaseId.wrap(uint256(keccak256(bytes.concat(first, second))) % Field.R);
    }

    function _open(bytes32 nonce) internal returns (CaseId) {
        ITrace.CaseRequest memory request = _request(nonce);
        vm.prank(AUDITOR);
        return trace.openCase(request);
    }

    /// @dev A case that seats 1 to t approved.
    function _approved(bytes32 nonce) internal returns (CaseId id) {
        id = _open(nonce);
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            _approve(id, seat);
        }
    }

    function _revealed(CaseId id) internal {
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            _submit(id, seat, _share(seat));
        }
    }

    function _approve(CaseId id, uint256 seat) internal {
        vm.prank(_operator(seat));
        trace.approve(id);
    }

    function _submit(CaseId id, uint256 seat, uint256 share) internal {
        uint256[DEALING_WORDS] memory dealing = x;
        vm.prank(_operator(seat));
        trace.submitShare(id, dealing, share);
    }

    function _share(uint256 seat) internal view returns (uint256) {
        return user.dealing.share(seat);
    }

    function _expectOpenRefused(ITrace.CaseRequest memory request, bytes memory err) internal {
        vm.expectRevert(err);
        vm.prank(AUDITOR);
        trace.openCase(request);
    }

    /// @dev Even the right share.
    function _expectShareRefused(CaseId id, uint256 seat, bytes memory err) internal {
        uint256 share = _share(seat);
        vm.expectRevert(err);
        _submit(id, seat, share);
    }

    function _assertNotRevealed(Vm.Log[] memory logs) internal pure {
        for (uint256 k; k < logs.length; ++k) {
            vm.assertNotEq(logs[k].topics[0], ITrace.IdentityRevealed.selector);
        }
    }

    function _shuffledSeats(uint256 seed) internal view returns (uint256[] memory seats) {
        seats = new uint256[](_activeSeats());
        for (uint256 k; k < seats.length; ++k) {
            seats[k] = k + 1;
        }
        for (uint256 k = seats.length - 1; k > 0; --k) {
            uint256 j = uint256(keccak256(abi.encode(seed, k))) % (k + 1);
            (seats[k], seats[j]) = (seats[j], seats[k]);
        }
    }
}
