// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {bound} from "./Bound.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice Seats attest to their share keys of superseded epochs; silence counts as a seat lost.
contract AttestationsTest is GovernanceTest {
    uint256 internal superseded;

    function setUp() public override {
        super.setUp();
        _pass(_call(_sealCall(2, 5, false)));
        superseded = block.timestamp;
    }

    /// @dev Superseding starts the first period; after it the epoch is alive while t attest, and at risk up to t + margin.
    function testEpochLastsWithItsSeats(uint256 mask, uint32 later) public {
        mask &= 0x7f;
        vm.assertEq(consortium.seatsAttesting(EPOCH), 0x7f);
        vm.assertTrue(consortium.epochAlive(EPOCH));
        vm.assertFalse(consortium.epochAtRisk(EPOCH));
        vm.warp(superseded + bound(later, 1, ATTESTATION_PERIOD));
        vm.assertTrue(consortium.epochAlive(EPOCH));
        uint256 count;
        for (uint8 seat = 1; seat <= 7; ++seat) {
            if (mask >> (seat - 1) & 1 == 0) continue;
            ++count;
            _attest(seat);
        }
        uint256 attested = block.timestamp;
        vm.warp(superseded + ATTESTATION_PERIOD + 1);
        vm.assertEq(consortium.seatsAttesting(EPOCH), mask);
        vm.assertTrue(consortium.epochAlive(EPOCH) == count >= 5);
        vm.assertTrue(consortium.epochAtRisk(EPOCH) == count <= 6);
        vm.warp(attested + ATTESTATION_PERIOD + 1);
        vm.assertEq(consortium.seatsAttesting(EPOCH), 0);
        vm.assertFalse(consortium.epochAlive(EPOCH));
    }

    /// @dev Nobody could open what is dealt under it.
    function testLostEpochTakesNoDealings() public {
        IConsortium.Policy memory policy = _policy();
        (policy.gracePeriod, policy.attestationPeriod) = (400 days, 10 days);
        _pass(_call(_policyCall(policy)));
        _pass(_call(_sealCall(3, 5, false)));
        vm.warp(block.timestamp + 10 days);
        consortium.registrationTerms(2);
        vm.warp(block.timestamp + 1);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotUsable.selector, 2));
        consortium.renewalTerms(2);
        vm.assertTrue(consortium.epochAlive(3));
        vm.assertFalse(consortium.epochAlive(4));
        vm.assertFalse(consortium.epochAtRisk(3));
    }

    /// @dev For an operator that attests to a key whose proofs do not verify.
    function testLostSeatDoesNotCountWhateverItAttests() public {
        _pass(_call(abi.encodeCall(IConsortium.declareLost, (EPOCH, 2, true))));
        _attest(2);
        vm.assertEq(consortium.seatsAttesting(EPOCH), 0x7d);
        vm.assertTrue(consortium.epochAtRisk(EPOCH));
        _pass(_call(abi.encodeCall(IConsortium.declareLost, (EPOCH, 2, false))));
        vm.assertEq(consortium.seatsAttesting(EPOCH), 0x7f);
    }

    function testOnlyTheSeatsOperatorAttests(address caller) public {
        vm.assume(consortium.operatorSeat(EPOCH, caller) == 0);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CallerNotOperator.selector, EPOCH, caller));
        vm.prank(caller);
        consortium.attest(EPOCH, block.number - 1, new bytes(96));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EpochNotSuperseded.selector, 2));
        vm.prank(_operator(1));
        consortium.attest(2, block.number - 1, new bytes(96));
    }

    /// @dev A proof over an older block might have been made when the key was still there.
    function testAttestationIsFresh(uint256 blockNumber, uint256 length) public {
        length = bound(length, 0, 200);
        bool recent = blockNumber < block.number && blockNumber + 256 >= block.number;
        if (!recent) {
            vm.expectRevert(abi.encodeWithSelector(IConsortium.AttestationBlockRefused.selector, blockNumber));
        } else if (length != 96) {
            vm.expectRevert(abi.encodeWithSelector(IConsortium.SeatPossessionLength.selector, 1, length));
        }
        vm.prank(_operator(1));
        consortium.attest(EPOCH, blockNumber, new bytes(length));
    }

    function testOldestBlockIsRefused() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.AttestationBlockRefused.selector, block.number - 257));
        vm.prank(_operator(1));
        consortium.attest(EPOCH, block.number - 257, new bytes(96));
        vm.prank(_operator(1));
        consortium.attest(EPOCH, block.number - 256, new bytes(96));
        vm.assertEq(consortium.attestations(EPOCH)[0], block.timestamp);
    }

    function _attest(uint8 seat) internal {
        vm.prank(_operator(seat));
        consortium.attest(EPOCH, block.number - 1, new bytes(96));
    }
}
