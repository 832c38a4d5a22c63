// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev keccak256(abi.encode(keccak256("Medveil.Proposal.v1"), chain id, consortium, calls, salt)): a hash of the content,
/// so that no reorganisation moves an approval to other calls.
type ProposalId is bytes32;

/// @title IGovernance
/// @notice Members' votes: proposals are calls that the consortium makes once a quorum approved them.
/// @dev A proposal calls the consortium's own governed functions, the registry or the trace, in order, all or none, and
/// sends no value. Votes are cast by operators of the current epoch and counted for those that are operators of the epoch
/// which is current when it matters, and were in every epoch since they voted: a removed operator has no power from that
/// block on, and what it approved before counts no longer, even if it becomes a member again.
/// @dev The quorum is a majority of the occupied seats, and at least the floor, which follows from the calls: the
/// threshold of the current epoch for everything that changes committee, workers or policy, and that of the new epoch too
/// (as far as there are seats); the threshold of a superseded epoch for replacing its operators or declaring its keys
/// lost. Otherwise a quorum below t could appoint t approvers.
/// @dev Warning: a quorum can do all that is listed here. Nothing on chain holds it back but the timelock.
interface IGovernance {
    struct Call {
        /// The consortium itself, its registry or its trace.
        address target;
        /// Selector and arguments.
        bytes data;
    }

    /// @dev All zero if there is none.
    struct Proposal {
        address proposer;
        /// Last second of approving and executing.
        uint64 expiresAt;
        /// First second of executing: when a vote made the quorum, plus the timelock. Zero if the last vote left none; an
        /// epoch that takes the quorum away, and a smaller one that gives it back, without a vote between, leave it.
        uint64 readyAt;
        /// Approvals needed, whatever the majority, and whatever t was when it was proposed; with a floor, the threshold
        /// of the epoch that is current when votes are counted is needed too.
        uint8 floor;
        bool executed;
    }

    /// @notice Thrown when a proposal has no calls or more than 64.
    error ProposalLength(uint256 calls);
    /// @notice Thrown when a call's target or function is not open to proposals.
    error ProposalCallRefused(uint256 index, address target, bytes4 selector);
    /// @notice Thrown when the same calls were proposed with the same salt.
    error ProposalExists(ProposalId id);
    /// @notice Thrown when there is no such proposal.
    error ProposalUnknown(ProposalId id);
    /// @notice Thrown when the proposal's lifetime is over.
    error ProposalExpired(ProposalId id);
    /// @notice Thrown when the proposal was executed.
    error ProposalDone(ProposalId id);
    /// @notice Thrown when the sender's approval counts already, or it withdraws what it has not approved.
    error ProposalVoteRefused(ProposalId id, address caller);
    /// @notice Thrown when a proposal is executed without its quorum.
    error ProposalQuorumMissing(ProposalId id, uint256 approvals, uint256 quorum);
    /// @notice Thrown when a proposal is executed before its timelock is over, or it has not begun: zero if the committee
    /// became so small that the approvals are a quorum, until one votes again.
    error ProposalLocked(ProposalId id, uint256 readyAt);
    /// @notice Thrown when a call of a proposal failed, with its error; nothing of the proposal took effect.
    error ProposalCallFailed(uint256 index, bytes reason);

    /// @notice Emitted when a proposal is made. The proposer has approved it.
    event Proposed(
        ProposalId indexed id, address indexed proposer, Call[] calls, bytes32 salt, uint8 floor, uint64 expiresAt
    );
    /// @notice Emitted when an operator approves, with the approvals that count now.
    event ProposalApproved(ProposalId indexed id, address indexed operator, uint8 approvals);
    /// @notice Emitted when an operator withdraws its approval, with those that count now.
    event ApprovalWithdrawn(ProposalId indexed id, address indexed operator, uint8 approvals);
    /// @notice Emitted when a proposal has its quorum and its timelock runs; zero when it lost its quorum.
    event ProposalReady(ProposalId indexed id, uint64 readyAt);
    /// @notice Emitted when a proposal was executed, and by whom.
    event ProposalExecuted(ProposalId indexed id, address executor);

    /// @notice Proposes calls and approves them; by an operator of the current epoch.
    /// @param salt Tells equal calls apart.
    function propose(Call[] calldata calls, bytes32 salt) external returns (ProposalId id);
    /// @notice Approves a proposal; by an operator of the current epoch, before it expires, once unless its vote was lost
    /// with its seat.
    /// @dev Warning: the chain cannot verify proofs of possession. A member's client verifies those of every configureSeat
    /// before it approves.
    function approve(ProposalId id) external;
    /// @notice Takes the sender's approval back. Without a quorum the timelock starts anew.
    function withdrawApproval(ProposalId id) external;
    /// @notice Executes the proposal of these calls, by anyone, once, when quorum and timelock allow and before it expires.
    /// @dev If a call fails, nothing of it took effect, and it can be tried again.
    function execute(Call[] calldata calls, bytes32 salt) external;

    /// @notice The id of a proposal of these calls.
    function proposalId(Call[] calldata calls, bytes32 salt) external view returns (ProposalId);
    /// @notice What is known of a proposal.
    function proposal(ProposalId id) external view returns (Proposal memory);
    /// @notice Who approved, whether it counts now or not.
    function approvers(ProposalId id) external view returns (address[] memory);
    /// @notice The approvals that count now, and how many the proposal needs now.
    function tally(ProposalId id) external view returns (uint8 approvals, uint8 quorum);
}
