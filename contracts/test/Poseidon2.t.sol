// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Poseidon2} from "../src/generated/Poseidon2.sol";
import {Vm} from "./Vm.sol";

/// @notice The generated library against the Go implementation, on many inputs: both hash the same pseudorandom inputs and
/// accumulate the results into one digest each. bindings/poseidon2_test.go computes the Go side of the constants below.
contract Poseidon2Test {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint256 internal constant PERMUTATIONS = 2_000;
    uint256 internal constant MAX_ARITY = 70;
    uint256 internal constant MAX_PERMUTATION_GAS = 17_000;

    bytes32 internal constant ACCUMULATED_PERMUTATIONS =
        0x8078bd23cd9a1bd863227f8554491ea36a7329a2341b487392f888a63cb46f47;
    bytes32 internal constant ACCUMULATED_HASHES = 0x54815952fb42ce8f444c8176f94d732cc830c3fc6615a9539ab3231ffa0fa325;

    function testPermutationsAgreeWithGo() public view {
        bytes32 accumulator;
        uint256 gas;
        for (uint256 i; i < PERMUTATIONS; ++i) {
            (uint256 a, uint256 b) = (_element(4 * i), _element(4 * i + 1));
            (uint256 c, uint256 d) = (_element(4 * i + 2), _element(4 * i + 3));
            uint256 before = gasleft();
            (a, b, c, d) = Poseidon2.permute(a, b, c, d);
            gas += before - gasleft();
            accumulator = keccak256(abi.encode(accumulator, a, b, c, d));
        }
        vm.assertEq(accumulator, ACCUMULATED_PERMUTATIONS);
        vm.assertLe(gas / PERMUTATIONS, MAX_PERMUTATION_GAS, "gas of a permutation");
    }

    /// @dev Every arity, each under a tag of its own.
    function testHashesAgreeWithGo() public pure {
        bytes32 accumulator;
        for (uint256 arity = 1; arity <= MAX_ARITY; ++arity) {
            uint256[] memory inputs = new uint256[](arity);
            for (uint256 i; i < arity; ++i) {
                inputs[i] = _element(1_000 * arity + i);
            }
            uint256 digest = Poseidon2.hash(arity, inputs);
            accumulator = keccak256(abi.encode(accumulator, digest));
            if (arity == 3) vm.assertEq(Poseidon2.hash3(arity, inputs[0], inputs[1], inputs[2]), digest);
        }
        vm.assertEq(accumulator, ACCUMULATED_HASHES);
    }

    /// @dev Random, or one of the edges of F, where late reduction would go wrong: a sixth of them.
    function _element(uint256 i) internal pure returns (uint256) {
        uint256 word = uint256(keccak256(abi.encode("Poseidon2", i)));
        uint256 choice = word >> 128;
        if (choice % 6 != 0) return word % Poseidon2.R;
        return (choice / 6) % 2 == 0 ? (choice / 12) % 3 : Poseidon2.R - 1 - (choice / 12) % 3;
    }
}
