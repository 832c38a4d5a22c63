// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../src/Capacity.sol";
import {Poseidon2} from "../src/generated/Poseidon2.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IGovernance, ProposalId} from "../src/interfaces/IGovernance.sol";
import {bound} from "./Bound.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice Committees change by votes, and what was kept by epoch stays.
contract EpochChangeTest is GovernanceTest {
    /* COMMITTEES */

    /// @dev One joins, one leaves, one is replaced, one rotates its share key: one epoch. The former stays as it was.
    function testSeveralChangesMakeOneEpoch() public {
        bytes32 former = keccak256(abi.encode(consortium.committee(EPOCH), consortium.epochInfo(EPOCH).digest));
        IConsortium.Seat memory rotated = _seat(2);
        (rotated.shareKeyX, rotated.shareKeyY) = (_newcomer(3).shareKeyX, _newcomer(3).shareKeyY);
        IGovernance.Call[] memory calls = _then(_call(_seatCall(8, _newcomer(1))), _clearCall(7));
        calls = _then(_then(calls, _seatCall(4, _newcomer(2))), _seatCall(2, rotated));
        calls = _then(_then(calls, _sealCall(2, 4, false)), _workersCall(0x8f, _noVersions()));
        _pass(calls);

        IConsortium.Seat[SEATS] memory now_ = consortium.committee(2);
        _assertSeat(now_[7], _newcomer(1));
        _assertSeat(now_[3], _newcomer(2));
        _assertSeat(now_[1], rotated);
        _assertSeat(now_[0], _seat(1));
        vm.assertEq(now_[6].operator, address(0));
        vm.assertEq(consortium.epochInfo(2).digest, _digestOf(2, 4, now_));
        vm.assertEq(consortium.epochInfo(2).mask, 0xbf);
        vm.assertEq(consortium.currentEpoch(), 2);
        vm.assertEq(consortium.operatorSeat(2, _newcomer(2).operator), 4);
        vm.assertEq(consortium.operatorSeat(2, _operator(4)), 0);
        vm.assertEq(consortium.operatorSeat(EPOCH, _operator(4)), 4);
        vm.assertEq(keccak256(abi.encode(consortium.committee(EPOCH), consortium.epochInfo(EPOCH).digest)), former);
    }

    /// @dev A proposal made for one committee must not change another.
    function testProposalForAnotherCommitteeIsVoid() public {
        IGovernance.Call[] memory first = _then(_call(_seatCall(8, _newcomer(1))), _sealCall(2, 5, false));
        IGovernance.Call[] memory second = _then(_call(_seatCall(9, _newcomer(2))), _sealCall(2, 3, false));
        bytes32 saltOfFirst = _ready(first);
        bytes32 saltOfSecond = _ready(second);
        consortium.execute(first, saltOfFirst);
        bytes memory err = abi.encodeWithSelector(IConsortium.EpochNotNext.selector, 2, 3);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalCallFailed.selector, 1, err));
        consortium.execute(second, saltOfSecond);
    }

    /// @dev Or a majority stages a seat for a later proposal to seal unawares.
    function testStagedSeatIsSealedByItsOwnProposal(bool clear) public {
        IGovernance.Call[] memory calls = _call(clear ? _clearCall(3) : _seatCall(8, _newcomer(1)));
        bytes32 salt = _ready(calls);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotSealed.selector, 2));
        consortium.execute(calls, salt);
        _pass(_call(_sealCall(2, 5, false)));
        vm.assertEq(consortium.epochInfo(2).mask, _mask(7));
    }

    /// @dev A copied key, of whichever kind and sign, gives one holder two seats.
    function testCopiedKeyIsRefusedAgain(uint256 seed, bool fromIssuer, bool toIssuer, bool opposite) public {
        IConsortium.Seat memory source = _seat(bound(seed, 1, 7));
        uint256 x = fromIssuer ? source.issuerKeyX : source.shareKeyX;
        uint256 y = fromIssuer ? source.issuerKeyY : source.shareKeyY;
        if (opposite) y = 21888242871839275222246405745257275088548364400416034343698204186575808495617 - y;
        IConsortium.Seat memory copy = _newcomer(1);
        if (toIssuer) (copy.issuerKeyX, copy.issuerKeyY) = (x, y);
        else (copy.shareKeyX, copy.shareKeyY) = (x, y);
        _sealRefused(copy, abi.encodeWithSelector(IConsortium.SeatKeyRepeated.selector, 8, x));
    }

    function testRepeatedOperatorAndSealingKeyAreRefusedAgain() public {
        IConsortium.Seat memory copy = _newcomer(1);
        copy.sealingKey = _seat(3).sealingKey;
        _sealRefused(copy, abi.encodeWithSelector(IConsortium.SeatSealingKeyRepeated.selector, 8, copy.sealingKey));
        copy = _newcomer(1);
        copy.operator = _operator(6);
        _sealRefused(copy, abi.encodeWithSelector(IConsortium.SeatOperatorRepeated.selector, 8, _operator(6)));
    }

    function testKeyOffCurveIsRefusedAgain(uint256 x, uint256 y) public {
        IConsortium.Seat memory bad = _newcomer(1);
        (x, y) = (x >> 3, y >> 3);
        vm.assume(x != bad.shareKeyX);
        (bad.shareKeyX, bad.shareKeyY) = (x, y);
        IGovernance.Call[] memory calls = _then(_call(_seatCall(8, bad)), _sealCall(2, 5, false));
        _passRefused(calls, 0, abi.encodeWithSelector(IConsortium.SeatKeyInvalid.selector, 8, x, y));
    }

    /// @dev The consortium itself would vote in the calls that it makes.
    function testConsortiumOperatesNoSeat() public {
        IConsortium.Seat memory own = _newcomer(1);
        own.operator = address(consortium);
        IGovernance.Call[] memory calls = _then(_call(_seatCall(8, own)), _sealCall(2, 5, false));
        _passRefused(calls, 0, abi.encodeWithSelector(IConsortium.SeatOperatorZero.selector, 8));
    }

    function testThresholdNeverExceedsTheSeats(uint8 threshold) public {
        IGovernance.Call[] memory calls = _call(_sealCall(2, threshold, false));
        if (threshold >= 2 && threshold <= 7) {
            _pass(calls);
            vm.assertEq(consortium.epochInfo(2).threshold, threshold);
        } else {
            bytes memory err = abi.encodeWithSelector(IConsortium.EpochThresholdOutOfRange.selector, threshold, 7);
            _passRefused(calls, 0, err);
        }
    }

    /* GRACE */

    /// @dev Counted from when it was superseded, with the grace of then.
    function testGraceIsCountedFromSupersession(uint32 later, uint32 grace) public {
        vm.warp(NOW + bound(later, 0, 100 days));
        _pass(_call(_sealCall(2, 5, false)));
        uint256 superseded = block.timestamp;
        vm.assertEq(consortium.epochInfo(EPOCH).supersededAt, superseded);
        vm.assertEq(consortium.epochInfo(EPOCH).usableUntil, superseded + GRACE);
        IConsortium.Policy memory policy = _policy();
        policy.gracePeriod = uint32(bound(grace, 1, 400 days));
        _pass(_call(_policyCall(policy)));
        vm.warp(superseded + GRACE);
        consortium.registrationTerms(EPOCH);
        vm.warp(superseded + GRACE + 1);
        _expectUnusable(EPOCH);
        consortium.registrationTerms(2);
    }

    /// @dev It ends its predecessor at once, and every grace before.
    function testEmergencyEndsEveryGrace() public {
        _pass(_call(_sealCall(2, 5, false)));
        consortium.registrationTerms(EPOCH);
        _pass(_call(_sealCall(3, 5, true)));
        _expectUnusable(EPOCH);
        _expectUnusable(2);
        vm.assertEq(consortium.epochInfo(EPOCH).usableUntil, block.timestamp - 1);
        vm.assertEq(consortium.epochInfo(2).usableUntil, block.timestamp - 1);
        _pass(_call(_sealCall(4, 5, false)));
        consortium.registrationTerms(3);
        consortium.registrationTerms(4);
        _expectUnusable(2);
    }

    /// @dev A second emergency leaves what the first ended as it was.
    function testEmergencyEndsAGraceOnce() public {
        _pass(_call(_sealCall(2, 5, false)));
        _pass(_call(_sealCall(3, 5, true)));
        uint256 ended = block.timestamp - 1;
        _pass(_call(_sealCall(4, 5, true)));
        vm.assertEq(consortium.epochInfo(EPOCH).usableUntil, ended);
        vm.assertEq(consortium.epochInfo(2).usableUntil, ended);
        vm.assertEq(consortium.epochInfo(3).usableUntil, block.timestamp - 1);
        _expectUnusable(EPOCH);
        _expectUnusable(3);
        consortium.registrationTerms(4);
    }

    /// @dev Not even in an emergency.
    function testEmergencyWaitsTheTimelock() public {
        IGovernance.Call[] memory calls = _call(_sealCall(2, 5, true));
        ProposalId id = _propose(calls, SALT);
        _approveBy(id, 7);
        vm.expectRevert(abi.encodeWithSelector(IGovernance.ProposalLocked.selector, id, NOW + TIMELOCK));
        consortium.execute(calls, SALT);
    }

    /* OPERATORS */

    /// @dev Cases keep the operators that they pinned; later cases have the new one.
    function testReplacedOperatorOfAFormerEpoch(uint8 seat) public {
        seat = uint8(bound(seat, 1, 7));
        _pass(_call(_sealCall(2, 5, false)));
        address former = _operator(seat);
        _pass(_call(abi.encodeCall(IConsortium.replaceOperator, (EPOCH, seat, STRANGER))));
        vm.assertEq(consortium.operators(EPOCH)[seat - 1], STRANGER);
        vm.assertEq(consortium.operatorSeat(EPOCH, STRANGER), seat);
        vm.assertEq(consortium.operatorSeat(EPOCH, former), 0);
        vm.assertEq(consortium.operatorSeat(2, former), seat);
        vm.assertEq(consortium.operators(2)[seat - 1], former);
        vm.assertEq(consortium.committee(EPOCH)[seat - 1].shareKeyX, _seat(seat).shareKeyX);
    }

    function testOperatorOfTheCurrentEpochIsNotReplaced() public {
        IGovernance.Call[] memory calls = _call(abi.encodeCall(IConsortium.replaceOperator, (EPOCH, 1, STRANGER)));
        _proposeRefused(calls, abi.encodeWithSelector(IConsortium.EpochNotSuperseded.selector, EPOCH));
        _pass(_call(_sealCall(2, 5, false)));
        calls = _call(abi.encodeCall(IConsortium.replaceOperator, (EPOCH, 8, STRANGER)));
        _proposeRefused(calls, abi.encodeWithSelector(IConsortium.SeatNumberOutOfRange.selector, 8));
        calls = _call(abi.encodeCall(IConsortium.replaceOperator, (EPOCH, 1, _operator(2))));
        _passRefused(calls, 0, abi.encodeWithSelector(IConsortium.SeatOperatorRepeated.selector, 1, _operator(2)));
    }

    /* WORKERS */

    /// @dev A change of the worker set ends older grants unless the new set lists their version, for good.
    function testWorkerSetServesWhatItLists() public {
        _pass(_call(_workersCall(0x0f, _versions(1))));
        vm.assertTrue(consortium.isWorkerSetServed(1));
        vm.assertTrue(consortium.isWorkerSetServed(2));
        _pass(_call(_workersCall(0x1f, _versions(2))));
        vm.assertFalse(consortium.isWorkerSetServed(1));
        vm.assertTrue(consortium.isWorkerSetServed(2));
        vm.assertEq(consortium.workerSet(3).mask, 0x1f);
        vm.assertEq(consortium.currentWorkerSetVersion(), 3);
        for (uint32 version; version < 6; ++version) {
            if (version == 2 || version == 3) continue;
            bytes memory err = abi.encodeWithSelector(IConsortium.WorkerSetNotServed.selector, version);
            _passRefused(_call(_workersCall(0x0f, _versions(version))), 0, err);
        }
    }

    function testWorkersOfEmptySeatsAreRefused() public {
        bytes memory err = abi.encodeWithSelector(IConsortium.WorkerSetInvalid.selector, 0xff, 2);
        _passRefused(_call(_workersCall(0xff, _noVersions())), 0, err);
    }

    /// @dev Fragments of new grants would be sealed to keys that the current workers do not hold.
    function testWorkersThatChangedNeedANewSet(bool rotated) public {
        IConsortium.Seat memory changed = _seat(3);
        changed.sealingKey = "another";
        IGovernance.Call[] memory calls = _call(rotated ? _seatCall(3, changed) : _clearCall(3));
        calls = _then(calls, _sealCall(2, 5, false));
        bytes32 salt = _ready(calls);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.WorkerSetOutdated.selector, 3));
        consortium.execute(calls, salt);
        _pass(_then(calls, _workersCall(0x7b, _versions(1))));
        vm.assertEq(consortium.workerSet(2).epoch, 2);
    }

    function testAnotherEndpointNeedsNoNewSet() public {
        IConsortium.Seat memory moved = _seat(3);
        moved.endpoint = "https://elsewhere.example";
        _pass(_then(_call(_seatCall(3, moved)), _sealCall(2, 5, false)));
        vm.assertEq(consortium.currentWorkerSetVersion(), 1);
        vm.assertEq(bytes(consortium.committee(2)[2].endpoint), bytes(moved.endpoint));
    }

    /* HELPERS */

    function _sealRefused(IConsortium.Seat memory seat, bytes memory err) internal {
        _passRefused(_then(_call(_seatCall(8, seat)), _sealCall(2, 5, false)), 1, err);
    }

    function _expectUnusable(uint32 epoch) internal {
        bytes memory err = abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, epoch);
        vm.expectRevert(err);
        consortium.registrationTerms(epoch);
        vm.expectRevert(err);
        consortium.renewalTerms(epoch);
    }

    function _assertSeat(IConsortium.Seat memory got, IConsortium.Seat memory want) internal pure {
        vm.assertEq(keccak256(abi.encode(got)), keccak256(abi.encode(want)));
    }

    function _digestOf(uint32 epoch, uint8 threshold, IConsortium.Seat[SEATS] memory seats)
        internal
        view
        returns (uint256)
    {
        uint256[] memory words = new uint256[](4 + 4 * SEATS);
        (words[0], words[1], words[2]) = (consortium.consortiumId(), epoch, threshold);
        for (uint256 i; i < SEATS; ++i) {
            if (seats[i].operator != address(0)) words[3] |= 1 << i;
            (words[4 + 4 * i], words[5 + 4 * i]) = (seats[i].shareKeyX, seats[i].shareKeyY);
            (words[6 + 4 * i], words[7 + 4 * i]) = (seats[i].issuerKeyX, seats[i].issuerKeyY);
        }
        return Poseidon2.hash(Poseidon2.TAG_COMMITTEE, words);
    }
}
