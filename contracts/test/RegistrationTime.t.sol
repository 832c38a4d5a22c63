// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {bound} from "./Bound.sol";
import {RegistryTest} from "./RegistryTest.sol";

contract RegistrationTimeTest is RegistryTest {
    function testValidityOtherThanAPeriodsEndIsRefused(uint256 seed, uint32 validUntil) public {
        validUntil = uint32(bound(validUntil, 19_000, 21_000));
        vm.assume(validUntil != _lastDayOfPeriod(0) && validUntil != _lastDayOfPeriod(1));
        _expectValidityRefused(seed, validUntil);
    }

    function testValidityOfAnotherPeriodIsRefused(uint256 seed, uint8 ahead) public {
        vm.assume(ahead > 1);
        _expectValidityRefused(seed, _lastDayOfPeriod(ahead));
        _expectValidityRefused(seed, _lastDayOfPeriod(0) - 91);
        _expectValidityRefused(seed, type(uint32).max);
        _expectValidityRefused(seed, 0);
    }

    /// @dev In the last second of a period that period is the current one, and a second later it is over.
    function testPeriodEndsWithItsLastSecond() public {
        User memory first = _user(1);
        User memory second = _user(2);
        first.registration.validUntil = _lastDayOfPeriod(0);
        second.registration.validUntil = _lastDayOfPeriod(0);
        vm.warp((uint256(first.registration.validUntil) + 1) * 1 days - 1);
        _register(first);
        vm.assertTrue(registry.isActive(first.registration.nym));
        uint32 twoAhead = first.registration.validUntil + 182;
        _expectValidityRefused(3, twoAhead);

        vm.warp(block.timestamp + 1);
        vm.assertFalse(registry.isActive(first.registration.nym));
        _registerRefused(
            second,
            abi.encodeWithSelector(
                IPseudonymRegistry.RegistrationValidityRefused.selector, second.registration.validUntil
            )
        );
        second.registration.validUntil = twoAhead;
        _register(second);
    }

    function testNymIsActiveToTheEndOfItsLastDay(uint256 seed, uint256 later) public {
        User memory user = _user(seed);
        _register(user);
        uint256 end = (uint256(user.registration.validUntil) + 1) * 1 days;
        vm.warp(end - 1);
        vm.assertTrue(registry.isActive(user.registration.nym));
        vm.warp(bound(later, end, end + 10_000 days));
        vm.assertFalse(registry.isActive(user.registration.nym));
        vm.expectRevert(
            abi.encodeWithSelector(IPseudonymRegistry.PseudonymNotActive.selector, user.registration.account)
        );
        registry.activeNymOf(user.registration.account);
        vm.assertEq(Nym.unwrap(registry.nymOf(user.registration.account)), Nym.unwrap(user.registration.nym));
    }
}
