package pre

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// schnorr is a Schnorr proof of knowledge of the logarithm of a G1 point in
// the short form (c, s): R = [s]g1 - [c]P is recomputed by the verifier.
type schnorr struct{ c, s fr.Element }

const schnorrSize = 2 * scalarSize

// proveSchnorr proves knowledge of w for [w]g1. The statement names the point
// and everything the proof is bound to; dst separates the uses.
func proveSchnorr(dst string, w *fr.Element, statement []byte) schnorr {
	secret := w.Bytes()
	nonce := hedgedNonce(secret[:], []byte(dst), statement)
	clear(secret[:])
	commitment := mulSecret(&g1, &nonce)
	var p schnorr
	p.c = schnorrChallenge(dst, &commitment, statement)
	p.s.Mul(&p.c, w).Add(&p.s, &nonce) // s = nonce + c*w
	return p
}

func (p *schnorr) verify(dst string, pub *point, statement []byte) error {
	var minusC fr.Element
	minusC.Neg(&p.c)
	commitment := mulBasePlus(&p.s, pub, &minusC) // [s]g1 - [c]P
	c := schnorrChallenge(dst, &commitment, statement)
	if !c.Equal(&p.c) {
		return errors.New("proof does not hold")
	}
	return nil
}

func schnorrChallenge(dst string, commitment *point, statement []byte) fr.Element {
	return hashToScalar(dst, commitment.Bytes(), statement)
}

// Bytes returns c || s, 64 bytes big-endian.
func (p *schnorr) Bytes() []byte {
	c, s := p.c.Bytes(), p.s.Bytes()
	return append(c[:], s[:]...)
}

func parseSchnorr(b []byte) (p schnorr, err error) {
	if len(b) != schnorrSize {
		return schnorr{}, fmt.Errorf("proof has %d bytes, want %d", len(b), schnorrSize)
	}
	if p.c, err = parseScalar(b[:scalarSize]); err != nil {
		return schnorr{}, fmt.Errorf("proof challenge: %w", err)
	}
	if p.s, err = parseScalar(b[scalarSize:]); err != nil {
		return schnorr{}, fmt.Errorf("proof response: %w", err)
	}
	return p, nil
}
