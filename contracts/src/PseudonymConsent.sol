// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {PseudonymState} from "./PseudonymState.sol";
import {IPseudonymRecovery} from "./interfaces/IPseudonymRecovery.sol";
import {IPseudonymRegistry, Nym} from "./interfaces/IPseudonymRegistry.sol";

/// @title PseudonymConsent
/// @notice What an account signs: EIP-712, of one type to serve or go on serving a nym, and of another to recover it.
abstract contract PseudonymConsent is PseudonymState {
    /* CONSTANTS */

    bytes32 internal constant EIP712_DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 internal constant REGISTER_TYPEHASH = keccak256(
        "Register(uint256 domain,uint256 nym,uint32 generation,bytes32 dealingDigest,bytes32 prePossessionHash)"
    );
    bytes32 internal constant RECOVER_TYPEHASH = keccak256(
        "Recover(uint256 domain,uint256 nym,uint32 generation,bytes32 dealingDigest,bytes32 prePossessionHash)"
    );

    /* CONSENT */

    /// @inheritdoc IPseudonymRegistry
    function consentDigest(Nym nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash)
        external
        view
        returns (bytes32)
    {
        return _consentDigest(REGISTER_TYPEHASH, nym, generation, dealingDigest_, prePossessionHash);
    }

    /// @inheritdoc IPseudonymRecovery
    function recoveryConsentDigest(Nym nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash)
        external
        view
        returns (bytes32)
    {
        return _consentDigest(RECOVER_TYPEHASH, nym, generation, dealingDigest_, prePossessionHash);
    }

    function _consentDigest(bytes32 typehash, Nym nym, uint32 generation, bytes32 digest, bytes32 possessionHash)
        internal
        view
        returns (bytes32)
    {
        bytes32 separator = keccak256(
            abi.encode(
                EIP712_DOMAIN_TYPEHASH,
                keccak256("Medveil PseudonymRegistry"),
                keccak256("1"),
                block.chainid,
                address(this)
            )
        );
        bytes32 message = keccak256(abi.encode(typehash, domain(), nym, generation, digest, possessionHash));
        return keccak256(abi.encodePacked(hex"1901", separator, message));
    }

    /// @param typehash What the account consents to: REGISTER_TYPEHASH or RECOVER_TYPEHASH.
    function _checkConsent(
        bytes32 typehash,
        Registration calldata registration,
        bytes32 digest,
        bytes calldata signature
    ) internal view {
        bytes32 toSign = _consentDigest(
            typehash, registration.nym, registration.generation, digest, keccak256(registration.prePossession)
        );
        // Refuses lengths other than 65, high s and the zero address.
        (address signer, ECDSA.RecoverError err,) = ECDSA.tryRecoverCalldata(toSign, signature);
        if (err != ECDSA.RecoverError.NoError || signer != registration.account) {
            revert RegistrationConsentInvalid(registration.account);
        }
    }
}
