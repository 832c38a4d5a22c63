// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IGovernance, ProposalId} from "../../src/interfaces/IGovernance.sol";
import {GovernanceTest} from "../GovernanceTest.sol";

/// @title GovernanceHandler
/// @notice Operators of five seats, former ones, newcomers and a stranger propose, vote and execute at random. What must
/// follow is worked out apart from the contract. Any action may be refused, and none reverts.
contract GovernanceHandler is GovernanceTest {
    uint256 internal constant PEOPLE = 9;
    uint256 internal constant PLACES = 6;

    /// @dev What was proposed, and what is known of it apart from the contract.
    struct Made {
        ProposalId id;
        bytes calls;
        bytes32 salt;
        uint256 floor;
        uint256 expiresAt;
        uint256 quorumSince;
        bool executed;
    }

    Made[] internal _made;
    /// @dev The epoch in which a person approved, 0 if it did not.
    mapping(uint256 which => mapping(uint256 person => uint32)) internal _approved;
    /// @dev Who sits where: person of each seat by epoch, 0 if empty.
    mapping(uint32 epoch => mapping(uint256 seat => uint256)) public seated;
    mapping(uint32 epoch => uint256) public thresholds;
    mapping(uint32 epoch => uint256) public digests;
    uint32 public epoch = 1;
    uint256 public limit = CASE_LIMIT;
    mapping(bytes32 action => uint256) public successes;

    /// @notice The first violation seen while an action ran; empty if none.
    string public violation;

    function setUp() public override {}

    constructor() {
        super.setUp();
        for (uint256 seat = 1; seat <= 5; ++seat) {
            seated[1][seat] = seat;
        }
        thresholds[1] = 3;
        digests[1] = consortium.epochInfo(1).digest;
    }

    function _activeSeats() internal pure override returns (uint8) {
        return 5;
    }

    function _threshold() internal pure override returns (uint8) {
        return 3;
    }

    /* ACTIONS */

    function proposeLimit(uint256 by, uint8 caseLimit) external {
        _make(by, _call(abi.encodeCall(IConsortium.configureAuditor, (AUDITOR, caseLimit))), 0);
    }

    /// @dev Seats person who in the place, or empties it, under a new threshold.
    function proposeEpoch(uint256 by, uint256 place, uint256 who, uint8 threshold, bool emergency) external {
        (place, who) = (place % PLACES + 1, who % (PEOPLE + 1));
        threshold = threshold % 6 + 1;
        IGovernance.Call[] memory calls =
            _call(who == 0 ? _clearCall(uint8(place)) : _seatCall(uint8(place), _seat(who)));
        uint64 mask = uint64((_mask() | 1 << (place - 1)) & ~(who == 0 ? 1 << (place - 1) : 0));
        calls = _then(_then(calls, _sealCall(epoch + 1, threshold, emergency)), _workersCall(mask, _noVersions()));
        uint256 n = _count();
        uint256 floor = threshold < n ? threshold : n;
        _make(by, calls, floor > thresholds[epoch] ? floor : thresholds[epoch]);
    }

    function proposeOperator(uint256 by, uint32 former, uint256 seat) external {
        former = former % epoch + 1;
        if (former == epoch) return;
        bytes memory data = abi.encodeCall(IConsortium.replaceOperator, (former, uint8(seat % 5 + 1), STRANGER));
        _make(by, _call(data), thresholds[former]);
    }

    function approve(uint256 which, uint256 by) external {
        if (_made.length == 0) return;
        which %= _made.length;
        by = by % PEOPLE + 1;
        vm.prank(_operator(by));
        try consortium.approve(_made[which].id) {
            _noteVote(which, by);
        } catch {}
    }

    /// @dev By all who sit, or the campaign would seldom see a quorum.
    function approveAll(uint256 which) external {
        if (_made.length == 0) return;
        which %= _made.length;
        for (uint256 by = 1; by <= PEOPLE; ++by) {
            vm.prank(_operator(by));
            try consortium.approve(_made[which].id) {
                _noteVote(which, by);
            } catch {}
        }
    }

    function withdraw(uint256 which, uint256 by) external {
        if (_made.length == 0) return;
        which %= _made.length;
        by = by % PEOPLE + 1;
        vm.prank(_operator(by));
        try consortium.withdrawApproval(_made[which].id) {
            if (_approved[which][by] == 0) _violated("a vote was withdrawn that was not cast");
            _approved[which][by] = 0;
            _settle(which);
            ++successes["withdraw"];
        } catch {}
    }

    function execute(uint256 which) external {
        if (_made.length == 0) return;
        which %= _made.length;
        Made storage made = _made[which];
        IGovernance.Call[] memory calls = abi.decode(made.calls, (IGovernance.Call[]));
        (uint256 votes, uint256 quorum) = _tally(which);
        vm.prank(STRANGER);
        try consortium.execute(calls, made.salt) {
            if (votes < quorum) _violated("executed without a quorum");
            if (made.executed) _violated("executed twice");
            if (block.timestamp > made.expiresAt) _violated("executed after its lifetime");
            if (made.quorumSince == 0 || block.timestamp < made.quorumSince + TIMELOCK) {
                _violated("executed before the timelock");
            }
            made.executed = true;
            ++successes["execute"];
            _follow(calls);
        } catch {}
    }

    function wait_(uint256 time) external {
        vm.roll(block.number + 1);
        vm.warp(block.timestamp + (time % 4 == 0 ? TIMELOCK : 1 hours));
    }

    /* NOTES */

    function _make(uint256 by, IGovernance.Call[] memory calls, uint256 floor) internal {
        by = by % PEOPLE + 1;
        bytes32 salt = bytes32(_made.length);
        vm.prank(_operator(by));
        try consortium.propose(calls, salt) returns (ProposalId id) {
            _made.push(Made(id, abi.encode(calls), salt, floor, block.timestamp + PROPOSAL_LIFETIME, 0, false));
            _noteVote(_made.length - 1, by);
            ++successes["propose"];
        } catch {}
    }

    function _noteVote(uint256 which, uint256 by) internal {
        if (_placeOf(by) == 0) _violated("a vote of nobody's operator was taken");
        if (_counts(which, by)) _violated("a vote was cast twice");
        if (_approved[which][by] != 0) ++successes["approve anew"];
        _settle(which);
        _approved[which][by] = epoch;
        _settle(which);
        ++successes["approve"];
    }

    /// @dev Since when the proposal has had a quorum, 0 if it has none.
    function _settle(uint256 which) internal {
        (uint256 votes, uint256 quorum) = _tally(which);
        if (votes < quorum) _made[which].quorumSince = 0;
        else if (_made[which].quorumSince == 0) _made[which].quorumSince = block.timestamp;
    }

    /// @dev Follows what executed calls mean.
    function _follow(IGovernance.Call[] memory calls) internal {
        bytes4 selector = bytes4(calls[0].data);
        if (selector == IConsortium.configureAuditor.selector) {
            (, limit) = abi.decode(_arguments(calls[0].data), (address, uint256));
            return;
        }
        if (selector == IConsortium.replaceOperator.selector) return;
        uint256 seat = abi.decode(_arguments(calls[0].data), (uint256));
        (uint32 next, uint256 threshold,) = abi.decode(_arguments(calls[1].data), (uint32, uint256, bool));
        if (next != epoch + 1) _violated("an epoch was skipped or sealed again");
        for (uint256 k = 1; k <= PLACES; ++k) {
            seated[next][k] = seated[epoch][k];
        }
        seated[next][seat] = selector == IConsortium.clearSeat.selector ? 0 : _personIn(calls[0].data);
        thresholds[next] = threshold;
        epoch = next;
        digests[next] = consortium.epochInfo(next).digest;
        ++successes["epoch"];
    }

    function _personIn(bytes memory data) internal view returns (uint256) {
        (, IConsortium.Seat memory config) = abi.decode(_arguments(data), (uint8, IConsortium.Seat));
        for (uint256 k = 1; k <= PEOPLE; ++k) {
            if (_operator(k) == config.operator) return k;
        }
        revert("nobody of these");
    }

    function _arguments(bytes memory data) internal pure returns (bytes memory arguments) {
        arguments = new bytes(data.length - 4);
        for (uint256 k; k < arguments.length; ++k) {
            arguments[k] = data[k + 4];
        }
    }

    function _violated(string memory what) internal {
        if (bytes(violation).length == 0) violation = what;
    }

    /* THE MODEL */

    function _tally(uint256 which) internal view returns (uint256 votes, uint256 quorum) {
        for (uint256 k = 1; k <= PEOPLE; ++k) {
            if (_counts(which, k)) ++votes;
        }
        quorum = _count() / 2 + 1;
        uint256 floor = _made[which].floor;
        if (floor != 0 && thresholds[epoch] > floor) floor = thresholds[epoch];
        if (floor > quorum) quorum = floor;
    }

    /// @dev Whether the person approved and sat in every epoch since.
    function _counts(uint256 which, uint256 person) internal view returns (bool) {
        uint32 voted = _approved[which][person];
        if (voted == 0) return false;
        for (uint32 since = voted; since <= epoch; ++since) {
            if (_placeIn(since, person) == 0) return false;
        }
        return true;
    }

    function _placeOf(uint256 person) internal view returns (uint256) {
        return _placeIn(epoch, person);
    }

    function _placeIn(uint32 when, uint256 person) internal view returns (uint256) {
        for (uint256 seat = 1; seat <= PLACES; ++seat) {
            if (seated[when][seat] == person) return seat;
        }
        return 0;
    }

    function _mask() internal view returns (uint256 mask) {
        for (uint256 seat = 1; seat <= PLACES; ++seat) {
            if (seated[epoch][seat] != 0) mask |= 1 << (seat - 1);
        }
    }

    function _count() internal view returns (uint256 count) {
        for (uint256 mask = _mask(); mask != 0; mask &= mask - 1) {
            ++count;
        }
    }

    /* VIEWS */

    function consortium_() external view returns (IConsortium) {
        return consortium;
    }

    function operatorOf(uint256 person) external pure returns (address) {
        return _operator(person);
    }

    function auditor() external view returns (address) {
        return AUDITOR;
    }
}
