// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGrantLog} from "../../src/interfaces/IGrantLog.sol";
import {IPseudonymRegistry, Nym} from "../../src/interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "../../src/interfaces/ITrace.sol";
import {Dealings} from "../fixtures/Dealings.sol";
import {MedveilTest} from "../MedveilTest.sol";
import {Vm} from "../Vm.sol";

/// @title Journal
/// @notice What succeeded on a consortium of four seats with threshold 3, worked out apart from the contracts, for the
/// invariants to compare.
abstract contract Journal is MedveilTest {
    using Dealings for Dealings.Dealing;

    uint256 internal constant PERSONS = 3;
    uint256 internal constant DEALINGS = 2;
    /// @dev Of each mode.
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
    mapping(CaseId caseId => bool) public sealedCase;
    mapping(CaseId caseId => mapping(uint256 seat => bool)) public refusedBy;
    mapping(CaseId caseId => mapping(uint256 seat => bool)) public approvedBy;
    mapping(CaseId caseId => uint256) public approvals;
    mapping(CaseId caseId => mapping(uint256 seat => bool)) public sharedBy;
    mapping(CaseId caseId => uint256) public validShares;
    mapping(CaseId caseId => bool) public revealed;
    mapping(bytes32 action => uint256) public successes;

    mapping(Nym nym => IPseudonymRegistry.Registration) internal _users;

    /// @notice The first violation seen while an action ran; empty if none.
    string public violation;

    function setUp() public override {}

    constructor() {
        super.setUp();
    }

    function _activeSeats() internal pure override returns (uint8) {
        return 4;
    }

    function _threshold() internal pure override returns (uint8) {
        return 3;
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
            _users[nym] = user.registration;
        } else if (registered[nym].digest != _digest(user)) {
            _violated("a nym was registered with a second dealing");
        }
    }

    function _noteShare(CaseId id, uint256 seat, bool valid, Vm.Log[] memory logs, Dealings.Dealing memory dealing)
        internal
    {
        ++successes[valid ? bytes32("share") : bytes32("wrong share")];
        if (sealedCase[id]) _violated("a sealed case took a share in the clear");
        _noteTaken(id, seat, valid);
        for (uint256 k; k < logs.length; ++k) {
            if (logs[k].topics[0] == ITrace.ShareAccepted.selector && !valid) _violated("a wrong share was accepted");
            if (logs[k].topics[0] == ITrace.IdentityRevealed.selector) _noteRevealed(id, logs[k].data, dealing);
        }
    }

    function _noteTaken(CaseId id, uint256 seat, bool valid) internal {
        if (approvals[id] < _threshold()) _violated("a share was taken before t approvals");
        if (!approvedBy[id][seat]) _violated("a share was taken from a seat that did not approve");
        if (sharedBy[id][seat]) _violated("a seat's share was taken after its valid one");
        if (valid) {
            sharedBy[id][seat] = true;
            ++validShares[id];
        }
    }

    function _noteSealedShare(CaseId id, uint256 seat, Vm.Log[] memory logs, Dealings.Dealing memory dealing) internal {
        ++successes["sealed share"];
        if (!sealedCase[id]) _violated("a public case took a sealed share");
        _noteTaken(id, seat, true);
        for (uint256 k; k < logs.length; ++k) {
            if (logs[k].topics[0] != ITrace.SealedShareAccepted.selector) {
                _violated("a sealed share emitted something else");
            }
            for (uint256 place; place < logs[k].data.length; place += 32) {
                if (_isSecret(_wordAt(logs[k].data, place), dealing)) _violated("a sealed case emitted a secret");
            }
        }
    }

    /// @dev The identity, the secret that it is encrypted under, or a share of it.
    function _isSecret(uint256 word, Dealings.Dealing memory dealing) internal pure returns (bool) {
        for (uint256 b; b < 4; ++b) {
            if (word == dealing.escrowed[b]) return true;
        }
        for (uint256 seat; seat <= 4; ++seat) {
            if (word == dealing.share(seat)) return true;
        }
        return false;
    }

    function _wordAt(bytes memory data, uint256 place) internal pure returns (uint256 word) {
        assembly {
            word := mload(add(add(data, 32), place))
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
}
