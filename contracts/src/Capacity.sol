// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Capacity of a committee: the number of seats that the registration circuit was compiled for. Other sizes (4, 32,
/// 64) change this line and the generated verifier, nothing else; seat masks have 64 bits.
uint256 constant SEATS = 16;

/// @dev Words of a dealing's public vector: 11 of header, a share ciphertext per seat, a commitment per seat and one to
/// the secret, 4 of identity ciphertext (zk/SPEC.md, public vector).
uint256 constant DEALING_WORDS = 11 + SEATS + (SEATS + 1) + 4;
