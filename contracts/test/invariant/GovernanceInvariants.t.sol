// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../../src/Capacity.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Vm} from "../Vm.sol";
import {GovernanceHandler} from "./GovernanceHandler.sol";

contract GovernanceInvariantsTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    GovernanceHandler internal handler;

    function setUp() public {
        handler = new GovernanceHandler();
    }

    /// @dev Read by forge: what the invariant campaign calls.
    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](8);
        selectors[0] = GovernanceHandler.proposeLimit.selector;
        selectors[1] = GovernanceHandler.proposeEpoch.selector;
        selectors[2] = GovernanceHandler.proposeOperator.selector;
        selectors[3] = GovernanceHandler.approve.selector;
        selectors[4] = GovernanceHandler.approveAll.selector;
        selectors[5] = GovernanceHandler.withdraw.selector;
        selectors[6] = GovernanceHandler.execute.selector;
        selectors[7] = GovernanceHandler.wait_.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), selectors);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariantNothingHappensWithoutQuorumTwiceOrTooEarly() external view {
        vm.assertEq(bytes(handler.violation()), bytes(""));
        vm.assertEq(handler.consortium_().auditorCaseLimit(handler.auditor()), handler.limit());
    }

    /// @dev The committee is who was voted for, and nobody else has a seat from that block on.
    function invariantOnlyTheVotedCommitteeHasSeats() external view {
        IConsortium consortium = handler.consortium_();
        uint32 epoch = handler.epoch();
        vm.assertEq(consortium.currentEpoch(), epoch);
        for (uint8 seat = 1; seat <= SEATS; ++seat) {
            uint256 person = handler.seated(epoch, seat);
            address operator = person == 0 ? address(0) : handler.operatorOf(person);
            vm.assertEq(consortium.operators(epoch)[seat - 1], operator);
            if (person != 0) vm.assertEq(consortium.operatorSeat(epoch, operator), seat);
        }
    }

    function invariantThresholdNeverExceedsSeats() external view {
        for (uint32 epoch = 1; epoch <= handler.epoch(); ++epoch) {
            IConsortium.Epoch memory info = handler.consortium_().epochInfo(epoch);
            uint256 seats;
            for (uint64 mask = info.mask; mask != 0; mask &= mask - 1) {
                ++seats;
            }
            vm.assertTrue(info.threshold >= 2 && info.threshold <= seats, "threshold above seats");
        }
    }

    function invariantSealedEpochsNeverChange() external view {
        for (uint32 epoch = 1; epoch <= handler.epoch(); ++epoch) {
            IConsortium.Epoch memory info = handler.consortium_().epochInfo(epoch);
            vm.assertEq(info.digest, handler.digests(epoch));
            vm.assertEq(info.threshold, handler.thresholds(epoch));
            vm.assertTrue(info.supersededAt == 0 == (epoch == handler.epoch()), "superseded is not current");
        }
    }

    /// @dev The invariants are not empty: the handler reaches every state that they speak of.
    function testHandlerReachesEveryState() external {
        handler.proposeLimit(0, 7);
        handler.withdraw(0, 0);
        handler.approveAll(0);
        handler.execute(0);
        vm.assertEq(handler.successes("execute"), 0);
        handler.wait_(0);
        handler.execute(0);
        handler.execute(0);
        vm.assertEq(handler.limit(), 7);
        vm.assertEq(handler.successes("execute"), 1);
        handler.proposeEpoch(1, 5, 6, 3, false);
        handler.proposeEpoch(1, 0, 0, 1, true);
        handler.approveAll(1);
        handler.approveAll(2);
        handler.wait_(0);
        handler.execute(1);
        vm.assertEq(handler.epoch(), 2);
        vm.assertEq(handler.seated(2, 6), 6);
        handler.execute(2);
        vm.assertEq(handler.epoch(), 2);
        handler.proposeOperator(1, 0, 2);
        handler.approveAll(3);
        handler.wait_(0);
        handler.execute(3);
        vm.assertEq(handler.successes("execute"), 3);
        vm.assertEq(handler.successes("withdraw"), 1);
        vm.assertEq(bytes(handler.violation()), bytes(""));
    }
}
