// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRecovery} from "./interfaces/IPseudonymRecovery.sol";
import {IPseudonymRegistry, Nym} from "./interfaces/IPseudonymRegistry.sol";
import {IVerifier} from "./interfaces/IVerifier.sol";
import {Field} from "./libraries/Field.sol";

/// @title PseudonymState
/// @notice What the registry keeps, and its views. See IPseudonymRegistry and IPseudonymRecovery.
abstract contract PseudonymState is IPseudonymRecovery {
    /// @dev A nym in one slot. validUntil is always the last day of a period, so the period's number is enough.
    struct Record {
        address account;
        uint8 role;
        uint16 period;
        uint32 epoch;
        uint32 generation;
        uint8 status;
    }

    /// @dev A recovery in two slots. It is pending while its round is one more than those that were closed before.
    struct Proposal {
        address account;
        uint16 period;
        uint32 epoch;
        uint32 round;
        uint64 readyAt;
        uint64 readyBlock;
    }

    /// @dev A nym's recoveries and windows in one slot, all zero until there is a renewal or a recovery.
    struct Journal {
        uint32 round;
        uint32 pending;
        uint32 base;
        uint32 highest;
        uint32 accountSince;
    }

    /* CONSTANTS */

    uint256 internal constant PERIOD_DAYS = 91;
    uint256 internal constant RENEWAL_WINDOW = 128;
    /// @dev For whom an account is kept that served a nym before: for no nym, since they are below r.
    Nym internal constant NEVER = Nym.wrap(type(uint256).max);

    /* IMMUTABLES */

    /// @inheritdoc IPseudonymRegistry
    IConsortium public immutable consortium;
    /// @inheritdoc IPseudonymRegistry
    IVerifier public immutable verifier;

    /* STORAGE */

    mapping(Nym nym => Record) internal _records;
    /// @inheritdoc IPseudonymRegistry
    mapping(address account => Nym) public nymOf;
    /// @inheritdoc IPseudonymRegistry
    mapping(Nym nym => mapping(uint32 generation => bytes32)) public dealingDigest;
    /// @dev Epochs of dealings that were current once. Never zero: epochs are numbered from 1.
    mapping(Nym nym => mapping(uint32 generation => uint32)) internal _formerEpochs;
    mapping(Nym nym => mapping(uint32 generation => Proposal)) internal _proposals;
    mapping(Nym nym => Journal) internal _journals;
    /// @dev The nym that an account which serves none is kept for, or NEVER.
    mapping(address account => Nym) internal _keptFor;
    /// @dev The consortium's current epoch, of which it tells when it seals one; 0 if it tells another registry. It is what
    /// most uses of pseudonyms ask for, and asking the consortium each time is dearer.
    uint32 internal _currentEpoch;

    /* CONSTRUCTOR */

    constructor(IConsortium consortium_, IVerifier verifier_) {
        consortium = consortium_;
        verifier = verifier_;
    }

    /* VIEWS */

    /// @inheritdoc IPseudonymRegistry
    function domain() public view returns (uint256) {
        bytes32 id = keccak256(abi.encode(keccak256("Medveil.PseudonymRegistry.v1"), block.chainid, address(this)));
        return uint256(id) % Field.R;
    }

    /// @inheritdoc IPseudonymRegistry
    function pseudonym(Nym nym) external view returns (Pseudonym memory) {
        Record memory record = _records[nym];
        if (record.account == address(0)) return Pseudonym(address(0), 0, 0, 0, 0, 0);
        return Pseudonym({
            account: record.account,
            role: record.role,
            validUntil: uint32(_lastDay(record.period)),
            epoch: record.epoch,
            generation: record.generation,
            status: record.status
        });
    }

    /// @inheritdoc IPseudonymRegistry
    function isActive(Nym nym) public view returns (bool) {
        Record memory record = _records[nym];
        return record.account != address(0) && record.status == 0 && _today() <= _lastDay(record.period)
            && (record.epoch == _currentEpoch || consortium.epochAlive(record.epoch));
    }

    /// @inheritdoc IPseudonymRegistry
    function activeNymOf(address account) external view returns (Nym nym) {
        nym = nymOf[account];
        if (!isActive(nym)) revert PseudonymNotActive(account);
    }

    /// @inheritdoc IPseudonymRegistry
    function dealingOf(Nym nym, uint32 generation) external view returns (bytes32 digest, uint32 epoch) {
        digest = dealingDigest[nym][generation];
        if (digest == 0) revert DealingUnknown(nym, generation);
        if (generation == _records[nym].generation) epoch = _records[nym].epoch;
        else epoch = _formerEpochs[nym][generation];
        if (epoch == 0) epoch = _proposals[nym][generation].epoch;
    }

    /// @inheritdoc IPseudonymRegistry
    function tookEffect(Nym nym, uint32 generation) public view returns (bool) {
        Record storage record = _records[nym];
        if (generation == record.generation) return record.account != address(0);
        return _formerEpochs[nym][generation] != 0;
    }

    /// @inheritdoc IPseudonymRegistry
    function accountSince(Nym nym) external view returns (uint32) {
        return _journals[nym].accountSince;
    }

    /// @inheritdoc IPseudonymRecovery
    function attempt(Nym nym, uint32 generation) external view returns (Attempt memory found) {
        Proposal memory proposal = _proposals[nym][generation];
        if (proposal.account == address(0)) return found;
        return Attempt({
            account: proposal.account,
            epoch: proposal.epoch,
            validUntil: uint32(_lastDay(proposal.period)),
            readyAt: proposal.readyAt,
            readyBlock: proposal.readyBlock,
            pending: _isPending(nym, generation)
        });
    }

    /// @inheritdoc IPseudonymRecovery
    function recoveries(Nym nym) external view returns (Recoveries memory) {
        Journal memory journal = _journals[nym];
        return Recoveries(journal.pending, journal.base, journal.highest);
    }

    /// @inheritdoc IPseudonymRecovery
    function isAccountFree(address account, Nym nym) public view returns (bool) {
        Nym served = nymOf[account];
        Nym kept = _keptFor[account];
        return (Nym.unwrap(served) == 0 || Nym.unwrap(served) == Nym.unwrap(nym))
            && (Nym.unwrap(kept) == 0 || Nym.unwrap(kept) == Nym.unwrap(nym));
    }

    /// @dev Keeps what the record says of its dealing, which another is about to replace.
    function _supersede(Nym nym, Record memory record) internal {
        _formerEpochs[nym][record.generation] = record.epoch;
    }

    function _isPending(Nym nym, uint32 generation) internal view returns (bool) {
        return _proposals[nym][generation].round == _journals[nym].round + 1;
    }

    function _lastDay(uint256 period) internal pure returns (uint256) {
        return (period + 1) * PERIOD_DAYS - 1;
    }

    function _today() internal view returns (uint256) {
        return block.timestamp / 1 days;
    }
}
