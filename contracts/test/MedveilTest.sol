// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS, SEATS} from "../src/Capacity.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {Field} from "../src/libraries/Field.sol";
import {Dealings} from "./fixtures/Dealings.sol";
import {FoundedTest} from "./FoundedTest.sol";

/// @title MedveilTest
/// @notice Users of the consortium, whose registrations the test can build, change and submit.
abstract contract MedveilTest is FoundedTest {
    /// @dev A user's registration with everything that only the user and the test know.
    struct User {
        uint256 key;
        IPseudonymRegistry.Registration registration;
        Dealings.Dealing dealing;
    }

    /// @dev A user whose nym, account and dealing follow from the seed.
    function _user(uint256 seed) internal view returns (User memory user) {
        return _user(seed, seed);
    }

    /// @dev A user whose nym and account follow from who, and whose dealing follows from seed.
    function _user(uint256 who, uint256 seed) internal view returns (User memory user) {
        Nym nym = _nym(who);
        user.key = _accountKey(who);
        user.dealing = Dealings.deal(seed, Nym.unwrap(nym), 0, _mask(_activeSeats()), _threshold());
        user.registration = IPseudonymRegistry.Registration({
            nym: nym,
            generation: 0,
            epoch: EPOCH,
            role: 1,
            validUntil: _lastDayOfPeriod(1),
            account: vm.addr(user.key),
            preKey: _bytes(seed, "pre key", 48),
            prePossession: _bytes(seed, "pre possession", 80),
            ephemeral: user.dealing.ephemeral,
            ciphertexts: user.dealing.ciphertexts,
            leaves: user.dealing.leaves,
            identity: user.dealing.identity,
            vectorHash: Dealings.element(seed, "vector hash", 0)
        });
    }

    function _nym(uint256 who) internal pure returns (Nym) {
        return Nym.wrap(Dealings.element(who, "nym", 0));
    }

    function _accountKey(uint256 who) internal pure returns (uint256) {
        return Dealings.element(who, "account", 0) >> 1;
    }

    function _bytes(uint256 seed, string memory use, uint256 length) internal pure returns (bytes memory out) {
        out = new bytes(length);
        for (uint256 k; k < length; ++k) {
            out[k] = bytes1(keccak256(abi.encode(seed, use, k)));
        }
    }

    /// @dev The last day of the period that is so many after the current one.
    function _lastDayOfPeriod(uint256 ahead) internal view returns (uint32) {
        return uint32((block.timestamp / 1 days / 91 + ahead + 1) * 91 - 1);
    }

    /// @dev The public vector x, written out word by word.
    function _vector(User memory user) internal view returns (uint256[DEALING_WORDS] memory x) {
        IPseudonymRegistry.Registration memory r = user.registration;
        x[0] = registry.domain();
        x[1] = consortium.epochInfo(r.epoch).digest;
        x[2] = Nym.unwrap(r.nym);
        x[3] = r.generation;
        x[4] = r.role;
        x[5] = r.validUntil;
        x[6] = MAX_NYMS;
        x[7] = uint160(r.account);
        x[8] = uint256(keccak256(r.preKey)) % Field.R;
        (x[9], x[10]) = (r.ephemeral[0], r.ephemeral[1]);
        for (uint256 i; i < SEATS; ++i) {
            x[11 + i] = r.ciphertexts[i];
        }
        for (uint256 i; i <= SEATS; ++i) {
            x[11 + SEATS + i] = r.leaves[i];
        }
        for (uint256 b; b < 4; ++b) {
            x[12 + 2 * SEATS + b] = r.identity[b];
        }
    }

    function _digest(User memory user) internal view returns (bytes32) {
        return keccak256(abi.encode(_vector(user)));
    }

    /// @dev The public inputs of a proof for the user: h, z, and y by powers of z.
    function _publicInputs(User memory user) internal view returns (uint256[3] memory) {
        uint256[DEALING_WORDS] memory x = _vector(user);
        uint256 h = user.registration.vectorHash;
        uint256 z = uint256(keccak256(abi.encode(x, h))) % Field.R;
        uint256 y;
        uint256 power = 1;
        for (uint256 j; j < DEALING_WORDS; ++j) {
            y = addmod(y, mulmod(x[j], power, Field.R), Field.R);
            power = mulmod(power, z, Field.R);
        }
        return [h, z, y];
    }

    function _consent(User memory user) internal view returns (bytes memory) {
        return _consentBy(user.key, user);
    }

    function _consentBy(uint256 key, User memory user) internal view returns (bytes memory) {
        IPseudonymRegistry.Registration memory r = user.registration;
        bytes32 toSign = registry.consentDigest(r.nym, r.generation, _digest(user), keccak256(r.prePossession));
        (uint8 v, bytes32 sigR, bytes32 sigS) = vm.sign(key, toSign);
        return abi.encodePacked(sigR, sigS, v);
    }

    function _proof() internal pure returns (uint256[8] memory proof) {
        for (uint256 k; k < 8; ++k) {
            proof[k] = uint256(keccak256(abi.encode("proof", k)));
        }
    }

    /// @dev Registers the user through the relay, with a proof that holds.
    function _register(User memory user) internal {
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        vm.prank(RELAY);
        registry.register(user.registration, _proof(), consent);
    }

    /// @dev As _register, but the registry must refuse with the error.
    function _registerRefused(User memory user, bytes memory err) internal {
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        vm.expectRevert(err);
        registry.register(user.registration, _proof(), consent);
    }
}
