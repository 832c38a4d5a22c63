// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../src/Capacity.sol";
import {PseudonymRegistry} from "../src/PseudonymRegistry.sol";
import {RegistrationVerifierUnsafeDev} from "../src/generated/RegistrationVerifierUnsafeDev.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {IVerifier} from "../src/interfaces/IVerifier.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {ExpectingVerifier} from "./fixtures/ExpectingVerifier.sol";
import {RegistryTest} from "./RegistryTest.sol";

contract RegistrationProofTest is RegistryTest {
    /// @dev A proof for x is refused with any other x: each word that the caller supplies is changed in turn, with
    /// the account's consent to the change.
    function testEveryWordIsBoundToTheProof(uint256 seed, uint256 word, uint256 change) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        word = bound(word, 0, 5 + DEALING_WORDS - 9);
        _changeWord(user, word, bound(change, 1, Field.R - 1));
        bytes memory consent = _consent(user);
        vm.expectPartialRevert(ExpectingVerifier.UnexpectedInput.selector);
        registry.register(user.registration, _proof(), consent);
    }

    function testWordNotInFieldIsRefused(uint256 seed, uint256 word, uint256 value) public {
        User memory user = _user(seed);
        value = bound(value, Field.R, type(uint256).max);
        IPseudonymRegistry.Registration memory r = user.registration;
        word = bound(word, 0, DEALING_WORDS - 9 + 1);
        if (word == 0) r.nym = Nym.wrap(value);
        else if (word == 1) r.vectorHash = value;
        else _setWord(r, word - 2, value);
        _registerRefused(user, abi.encodeWithSelector(IPseudonymRegistry.RegistrationWordNotInField.selector, value));
    }

    /// @dev The same element written as word + r evaluates to the same y.
    function testUnreducedWordIsRefused(uint256 seed, uint256 word) public {
        User memory user = _user(seed);
        word = bound(word, 0, DEALING_WORDS - 10);
        uint256 unreduced = _getWord(user.registration, word) + Field.R;
        _setWord(user.registration, word, unreduced);
        _registerRefused(
            user, abi.encodeWithSelector(IPseudonymRegistry.RegistrationWordNotInField.selector, unreduced)
        );
    }

    function testZeroEphemeralIsRefused(uint256 seed) public {
        User memory user = _user(seed);
        user.registration.ephemeral = [uint256(0), 0];
        _registerRefused(user, abi.encodeWithSelector(IPseudonymRegistry.RegistrationEphemeralZero.selector));
    }

    function testRegistrationReplayedOnAnotherRegistryIsRefused(uint256 seed) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        registry = new PseudonymRegistry(consortium, verifier);
        vm.expectRevert(_consentInvalid(user));
        registry.register(user.registration, _proof(), consent);
        consent = _consent(user);
        vm.expectPartialRevert(ExpectingVerifier.UnexpectedInput.selector);
        registry.register(user.registration, _proof(), consent);
    }

    function testRegistrationReplayedOnAnotherChainIsRefused(uint256 seed, uint64 chain) public {
        vm.assume(chain != block.chainid && chain != 0);
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        vm.chainId(chain);
        vm.expectRevert(_consentInvalid(user));
        registry.register(user.registration, _proof(), consent);
        consent = _consent(user);
        vm.expectPartialRevert(ExpectingVerifier.UnexpectedInput.selector);
        registry.register(user.registration, _proof(), consent);
    }

    function testEpochThatIsNotUsableIsRefused(uint256 seed, uint32 epoch) public {
        vm.assume(epoch != EPOCH);
        User memory user = _user(seed);
        user.registration.epoch = epoch;
        _registerRefused(user, abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, epoch));
    }

    function testGenerationOtherThanZeroIsRefused(uint256 seed, uint32 generation) public {
        vm.assume(generation != 0);
        User memory user = _user(seed);
        user.registration.generation = generation;
        bytes memory err = abi.encodeWithSelector(IPseudonymRegistry.RegistrationGenerationRefused.selector, generation);
        _registerRefused(user, err);
        user.registration.generation = 0;
        _register(user);
        user.registration.generation = generation;
        _registerRefused(user, err);
    }

    function testPreKeyHasItsLength(uint256 seed, uint256 length) public {
        length = bound(length, 0, 200);
        vm.assume(length != 48);
        User memory user = _user(seed);
        user.registration.preKey = new bytes(length);
        _registerRefused(user, abi.encodeWithSelector(IPseudonymRegistry.RegistrationPreKeyLength.selector, length));
    }

    function testPossessionHasALimitedLength(uint256 seed, uint256 length) public {
        length = bound(length, 129, 1_000);
        User memory user = _user(seed);
        bytes4 selector = IPseudonymRegistry.RegistrationPossessionLength.selector;
        user.registration.prePossession = new bytes(length);
        _registerRefused(user, abi.encodeWithSelector(selector, length));
        user.registration.prePossession = "";
        _registerRefused(user, abi.encodeWithSelector(selector, 0));
        user.registration.prePossession = new bytes(128);
        _register(user);
    }

    /// @dev With the development verifier, which a made-up proof does not pass. That an honest one does is tested in Go.
    function testMadeUpProofIsRefused(uint256 seed, uint256[8] calldata proof) public {
        RegistrationVerifierUnsafeDev real = new RegistrationVerifierUnsafeDev();
        registry = new PseudonymRegistry(consortium, real);
        User memory user = _user(seed);
        bytes memory consent = _consent(user);
        vm.expectRevert(RegistrationVerifierUnsafeDev.ProofInvalid.selector);
        registry.register(user.registration, proof, consent);
    }

    function testVerifierWithoutCodeIsRefused(uint256 seed) public {
        registry = new PseudonymRegistry(consortium, IVerifier(STRANGER));
        User memory user = _user(seed);
        bytes memory consent = _consent(user);
        vm.expectRevert(bytes(""));
        registry.register(user.registration, _proof(), consent);
    }

    function testNymZeroIsRefused(uint256 seed) public {
        User memory user = _user(seed);
        user.registration.nym = Nym.wrap(0);
        _registerRefused(user, abi.encodeWithSelector(IPseudonymRegistry.RegistrationNymZero.selector));
    }
}
