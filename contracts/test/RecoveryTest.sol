// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPseudonymRecovery} from "../src/interfaces/IPseudonymRecovery.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {Dealings} from "./fixtures/Dealings.sol";
import {MedveilTest} from "./MedveilTest.sol";

/// @title RecoveryTest
/// @notice Renewals and recoveries of users, which the test can build, change and submit.
abstract contract RecoveryTest is MedveilTest {
    uint32 internal constant WINDOW = 128;

    /// @dev The dealing of a generation of who's nym, made from seed, for the account of accountOf.
    function _later(uint256 who, uint256 seed, uint32 generation, uint256 accountOf)
        internal
        view
        returns (User memory user)
    {
        user = _user(who, uint256(keccak256(abi.encode(seed, generation))));
        user.key = _accountKey(accountOf);
        user.dealing = Dealings.deal(seed, Nym.unwrap(user.registration.nym), generation, _activeMask(), _threshold());
        user.registration.generation = generation;
        user.registration.account = vm.addr(user.key);
        user.registration.ephemeral = user.dealing.ephemeral;
        user.registration.ciphertexts = user.dealing.ciphertexts;
        user.registration.leaves = user.dealing.leaves;
        user.registration.identity = user.dealing.identity;
    }

    /// @dev A renewal, for who's first account.
    function _renewal(uint256 who, uint32 generation) internal view returns (User memory) {
        return _later(who, who, generation, who);
    }

    function _activeMask() internal view returns (uint64) {
        return _mask(_activeSeats());
    }

    /// @dev A number that makes another account than those of users.
    function _otherAccount(uint256 number) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("other account", number)));
    }

    /* SUBMITTING */

    function _renew(User memory user) internal {
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        vm.prank(RELAY);
        registry.renew(user.registration, _proof(), consent);
    }

    function _renewRefused(User memory user, bytes memory err) internal {
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        vm.expectRevert(err);
        registry.renew(user.registration, _proof(), consent);
    }

    function _recoveryConsent(User memory user) internal view returns (bytes memory) {
        IPseudonymRegistry.Registration memory r = user.registration;
        bytes32 toSign = registry.recoveryConsentDigest(r.nym, r.generation, _digest(user), keccak256(r.prePossession));
        (uint8 v, bytes32 sigR, bytes32 sigS) = vm.sign(user.key, toSign);
        return abi.encodePacked(sigR, sigS, v);
    }

    function _propose(User memory user) internal {
        verifier.expect(_publicInputs(user));
        bytes memory consent = _recoveryConsent(user);
        vm.prank(RELAY);
        registry.proposeRecovery(user.registration, _proof(), consent);
    }

    function _proposeRefused(User memory user, bytes memory err) internal {
        verifier.expect(_publicInputs(user));
        bytes memory consent = _recoveryConsent(user);
        vm.expectRevert(err);
        registry.proposeRecovery(user.registration, _proof(), consent);
    }

    /// @dev Who registered and then proposed a recovery to another account.
    function _proposed(uint256 who, uint32 generation) internal returns (User memory attempt) {
        _register(_user(who));
        attempt = _later(who, who, generation, _otherAccount(who));
        _propose(attempt);
    }

    function _waitForDelay() internal {
        vm.warp(block.timestamp + RECOVERY_DELAY);
        vm.roll(block.number + RECOVERY_BLOCKS);
    }

    function _dispute(Nym nym) internal {
        vm.prank(registry.pseudonym(nym).account);
        registry.dispute(nym);
    }

    function _resolve(Nym nym, uint32 generation) internal {
        vm.prank(address(consortium));
        registry.resolveRecovery(nym, generation);
    }

    function _suspend(Nym nym) internal {
        vm.prank(address(consortium));
        registry.suspend(nym);
    }

    /* EXPECTING */

    function _assertServes(address account, Nym nym) internal view {
        vm.assertEq(registry.pseudonym(nym).account, account);
        vm.assertEq(Nym.unwrap(registry.nymOf(account)), Nym.unwrap(nym));
    }

    function _assertPending(User memory attempt, bool pending) internal view {
        IPseudonymRegistry.Registration memory r = attempt.registration;
        vm.assertTrue(registry.attempt(r.nym, r.generation).pending == pending, "pending");
    }

    function _generationRefused(uint256 generation) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IPseudonymRegistry.RegistrationGenerationRefused.selector, generation);
    }

    function _stopped(Nym nym, uint256 status) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IPseudonymRegistry.RegistrationNymStopped.selector, nym, status);
    }

    function _accountTaken(address account) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IPseudonymRegistry.RegistrationAccountTaken.selector, account);
    }

    function _unknown(Nym nym, uint256 generation) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IPseudonymRecovery.RecoveryUnknown.selector, nym, generation);
    }

    function _needsVote(Nym nym) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IPseudonymRecovery.RecoveryNeedsVote.selector, nym);
    }
}
