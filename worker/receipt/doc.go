// Package receipt reads and checks a worker's log of what it released and what
// it refused. It is pure: bytes in, verdicts out.
//
// The log is a Merkle tree as in RFC 6962 (golang.org/x/mod/sumdb/tlog), whose
// leaves and nodes are hashed apart: leaf hash SHA-256(0 || leaf), node hash
// SHA-256(1 || left || right), the empty tree SHA-256 of nothing. A leaf is the
// canonical JSON of an [Entry]. Each entry has 32 random bytes of salt, so that
// the leaf hashes that proofs of other entries contain tell nothing about it.
//
// To check what a worker says: [VerifyCheckpoint] that its operator signed the
// checkpoint, [VerifyEntry] that an entry is in the log, [VerifyConsistency]
// that a later checkpoint keeps what an earlier one had. The chain's receipt
// anchors are checkpoints too, without a signature: the contract took them from
// the operator's account. A worker that shows two people two logs is caught as
// soon as one of them has a checkpoint that is not consistent with an anchor.
//
// That a receipt is in the log does not say that the answer reached the
// grantee, and that none is there does not say that a worker in league with a
// grantee gave none: the log binds an honest worker's memory, and proves a
// worker's own statements against it.
package receipt
