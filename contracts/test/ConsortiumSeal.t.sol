// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../src/Capacity.sol";
import {Poseidon2} from "../src/generated/Poseidon2.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {bound} from "./Bound.sol";
import {ConsortiumTest} from "./ConsortiumTest.sol";

contract ConsortiumSealTest is ConsortiumTest {
    function testSealComputesDigestOverAllSeats() public {
        uint8 n = _activeSeats();
        uint256[] memory words = new uint256[](4 + 4 * SEATS);
        (words[0], words[1], words[2], words[3]) = (consortium.consortiumId(), 1, 2, (1 << n) - 1);
        for (uint256 i; i < n; ++i) {
            IConsortium.Seat memory seat = _seat(i + 1);
            (words[4 + 4 * i], words[5 + 4 * i]) = (seat.shareKeyX, seat.shareKeyY);
            (words[6 + 4 * i], words[7 + 4 * i]) = (seat.issuerKeyX, seat.issuerKeyY);
        }
        uint256 digest = Poseidon2.hash(Poseidon2.TAG_COMMITTEE, words);

        vm.expectEmit(address(consortium));
        emit IConsortium.EpochSealed(EPOCH, digest, _mask(n), 2, false);
        consortium.sealFirstEpoch(2);

        IConsortium.Epoch memory info = consortium.epochInfo(EPOCH);
        vm.assertEq(info.digest, digest);
        vm.assertEq(info.mask, _mask(n));
        vm.assertEq(info.threshold, 2);
        vm.assertEq(info.sealedAt, block.timestamp);
        vm.assertEq(info.usableUntil, 0);
        vm.assertEq(consortium.currentEpoch(), EPOCH);
        (uint256 terms, uint16 maxNyms) = consortium.registrationTerms(EPOCH);
        vm.assertEq(terms, digest);
        vm.assertEq(maxNyms, MAX_NYMS);
    }

    function testEveryWordOfASeatChangesTheDigest(uint256 seatSeed, uint256 word) public {
        uint8 seat = uint8(bound(seatSeed, 1, _activeSeats()));
        IConsortium.Seat memory config = _seat(seat);
        IConsortium.Seat memory other = _seat(2 * SEATS + 1);
        if (word % 2 == 0) (config.shareKeyX, config.shareKeyY) = (other.shareKeyX, other.shareKeyY);
        else (config.issuerKeyX, config.issuerKeyY) = (other.issuerKeyX, other.issuerKeyY);

        uint256 before = _sealedDigest();
        _configureSeat(seat, config);
        vm.assertNotEq(_sealedDigest(), before);
    }

    function testThresholdIsInTheDigest() public {
        uint256 before = _sealedDigest();
        consortium.sealFirstEpoch(3);
        vm.assertNotEq(consortium.epochInfo(EPOCH).digest, before);
    }

    function testSealRecordsOperatorsAndCommittee() public {
        consortium.sealFirstEpoch(2);
        for (uint8 seat = 1; seat <= SEATS; ++seat) {
            bool active = seat <= _activeSeats();
            vm.assertEq(consortium.operatorSeat(EPOCH, _operator(seat)), active ? seat : 0);
            vm.assertEq(consortium.operators(EPOCH)[seat - 1], active ? _operator(seat) : address(0));
            vm.assertEq(consortium.committee(EPOCH)[seat - 1].shareKeyX, active ? _seat(seat).shareKeyX : 0);
        }
        vm.assertEq(consortium.operatorSeat(EPOCH, address(0)), 0);
        vm.assertEq(consortium.operatorSeat(EPOCH + 1, _operator(1)), 0);
    }

    function testThresholdIsTwoToAllSeats(uint256 seed) public {
        uint8 threshold = uint8(bound(seed, 2, _activeSeats()));
        consortium.sealFirstEpoch(threshold);
        vm.assertEq(consortium.epochInfo(EPOCH).threshold, threshold);
    }

    function testThresholdOutOfRangeIsRefused(uint256 seed) public {
        _expectThresholdRefused(0);
        _expectThresholdRefused(1);
        _expectThresholdRefused(uint8(bound(seed, _activeSeats() + 1, 255)));
        _expectThresholdRefused(_activeSeats() + 1);
    }

    function testSecondSealIsRefused() public {
        consortium.sealFirstEpoch(2);
        vm.expectRevert(_notConfigurator(address(this)));
        consortium.sealFirstEpoch(2);
    }

    function testNoConfiguratorAfterSeal(uint8 call) public {
        consortium.sealFirstEpoch(2);
        vm.assertEq(consortium.configurator(), address(0));
        _expectEveryCallRefused(address(this), call);
    }

    function testStrangerConfiguresNothing(address caller, uint8 call) public {
        vm.assume(caller != address(this));
        _expectEveryCallRefused(caller, call);
    }
}
