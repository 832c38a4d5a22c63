// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../src/Capacity.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {MedveilTest} from "./MedveilTest.sol";

/// @title RegistryTest
/// @notice Changes registrations, and expects refusals.
abstract contract RegistryTest is MedveilTest {
    /// @dev Order of secp256k1.
    uint256 internal constant SECP256K1_N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    /* HELPERS */

    /// @dev The words of a registration from E.x on.
    function _setWord(IPseudonymRegistry.Registration memory r, uint256 word, uint256 value) internal pure {
        if (word < 2) r.ephemeral[word] = value;
        else if (word < 2 + SEATS) r.ciphertexts[word - 2] = value;
        else if (word < 3 + 2 * SEATS) r.leaves[word - 2 - SEATS] = value;
        else r.identity[word - 3 - 2 * SEATS] = value;
    }

    function _getWord(IPseudonymRegistry.Registration memory r, uint256 word) internal pure returns (uint256) {
        if (word < 2) return r.ephemeral[word];
        if (word < 2 + SEATS) return r.ciphertexts[word - 2];
        if (word < 3 + 2 * SEATS) return r.leaves[word - 2 - SEATS];
        return r.identity[word - 3 - 2 * SEATS];
    }

    /// @dev 0: nym, 1: account, 2: role, 3: PRE key, 4: h, 5: validUntil, 6 on: the words from E.x on.
    function _changeWord(User memory user, uint256 word, uint256 change) internal view {
        IPseudonymRegistry.Registration memory r = user.registration;
        if (word == 0) r.nym = Nym.wrap(addmod(Nym.unwrap(r.nym), change, Field.R));
        else if (word == 1) (user.key, r.account) = (change, vm.addr(change));
        else if (word == 2) r.role ^= uint8(bound(change, 1, 255));
        else if (word == 3) r.preKey[change % 48] ^= bytes1(uint8(bound(change, 1, 255)));
        else if (word == 4) r.vectorHash = addmod(r.vectorHash, change, Field.R);
        else if (word == 5) r.validUntil = _lastDayOfPeriod(0);
        else _setWord(r, word - 6, addmod(_getWord(r, word - 6), change, Field.R));
    }

    function _expectConsentRefused(User memory user, bytes memory consent) internal {
        verifier.expect(_publicInputs(user));
        vm.expectRevert(_consentInvalid(user));
        registry.register(user.registration, _proof(), consent);
    }

    function _expectValidityRefused(uint256 seed, uint32 validUntil) internal {
        User memory user = _user(seed);
        user.registration.validUntil = validUntil;
        _registerRefused(
            user, abi.encodeWithSelector(IPseudonymRegistry.RegistrationValidityRefused.selector, validUntil)
        );
    }

    function _consentInvalid(User memory user) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IPseudonymRegistry.RegistrationConsentInvalid.selector, user.registration.account);
    }

    function _taken() internal pure returns (bytes4) {
        return IPseudonymRegistry.RegistrationNymTaken.selector;
    }

    function _split(bytes memory signature) internal pure returns (bytes32 r, uint256 s, uint8 v) {
        assembly {
            r := mload(add(signature, 32))
            s := mload(add(signature, 64))
            v := byte(0, mload(add(signature, 96)))
        }
    }
}
