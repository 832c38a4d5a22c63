// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS, SEATS} from "../src/Capacity.sol";
import {CommitteeHasher} from "../src/CommitteeHasher.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IGovernance, ProposalId} from "../src/interfaces/IGovernance.sol";
import {RegistrationVerifierUnsafeDev} from "../src/generated/RegistrationVerifierUnsafeDev.sol";
import {SealedShareVerifierUnsafeDev} from "../src/generated/SealedShareVerifierUnsafeDev.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {Dealings} from "./fixtures/Dealings.sol";
import {Points} from "./fixtures/Points.sol";
import {MedveilTest} from "./MedveilTest.sol";

/// @notice Gas of whole transactions, with 21,000 and calldata, at full capacity and under the rules of evm_version; and
/// sizes of bytecode. Written to snapshots/, where a change is a diff to be reviewed, and held under the ceilings for 16 seats.
/// @dev Warning: the double verifies nothing, so register and submitSealedShare are shown without the Groth16 verifier, about
/// 205,000 gas.
/// forge-config: default.isolate = true
/// forge-config: ci.isolate = true
contract SnapshotsTest is MedveilTest {
    using Dealings for Dealings.Dealing;

    uint256 internal constant MAX_CODE_SIZE = 24_576;
    uint256 internal constant GROTH16_GAS = 205_000;

    User internal user;
    uint256[DEALING_WORDS] internal x;

    function setUp() public override {
        super.setUp();
        User memory built = _user(1);
        user = built;
        x = _vector(built);
    }

    function _activeSeats() internal pure override returns (uint8) {
        return uint8(SEATS);
    }

    /// @dev The most expensive: every seat interpolates.
    function _threshold() internal pure override returns (uint8) {
        return uint8(SEATS);
    }

    function testGasOfRegister() public {
        _register(user);
        _snapshot("register without the verifier", 420_000 - GROTH16_GAS);
    }

    function testGasOfGrants() public {
        _register(user);
        address owner = user.registration.account;
        vm.prank(owner);
        grants.grant("commitment", uint64(NOW + 1 days), "bundle");
        _snapshot("grant", 66_000);
        vm.prank(owner);
        grants.revoke("commitment");
        _snapshot("revoke", 35_000);
        vm.roll(block.number + 1);
        vm.prank(owner);
        grants.revokeAllBefore(uint64(block.number));
        _snapshot("revokeAllBefore, the first", 60_000);
        vm.prank(owner);
        grants.anchorRecord("content", "capsule");
        _snapshot("anchorRecord", 66_000);
    }

    function testGasOfReceipts() public {
        vm.prank(_operator(1));
        grants.anchorReceipts(0, 1_000, keccak256("first"));
        _snapshot("anchorReceipts, the first", 80_000);
        vm.prank(_operator(1));
        grants.anchorReceipts(0, 2_000, keccak256("second"));
        _snapshot("anchorReceipts", 40_000);
        vm.prank(_operator(1));
        grants.resetReceipts();
        _snapshot("resetReceipts", 40_000);
    }

    function testGasOfTrace() public {
        _register(user);
        ITrace.CaseRequest memory request =
            ITrace.CaseRequest(user.registration.nym, 0, 0, 0, ITrace.CaseMode.Public, "evidence", 1, "nonce");
        vm.prank(AUDITOR);
        CaseId id = trace.openCase(request, "");
        _snapshot("openCase", 900_000);
        for (uint256 seat = 1; seat <= SEATS; ++seat) {
            vm.prank(_operator(seat));
            trace.approve(id);
            if (seat == 1) _snapshot("approve, the first", 60_000);
        }
        _submit(id, 1, 1);
        _snapshot("submitShare, a wrong one", 120_000);
        for (uint256 seat = 1; seat <= SEATS; ++seat) {
            _submit(id, seat, user.dealing.share(seat));
            if (seat == 2) _snapshot("submitShare", 120_000);
        }
        _snapshot("submitShare, the last", 300_000);
        vm.assertTrue(trace.caseInfo(id).done);
    }

    function testGasOfSealedCase() public {
        _register(user);
        (uint256 keyX, uint256 keyY) = (Points.GENERATOR_X, Points.GENERATOR_Y);
        ITrace.CaseRequest memory request =
            ITrace.CaseRequest(user.registration.nym, 0, keyX, keyY, ITrace.CaseMode.Sealed, "evidence", 1, "nonce");
        vm.prank(AUDITOR);
        CaseId id = trace.openCase(request, _bytes(1, "possession", 96));
        _snapshot("openCase, sealed", 900_000);
        for (uint256 seat = 1; seat <= SEATS; ++seat) {
            vm.prank(_operator(seat));
            trace.approve(id);
        }
        for (uint256 seat = 1; seat <= SEATS; ++seat) {
            _submitSealed(id, seat);
            if (seat == 2) _snapshot("submitSealedShare without the verifier", 320_000 - GROTH16_GAS);
        }
        _snapshot("submitSealedShare without the verifier, the last", 320_000 - GROTH16_GAS);
        vm.prank(AUDITOR);
        trace.conclude(id, "findings");
        _snapshot("conclude", 70_000);
    }

    function testGasOfRefusal() public {
        _register(user);
        ITrace.CaseRequest memory request =
            ITrace.CaseRequest(user.registration.nym, 0, 0, 0, ITrace.CaseMode.Public, "evidence", 1, "nonce");
        vm.prank(AUDITOR);
        CaseId id = trace.openCase(request, "");
        vm.prank(_operator(1));
        trace.refuse(id);
        _snapshot("refuse, the first", 80_000);
    }

    function testGasOfSeal() public {
        _deploy();
        _configure(_activeSeats());
        consortium.sealFirstEpoch(_threshold());
        _snapshot("sealFirstEpoch", 60_000 * SEATS + 500_000);
    }

    /// @dev The most expensive committee change: every seat is staged anew.
    function testGasOfVotes() public {
        IGovernance.Call[] memory calls = new IGovernance.Call[](SEATS + 2);
        for (uint8 seat = 1; seat <= SEATS; ++seat) {
            bytes memory data =
                abi.encodeCall(IConsortium.configureSeat, (seat, _seat(SEATS + seat), new bytes(96), new bytes(96)));
            calls[seat - 1] = IGovernance.Call(address(consortium), data);
        }
        calls[SEATS] = _toConsortium(abi.encodeCall(IConsortium.sealEpoch, (2, _threshold(), false)));
        uint64 mask = _mask(SEATS);
        calls[SEATS + 1] =
            _toConsortium(abi.encodeCall(IConsortium.configureWorkerSet, (mask, _threshold(), new uint32[](0))));
        _vote(calls, "a whole new committee", 6_000_000);
        calls = new IGovernance.Call[](1);
        calls[0] = _toConsortium(abi.encodeCall(IConsortium.sealEpoch, (3, _threshold(), false)));
        _vote(calls, "an epoch of the same 16 seats", 1_500_000);
    }

    function _pass(IGovernance.Call[] memory calls) internal {
        for (uint256 k = 1; k <= SEATS; ++k) {
            ProposalId id = consortium.proposalId(calls, "salt");
            vm.prank(_operator(k));
            if (k == 1) consortium.propose(calls, "salt");
            else consortium.approve(id);
        }
        vm.warp(block.timestamp + TIMELOCK);
        consortium.execute(calls, "salt");
    }

    function _vote(IGovernance.Call[] memory calls, string memory what, uint256 ceiling) internal {
        uint32 epoch = consortium.currentEpoch();
        address[SEATS] memory operators = consortium.operators(epoch);
        vm.prank(operators[0]);
        ProposalId id = consortium.propose(calls, "salt");
        _snapshot(string.concat("propose ", what), 1_500_000);
        for (uint256 k = 1; k < SEATS; ++k) {
            vm.prank(operators[k]);
            consortium.approve(id);
        }
        _snapshot("approve a proposal, the last of 16", 250_000);
        vm.warp(block.timestamp + TIMELOCK);
        consortium.execute(calls, "salt");
        _snapshot(string.concat("execute ", what), ceiling);
    }

    function _toConsortium(bytes memory data) internal view returns (IGovernance.Call memory) {
        return IGovernance.Call(address(consortium), data);
    }

    function testGasOfAttest() public {
        IGovernance.Call[] memory calls = new IGovernance.Call[](1);
        calls[0] = _toConsortium(abi.encodeCall(IConsortium.sealEpoch, (2, _threshold(), false)));
        _pass(calls);
        vm.prank(_operator(1));
        consortium.attest(EPOCH, block.number - 1, new bytes(96));
        _snapshot("attest", 80_000);
    }

    function testBytecodeSizes() public {
        _size("Consortium", address(consortium));
        _size("CommitteeHasher", address(new CommitteeHasher()));
        _size("PseudonymRegistry", address(registry));
        _size("GrantLog", address(grants));
        _size("Trace", address(trace));
        _size("RegistrationVerifierUnsafeDev", address(new RegistrationVerifierUnsafeDev()));
        _size("SealedShareVerifierUnsafeDev", address(new SealedShareVerifierUnsafeDev()));
    }

    function _submit(CaseId id, uint256 seat, uint256 share) internal {
        uint256[DEALING_WORDS] memory dealing = x;
        vm.prank(_operator(seat));
        trace.submitShare(id, dealing, share);
    }

    /// @dev With whatever inputs: the double accepts those that the trace works out.
    function _submitSealed(CaseId id, uint256 seat) internal {
        ITrace.SealedShare memory share;
        share.ephemeral = [Dealings.element(seat, "E'", 0), Dealings.element(seat, "E'", 1)];
        share.ciphertext = Dealings.element(seat, "ct", 0);
        share.vectorHash = Dealings.element(seat, "h", 0);
        uint256[DEALING_WORDS] memory dealing = x;
        uint256[8] memory proof = _proof();
        shareVerifier.accept();
        vm.prank(_operator(seat));
        trace.submitSealedShare(id, dealing, share, proof);
    }

    function _snapshot(string memory name, uint256 ceiling) internal {
        uint256 used = vm.snapshotGasLastCall("gas", name);
        if (SEATS == 16) vm.assertLe(used, ceiling, name);
    }

    function _size(string memory name, address deployed) internal {
        vm.snapshotValue("bytecode", name, deployed.code.length);
        vm.assertLe(deployed.code.length, MAX_CODE_SIZE, name);
    }
}
