// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Consortium} from "../src/Consortium.sol";
import {PseudonymRegistry} from "../src/PseudonymRegistry.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {ConsortiumTest} from "./ConsortiumTest.sol";

contract ConsortiumTermsTest is ConsortiumTest {
    function testEpochThatIsNotSealedIsNotUsable(uint32 epoch) public {
        vm.assertEq(consortium.currentEpoch(), 0);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, epoch));
        consortium.registrationTerms(epoch);
        consortium.sealFirstEpoch(2);
        vm.assume(epoch != EPOCH);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, epoch));
        consortium.registrationTerms(epoch);
    }

    function testPolicyIsKept(uint16 maxNyms, uint32 grace, uint32 lifetime, uint32 timelock) public {
        vm.assume(maxNyms != 0 && grace != 0 && lifetime != 0);
        IConsortium.Policy memory policy = _policy();
        (policy.maxNyms, policy.gracePeriod, policy.caseLifetime) = (maxNyms, grace, lifetime);
        policy.timelock = uint32(bound(timelock, 1, 90 days));
        policy.proposalLifetime = policy.timelock + 1 hours;
        vm.expectEmit(address(consortium));
        emit IConsortium.PolicyConfigured(policy);
        consortium.configurePolicy(policy);
        vm.assertEq(keccak256(abi.encode(consortium.policy())), keccak256(abi.encode(policy)));
    }

    function testZeroTermOfPolicyIsRefused(uint8 which) public {
        IConsortium.Policy memory policy = _policy();
        which %= 8;
        if (which == 0) policy.maxNyms = 0;
        else if (which == 1) policy.gracePeriod = 0;
        else if (which == 2) policy.caseLifetime = 0;
        else if (which == 3) policy.replicas = 0;
        else if (which == 4) policy.recoveryDelay = 0;
        else if (which == 5) policy.recoveryBlocks = 0;
        else if (which == 6) policy.timelock = 0;
        else policy.attestationPeriod = 0;
        vm.expectRevert(IConsortium.PolicyIncomplete.selector);
        consortium.configurePolicy(policy);
    }

    /// @dev Or proposals could never be executed.
    function testTimelockIsBoundedAndWithinTheLifetime(uint32 timelock, uint32 lifetime) public {
        IConsortium.Policy memory policy = _policy();
        vm.assume(timelock != 0);
        (policy.timelock, policy.proposalLifetime) = (timelock, lifetime);
        bool valid = timelock <= 90 days && lifetime >= uint256(timelock) + 1 hours;
        if (!valid) vm.expectRevert(IConsortium.PolicyRefused.selector);
        consortium.configurePolicy(policy);
    }

    function testContractsOfAnotherConsortiumAreNotBound() public {
        Consortium another = new Consortium();
        vm.expectRevert(IConsortium.ContractsMismatch.selector);
        another.bindContracts(registry, trace);
        PseudonymRegistry own = new PseudonymRegistry(another, verifier);
        vm.expectRevert(IConsortium.ContractsMismatch.selector);
        another.bindContracts(own, trace);
        PseudonymRegistry second = new PseudonymRegistry(consortium, verifier);
        vm.expectRevert(IConsortium.ContractsMismatch.selector);
        consortium.bindContracts(second, trace);
    }

    function testSealWithoutContractsIsRefused() public {
        consortium = new Consortium();
        _configure(_activeSeats());
        vm.expectRevert(IConsortium.ContractsMismatch.selector);
        consortium.sealFirstEpoch(2);
    }

    function testContractsAreBoundBeforeTheSealOnly(address caller) public {
        consortium.sealFirstEpoch(2);
        vm.expectRevert(_notConfigurator(caller));
        vm.prank(caller);
        consortium.bindContracts(registry, trace);
    }

    function testSealWithoutPolicyIsRefused() public {
        consortium = new Consortium();
        for (uint8 seat = 1; seat <= 3; ++seat) {
            _configureSeat(seat, _seat(seat));
        }
        consortium.configureWorkerSet(7, 2, new uint32[](0));
        vm.expectRevert(IConsortium.PolicyIncomplete.selector);
        consortium.sealFirstEpoch(2);
    }

    function testSealWithoutWorkersIsRefused() public {
        _deploy();
        for (uint8 seat = 1; seat <= 3; ++seat) {
            _configureSeat(seat, _seat(seat));
        }
        consortium.configurePolicy(_policy());
        vm.expectRevert(abi.encodeWithSelector(IConsortium.WorkerSetInvalid.selector, 0, 0));
        consortium.sealFirstEpoch(2);
    }

    /// @dev A worker set of threshold 1 would let each of its workers open every granted record alone.
    function testWorkerThatWouldServeAloneIsRefused(uint64 mask) public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.WorkerSetInvalid.selector, mask, 1));
        consortium.configureWorkerSet(mask, 1, new uint32[](0));
    }

    function testWorkerSetHasAThresholdItCanReach(uint64 mask, uint8 threshold) public {
        uint256 count;
        for (uint256 bits = mask; bits != 0; bits >>= 1) {
            count += bits & 1;
        }
        bool valid = threshold >= 2 && threshold <= count;
        if (!valid) {
            vm.expectRevert(abi.encodeWithSelector(IConsortium.WorkerSetInvalid.selector, mask, threshold));
        }
        consortium.configureWorkerSet(mask, threshold, new uint32[](0));
        if (!valid) return;
        vm.assertEq(consortium.workerSet(1).mask, mask);
        vm.assertTrue(consortium.isWorkerSetServed(1));
        vm.assertFalse(consortium.isWorkerSetServed(0));
        vm.assertFalse(consortium.isWorkerSetServed(2));
    }

    function testWorkersOfEmptySeatsAreRefused(uint64 mask) public {
        vm.assume(mask & ~_mask(_activeSeats()) != 0 && mask & (mask - 1) != 0);
        consortium.configureWorkerSet(mask, 2, new uint32[](0));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.WorkerSetInvalid.selector, mask, 2));
        consortium.sealFirstEpoch(2);
    }

    function testAuditorIsAppointedAndDismissed(address auditor, uint8 limit) public {
        vm.assume(auditor != address(0));
        consortium.configureAuditor(auditor, limit);
        vm.assertEq(consortium.auditorCaseLimit(auditor), limit);
        consortium.configureAuditor(auditor, 0);
        vm.assertEq(consortium.auditorCaseLimit(auditor), 0);
        vm.expectRevert(IConsortium.AuditorZero.selector);
        consortium.configureAuditor(address(0), limit);
    }

    function testConsortiumIdIsOfChainAndAddress() public {
        bytes32 id = keccak256(abi.encode(keccak256("Medveil.Consortium.v1"), block.chainid, address(consortium)));
        vm.assertEq(consortium.consortiumId(), uint256(id) % Field.R);
        vm.assertNotEq(new Consortium().consortiumId(), consortium.consortiumId());
    }
}
