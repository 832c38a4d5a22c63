// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPseudonymRegistry} from "./interfaces/IPseudonymRegistry.sol";
import {CaseId, ITrace} from "./interfaces/ITrace.sol";
import {IVerifier} from "./interfaces/IVerifier.sol";
import {Field} from "./libraries/Field.sol";

/// @title TraceState
/// @notice What a trace keeps, by case, and its views. See ITrace.
abstract contract TraceState is ITrace {
    /* IMMUTABLES */

    /// @inheritdoc ITrace
    IConsortium public immutable consortium;
    /// @inheritdoc ITrace
    IPseudonymRegistry public immutable registry;
    /// @inheritdoc ITrace
    IVerifier public immutable verifier;

    /* STORAGE */

    mapping(CaseId caseId => Case) internal _cases;
    mapping(CaseId caseId => uint256[2]) internal _auditorKeys;
    /// @inheritdoc ITrace
    mapping(CaseId caseId => mapping(address operator => uint8)) public operatorSeat;
    /// @dev Of public cases only.
    mapping(CaseId caseId => mapping(uint256 seat => uint256)) internal _shares;
    /// @dev When the auditor's cases expire. A case takes the place of an expired one, so there are at most as many as the
    /// auditor was ever allowed; in no order, for lifetimes may change.
    mapping(address auditor => uint64[]) internal _expiries;
    /// @dev By auditor; of all under address 0, which is no auditor.
    mapping(address auditor => Statistics) internal _statistics;

    /* CONSTRUCTOR */

    constructor(IConsortium consortium_, IPseudonymRegistry registry_, IVerifier verifier_) {
        if (address(registry_.consortium()) != address(consortium_)) revert TraceConsortiumMismatch();
        consortium = consortium_;
        registry = registry_;
        verifier = verifier_;
    }

    /* VIEWS */

    /// @inheritdoc ITrace
    function domain() public view returns (uint256) {
        bytes32 id = keccak256(abi.encode(keccak256("Medveil.Trace.v1"), block.chainid, address(this)));
        return uint256(id) % Field.R;
    }

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
    function auditorKey(CaseId caseId) external view returns (uint256 x, uint256 y) {
        uint256[2] storage key = _auditorKeys[caseId];
        return (key[0], key[1]);
    }

    /// @inheritdoc ITrace
    function statistics(address auditor) external view returns (Statistics memory) {
        return _statistics[auditor];
    }

    /// @inheritdoc ITrace
    function remainingCases(address auditor) external view returns (uint256) {
        uint256 limit = consortium.auditorCaseLimit(auditor);
        (uint256 unexpired,) = _unexpired(auditor);
        return limit > unexpired ? limit - unexpired : 0;
    }

    /// @dev How many of the auditor's cases have not expired, and a place for another: an expired case's, or behind all.
    function _unexpired(address auditor) internal view returns (uint256 count, uint256 place) {
        uint64[] storage expiries = _expiries[auditor];
        uint256 length = expiries.length;
        place = length;
        for (uint256 k; k < length; ++k) {
            if (expiries[k] >= block.timestamp) ++count;
            else place = k;
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
