// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IGovernance, ProposalId} from "../src/interfaces/IGovernance.sol";
import {bound} from "./Bound.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice Who may vote, how many must, when it takes effect, and what it may do.
contract GovernanceVotesTest is GovernanceTest {
    /* VOTERS */

    function testOnlyOperatorsOfTheCurrentEpochVote(address caller) public {
        vm.assume(consortium.operatorSeat(EPOCH, caller) == 0);
        IGovernance.Call[] memory calls = _call(_auditorCall());
        ProposalId id = _propose(calls, SALT);
        bytes memory err = abi.encodeWithSelector(IConsortium.CallerNotOperator.selector, EPOCH, caller);
        vm.expectRevert(err);
        vm.prank(caller);
        consortium.propose(calls, "another");
        vm.expectRevert(err);
        vm.prank(caller);
        consortium.approve(id);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalVoteRefused.selector, id, caller));
        vm.prank(caller);
        consortium.withdrawApproval(id);
    }

    function testSeatApprovesOnce(uint8 seat) public {
        seat = uint8(bound(seat, 1, 7));
        ProposalId id = _propose(_call(_auditorCall()), SALT);
        if (seat != 1) {
            vm.prank(_operator(seat));
            consortium.approve(id);
        }
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalVoteRefused.selector, id, _operator(seat)));
        vm.prank(_operator(seat));
        consortium.approve(id);
    }

    /// @dev A seat that was removed has no power from that block on, and its earlier votes do not count.
    function testRemovedSeatsVotesDoNotCount() public {
        IGovernance.Call[] memory calls = _call(_auditorCall());
        vm.prank(_operator(7));
        ProposalId id = consortium.propose(calls, SALT);
        _approveBy(id, 0);
        for (uint8 seat = 4; seat <= 6; ++seat) {
            vm.prank(_operator(seat));
            consortium.approve(id);
        }
        vm.assertGt(consortium.proposal(id).readyAt, 0, "no quorum");
        _pass(_withoutSeat(7));

        (uint8 approvals, uint8 quorum) = consortium.tally(id);
        vm.assertEq(approvals, 3);
        vm.assertEq(quorum, MAJORITY);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalQuorumMissing.selector, id, 3, MAJORITY));
        consortium.execute(calls, SALT);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CallerNotOperator.selector, 2, _operator(7)));
        vm.prank(_operator(7));
        consortium.propose(calls, "another");
        // A new approval makes a quorum, whose timelock starts anew.
        vm.prank(_operator(1));
        consortium.approve(id);
        uint256 readyAt = block.timestamp + TIMELOCK;
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalLocked.selector, id, readyAt));
        consortium.execute(calls, SALT);
        vm.warp(readyAt);
        consortium.execute(calls, SALT);
    }

    /* QUORUM */

    function testMajorityIsNeeded(uint8 approvals) public {
        approvals = uint8(bound(approvals, 1, 7));
        _expectFloor(_call(_auditorCall()), MAJORITY, approvals);
    }

    /// @dev A quorum below t must not appoint t approvers: changes of committee, workers and terms need t.
    function testCommitteeChangesNeedTheThreshold(uint8 which, uint8 approvals) public {
        bytes memory data;
        if (which % 4 == 0) data = _sealCall(2, 2, which % 8 == 0);
        else if (which % 4 == 1) data = _policyCall(_policy());
        else if (which % 4 == 2) data = _workersCall(_mask(7), _noVersions());
        else data = _sealCall(2, 5, true);
        _expectFloor(_call(data), 5, uint8(bound(approvals, 1, 7)));
    }

    /// @dev Nor a quorum below the new t: as many as are there.
    function testHigherThresholdNeedsItself(uint8 threshold) public {
        vm.assume(threshold > 5);
        IGovernance.Call[] memory calls = _then(_call(_seatCall(8, _newcomer(1))), _sealCall(2, threshold, false));
        ProposalId id = _propose(calls, SALT);
        vm.assertEq(consortium.proposal(id).floor, threshold < 7 ? threshold : 7);
    }

    /// @dev The dealings of an epoch are opened by t of its operators: fewer of the current ones cannot replace them.
    function testFormerOperatorsAreReplacedByTheThresholdOfTheirEpoch() public {
        _pass(_call(_sealCall(2, 2, false)));
        bytes[2] memory datas = [
            abi.encodeCall(IConsortium.replaceOperator, (EPOCH, 3, STRANGER)),
            abi.encodeCall(IConsortium.declareLost, (EPOCH, 3, true))
        ];
        for (uint256 k; k < 2; ++k) {
            ProposalId id = _propose(_call(datas[k]), SALT);
            vm.assertEq(consortium.proposal(id).floor, 5);
        }
    }

    /// @dev Even if so few seats are left that it can never be done.
    function testFloorOfAFormerEpochIsNotLoweredByAShrunkenCommittee() public {
        IGovernance.Call[] memory calls = _then(_call(_clearCall(5)), _clearCall(6));
        calls = _then(_then(calls, _clearCall(7)), _sealCall(2, 2, false));
        _pass(_then(calls, _workersCall(_mask(4), _noVersions())));
        calls = _call(abi.encodeCall(IConsortium.replaceOperator, (EPOCH, 3, STRANGER)));
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, 4);
        vm.warp(block.timestamp + TIMELOCK);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalQuorumMissing.selector, id, 4, 5));
        consortium.execute(calls, SALT);
    }

    /// @dev A proposal of before is not passed by fewer than the committee of now needs.
    function testFloorRisesWithTheThreshold() public {
        IGovernance.Call[] memory calls = _call(_policyCall(_policy()));
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, 5);
        _pass(_call(_sealCall(2, 6, false)));
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalQuorumMissing.selector, id, 5, 6));
        consortium.execute(calls, SALT);
    }

    /// @dev Approvals that a smaller committee turns into a quorum wait the timelock too, from the next vote on.
    function testQuorumThatAShrunkenCommitteeMakesWaits() public {
        IGovernance.Call[] memory calls = _call(_auditorCall());
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, 3);
        IGovernance.Call[] memory shrink = _then(_call(_clearCall(6)), _clearCall(7));
        shrink = _then(_then(shrink, _sealCall(2, 3, false)), _workersCall(_mask(5), _noVersions()));
        _pass(shrink);
        (uint8 approvals, uint8 quorum) = consortium.tally(id);
        vm.assertTrue(approvals == 3 && quorum == 3);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalLocked.selector, id, 0));
        consortium.execute(calls, SALT);
        vm.prank(_operator(4));
        consortium.approve(id);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalLocked.selector, id, block.timestamp + TIMELOCK));
        consortium.execute(calls, SALT);
        vm.warp(block.timestamp + TIMELOCK);
        consortium.execute(calls, SALT);
    }

    /* TIME */

    function testTimelockRunsFromTheQuorum(uint32 delay, uint32 early) public {
        delay = uint32(bound(delay, 0, PROPOSAL_LIFETIME - TIMELOCK));
        IGovernance.Call[] memory calls = _call(_auditorCall());
        ProposalId id = _propose(calls, SALT);
        vm.warp(NOW + delay);
        _approveBy(id, MAJORITY);
        uint256 readyAt = NOW + delay + TIMELOCK;
        vm.warp(readyAt - bound(early, 1, TIMELOCK));
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalLocked.selector, id, readyAt));
        consortium.execute(calls, SALT);
        vm.warp(readyAt);
        consortium.execute(calls, SALT);
    }

    function testWithdrawnQuorumStartsAnew(uint32 later) public {
        later = uint32(bound(later, 1, 5 days));
        IGovernance.Call[] memory calls = _call(_auditorCall());
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, MAJORITY);
        vm.prank(_operator(2));
        consortium.withdrawApproval(id);
        vm.assertEq(consortium.proposal(id).readyAt, 0);
        vm.warp(NOW + TIMELOCK);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalQuorumMissing.selector, id, 3, MAJORITY));
        consortium.execute(calls, SALT);
        vm.warp(NOW + TIMELOCK + later);
        vm.prank(_operator(2));
        consortium.approve(id);
        vm.assertEq(consortium.proposal(id).readyAt, NOW + 2 * TIMELOCK + later);
    }

    /// @dev A vote that shortens the timelock does not shorten those that run.
    function testShorterTimelockIsForLaterQuorums() public {
        IConsortium.Policy memory policy = _policy();
        policy.timelock = 1;
        IGovernance.Call[] memory shorten = _call(_policyCall(policy));
        bytes32 salt = _ready(shorten);
        IGovernance.Call[] memory calls = _call(_sealCall(2, 5, false));
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, 5);
        uint256 readyAt = block.timestamp + TIMELOCK;
        consortium.execute(shorten, salt);
        vm.warp(block.timestamp + 1);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalLocked.selector, id, readyAt));
        consortium.execute(calls, SALT);
    }

    function testExpiredProposalIsDead(uint32 late) public {
        IGovernance.Call[] memory calls = _call(_auditorCall());
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, MAJORITY);
        vm.warp(NOW + PROPOSAL_LIFETIME + bound(late, 1, type(uint32).max));
        bytes memory err = abi.encodeWithSelector(IGovernance.ProposalExpired.selector, id);
        vm.expectRevert(err);
        consortium.execute(calls, SALT);
        vm.expectRevert(err);
        vm.prank(_operator(6));
        consortium.approve(id);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalExists.selector, id));
        vm.prank(_operator(6));
        consortium.propose(calls, SALT);
    }

    /* EXECUTION */

    function testExecutedOnce(address executor) public {
        IGovernance.Call[] memory calls = _call(_auditorCall());
        bytes32 salt = _ready(calls);
        ProposalId id = consortium.proposalId(calls, salt);
        vm.expectEmit(address(consortium));
        emit IConsortium.AuditorConfigured(STRANGER, 1);
        emit IGovernance.ProposalExecuted(id, executor);
        vm.prank(executor);
        consortium.execute(calls, salt);
        vm.assertEq(consortium.auditorCaseLimit(STRANGER), 1);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalDone.selector, id));
        consortium.execute(calls, salt);
    }

    /// @dev Approvals of some calls are none of others.
    function testOtherCallsAreUnknown(bytes32 salt, uint8 limit) public {
        IGovernance.Call[] memory calls = _call(_auditorCall());
        bytes32 approved = _ready(calls);
        vm.assume(salt != approved && limit != 1);
        vm.expectRevert(
            abi.encodeWithSelector(IGovernance.ProposalUnknown.selector, consortium.proposalId(calls, salt))
        );
        consortium.execute(calls, salt);
        calls[0].data = abi.encodeCall(IConsortium.configureAuditor, (STRANGER, limit));
        ProposalId id = consortium.proposalId(calls, approved);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalUnknown.selector, id));
        consortium.execute(calls, approved);
    }

    /// @dev All calls take effect, or none.
    function testCallThatFailsUndoesTheOthers() public {
        IGovernance.Call[] memory calls =
            _then(_call(_auditorCall()), abi.encodeCall(IConsortium.configureAuditor, (address(0), 1)));
        _passRefused(calls, 1, abi.encodeWithSelector(IConsortium.AuditorZero.selector));
        vm.assertEq(consortium.auditorCaseLimit(STRANGER), 0);
    }

    /* WHAT PROPOSALS MAY DO */

    function testOtherTargetsAreRefused(address target) public {
        vm.assume(target != address(consortium) && target != address(registry) && target != address(trace));
        _expectCallRefused(IGovernance.Call(target, abi.encodeWithSelector(0x12345678)));
    }

    /// @dev Among them execute and approve, by which a proposal would vote or run another in its midst.
    function testFunctionsThatAreNotGovernedAreRefused(bytes4 selector) public {
        if (selector == IConsortium.sealEpoch.selector || selector == IConsortium.configureSeat.selector) return;
        bytes4[8] memory refused = [
            selector,
            IGovernance.execute.selector,
            IGovernance.approve.selector,
            IGovernance.propose.selector,
            IGovernance.withdrawApproval.selector,
            IConsortium.sealFirstEpoch.selector,
            IConsortium.bindContracts.selector,
            IConsortium.attest.selector
        ];
        for (uint256 k; k < 8; ++k) {
            _expectCallRefused(IGovernance.Call(address(consortium), abi.encodeWithSelector(refused[k])));
        }
        _expectCallRefused(IGovernance.Call(address(consortium), hex"123456"));
        _expectCallRefused(IGovernance.Call(address(registry), ""));
    }

    function testProposalHasOneToSixtyFourCalls() public {
        IGovernance.Call[] memory calls = new IGovernance.Call[](0);
        _proposeRefused(calls, abi.encodeWithSelector(IGovernance.ProposalLength.selector, 0));
        calls = new IGovernance.Call[](65);
        _proposeRefused(calls, abi.encodeWithSelector(IGovernance.ProposalLength.selector, 65));
    }

    /// @dev The deployer included: no account governs, only votes do.
    function testNobodyCallsGovernedFunctions(address caller, uint8 which) public {
        vm.assume(caller != address(consortium));
        if (which % 2 == 0) caller = address(this);
        bytes[4] memory datas = [
            _sealCall(2, 5, true),
            abi.encodeCall(IConsortium.replaceOperator, (EPOCH, 1, caller)),
            abi.encodeCall(IConsortium.declareLost, (EPOCH, 1, true)),
            abi.encodeCall(IConsortium.pauseRegistrations, (true))
        ];
        vm.prank(caller);
        (bool success, bytes memory reason) = address(consortium).call(datas[which % 4]);
        vm.assertFalse(success);
        vm.assertEq(reason, abi.encodeWithSelector(IConsortium.ConsortiumCallerNotConfigurator.selector, caller));
    }

    function testMaxNymsNeverDecreases(uint16 maxNyms) public {
        vm.assume(maxNyms != 0);
        IConsortium.Policy memory policy = _policy();
        policy.maxNyms = maxNyms;
        IGovernance.Call[] memory calls = _call(_policyCall(policy));
        if (maxNyms < MAX_NYMS) {
            _passRefused(calls, 0, abi.encodeWithSelector(IConsortium.PolicyRefused.selector));
        } else {
            _pass(calls);
            vm.assertEq(consortium.policy().maxNyms, maxNyms);
        }
    }

    function testRegistrationsPauseAndResume() public {
        User memory user = _user(1);
        _pass(_call(abi.encodeCall(IConsortium.pauseRegistrations, (true))));
        _registerRefused(user, abi.encodeWithSelector(IConsortium.RegistrationsPaused.selector));
        (uint256 digest,) = consortium.renewalTerms(EPOCH);
        vm.assertEq(digest, consortium.epochInfo(EPOCH).digest);
        _pass(_call(abi.encodeCall(IConsortium.pauseRegistrations, (false))));
        _register(user);
    }

    /* HELPERS */

    function _withoutSeat(uint8 seat) internal view returns (IGovernance.Call[] memory) {
        IGovernance.Call[] memory calls =
            _then(_call(_clearCall(seat)), _sealCall(consortium.currentEpoch() + 1, 5, false));
        return _then(calls, _workersCall(_mask(7) & ~uint64(1 << (seat - 1)), _noVersions()));
    }

    /// @dev With so many approvals the calls can be executed just when the floor is reached.
    function _expectFloor(IGovernance.Call[] memory calls, uint8 floor, uint8 approvals) internal {
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, approvals);
        (uint8 counted, uint8 quorum) = consortium.tally(id);
        vm.assertEq(counted, approvals);
        vm.assertEq(quorum, floor);
        vm.assertTrue(consortium.proposal(id).readyAt != 0 == approvals >= floor);
        vm.warp(block.timestamp + TIMELOCK);
        if (approvals < floor) {
            vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalQuorumMissing.selector, id, approvals, floor));
        }
        consortium.execute(calls, SALT);
    }

    function _expectCallRefused(IGovernance.Call memory refused) internal {
        IGovernance.Call[] memory calls = _then(_call(_auditorCall()), "");
        calls[1] = refused;
        _proposeRefused(
            calls,
            abi.encodeWithSelector(IGovernance.ProposalCallRefused.selector, 1, refused.target, bytes4(refused.data))
        );
    }
}
