// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../src/Capacity.sol";
import {Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {Field} from "../src/libraries/Field.sol";
import {Dealings} from "./fixtures/Dealings.sol";
import {Points} from "./fixtures/Points.sol";
import {TraceTest} from "./TraceTest.sol";

/// @title SealedTest
/// @notice Sealed cases on a registered user. Envelopes are arbitrary, for only the proof, here a double, looks inside.
abstract contract SealedTest is TraceTest {
    uint256 internal constant SEALED_WORDS = 11;

    /* HELPERS */

    function _sealedRequest(bytes32 nonce) internal view returns (ITrace.CaseRequest memory request) {
        request = _request(nonce);
        uint256[2][] memory points = Points.multiples(40);
        (request.auditorKeyX, request.auditorKeyY) = (points[39][0], points[39][1]);
        request.mode = ITrace.CaseMode.Sealed;
    }

    function _openSealed(bytes32 nonce) internal returns (CaseId) {
        ITrace.CaseRequest memory request = _sealedRequest(nonce);
        vm.prank(AUDITOR);
        return trace.openCase(request, new bytes(96));
    }

    /// @dev A sealed case that seats 1 to t approved.
    function _approvedSealed(bytes32 nonce) internal returns (CaseId id) {
        id = _openSealed(nonce);
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            _approve(id, seat);
        }
    }

    function _sealed(uint256 seat) internal pure returns (ITrace.SealedShare memory share) {
        share.ephemeral = [Dealings.element(seat, "E'", 0), Dealings.element(seat, "E'", 1)];
        share.ciphertext = Dealings.element(seat, "ct", 0);
        share.vectorHash = Dealings.element(seat, "h", 0);
    }

    /// @dev The public vector of a sealed share, written out.
    function _sealedVector(CaseId id, uint256 seat, ITrace.SealedShare memory share)
        internal
        view
        returns (uint256[SEALED_WORDS] memory v)
    {
        bytes32 domain = keccak256(abi.encode(keccak256("Medveil.Trace.v1"), block.chainid, trace));
        v[0] = uint256(domain) % Field.R;
        v[1] = CaseId.unwrap(id);
        (v[2], v[3]) = trace.auditorKey(id);
        v[4] = Nym.unwrap(user.registration.nym);
        v[5] = 0; // generation
        v[6] = seat;
        v[7] = user.registration.leaves[seat];
        (v[8], v[9], v[10]) = (share.ephemeral[0], share.ephemeral[1], share.ciphertext);
    }

    /// @dev The public inputs of a proof: h, z, and y by powers of z.
    function _sealedInputs(CaseId id, uint256 seat, ITrace.SealedShare memory share)
        internal
        view
        returns (uint256[3] memory)
    {
        uint256[SEALED_WORDS] memory v = _sealedVector(id, seat, share);
        uint256 h = share.vectorHash;
        uint256 z = uint256(keccak256(abi.encode(v, h))) % Field.R;
        uint256 y;
        uint256 power = 1;
        for (uint256 j; j < SEALED_WORDS; ++j) {
            y = addmod(y, mulmod(v[j], power, Field.R), Field.R);
            power = mulmod(power, z, Field.R);
        }
        return [h, z, y];
    }

    /// @dev Submits the seat's sealed share with a proof that holds.
    function _submitSealed(CaseId id, uint256 seat) internal {
        ITrace.SealedShare memory share = _sealed(seat);
        shareVerifier.expect(_sealedInputs(id, seat, share));
        _sendSealed(id, seat, x, share);
    }

    function _sendSealed(
        CaseId id,
        uint256 seat,
        uint256[DEALING_WORDS] memory dealing,
        ITrace.SealedShare memory share
    ) internal {
        uint256[8] memory proof = _proof();
        vm.prank(_operator(seat));
        trace.submitSealedShare(id, dealing, share, proof);
    }

    /// @dev Even with a proof that holds.
    function _expectSealedRefused(CaseId id, uint256 seat, bytes memory err) internal {
        ITrace.SealedShare memory share = _sealed(seat);
        shareVerifier.expect(_sealedInputs(id, seat, share));
        uint256[DEALING_WORDS] memory dealing = x;
        vm.expectRevert(err);
        _sendSealed(id, seat, dealing, share);
    }

    function _completed(bytes32 nonce) internal returns (CaseId id) {
        id = _approvedSealed(nonce);
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            _submitSealed(id, seat);
        }
    }
}
