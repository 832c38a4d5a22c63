// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../src/Capacity.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {ConsortiumTest} from "./ConsortiumTest.sol";

contract ConsortiumSeatsTest is ConsortiumTest {
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
        emit IConsortium.SeatConfigured(EPOCH, LAST, _seat(LAST), share, issuer);
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
        consortium.configureWorkerSet(_mask(_activeSeats()) & ~uint64(1 << (seat - 1)), 2, new uint32[](0));
        consortium.sealFirstEpoch(2);
        vm.assertEq(consortium.epochInfo(EPOCH).mask, _mask(_activeSeats()) & ~uint64(1 << (seat - 1)));
        vm.assertEq(consortium.committee(EPOCH)[seat - 1].shareKeyX, 0);
        vm.assertEq(consortium.operatorSeat(EPOCH, _operator(seat)), 0);
    }
}
