package sealed

import (
	"context"
	"fmt"

	"github.com/consensys/gnark/backend/groth16"

	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/setup"
)

// KeyName is the name under which the development keys are pinned. The circuit
// is about one seat, so it does not depend on the capacity.
const KeyName = "sealed-share"

// UnsafeKeys returns the UNSAFE development keys of the circuit, with which
// anyone can forge proofs: see [setup.LoadUnsafe].
func UnsafeKeys(ctx context.Context, progress func(string)) (*setup.Keys, error) {
	return setup.LoadUnsafe(ctx, KeyName, &Circuit{}, progress)
}

// Prove proves w under keys, in some tenths of a second. It first makes the
// checks of [Witness.Check], whose errors say what is wrong, and finally
// verifies its own proof, so that unfit keys are noticed here.
func Prove(keys *setup.Keys, w *Witness) (proof.Proof, error) {
	if err := w.Check(); err != nil {
		return proof.Proof{}, err
	}
	assignment, err := w.Assign()
	if err != nil {
		return proof.Proof{}, err
	}
	p, err := proof.Make(keys, assignment)
	if err != nil {
		return proof.Proof{}, err
	}
	if err := Verify(keys.Verifying, &w.Statement, p); err != nil {
		return proof.Proof{}, fmt.Errorf("keys %s do not fit each other: %w", keys.Name, err)
	}
	return p, nil
}

// Verify checks that p shows s, computing the public inputs as the contract
// does. It returns an error that wraps [proof.ErrInvalid] if not. That the case,
// the auditor's key, the dealing and leaf_i are those on chain is for the caller
// to check, and the auditor's proof of possession too.
func Verify(key groth16.VerifyingKey, s *Statement, p proof.Proof) error {
	// The circuit leaves ranges to its verifier: i + 2^8 * generation is one index
	// for many pairs otherwise.
	if s.Seat < 1 || s.Seat > pvss.N {
		return fmt.Errorf("sealed share: seat %d is not within 1..%d: %w", s.Seat, pvss.N, proof.ErrInvalid)
	}
	if err := verify(key, s.Compress(), p); err != nil {
		return fmt.Errorf("sealed share: %w", err)
	}
	return nil
}

func verify(key groth16.VerifyingKey, in pvss.Inputs, p proof.Proof) error {
	return proof.Verify(key, &Circuit{H: in.H, Z: in.Z, Y: in.Y}, p)
}
