package credential

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

// SignatureSize is the size in bytes of an encoded signature, R.x || R.y || s.
const SignatureSize = curve.PointSize + fr.Bytes

// A Signature is a Schnorr signature on Grumpkin whose s lies in [1, r), not
// merely below the group order q: as an element of F it has one value, and its
// bits in the circuit are canonical.
type Signature struct {
	R curve.Point
	S fr.Element
}

// sign makes s = rho + c*x mod q, again until 0 < s < r. The first s serves
// except with probability (q-r)/q, about 2^-127.
func sign(key curve.SecretKey, message fr.Element) (Signature, error) {
	for {
		nonce, err := curve.Nonce(key, poseidon2.Element(uint64(poseidon2.TagSignature)), message)
		if err != nil {
			return Signature{}, err
		}
		r := curve.MulG(nonce)
		c, x := challenge(r, key.Public(), message), key.Scalar()
		s := *c.Mul(&c, &x).Add(&c, &nonce)
		if in, ok := lowScalar(s); ok {
			return Signature{R: r, S: in}, nil
		}
	}
}

// lowScalar returns s as an element of F if 0 < s < r.
func lowScalar(s curve.Scalar) (fr.Element, bool) {
	n := s.BigInt(new(big.Int))
	if n.Sign() == 0 || n.Cmp(fr.Modulus()) >= 0 {
		return fr.Element{}, false
	}
	var e fr.Element
	return *e.SetBigInt(n), true
}

// verify checks [s]G = R + [c]I.
func (sig Signature) verify(issuer curve.PublicKey, message fr.Element) error {
	if err := issuer.Check(); err != nil {
		return fmt.Errorf("issuer key: %w", err)
	}
	if err := sig.check(); err != nil {
		return err
	}
	c := challenge(sig.R, issuer, message)
	c.Neg(&c)
	if got := curve.Combine(curve.G(), curve.Reduce(sig.S), curve.Point(issuer), c); got != sig.R {
		return errors.New("signature does not fit the claims and the issuer key")
	}
	return nil
}

func (sig Signature) check() error {
	if err := curve.CheckPoint(sig.R); err != nil {
		return fmt.Errorf("signature: %w", err)
	}
	if sig.S.IsZero() {
		return errors.New("signature: s is zero")
	}
	return nil
}

// challenge returns c = H(SIG; R, I, m).
func challenge(r curve.Point, issuer curve.PublicKey, message fr.Element) curve.Scalar {
	rx, ry := curve.Coordinates(r)
	ix, iy := issuer.Coordinates()
	return curve.Reduce(poseidon2.Hash(poseidon2.TagSignature, rx, ry, ix, iy, message))
}

// Bytes returns R.x || R.y || s, 32 bytes each, big-endian.
func (sig Signature) Bytes() [SignatureSize]byte {
	r, s := curve.EncodePoint(sig.R), sig.S.Bytes()
	return [SignatureSize]byte(append(r[:], s[:]...))
}

// ParseSignature reads the 96 bytes of [Signature.Bytes]. It refuses points
// off the curve, infinity, s = 0 and s >= r, so no second encoding of a
// signature passes. It does not verify.
func ParseSignature(b []byte) (Signature, error) {
	if len(b) != SignatureSize {
		return Signature{}, fmt.Errorf("signature of %d bytes, want %d", len(b), SignatureSize)
	}
	r, err := curve.ParsePoint(b[:curve.PointSize])
	if err != nil {
		return Signature{}, fmt.Errorf("signature: %w", err)
	}
	s, err := poseidon2.ParseElement(b[curve.PointSize:])
	if err != nil {
		return Signature{}, fmt.Errorf("signature: s: %w", err)
	}
	sig := Signature{R: r, S: s}
	if err := sig.check(); err != nil {
		return Signature{}, err
	}
	return sig, nil
}
