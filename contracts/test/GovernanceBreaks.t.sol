// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IGovernance, ProposalId} from "../src/interfaces/IGovernance.sol";
import {bound} from "./Bound.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice Votes that come back, policies after which no vote could pass, and other ways around a quorum.
contract GovernanceBreaksTest is GovernanceTest {
    /* VOTES OF BEFORE */

    /// @dev What a removed operator approved counts no longer, even when it is a member again: nor does its timelock.
    function testVotesOfARemovedOperatorDoNotComeBack() public {
        IGovernance.Call[] memory calls = _call(_auditorCall());
        vm.prank(_operator(7));
        ProposalId id = consortium.propose(calls, SALT);
        _approveBy(id, MAJORITY - 1);
        vm.prank(_operator(1));
        consortium.approve(id);
        vm.assertGt(consortium.proposal(id).readyAt, 0, "no quorum");
        _removeAndReseat(7);

        (uint8 approvals,) = consortium.tally(id);
        vm.assertEq(approvals, MAJORITY - 1);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalQuorumMissing.selector, id, MAJORITY - 1, MAJORITY));
        consortium.execute(calls, SALT);
    }

    /// @dev It votes anew, once, and the timelock starts anew.
    function testOperatorThatCameBackVotesAnew() public {
        IGovernance.Call[] memory calls = _call(_auditorCall());
        vm.prank(_operator(7));
        ProposalId id = consortium.propose(calls, SALT);
        _approveBy(id, MAJORITY - 1);
        vm.prank(_operator(1));
        consortium.approve(id);
        _removeAndReseat(7);
        vm.prank(_operator(7));
        consortium.approve(id);
        vm.assertEq(consortium.approvers(id).length, MAJORITY);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalVoteRefused.selector, id, _operator(7)));
        vm.prank(_operator(7));
        consortium.approve(id);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalLocked.selector, id, block.timestamp + TIMELOCK));
        consortium.execute(calls, SALT);
        vm.warp(block.timestamp + TIMELOCK);
        consortium.execute(calls, SALT);
    }

    /// @dev Who stays, or moves to another seat, is the same voter in every later epoch.
    function testVotesOfThoseWhoStayCount() public {
        IGovernance.Call[] memory calls = _call(_auditorCall());
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, MAJORITY);
        IGovernance.Call[] memory move = _then(_call(_clearCall(2)), _seatCall(8, _seat(2)));
        move = _then(_then(move, _sealCall(2, 5, false)), _workersCall(0xfd, _noVersions()));
        _pass(move);
        _pass(_call(_sealCall(3, 5, false)));
        (uint8 approvals,) = consortium.tally(id);
        vm.assertEq(approvals, MAJORITY);
        consortium.execute(calls, SALT);
    }

    /* POLICIES AFTER WHICH NO VOTE COULD PASS */

    /// @dev Votes come in several blocks: a lifetime that ends with the timelock would end all votes for good.
    function testLifetimeLeavesTimeToVote(uint32 timelock, uint32 spare) public {
        IConsortium.Policy memory policy = _policy();
        policy.timelock = uint32(bound(timelock, 1, 90 days));
        policy.proposalLifetime = policy.timelock + uint32(bound(spare, 1, 1 hours - 1));
        _passRefused(_call(_policyCall(policy)), 0, abi.encodeWithSelector(IConsortium.PolicyRefused.selector));
        policy.proposalLifetime = policy.timelock + 1 hours;
        _pass(_call(_policyCall(policy)));
    }

    /* SEATS AND CALLS */

    /// @dev Neither as an auditor nor otherwise does the consortium approve a case.
    function testConsortiumApprovesNoCase() public {
        IGovernance.Call[] memory calls = new IGovernance.Call[](1);
        calls[0] = IGovernance.Call(address(trace), abi.encodeWithSignature("approve(uint256)", 5));
        bytes32 salt = _ready(calls);
        vm.expectRevert();
        consortium.execute(calls, salt);
    }

    /// @dev An operator that proposes what another is about to propose makes it no other proposal.
    function testCopiedProposalHelps(bytes32 salt) public {
        IGovernance.Call[] memory calls = _call(_auditorCall());
        vm.prank(_operator(5));
        ProposalId id = consortium.propose(calls, salt);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalExists.selector, id));
        vm.prank(_operator(1));
        consortium.propose(calls, salt);
        vm.prank(_operator(1));
        consortium.approve(id);
        (uint8 approvals,) = consortium.tally(id);
        vm.assertEq(approvals, 2);
    }

    /// @dev A proposal that changes the timelock waited the former one, and shortens none that runs.
    function testPolicyInTheSameProposalShortensNothing() public {
        IConsortium.Policy memory policy = _policy();
        policy.timelock = 1;
        IGovernance.Call[] memory calls = _then(_call(_policyCall(policy)), _sealCall(2, 5, true));
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, 7);
        vm.warp(NOW + TIMELOCK - 1);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalLocked.selector, id, NOW + TIMELOCK));
        consortium.execute(calls, SALT);
    }

    /// @dev Two seals in one proposal would skip an epoch that nobody could check.
    function testOneProposalSealsOneEpoch() public {
        IGovernance.Call[] memory calls = _then(_call(_sealCall(2, 5, false)), _sealCall(3, 5, false));
        _proposeRefused(calls, abi.encodeWithSelector(IConsortium.EpochNotNext.selector, 3, 2));
        calls = _then(_call(_sealCall(2, 5, false)), _sealCall(2, 5, false));
        _passRefused(calls, 1, abi.encodeWithSelector(IConsortium.EpochNotNext.selector, 2, 3));
    }

    /// @dev Arguments with dirty bits, which a client might read otherwise, are refused, not cut.
    function testDirtyArgumentsAreRefused(uint256 dirt) public {
        dirt = bound(dirt, 1, type(uint224).max) << 32;
        _propose(_call(abi.encodeWithSelector(IConsortium.sealEpoch.selector, uint256(2), uint256(5), 0)), "clean");
        bytes memory data = abi.encodeWithSelector(IConsortium.sealEpoch.selector, dirt | 2, uint256(5), uint256(0));
        IGovernance.Call[] memory calls = _call(data);
        vm.expectRevert();
        vm.prank(_operator(1));
        consortium.propose(calls, SALT);
    }

    function _removeAndReseat(uint8 seat) internal {
        uint64 left = _mask(7) & ~uint64(1 << (seat - 1));
        IGovernance.Call[] memory remove = _then(_call(_clearCall(seat)), _sealCall(2, 5, false));
        _pass(_then(remove, _workersCall(left, _noVersions())));
        _pass(_then(_call(_seatCall(seat, _seat(seat))), _sealCall(3, 5, false)));
    }
}
