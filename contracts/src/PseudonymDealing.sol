// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "./Capacity.sol";
import {PseudonymConsent} from "./PseudonymConsent.sol";
import {Field} from "./libraries/Field.sol";

/// @title PseudonymDealing
/// @notice What a registration, a renewal and a recovery have in common: the dealing and its proof.
abstract contract PseudonymDealing is PseudonymConsent {
    /* CONSTANTS */

    uint256 internal constant PRE_KEY_LENGTH = 48;
    uint256 internal constant MAX_POSSESSION_LENGTH = 128;

    /* DEALINGS */

    /// @dev The public vector under the terms of registrations.
    function _registrationVector(Registration calldata registration) internal view returns (bytes memory) {
        (uint256 committeeDigest, uint16 maxNyms) = consortium.registrationTerms(registration.epoch);
        return _publicVector(registration, committeeDigest, maxNyms);
    }

    /// @dev The public vector under the terms of renewals, which recoveries have too: members who pause registrations keep
    /// nobody from renewing.
    function _renewalVector(Registration calldata registration) internal view returns (bytes memory) {
        (uint256 committeeDigest, uint16 maxNyms) = consortium.renewalTerms(registration.epoch);
        return _publicVector(registration, committeeDigest, maxNyms);
    }

    /// @dev The lengths of what is signed and emitted but not part of the vector.
    function _checkLengths(Registration calldata registration) internal pure {
        if (registration.preKey.length != PRE_KEY_LENGTH) {
            revert RegistrationPreKeyLength(registration.preKey.length);
        }
        uint256 possessionLength = registration.prePossession.length;
        if (possessionLength == 0 || possessionLength > MAX_POSSESSION_LENGTH) {
            revert RegistrationPossessionLength(possessionLength);
        }
    }

    /// @dev What makes the dealing good: validity, consent and proof. Returns the period of validity.
    function _checkDealing(
        bytes32 typehash,
        Registration calldata registration,
        bytes32 digest,
        bytes memory vector,
        uint256[8] calldata proof,
        bytes calldata accountSignature
    ) internal view returns (uint16 period) {
        if (registration.ephemeral[0] == 0 && registration.ephemeral[1] == 0) {
            revert RegistrationEphemeralZero();
        }
        period = _acceptedPeriod(registration.validUntil);
        _checkConsent(typehash, registration, digest, accountSignature);
        _checkProof(vector, registration.vectorHash, proof);
    }

    /// @dev The words x of zk/SPEC.md. What the contract knows is taken from its state and not from the caller: domain,
    /// committee digest, maxNyms; what is narrow comes from narrow types. Static arrays encode as their bare words.
    function _publicVector(Registration calldata registration, uint256 committeeDigest, uint16 maxNyms)
        internal
        view
        returns (bytes memory)
    {
        bytes memory header = abi.encode(
            domain(),
            committeeDigest,
            registration.nym,
            registration.generation,
            registration.role,
            registration.validUntil,
            maxNyms,
            registration.account,
            uint256(keccak256(registration.preKey)) % Field.R
        );
        return bytes.concat(
            header,
            abi.encode(registration.ephemeral, registration.ciphertexts, registration.leaves, registration.identity)
        );
    }

    /// @dev The current period, or the next.
    function _acceptedPeriod(uint32 validUntil) internal view returns (uint16) {
        uint256 period = validUntil / PERIOD_DAYS;
        uint256 current = _today() / PERIOD_DAYS;
        bool lastDay = validUntil % PERIOD_DAYS == PERIOD_DAYS - 1;
        if (!lastDay || period < current || period > current + 1) revert RegistrationValidityRefused(validUntil);
        // Safe "unchecked" cast: 65,536 periods end in the year 18,298.
        return uint16(period);
    }

    /// @dev Every word is below r, or two vectors would have the same y. h binds the prover to its vector before z, a
    /// hash of both, exists: y agrees for another vector with probability DEALING_WORDS / r at most.
    function _checkProof(bytes memory vector, uint256 vectorHash, uint256[8] calldata proof) internal view {
        uint256 r = Field.R;
        if (vectorHash >= r) revert RegistrationWordNotInField(vectorHash);
        uint256 z = uint256(keccak256(bytes.concat(vector, bytes32(vectorHash)))) % r;
        uint256[DEALING_WORDS] memory words = _words(vector);
        uint256 y;
        for (uint256 j = DEALING_WORDS; j > 0; --j) {
            uint256 word = words[j - 1];
            if (word >= r) revert RegistrationWordNotInField(word);
            y = addmod(mulmod(y, z, r), word, r);
        }
        verifier.verifyProof(proof, [vectorHash, z, y]);
    }

    /// @dev Keeps the digest, which consumes the generation, and publishes the dealing: whatever becomes of it.
    function _storeDealing(Registration calldata registration, bytes32 digest, bytes memory vector) internal {
        dealingDigest[registration.nym][registration.generation] = digest;
        emit Registered(
            registration.nym,
            registration.account,
            registration.generation,
            registration.epoch,
            registration.role,
            registration.validUntil,
            digest,
            _words(vector),
            registration.preKey,
            registration.prePossession
        );
    }

    /// @dev The same memory read as an array: a static array is its bare words, which follow the length of the bytes.
    function _words(bytes memory vector) internal pure returns (uint256[DEALING_WORDS] memory words) {
        assert(vector.length == 32 * DEALING_WORDS);
        assembly ("memory-safe") {
            words := add(vector, 32)
        }
    }
}
