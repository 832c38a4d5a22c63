// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGrantLog} from "../src/interfaces/IGrantLog.sol";
import {IPseudonymRecovery} from "../src/interfaces/IPseudonymRecovery.sol";
import {IPseudonymRegistry, Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {RecoveryTest} from "./RecoveryTest.sol";

/// @notice Thieves of the account, of the holder secret, or of both, against an owner who has the holder secret.
/// forge-config: default.fuzz.runs = 32
contract RecoveryThiefTest is RecoveryTest {
    uint32 internal constant FIRST = WINDOW + 1;

    /* OF THE ACCOUNT */

    /// @dev Whoever has the account but not the holder secret cannot make a proof. Disputing delays it to the vote, after
    /// which the thief has nothing.
    function testThiefOfTheAccountLosesItByVote(uint256 who) public {
        User memory owner = _proposed(who, FIRST);
        Nym nym = owner.registration.nym;
        address thief = registry.pseudonym(nym).account;
        _dispute(nym);
        _resolve(nym, FIRST);

        vm.expectRevert(abi.encodeWithSelector(IPseudonymRegistry.PseudonymNotActive.selector, thief));
        vm.prank(thief);
        grants.grant("commitment", uint64(block.timestamp + 1 days), 0);
        vm.expectRevert(abi.encodeWithSelector(IGrantLog.GrantOwnerUnknown.selector, thief));
        vm.prank(thief);
        grants.revokeAllBefore(uint64(block.number));
        vm.expectRevert();
        vm.prank(thief);
        registry.dispute(nym);
    }

    /// @dev Disputing for ever is no veto: each dispute ends with a vote.
    function testDisputingForEverKeepsNothing(uint256 who, uint8 rounds) public {
        _register(_user(who));
        Nym nym = _nym(who);
        uint32 generation;
        for (uint256 k; k < 1 + rounds % 3; ++k) {
            generation += FIRST;
            _propose(_later(who, who, generation, _otherAccount(k)));
            _dispute(nym);
            _resolve(nym, 0);
        }
        generation += FIRST;
        User memory last = _later(who, who, generation, _otherAccount(99));
        _propose(last);
        _dispute(nym);
        _resolve(nym, generation);
        _assertServes(last.registration.account, nym);
    }

    /// @dev While frozen the thief neither grants nor anchors, and revoking, which harms nobody's secrets, still works.
    function testFrozenThiefOnlyRevokes(uint256 who) public {
        Nym nym = _proposed(who, FIRST).registration.nym;
        address thief = registry.pseudonym(nym).account;
        vm.prank(thief);
        grants.grant("commitment", uint64(block.timestamp + 1 days), 0);
        _dispute(nym);
        bytes memory err = abi.encodeWithSelector(IPseudonymRegistry.PseudonymNotActive.selector, thief);
        vm.expectRevert(err);
        vm.prank(thief);
        grants.grant("another", uint64(block.timestamp + 1 days), 0);
        vm.expectRevert(err);
        vm.prank(thief);
        grants.anchorRecord("content", "capsule");
        vm.prank(thief);
        grants.revoke("commitment");
        vm.assertFalse(grants.isActive(nym, "commitment"));
    }

    /* OF THE HOLDER SECRET */

    /// @dev The account disputes within the delay, and the members refuse: nothing has changed.
    function testThiefOfTheHolderSecretIsDisputed(uint256 who) public {
        User memory thief = _proposed(who, FIRST);
        Nym nym = thief.registration.nym;
        vm.warp(block.timestamp + RECOVERY_DELAY - 1);
        vm.roll(block.number + RECOVERY_BLOCKS - 1);
        _dispute(nym);
        _resolve(nym, 0);
        _assertServes(vm.addr(_accountKey(who)), nym);
        vm.assertTrue(registry.isActive(nym));
    }

    /// @dev However many recoveries the thief proposes: generations for renewals and recoveries are left.
    function testFloodUsesUpNoGenerations(uint256 who, uint8 many) public {
        _register(_user(who));
        Nym nym = _nym(who);
        uint32 generation = WINDOW;
        for (uint256 k; k < 2 + many % 8; ++k) {
            generation += 1 + uint32(uint256(keccak256(abi.encode(many, k))) % WINDOW);
            _propose(_later(who, k, generation, _otherAccount(k)));
        }
        _renew(_renewal(who, 1));
        _renew(_renewal(who, 2));
        _propose(_later(who, who, generation + WINDOW, _otherAccount(who)));
        _dispute(nym);
        _resolve(nym, 0);
        _renew(_renewal(who, generation + WINDOW + 1));
        vm.assertTrue(registry.isActive(nym));
    }

    /// @dev A full window of recoveries leaves the next.
    function testFullWindowLeavesAnother() public {
        _register(_user(1));
        for (uint32 k; k < 130; ++k) {
            _propose(_later(1, k, FIRST + k, _otherAccount(k)));
        }
        vm.assertEq(registry.recoveries(_nym(1)).pending, 130);
        _propose(_later(1, 1, FIRST + 130 + 100, _otherAccount(130)));
        _renew(_renewal(1, 1));
    }

    /// @dev Whoever copies the owner's proposal only helps, and with another account has no consent.
    function testCopiedProposalHelps(uint256 who, address copier, uint256 other) public {
        vm.assume(_accountKey(_otherAccount(who)) != _accountKey(other));
        _register(_user(who));
        User memory owner = _later(who, who, FIRST, _otherAccount(who));
        bytes memory consent = _recoveryConsent(owner);
        User memory copy = _later(who, who, FIRST, other);
        verifier.expect(_publicInputs(copy));
        vm.expectRevert(
            abi.encodeWithSelector(IPseudonymRegistry.RegistrationConsentInvalid.selector, copy.registration.account)
        );
        registry.proposeRecovery(copy.registration, _proof(), consent);
        verifier.expect(_publicInputs(owner));
        vm.prank(copier);
        registry.proposeRecovery(owner.registration, _proof(), consent);
        _propose(owner);
        vm.assertEq(registry.recoveries(owner.registration.nym).pending, 1);
    }

    /* OF BOTH */

    /// @dev Renewing, which needs no delay, overtakes no recovery: not to the end of the window.
    function testRenewingIsNoVeto() public {
        User memory owner = _proposed(1, FIRST);
        for (uint32 generation = 1; generation <= WINDOW; ++generation) {
            _renew(_renewal(1, generation));
        }
        _renewRefused(_later(1, 2, FIRST, 1), _generationRefused(FIRST));
        _waitForDelay();
        registry.executeRecovery(owner.registration.nym, FIRST);
        _assertServes(owner.registration.account, owner.registration.nym);
    }

    /// @dev Nor do renewals that are mined before it, if it is near the end of the window.
    function testRenewingFirstIsNoVeto(uint256 who, uint8 many) public {
        _register(_user(who));
        for (uint32 generation = 1; generation <= many % 16; ++generation) {
            _renew(_renewal(who, generation));
        }
        User memory owner = _later(who, who, 2 * WINDOW - 8, _otherAccount(who));
        _propose(owner);
        _waitForDelay();
        registry.executeRecovery(owner.registration.nym, owner.registration.generation);
        _assertServes(owner.registration.account, owner.registration.nym);
    }

    /// @dev A recovery of the thief's, made in time to be ready first, is no veto either: two are for the members.
    function testRecoveryInStockIsNoVeto(uint256 who, uint256 when, bool higher) public {
        User memory stock = _proposed(who, higher ? FIRST + 60 : FIRST);
        Nym nym = stock.registration.nym;
        vm.warp(block.timestamp + when % (2 * uint256(RECOVERY_DELAY)));
        vm.roll(block.number + 2 * RECOVERY_BLOCKS);
        User memory owner = _later(who, ~who, FIRST + 30, _otherAccount(~who));
        _propose(owner);
        _waitForDelay();
        vm.expectRevert(_needsVote(nym));
        registry.executeRecovery(nym, stock.registration.generation);
        vm.expectRevert(_needsVote(nym));
        registry.executeRecovery(nym, FIRST + 30);
        _resolve(nym, FIRST + 30);
        _assertServes(owner.registration.account, nym);
    }

    /// @dev Time that passed while two were pending counts for the one that is left, so the account disputes at once.
    function testContestIsNoShelter(uint256 who) public {
        User memory first = _proposed(who, FIRST);
        User memory second = _later(who, ~who, FIRST + 1, _otherAccount(~who));
        _propose(second);
        Nym nym = first.registration.nym;
        _dispute(nym);
        _waitForDelay();
        vm.prank(second.registration.account);
        registry.withdrawRecovery(nym, FIRST + 1);
        vm.expectRevert(_needsVote(nym));
        registry.executeRecovery(nym, FIRST);
    }

    /// @dev Whoever contests a recovery cannot make the members' vote for it fail by withdrawing just before, to contest it
    /// again just after.
    function testWithdrawingBeforeTheVoteDodgesNothing(uint256 who) public {
        User memory owner = _proposed(who, FIRST);
        Nym nym = owner.registration.nym;
        User memory rival = _later(who, ~who, FIRST + 1, _otherAccount(~who));
        _propose(rival);
        _waitForDelay();
        vm.prank(rival.registration.account);
        registry.withdrawRecovery(nym, FIRST + 1);
        _resolve(nym, FIRST);
        _assertServes(owner.registration.account, nym);
        _proposeRefused(_later(who, ~who, FIRST + 2, who), _accountTaken(vm.addr(_accountKey(who))));
    }

    /// @dev Before its delay is over, the vote for an undisputed recovery fails: the account may still dispute.
    function testVoteShortensNoUndisputedDelay(uint256 who, bool inBlocks) public {
        Nym nym = _proposed(who, FIRST).registration.nym;
        if (inBlocks) vm.roll(block.number + RECOVERY_BLOCKS);
        else vm.warp(block.timestamp + RECOVERY_DELAY);
        vm.expectRevert(abi.encodeWithSelector(IPseudonymRecovery.RecoveryNotDisputed.selector, nym));
        _resolve(nym, FIRST);
    }

    /* ACCOUNTS */

    /// @dev An account that a recovery names is kept for its nym, so that executing cannot fail for it.
    function testAccountOfARecoveryIsKept(uint256 who, uint256 other) public {
        vm.assume(who != other);
        User memory attempt = _proposed(who, FIRST);
        address account = attempt.registration.account;
        User memory claim = _user(other);
        (claim.key, claim.registration.account) = (attempt.key, account);
        _registerRefused(claim, _accountTaken(account));
        claim = _user(other);
        vm.assume(claim.registration.account != account);
        _register(claim);
        _proposeRefused(_later(other, other, FIRST, _otherAccount(who)), _accountTaken(account));
        vm.assertTrue(registry.isAccountFree(account, attempt.registration.nym));
        vm.assertFalse(registry.isAccountFree(account, claim.registration.nym));
        _propose(_later(who, ~who, FIRST + 1, _otherAccount(who)));
    }

    function testAccountOfAnotherNymIsRefused(uint256 who, uint256 other) public {
        vm.assume(who != other);
        _register(_user(who));
        _register(_user(other));
        _proposeRefused(_later(who, who, FIRST, other), _accountTaken(vm.addr(_accountKey(other))));
    }

    /// @dev Nor does it come back to its own: the thief who has it would wait for that.
    function testFormerAccountNeverServesAgain(uint256 who, uint256 other) public {
        vm.assume(who != other);
        Nym nym = _proposed(who, FIRST).registration.nym;
        address former = registry.pseudonym(nym).account;
        _waitForDelay();
        registry.executeRecovery(nym, FIRST);
        _proposeRefused(_later(who, who, 2 * FIRST, who), _accountTaken(former));
        User memory claim = _user(other);
        (claim.key, claim.registration.account) = (_accountKey(who), former);
        _registerRefused(claim, _accountTaken(former));
    }

    /// @dev A pending registration whose account a stranger would name in a recovery needs that account's signature.
    function testAccountOfAStrangerIsNotNamed(uint256 who, uint256 victim) public {
        vm.assume(who != victim);
        _register(_user(who));
        User memory attempt = _later(who, who, FIRST, victim);
        attempt.key = _accountKey(who);
        _proposeRefused(
            attempt,
            abi.encodeWithSelector(IPseudonymRegistry.RegistrationConsentInvalid.selector, attempt.registration.account)
        );
        _register(_user(victim));
    }
}
