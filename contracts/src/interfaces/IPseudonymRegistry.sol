// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS, SEATS} from "../Capacity.sol";
import {IConsortium} from "./IConsortium.sol";
import {IVerifier} from "./IVerifier.sol";

/// @dev A pseudonym, H(NYM; k, domain, slot): an element of F, below r.
type Nym is uint256;

/// @dev Bits of a pseudonym's status.
uint8 constant STATUS_SUSPENDED = 1;
uint8 constant STATUS_FROZEN = 2;

/// @title IPseudonymRegistry
/// @notice Pseudonyms, each with the account that acts for it and the digest of the dealing that escrows its identity.
/// @dev Days are block times in seconds divided by 86,400; a period is 91 days, numbered from the Unix epoch.
/// A dealing belongs to a generation of its nym. Registration is generation 0; renewal and recovery (IPseudonymRecovery) are
/// the same proof with a later, unused one, which submitting consumes, whatever becomes of it. Renewals take generations
/// from the first half of a window and recoveries from the second, so that neither uses up the other's: with base the
/// generation at which no recovery was pending last, renewals take the next one, to base + 128, and recoveries any above
/// that, to base + 256 or beyond what recoveries consumed. A recovery should take one near the end: renewals that are
/// mined before it move the window, by one each.
interface IPseudonymRegistry {
    /// @notice A registration, renewal or recovery: what the proof is about, and the PRE key.
    struct Registration {
        Nym nym;
        uint32 generation;
        /// The committee that the dealing is for.
        uint32 epoch;
        uint8 role;
        /// Last day of validity: the last day of the current or of the next period.
        uint32 validUntil;
        /// The account that will act for the nym, externally owned; it signs its consent.
        address account;
        /// PRE public key A, compressed BLS12-381 G1, 48 bytes.
        bytes preKey;
        /// Proof of possession of A over (domain, nym, generation, account), as package pre encodes it.
        bytes prePossession;
        /// E = [e]G.
        uint256[2] ephemeral;
        /// c_1 .. c_N, zero in empty seats.
        uint256[SEATS] ciphertexts;
        /// leaf_0 .. leaf_N, zero in empty seats.
        uint256[SEATS + 1] leaves;
        /// d_0 .. d_3.
        uint256[4] identity;
        /// H(PI; x), the first public input of the proof.
        uint256 vectorHash;
    }

    /// @notice A registered nym. All zero if it is not registered.
    struct Pseudonym {
        /// Changes by recovery only.
        address account;
        /// Never changes.
        uint8 role;
        /// Last day of validity.
        uint32 validUntil;
        /// The committee of the current dealing.
        uint32 epoch;
        /// The current dealing. It only grows.
        uint32 generation;
        /// STATUS_SUSPENDED: by the members' vote, until they reinstate it. STATUS_FROZEN: by the account's dispute of a
        /// recovery, until the members decide. 0 if neither.
        uint8 status;
    }

    /// @notice Thrown when a word that stands for an element of F is not below r.
    error RegistrationWordNotInField(uint256 word);
    /// @notice Thrown for nym 0, which stands for none.
    error RegistrationNymZero();
    /// @notice Thrown for a registration with a generation other than 0, or a renewal or recovery outside its window.
    error RegistrationGenerationRefused(uint256 generation);
    /// @notice Thrown when the generation has another dealing, or one that has not taken effect.
    error RegistrationGenerationUsed(Nym nym, uint256 generation);
    /// @notice Thrown when the nym to be renewed or recovered is not registered.
    error RegistrationNymUnknown(Nym nym);
    /// @notice Thrown when the role is not that of the nym.
    error RegistrationRoleChanged(uint256 role);
    /// @notice Thrown when a renewal names another account than the nym's: that is a recovery.
    error RegistrationAccountChanged(address account);
    /// @notice Thrown when a nym to be renewed is suspended or frozen.
    error RegistrationNymStopped(Nym nym, uint256 status);
    /// @notice Thrown when validUntil is neither the last day of the current period nor that of the next.
    error RegistrationValidityRefused(uint256 validUntil);
    /// @notice Thrown when E is (0, 0), which would encrypt nothing.
    error RegistrationEphemeralZero();
    /// @notice Thrown when the PRE key is not 48 bytes.
    error RegistrationPreKeyLength(uint256 length);
    /// @notice Thrown when the PRE key's proof of possession is empty or longer than 128 bytes.
    error RegistrationPossessionLength(uint256 length);
    /// @notice Thrown when the account's signature is malformed, not low-s, or not over this registration.
    error RegistrationConsentInvalid(address account);
    /// @notice Thrown when the nym is registered with another dealing.
    error RegistrationNymTaken(Nym nym);
    /// @notice Thrown when the account serves a nym, did so before, or consented to a recovery of another.
    error RegistrationAccountTaken(address account);
    /// @notice Thrown when an account without an active nym would act.
    error PseudonymNotActive(address account);
    /// @notice Thrown when a (nym, generation) has no dealing.
    error DealingUnknown(Nym nym, uint256 generation);

