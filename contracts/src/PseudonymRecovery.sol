// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PseudonymDealing} from "./PseudonymDealing.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRecovery} from "./interfaces/IPseudonymRecovery.sol";
import {Nym, STATUS_FROZEN, STATUS_SUSPENDED} from "./interfaces/IPseudonymRegistry.sol";

/// @title PseudonymRecovery
/// @notice Changes of a nym's account, and what the members decide about it. See IPseudonymRecovery.
abstract contract PseudonymRecovery is PseudonymDealing {
    /* MODIFIERS */

    modifier onlyConsortium() {
        if (msg.sender != address(consortium)) revert CallerNotConsortium(msg.sender);
        _;
    }

    modifier registered(Nym nym) {
        if (_records[nym].account == address(0)) revert RegistrationNymUnknown(nym);
        _;
    }

    /* RECOVERY */

    /// @inheritdoc IPseudonymRecovery
    function proposeRecovery(
        Registration calldata registration,
        uint256[8] calldata proof,
        bytes calldata accountSignature
    ) external registered(registration.nym) {
        Nym nym = registration.nym;
        uint32 generation = registration.generation;
        _checkLengths(registration);
        bytes memory vector = _renewalVector(registration);
        bytes32 digest = keccak256(vector);
        bytes32 stored = dealingDigest[nym][generation];
        if (stored == digest && _isPending(nym, generation)) return;
        if (stored != 0) revert RegistrationGenerationUsed(nym, generation);
        if (registration.role != _records[nym].role) revert RegistrationRoleChanged(registration.role);
        if (!isAccountFree(registration.account, nym)) revert RegistrationAccountTaken(registration.account);
        _takeRecoveryGeneration(nym, generation);

        uint16 period = _checkDealing(RECOVER_TYPEHASH, registration, digest, vector, proof, accountSignature);
        if (registration.account != _records[nym].account) _keptFor[registration.account] = nym;
        _storeDealing(registration, digest, vector);
        _propose(nym, generation, registration.account, registration.epoch, period);
    }

    /// @inheritdoc IPseudonymRecovery
    function executeRecovery(Nym nym, uint32 generation) external {
        Proposal memory proposal = _pendingProposal(nym, generation);
        if (_records[nym].status != 0 || _journals[nym].pending != 1) revert RecoveryNeedsVote(nym);
        if (!_isReady(proposal)) revert RecoveryNotReady(nym, generation);
        _execute(nym, generation, proposal);
    }

    /// @inheritdoc IPseudonymRecovery
    function dispute(Nym nym) external {
        Record storage record = _records[nym];
        if (msg.sender != record.account) revert RecoveryCallerRefused(msg.sender);
        if (_journals[nym].pending == 0) revert RecoveryUnknown(nym, 0);
        if (record.status & STATUS_FROZEN != 0) return;

        record.status |= STATUS_FROZEN;
        emit RecoveryDisputed(nym, msg.sender);
    }

    /// @inheritdoc IPseudonymRecovery
    function withdrawRecovery(Nym nym, uint32 generation) external {
        Proposal memory proposal = _pendingProposal(nym, generation);
        if (msg.sender != proposal.account) revert RecoveryCallerRefused(msg.sender);

        delete _proposals[nym][generation].round;
        emit RecoveryWithdrawn(nym, generation);
        if (_journals[nym].pending == 1) _closeRound(nym);
        else --_journals[nym].pending;
    }

    /* MEMBERS' VOTES */

    /// @inheritdoc IPseudonymRecovery
    function resolveRecovery(Nym nym, uint32 generation) external onlyConsortium registered(nym) {
        uint256 pending = _journals[nym].pending;
        if (pending == 0) revert RecoveryUnknown(nym, generation);
        bool undisputed = _records[nym].status == 0 && pending == 1;
        if (generation == 0) {
            if (undisputed) revert RecoveryNotDisputed(nym);
            _closeRound(nym);
            emit RecoveriesRefused(nym);
            return;
        }
        Proposal memory proposal = _pendingProposal(nym, generation);
        // One that anyone may execute by now too, or its rivals could make the vote fail by withdrawing, and contest it
        // again before anyone does.
        if (undisputed && !_isReady(proposal)) revert RecoveryNotDisputed(nym);
        _execute(nym, generation, proposal);
    }

    /// @inheritdoc IPseudonymRecovery
    function suspend(Nym nym) external onlyConsortium registered(nym) {
        _records[nym].status |= STATUS_SUSPENDED;
        emit Suspended(nym);
    }

    /// @inheritdoc IPseudonymRecovery
    function reinstate(Nym nym) external onlyConsortium registered(nym) {
        _records[nym].status &= ~STATUS_SUSPENDED;
        emit Reinstated(nym);
    }

    /* INTERNAL */

    /// @dev In the recoveries' half of the window, which grows with what recoveries consume: whoever knows the holder
    /// secret can consume many, but never all.
    function _takeRecoveryGeneration(Nym nym, uint32 generation) internal {
        Journal storage journal = _journals[nym];
        uint256 lowest = uint256(journal.base) + RENEWAL_WINDOW;
        uint256 highest = journal.highest;
        if (generation <= lowest || generation > (highest > lowest ? highest : lowest) + RENEWAL_WINDOW) {
            revert RegistrationGenerationRefused(generation);
        }
        if (generation > highest) journal.highest = generation;
    }

    function _propose(Nym nym, uint32 generation, address account, uint32 epoch, uint16 period) internal {
        Journal storage journal = _journals[nym];
        IConsortium.Policy memory policy = consortium.policy();
        uint64 readyAt = uint64(block.timestamp + policy.recoveryDelay);
        uint64 readyBlock = uint64(block.number + policy.recoveryBlocks);
        _proposals[nym][generation] = Proposal(account, period, epoch, journal.round + 1, readyAt, readyBlock);
        ++journal.pending;
        emit RecoveryProposed(nym, account, generation, readyAt, readyBlock);
    }

    /// @dev The former account is kept for none: it never serves a nym again.
    function _execute(Nym nym, uint32 generation, Proposal memory proposal) internal {
        Record memory record = _records[nym];
        (address former, uint32 formerGeneration) = (record.account, record.generation);
        _supersede(nym, record);
        if (proposal.account != former) {
            nymOf[former] = Nym.wrap(0);
            _keptFor[former] = NEVER;
            nymOf[proposal.account] = nym;
            _journals[nym].accountSince = generation;
        }
        record.account = proposal.account;
        record.period = proposal.period;
        record.epoch = proposal.epoch;
        record.generation = generation;
        _records[nym] = record;
        _closeRound(nym);
        emit RecoveryExecuted(nym, proposal.account, generation, former, formerGeneration);
    }

    /// @dev Refuses what is pending, and counts generations from beyond all that were consumed.
    function _closeRound(Nym nym) internal {
        Journal storage journal = _journals[nym];
        ++journal.round;
        journal.pending = 0;
        journal.base = journal.highest;
        _records[nym].status &= ~STATUS_FROZEN;
    }

    function _isReady(Proposal memory proposal) internal view returns (bool) {
        return block.timestamp >= proposal.readyAt && block.number >= proposal.readyBlock;
    }

    function _pendingProposal(Nym nym, uint32 generation) internal view returns (Proposal memory) {
        if (!_isPending(nym, generation)) revert RecoveryUnknown(nym, generation);
        return _proposals[nym][generation];
    }
}
