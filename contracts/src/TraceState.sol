// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRegistry} from "./interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "./interfaces/ITrace.sol";
import {Field} from "./libraries/Field.sol";

/// @title TraceState
/// @notice What a trace keeps, by case, and its views. See ITrace.
abstract contract TraceState is ITrace {
    /* IMMUTABLES */

    /// @inheritdoc ITrace
    IConsortium public immutable consortium;
    /// @inheritdoc ITrace
    IPseudonymRegistry public immutable registry;

    /* STORAGE */

    mapping(CaseId caseId => Case) internal _cases;
    /// @inheritdoc ITrace
    mapping(CaseId caseId => mapping(address operator => uint8)) public operatorSeat;
    mapping(CaseId caseId => mapping(uint256 seat => uint256)) internal _shares;
    /// @dev When the auditor's cases expire, in the order in which it opened them.
    mapping(address auditor => uint64[]) internal _expiries;

    /* CONSTRUCTOR */

    constructor(IConsortium consortium_, IPseudonymRegistry registry_) {
        if (address(registry_.consortium()) != address(consortium_)) revert TraceConsortiumMismatch();
        consortium = consortium_;
        registry = registry_;
    }

    /* VIEWS */

    /// @inheritdoc ITrace
    function caseIdOf(address auditor, CaseRequest calldata request) external view returns (CaseId) {
        (bytes32 digest,) = registry.dealingOf(request.nym, request.generation);
        return _caseId(auditor, request, digest);
    }

    /// @inheritdoc ITrace
    function caseInfo(CaseId caseId) external view returns (Case memory) {
        return _cases[caseId];
    }

    /// @inheritdoc ITrace
    function remainingCases(address auditor) external view returns (uint256) {
        uint256 limit = consortium.auditorCaseLimit(auditor);
        return limit - _unexpired(auditor, limit);
    }

    /// @dev How many of the auditor's last cases, up to limit, have not expired.
    function _unexpired(address auditor, uint256 limit) internal view returns (uint256 count) {
        uint64[] storage expiries = _expiries[auditor];
        uint256 opened = expiries.length;
        while (count < limit && count < opened && expiries[opened - 1 - count] >= block.timestamp) {
            ++count;
        }
    }

    function _caseId(address auditor, CaseRequest calldata request, bytes32 digest) internal view returns (CaseId) {
        bytes32 id = keccak256(
            abi.encode(
                block.chainid,
                address(this),
                request.nym,
                request.generation,
                digest,
                auditor,
                request.auditorKeyX,
                request.auditorKeyY,
                request.mode,
                request.evidenceHash,
                request.reason,
                request.nonce
            )
        );
        return CaseId.wrap(uint256(id) % Field.R);
    }
}
