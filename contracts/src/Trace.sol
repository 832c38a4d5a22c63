// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "./Capacity.sol";
import {TraceReveal} from "./TraceReveal.sol";
import {TraceState} from "./TraceState.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRegistry, Nym} from "./interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "./interfaces/ITrace.sol";
import {IVerifier} from "./interfaces/IVerifier.sol";
import {Field} from "./libraries/Field.sol";

/// @title Trace
/// @notice See ITrace. This file takes sealed shares; TraceCases opens and approves, TraceReveal takes public shares,
/// TraceState keeps and shows.
contract Trace is TraceReveal {
    /* CONSTANTS */

    /// @dev Length of the public vector of a sealed share.
    uint256 internal constant SEALED_WORDS = 11;

    /* CONSTRUCTOR */

    constructor(IConsortium consortium_, IPseudonymRegistry registry_, IVerifier verifier_)
        TraceState(consortium_, registry_, verifier_)
    {}

    /* SHARES */

    /// @inheritdoc ITrace
    function submitSealedShare(
        CaseId caseId,
        uint256[DEALING_WORDS] calldata dealing,
        SealedShare calldata share,
        uint256[8] calldata proof
    ) external {
        (Case storage opened, uint8 seat) = _shareable(caseId, CaseMode.Sealed, keccak256(abi.encode(dealing)));
        uint256[2] storage key = _auditorKeys[caseId];
        _checkProof(
            [
                domain(),
                CaseId.unwrap(caseId),
                key[0],
                key[1],
                Nym.unwrap(opened.nym),
                opened.generation,
                seat,
                dealing[LEAVES + seat],
                share.ephemeral[0],
                share.ephemeral[1],
                share.ciphertext
            ],
            share.vectorHash,
            proof
        );
        (, uint8 accepted) = _accept(opened, seat);
        emit SealedShareAccepted(caseId, seat, share.ephemeral, share.ciphertext, accepted);
    }

    /* SHARES, INTERNAL */

    /// @dev Every word is below r, or two vectors would have the same y. h binds the prover to its vector before z, a
    /// hash of both, exists: y agrees for another vector with probability SEALED_WORDS / r at most.
    function _checkProof(uint256[SEALED_WORDS] memory x, uint256 vectorHash, uint256[8] calldata proof) internal view {
        uint256 r = Field.R;
        if (vectorHash >= r) revert ShareNotInField(vectorHash);
        uint256 z = uint256(keccak256(abi.encode(x, vectorHash))) % r;
        uint256 y;
        for (uint256 j = SEALED_WORDS; j > 0; --j) {
            uint256 word = x[j - 1];
            if (word >= r) revert ShareNotInField(word);
            y = addmod(mulmod(y, z, r), word, r);
        }
        verifier.verifyProof(proof, [vectorHash, z, y]);
    }
}
