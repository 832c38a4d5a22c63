// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "./Capacity.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title ConsortiumState
/// @notice What a consortium keeps, by epoch and version, and its views. See IConsortium.
abstract contract ConsortiumState is IConsortium {
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
    Policy internal _policy;
    /// @inheritdoc IConsortium
    mapping(address auditor => uint8) public auditorCaseLimit;
    mapping(uint32 epoch => Epoch) internal _epochs;
    mapping(uint32 epoch => Seat[SEATS]) internal _seats;
    mapping(uint32 epoch => mapping(address operator => uint8)) internal _operatorSeat;
    mapping(uint32 version => WorkerSet) internal _workerSets;

    /* VIEWS */

    /// @inheritdoc IConsortium
    function epochInfo(uint32 epoch) external view returns (Epoch memory) {
        return _epochs[epoch];
    }

    /// @inheritdoc IConsortium
    function committee(uint32 epoch) external view returns (Seat[SEATS] memory) {
        return _seats[epoch];
    }

    /// @inheritdoc IConsortium
    function operators(uint32 epoch) external view returns (address[SEATS] memory list) {
        for (uint256 i; i < SEATS; ++i) {
            list[i] = _seats[epoch][i].operator;
        }
    }

    /// @inheritdoc IConsortium
    function operatorSeat(uint32 epoch, address operator) external view returns (uint8) {
        return _operatorSeat[epoch][operator];
    }

    /// @inheritdoc IConsortium
    function registrationTerms(uint32 epoch) external view returns (uint256 digest, uint16 maxNyms) {
        Epoch storage info = _epochs[epoch];
        digest = info.digest;
        uint256 usableUntil = info.usableUntil;
        bool usable = digest != 0 && (usableUntil == 0 || block.timestamp <= usableUntil);
        if (!usable) revert EpochNotUsable(epoch);
        maxNyms = _policy.maxNyms;
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
        return version != 0 && version == currentWorkerSetVersion;
    }
}
