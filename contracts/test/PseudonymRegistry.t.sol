// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS, SEATS} from "../src/Capacity.sol";
import {PseudonymRegistry} from "../src/PseudonymRegistry.sol";
import {RegistrationVerifierUnsafeDev} from "../src/generated/RegistrationVerifierUnsafeDev.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {IVerifier} from "../src/interfaces/IVerifier.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {ExpectingVerifier} from "./fixtures/ExpectingVerifier.sol";
import {MedveilTest} from "./MedveilTest.sol";

contract PseudonymRegistryTest is MedveilTest {
    /// @dev Order of secp256k1.
    uint256 internal constant SECP256K1_N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    /* WHAT A REGISTRATION DOES */

    function testRegisterKeepsThePseudonym(uint256 seed, uint8 role, bool nextPeriod) public {
        User memory user = _user(seed);
        user.registration.role = role;
        user.registration.validUntil = _lastDayOfPeriod(nextPeriod ? 1 : 0);
        Nym nym = user.registration.nym;
        vm.assertFalse(registry.isActive(nym));
        _register(user);

        IPseudonymRegistry.Pseudonym memory kept = registry.pseudonym(nym);
        vm.assertEq(kept.account, user.registration.account);
        vm.assertEq(kept.role, role);
        vm.assertEq(kept.validUntil, user.registration.validUntil);
        vm.assertEq(kept.epoch, EPOCH);
        vm.assertEq(kept.generation, 0);
        vm.assertEq(kept.status, 0);
        vm.assertTrue(registry.isActive(nym));
        vm.assertEq(Nym.unwrap(registry.nymOf(kept.account)), Nym.unwrap(nym));
        vm.assertEq(Nym.unwrap(registry.activeNymOf(kept.account)), Nym.unwrap(nym));
        (bytes32 digest, uint32 epoch) = registry.dealingOf(nym, 0);
        vm.assertEq(digest, _digest(user));
        vm.assertEq(registry.dealingDigest(nym, 0), digest);
        vm.assertEq(epoch, EPOCH);
    }

    function testRegisterEmitsTheWholeDealing(uint256 seed) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        IPseudonymRegistry.Registration memory r = user.registration;
        bytes32 digest = _digest(user);
        uint256[DEALING_WORDS] memory x = _vector(user);
        vm.expectEmit(address(registry));
        emit IPseudonymRegistry.Registered(
            r.nym, r.account, 0, EPOCH, r.role, r.validUntil, digest, x, r.preKey, r.prePossession
        );
        registry.register(r, _proof(), consent);
    }

    function testAnyoneSubmits(uint256 seed, address sender) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        vm.prank(sender);
        registry.register(user.registration, _proof(), consent);
        vm.assertEq(registry.pseudonym(user.registration.nym).account, user.registration.account);
    }

    /// @dev Whoever copies a pending registration and is mined first makes it succeed, not fail.
    function testCopiedRegistrationMakesTheOriginalSucceedQuietly(uint256 seed, address copier) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        vm.prank(copier);
        registry.register(user.registration, _proof(), consent);
        IPseudonymRegistry.Pseudonym memory before = registry.pseudonym(user.registration.nym);

        vm.recordLogs();
        vm.prank(RELAY);
        registry.register(user.registration, _proof(), consent);
        vm.assertEq(vm.getRecordedLogs().length, 0);
        IPseudonymRegistry.Pseudonym memory afterwards = registry.pseudonym(user.registration.nym);
        vm.assertEq(keccak256(abi.encode(before)), keccak256(abi.encode(afterwards)));
    }

    /// @dev The possession is not part of the dealing, so the consent covers it: a copy cannot register another.
    function testCopyWithAnotherPossessionIsRefused(uint256 seed, bytes memory possession) public {
        User memory user = _user(seed);
        vm.assume(possession.length > 0 && possession.length <= 128);
        vm.assume(keccak256(possession) != keccak256(user.registration.prePossession));
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        user.registration.prePossession = possession;
        vm.expectRevert(_consentInvalid(user));
        registry.register(user.registration, _proof(), consent);
    }

    function testRegisteredNymWithAnotherDealingIsRefused(uint256 who, uint256 seed) public {
        vm.assume(who != seed);
        _register(_user(who));
        User memory again = _user(who, seed);
        _registerRefused(again, abi.encodeWithSelector(_taken(), again.registration.nym));
    }

    function testRegisteredNymWithAnotherAccountIsRefused(uint256 who, uint256 other) public {
        User memory user = _user(who);
        _register(user);
        user.key = uint256(keccak256(abi.encode(other))) >> 1;
        user.registration.account = vm.addr(user.key);
        _registerRefused(user, abi.encodeWithSelector(_taken(), user.registration.nym));
    }

    function testAccountServesOneNymEver(uint256 first, uint256 second, uint256 daysLater) public {
        vm.assume(first != second);
        User memory user = _user(first);
        _register(user);
        vm.warp(NOW + bound(daysLater, 0, 1_000) * 1 days);
        User memory other = _user(second);
        other.key = user.key;
        other.registration.account = user.registration.account;
        _registerRefused(
            other,
            abi.encodeWithSelector(IPseudonymRegistry.RegistrationAccountTaken.selector, user.registration.account)
        );
    }

    /* PROOF */

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

    /* ENCODING */

    /// @dev Bits above a narrow type's width would let two calls mean one registration, or a word of x be another.
    function testDirtyBitsAreRefused(uint256 seed, uint256 which, uint256 bit) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory input = abi.encodeCall(registry.register, (user.registration, _proof(), _consent(user)));
        uint256[5] memory widths = [uint256(32), 32, 8, 32, 160];
        which %= 5;
        bit = bound(bit, widths[which], 255);
        // The selector; ten words of arguments; nym, generation, epoch, role, validUntil, account.
        uint256 place = 4 + 32 * (10 + 1 + which) + 31 - bit / 8;
        input[place] ^= bytes1(uint8(1 << (bit % 8)));
        (bool success, bytes memory data) = address(registry).call(input);
        vm.assertFalse(success);
        vm.assertEq(data, "");
    }

    /// @dev Another layout of the same bytes is the same registration: what counts is decoded, not the call data.
    function testOtherEncodingIsTheSameRegistration(uint256 seed, bytes calldata tail) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory input = abi.encodeCall(registry.register, (user.registration, _proof(), _consent(user)));
        (bool success,) = address(registry).call(bytes.concat(input, tail));
        vm.assertTrue(success);
        vm.recordLogs();
        (success,) = address(registry).call(input);
        vm.assertTrue(success);
        vm.assertEq(vm.getRecordedLogs().length, 0);
        vm.assertEq(registry.dealingDigest(user.registration.nym, 0), _digest(user));
    }

    function testTruncatedCallIsRefused(uint256 seed, uint256 length) public {
        User memory user = _user(seed);
        verifier.expect(_publicInputs(user));
        bytes memory input = abi.encodeCall(registry.register, (user.registration, _proof(), _consent(user)));
        // The last 31 bytes pad the signature.
        length = bound(length, 4, input.length - 32);
        assembly {
            mstore(input, length)
        }
        (bool success,) = address(registry).call(input);
        vm.assertFalse(success);
    }

    /* CONSENT */

    function testAccountThatDidNotConsentIsRefused(uint256 seed, uint256 key) public {
        User memory user = _user(seed);
        key = bound(key, 1, SECP256K1_N - 1);
        vm.assume(key != user.key);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consentBy(key, user);
        vm.expectRevert(_consentInvalid(user));
        registry.register(user.registration, _proof(), consent);
    }

    function testConsentToAnotherDealingIsRefused(uint256 who, uint256 seed) public {
        vm.assume(who != seed);
        bytes memory consent = _consent(_user(who));
        User memory other = _user(who, seed);
        verifier.expect(_publicInputs(other));
        vm.expectRevert(_consentInvalid(other));
        registry.register(other.registration, _proof(), consent);
    }

    function testHighSIsRefused(uint256 seed) public {
        User memory user = _user(seed);
        bytes memory consent = _consent(user);
        (bytes32 r, uint256 s, uint8 v) = _split(consent);
        _expectConsentRefused(user, abi.encodePacked(r, SECP256K1_N - s, v == 27 ? uint8(28) : uint8(27)));
    }

    function testOneBitOfConsentChangedIsRefused(uint256 seed, uint256 bit) public {
        User memory user = _user(seed);
        bytes memory consent = _consent(user);
        bit = bound(bit, 0, 8 * consent.length - 1);
        consent[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        _expectConsentRefused(user, consent);
    }

    function testConsentHasItsLength(uint256 seed, uint256 length) public {
        User memory user = _user(seed);
        (bytes32 r, uint256 s, uint8 v) = _split(_consent(user));
        _expectConsentRefused(user, abi.encodePacked(r, s, v, uint8(0)));
        _expectConsentRefused(user, abi.encodePacked(r, s));
        // The 64-byte form of EIP-2098 is a second encoding of the same signature.
        _expectConsentRefused(user, abi.encodePacked(r, s | (uint256(v - 27) << 255)));
        _expectConsentRefused(user, new bytes(bound(length, 0, 200)));
    }

    function testConsentByTheZeroAddressIsRefused(uint256 seed) public {
        User memory user = _user(seed);
        user.registration.account = address(0);
        verifier.expect(_publicInputs(user));
        vm.expectRevert(_consentInvalid(user));
        registry.register(user.registration, _proof(), new bytes(65));
    }

    function testConsentDigestIsEIP712(Nym nym, uint32 generation, bytes32 digest, bytes32 possession) public view {
        bytes32 separator = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Medveil PseudonymRegistry"),
                keccak256("1"),
                block.chainid,
                registry
            )
        );
        bytes32 typeHash = keccak256(
            "Register(uint256 domain,uint256 nym,uint32 generation,bytes32 dealingDigest,bytes32 prePossessionHash)"
        );
        bytes32 message = keccak256(abi.encode(typeHash, registry.domain(), nym, generation, digest, possession));
        vm.assertEq(
            registry.consentDigest(nym, generation, digest, possession),
            keccak256(abi.encodePacked("\x19\x01", separator, message))
        );
    }

    /* TIME */

    function testValidityOtherThanAPeriodsEndIsRefused(uint256 seed, uint32 validUntil) public {
        validUntil = uint32(bound(validUntil, 19_000, 21_000));
        vm.assume(validUntil != _lastDayOfPeriod(0) && validUntil != _lastDayOfPeriod(1));
        _expectValidityRefused(seed, validUntil);
    }

    function testValidityOfAnotherPeriodIsRefused(uint256 seed, uint8 ahead) public {
        vm.assume(ahead > 1);
        _expectValidityRefused(seed, _lastDayOfPeriod(ahead));
        _expectValidityRefused(seed, _lastDayOfPeriod(0) - 91);
        _expectValidityRefused(seed, type(uint32).max);
        _expectValidityRefused(seed, 0);
    }

    /// @dev In the last second of a period that period is the current one, and a second later it is over.
    function testPeriodEndsWithItsLastSecond() public {
        User memory first = _user(1);
        User memory second = _user(2);
        first.registration.validUntil = _lastDayOfPeriod(0);
        second.registration.validUntil = _lastDayOfPeriod(0);
        vm.warp((uint256(first.registration.validUntil) + 1) * 1 days - 1);
        _register(first);
        vm.assertTrue(registry.isActive(first.registration.nym));
        uint32 twoAhead = first.registration.validUntil + 182;
        _expectValidityRefused(3, twoAhead);

        vm.warp(block.timestamp + 1);
        vm.assertFalse(registry.isActive(first.registration.nym));
        _registerRefused(
            second,
            abi.encodeWithSelector(
                IPseudonymRegistry.RegistrationValidityRefused.selector, second.registration.validUntil
            )
        );
        second.registration.validUntil = twoAhead;
        _register(second);
    }

    function testNymIsActiveToTheEndOfItsLastDay(uint256 seed, uint256 later) public {
        User memory user = _user(seed);
        _register(user);
        uint256 end = (uint256(user.registration.validUntil) + 1) * 1 days;
        vm.warp(end - 1);
        vm.assertTrue(registry.isActive(user.registration.nym));
        vm.warp(bound(later, end, end + 10_000 days));
        vm.assertFalse(registry.isActive(user.registration.nym));
        vm.expectRevert(
            abi.encodeWithSelector(IPseudonymRegistry.PseudonymNotActive.selector, user.registration.account)
        );
        registry.activeNymOf(user.registration.account);
        vm.assertEq(Nym.unwrap(registry.nymOf(user.registration.account)), Nym.unwrap(user.registration.nym));
    }

    /* VIEWS */

    function testNothingIsKnownOfAStranger(Nym nym, uint32 generation, address account) public {
        vm.assertEq(registry.pseudonym(nym).account, address(0));
        vm.assertEq(registry.pseudonym(nym).validUntil, 0);
        vm.assertFalse(registry.isActive(nym));
        vm.assertEq(Nym.unwrap(registry.nymOf(account)), 0);
        vm.expectRevert(abi.encodeWithSelector(IPseudonymRegistry.PseudonymNotActive.selector, account));
        registry.activeNymOf(account);
        vm.expectRevert(abi.encodeWithSelector(IPseudonymRegistry.DealingUnknown.selector, nym, generation));
        registry.dealingOf(nym, generation);
    }

    function testDomainIsOfChainAndRegistry() public {
        bytes32 id = keccak256(abi.encode(keccak256("Medveil.PseudonymRegistry.v1"), block.chainid, address(registry)));
        vm.assertEq(registry.domain(), uint256(id) % Field.R);
        vm.chainId(block.chainid + 1);
        vm.assertNotEq(registry.domain(), uint256(id) % Field.R);
    }

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
