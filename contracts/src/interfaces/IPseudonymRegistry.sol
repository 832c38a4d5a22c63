// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DEALING_WORDS, SEATS} from "../Capacity.sol";
import {IConsortium} from "./IConsortium.sol";
import {IVerifier} from "./IVerifier.sol";

/// @dev A pseudonym, H(NYM; k, domain, slot): an element of F, below r.
type Nym is uint256;

/// @title IPseudonymRegistry
/// @notice Pseudonyms, each with the account that acts for it and the digest of the dealing that escrows its identity.
/// @dev Days are block times in seconds divided by 86,400; a period is 91 days, numbered from the Unix epoch.
interface IPseudonymRegistry {
    /// @notice A registration: what the proof is about, and the PRE key.
    struct Registration {
        Nym nym;
        /// 0: renewals and recoveries are not accepted yet.
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
        /// Never changes.
        address account;
        /// Never changes.
        uint8 role;
        /// Last day of validity.
        uint32 validUntil;
        /// The committee of the current dealing.
        uint32 epoch;
        /// The current dealing.
        uint32 generation;
        /// Reserved for suspension and freezing; zero.
        uint8 status;
    }

    /// @notice Thrown when a word that stands for an element of F is not below r.
    error RegistrationWordNotInField(uint256 word);
    /// @notice Thrown for nym 0, which stands for none.
    error RegistrationNymZero();
    /// @notice Thrown for a generation other than 0.
    error RegistrationGenerationRefused(uint256 generation);
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
    /// @notice Thrown when the account serves a nym, now or ever.
    error RegistrationAccountTaken(address account);
    /// @notice Thrown when an account without an active nym would act.
    error PseudonymNotActive(address account);
    /// @notice Thrown when a (nym, generation) has no dealing.
    error DealingUnknown(Nym nym, uint256 generation);

    /// @notice Emitted once per (nym, generation).
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

    /// @notice Whose committees and policy hold.
    function consortium() external view returns (IConsortium);
    /// @notice What checks registration proofs.
    function verifier() external view returns (IVerifier);
    /// @notice keccak256(abi.encode(keccak256("Medveil.PseudonymRegistry.v1"), chain id, this contract)) mod r.
    function domain() external view returns (uint256);
    /// @notice The nym's record; all zero if it is not registered.
    function pseudonym(Nym nym) external view returns (Pseudonym memory);
    /// @notice Whether the nym is registered, valid today and neither suspended nor frozen.
    function isActive(Nym nym) external view returns (bool);
    /// @notice The nym that the account serves, active or not; 0 if none.
    function nymOf(address account) external view returns (Nym);
    /// @notice The active nym that the account serves. Reverts if there is none.
    function activeNymOf(address account) external view returns (Nym);
    /// @notice keccak256 of the 32-byte words of the dealing's public vector; 0 if there is none.
    function dealingDigest(Nym nym, uint32 generation) external view returns (bytes32);
    /// @notice The dealing's digest and the epoch of its committee. Reverts if there is none.
    function dealingOf(Nym nym, uint32 generation) external view returns (bytes32 digest, uint32 epoch);
    /// @notice The EIP-712 digest that the account signs to consent.
    function consentDigest(Nym nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash)
        external
        view
        returns (bytes32);
}
