// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "./Capacity.sol";
import {Committees} from "./Committees.sol";
import {Governance} from "./Governance.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRegistry} from "./interfaces/IPseudonymRegistry.sol";
import {ITrace} from "./interfaces/ITrace.sol";
import {Field} from "./libraries/Field.sol";
import {SeatMask} from "./libraries/SeatMask.sol";

/// @title Consortium
/// @notice See IConsortium and IGovernance. This file sets terms and workers; Committees seals, Governance votes,
/// Attestations says which epochs last, ConsortiumState keeps and shows.
contract Consortium is Committees, Governance {
    using SeatMask for uint64;

    /* CONSTANTS */

    uint32 internal constant FIRST_WORKER_SET = 1;
    uint32 internal constant MAX_TIMELOCK = 90 days;
    uint32 internal constant MIN_VOTING = 1 hours;

    /* CONSTRUCTOR */

    constructor() {
        configurator = msg.sender;
        bytes32 id = keccak256(abi.encode(keccak256("Medveil.Consortium.v1"), block.chainid, address(this)));
        consortiumId = uint256(id) % Field.R;
    }

    /* TERMS */

    /// @inheritdoc IConsortium
    function bindContracts(IPseudonymRegistry registry_, ITrace trace_) external {
        if (msg.sender != configurator) revert ConsortiumCallerNotConfigurator(msg.sender);
        bool bound = address(registry_.consortium()) == address(this) && address(trace_.consortium()) == address(this)
            && address(trace_.registry()) == address(registry_);
        if (!bound) revert ContractsMismatch();

        registry = registry_;
        trace = trace_;
        emit ContractsBound(address(registry_), address(trace_));
    }

    /// @inheritdoc IConsortium
    function configurePolicy(Policy calldata newPolicy) external onlyConfiguring {
        if (
            newPolicy.maxNyms == 0 || newPolicy.replicas == 0 || newPolicy.gracePeriod == 0
                || newPolicy.caseLifetime == 0 || newPolicy.recoveryDelay == 0 || newPolicy.recoveryBlocks == 0
                || newPolicy.timelock == 0 || newPolicy.attestationPeriod == 0
        ) revert PolicyIncomplete();
        // The limit is one of what was voted for; the configurator may still change its mind.
        bool decreases = currentEpoch != 0 && newPolicy.maxNyms < _policy.maxNyms;
        // Members vote in blocks of their own: without time for that, no vote would ever pass again.
        bool tooShort = newPolicy.proposalLifetime < uint256(newPolicy.timelock) + MIN_VOTING;
        if (decreases || newPolicy.timelock > MAX_TIMELOCK || tooShort) revert PolicyRefused();

        _policy = newPolicy;
        emit PolicyConfigured(newPolicy);
    }

    /// @inheritdoc IConsortium
    function configureAuditor(address auditor, uint8 caseLimit) external onlyConfiguring {
        if (auditor == address(0)) revert AuditorZero();
        auditorCaseLimit[auditor] = caseLimit;
        emit AuditorConfigured(auditor, caseLimit);
    }

    /// @inheritdoc IConsortium
    function pauseRegistrations(bool paused) external onlySelf {
        registrationsPaused = paused;
        emit RegistrationsPausedSet(paused);
    }

    /* WORKERS */

    /// @inheritdoc IConsortium
    function configureWorkerSet(uint64 mask, uint8 threshold, uint32[] calldata served) external onlyConfiguring {
        if (threshold < 2 || threshold > mask.count()) revert WorkerSetInvalid(mask, threshold);
        uint32 epoch = currentEpoch;
        uint32 former = currentWorkerSetVersion;
        uint32 version = epoch == 0 ? FIRST_WORKER_SET : former + 1;
        if (epoch == 0) epoch = 1;
        else if (mask & ~_epochs[epoch].mask != 0) revert WorkerSetInvalid(mask, threshold);
        for (uint256 k; k < served.length; ++k) {
            uint32 older = served[k];
            if (older == 0 || older >= version || _servedBy[older] != former) revert WorkerSetNotServed(older);
            _servedBy[older] = version;
        }

        _servedBy[version] = version;
        currentWorkerSetVersion = version;
        _workerSets[version] = WorkerSet(mask, threshold, epoch);
        emit WorkerSetConfigured(version, mask, threshold, served);
    }

    /// @dev Fragments of new grants are sealed to the keys of the current worker set's epoch. Their seats must still
    /// hold them.
    function _checkWorkers() internal view {
        WorkerSet memory workers = _workerSets[currentWorkerSetVersion];
        uint32 epoch = currentEpoch;
        if (workers.epoch == epoch) return;
        uint16[SEATS] memory before = _seats[workers.epoch];
        uint16[SEATS] memory now_ = _seats[epoch];
        for (uint256 i; i < SEATS; ++i) {
            if (!workers.mask.has(i + 1) || before[i] == now_[i]) continue;
            if (_configured[before[i]].sealingKey != _configured[now_[i]].sealingKey) revert WorkerSetOutdated(i + 1);
        }
    }

    function _checkComplete() internal view override {
        if (_staging) revert EpochNotSealed(currentEpoch + 1);
        _checkWorkers();
    }
}
