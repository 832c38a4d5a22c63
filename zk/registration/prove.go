package registration

import (
	"fmt"

	"github.com/consensys/gnark/backend/groth16"

	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/setup"
)

// Prove proves w under keys, in about a second at 16 seats. It first makes the
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
	x := w.Statement.Vector()
	if err := Verify(keys.Verifying, &x, p); err != nil {
		return proof.Proof{}, fmt.Errorf("keys %s do not fit each other: %w", keys.Name, err)
	}
	return p, nil
}

// Verify checks that p shows x to be a registration, computing the public
// inputs as the contract does. It returns an error that wraps
// [proof.ErrInvalid] if not. What x says, for instance whose digest and domain,
// is for the caller to check.
func Verify(key groth16.VerifyingKey, x *pvss.PublicVector, p proof.Proof) error {
	if err := verify(key, x.Compress(), p); err != nil {
		return fmt.Errorf("registration: %w", err)
	}
	return nil
}

func verify(key groth16.VerifyingKey, in pvss.Inputs, p proof.Proof) error {
	return proof.Verify(key, &Circuit{H: in.H, Z: in.Z, Y: in.Y}, p)
}
