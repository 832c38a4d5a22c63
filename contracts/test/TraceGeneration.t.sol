// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../src/Capacity.sol";
import {PseudonymRegistry} from "../src/PseudonymRegistry.sol";
import {Nym} from "../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../src/interfaces/ITrace.sol";
import {bound} from "./Bound.sol";
import {Dealings} from "./fixtures/Dealings.sol";
import {ChangingRegistry} from "./fixtures/ChangingRegistry.sol";
import {MedveilTest} from "./MedveilTest.sol";

/// @notice A case opens the dealing of the generation that it names, whatever the current one is.
contract TraceGenerationTest is MedveilTest {
    using Dealings for Dealings.Dealing;

    ChangingRegistry internal changing;

    function _newRegistry() internal override returns (PseudonymRegistry) {
        changing = new ChangingRegistry(consortium, verifier);
        return changing;
    }

    function testCaseOpensALaterGeneration(uint256 seed, uint32 generation) public {
        generation = uint32(bound(generation, 1, type(uint32).max));
        _register(_user(seed));
        User memory renewed = _renewed(seed, generation);
        changing.renew(renewed.registration.nym, generation, _digest(renewed));
        _reveal(renewed);
    }

    /// @dev Renewing does not evade a case on a dealing before it, opened before or after.
    function testCaseOpensAFormerGeneration(uint256 seed, bool before) public {
        User memory user = _user(seed);
        _register(user);
        CaseId id;
        if (before) id = _approved(user);
        User memory renewed = _renewed(seed, 1);
        changing.renew(renewed.registration.nym, 1, _digest(renewed));
        if (!before) id = _approved(user);
        _submitAll(id, user);
    }

    /// @dev Even of the same polynomial: the case pinned one dealing, and its commitments are of its generation.
    function testFormerDealingIsRefusedInALaterCase(uint256 seed) public {
        User memory user = _user(seed);
        _register(user);
        User memory renewed = _renewed(seed, 1);
        vm.assertEq(renewed.dealing.share(1), user.dealing.share(1));
        vm.assertNotEq(renewed.registration.leaves[1], user.registration.leaves[1]);
        changing.renew(renewed.registration.nym, 1, _digest(renewed));
        CaseId id = _approved(renewed);
        uint256[DEALING_WORDS] memory former = _vector(user);
        vm.expectRevert(abi.encodeWithSelector(ITrace.DealingMismatch.selector, id));
        _submit(id, 1, former, user.dealing.share(1));
    }

    /* HELPERS */

    function _renewed(uint256 seed, uint32 generation) internal view returns (User memory user) {
        user = _user(seed);
        uint256 nym = Nym.unwrap(user.registration.nym);
        user.dealing = Dealings.deal(seed, nym, generation, _mask(_activeSeats()), _threshold());
        user.registration.generation = generation;
        user.registration.leaves = user.dealing.leaves;
        user.registration.identity = user.dealing.identity;
    }

    function _approved(User memory user) internal returns (CaseId id) {
        ITrace.CaseRequest memory request = ITrace.CaseRequest(
            user.registration.nym, user.registration.generation, 0, 0, ITrace.CaseMode.Public, 0, 0, 0
        );
        vm.prank(AUDITOR);
        id = trace.openCase(request, "");
        for (uint256 seat = 1; seat <= _threshold(); ++seat) {
            vm.prank(_operator(seat));
            trace.approve(id);
        }
    }

    function _reveal(User memory user) internal {
        _submitAll(_approved(user), user);
    }

    function _submitAll(CaseId id, User memory user) internal {
        uint256[DEALING_WORDS] memory x = _vector(user);
        uint256[4] memory v = user.dealing.escrowed;
        for (uint256 seat = 1; seat < _threshold(); ++seat) {
            _submit(id, seat, x, user.dealing.share(seat));
        }
        vm.expectEmit(address(trace));
        emit ITrace.IdentityRevealed(id, user.registration.nym, v[0], v[1], v[2], v[3]);
        _submit(id, _threshold(), x, user.dealing.share(_threshold()));
    }

    function _submit(CaseId id, uint256 seat, uint256[DEALING_WORDS] memory x, uint256 share) internal {
        vm.prank(_operator(seat));
        trace.submitShare(id, x, share);
    }
}
