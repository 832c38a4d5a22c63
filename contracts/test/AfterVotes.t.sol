// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Consortium} from "../src/Consortium.sol";
import {PseudonymRegistry} from "../src/PseudonymRegistry.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {bound} from "./Bound.sol";
import {ChangingRegistry} from "./fixtures/ChangingRegistry.sol";
import {VotingConsortium} from "./fixtures/VotingConsortium.sol";
import {MedveilTest} from "./MedveilTest.sol";

/// @notice What is promised of epochs, limits and pinned operators holds when members change terms after the seal.
contract AfterVotesTest is MedveilTest {
    VotingConsortium internal voting;
    ChangingRegistry internal changing;
    User internal user;

    function setUp() public override {
        super.setUp();
        User memory registered = _user(1);
        _register(registered);
        user = registered;
    }

    function _newConsortium() internal override returns (Consortium) {
        voting = new VotingConsortium();
        return voting;
    }

    function _newRegistry() internal override returns (PseudonymRegistry) {
        changing = new ChangingRegistry(consortium, verifier);
        return changing;
    }

    /* EPOCHS */

    function testSupersededEpochIsUsableForItsGracePeriod() public {
        vm.assertEq(consortium.epochInfo(EPOCH).usableUntil, 0);
        voting.supersede(EPOCH);
        vm.assertEq(consortium.epochInfo(EPOCH).usableUntil, NOW + GRACE);
        vm.warp(NOW + GRACE);
        consortium.registrationTerms(EPOCH);
        vm.warp(NOW + GRACE + 1);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, EPOCH));
        consortium.registrationTerms(EPOCH);
    }

    /// @dev Or a vote on the policy would bring back committees that were left for a reason.
    function testLongerGraceRevivesNoEpoch(uint32 grace) public {
        voting.supersede(EPOCH);
        vm.warp(NOW + GRACE + 1);
        voting.setGracePeriod(grace);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, EPOCH));
        consortium.registrationTerms(EPOCH);
    }

    /// @dev A copy of a registration that is stored already succeeds only while its epoch is usable.
    function testStoredRegistrationOfAnEndedEpochIsRefused() public {
        voting.supersede(EPOCH);
        _register(user);
        vm.warp(NOW + GRACE + 1);
        bytes memory consent = _consent(user);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, EPOCH));
        registry.register(user.registration, _proof(), consent);
    }

    /* PSEUDONYMS */

    /// @dev Whatever the status, the nym's own account revokes.
    function testNymWithAStatusRevokesButDoesNotGrant(uint8 status) public {
        vm.assume(status != 0);
        Nym nym = user.registration.nym;
        address account = user.registration.account;
        vm.prank(account);
        grants.grant("commitment", uint64(NOW + 1 days), 0);
        changing.setStatus(nym, status);
        vm.assertEq(registry.pseudonym(nym).status, status);
        vm.assertFalse(registry.isActive(nym));
        vm.expectRevert(abi.encodeWithSelector(IPseudonymRegistry.PseudonymNotActive.selector, account));
        vm.prank(account);
        grants.grant("another", uint64(NOW + 1 days), 0);
        vm.assertTrue(grants.isActive(nym, "commitment"));
        vm.prank(account);
        grants.revoke("commitment");
        vm.assertFalse(grants.isActive(nym, "commitment"));
    }

    /* LIMITS */

    /// @dev After any openings at any times under any lifetimes and limits, another case is accepted just when fewer than
    /// the limit are unexpired.
    function testLimitCountsUnexpiredCasesUnderAnyLifetimes(uint256 seed) public {
        uint256[24] memory expiries;
        uint256 opened;
        for (uint256 step; step < 24; ++step) {
            uint256 random = uint256(keccak256(abi.encode(seed, step)));
            vm.warp(block.timestamp + random % 3 days);
            uint32 lifetime = uint32(bound(random >> 32, 1, 14 days));
            uint8 limit = uint8(bound(random >> 64, 1, 6));
            voting.setCaseLifetime(lifetime);
            voting.setCaseLimit(AUDITOR, limit);
            uint256 unexpired = _countFrom(expiries, opened);
            vm.assertEq(trace.remainingCases(AUDITOR), unexpired < limit ? limit - unexpired : 0);
            if (unexpired >= limit) {
                vm.expectRevert(abi.encodeWithSelector(ITrace.CaseLimitReached.selector, AUDITOR, limit));
                _open(step);
                continue;
            }
            _open(step);
            expiries[opened++] = block.timestamp + lifetime;
        }
    }

    /// @dev The last case expires first: it must not hide those that were opened before it.
    function testShortCaseHidesNoLongOnes() public {
        _open(1);
        _open(2);
        voting.setCaseLifetime(1);
        _open(3);
        vm.warp(block.timestamp + 2);
        _open(4);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseLimitReached.selector, AUDITOR, CASE_LIMIT));
        _open(5);
    }

    /// @dev Or an auditor's own history would make its cases unaffordable.
    function testExpiredCasesCostNothing() public {
        uint256[2] memory used;
        for (uint256 k; k < 60; ++k) {
            uint256 before = gasleft();
            _open(k);
            used[k == 1 ? 0 : 1] = before - gasleft();
            vm.warp(block.timestamp + CASE_LIFETIME + 1);
        }
        vm.assertLe(used[1], used[0] + 1_000, "gas of the last and of the second");
    }

    function testLoweredLimitRefusesAndUnderflowsNothing() public {
        for (uint256 k; k < CASE_LIMIT; ++k) {
            _open(k);
        }
        voting.setCaseLimit(AUDITOR, 1);
        vm.assertEq(trace.remainingCases(AUDITOR), 0);
        voting.setCaseLimit(AUDITOR, 0);
        vm.assertEq(trace.remainingCases(AUDITOR), 0);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseCallerNotAuditor.selector, AUDITOR));
        _open(CASE_LIMIT);
    }

    /* OPERATORS */

    /// @dev A case is approved by the operators that it pinned, whoever operates the seats since.
    function testReplacedOperatorApprovesOnlyOlderCases(uint256 seed) public {
        uint8 seat = uint8(bound(seed, 1, _activeSeats()));
        CaseId older = _open(1);
        voting.setOperator(EPOCH, seat, STRANGER);
        CaseId newer = _open(2);
        _expectNoOperator(older, STRANGER);
        _expectNoOperator(newer, _operator(seat));
        vm.prank(_operator(seat));
        trace.approve(older);
        vm.prank(STRANGER);
        trace.approve(newer);
        vm.assertEq(trace.caseInfo(older).approvals, uint256(1) << (seat - 1));
        vm.assertEq(trace.caseInfo(newer).approvals, uint256(1) << (seat - 1));
    }

    /* HELPERS */

    function _open(uint256 nonce) internal returns (CaseId) {
        ITrace.CaseRequest memory request =
            ITrace.CaseRequest(user.registration.nym, 0, 0, 0, ITrace.CaseMode.Public, 0, 0, bytes32(nonce));
        vm.prank(AUDITOR);
        return trace.openCase(request, "");
    }

    function _countFrom(uint256[24] memory expiries, uint256 opened) internal view returns (uint256 unexpired) {
        for (uint256 k; k < opened; ++k) {
            if (expiries[k] >= block.timestamp) ++unexpired;
        }
    }

    function _expectNoOperator(CaseId id, address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseCallerNotOperator.selector, id, caller));
        vm.prank(caller);
        trace.approve(id);
    }
}
