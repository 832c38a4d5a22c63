// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Consortium} from "../src/Consortium.sol";
import {SEATS} from "../src/Capacity.sol";
import {GrantLog} from "../src/GrantLog.sol";
import {PseudonymRegistry} from "../src/PseudonymRegistry.sol";
import {Trace} from "../src/Trace.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {ExpectingVerifier} from "./fixtures/ExpectingVerifier.sol";
import {Points} from "./fixtures/Points.sol";
import {Vm} from "./Vm.sol";

/// @title FoundedTest
/// @notice A consortium with its contracts and actors.
abstract contract FoundedTest {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint256 internal constant NOW = 20_000 days + 12 hours;
    uint32 internal constant EPOCH = 1;
    uint16 internal constant MAX_NYMS = 8;
    uint32 internal constant GRACE = 30 days;
    uint32 internal constant CASE_LIFETIME = 14 days;
    uint32 internal constant RECOVERY_DELAY = 7 days;
    uint32 internal constant RECOVERY_BLOCKS = 1_000;
    uint32 internal constant TIMELOCK = 2 days;
    uint32 internal constant PROPOSAL_LIFETIME = 20 days;
    uint32 internal constant ATTESTATION_PERIOD = 45 days;
    uint8 internal constant CASE_LIMIT = 3;

    address internal immutable RELAY = _actor("relay");
    address internal immutable STRANGER = _actor("stranger");
    address internal immutable AUDITOR = _actor("auditor");

    Consortium internal consortium;
    ExpectingVerifier internal verifier;
    /// @dev Of sealed shares.
    ExpectingVerifier internal shareVerifier;
    PseudonymRegistry internal registry;
    GrantLog internal grants;
    Trace internal trace;

    function setUp() public virtual {
        vm.warp(NOW);
        vm.roll(1_000);
        _deploy();
        _configure(_activeSeats());
        consortium.sealFirstEpoch(_threshold());
    }

    /* COMMITTEE */

    function _activeSeats() internal view virtual returns (uint8) {
        return uint8(SEATS < 7 ? SEATS : 7);
    }

    function _threshold() internal view virtual returns (uint8) {
        return _activeSeats() - 2;
    }

    function _deploy() internal {
        consortium = _newConsortium();
        verifier = new ExpectingVerifier();
        registry = _newRegistry();
        grants = new GrantLog(registry);
        shareVerifier = new ExpectingVerifier();
        trace = new Trace(consortium, registry, shareVerifier);
        consortium.bindContracts(registry, trace);
    }

    function _newConsortium() internal virtual returns (Consortium) {
        return new Consortium();
    }

    function _newRegistry() internal virtual returns (PseudonymRegistry) {
        return new PseudonymRegistry(consortium, verifier);
    }

    /// @dev Seats 1 to count, two keys each, all workers; and the auditor.
    function _configure(uint8 count) internal {
        for (uint8 seat = 1; seat <= count; ++seat) {
            _configureSeat(seat, _seat(seat));
        }
        consortium.configurePolicy(_policy());
        consortium.configureAuditor(AUDITOR, CASE_LIMIT);
        consortium.configureWorkerSet(_mask(count), 2, new uint32[](0));
    }

    function _policy() internal pure returns (IConsortium.Policy memory) {
        return IConsortium.Policy({
            maxNyms: MAX_NYMS,
            replicas: 2,
            margin: 1,
            gracePeriod: GRACE,
            caseLifetime: CASE_LIFETIME,
            recoveryDelay: RECOVERY_DELAY,
            recoveryBlocks: RECOVERY_BLOCKS,
            timelock: TIMELOCK,
            proposalLifetime: PROPOSAL_LIFETIME,
            attestationPeriod: ATTESTATION_PERIOD
        });
    }

    function _configureSeat(uint8 seat, IConsortium.Seat memory config) internal {
        consortium.configureSeat(seat, config, new bytes(96), new bytes(96));
    }

    function _seat(uint256 seat) internal view returns (IConsortium.Seat memory) {
        uint256[2][] memory points = Points.multiples(2 * seat);
        return IConsortium.Seat({
            operator: _operator(seat),
            shareKeyX: points[2 * seat - 2][0],
            shareKeyY: points[2 * seat - 2][1],
            issuerKeyX: points[2 * seat - 1][0],
            issuerKeyY: points[2 * seat - 1][1],
            sealingKey: keccak256(abi.encode("sealing key", seat)),
            endpoint: "https://worker.example"
        });
    }

    function _operator(uint256 seat) internal pure returns (address) {
        return vm.addr(0x0ff1ce00 + seat);
    }

    function _mask(uint256 count) internal pure returns (uint64) {
        return uint64((uint256(1) << count) - 1);
    }

    function _actor(string memory name) internal pure returns (address) {
        return vm.addr(uint256(keccak256(bytes(name))) >> 1);
    }
}
