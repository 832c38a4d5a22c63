// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Field
/// @notice F, the scalar field of BN254, and interpolation over it.
library Field {
    /// @notice r, the order of F, a prime.
    uint256 internal constant R = 21888242871839275222246405745257275088548364400416034343698204186575808495617;

    /// @notice Thrown when zero is inverted.
    error FieldInverseOfZero();

    /// @notice a^-1, by Fermat's theorem and the modular exponentiation precompile.
    function inverse(uint256 a) internal view returns (uint256 result) {
        if (a % R == 0) revert FieldInverseOfZero();
        (bool success, bytes memory output) =
            address(5).staticcall(abi.encode(uint256(32), uint256(32), uint256(32), a, R - 2, R));
        // Fails only without gas, and then the caller must not go on with a zero.
        assert(success && output.length == 32);
        result = abi.decode(output, (uint256));
    }

    /// @notice p(0) for the polynomial p of degree below seats.length with p(seats[k]) = values[k].
    /// @dev With P the product of all seats, p(0) = P * sum of values[k] / (seats[k] * product of (seats[j] - seats[k]), j != k).
    /// The sum is kept as one fraction, so that there is one inversion.
    /// @param seats Distinct, positive and small; not checked.
    /// @param values Below r; not checked.
    function interpolateAtZero(uint256[] memory seats, uint256[] memory values) internal view returns (uint256) {
        uint256 numerator;
        uint256 denominator = 1;
        uint256 product = 1;
        for (uint256 k; k < seats.length; ++k) {
            uint256 divisor = _divisor(seats, k);
            numerator = addmod(mulmod(numerator, divisor, R), mulmod(values[k], denominator, R), R);
            denominator = mulmod(denominator, divisor, R);
            product = mulmod(product, seats[k], R);
        }
        return mulmod(mulmod(product, numerator, R), inverse(denominator), R);
    }

    /// @dev Unchecked: sums of a word below r and a small seat, and of indices, do not overflow.
    function _divisor(uint256[] memory seats, uint256 k) private pure returns (uint256 divisor) {
        unchecked {
            uint256 length = seats.length;
            uint256 seat = seats[k];
            uint256 negative = R - seat;
            divisor = seat;
            for (uint256 j; j < length; ++j) {
                if (j != k) divisor = mulmod(divisor, seats[j] + negative, R);
            }
        }
    }
}
