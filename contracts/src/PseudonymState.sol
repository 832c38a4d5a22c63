// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRegistry, Nym} from "./interfaces/IPseudonymRegistry.sol";
import {IVerifier} from "./interfaces/IVerifier.sol";
import {Field} from "./libraries/Field.sol";

/// @title PseudonymState
/// @notice What the registry keeps, and its views. See IPseudonymRegistry.
abstract contract PseudonymState is IPseudonymRegistry {
    /// @dev A nym in one slot. validUntil is always the last day of a period, so the period's number is enough.
    struct Record {
        address account;
        uint8 role;
        uint16 period;
        uint32 epoch;
        uint32 generation;
        uint8 status;
    }

    /* CONSTANTS */

    uint256 internal constant PERIOD_DAYS = 91;
    bytes32 internal constant EIP712_DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 internal constant REGISTER_TYPEHASH = keccak256(
        "Register(uint256 domain,uint256 nym,uint32 generation,bytes32 dealingDigest,bytes32 prePossessionHash)"
    );

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
        return record.account != address(0) && record.status == 0 && _today() <= _lastDay(record.period);
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
        // There is one generation. With others, the epoch of a former one is not the record's.
        epoch = _records[nym].epoch;
    }

    /// @inheritdoc IPseudonymRegistry
    function consentDigest(Nym nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash)
        public
        view
        returns (bytes32)
    {
        bytes32 separator = keccak256(
            abi.encode(
                EIP712_DOMAIN_TYPEHASH,
                keccak256("Medveil PseudonymRegistry"),
                keccak256("1"),
                block.chainid,
                address(this)
            )
        );
        bytes32 message =
            keccak256(abi.encode(REGISTER_TYPEHASH, domain(), nym, generation, dealingDigest_, prePossessionHash));
        return keccak256(abi.encodePacked(hex"1901", separator, message));
    }

    function _lastDay(uint256 period) internal pure returns (uint256) {
        return (period + 1) * PERIOD_DAYS - 1;
    }

    function _today() internal view returns (uint256) {
        return block.timestamp / 1 days;
    }
}
