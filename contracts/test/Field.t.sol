// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Poseidon2} from "../src/generated/Poseidon2.sol";
import {Field} from "../src/libraries/Field.sol";
import {Grumpkin} from "../src/libraries/Grumpkin.sol";
import {SeatMask} from "../src/libraries/SeatMask.sol";
import {Points} from "./fixtures/Points.sol";
import {bound} from "./Bound.sol";
import {Vm} from "./Vm.sol";

contract FieldTest {
    using SeatMask for uint64;

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    function testInverseTimesElementIsOne(uint256 a) public view {
        a = bound(a, 1, Field.R - 1);
        vm.assertEq(mulmod(a, Field.inverse(a), Field.R), 1);
    }

    /// @dev Two shares of one seat are not two shares.
    function testRepeatedSeatReverts(uint256 seat, uint256 first, uint256 second) public {
        uint256[] memory seats = new uint256[](2);
        uint256[] memory values = new uint256[](2);
        seats[0] = seats[1] = bound(seat, 1, 64);
        (values[0], values[1]) = (first % Field.R, second % Field.R);
        vm.expectRevert(Field.FieldInverseOfZero.selector);
        this.interpolateAtZero(seats, values);
    }

    function testInverseOfZeroReverts() public {
        vm.expectRevert(Field.FieldInverseOfZero.selector);
        this.inverse(0);
        vm.expectRevert(Field.FieldInverseOfZero.selector);
        this.inverse(Field.R);
    }

    /// @dev Any subset of 2 to 64 seats gives back the constant term of a polynomial of lower degree.
    function testInterpolationGivesConstantTerm(uint64 mask, uint256 seed, uint256 degree) public view {
        mask |= 3;
        uint256 count = mask.count();
        uint256[] memory coefficients = new uint256[](bound(degree, 1, count));
        for (uint256 j; j < coefficients.length; ++j) {
            coefficients[j] = uint256(keccak256(abi.encode(seed, j))) % Field.R;
        }
        (uint256[] memory seats, uint256[] memory values) = _evaluate(coefficients, mask);
        vm.assertEq(Field.interpolateAtZero(seats, values), coefficients[0]);
    }

    /// @dev One share fewer than the polynomial has coefficients gives another value.
    function testInterpolationBelowThresholdGivesAnotherValue(uint256 seed, uint256 threshold) public view {
        uint256[] memory coefficients = new uint256[](bound(threshold, 2, 16));
        for (uint256 j; j < coefficients.length; ++j) {
            coefficients[j] = uint256(keccak256(abi.encode(seed, j))) % Field.R;
        }
        uint64 mask = uint64((1 << (coefficients.length - 1)) - 1);
        (uint256[] memory seats, uint256[] memory values) = _evaluate(coefficients, mask);
        vm.assertNotEq(Field.interpolateAtZero(seats, values), coefficients[0]);
    }

    function testMultiplesAreKeysAndTheirNeighboursAreNot(uint256 k, uint256 delta) public view {
        uint256[2] memory p = Points.multiples(16)[bound(k, 0, 15)];
        vm.assertTrue(Grumpkin.isKey(p[0], p[1]));
        vm.assertTrue(Grumpkin.isKey(p[0], Field.R - p[1]));
        uint256 other = addmod(p[1], bound(delta, 1, Field.R - 1), Field.R);
        vm.assertEq(uint256(Grumpkin.isKey(p[0], other) ? 1 : 0), uint256(other == Field.R - p[1] ? 1 : 0));
    }

    function testHashIsOverTheSameField() public pure {
        vm.assertEq(Field.R, Poseidon2.R);
    }

    function testInfinityIsNoKey() public pure {
        vm.assertFalse(Grumpkin.isKey(0, 0));
    }

    function testUnreducedCoordinatesAreNoKey(uint256 k) public view {
        uint256[2] memory p = Points.multiples(16)[bound(k, 0, 15)];
        vm.assertFalse(Grumpkin.isKey(p[0] + Field.R, p[1]));
        vm.assertFalse(Grumpkin.isKey(p[0], p[1] + Field.R));
    }

    function testMaskCountsItsSeats(uint64 mask) public pure {
        uint256 count;
        for (uint256 seat = 1; seat <= 64; ++seat) {
            if (mask.has(seat)) ++count;
        }
        vm.assertEq(mask.count(), count);
    }

    function interpolateAtZero(uint256[] memory seats, uint256[] memory values) external view returns (uint256) {
        return Field.interpolateAtZero(seats, values);
    }

    function inverse(uint256 a) external view returns (uint256) {
        return Field.inverse(a);
    }

    function _evaluate(uint256[] memory coefficients, uint64 mask)
        internal
        pure
        returns (uint256[] memory seats, uint256[] memory values)
    {
        seats = new uint256[](mask.count());
        values = new uint256[](seats.length);
        uint256 k;
        for (uint256 seat = 1; seat <= 64; ++seat) {
            if (!mask.has(seat)) continue;
            uint256 power = 1;
            for (uint256 j; j < coefficients.length; ++j) {
                values[k] = addmod(values[k], mulmod(coefficients[j], power, Field.R), Field.R);
                power = mulmod(power, seat, Field.R);
            }
            seats[k++] = seat;
        }
    }
}
