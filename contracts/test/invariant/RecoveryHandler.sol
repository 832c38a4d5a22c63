// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPseudonymRecovery} from "../../src/interfaces/IPseudonymRecovery.sol";
import {IPseudonymRegistry, Nym} from "../../src/interfaces/IPseudonymRegistry.sol";
import {RecoveryJournal} from "./RecoveryJournal.sol";

/// @title RecoveryHandler
/// @notice Acts as owners, thieves and members. Any action may be refused, and none reverts.
contract RecoveryHandler is RecoveryJournal {
    /* ACTIONS */

    function register(uint256 who, uint256 account, uint256 seed) external {
        who %= PERSONS;
        User memory user = _dealt(who, 0, account, seed);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        try registry.register(user.registration, _proof(), consent) {
            _noteConsumed(who, user);
            if (accounts[who].length == 0) _noteEffect(who, 0, user.registration.account);
            ++successes["register"];
        } catch {}
    }

    /// @dev Mostly with the next generation and the right account, else with any.
    function renew(uint256 who, uint256 account, uint256 seed, uint256 ahead) external {
        who %= PERSONS;
        uint32 number = _ahead(who, ahead % 4 == 0 ? ahead >> 2 : 0, 0);
        User memory user = _dealt(who, number, account % 4 == 0 ? account >> 2 : _accountOf(who), seed);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        try registry.renew(user.registration, _proof(), consent) {
            _noteConsumed(who, user);
            if (registry.pseudonym(_nym(who + 1)).generation == number) {
                if (user.registration.account != _current(who)) _violated("renewed for another account");
                if (suspended[who] || frozen[who]) _violated("renewed while stopped");
                _noteEffect(who, number, user.registration.account);
            }
            ++successes["renew"];
        } catch {}
    }

    function propose(uint256 who, uint256 account, uint256 seed, uint256 ahead) external {
        who %= PERSONS;
        uint32 number = _ahead(who, ahead % 300, WINDOW);
        User memory user = _dealt(who, number, account, seed);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _recoveryConsent(user);
        try registry.proposeRecovery(user.registration, _proof(), consent) {
            _noteConsumed(who, user);
            ++successes["propose"];
        } catch {}
    }

    function execute(uint256 which) external {
        if (consumed.length == 0) return;
        (uint256 who, uint32 number) = _which(which);
        IPseudonymRecovery.Attempt memory attempt = registry.attempt(_nym(who + 1), number);
        uint256 pending = _pending(who);
        try registry.executeRecovery(_nym(who + 1), number) {
            if (!attempt.pending) _violated("executed what was not pending");
            if (pending != 1 || suspended[who] || frozen[who]) _violated("executed without the vote it needs");
            if (block.timestamp < attempt.readyAt || block.number < attempt.readyBlock) _violated("executed early");
            _noteEffect(who, number, attempt.account);
            ++successes["execute"];
        } catch {}
    }

    /// @dev By the current account, a former one, or that of another person.
    function dispute(uint256 who, uint256 account) external {
        who %= PERSONS;
        address sender = account % 4 == 0 ? vm.addr(_accountKey(account % ACCOUNTS)) : _current(who);
        vm.prank(sender);
        try registry.dispute(_nym(who + 1)) {
            if (sender != _current(who)) _violated("disputed by another account");
            frozen[who] = true;
            ++successes["dispute"];
        } catch {}
    }

    function withdraw(uint256 which) external {
        if (consumed.length == 0) return;
        (uint256 who, uint32 number) = _which(which);
        vm.prank(registry.attempt(_nym(who + 1), number).account);
        try registry.withdrawRecovery(_nym(who + 1), number) {
            if (_pending(who) == 0) frozen[who] = false;
            ++successes["withdraw"];
        } catch {}
    }

    function resolve(uint256 which, bool refuse) external {
        if (consumed.length == 0) return;
        (uint256 who, uint32 number) = _which(which);
        IPseudonymRecovery.Attempt memory attempt = registry.attempt(_nym(who + 1), number);
        if (number == 0) refuse = true;
        if (refuse) number = 0;
        vm.prank(address(consortium));
        try registry.resolveRecovery(_nym(who + 1), number) {
            frozen[who] = false;
            if (!refuse) {
                if (!attempt.pending) _violated("resolved what was not pending");
                _noteEffect(who, number, attempt.account);
            }
            ++successes["resolve"];
        } catch {}
    }

    function suspend(uint256 who, uint256 reinstate) external {
        who %= PERSONS;
        bool stop = reinstate % 3 == 0;
        vm.prank(address(consortium));
        try this.suspendAs(who, stop) {
            suspended[who] = stop;
            ++successes["suspend"];
        } catch {}
    }

    function suspendAs(uint256 who, bool stop) external {
        require(msg.sender == address(consortium), "not by vote");
        vm.prank(msg.sender);
        if (stop) registry.suspend(_nym(who + 1));
        else registry.reinstate(_nym(who + 1));
    }

    function wait_(uint256 time) external {
        vm.roll(block.number + (time % 2 == 0 ? RECOVERY_BLOCKS : 1));
        vm.warp(block.timestamp + (time % 3 == 0 ? 1 hours : RECOVERY_DELAY));
    }

    /* INTERNAL */

    /// @dev A dealing of the person's nym, one of two for each generation.
    function _dealt(uint256 who, uint32 number, uint256 account, uint256 seed)
        internal
        view
        returns (User memory user)
    {
        user = _later(who + 1, seed % 2, number, account % ACCOUNTS);
    }

    function _accountOf(uint256 who) internal view returns (uint256 number) {
        for (; number < ACCOUNTS; ++number) {
            if (vm.addr(_accountKey(number)) == _current(who)) return number;
        }
    }

    function _ahead(uint256 who, uint256 ahead, uint32 from) internal view returns (uint32) {
        Nym nym = _nym(who + 1);
        uint256 base = registry.recoveries(nym).base;
        uint256 current = registry.pseudonym(nym).generation;
        if (from == 0 && current > base) base = current;
        return uint32(base + from + 1 + ahead % 300);
    }

    /// @dev Mostly the latest that is pending, else any.
    function _which(uint256 which) internal view returns (uint256, uint32) {
        Consumed memory found = consumed[which % consumed.length];
        for (uint256 k = consumed.length; which % 4 != 0 && k > 0; --k) {
            Consumed memory latest = consumed[k - 1];
            if (!registry.attempt(_nym(latest.person + 1), latest.generation).pending) continue;
            found = latest;
            break;
        }
        return (found.person, found.generation);
    }
}
