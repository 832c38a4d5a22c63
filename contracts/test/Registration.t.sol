// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../src/Capacity.sol";
import {PseudonymRegistry} from "../src/PseudonymRegistry.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {RegistryTest} from "./RegistryTest.sol";

contract RegistrationTest is RegistryTest {
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
}
