package curve

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/poseidon2"
)

// PossessionSize is the size in bytes of a proof of possession, R.x || R.y || s.
const PossessionSize = PointSize + ScalarSize

// A Purpose says what a key is for; a proof for one purpose is none for another.
type Purpose uint8

// Purposes of keys.
const (
	PurposeShare   Purpose = 1 // a seat's share key
	PurposeIssuer  Purpose = 2 // a seat's issuer key
	PurposeAuditor Purpose = 3 // an auditor's key; the operator is the auditor's account
	// A seat's share key of a superseded epoch, that it still holds; the operator is
	// zero, and in place of ConsortiumID is a hash with epoch and block.
	PurposeAttestation Purpose = 4
)

// A Context is what a proof of possession is bound to. ConsortiumID stands for
// the chain and the Consortium contract.
type Context struct {
	ConsortiumID fr.Element
	Operator     [20]byte
	Purpose      Purpose
}

// A Possession is a Schnorr proof of knowledge of the secret key of a public
// key in a [Context] (zk/SPEC.md, section 4).
type Possession struct {
	R Point
	S Scalar
}

// ProvePossession proves knowledge of k in the given context.
func (k SecretKey) ProvePossession(ctx Context) (Possession, error) {
	nonce, err := Nonce(k, poseidon2.Element(uint64(poseidon2.TagPossession)), ctx.ConsortiumID, ctx.operator(), ctx.purpose())
	if err != nil {
		return Possession{}, err
	}
	r := MulG(nonce)
	c := challenge(r, k.Public(), ctx)
	var s Scalar
	s.Mul(&c, &k.x).Add(&s, &nonce) // s = rho + c*x
	return Possession{R: r, S: s}, nil
}

// VerifyPossession checks that whoever made p knew the secret key of k and
// meant ctx. It also checks k itself.
func (k PublicKey) VerifyPossession(p Possession, ctx Context) error {
	if err := k.Check(); err != nil {
		return fmt.Errorf("public key: %w", err)
	}
	if err := CheckPoint(p.R); err != nil {
		return fmt.Errorf("proof of possession: %w", err)
	}
	c := challenge(p.R, k, ctx)
	c.Neg(&c)
	if got := Combine(generator, p.S, Point(k), c); got != p.R { // [s]G - [c]PK = R
		return errors.New("proof of possession does not fit the key and its context")
	}
	return nil
}

// challenge returns c = H(POP; R, PK, consortiumId, operator, purpose). The
// public key is part of it, so a proof cannot be moved to a related key.
func challenge(r Point, k PublicKey, ctx Context) Scalar {
	rx, ry := Coordinates(r)
	kx, ky := k.Coordinates()
	return Reduce(poseidon2.Hash(poseidon2.TagPossession, rx, ry, kx, ky, ctx.ConsortiumID, ctx.operator(), ctx.purpose()))
}

func (c Context) operator() fr.Element {
	var e fr.Element
	e.SetBytes(c.Operator[:]) // 160 bits, below r
	return e
}

func (c Context) purpose() fr.Element { return poseidon2.Element(uint64(c.Purpose)) }

// Bytes returns R.x || R.y || s, 32 bytes each, big-endian.
func (p Possession) Bytes() [PossessionSize]byte {
	r, s := EncodePoint(p.R), p.S.Bytes()
	return [PossessionSize]byte(append(r[:], s[:]...))
}

// ParsePossession reads the 96 bytes of [Possession.Bytes]. It refuses what is
// not canonical; it does not verify the proof.
func ParsePossession(b []byte) (Possession, error) {
	if len(b) != PossessionSize {
		return Possession{}, fmt.Errorf("proof of possession of %d bytes, want %d", len(b), PossessionSize)
	}
	r, err := ParsePoint(b[:PointSize])
	if err != nil {
		return Possession{}, fmt.Errorf("proof of possession: %w", err)
	}
	s, err := ParseScalar(b[PointSize:])
	if err != nil {
		return Possession{}, fmt.Errorf("proof of possession: %w", err)
	}
	return Possession{R: r, S: s}, nil
}
