// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsortiumState} from "./ConsortiumState.sol";
import {IGovernance, ProposalId} from "./interfaces/IGovernance.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title GovernanceState
/// @notice Proposals and the votes for them, and how votes are counted. See IGovernance.
abstract contract GovernanceState is IGovernance, ConsortiumState {
    using SeatMask for uint64;

    /// @dev An approval, and the epoch in which it was given.
    struct Vote {
        address operator;
        uint32 epoch;
    }

    /* CONSTANTS */

    bytes32 internal constant TYPE = keccak256("Medveil.Proposal.v1");

    /* STORAGE */

    mapping(ProposalId id => Proposal) internal _proposals;
    mapping(ProposalId id => Vote[]) internal _votes;

    /* VIEWS */

    /// @inheritdoc IGovernance
    function proposalId(Call[] calldata calls, bytes32 salt) public view returns (ProposalId) {
        return ProposalId.wrap(keccak256(abi.encode(TYPE, block.chainid, address(this), calls, salt)));
    }

    /// @inheritdoc IGovernance
    function proposal(ProposalId id) external view returns (Proposal memory) {
        return _proposals[id];
    }

    /// @inheritdoc IGovernance
    function approvers(ProposalId id) external view returns (address[] memory list) {
        Vote[] storage votes = _votes[id];
        list = new address[](votes.length);
        for (uint256 k; k < list.length; ++k) {
            list[k] = votes[k].operator;
        }
    }

    /// @inheritdoc IGovernance
    function tally(ProposalId id) public view returns (uint8 approvals, uint8 quorum) {
        Vote[] storage votes = _votes[id];
        uint256 length = votes.length;
        for (uint256 k; k < length; ++k) {
            if (_counts(votes[k])) ++approvals;
        }
        Epoch storage current = _epochs[currentEpoch];
        quorum = current.mask.count() / 2 + 1;
        uint8 floor = _proposals[id].floor;
        if (floor != 0 && current.threshold > floor) floor = current.threshold;
        if (floor > quorum) quorum = floor;
    }

    function _open(ProposalId id) internal view returns (Proposal storage kept) {
        kept = _proposals[id];
        if (kept.proposer == address(0)) revert ProposalUnknown(id);
        if (kept.executed) revert ProposalDone(id);
        if (block.timestamp > kept.expiresAt) revert ProposalExpired(id);
    }

    /// @dev The sender's place among the approvers, from 1; 0 if it has none.
    function _place(ProposalId id) internal view returns (uint256) {
        Vote[] storage votes = _votes[id];
        for (uint256 k; k < votes.length; ++k) {
            if (votes[k].operator == msg.sender) return k + 1;
        }
        return 0;
    }

    function _remove(ProposalId id, uint256 place) internal {
        Vote[] storage votes = _votes[id];
        votes[place - 1] = votes[votes.length - 1];
        votes.pop();
    }

    /// @dev Of who has had a seat ever since: who lost it and came back votes anew.
    function _counts(Vote memory vote) internal view returns (bool) {
        Operator memory operator = _operators[currentEpoch][vote.operator];
        return operator.seat != 0 && operator.since <= vote.epoch;
    }
}
