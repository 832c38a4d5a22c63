// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PseudonymRecovery} from "./PseudonymRecovery.sol";
import {PseudonymState} from "./PseudonymState.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRegistry, Nym} from "./interfaces/IPseudonymRegistry.sol";
import {IVerifier} from "./interfaces/IVerifier.sol";

/// @title PseudonymRegistry
/// @notice See IPseudonymRegistry and IPseudonymRecovery. This file registers and renews; PseudonymRecovery recovers,
/// PseudonymDealing checks dealings, PseudonymConsent signatures, and PseudonymState keeps and shows.
contract PseudonymRegistry is PseudonymRecovery {
    /* CONSTRUCTOR */

    constructor(IConsortium consortium_, IVerifier verifier_) PseudonymState(consortium_, verifier_) {}

    /* REGISTRATION */

    /// @inheritdoc IPseudonymRegistry
    function register(Registration calldata registration, uint256[8] calldata proof, bytes calldata accountSignature)
        external
    {
        Nym nym = registration.nym;
        address account = registration.account;
        // No holder secret is known to hash to 0; were one, every account without a nym would be taken for its owner.
        if (Nym.unwrap(nym) == 0) revert RegistrationNymZero();
        if (registration.generation != 0) revert RegistrationGenerationRefused(registration.generation);
        _checkLengths(registration);
        bytes memory vector = _registrationVector(registration);
        bytes32 digest = keccak256(vector);
        bytes32 stored = dealingDigest[nym][0];
        if (stored == digest) return;
        if (stored != 0) revert RegistrationNymTaken(nym);
        if (!isAccountFree(account, nym)) revert RegistrationAccountTaken(account);

        _records[nym] = Record({
            account: account,
            role: registration.role,
            period: _checkDealing(REGISTER_TYPEHASH, registration, digest, vector, proof, accountSignature),
            epoch: registration.epoch,
            generation: 0,
            status: 0
        });
        nymOf[account] = nym;
        _storeDealing(registration, digest, vector);
    }

    /* RENEWAL */

    /// @inheritdoc IPseudonymRegistry
    function renew(Registration calldata registration, uint256[8] calldata proof, bytes calldata accountSignature)
        external
    {
        Nym nym = registration.nym;
        uint32 generation = registration.generation;
        Record memory record = _records[nym];
        if (record.account == address(0)) revert RegistrationNymUnknown(nym);
        _checkLengths(registration);
        bytes memory vector = _renewalVector(registration);
        bytes32 digest = keccak256(vector);
        if (dealingDigest[nym][generation] == digest && tookEffect(nym, generation)) return;
        if (registration.account != record.account) revert RegistrationAccountChanged(registration.account);
        if (registration.role != record.role) revert RegistrationRoleChanged(registration.role);
        if (record.status != 0) revert RegistrationNymStopped(nym, record.status);
        _takeRenewalGeneration(nym, record.generation, generation);

        uint16 period = _checkDealing(REGISTER_TYPEHASH, registration, digest, vector, proof, accountSignature);
        uint32 former = record.generation;
        _supersede(nym, record);
        record.period = period;
        record.epoch = registration.epoch;
        record.generation = generation;
        _records[nym] = record;
        _storeDealing(registration, digest, vector);
        emit Renewed(nym, generation, former);
    }

    /* EPOCHS */

    /// @inheritdoc IPseudonymRegistry
    function noteEpoch() external onlyConsortium {
        _currentEpoch = consortium.currentEpoch();
    }

    /* INTERNAL */

    /// @dev The next one, within the renewals' half of the window. Recoveries are above that half, so none that is pending
    /// is overtaken. The base moves along while none is: by one, so that no few renewals, sent before a recovery that is on
    /// its way, move the window past it.
    function _takeRenewalGeneration(Nym nym, uint32 current, uint32 generation) internal {
        Journal storage journal = _journals[nym];
        uint256 base = journal.base;
        uint256 next = (current > base ? current : base) + 1;
        if (generation != next || next > base + RENEWAL_WINDOW) revert RegistrationGenerationRefused(generation);
        if (journal.pending == 0) journal.base = generation;
    }
}
