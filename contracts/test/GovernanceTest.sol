// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IGovernance, ProposalId} from "../src/interfaces/IGovernance.sol";
import {MedveilTest} from "./MedveilTest.sol";

/// @title GovernanceTest
/// @notice Proposals of a consortium of seven seats, five of which open an identity.
abstract contract GovernanceTest is MedveilTest {
    bytes32 internal constant SALT = "salt";
    uint8 internal constant MAJORITY = 4;

    /* CALLS */

    function _call(bytes memory data) internal view returns (IGovernance.Call[] memory calls) {
        calls = new IGovernance.Call[](1);
        calls[0] = IGovernance.Call(address(consortium), data);
    }

    function _then(IGovernance.Call[] memory calls, bytes memory data)
        internal
        view
        returns (IGovernance.Call[] memory longer)
    {
        longer = new IGovernance.Call[](calls.length + 1);
        for (uint256 k; k < calls.length; ++k) {
            longer[k] = calls[k];
        }
        longer[calls.length] = IGovernance.Call(address(consortium), data);
    }

    function _sealCall(uint32 epoch, uint8 threshold, bool emergency) internal pure returns (bytes memory) {
        return abi.encodeCall(IConsortium.sealEpoch, (epoch, threshold, emergency));
    }

    function _seatCall(uint8 seat, IConsortium.Seat memory config) internal pure returns (bytes memory) {
        return abi.encodeCall(IConsortium.configureSeat, (seat, config, new bytes(96), new bytes(96)));
    }

    function _clearCall(uint8 seat) internal pure returns (bytes memory) {
        return abi.encodeCall(IConsortium.clearSeat, (seat));
    }

    function _workersCall(uint64 mask, uint32[] memory served) internal pure returns (bytes memory) {
        return abi.encodeCall(IConsortium.configureWorkerSet, (mask, 2, served));
    }

    function _auditorCall() internal view returns (bytes memory) {
        return abi.encodeCall(IConsortium.configureAuditor, (STRANGER, 1));
    }

    function _policyCall(IConsortium.Policy memory policy) internal pure returns (bytes memory) {
        return abi.encodeCall(IConsortium.configurePolicy, (policy));
    }

    function _versions(uint32 one) internal pure returns (uint32[] memory list) {
        list = new uint32[](1);
        list[0] = one;
    }

    function _noVersions() internal pure returns (uint32[] memory) {
        return new uint32[](0);
    }

    /* VOTES */

    function _propose(IGovernance.Call[] memory calls, bytes32 salt) internal returns (ProposalId) {
        vm.prank(_current(1));
        return consortium.propose(calls, salt);
    }

    function _proposeRefused(IGovernance.Call[] memory calls, bytes memory err) internal {
        address proposer = _current(1);
        vm.expectRevert(err);
        vm.prank(proposer);
        consortium.propose(calls, SALT);
    }

    /// @dev Approves by the count - 1 seats after the proposer.
    function _approveBy(ProposalId id, uint8 count) internal {
        for (uint8 k = 2; k <= count; ++k) {
            vm.prank(_current(k));
            consortium.approve(id);
        }
    }

    /// @dev Proposes, approves by every seat and waits.
    function _ready(IGovernance.Call[] memory calls) internal returns (bytes32 salt) {
        salt = keccak256(abi.encode(block.timestamp, calls));
        _approveBy(_propose(calls, salt), _seated());
        vm.warp(block.timestamp + consortium.policy().timelock);
    }

    function _pass(IGovernance.Call[] memory calls) internal {
        bytes32 salt = _ready(calls);
        consortium.execute(calls, salt);
    }

    /// @dev Passes calls of which the one at index fails.
    function _passRefused(IGovernance.Call[] memory calls, uint256 index, bytes memory err) internal {
        bytes32 salt = _ready(calls);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalCallFailed.selector, index, err));
        consortium.execute(calls, salt);
    }

    /// @dev The k-th operator of the current epoch, from 1.
    function _current(uint8 k) internal view returns (address) {
        uint32 epoch = consortium.currentEpoch();
        for (uint256 i; i < 16; ++i) {
            address operator = consortium.operators(epoch)[i];
            if (operator != address(0) && --k == 0) return operator;
        }
        revert("so many seats are not occupied");
    }

    function _seated() internal view returns (uint8 count) {
        uint64 mask = consortium.epochInfo(consortium.currentEpoch()).mask;
        for (; mask != 0; mask &= mask - 1) {
            ++count;
        }
    }

    /// @dev A seat with keys of its own, as a member that joins brings them.
    function _newcomer(uint256 k) internal view returns (IConsortium.Seat memory) {
        return _seat(16 + k);
    }
}
