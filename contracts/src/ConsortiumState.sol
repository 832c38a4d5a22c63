// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "./Capacity.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRegistry} from "./interfaces/IPseudonymRegistry.sol";
import {ITrace} from "./interfaces/ITrace.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title ConsortiumState
/// @notice What a consortium keeps, by epoch and version, and its views. See IConsortium.
abstract contract ConsortiumState is IConsortium {
    using SeatMask for uint64;

    /// @dev What an account operates in an epoch; all zero if nothing.
    struct Operator {
        uint8 seat;
        /// From which epoch on it operated a seat, this or another, in every epoch.
        uint32 since;
    }

    /* IMMUTABLES */

    /// @inheritdoc IConsortium
    uint256 public immutable consortiumId;

    /* STORAGE */

    /// @inheritdoc IConsortium
    address public configurator;
    /// @inheritdoc IConsortium
    uint32 public currentEpoch;
    /// @inheritdoc IConsortium
    uint32 public currentWorkerSetVersion;
    /// @inheritdoc IConsortium
    bool public registrationsPaused;
    /// @dev Whether seats are staged for the next epoch and it is not sealed yet.
    bool internal _staging;
    /// @dev The last emergency epoch, whose seal ended every grace before it.
    uint32 internal _emergencyEpoch;
    /// @dev The emergency epoch before one; 0 if there is none.
    mapping(uint32 epoch => uint32) internal _emergencyBefore;
    Policy internal _policy;
    /// @inheritdoc IConsortium
    IPseudonymRegistry public registry;
    /// @inheritdoc IConsortium
    ITrace public trace;
    /// @inheritdoc IConsortium
    mapping(address auditor => uint8) public auditorCaseLimit;
    mapping(uint32 epoch => Epoch) internal _epochs;
    /// @dev Configured seats, by number from 1. None ever changes, so that epochs share those that stay.
    mapping(uint16 number => Seat) internal _configured;
    uint16 internal _configuredCount;
    /// @dev Each seat's number in _configured, 0 if it is empty.
    mapping(uint32 epoch => uint16[SEATS]) internal _seats;
    mapping(uint32 epoch => mapping(address account => Operator)) internal _operators;
    mapping(uint32 version => WorkerSet) internal _workerSets;
    /// @dev The last version of the worker set that serves grants of a version.
    mapping(uint32 version => uint32) internal _servedBy;
    mapping(uint32 epoch => uint64[SEATS]) internal _attestedAt;
    mapping(uint32 epoch => uint64) internal _lost;

    /* MODIFIERS */

    /// @dev The contract calls itself only in executing a proposal.
    modifier onlySelf() {
        if (msg.sender != address(this)) revert ConsortiumCallerNotConfigurator(msg.sender);
        _;
    }

    modifier onlyConfiguring() {
        if (msg.sender != configurator && msg.sender != address(this)) {
            revert ConsortiumCallerNotConfigurator(msg.sender);
        }
        _;
    }

    modifier validSeat(uint8 seat) {
        if (seat == 0 || seat > SEATS) revert SeatNumberOutOfRange(seat);
        _;
    }

    /* VIEWS */

    /// @inheritdoc IConsortium
    function epochInfo(uint32 epoch) public view returns (Epoch memory info) {
        info = _epochs[epoch];
        uint32 emergency = _emergencyEpoch;
        if (epoch >= emergency) return info;
        // The first one after the epoch ended its grace.
        for (uint32 earlier = _emergencyBefore[emergency]; epoch < earlier; earlier = _emergencyBefore[earlier]) {
            emergency = earlier;
        }
        uint64 ended = _epochs[emergency].sealedAt - 1;
        if (info.usableUntil > ended) info.usableUntil = ended;
    }

    /// @inheritdoc IConsortium
    function committee(uint32 epoch) external view returns (Seat[SEATS] memory list) {
        uint16[SEATS] memory numbers = _seats[epoch];
        for (uint256 i; i < SEATS; ++i) {
            list[i] = _configured[numbers[i]];
        }
    }

    /// @inheritdoc IConsortium
    function operators(uint32 epoch) external view returns (address[SEATS] memory list) {
        uint16[SEATS] memory numbers = _seats[epoch];
        for (uint256 i; i < SEATS; ++i) {
            list[i] = _configured[numbers[i]].operator;
        }
    }

    /// @inheritdoc IConsortium
    function operatorSeat(uint32 epoch, address operator) external view returns (uint8) {
        return _operators[epoch][operator].seat;
    }

    /// @inheritdoc IConsortium
    function policy() external view returns (Policy memory) {
        return _policy;
    }

    /// @inheritdoc IConsortium
    function workerSet(uint32 version) external view returns (WorkerSet memory) {
        return _workerSets[version];
    }

    /// @inheritdoc IConsortium
    function isWorkerSetServed(uint32 version) external view returns (bool) {
        return version != 0 && _servedBy[version] == currentWorkerSetVersion;
    }

    /// @dev The seat of the sender in the epoch.
    function _senderSeat(uint32 epoch) internal view returns (uint8 seat) {
        seat = _operators[epoch][msg.sender].seat;
        if (seat == 0) revert CallerNotOperator(epoch, msg.sender);
    }

    /// @dev The info of a superseded epoch in which the seat is occupied.
    function _superseded(uint32 epoch, uint8 seat) internal view returns (Epoch storage info) {
        info = _epochs[epoch];
        if (info.supersededAt == 0) revert EpochNotSuperseded(epoch);
        if (seat == 0 || seat > SEATS || !info.mask.has(seat)) revert SeatNumberOutOfRange(seat);
    }
}
