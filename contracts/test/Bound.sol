// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Takes a fuzzed value into [low, high], which is not the whole range of the type.
function bound(uint256 value, uint256 low, uint256 high) pure returns (uint256) {
    return low + value % (high - low + 1);
}
