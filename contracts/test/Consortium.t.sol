// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../src/Capacity.sol";
import {Consortium} from "../src/Consortium.sol";
import {Poseidon2} from "../src/generated/Poseidon2.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {MedveilTest} from "./MedveilTest.sol";

contract ConsortiumTest is MedveilTest {
    uint8 internal immutable LAST = uint8(SEATS);

    /// @dev Configured, not sealed.
    function setUp() public override {
        vm.warp(NOW);
        _deploy();
        _configure(_activeSeats());
    }

    /* SEAL */

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
        emit IConsortium.EpochSealed(EPOCH, digest, _mask(n), 2);
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

    /* KEYS */

    function testKeyOffCurveIsRefused(uint256 x, uint256 y, bool issuer) public {
        IConsortium.Seat memory config = _seat(1);
        (x, y) = (x % Field.R, y % Field.R);
        vm.assume(mulmod(y, y, Field.R) != addmod(mulmod(mulmod(x, x, Field.R), x, Field.R), Field.R - 17, Field.R));
        _expectKeyRefused(config, x, y, issuer);
    }

    function testZeroKeyIsRefused(bool issuer) public {
        _expectKeyRefused(_seat(1), 0, 0, issuer);
    }

    function testUnreducedKeyIsRefused(bool issuer, bool ofX) public {
        IConsortium.Seat memory config = _seat(2);
        uint256 x = issuer ? config.issuerKeyX : config.shareKeyX;
        uint256 y = issuer ? config.issuerKeyY : config.shareKeyY;
        _expectKeyRefused(config, ofX ? x + Field.R : x, ofX ? y : y + Field.R, issuer);
    }

    /// @dev A copied key, of the same or another seat and kind, or its opposite, would give one holder two keys.
    function testCopiedKeyIsRefused(uint256 seed, bool fromIssuer, bool toIssuer, bool opposite) public {
        uint256 from = bound(seed, 1, _activeSeats());
        uint8 to = uint8(bound(seed >> 8, 1, _activeSeats()));
        vm.assume(from != to || fromIssuer != toIssuer);
        IConsortium.Seat memory source = _seat(from);
        uint256 x = fromIssuer ? source.issuerKeyX : source.shareKeyX;
        uint256 y = fromIssuer ? source.issuerKeyY : source.shareKeyY;
        IConsortium.Seat memory copy = _seat(to);
        _setKey(copy, x, opposite ? Field.R - y : y, toIssuer);
        _configureSeat(to, copy);

        vm.expectRevert(abi.encodeWithSelector(IConsortium.SeatKeyRepeated.selector, from > to ? from : to, x));
        consortium.sealFirstEpoch(2);
    }

    /* SEATS */

    function testRepeatedOperatorIsRefused(uint256 seed) public {
        uint8 first = uint8(bound(seed, 1, _activeSeats() - 1));
        uint8 second = uint8(bound(seed >> 8, first + 1, _activeSeats()));
        IConsortium.Seat memory config = _seat(second);
        config.operator = _operator(first);
        _configureSeat(second, config);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.SeatOperatorRepeated.selector, second, _operator(first)));
        consortium.sealFirstEpoch(2);
    }

    function testZeroOperatorIsRefused() public {
        IConsortium.Seat memory config = _seat(1);
        config.operator = address(0);
        _expectSeatRefused(1, config, abi.encodeWithSelector(IConsortium.SeatOperatorZero.selector, 1));
    }

    function testSeatNumberOutOfRangeIsRefused(uint8 seat) public {
        vm.assume(seat == 0 || seat > SEATS);
        bytes memory err = abi.encodeWithSelector(IConsortium.SeatNumberOutOfRange.selector, seat);
        _expectSeatRefused(seat, _seat(1), err);
        vm.expectRevert(err);
        consortium.clearSeat(seat);
    }

    function testZeroSealingKeyIsRefused() public {
        IConsortium.Seat memory config = _seat(1);
        config.sealingKey = 0;
        _expectSeatRefused(1, config, abi.encodeWithSelector(IConsortium.SeatSealingKeyZero.selector, 1));
    }

    /// @dev Or one worker would open the fragments of two.
    function testCopiedSealingKeyIsRefused(uint256 seed) public {
        uint8 first = uint8(bound(seed, 1, _activeSeats() - 1));
        uint8 second = uint8(bound(seed >> 8, first + 1, _activeSeats()));
        IConsortium.Seat memory config = _seat(second);
        config.sealingKey = _seat(first).sealingKey;
        _configureSeat(second, config);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.SeatSealingKeyRepeated.selector, second, config.sealingKey));
        consortium.sealFirstEpoch(2);
    }

    function testEndpointLengthIsLimited(uint256 length) public {
        length = bound(length, 257, 2_000);
        IConsortium.Seat memory config = _seat(1);
        config.endpoint = string(new bytes(length));
        _expectSeatRefused(1, config, abi.encodeWithSelector(IConsortium.SeatEndpointLength.selector, 1, length));
        config.endpoint = "";
        _expectSeatRefused(1, config, abi.encodeWithSelector(IConsortium.SeatEndpointLength.selector, 1, 0));
        config.endpoint = string(new bytes(256));
        _configureSeat(1, config);
    }

    function testPossessionHasItsLength(uint256 length, bool issuer) public {
        length = bound(length, 0, 200);
        vm.assume(length != 96);
        IConsortium.Seat memory config = _seat(1);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.SeatPossessionLength.selector, 1, length));
        consortium.configureSeat(1, config, new bytes(issuer ? 96 : length), new bytes(issuer ? length : 96));
    }

    function testConfiguredSeatIsEmittedWithItsPossessions(bytes32 first, bytes32 second) public {
        bytes memory share = abi.encodePacked(first, second, first);
        bytes memory issuer = abi.encodePacked(second, first, second);
        vm.expectEmit(address(consortium));
        emit IConsortium.SeatConfigured(LAST, _seat(LAST), share, issuer);
        consortium.configureSeat(LAST, _seat(LAST), share, issuer);
    }

    function testReplacedOperatorHasNoSeat() public {
        IConsortium.Seat memory config = _seat(1);
        config.operator = STRANGER;
        _configureSeat(1, config);
        consortium.sealFirstEpoch(2);
        vm.assertEq(consortium.operatorSeat(EPOCH, _operator(1)), 0);
        vm.assertEq(consortium.operatorSeat(EPOCH, STRANGER), 1);
    }

    function testClearedSeatIsEmpty(uint256 seed) public {
        uint8 seat = uint8(bound(seed, 1, _activeSeats()));
        consortium.clearSeat(seat);
        consortium.configureWorkerSet(_mask(_activeSeats()) & ~uint64(1 << (seat - 1)), 2);
        consortium.sealFirstEpoch(2);
        vm.assertEq(consortium.epochInfo(EPOCH).mask, _mask(_activeSeats()) & ~uint64(1 << (seat - 1)));
        vm.assertEq(consortium.committee(EPOCH)[seat - 1].shareKeyX, 0);
        vm.assertEq(consortium.operatorSeat(EPOCH, _operator(seat)), 0);
    }

    /* TERMS */

    function testEpochThatIsNotSealedIsNotUsable(uint32 epoch) public {
        vm.assertEq(consortium.currentEpoch(), 0);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, epoch));
        consortium.registrationTerms(epoch);
        consortium.sealFirstEpoch(2);
        vm.assume(epoch != EPOCH);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, epoch));
        consortium.registrationTerms(epoch);
    }

    function testPolicyIsKept(uint16 maxNyms, uint32 grace, uint32 lifetime) public {
        vm.assume(maxNyms != 0 && grace != 0 && lifetime != 0);
        IConsortium.Policy memory policy = IConsortium.Policy(maxNyms, grace, lifetime);
        vm.expectEmit(address(consortium));
        emit IConsortium.PolicyConfigured(policy);
        consortium.configurePolicy(policy);
        vm.assertEq(keccak256(abi.encode(consortium.policy())), keccak256(abi.encode(policy)));
    }

    function testZeroTermOfPolicyIsRefused(uint8 which) public {
        IConsortium.Policy memory policy = IConsortium.Policy(1, 1, 1);
        if (which % 3 == 0) policy.maxNyms = 0;
        else if (which % 3 == 1) policy.gracePeriod = 0;
        else policy.caseLifetime = 0;
        vm.expectRevert(IConsortium.PolicyIncomplete.selector);
        consortium.configurePolicy(policy);
    }

    function testSealWithoutPolicyIsRefused() public {
        consortium = new Consortium();
        for (uint8 seat = 1; seat <= 3; ++seat) {
            _configureSeat(seat, _seat(seat));
        }
        consortium.configureWorkerSet(7, 2);
        vm.expectRevert(IConsortium.PolicyIncomplete.selector);
        consortium.sealFirstEpoch(2);
    }

    function testSealWithoutWorkersIsRefused() public {
        consortium = new Consortium();
        for (uint8 seat = 1; seat <= 3; ++seat) {
            _configureSeat(seat, _seat(seat));
        }
        consortium.configurePolicy(IConsortium.Policy(1, 1, 1));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.WorkerSetInvalid.selector, 0, 0));
        consortium.sealFirstEpoch(2);
    }

    /// @dev A worker set of threshold 1 would let each of its workers open every granted record alone.
    function testWorkerThatWouldServeAloneIsRefused(uint64 mask) public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.WorkerSetInvalid.selector, mask, 1));
        consortium.configureWorkerSet(mask, 1);
    }

    function testWorkerSetHasAThresholdItCanReach(uint64 mask, uint8 threshold) public {
        uint256 count;
        for (uint256 bits = mask; bits != 0; bits >>= 1) {
            count += bits & 1;
        }
        bool valid = threshold >= 2 && threshold <= count;
        if (!valid) {
            vm.expectRevert(abi.encodeWithSelector(IConsortium.WorkerSetInvalid.selector, mask, threshold));
        }
        consortium.configureWorkerSet(mask, threshold);
        if (!valid) return;
        vm.assertEq(consortium.workerSet(1).mask, mask);
        vm.assertTrue(consortium.isWorkerSetServed(1));
        vm.assertFalse(consortium.isWorkerSetServed(0));
        vm.assertFalse(consortium.isWorkerSetServed(2));
    }

    function testWorkersOfEmptySeatsAreRefused(uint64 mask) public {
        vm.assume(mask & ~_mask(_activeSeats()) != 0 && mask & (mask - 1) != 0);
        consortium.configureWorkerSet(mask, 2);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.WorkerSetInvalid.selector, mask, 2));
        consortium.sealFirstEpoch(2);
    }

    function testAuditorIsAppointedAndDismissed(address auditor, uint8 limit) public {
        vm.assume(auditor != address(0));
        consortium.configureAuditor(auditor, limit);
        vm.assertEq(consortium.auditorCaseLimit(auditor), limit);
        consortium.configureAuditor(auditor, 0);
        vm.assertEq(consortium.auditorCaseLimit(auditor), 0);
        vm.expectRevert(IConsortium.AuditorZero.selector);
        consortium.configureAuditor(address(0), limit);
    }

    function testConsortiumIdIsOfChainAndAddress() public {
        bytes32 id = keccak256(abi.encode(keccak256("Medveil.Consortium.v1"), block.chainid, address(consortium)));
        vm.assertEq(consortium.consortiumId(), uint256(id) % Field.R);
        vm.assertNotEq(new Consortium().consortiumId(), consortium.consortiumId());
    }

    /* HELPERS */

    /// @dev The digest that sealing now would give; undoes the seal.
    function _sealedDigest() internal returns (uint256 digest) {
        try this.sealAndRevert() {}
        catch (bytes memory data) {
            digest = abi.decode(data, (uint256));
        }
    }

    function sealAndRevert() external {
        consortium.sealFirstEpoch(2);
        uint256 digest = consortium.epochInfo(EPOCH).digest;
        assembly {
            mstore(0, digest)
            revert(0, 32)
        }
    }

    function _setKey(IConsortium.Seat memory config, uint256 x, uint256 y, bool issuer) internal pure {
        if (issuer) (config.issuerKeyX, config.issuerKeyY) = (x, y);
        else (config.shareKeyX, config.shareKeyY) = (x, y);
    }

    function _expectThresholdRefused(uint8 threshold) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IConsortium.EpochThresholdOutOfRange.selector, threshold, _activeSeats())
        );
        consortium.sealFirstEpoch(threshold);
    }

    function _expectKeyRefused(IConsortium.Seat memory config, uint256 x, uint256 y, bool issuer) internal {
        _setKey(config, x, y, issuer);
        _expectSeatRefused(1, config, abi.encodeWithSelector(IConsortium.SeatKeyInvalid.selector, 1, x, y));
    }

    function _expectSeatRefused(uint8 seat, IConsortium.Seat memory config, bytes memory err) internal {
        vm.expectRevert(err);
        consortium.configureSeat(seat, config, new bytes(96), new bytes(96));
    }

    function _expectEveryCallRefused(address caller, uint8 call) internal {
        IConsortium.Seat memory seat = _seat(1);
        vm.expectRevert(_notConfigurator(caller));
        vm.prank(caller);
        if (call % 6 == 0) consortium.configureSeat(1, seat, new bytes(96), new bytes(96));
        else if (call % 6 == 1) consortium.clearSeat(1);
        else if (call % 6 == 2) consortium.configurePolicy(IConsortium.Policy(1, 1, 1));
        else if (call % 6 == 3) consortium.configureAuditor(STRANGER, 1);
        else if (call % 6 == 4) consortium.configureWorkerSet(3, 2);
        else consortium.sealFirstEpoch(2);
    }

    function _notConfigurator(address caller) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsortium.ConsortiumCallerNotConfigurator.selector, caller);
    }
}
