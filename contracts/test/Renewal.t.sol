// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {RecoveryTest} from "./RecoveryTest.sol";

/// forge-config: default.fuzz.runs = 32
contract RenewalTest is RecoveryTest {
    function testRenewalTakesEffectAtOnce(uint256 who) public {
        uint32 generation = 1;
        User memory user = _user(who);
        user.registration.validUntil = _lastDayOfPeriod(0);
        _register(user);
        User memory renewal = _renewal(who, generation);
        _renew(renewal);

        Nym nym = user.registration.nym;
        IPseudonymRegistry.Pseudonym memory kept = registry.pseudonym(nym);
        vm.assertEq(kept.account, user.registration.account);
        vm.assertEq(kept.generation, generation);
        vm.assertEq(kept.validUntil, _lastDayOfPeriod(1));
        vm.assertTrue(registry.isActive(nym));
        _assertServes(user.registration.account, nym);
        vm.assertTrue(registry.tookEffect(nym, 0) && registry.tookEffect(nym, generation), "took effect");
        vm.assertFalse(registry.tookEffect(nym, generation + 1));
        vm.assertEq(registry.accountSince(nym), 0);
    }

    function testRenewalEmitsTheWholeDealing(uint256 who) public {
        _register(_user(who));
        User memory renewal = _renewal(who, 1);
        IPseudonymRegistry.Registration memory r = renewal.registration;
        verifier.expect(_publicInputs(renewal));
        bytes memory consent = _consent(renewal);
        bytes32 digest = _digest(renewal);
        vm.expectEmit(address(registry));
        emit IPseudonymRegistry.Registered(
            r.nym, r.account, 1, EPOCH, r.role, r.validUntil, digest, _vector(renewal), r.preKey, r.prePossession
        );
        vm.expectEmit(address(registry));
        emit IPseudonymRegistry.Renewed(r.nym, 1, 0);
        registry.renew(r, _proof(), consent);
    }

    /// @dev Dealings and their epochs stay, whatever comes after them.
    function testFormerDealingsStay(uint256 who, uint8 steps) public {
        User memory user = _user(who);
        _register(user);
        Nym nym = user.registration.nym;
        bytes32 first = _digest(user);
        uint32 generation;
        for (uint256 k; k < 1 + steps % 4; ++k) {
            ++generation;
            _renew(_renewal(who, generation));
            (bytes32 digest, uint32 epoch) = registry.dealingOf(nym, 0);
            vm.assertEq(digest, first);
            vm.assertEq(epoch, EPOCH);
            (digest, epoch) = registry.dealingOf(nym, generation);
            vm.assertEq(digest, _digest(_renewal(who, generation)));
            vm.assertEq(epoch, EPOCH);
        }
    }

    function testGenerationsOtherThanTheNextAreRefused(uint256 who, uint32 generation) public {
        vm.assume(generation != 2);
        _register(_user(who));
        _renew(_renewal(who, 1));
        _renewRefused(_later(who, ~who, generation, who), _generationRefused(generation));
    }

    /// @dev The same generation with another dealing, and with the same.
    function testGenerationIsConsumedOnce(uint256 who, uint256 seed) public {
        vm.assume(who != seed);
        _register(_user(who));
        User memory renewal = _renewal(who, 1);
        _renew(renewal);
        _renewRefused(_later(who, seed, 1, who), _generationRefused(1));
        vm.recordLogs();
        _renew(renewal);
        vm.assertEq(vm.getRecordedLogs().length, 0);
    }

    /// @dev An old proof never replays: what took effect stays former.
    function testFormerRenewalChangesNothing(uint256 who) public {
        _register(_user(who));
        User memory former = _renewal(who, 1);
        _renew(former);
        _renew(_renewal(who, 2));
        vm.recordLogs();
        _renew(former);
        vm.assertEq(vm.getRecordedLogs().length, 0);
        vm.assertEq(registry.pseudonym(former.registration.nym).generation, 2);
    }

    function testCopiedRenewalMakesTheOriginalSucceedQuietly(uint256 who, address copier) public {
        _register(_user(who));
        User memory renewal = _renewal(who, 1);
        verifier.expect(_publicInputs(renewal));
        bytes memory consent = _consent(renewal);
        vm.prank(copier);
        registry.renew(renewal.registration, _proof(), consent);
        vm.recordLogs();
        registry.renew(renewal.registration, _proof(), consent);
        vm.assertEq(vm.getRecordedLogs().length, 0);
    }

    function testRenewalNeedsTheAccount(uint256 who, uint256 other) public {
        vm.assume(who != other);
        _register(_user(who));
        User memory renewal = _later(who, who, 1, _otherAccount(other));
        _renewRefused(
            renewal,
            abi.encodeWithSelector(IPseudonymRegistry.RegistrationAccountChanged.selector, renewal.registration.account)
        );
        renewal = _renewal(who, 1);
        verifier.expect(_publicInputs(renewal));
        bytes memory consent = _consentBy(_accountKey(other), renewal);
        vm.expectRevert(
            abi.encodeWithSelector(IPseudonymRegistry.RegistrationConsentInvalid.selector, renewal.registration.account)
        );
        registry.renew(renewal.registration, _proof(), consent);
    }

    /// @dev Consent to a recovery is none to a renewal.
    function testRecoveryConsentRenewsNothing(uint256 who) public {
        _register(_user(who));
        User memory renewal = _renewal(who, 1);
        verifier.expect(_publicInputs(renewal));
        bytes memory consent = _recoveryConsent(renewal);
        vm.expectRevert(
            abi.encodeWithSelector(IPseudonymRegistry.RegistrationConsentInvalid.selector, renewal.registration.account)
        );
        registry.renew(renewal.registration, _proof(), consent);
    }

    function testRenewalNeedsAProofOfItsGeneration(uint256 who) public {
        _register(_user(who));
        User memory renewal = _renewal(who, 2);
        uint256[3] memory inputs = _publicInputs(renewal);
        renewal.registration.generation = 1;
        bytes memory consent = _consent(renewal);
        verifier.expect(inputs);
        vm.expectPartialRevert(bytes4(keccak256("UnexpectedInput(uint256[3])")));
        registry.renew(renewal.registration, _proof(), consent);
    }

    function testRoleNeverChanges(uint256 who, uint8 role) public {
        vm.assume(role != 1);
        _register(_user(who));
        User memory renewal = _renewal(who, 1);
        renewal.registration.role = role;
        _renewRefused(renewal, abi.encodeWithSelector(IPseudonymRegistry.RegistrationRoleChanged.selector, role));
    }

    function testUnknownNymIsNotRenewed(uint256 who) public {
        User memory renewal = _renewal(who, 1);
        _renewRefused(
            renewal,
            abi.encodeWithSelector(IPseudonymRegistry.RegistrationNymUnknown.selector, renewal.registration.nym)
        );
    }

    function testLapsedNymRenews(uint256 who, uint256 later) public {
        _register(_user(who));
        Nym nym = _nym(who);
        vm.warp((uint256(registry.pseudonym(nym).validUntil) + 1 + later % 3_000) * 1 days);
        vm.assertFalse(registry.isActive(nym));
        _renew(_renewal(who, 1));
        vm.assertTrue(registry.isActive(nym));
    }

    function testSuspendedAndFrozenNymsDoNotRenew(uint256 who) public {
        Nym nym = _proposed(who, WINDOW + 1).registration.nym;
        _suspend(nym);
        _renewRefused(_renewal(who, 1), _stopped(nym, 1));
        _dispute(nym);
        _renewRefused(_renewal(who, 1), _stopped(nym, 3));
        vm.prank(address(consortium));
        registry.reinstate(nym);
        _renewRefused(_renewal(who, 1), _stopped(nym, 2));
        _resolve(nym, 0);
        _renew(_renewal(who, WINDOW + 2));
        vm.assertTrue(registry.isActive(nym));
    }
}
