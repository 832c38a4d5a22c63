// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PseudonymRegistry} from "../src/PseudonymRegistry.sol";
import {Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {bound} from "./Bound.sol";
import {RegistryTest} from "./RegistryTest.sol";

contract RegistrationConsentTest is RegistryTest {
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
}
