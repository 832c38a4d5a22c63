// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPseudonymRegistry, Nym} from "../../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../../src/interfaces/ITrace.sol";
import {SeatMask} from "../../src/libraries/SeatMask.sol";
import {Vm} from "../Vm.sol";
import {Handler} from "./Handler.sol";

contract InvariantsTest {
    using SeatMask for uint64;

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 internal constant THRESHOLD = 3;

    Handler internal handler;

    function setUp() public {
        handler = new Handler();
    }

    /// @dev Read by forge: what the invariant campaign calls.
    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](9);
        selectors[0] = Handler.register.selector;
        selectors[1] = Handler.grant.selector;
        selectors[2] = Handler.revoke.selector;
        selectors[3] = Handler.revokeAllBefore.selector;
        selectors[4] = Handler.openCase.selector;
        selectors[5] = Handler.approve.selector;
        selectors[6] = Handler.submitShares.selector;
        selectors[7] = Handler.wait_.selector;
        selectors[8] = Handler.refuse.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), selectors);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariantNymNeverChangesAccount() external view {
        IPseudonymRegistry registry = handler.registry_();
        for (uint256 k; k < handler.nymCount(); ++k) {
            Nym nym = handler.nyms(k);
            (address account,,) = handler.registered(nym);
            vm.assertEq(registry.pseudonym(nym).account, account);
            vm.assertEq(Nym.unwrap(registry.nymOf(account)), Nym.unwrap(nym));
        }
    }

    function invariantDealingDigestIsNeverOverwritten() external view {
        for (uint256 k; k < handler.nymCount(); ++k) {
            Nym nym = handler.nyms(k);
            (, bytes32 digest,) = handler.registered(nym);
            vm.assertEq(handler.registry_().dealingDigest(nym, 0), digest);
        }
        _assertNoViolation();
    }

    function invariantNoShareIsAcceptedBeforeThresholdOfApprovals() external view {
        for (uint256 k; k < handler.caseCount(); ++k) {
            CaseId id = handler.cases(k);
            ITrace.Case memory kept = handler.trace_().caseInfo(id);
            vm.assertEq(kept.approvals.count(), handler.approvals(id));
            vm.assertEq(kept.shares.count(), handler.validShares(id));
            if (kept.shares | kept.faults != 0) {
                vm.assertTrue(kept.approvals.count() >= THRESHOLD, "share before approvals");
            }
            vm.assertEq(kept.shares & ~kept.approvals, 0, "share of a seat that did not approve");
            vm.assertEq(kept.approvals & kept.refusals, 0, "approved and refused");
        }
        _assertNoViolation();
    }

    function invariantIdentityIsNeverRevealedBeforeThresholdOfValidShares() external view {
        for (uint256 k; k < handler.caseCount(); ++k) {
            CaseId id = handler.cases(k);
            bool enough = handler.validShares(id) >= THRESHOLD;
            bool shown = enough && !handler.sealedCase(id);
            vm.assertTrue(handler.revealed(id) == shown, "revealed just when t shares of a public case are valid");
            vm.assertTrue(handler.trace_().caseInfo(id).done == enough, "done just when t shares are valid");
        }
        _assertNoViolation();
    }

    /// @dev The journal looks at every log of every share.
    function invariantSealedCaseNeverEmitsAnIdentity() external view {
        for (uint256 k; k < handler.caseCount(); ++k) {
            CaseId id = handler.cases(k);
            if (handler.sealedCase(id)) vm.assertFalse(handler.revealed(id), "a sealed case revealed an identity");
        }
        _assertNoViolation();
    }

    function invariantRevokedGrantIsNeverActiveAgain() external view {
        for (uint256 k; k < handler.revokedCount(); ++k) {
            (Nym nym, bytes32 commitment) = handler.revoked(k);
            vm.assertFalse(handler.grants_().isActive(nym, commitment), "revoked grant is active");
        }
    }

    /// @dev The invariants are not empty: the handler reaches every state that they speak of.
    function testHandlerReachesEveryState() external {
        handler.register(1, 0, 1);
        handler.register(2, 1, 1);
        handler.register(1, 1, 1);
        handler.grant(1, 0, 1 days);
        handler.revoke(1, 0);
        handler.grant(1, 1, 1 days);
        handler.wait_(1);
        handler.revokeAllBefore(1, 1_001);
        vm.assertEq(handler.revokedCount(), 3);
        handler.openCase(1, 0);
        handler.submitShares(0, 30, 0);
        handler.approve(0, 4);
        handler.submitShares(0, 30, 0);
        vm.assertEq(handler.successes("share") + handler.successes("wrong share"), 0);
        handler.approve(0, 62);
        for (uint256 random; random < 8; ++random) {
            handler.submitShares(0, 30, random);
        }
        vm.assertEq(handler.successes("register"), 2);
        vm.assertGt(handler.successes("wrong share"), 0, "no wrong share");
        vm.assertEq(handler.successes("share"), 3);
        vm.assertEq(handler.successes("reveal"), 1);
        _reachSealedStates();
        _assertNoViolation();
    }

    function _reachSealedStates() internal {
        handler.openCase(1, 256);
        handler.submitShares(1, 30, 0);
        vm.assertEq(handler.successes("sealed share"), 0);
        handler.refuse(1, 2 << 8 | 2);
        vm.assertEq(handler.successes("refuse"), 1);
        handler.approve(1, 62);
        for (uint256 random; random < 8; ++random) {
            handler.submitShares(1, 30, random);
        }
        vm.assertEq(handler.successes("sealed share"), 3);
        vm.assertTrue(handler.trace_().caseInfo(handler.cases(1)).done, "not done");
    }

    function _assertNoViolation() internal view {
        vm.assertEq(bytes(handler.violation()), bytes(""));
    }
}
