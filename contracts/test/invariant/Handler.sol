// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS} from "../../src/Capacity.sol";
import {IGrantLog} from "../../src/interfaces/IGrantLog.sol";
import {IPseudonymRegistry, Nym} from "../../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../../src/interfaces/ITrace.sol";
import {Field} from "../../src/libraries/Field.sol";
import {Dealings} from "../fixtures/Dealings.sol";
import {MedveilTest} from "../MedveilTest.sol";
import {Vm} from "../Vm.sol";

/// @title Handler
/// @notice Acts as everybody, honest or not, on a consortium of four seats with threshold 3. Any action may be refused, and
/// none reverts; what succeeded is kept here, worked out apart from the contracts, for the invariants to compare.
contract Handler is MedveilTest {
    using Dealings for Dealings.Dealing;

    uint256 internal constant PERSONS = 3;
    uint256 internal constant DEALINGS = 2;
    uint256 internal constant CASES = 2;
    uint256 internal constant COMMITMENTS = 3;

    struct RevokedGrant {
        Nym nym;
        bytes32 commitment;
    }

    /// @dev What the first successful registration of a nym stored.
    struct Registered {
        address account;
        bytes32 digest;
        uint256 variant;
    }

    Nym[] public nyms;
    mapping(Nym nym => Registered) public registered;
    RevokedGrant[] public revoked;
    CaseId[] public cases;
    mapping(CaseId caseId => uint256) public person;
    mapping(CaseId caseId => mapping(uint256 seat => bool)) public approvedBy;
    mapping(CaseId caseId => uint256) public approvals;
    mapping(CaseId caseId => mapping(uint256 seat => bool)) public sharedBy;
    mapping(CaseId caseId => uint256) public validShares;
    mapping(CaseId caseId => bool) public revealed;
    mapping(bytes32 action => uint256) public successes;

    /// @notice The first violation seen while an action ran; empty if none.
    string public violation;

    function setUp() public override {}

    constructor() {
        MedveilTest.setUp();
    }

    function _activeSeats() internal pure override returns (uint8) {
        return 4;
    }

    function _threshold() internal pure override returns (uint8) {
        return 3;
    }

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

    function openCase(uint256 who, uint256 nonce) external {
        Nym nym = _nym(who % PERSONS + 1);
        ITrace.CaseRequest memory request =
            ITrace.CaseRequest(nym, 0, 0, 0, ITrace.CaseMode.Public, 0, 0, bytes32(nonce % CASES));
        vm.prank(AUDITOR);
        try trace.openCase(request) returns (CaseId id) {
            cases.push(id);
            person[id] = who % PERSONS;
            ++successes["openCase"];
        } catch {}
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

    function _approve(CaseId id, uint256 seat) internal {
        vm.prank(_operator(seat));
        try trace.approve(id) {
            if (approvedBy[id][seat]) _violated("a seat approved twice");
            approvedBy[id][seat] = true;
            ++approvals[id];
            ++successes["approve"];
        } catch {}
    }

    function _submit(CaseId id, uint256 seat, uint256 random) internal {
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

    /// @dev Time goes on, mostly by little.
    function wait_(uint256 time) external {
        vm.roll(block.number + 1);
        vm.warp(block.timestamp + (time % 8 == 0 ? 20 days : 1 hours));
    }

    /* VIEWS */

    function nymCount() external view returns (uint256) {
        return nyms.length;
    }

    function revokedCount() external view returns (uint256) {
        return revoked.length;
    }

    function caseCount() external view returns (uint256) {
        return cases.length;
    }

    function registry_() external view returns (IPseudonymRegistry) {
        return registry;
    }

    function grants_() external view returns (IGrantLog) {
        return grants;
    }

    function trace_() external view returns (ITrace) {
        return trace;
    }

    /* NOTES */

    function _noteRegistered(User memory user, uint256 variant) internal {
        Nym nym = user.registration.nym;
        ++successes["register"];
        if (registered[nym].account == address(0)) {
            nyms.push(nym);
            registered[nym] = Registered(user.registration.account, _digest(user), variant);
            users[nym] = user.registration;
        } else if (registered[nym].digest != _digest(user)) {
            _violated("a nym was registered with a second dealing");
        }
    }

    function _noteShare(CaseId id, uint256 seat, bool valid, Vm.Log[] memory logs, Dealings.Dealing memory dealing)
        internal
    {
        ++successes[valid ? bytes32("share") : bytes32("wrong share")];
        if (approvals[id] < _threshold()) _violated("a share was taken before t approvals");
        if (!approvedBy[id][seat]) _violated("a share was taken from a seat that did not approve");
        if (sharedBy[id][seat]) _violated("a seat's share was taken after its valid one");
        if (valid) {
            sharedBy[id][seat] = true;
            ++validShares[id];
        }
        for (uint256 k; k < logs.length; ++k) {
            if (logs[k].topics[0] == ITrace.ShareAccepted.selector && !valid) _violated("a wrong share was accepted");
            if (logs[k].topics[0] == ITrace.IdentityRevealed.selector) _noteRevealed(id, logs[k].data, dealing);
        }
    }

    function _noteRevealed(CaseId id, bytes memory data, Dealings.Dealing memory dealing) internal {
        if (validShares[id] != _threshold()) _violated("an identity was revealed without t valid shares");
        if (revealed[id]) _violated("an identity was revealed twice");
        if (keccak256(data) != keccak256(abi.encode(dealing.escrowed))) _violated("another identity was revealed");
        revealed[id] = true;
        ++successes["reveal"];
    }

    function _violated(string memory what) internal {
        if (bytes(violation).length == 0) violation = what;
    }

    /* INTERNAL */

    mapping(Nym nym => IPseudonymRegistry.Registration) internal users;

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
        user.registration = users[nym];
        return (_vector(user), user.dealing);
    }
}
