// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IVerifier
/// @notice The Groth16 verifier of a circuit with a compressed public vector, as gnark exports it.
interface IVerifier {
    /// @notice Returns if the proof is valid, reverts if it is not.
    /// @param proof A.x, A.y, B.x1, B.x0, B.y1, B.y0, C.x, C.y.
    /// @param input The public inputs h, z, y of zk/SPEC.md, each below r.
    function verifyProof(uint256[8] calldata proof, uint256[3] calldata input) external view;
}
