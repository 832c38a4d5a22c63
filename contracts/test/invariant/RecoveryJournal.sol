// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPseudonymRegistry, Nym} from "../../src/interfaces/IPseudonymRegistry.sol";
import {PseudonymRegistry} from "../../src/PseudonymRegistry.sol";
import {RecoveryTest} from "../RecoveryTest.sol";

/// @title RecoveryJournal
/// @notice What happened to the nyms of a few persons, worked out apart from the registry, for the invariants to compare.
abstract contract RecoveryJournal is RecoveryTest {
    uint256 internal constant PERSONS = 3;
    uint256 internal constant ACCOUNTS = 6;

    /// @dev What a consumed generation was consumed by.
    struct Consumed {
        uint256 person;
        uint32 generation;
        bytes32 digest;
        uint256 count;
    }

    Consumed[] public consumed;
    /// @dev The accounts that persons have had, the current one last.
    mapping(uint256 person => address[]) public accounts;
    mapping(uint256 person => uint32) public generation;
    mapping(uint256 person => bool) public suspended;
    mapping(uint256 person => bool) public frozen;
    mapping(uint256 person => mapping(uint32 generation => uint256)) internal _place;
    mapping(bytes32 action => uint256) public successes;
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
        return 2;
    }

    /* VIEWS */

    function registry_() external view returns (PseudonymRegistry) {
        return registry;
    }

    function persons() external pure returns (uint256) {
        return PERSONS;
    }

    function consumedCount() external view returns (uint256) {
        return consumed.length;
    }

    function accountCount(uint256 person) external view returns (uint256) {
        return accounts[person].length;
    }

    function nymOf(uint256 person) external pure returns (Nym) {
        return _nym(person + 1);
    }

    /* NOTES */

    function _noteConsumed(uint256 person, User memory user) internal {
        uint32 number = user.registration.generation;
        uint256 place = _place[person][number];
        if (place == 0) {
            consumed.push(Consumed(person, number, _digest(user), 1));
            _place[person][number] = consumed.length;
        } else if (consumed[place - 1].digest != _digest(user)) {
            _violated("a generation was consumed twice");
        }
    }

    /// @dev A dealing took effect, for the account.
    function _noteEffect(uint256 person, uint32 number, address account) internal {
        if (number < generation[person]) _violated("a generation went back");
        generation[person] = number;
        address[] storage had = accounts[person];
        if (had.length == 0 || had[had.length - 1] != account) {
            for (uint256 other; other < PERSONS; ++other) {
                for (uint256 k; k < accounts[other].length; ++k) {
                    if (accounts[other][k] == account) _violated("an account came back, or to another nym");
                }
            }
            had.push(account);
        }
    }

    function _current(uint256 person) internal view returns (address) {
        address[] storage had = accounts[person];
        return had.length == 0 ? address(0) : had[had.length - 1];
    }

    function _pending(uint256 person) internal view returns (uint256) {
        return registry.recoveries(_nym(person + 1)).pending;
    }

    function _violated(string memory what) internal {
        if (bytes(violation).length == 0) violation = what;
    }
}
