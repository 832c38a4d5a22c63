// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../src/Capacity.sol";
import {Consortium} from "../src/Consortium.sol";
import {Trace} from "../src/Trace.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {bound} from "./Bound.sol";
import {TraceTest} from "./TraceTest.sol";

contract TraceCaseTest is TraceTest {
    function testRegistryOfAnotherConsortiumIsRefused() public {
        Consortium another = new Consortium();
        vm.expectRevert(ITrace.TraceConsortiumMismatch.selector);
        new Trace(another, registry, shareVerifier);
    }

    /* OPEN */

    function testOpenCasePinsTheDealing(bytes32 evidence, uint32 reason, bytes32 nonce) public {
        ITrace.CaseRequest memory request = _request(nonce);
        (request.evidenceHash, request.reason) = (evidence, reason);
        CaseId expected = _expectedId(AUDITOR, request);
        vm.expectEmit(address(trace));
        emit ITrace.CaseOpened(
            expected, request.nym, AUDITOR, request, _digest(user), EPOCH, _threshold(), uint64(NOW + CASE_LIFETIME), ""
        );
        vm.prank(AUDITOR);
        CaseId id = trace.openCase(request, "");

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
        trace.openCase(request, "");
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

    /// @dev A mode beyond the last, or dirty bits, are no request.
    function testUnknownModeIsRefused(uint256 word, uint256 value) public {
        bytes memory input = abi.encodeCall(trace.openCase, (_request(0), ""));
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

    function testPublicCaseWithAPossessionIsRefused(uint8 length) public {
        vm.assume(length != 0);
        ITrace.CaseRequest memory request = _request(0);
        vm.expectRevert(ITrace.CaseAuditorKeyRefused.selector);
        vm.prank(AUDITOR);
        trace.openCase(request, new bytes(length));
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
}
