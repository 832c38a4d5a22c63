// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS, SEATS} from "../src/Capacity.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IGovernance} from "../src/interfaces/IGovernance.sol";
import {Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {SeatMask} from "../src/libraries/SeatMask.sol";
import {Dealings} from "./fixtures/Dealings.sol";
import {GovernanceTest} from "./GovernanceTest.sol";
import {Vm} from "./Vm.sol";

/// @notice Years of a consortium: members come, go and are replaced, emergencies among them, and no pseudonym is lost.
contract HistoryTest is GovernanceTest {
    using Dealings for Dealings.Dealing;
    using SeatMask for uint64;

    uint256 internal constant CHANGES = 50;
    uint256 internal constant REGISTERED_EACH = 4;

    mapping(uint256 who => uint32) internal _epochOf;
    mapping(uint256 who => uint32) internal _validUntil;
    uint256 internal _people;

    /// @dev After 50 committee changes, t operators of the epoch of each of 204 dealings open it, whoever sits now.
    function testEveryPseudonymOfFiftyCommitteesIsTraced() public {
        vm.pauseGasMetering();
        for (uint256 change; change <= CHANGES; ++change) {
            if (change != 0) this.changeCommittee(change);
            for (uint256 k; k < REGISTERED_EACH; ++k) {
                this.registerUnderTheCurrentEpoch(++_people);
            }
        }
        vm.assertEq(consortium.currentEpoch(), CHANGES + 1);
        _pass(_call(abi.encodeCall(IConsortium.configureAuditor, (AUDITOR, 255))));
        for (uint256 who = 1; who <= _people; ++who) {
            this.traceByFormerOperators(who);
        }
    }

    /// @dev One seat is filled anew; every fifth change another is emptied or filled; some are emergencies.
    function changeCommittee(uint256 change) external {
        uint32 next = consortium.currentEpoch() + 1;
        uint8 seat = uint8(change % 7 + 1);
        IGovernance.Call[] memory calls = _call(_seatCall(seat, _newcomer(change)));
        uint64 mask = consortium.epochInfo(next - 1).mask | SeatMask.single(seat);
        if (change % 5 == 0) {
            uint8 other = uint8((change / 5) % 3 + 8);
            bool seated = mask.has(other);
            calls = _then(calls, seated ? _clearCall(other) : _seatCall(other, _newcomer(CHANGES + change)));
            mask ^= SeatMask.single(other);
        }
        calls = _then(calls, _sealCall(next, uint8(change % 4 + 2), change % 9 == 0));
        _pass(_then(calls, _workersCall(mask, _noVersions())));
    }

    function registerUnderTheCurrentEpoch(uint256 who) external {
        _epochOf[who] = consortium.currentEpoch();
        _validUntil[who] = _lastDayOfPeriod(1);
        _register(_person(who));
    }

    function traceByFormerOperators(uint256 who) external {
        User memory user = _person(who);
        ITrace.CaseRequest memory request =
            ITrace.CaseRequest(user.registration.nym, 0, 0, 0, ITrace.CaseMode.Public, "evidence", 1, bytes32(who));
        vm.prank(AUDITOR);
        CaseId id = trace.openCase(request, "");
        uint256[DEALING_WORDS] memory x = _vector(user);
        IConsortium.Epoch memory info = consortium.epochInfo(_epochOf[who]);
        address[SEATS] memory operators = consortium.operators(_epochOf[who]);
        for (uint256 round; round < 2; ++round) {
            // Another t of the seats for each person: every seat's share counts for some.
            uint256 left = info.threshold;
            for (uint256 k = who; left > 0; ++k) {
                uint256 seat = k % SEATS + 1;
                if (!info.mask.has(seat)) continue;
                --left;
                if (round == 1 && left == 0) {
                    vm.assertFalse(trace.caseInfo(id).done);
                    vm.recordLogs();
                }
                vm.prank(operators[seat - 1]);
                if (round == 0) trace.approve(id);
                else trace.submitShare(id, x, user.dealing.share(seat));
            }
        }
        Vm.Log[] memory logs = vm.getRecordedLogs();
        Vm.Log memory last = logs[logs.length - 1];
        vm.assertEq(last.topics[0], ITrace.IdentityRevealed.selector);
        vm.assertEq(last.data, abi.encode(user.dealing.escrowed));
    }

    /// @dev The user as it registered, with a dealing to the committee of then.
    function _person(uint256 who) internal view returns (User memory user) {
        user = _user(who);
        IConsortium.Epoch memory info = consortium.epochInfo(_epochOf[who]);
        user.dealing = Dealings.deal(who, Nym.unwrap(user.registration.nym), 0, info.mask, info.threshold);
        user.registration.epoch = _epochOf[who];
        user.registration.validUntil = _validUntil[who];
        user.registration.ephemeral = user.dealing.ephemeral;
        user.registration.ciphertexts = user.dealing.ciphertexts;
        user.registration.leaves = user.dealing.leaves;
        user.registration.identity = user.dealing.identity;
    }
}
