// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {DEALING_WORDS} from "./Capacity.sol";
import {PseudonymState} from "./PseudonymState.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRegistry, Nym} from "./interfaces/IPseudonymRegistry.sol";
import {IVerifier} from "./interfaces/IVerifier.sol";
import {Field} from "./libraries/Field.sol";

/// @title PseudonymRegistry
/// @notice See IPseudonymRegistry. This file registers; PseudonymState keeps and shows.
contract PseudonymRegistry is PseudonymState {
    /* CONSTANTS */

    uint256 internal constant PRE_KEY_LENGTH = 48;
    uint256 internal constant MAX_POSSESSION_LENGTH = 128;

    /* CONSTRUCTOR */

    constructor(IConsortium consortium_, IVerifier verifier_) PseudonymState(consortium_, verifier_) {}

    /* REGISTRATION */

    /// @inheritdoc IPseudonymRegistry
    function register(Registration calldata registration, uint256[8] calldata proof, bytes calldata accountSignature)
        external
    {
        // No holder secret is known to hash to 0; were one, every account without a nym would be taken for its owner.
        if (Nym.unwrap(registration.nym) == 0) revert RegistrationNymZero();
        if (registration.generation != 0) revert RegistrationGenerationRefused(registration.generation);
        if (registration.preKey.length != PRE_KEY_LENGTH) {
            revert RegistrationPreKeyLength(registration.preKey.length);
        }
        uint256 possessionLength = registration.prePossession.length;
        if (possessionLength == 0 || possessionLength > MAX_POSSESSION_LENGTH) {
            revert RegistrationPossessionLength(possessionLength);
        }
        bytes memory vector = _publicVector(registration);
        bytes32 digest = keccak256(vector);
        bytes32 stored = dealingDigest[registration.nym][registration.generation];
        if (stored == digest) return;
        if (stored != 0) revert RegistrationNymTaken(registration.nym);
        if (Nym.unwrap(nymOf[registration.account]) != 0) revert RegistrationAccountTaken(registration.account);
        if (registration.ephemeral[0] == 0 && registration.ephemeral[1] == 0) revert RegistrationEphemeralZero();
        uint16 period = _acceptedPeriod(registration.validUntil);
        _checkConsent(registration, digest, accountSignature);
        _checkProof(vector, registration.vectorHash, proof);

        _records[registration.nym] = Record({
            account: registration.account,
            role: registration.role,
            period: period,
            epoch: registration.epoch,
            generation: registration.generation,
            status: 0
        });
        nymOf[registration.account] = registration.nym;
        dealingDigest[registration.nym][registration.generation] = digest;
        _emitRegistered(registration, digest, vector);
    }

    /// @dev The words x of zk/SPEC.md. What the contract knows is taken from its state and not from the caller: domain,
    /// committee digest, maxNyms; what is narrow comes from narrow types. Static arrays encode as their bare words.
    function _publicVector(Registration calldata registration) internal view returns (bytes memory) {
        (uint256 committeeDigest, uint16 maxNyms) = consortium.registrationTerms(registration.epoch);
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

    function _checkConsent(Registration calldata registration, bytes32 digest, bytes calldata signature) internal view {
        bytes32 toSign =
            consentDigest(registration.nym, registration.generation, digest, keccak256(registration.prePossession));
        // Refuses lengths other than 65, high s and the zero address.
        (address signer, ECDSA.RecoverError err,) = ECDSA.tryRecoverCalldata(toSign, signature);
        if (err != ECDSA.RecoverError.NoError || signer != registration.account) {
            revert RegistrationConsentInvalid(registration.account);
        }
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

    function _emitRegistered(Registration calldata registration, bytes32 digest, bytes memory vector) internal {
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
