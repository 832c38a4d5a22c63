// Package pre is Medveil's proxy re-encryption: collusion-safe, conditional,
// threshold, verifiable, one hop, on BLS12-381. The protocol is in SPEC.md.
//
// # What to call
//
// Anyone encrypts a record, an ordinary age file, to an owner under a label
// with a [Recipient] ([NewRecipient], or [NewBatch] for records that are read
// together). The owner reads it with an [OwnerIdentity].
//
// To grant a label, the owner makes a [Rekey] and its fragments with
// [NewRekey] and gives one [Fragment] to each worker; package pre/grant seals
// them. A worker checks and prepares its fragment once ([Rekey.Prepare]) and
// then turns capsules into shares ([PreparedFragment.Reencrypt]); when asked,
// it proves a share right ([PreparedFragment.Prove]).
//
// The grantee reads the record's header without any key ([ReadHeader]), sends
// the [Capsule] to the workers, and makes of their shares a [CapsuleKey]
// ([Rekey.Combine]), an identity for age.Decrypt. On [ErrKeyCommitment] it
// asks for proofs and names the worker at fault with [Rekey.VerifyShare].
//
// # Bytes
//
// Every type that travels has one encoding, its Bytes, and a Parse function
// that accepts nothing else: what parses marshals to the same bytes. Parsing
// checks canonical form, subgroups and ranges; proofs are checked by the
// Verify functions, which Parse never calls. Integers are big-endian.
//
// # Key management
//
// A secret key never leaves its wallet, and neither does its product with a
// point that someone else chose. An owner that replaces its key keeps the old
// one, with which the old records are read. All randomness is crypto/rand's;
// nonces of proofs are hedged with the secret and the statement.
//
// # Side channels
//
// Group arithmetic (gnark-crypto) is not constant time. Multiplications by
// secret scalars are split at random, so that each timed run has a uniformly
// random scalar. Pairings with a fragment run on its fixed coordinates
// without branches on them, but no claim is made against an attacker that
// shares the worker's processor.
package pre
