// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../src/Capacity.sol";
import {Trace} from "../src/Trace.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {Field} from "../src/libraries/Field.sol";
import {bound} from "./Bound.sol";
import {ExpectingVerifier} from "./fixtures/ExpectingVerifier.sol";
import {SealedTest} from "./SealedTest.sol";
import {Vm} from "./Vm.sol";

contract TraceSealedTest is SealedTest {
    /* OPEN */

    function testSealedIsTheDefault() public pure {
        ITrace.CaseRequest memory request;
        vm.assertTrue(request.mode == ITrace.CaseMode.Sealed);
    }

    function testSealedCasePinsTheKey(bytes32 nonce, bytes32 possession) public {
        ITrace.CaseRequest memory request = _sealedRequest(nonce);
        bytes memory proof = abi.encode(possession, possession, possession);
        CaseId expected = _expectedId(AUDITOR, request);
        uint64 expiry = uint64(NOW + CASE_LIFETIME);
        vm.expectEmit(address(trace));
        emit ITrace.CaseOpened(
            expected, request.nym, AUDITOR, request, _digest(user), EPOCH, _threshold(), expiry, proof
        );
        vm.prank(AUDITOR);
        CaseId id = trace.openCase(request, proof);
        (uint256 keyX, uint256 keyY) = trace.auditorKey(id);
        vm.assertEq(keyX, request.auditorKeyX);
        vm.assertEq(keyY, request.auditorKeyY);
        vm.assertTrue(trace.caseInfo(id).mode == ITrace.CaseMode.Sealed);
        vm.assertEq(trace.caseInfo(id).seats, _activeSeats());
    }

    /// @dev Under (0, 0) everybody could read the shares; off the curve nothing is claimed.
    function testKeyThatIsNoneIsRefused(uint256 keyX, uint256 keyY) public {
        ITrace.CaseRequest memory request = _sealedRequest(0);
        uint256[2][4] memory keys = [
            [uint256(0), 0],
            [keyX, keyY],
            [request.auditorKeyX + Field.R, request.auditorKeyY],
            [request.auditorKeyX, request.auditorKeyY + Field.R]
        ];
        for (uint256 k; k < keys.length; ++k) {
            vm.assume(k != 1 || !_onCurve(keyX, keyY));
            (request.auditorKeyX, request.auditorKeyY) = (keys[k][0], keys[k][1]);
            vm.expectRevert(abi.encodeWithSelector(ITrace.CaseAuditorKeyInvalid.selector, keys[k][0], keys[k][1]));
            vm.prank(AUDITOR);
            trace.openCase(request, new bytes(96));
        }
    }

    function _onCurve(uint256 keyX, uint256 keyY) internal pure returns (bool) {
        uint256 r = Field.R;
        if (keyX >= r || keyY >= r) return false;
        return addmod(mulmod(keyY, keyY, r), 17, r) == mulmod(mulmod(keyX, keyX, r), keyX, r);
    }

    function testPossessionOfAnotherLengthIsRefused(uint8 length) public {
        vm.assume(length != 96);
        ITrace.CaseRequest memory request = _sealedRequest(0);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CasePossessionLength.selector, length));
        vm.prank(AUDITOR);
        trace.openCase(request, new bytes(length));
    }

    /* SHARES */

    function testSealedShareIsAcceptedOnce(uint256 seed) public {
        CaseId id = _approvedSealed(0);
        uint8 seat = uint8(bound(seed, 1, _threshold()));
        ITrace.SealedShare memory share = _sealed(seat);
        shareVerifier.expect(_sealedInputs(id, seat, share));
        uint256[DEALING_WORDS] memory dealing = x;
        vm.expectEmit(address(trace));
        emit ITrace.SealedShareAccepted(id, seat, share.ephemeral, share.ciphertext, 1);
        _sendSealed(id, seat, dealing, share);
        vm.assertEq(trace.caseInfo(id).shares, uint256(1) << (seat - 1));
        _expectSealedRefused(id, seat, abi.encodeWithSelector(ITrace.ShareAlreadyAccepted.selector, id, seat));
    }

    /// @dev Whatever happens, no word of the identity, and no share, is in any log; t shares end the case.
    function testSealedCaseRevealsNothing(uint256 seed) public {
        CaseId id = _openSealed(0);
        uint256[] memory seats = _shuffledSeats(seed);
        for (uint256 k; k < _threshold(); ++k) {
            _approve(id, seats[k]);
        }
        vm.recordLogs();
        for (uint256 k; k < _threshold(); ++k) {
            vm.assertFalse(trace.caseInfo(id).done);
            _submitSealed(id, seats[k]);
        }
        vm.assertTrue(trace.caseInfo(id).done);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, _threshold());
        _assertNotRevealed(logs);
        for (uint256 k; k < logs.length; ++k) {
            for (uint256 word; word < logs[k].data.length / 32; ++word) {
                _assertNoSecret(_wordAt(logs[k].data, word));
            }
        }
    }

    function _wordAt(bytes memory data, uint256 word) internal pure returns (uint256 value) {
        assembly {
            value := mload(add(add(data, 32), mul(word, 32)))
        }
    }

    function _assertNoSecret(uint256 word) internal view {
        for (uint256 b; b < 4; ++b) {
            vm.assertNotEq(word, user.dealing.escrowed[b]);
        }
        for (uint256 seat; seat <= _activeSeats(); ++seat) {
            vm.assertNotEq(word, _share(seat)); // seat 0: the secret
        }
    }

    function testSealedShareBeforeApprovalsIsRefused(uint256 approvals, uint256 seed) public {
        CaseId id = _openSealed(0);
        approvals = bound(approvals, 0, _threshold() - 1);
        for (uint256 seat = 1; seat <= approvals; ++seat) {
            _approve(id, seat);
        }
        _expectSealedRefused(
            id,
            bound(seed, 1, _activeSeats()),
            abi.encodeWithSelector(ITrace.ShareBeforeApprovals.selector, id, approvals, _threshold())
        );
    }

    function testSealedShareOfASeatThatDidNotApproveIsRefused() public {
        CaseId id = _approvedSealed(0);
        uint256 seat = _threshold() + 1;
        _expectSealedRefused(id, seat, abi.encodeWithSelector(ITrace.ShareNotApprovedBySeat.selector, id, seat));
    }

    /// @dev A copied submission helps nobody: a stranger has no seat, and another seat's vector has its own seat and leaf.
    function testCopiedSealedShareIsRefused(address caller, uint256 seed) public {
        CaseId id = _approvedSealed(0);
        vm.assume(trace.operatorSeat(id, caller) == 0);
        ITrace.SealedShare memory share = _sealed(1);
        shareVerifier.expect(_sealedInputs(id, 1, share));
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseCallerNotOperator.selector, id, caller));
        vm.prank(caller);
        trace.submitSealedShare(id, x, share, _proof());

        uint256[DEALING_WORDS] memory dealing = x;
        uint256 thief = bound(seed, 2, _threshold());
        vm.expectPartialRevert(ExpectingVerifier.UnexpectedInput.selector);
        _sendSealed(id, thief, dealing, share);
        _sendSealed(id, 1, dealing, share);
    }

    /// @dev The proof of a share in one case is none in another of the same dealing and key.
    function testSealedShareOfAnotherCaseIsRefused(bytes32 nonce) public {
        CaseId first = _approvedSealed("first");
        vm.assume(nonce != "first");
        CaseId second = _approvedSealed(nonce);
        ITrace.SealedShare memory share = _sealed(1);
        shareVerifier.expect(_sealedInputs(first, 1, share));
        uint256[DEALING_WORDS] memory dealing = x;
        vm.expectPartialRevert(ExpectingVerifier.UnexpectedInput.selector);
        _sendSealed(second, 1, dealing, share);
    }

    /// @dev Were a fork's case id the same, the domain would still not be.
    function testSealedShareOfAnotherChainIsRefused(uint64 chain) public {
        CaseId id = _approvedSealed(0);
        vm.assume(chain != 0 && chain != block.chainid);
        ITrace.SealedShare memory share = _sealed(1);
        shareVerifier.expect(_sealedInputs(id, 1, share));
        uint256[DEALING_WORDS] memory dealing = x;
        vm.chainId(chain);
        vm.expectPartialRevert(ExpectingVerifier.UnexpectedInput.selector);
        _sendSealed(id, 1, dealing, share);
    }

    function testDomainIsThatOfTheSpec(uint64 chain) public {
        vm.assume(chain != 0);
        Trace another = new Trace(consortium, registry, shareVerifier);
        vm.assertNotEq(another.domain(), trace.domain());
        vm.chainId(chain);
        bytes32 id = keccak256(abi.encode(keccak256("Medveil.Trace.v1"), uint256(chain), address(trace)));
        vm.assertEq(trace.domain(), uint256(id) % Field.R);
    }

    /// @dev Each word that the sender supplies is bound to the proof.
    function testEveryWordIsBoundToTheProof(uint256 word, uint256 change) public {
        CaseId id = _approvedSealed(0);
        ITrace.SealedShare memory share = _sealed(1);
        shareVerifier.expect(_sealedInputs(id, 1, share));
        change = bound(change, 1, Field.R - 1);
        word %= 4;
        if (word < 2) share.ephemeral[word] = addmod(share.ephemeral[word], change, Field.R);
        else if (word == 2) share.ciphertext = addmod(share.ciphertext, change, Field.R);
        else share.vectorHash = addmod(share.vectorHash, change, Field.R);
        uint256[DEALING_WORDS] memory dealing = x;
        vm.expectPartialRevert(ExpectingVerifier.UnexpectedInput.selector);
        _sendSealed(id, 1, dealing, share);
    }

    /// @dev The same element written as word + r evaluates to the same y.
    function testUnreducedWordIsRefused(uint256 word) public {
        CaseId id = _approvedSealed(0);
        ITrace.SealedShare memory share = _sealed(1);
        word %= 4;
        uint256 value = word < 2 ? share.ephemeral[word] : word == 2 ? share.ciphertext : share.vectorHash;
        value += Field.R;
        if (word < 2) share.ephemeral[word] = value;
        else if (word == 2) share.ciphertext = value;
        else share.vectorHash = value;
        uint256[DEALING_WORDS] memory dealing = x;
        vm.expectRevert(abi.encodeWithSelector(ITrace.ShareNotInField.selector, value));
        _sendSealed(id, 1, dealing, share);
    }

    /// @dev Otherwise a seat could bring the commitment that its share matches.
    function testAnotherDealingIsRefused(uint256 word, uint256 change) public {
        CaseId id = _approvedSealed(0);
        uint256[DEALING_WORDS] memory changed = x;
        unchecked {
            changed[bound(word, 0, DEALING_WORDS - 1)] += bound(change, 1, type(uint256).max - 1);
        }
        ITrace.SealedShare memory share = _sealed(1);
        vm.expectRevert(abi.encodeWithSelector(ITrace.DealingMismatch.selector, id));
        _sendSealed(id, 1, changed, share);
    }

    /// @dev A share in the clear is never taken by a sealed case, nor a sealed one by a public case.
    function testModesDoNotMix() public {
        CaseId id = _approvedSealed(0);
        uint256[DEALING_WORDS] memory dealing = x;
        uint256 share = _share(1);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseModeMismatch.selector, id, ITrace.CaseMode.Sealed));
        _submit(id, 1, share);
        CaseId shown = _approved("public");
        ITrace.SealedShare memory envelope = _sealed(1);
        vm.expectRevert(abi.encodeWithSelector(ITrace.CaseModeMismatch.selector, shown, ITrace.CaseMode.Public));
        _sendSealed(shown, 1, dealing, envelope);
    }

    function testNothingIsAcceptedOnceDone() public {
        CaseId id = _approvedSealed(0);
        uint256 late = _threshold() + 1;
        _approve(id, late);
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            _submitSealed(id, seat);
        }
        bytes memory err = abi.encodeWithSelector(ITrace.CaseDone.selector, id);
        _expectSealedRefused(id, late, err);
        vm.expectRevert(err);
        _approve(id, late + 1);
    }

    function testSealedSharesAreAcceptedAfterExpiry(uint256 later) public {
        CaseId id = _approvedSealed(0);
        vm.warp(bound(later, NOW + CASE_LIFETIME + 1, NOW + 10_000 days));
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            _submitSealed(id, seat);
        }
        vm.assertTrue(trace.caseInfo(id).done);
    }
}