    /// @notice Emitted once per (nym, generation), when its dealing is stored: by a registration, a renewal or a proposed
    /// recovery. account is that of this generation. Whether it took effect says tookEffect.
    /// @dev Warning: prePossession is not verified on chain, which has no BLS12-381 precompile. Verify it before using the
    /// PRE key. The account consented to exactly these bytes.
    /// @param dealing The public vector x: domain, committeeDigest, nym, generation, role, validUntil, maxNyms, account,
    /// preKeyHash, E.x, E.y, c_1..c_N, leaf_0..leaf_N, d_0..d_3. dealingDigest is keccak256 of these words.
    event Registered(
        Nym indexed nym,
        address indexed account,
        uint32 generation,
        uint32 epoch,
        uint8 role,
        uint32 validUntil,
        bytes32 dealingDigest,
        uint256[DEALING_WORDS] dealing,
        bytes preKey,
        bytes prePossession
    );

    /// @notice Emitted when a renewal takes effect, after Registered.
    event Renewed(Nym indexed nym, uint32 generation, uint32 formerGeneration);

    /// @notice Registers a nym. Anyone may submit it. While its epoch is usable, a registration that is already stored, with
    /// the same dealing, succeeds and changes nothing, so that a relayed or copied submission never makes another fail;
    /// its proof, possession and signature are not looked at again.
    /// @dev The proof is over (h, z, y): h = vectorHash, z = keccak256(x, h) mod r, y = sum of x_j z^j.
    /// @param accountSignature r, s, v (65 bytes, low s, v 27 or 28): EIP-712 signature by the account under the domain
    /// ("Medveil PseudonymRegistry", "1", chain id, this contract) over Register(uint256 domain,uint256 nym,
    /// uint32 generation,bytes32 dealingDigest,bytes32 prePossessionHash). The last field is keccak256(prePossession):
    /// were it not signed, whoever copies a pending registration could register it with a worthless proof.
    function register(Registration calldata registration, uint256[8] calldata proof, bytes calldata accountSignature)
        external;
    /// @notice Makes a new dealing the nym's, at once: with the consent of the nym's account, which stays. The PRE key may
    /// stay or change. A lapsed nym, or one whose epoch is lost, is renewed like any other; a suspended or frozen one is
    /// not. Anyone may submit it, and one that took effect before succeeds and changes nothing.
    /// @dev It does not end a pending recovery, nor overtake its generation, or a thief with the account and the holder
    /// secret would keep both for good by renewing.
    /// @param accountSignature As for register, by the nym's account.
    function renew(Registration calldata registration, uint256[8] calldata proof, bytes calldata accountSignature)
        external;

    /// @notice Has the registry remember the consortium's current epoch. By the consortium, whenever it seals one.
    /// @dev It takes the number from the consortium's state: members can vote for this call too, and change nothing by it.
    function noteEpoch() external;

    /// @notice Whose committees and policy hold.
    function consortium() external view returns (IConsortium);
    /// @notice What checks registration proofs.
    function verifier() external view returns (IVerifier);
    /// @notice keccak256(abi.encode(keccak256("Medveil.PseudonymRegistry.v1"), chain id, this contract)) mod r.
    function domain() external view returns (uint256);
    /// @notice The nym's record; all zero if it is not registered.
    function pseudonym(Nym nym) external view returns (Pseudonym memory);
    /// @notice Whether the nym is registered, valid today, neither suspended nor frozen, and dealt to a committee of which
    /// enough seats are left to open it (IConsortium.epochAlive).
    function isActive(Nym nym) external view returns (bool);
    /// @notice The nym that the account serves, active or not; 0 if none, or if the account was replaced by recovery.
    function nymOf(address account) external view returns (Nym);
    /// @notice The active nym that the account serves. Reverts if there is none.
    function activeNymOf(address account) external view returns (Nym);
    /// @notice keccak256 of the 32-byte words of the dealing's public vector; 0 if there is none.
    function dealingDigest(Nym nym, uint32 generation) external view returns (bytes32);
    /// @notice The dealing's digest and the epoch of its committee, for any generation: current, former, or of a recovery
    /// that is pending or was refused. Neither ever changes. Reverts if there is none.
    function dealingOf(Nym nym, uint32 generation) external view returns (bytes32 digest, uint32 epoch);
    /// @notice Whether the generation is or was the nym's current one; false for a recovery that is pending or was refused.
    function tookEffect(Nym nym, uint32 generation) external view returns (bool);
    /// @notice The generation with which the nym's account came: 0, or that of its last recovery to another account.
    /// @dev A PRE key of a generation that took effect, at least this one, is current or was replaced with the account's
    /// consent: a worker serves grants that were made to it. One from before may be a thief's: grants to it are not served.
    /// Grants made by the nym stand under any of its PRE keys whose generation took effect, for its account made them.
    function accountSince(Nym nym) external view returns (uint32 generation);
    /// @notice The EIP-712 digest that the account signs to consent to a registration or renewal.
    function consentDigest(Nym nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash)
        external
        view
        returns (bytes32);
}
