// Package proof is a Groth16 proof on BN254 without commitments, in the form of
// the verifier contracts that gnark exports.
package proof

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark/backend/groth16"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/frontend"

	"github.com/medveil/medveil/zk/setup"
)

// Size is the size in bytes of a proof.
const Size = 8 * fp.Bytes

// A Proof is A.x, A.y, B.x1, B.x0, B.y1, B.y0, C.x, C.y, 32 bytes each,
// big-endian, as the verifier contract takes it. Anyone can turn a proof into
// another proof of the same statement, so it identifies nothing.
type Proof [Size]byte

// ErrInvalid says that a proof does not show its statement. It does not say
// why: nobody but the prover can know.
var ErrInvalid = errors.New("proof is not valid")

// ErrUnsatisfied says that an assignment does not satisfy the circuit of the
// keys: its maker is mistaken, or the keys are of another circuit. It does not
// say why, since gnark's own error prints values of secret variables.
var ErrUnsatisfied = errors.New("the witness does not satisfy the circuit")

// Make proves that the assignment satisfies the circuit of keys, or returns an
// error that wraps [ErrUnsatisfied]. Callers check their witnesses before.
func Make(keys *setup.Keys, assignment frontend.Circuit) (Proof, error) {
	full, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	if err != nil {
		return Proof{}, fmt.Errorf("prove %s: %w", keys.Name, err)
	}
	p, err := groth16.Prove(keys.System, keys.Proving, full)
	if err != nil {
		return Proof{}, fmt.Errorf("prove %s: %w", keys.Name, ErrUnsatisfied)
	}
	return encode(p.(*groth16bn254.Proof))
}

// Verify checks a proof of the public inputs of assignment, whose secret inputs
// may be missing. It returns an error that wraps [ErrInvalid] if the proof does
// not show them.
func Verify(key groth16.VerifyingKey, assignment frontend.Circuit, p Proof) error {
	public, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField(), frontend.PublicOnly())
	if err != nil {
		return fmt.Errorf("public inputs: %w", err)
	}
	decoded, err := p.decode()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	if err := groth16.Verify(decoded, key, public); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return nil
}

// Parse reads 256 bytes. It refuses coordinates of p or more, points off their
// curve or outside the subgroup, and infinity, which no honest proof holds. A
// Proof that was made otherwise is refused by [Verify] all the same.
func Parse(b []byte) (Proof, error) {
	if len(b) != Size {
		return Proof{}, fmt.Errorf("proof of %d bytes, want %d", len(b), Size)
	}
	p := Proof(b)
	if _, err := p.decode(); err != nil {
		return Proof{}, fmt.Errorf("proof: %w", err)
	}
	return p, nil
}

// Words returns the proof as the uint256[8] of the verifier contract.
func (p Proof) Words() (words [8]*big.Int) {
	for i := range words {
		words[i] = new(big.Int).SetBytes(p[i*fp.Bytes : (i+1)*fp.Bytes])
	}
	return words
}

// decode parses and checks the points.
func (p Proof) decode() (*groth16bn254.Proof, error) {
	var c [8]fp.Element
	for i := range c {
		if err := c[i].SetBytesCanonical(p[i*fp.Bytes : (i+1)*fp.Bytes]); err != nil {
			return nil, fmt.Errorf("word %d is not below p", i)
		}
	}
	out := &groth16bn254.Proof{
		Ar:  bn254.G1Affine{X: c[0], Y: c[1]},
		Bs:  bn254.G2Affine{X: bn254.E2{A1: c[2], A0: c[3]}, Y: bn254.E2{A1: c[4], A0: c[5]}},
		Krs: bn254.G1Affine{X: c[6], Y: c[7]},
	}
	switch {
	case out.Ar.IsInfinity() || out.Bs.IsInfinity() || out.Krs.IsInfinity():
		return nil, errors.New("a point is infinity")
	case !out.Ar.IsInSubGroup() || !out.Bs.IsInSubGroup() || !out.Krs.IsInSubGroup():
		return nil, errors.New("a point is not in its group")
	}
	return out, nil
}

func encode(p *groth16bn254.Proof) (Proof, error) {
	b := p.MarshalSolidity()
	if len(b) != Size {
		return Proof{}, fmt.Errorf("proof of %d bytes, want %d", len(b), Size)
	}
	return Proof(b), nil
}
