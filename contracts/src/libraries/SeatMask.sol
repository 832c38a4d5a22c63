// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title SeatMask
/// @notice Sets of seats as 64 bits: bit i-1 stands for seat i.
library SeatMask {
    /// @notice The set of one seat, 1 to 64.
    function single(uint256 seat) internal pure returns (uint64) {
        return uint64(1 << (seat - 1));
    }

    /// @notice Whether the seat is in the set.
    function has(uint64 mask, uint256 seat) internal pure returns (bool) {
        return mask & single(seat) != 0;
    }

    /// @notice The number of seats in the set.
    function count(uint64 mask) internal pure returns (uint8 seats) {
        for (; mask != 0; mask &= mask - 1) {
            ++seats;
        }
    }
}
