// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPseudonymRegistry, Nym} from "./IPseudonymRegistry.sol";

/// @title IPseudonymRecovery
/// @notice How a nym gets another account, and how the members stop one.
/// @dev Whoever knows the holder secret can propose a recovery; it waits, and then anyone executes it. Meanwhile the nym's
/// account can only dispute it: a veto would let a thief keep a stolen account for good, no delay would let a thief of the
/// holder secret take the nym at once. A dispute freezes the nym until the members execute one proposal or refuse all.
/// Two proposals at a time contest the nym: whoever made them knows the holder secret, and nothing on chain tells which
/// one owns it, so the members decide then too. So a thief of all secrets can force a vote and nothing more.
interface IPseudonymRecovery is IPseudonymRegistry {
    /// @notice A proposed recovery.
    struct Attempt {
        /// The account that the nym gets. Zero if there is no such attempt.
        address account;
        uint32 epoch;
        uint32 validUntil;
        /// First block time, and first block, in which it can be executed without a vote: fixed when it is proposed.
        uint64 readyAt;
        uint64 readyBlock;
        /// Neither executed nor refused nor withdrawn.
        bool pending;
    }

    /// @notice The recoveries of a nym.
    struct Recoveries {
        /// How many are pending.
        uint32 pending;
        /// Generations are counted from here: renewals to base + 128, recoveries from base + 129.
        uint32 base;
        /// The highest generation that a recovery consumed.
        uint32 highest;
    }

    /// @notice Thrown when there is no such pending recovery, or none at all.
    error RecoveryUnknown(Nym nym, uint256 generation);
    /// @notice Thrown before readyAt or readyBlock.
    error RecoveryNotReady(Nym nym, uint256 generation);
    /// @notice Thrown when only the members' vote can decide: the nym is frozen or suspended, or several are pending.
    error RecoveryNeedsVote(Nym nym);
    /// @notice Thrown when the members would decide what nobody disputes.
    error RecoveryNotDisputed(Nym nym);
    /// @notice Thrown when the sender is not the account that may do this: the nym's to dispute, the attempt's to withdraw.
    error RecoveryCallerRefused(address caller);
    /// @notice Thrown when anyone but the consortium, by vote, would do what is the members'.
    error CallerNotConsortium(address caller);

    /// @notice Emitted when a recovery is proposed, after Registered with its dealing.
    event RecoveryProposed(
        Nym indexed nym, address indexed account, uint32 generation, uint64 readyAt, uint64 readyBlock
    );
    /// @notice Emitted when the account of a recovery withdraws it.
    event RecoveryWithdrawn(Nym indexed nym, uint32 generation);
    /// @notice Emitted when the nym's account disputes; the nym is frozen.
    event RecoveryDisputed(Nym indexed nym, address indexed account);
    /// @notice Emitted when a recovery takes effect. Every other pending one is refused with it.
    event RecoveryExecuted(
        Nym indexed nym, address indexed account, uint32 generation, address formerAccount, uint32 formerGeneration
    );
    /// @notice Emitted when the members refuse all pending recoveries.
    event RecoveriesRefused(Nym indexed nym);
    /// @notice Emitted when the members suspend a nym.
    event Suspended(Nym indexed nym);
    /// @notice Emitted when the members reinstate a nym.
    event Reinstated(Nym indexed nym);

    /// @notice Proposes a recovery: a dealing of a later generation for another account of the nym, or for the same one,
    /// which is how a suspended nym is renewed by vote. Anyone may submit it; a pending one that is submitted again
    /// succeeds and changes nothing.
    /// @dev The account is kept for this nym from now on, so that executing cannot fail for it. It consents, so nobody
    /// takes accounts of others this way. An account that the nym had before is refused.
    /// @param accountSignature As for register, by the account of the recovery, but over Recover(uint256 domain,
    /// uint256 nym,uint32 generation,bytes32 dealingDigest,bytes32 prePossessionHash).
    function proposeRecovery(
        Registration calldata registration,
        uint256[8] calldata proof,
        bytes calldata accountSignature
    ) external;
    /// @notice Executes the only pending recovery of a nym that is neither frozen nor suspended, once its delay is over in
    /// time and in blocks. Anyone may. The former account never serves a nym again.
    function executeRecovery(Nym nym, uint32 generation) external;
    /// @notice Freezes the nym: it is not active, and no recovery is executed, until the members' vote. Sent by the nym's
    /// account, active or not, while a recovery is pending, ready or not. Doing it twice succeeds.
    function dispute(Nym nym) external;
    /// @notice Withdraws a pending recovery, sent by its account. With the last one the nym is no longer frozen.
    function withdrawRecovery(Nym nym, uint32 generation) external;
    /// @notice Decides, by the members' vote, over a nym that is frozen, suspended or contested: executes the pending
    /// recovery of the generation without delay, or with 0 none, and refuses all others. The nym is no longer frozen;
    /// a suspension stays. A recovery that anyone may execute is executed too: a rival's withdrawal undoes no vote.
    function resolveRecovery(Nym nym, uint32 generation) external;
    /// @notice Stops a registered nym, by the members' vote. Doing it twice succeeds.
    function suspend(Nym nym) external;
    /// @notice Ends the suspension, by the members' vote. Doing it twice succeeds.
    function reinstate(Nym nym) external;

    /// @notice A recovery; all zero if it was never proposed.
    function attempt(Nym nym, uint32 generation) external view returns (Attempt memory);
    /// @notice The recoveries of a nym.
    function recoveries(Nym nym) external view returns (Recoveries memory);
    /// @notice Whether the account may be named in a registration or recovery of the nym: it serves no other, never served
    /// any, and is not kept for another.
    function isAccountFree(address account, Nym nym) external view returns (bool);
    /// @notice The EIP-712 digest that the account signs to consent to a recovery.
    function recoveryConsentDigest(Nym nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash)
        external
        view
        returns (bytes32);
}
