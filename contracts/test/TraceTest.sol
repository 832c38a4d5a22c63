// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../src/Capacity.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {Field} from "../src/libraries/Field.sol";
import {Dealings} from "./fixtures/Dealings.sol";
import {MedveilTest} from "./MedveilTest.sol";
import {Vm} from "./Vm.sol";

/// @title TraceTest
/// @notice A registered user, whose identity public cases open.
abstract contract TraceTest is MedveilTest {
    using Dealings for Dealings.Dealing;

    User internal user;
    uint256[DEALING_WORDS] internal x;

    function setUp() public override {
        super.setUp();
        User memory registered = _user(1);
        _register(registered);
        user = registered;
        x = _vector(registered);
    }

    /* HELPERS */

    function _request(bytes32 nonce) internal view returns (ITrace.CaseRequest memory) {
        return ITrace.CaseRequest({
            nym: user.registration.nym,
            generation: 0,
            auditorKeyX: 0,
            auditorKeyY: 0,
            mode: ITrace.CaseMode.Public,
            evidenceHash: "evidence",
            reason: 7,
            nonce: nonce
        });
    }

    function _expectedId(address auditor, ITrace.CaseRequest memory r) internal view returns (CaseId) {
        bytes memory first =
            abi.encode(block.chainid, trace, r.nym, r.generation, registry.dealingDigest(r.nym, 0), auditor);
        bytes memory second = abi.encode(r.auditorKeyX, r.auditorKeyY, r.mode, r.evidenceHash, r.reason, r.nonce);
        return CaseId.wrap(uint256(keccak256(bytes.concat(first, second))) % Field.R);
    }

    function _open(bytes32 nonce) internal returns (CaseId) {
        ITrace.CaseRequest memory request = _request(nonce);
        vm.prank(AUDITOR);
        return trace.openCase(request, "");
    }

    /// @dev A case that seats 1 to t approved.
    function _approved(bytes32 nonce) internal returns (CaseId id) {
        id = _open(nonce);
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            _approve(id, seat);
        }
    }

    function _revealed(CaseId id) internal {
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            _submit(id, seat, _share(seat));
        }
    }

    function _approve(CaseId id, uint256 seat) internal {
        vm.prank(_operator(seat));
        trace.approve(id);
    }

    function _submit(CaseId id, uint256 seat, uint256 share) internal {
        uint256[DEALING_WORDS] memory dealing = x;
        vm.prank(_operator(seat));
        trace.submitShare(id, dealing, share);
    }

    function _share(uint256 seat) internal view returns (uint256) {
        return user.dealing.share(seat);
    }

    function _expectOpenRefused(ITrace.CaseRequest memory request, bytes memory err) internal {
        vm.expectRevert(err);
        vm.prank(AUDITOR);
        trace.openCase(request, "");
    }

    /// @dev Even the right share.
    function _expectShareRefused(CaseId id, uint256 seat, bytes memory err) internal {
        uint256 share = _share(seat);
        vm.expectRevert(err);
        _submit(id, seat, share);
    }

    function _assertNotRevealed(Vm.Log[] memory logs) internal pure {
        for (uint256 k; k < logs.length; ++k) {
            vm.assertNotEq(logs[k].topics[0], ITrace.IdentityRevealed.selector);
        }
    }

    function _shuffledSeats(uint256 seed) internal view returns (uint256[] memory seats) {
        seats = new uint256[](_activeSeats());
        for (uint256 k; k < seats.length; ++k) {
            seats[k] = k + 1;
        }
        for (uint256 k = seats.length - 1; k > 0; --k) {
            uint256 j = uint256(keccak256(abi.encode(seed, k))) % (k + 1);
            (seats[k], seats[j]) = (seats[j], seats[k]);
        }
    }
}
