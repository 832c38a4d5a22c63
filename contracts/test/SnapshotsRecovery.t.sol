// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../src/Capacity.sol";
import {Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {RecoveryTest} from "./RecoveryTest.sol";

/// @notice Gas of renewals and recoveries as whole transactions: see SnapshotsTest, whose warning holds here too.
/// forge-config: default.isolate = true
/// forge-config: ci.isolate = true
contract SnapshotsRecoveryTest is RecoveryTest {
    uint256 internal constant GROTH16_GAS = 205_000;

    function _activeSeats() internal pure override returns (uint8) {
        return uint8(SEATS);
    }

    function testGasOfRenewal() public {
        _register(_user(1));
        _renew(_renewal(1, 1));
        _snapshot("renew without the verifier, the first", 440_000 - GROTH16_GAS);
        _renew(_renewal(1, 2));
        _snapshot("renew without the verifier", 430_000 - GROTH16_GAS);
    }

    function testGasOfRecovery() public {
        Nym nym = _proposed(1, WINDOW + 1).registration.nym;
        _snapshot("proposeRecovery without the verifier", 480_000 - GROTH16_GAS);
        _waitForDelay();
        registry.executeRecovery(nym, WINDOW + 1);
        _snapshot("executeRecovery", 120_000);
    }

    function testGasOfDispute() public {
        Nym nym = _proposed(1, WINDOW + 1).registration.nym;
        _dispute(nym);
        _snapshot("dispute", 40_000);
    }

    function _snapshot(string memory name, uint256 ceiling) internal {
        uint256 used = vm.snapshotGasLastCall("gas", name);
        if (SEATS == 16) vm.assertLe(used, ceiling, name);
    }
}
