// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GovernanceState} from "./GovernanceState.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IGovernance, ProposalId} from "./interfaces/IGovernance.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title Governance
/// @notice Members' votes. See IGovernance.
abstract contract Governance is GovernanceState {
    using SeatMask for uint64;

    /* CONSTANTS */

    uint256 internal constant MAX_CALLS = 64;

    /* VOTING */

    /// @inheritdoc IGovernance
    function propose(Call[] calldata calls, bytes32 salt) external returns (ProposalId id) {
        _senderSeat(currentEpoch);
        id = proposalId(calls, salt);
        if (_proposals[id].proposer != address(0)) revert ProposalExists(id);
        uint8 floor = _floor(calls);

        uint64 expiresAt = uint64(block.timestamp + _policy.proposalLifetime);
        _proposals[id] = Proposal(msg.sender, expiresAt, 0, floor, false);
        emit Proposed(id, msg.sender, calls, salt, floor, expiresAt);
        _approve(id);
    }

    /// @inheritdoc IGovernance
    function approve(ProposalId id) external {
        _senderSeat(currentEpoch);
        _open(id);
        uint256 place = _place(id);
        if (place != 0) {
            if (_counts(_votes[id][place - 1])) revert ProposalVoteRefused(id, msg.sender);
            _remove(id, place);
        }
        _approve(id);
    }

    /// @inheritdoc IGovernance
    function withdrawApproval(ProposalId id) external {
        _open(id);
        uint256 place = _place(id);
        if (place == 0) revert ProposalVoteRefused(id, msg.sender);
        _remove(id, place);
        emit ApprovalWithdrawn(id, msg.sender, _settle(id));
    }

    /// @dev Settled before too: a quorum that an epoch took away does not come back with its old timelock.
    function _approve(ProposalId id) internal {
        _settle(id);
        _votes[id].push(Vote(msg.sender, currentEpoch));
        emit ProposalApproved(id, msg.sender, _settle(id));
    }

    /// @dev Starts or stops the timelock, as there is a quorum now or not.
    function _settle(ProposalId id) internal returns (uint8 approvals) {
        uint8 quorum;
        (approvals, quorum) = tally(id);
        Proposal storage kept = _proposals[id];
        bool ready = kept.readyAt != 0;
        if (ready == approvals >= quorum) return approvals;
        kept.readyAt = ready ? 0 : uint64(block.timestamp + _policy.timelock);
        emit ProposalReady(id, kept.readyAt);
    }

    /* EXECUTING */

    /// @inheritdoc IGovernance
    /// @dev No call can execute another proposal between this one's calls: of this contract's functions only those of
    /// _floorOf are open to proposals, and registry and trace call nobody but consortium, registry and verifiers' views.
    function execute(Call[] calldata calls, bytes32 salt) external {
        ProposalId id = proposalId(calls, salt);
        Proposal storage kept = _open(id);
        (uint8 approvals, uint8 quorum) = tally(id);
        if (approvals < quorum) revert ProposalQuorumMissing(id, approvals, quorum);
        // Zero if a smaller committee turned the approvals into a quorum: the next vote starts the timelock.
        if (kept.readyAt == 0 || block.timestamp < kept.readyAt) revert ProposalLocked(id, kept.readyAt);

        kept.executed = true;
        for (uint256 k; k < calls.length; ++k) {
            (bool success, bytes memory reason) = calls[k].target.call(calls[k].data);
            if (!success) revert ProposalCallFailed(k, reason);
        }
        _checkComplete();
        emit ProposalExecuted(id, msg.sender);
    }

    /// @dev That what a proposal left behind is whole.
    function _checkComplete() internal view virtual;

    /// @dev Approvals needed for the calls, whatever the majority.
    function _floor(Call[] calldata calls) internal view returns (uint8 floor) {
        if (calls.length == 0 || calls.length > MAX_CALLS) revert ProposalLength(calls.length);
        for (uint256 k; k < calls.length; ++k) {
            (bool allowed, uint8 needed) = _floorOf(calls[k].target, calls[k].data);
            if (!allowed) revert ProposalCallRefused(k, calls[k].target, bytes4(calls[k].data));
            if (needed > floor) floor = needed;
        }
    }

    /// @dev Every function that a proposal may call on this contract is named here.
    function _floorOf(address target, bytes calldata data) internal view returns (bool allowed, uint8 floor) {
        if (data.length < 4) return (false, 0);
        if (target != address(this)) return (target == address(registry) || target == address(trace), 0);
        bytes4 selector = bytes4(data);
        if (selector == IConsortium.configureAuditor.selector || selector == IConsortium.pauseRegistrations.selector) {
            return (true, 0);
        }
        Epoch storage current = _epochs[currentEpoch];
        if (selector == IConsortium.sealEpoch.selector) {
            (uint32 next, uint8 threshold,) = abi.decode(data[4:], (uint32, uint8, bool));
            if (next != currentEpoch + 1) revert EpochNotNext(next, currentEpoch + 1);
            uint8 seats = current.mask.count();
            if (threshold > seats) threshold = seats;
            return (true, threshold > current.threshold ? threshold : current.threshold);
        }
        if (selector == IConsortium.replaceOperator.selector || selector == IConsortium.declareLost.selector) {
            (uint32 epoch, uint8 seat) = abi.decode(data[4:], (uint32, uint8));
            return (true, _superseded(epoch, seat).threshold);
        }
        allowed = selector == IConsortium.configureSeat.selector || selector == IConsortium.clearSeat.selector
            || selector == IConsortium.configurePolicy.selector || selector == IConsortium.configureWorkerSet.selector;
        return (allowed, current.threshold);
    }
}
