// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PseudonymRegistry} from "../src/PseudonymRegistry.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IGovernance} from "../src/interfaces/IGovernance.sol";
import {IPseudonymRecovery} from "../src/interfaces/IPseudonymRecovery.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice The registry remembers which epoch is current: what it remembers is never another's say, nor out of date.
contract EpochNoteTest is GovernanceTest {
    function testOnlyTheConsortiumTellsOfEpochs(address caller) public {
        vm.assume(caller != address(consortium));
        vm.expectRevert(abi.encodeWithSelector(IPseudonymRecovery.CallerNotConsortium.selector, caller));
        vm.prank(caller);
        registry.noteEpoch();
    }

    /// @dev Not even by a vote, which needs a majority only, is a nym of a lost epoch active.
    function testVoteRevivesNoLostEpoch() public {
        Nym nym = _lost();
        IGovernance.Call[] memory calls = new IGovernance.Call[](1);
        calls[0] = IGovernance.Call(address(registry), abi.encodeCall(IPseudonymRegistry.noteEpoch, ()));
        _pass(calls);
        vm.assertFalse(registry.isActive(nym));
    }

    /// @dev From the seal on, the former epoch is asked about.
    function testSeatsDeclaredLostEndAnEpochAtOnce() public {
        User memory user = _user(1);
        _register(user);
        _pass(_call(_sealCall(2, 5, false)));
        IGovernance.Call[] memory calls = _call(abi.encodeCall(IConsortium.declareLost, (EPOCH, 1, true)));
        for (uint8 seat = 2; seat <= 3; ++seat) {
            vm.assertTrue(registry.isActive(user.registration.nym));
            calls = _then(calls, abi.encodeCall(IConsortium.declareLost, (EPOCH, seat, true)));
        }
        _pass(calls);
        vm.assertFalse(registry.isActive(user.registration.nym));
    }

    /// @dev A registry that the consortium does not know of is told nothing, and asks.
    function testUnboundRegistryAsksTheConsortium() public {
        registry = new PseudonymRegistry(consortium, verifier);
        Nym nym = _lost();
        vm.assertFalse(registry.isActive(nym));
    }

    function _lost() internal returns (Nym nym) {
        User memory user = _user(1);
        _register(user);
        nym = user.registration.nym;
        vm.assertTrue(registry.isActive(nym));
        _pass(_call(_sealCall(2, 5, false)));
        vm.assertTrue(registry.isActive(nym));
        vm.warp(block.timestamp + ATTESTATION_PERIOD + 1);
        vm.assertFalse(registry.isActive(nym));
    }
}
