// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Poseidon2} from "./generated/Poseidon2.sol";

/// @title CommitteeHasher
/// @notice The hash that committee digests are made with, as a contract of its own: a contract's code is limited to 24,576
/// bytes, of which this takes a third.
/// @dev The Consortium creates it in its constructor. It has no state and nothing to configure.
contract CommitteeHasher {
    /// @notice H(COMM; words).
    /// @param words Below r; not checked.
    function hash(uint256[] memory words) external pure returns (uint256) {
        return Poseidon2.hash(Poseidon2.TAG_COMMITTEE, words);
    }
}
