// Package pvss is the publicly verifiable secret sharing of Medveil in plain
// Go, without the proof: what a dealer computes, what a seat opens, and what
// anyone checks (zk/SPEC.md, sections 5, 7 and 8). It is the oracle of the
// registration circuit.
//
// A wallet calls [Deal] for the committee of the current epoch, proves the
// resulting [Statement] and then erases the [Witness]. A seat calls [OpenShare]
// for an approved trace case. Anyone calls [Dealing.CheckShare] for a published
// share and, with t of them, [Reconstruct] and [Dealing.DecryptIdentity].
//
// Seats count from 1. Index 0 is the secret itself.
package pvss
