// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Field} from "./Field.sol";

/// @title Grumpkin
/// @notice The group of share and issuer keys: y^2 = x^3 - 17 over F, of prime order, so that every point on the curve but
/// infinity generates it.
library Grumpkin {
    /// @notice Whether (x, y) is canonical, on the curve and not infinity, which is written (0, 0) and not on it.
    function isKey(uint256 x, uint256 y) internal pure returns (bool) {
        uint256 r = Field.R;
        if (x >= r || y >= r) return false;
        return addmod(mulmod(y, y, r), 17, r) == mulmod(mulmod(x, x, r), x, r);
    }
}
