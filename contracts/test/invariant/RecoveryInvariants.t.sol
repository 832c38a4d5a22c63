// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PseudonymRegistry} from "../../src/PseudonymRegistry.sol";
import {IPseudonymRegistry, Nym} from "../../src/interfaces/IPseudonymRegistry.sol";
import {Vm} from "../Vm.sol";
import {RecoveryHandler} from "./RecoveryHandler.sol";

contract RecoveryInvariantsTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    RecoveryHandler internal handler;

    function setUp() public {
        handler = new RecoveryHandler();
    }

    /// @dev Read by forge: what the invariant campaign calls.
    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](9);
        selectors[0] = RecoveryHandler.register.selector;
        selectors[1] = RecoveryHandler.renew.selector;
        selectors[2] = RecoveryHandler.propose.selector;
        selectors[3] = RecoveryHandler.execute.selector;
        selectors[4] = RecoveryHandler.dispute.selector;
        selectors[5] = RecoveryHandler.withdraw.selector;
        selectors[6] = RecoveryHandler.resolve.selector;
        selectors[7] = RecoveryHandler.suspend.selector;
        selectors[8] = RecoveryHandler.wait_.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), selectors);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev Every nym has its last account and that alone; an account had one nym, ever (the journal watches that).
    function invariantNymHasOneAccountAndAccountOneNym() external view {
        PseudonymRegistry registry = handler.registry_();
        for (uint256 who; who < handler.persons(); ++who) {
            Nym nym = handler.nymOf(who);
            uint256 count = handler.accountCount(who);
            for (uint256 k; k < count; ++k) {
                bool current = k + 1 == count;
                address account = handler.accounts(who, k);
                vm.assertEq(Nym.unwrap(registry.nymOf(account)), current ? Nym.unwrap(nym) : 0);
                if (current) vm.assertEq(registry.pseudonym(nym).account, account);
                else vm.assertFalse(registry.isAccountFree(account, nym));
            }
        }
        _assertNoViolation();
    }

    /// @dev Generations grow, are consumed once, and their dealings and epochs stay.
    function invariantDealingsStay() external view {
        PseudonymRegistry registry = handler.registry_();
        for (uint256 k; k < handler.consumedCount(); ++k) {
            (uint256 who, uint32 generation, bytes32 digest,) = handler.consumed(k);
            (bytes32 kept, uint32 epoch) = registry.dealingOf(handler.nymOf(who), generation);
            vm.assertEq(kept, digest);
            vm.assertEq(epoch, 1);
        }
        for (uint256 who; who < handler.persons(); ++who) {
            vm.assertEq(registry.pseudonym(handler.nymOf(who)).generation, handler.generation(who));
        }
        _assertNoViolation();
    }

    function invariantStoppedNymIsNeverActive() external view {
        PseudonymRegistry registry = handler.registry_();
        for (uint256 who; who < handler.persons(); ++who) {
            Nym nym = handler.nymOf(who);
            IPseudonymRegistry.Pseudonym memory kept = registry.pseudonym(nym);
            bool stopped = handler.suspended(who) || handler.frozen(who);
            vm.assertTrue((kept.status != 0) == stopped, "status");
            if (stopped) vm.assertFalse(registry.isActive(nym));
            if (handler.frozen(who)) vm.assertGt(registry.recoveries(nym).pending, 0, "frozen for nothing");
        }
    }

    /// @dev A renewal never reaches the generation of a pending recovery.
    function invariantPendingRecoveriesAreAhead() external view {
        PseudonymRegistry registry = handler.registry_();
        for (uint256 k; k < handler.consumedCount(); ++k) {
            (uint256 who, uint32 generation,,) = handler.consumed(k);
            Nym nym = handler.nymOf(who);
            if (!registry.attempt(nym, generation).pending) continue;
            vm.assertGt(generation, registry.pseudonym(nym).generation, "overtaken");
        }
    }

    /// @dev The invariants are not empty: the handler reaches every state that they speak of.
    function testHandlerReachesEveryState() external {
        handler.register(0, 0, 0);
        handler.register(1, 1, 0);
        handler.renew(0, 1, 0, 1);
        handler.propose(0, 2, 0, 0);
        handler.renew(0, 1, 0, 1);
        handler.wait_(2);
        handler.execute(1);
        vm.assertEq(handler.accountCount(0), 2);
        handler.propose(1, 3, 0, 0);
        handler.dispute(1, 1);
        handler.execute(1);
        handler.resolve(1, false);
        vm.assertEq(handler.accountCount(1), 2);
        handler.propose(1, 4, 0, 0);
        handler.withdraw(1);
        handler.propose(1, 4, 0, 0);
        handler.propose(1, 5, 1, 1);
        handler.resolve(1, true);
        handler.suspend(1, 0);
        handler.renew(1, 1, 0, 1);
        vm.assertEq(handler.successes("register"), 2);
        vm.assertEq(handler.successes("renew"), 2);
        vm.assertEq(handler.successes("propose"), 5);
        vm.assertEq(handler.successes("execute"), 1);
        vm.assertEq(handler.successes("dispute"), 1);
        vm.assertEq(handler.successes("withdraw"), 1);
        vm.assertEq(handler.successes("resolve"), 2);
        vm.assertEq(handler.successes("suspend"), 1);
        _assertNoViolation();
    }

    function _assertNoViolation() internal view {
        vm.assertEq(bytes(handler.violation()), bytes(""));
    }
}
