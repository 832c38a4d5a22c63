// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {bound} from "./Bound.sol";
import {RegistryTest} from "./RegistryTest.sol";

contract RegistrationEncodingTest is RegistryTest {
    /// @dev Bits above a narrow type's width would let two calls mean one registration, or a word of x be another.
    function testDirtyBitsAreRefused(uint256 seed, uint256 which, uint256 bit) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory input = abi.encodeCall(registry.register, (user.registration, _proof(), _consent(user)));
        uint256[5] memory widths = [uint256(32), 32, 8, 32, 160];
        which %= 5;
        bit = bound(bit, widths[which], 255);
        // The selector; ten words of arguments; nym, generation, epoch, role, validUntil, account.
        uint256 place = 4 + 32 * (10 + 1 + which) + 31 - bit / 8;
        input[place] ^= bytes1(uint8(1 << (bit % 8)));
        (bool success, bytes memory data) = address(registry).call(input);
        vm.assertFalse(success);
        vm.assertEq(data, "");
    }

    /// @dev Another layout of the same bytes is the same registration: what counts is decoded, not the call data.
    function testOtherEncodingIsTheSameRegistration(uint256 seed, bytes calldata tail) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory input = abi.encodeCall(registry.register, (user.registration, _proof(), _consent(user)));
        (bool success,) = address(registry).call(bytes.concat(input, tail));
        vm.assertTrue(success);
        vm.recordLogs();
        (success,) = address(registry).call(input);
        vm.assertTrue(success);
        vm.assertEq(vm.getRecordedLogs().length, 0);
        vm.assertEq(registry.dealingDigest(user.registration.nym, 0), _digest(user));
    }

    function testTruncatedCallIsRefused(uint256 seed, uint256 length) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory input = abi.encodeCall(registry.register, (user.registration, _proof(), _consent(user)));
        // The last 31 bytes pad the signature.
        length = bound(length, 4, input.length - 32);
        assembly {
            mstore(input, length)
        }
        (bool success,) = address(registry).call(input);
        vm.assertFalse(success);
    }
}
