// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../../src/Capacity.sol";
import {Nym} from "../../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../../src/interfaces/ITrace.sol";
import {Field} from "../../src/libraries/Field.sol";
import {Dealings} from "../fixtures/Dealings.sol";
import {Points} from "../fixtures/Points.sol";
import {Journal} from "./Journal.sol";

/// @title Handler
/// @notice Acts as everybody, honest or not. Any action may be refused, and none reverts.
contract Handler is Journal {
    using Dealings for Dealings.Dealing;

    /* ACTIONS */

    /// @dev Registers person who with one of its dealings, for its own account or that of another person, who consents.
    function register(uint256 who, uint256 variant, uint256 accountOf) external {
        User memory user = _person(who % PERSONS, variant % DEALINGS);
        if (accountOf % 4 == 0) {
            user.key = _accountKey((accountOf >> 8) % PERSONS + 1);
            user.registration.account = vm.addr(user.key);
        }
        user.registration.validUntil = _lastDayOfPeriod(variant % 2);
        verifier.expect(_publicInputs(user));
        bytes memory consent = _consent(user);
        try registry.register(user.registration, _proof(), consent) {
            _noteRegistered(user, variant % DEALINGS);
        } catch {}
    }

    function grant(uint256 who, uint256 commitment, uint256 lifetime) external {
        vm.prank(_account(who));
        try grants.grant(_commitment(commitment), uint64(block.timestamp + lifetime % 30 days), 0) {
            ++successes["grant"];
        } catch {}
    }

    function revoke(uint256 who, uint256 commitment) external {
        address account = _account(who);
        vm.prank(account);
        try grants.revoke(_commitment(commitment)) {
            revoked.push(RevokedGrant(registry.nymOf(account), _commitment(commitment)));
            ++successes["revoke"];
        } catch {}
    }

    function revokeAllBefore(uint256 who, uint256 blockNumber) external {
        address account = _account(who);
        Nym nym = registry.nymOf(account);
        blockNumber %= block.number + 3;
        uint256[] memory ended = _grantsBefore(nym, blockNumber);
        vm.prank(account);
        try grants.revokeAllBefore(uint64(blockNumber)) {
            for (uint256 k; k < ended.length; ++k) {
                if (ended[k] != 0) revoked.push(RevokedGrant(nym, _commitment(k)));
            }
            ++successes["revokeAllBefore"];
        } catch {}
    }

    /// @dev A public case, or a sealed one.
    function openCase(uint256 who, uint256 nonce) external {
        Nym nym = _nym(who % PERSONS + 1);
        bool isSealed = nonce >> 8 & 1 != 0;
        ITrace.CaseRequest memory request =
            ITrace.CaseRequest(nym, 0, 0, 0, ITrace.CaseMode.Public, 0, 0, bytes32(nonce % CASES));
        if (isSealed) {
            request.mode = ITrace.CaseMode.Sealed;
            (request.auditorKeyX, request.auditorKeyY) = (Points.GENERATOR_X, Points.GENERATOR_Y);
        }
        vm.prank(AUDITOR);
        try trace.openCase(request, new bytes(isSealed ? 96 : 0)) returns (CaseId id) {
            cases.push(id);
            person[id] = who % PERSONS;
            sealedCase[id] = isSealed;
            ++successes["openCase"];
        } catch {}
    }

    /// @dev The seats of the mask, which one in four are, refuse.
    function refuse(uint256 which, uint256 mask) external {
        if (cases.length == 0) return;
        CaseId id = cases[which % cases.length];
        mask &= mask >> 8;
        for (uint256 seat = 1; seat <= 5; ++seat) {
            if (mask >> seat & 1 != 0) _refuse(id, seat);
        }
    }

    /// @dev The seats of the mask, which three in four are, approve; seat 5 is no seat.
    function approve(uint256 which, uint256 mask) external {
        if (cases.length == 0) return;
        CaseId id = cases[which % cases.length];
        mask |= mask >> 8;
        for (uint256 seat = 1; seat <= 5; ++seat) {
            if (mask >> seat & 1 != 0) _approve(id, seat);
        }
    }

    /// @dev The seats of the mask submit, each its right share, another seat's, or a random one.
    function submitShares(uint256 which, uint256 mask, uint256 random) external {
        if (cases.length == 0) return;
        CaseId id = cases[which % cases.length];
        mask |= mask >> 8;
        for (uint256 seat = 1; seat <= 4; ++seat) {
            if (mask >> seat & 1 != 0) _submit(id, seat, uint256(keccak256(abi.encode(random, seat))));
        }
    }

    /// @dev Time goes on, mostly by little.
    function wait_(uint256 time) external {
        vm.roll(block.number + 1);
        vm.warp(block.timestamp + (time % 8 == 0 ? 20 days : 1 hours));
    }

    function _approve(CaseId id, uint256 seat) internal {
        vm.prank(_operator(seat));
        try trace.approve(id) {
            if (approvedBy[id][seat]) _violated("a seat approved twice");
            if (refusedBy[id][seat]) _violated("a seat approved what it had refused");
            approvedBy[id][seat] = true;
            ++approvals[id];
            ++successes["approve"];
        } catch {}
    }

    function _refuse(CaseId id, uint256 seat) internal {
        vm.prank(_operator(seat));
        try trace.refuse(id) {
            if (refusedBy[id][seat]) _violated("a seat refused twice");
            if (approvedBy[id][seat]) _violated("a seat refused what it had approved");
            refusedBy[id][seat] = true;
            ++successes["refuse"];
        } catch {}
    }

    /// @dev A seat submits what the case's mode wants, and now and then what the other mode wants.
    function _submit(CaseId id, uint256 seat, uint256 random) internal {
        if (sealedCase[id] == (random >> 8) % 8 > 0) _submitSealed(id, seat, random);
        else _submitClear(id, seat, random);
    }

    /// @dev With a proof that holds, as far as the contract can tell.
    function _submitSealed(CaseId id, uint256 seat, uint256 random) internal {
        (uint256[DEALING_WORDS] memory x, Dealings.Dealing memory dealing) = _dealingOf(id);
        ITrace.SealedShare memory share;
        share.ephemeral = [Dealings.element(random, "E'", 0), Dealings.element(random, "E'", 1)];
        share.ciphertext = Dealings.element(random, "ct", 0);
        uint256[8] memory proof = _proof();
        shareVerifier.accept();
        vm.recordLogs();
        vm.prank(_operator(seat));
        try trace.submitSealedShare(id, x, share, proof) {
            _noteSealedShare(id, seat, vm.getRecordedLogs(), dealing);
        } catch {}
    }

    function _submitClear(CaseId id, uint256 seat, uint256 random) internal {
        (uint256[DEALING_WORDS] memory x, Dealings.Dealing memory dealing) = _dealingOf(id);
        uint256 share = dealing.share(seat);
        if (random % 8 == 0) share = random % Field.R;
        if (random % 8 == 1) share = dealing.share(seat % 4 + 1);
        vm.recordLogs();
        vm.prank(_operator(seat));
        try trace.submitShare(id, x, share) {
            _noteShare(id, seat, share == dealing.share(seat), vm.getRecordedLogs(), dealing);
        } catch {}
    }

    /* INTERNAL */

    /// @dev Person who, with one of its dealings.
    function _person(uint256 who, uint256 variant) internal view returns (User memory) {
        return _user(who + 1, uint256(keccak256(abi.encode(who, variant))));
    }

    function _account(uint256 who) internal pure returns (address) {
        return vm.addr(_accountKey(who % PERSONS + 1));
    }

    function _commitment(uint256 k) internal pure returns (bytes32) {
        return bytes32(k % COMMITMENTS + 1);
    }

    /// @dev Which of the nym's grants were made before the block: 1 if so.
    function _grantsBefore(Nym nym, uint256 blockNumber) internal view returns (uint256[] memory ended) {
        ended = new uint256[](COMMITMENTS);
        for (uint256 k; k < COMMITMENTS; ++k) {
            uint256 created = grants.grantState(nym, _commitment(k)).createdBlock;
            if (created != 0 && created < blockNumber) ended[k] = 1;
        }
    }

    /// @dev The dealing that the case's nym was registered with.
    function _dealingOf(CaseId id) internal view returns (uint256[DEALING_WORDS] memory, Dealings.Dealing memory) {
        Nym nym = _nym(person[id] + 1);
        User memory user = _person(person[id], registered[nym].variant);
        user.registration = _users[nym];
        return (_vector(user), user.dealing);
    }
}
