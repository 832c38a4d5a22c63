// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPseudonymRecovery} from "../src/interfaces/IPseudonymRecovery.sol";
import {Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {RecoveryTest} from "./RecoveryTest.sol";

/// @notice Disputes, contests, suspensions, and what the members decide about them.
/// forge-config: default.fuzz.runs = 32
contract RecoveryVotesTest is RecoveryTest {
    uint32 internal constant FIRST = WINDOW + 1;

    /* DISPUTES */

    function testDisputeFreezesUntilTheVote(uint256 who, bool late) public {
        Nym nym = _proposed(who, FIRST).registration.nym;
        if (late) _waitForDelay();
        address account = registry.pseudonym(nym).account;
        vm.expectEmit(address(registry));
        emit IPseudonymRecovery.RecoveryDisputed(nym, account);
        _dispute(nym);
        vm.assertFalse(registry.isActive(nym));
        vm.assertEq(registry.pseudonym(nym).status, 2);
        _waitForDelay();
        vm.expectRevert(_needsVote(nym));
        registry.executeRecovery(nym, FIRST);
    }

    function testDisputingTwiceSucceeds(uint256 who) public {
        Nym nym = _proposed(who, FIRST).registration.nym;
        _dispute(nym);
        vm.recordLogs();
        _dispute(nym);
        vm.assertEq(vm.getRecordedLogs().length, 0);
    }

    function testOnlyTheAccountDisputes(uint256 who, address stranger) public {
        User memory attempt = _proposed(who, FIRST);
        vm.assume(stranger != vm.addr(_accountKey(who)));
        bytes memory err = abi.encodeWithSelector(IPseudonymRecovery.RecoveryCallerRefused.selector, stranger);
        vm.expectRevert(err);
        vm.prank(stranger);
        registry.dispute(attempt.registration.nym);
        vm.assume(stranger != attempt.registration.account);
        vm.expectRevert(err);
        vm.prank(stranger);
        registry.withdrawRecovery(attempt.registration.nym, FIRST);
    }

    /// @dev There is nothing to freeze a nym for.
    function testNothingPendingIsNotDisputed(uint256 who) public {
        _register(_user(who));
        vm.expectRevert(_unknown(_nym(who), 0));
        vm.prank(vm.addr(_accountKey(who)));
        registry.dispute(_nym(who));
    }

    /* DECISIONS */

    function testVoteExecutesADisputedRecoveryWithoutDelay(uint256 who) public {
        User memory attempt = _proposed(who, FIRST);
        Nym nym = attempt.registration.nym;
        _dispute(nym);
        _resolve(nym, FIRST);
        _assertServes(attempt.registration.account, nym);
        vm.assertEq(registry.pseudonym(nym).status, 0);
        vm.assertTrue(registry.isActive(nym));
    }

    function testVoteRefusesAll(uint256 who) public {
        User memory first = _proposed(who, FIRST);
        User memory second = _later(who, ~who, FIRST + 5, _otherAccount(~who));
        _propose(second);
        Nym nym = first.registration.nym;
        _dispute(nym);
        vm.expectEmit(address(registry));
        emit IPseudonymRecovery.RecoveriesRefused(nym);
        _resolve(nym, 0);
        _assertServes(vm.addr(_accountKey(who)), nym);
        vm.assertTrue(registry.isActive(nym));
        _assertPending(first, false);
        _assertPending(second, false);
        _waitForDelay();
        vm.expectRevert(_unknown(nym, FIRST));
        registry.executeRecovery(nym, FIRST);
    }

    function testVoteExecutesOneOfSeveral(uint256 who, bool lower) public {
        User memory first = _proposed(who, FIRST);
        User memory second = _later(who, ~who, FIRST + 5, _otherAccount(~who));
        _propose(second);
        Nym nym = first.registration.nym;
        if (lower) (first, second) = (second, first);
        _resolve(nym, second.registration.generation);
        _assertServes(second.registration.account, nym);
        vm.expectRevert(_unknown(nym, first.registration.generation));
        registry.executeRecovery(nym, first.registration.generation);
        _renew(_later(who, who, FIRST + 6, lower ? _otherAccount(who) : _otherAccount(~who)));
    }

    /// @dev The members have no power over a recovery that nobody disputes.
    function testUndisputedRecoveryIsNotTheMembers(uint256 who, bool execute) public {
        Nym nym = _proposed(who, FIRST).registration.nym;
        vm.expectRevert(abi.encodeWithSelector(IPseudonymRecovery.RecoveryNotDisputed.selector, nym));
        _resolve(nym, execute ? FIRST : 0);
    }

    function testVoteDecidesOnlyWhatIsPending(uint256 who, uint32 generation) public {
        vm.assume(generation != 0 && generation != FIRST);
        Nym nym = _proposed(who, FIRST).registration.nym;
        _dispute(nym);
        vm.expectRevert(_unknown(nym, generation));
        _resolve(nym, generation);
    }

    function testOnlyTheConsortiumDecides(uint256 who, address caller) public {
        vm.assume(caller != address(consortium));
        Nym nym = _proposed(who, FIRST).registration.nym;
        _dispute(nym);
        bytes memory err = abi.encodeWithSelector(IPseudonymRecovery.CallerNotConsortium.selector, caller);
        vm.expectRevert(err);
        vm.prank(caller);
        registry.resolveRecovery(nym, FIRST);
        vm.expectRevert(err);
        vm.prank(caller);
        registry.suspend(nym);
        vm.expectRevert(err);
        vm.prank(caller);
        registry.reinstate(nym);
    }

    /* WITHDRAWALS */

    function testWithdrawingTheLastUnfreezes(uint256 who, bool another) public {
        User memory attempt = _proposed(who, FIRST);
        User memory second = _later(who, ~who, FIRST + 1, _otherAccount(~who));
        if (another) _propose(second);
        Nym nym = attempt.registration.nym;
        _dispute(nym);
        vm.prank(attempt.registration.account);
        registry.withdrawRecovery(nym, FIRST);
        vm.assertTrue(registry.isActive(nym) == !another);
        _assertPending(attempt, false);
        if (!another) return;
        _assertPending(second, true);
        vm.prank(second.registration.account);
        registry.withdrawRecovery(nym, FIRST + 1);
        vm.assertTrue(registry.isActive(nym));
    }

    /* SUSPENSION */

    function testSuspensionSurvivesEverything(uint256 who) public {
        User memory attempt = _proposed(who, FIRST);
        Nym nym = attempt.registration.nym;
        _suspend(nym);
        vm.assertFalse(registry.isActive(nym));
        _waitForDelay();
        vm.expectRevert(_needsVote(nym));
        registry.executeRecovery(nym, FIRST);
        _resolve(nym, FIRST);
        _assertServes(attempt.registration.account, nym);
        vm.assertFalse(registry.isActive(nym));
        vm.assertEq(registry.pseudonym(nym).status, 1);
        vm.prank(address(consortium));
        registry.reinstate(nym);
        vm.assertTrue(registry.isActive(nym));
    }

    /// @dev A suspended nym renews only by vote: its account proposes, the members execute.
    function testSuspendedNymRenewsByVote(uint256 who) public {
        _register(_user(who));
        Nym nym = _nym(who);
        _suspend(nym);
        User memory renewal = _later(who, who, FIRST, who);
        _propose(renewal);
        _resolve(nym, FIRST);
        _assertServes(renewal.registration.account, nym);
        vm.assertEq(registry.pseudonym(nym).generation, FIRST);
        vm.assertEq(registry.pseudonym(nym).status, 1);
        vm.assertEq(registry.accountSince(nym), 0);
    }

    function testFreezingAndSuspensionAreApart(uint256 who) public {
        Nym nym = _proposed(who, FIRST).registration.nym;
        _suspend(nym);
        _dispute(nym);
        vm.assertEq(registry.pseudonym(nym).status, 3);
        vm.prank(address(consortium));
        registry.reinstate(nym);
        vm.assertEq(registry.pseudonym(nym).status, 2);
        vm.assertFalse(registry.isActive(nym));
        _suspend(nym);
        _resolve(nym, 0);
        vm.assertEq(registry.pseudonym(nym).status, 1);
        vm.assertFalse(registry.isActive(nym));
    }
}
