package curve

import (
	"crypto/rand"
	"crypto/sha512"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/grumpkin"
	scalarfield "github.com/consensys/gnark-crypto/ecc/grumpkin/fr"
)

// Scalar is an integer modulo the group order q.
type Scalar = scalarfield.Element

// ScalarSize is the size in bytes of an encoded scalar, big-endian.
const ScalarSize = scalarfield.Bytes

// ParseScalar reads 32 bytes big-endian and refuses q or more.
func ParseScalar(b []byte) (Scalar, error) {
	var s Scalar
	if len(b) != ScalarSize {
		return Scalar{}, fmt.Errorf("scalar of %d bytes, want %d", len(b), ScalarSize)
	}
	if err := s.SetBytesCanonical(b); err != nil {
		return Scalar{}, errors.New("scalar is not below the group order")
	}
	return s, nil
}

// Reduce returns the integer of an element of F as a scalar. It is injective,
// because r < q.
func Reduce(x fr.Element) Scalar {
	var s Scalar
	s.SetBigInt(x.BigInt(new(big.Int)))
	return s
}

// Mul returns [s]p. It is not constant time; for a secret that is used again
// and again use [SecretKey.Exchange].
func Mul(p Point, s Scalar) Point {
	var out Point
	out.ScalarMultiplication(&p, s.BigInt(new(big.Int)))
	return out
}

// MulG returns [s]G. It is not constant time.
func MulG(s Scalar) Point { return Mul(generator, s) }

// Combine returns [a]p + [b]q, the right side of a Schnorr equation. It is
// meant for public scalars.
func Combine(p Point, a Scalar, q Point, b Scalar) Point {
	var left, right grumpkin.G1Jac
	left.FromAffine(&p)
	right.FromAffine(&q)
	left.ScalarMultiplication(&left, a.BigInt(new(big.Int)))
	right.ScalarMultiplication(&right, b.BigInt(new(big.Int)))
	left.AddAssign(&right)
	var out Point
	return *out.FromJacobian(&left)
}

// Nonce returns a secret nonzero scalar for one Schnorr signature by key over
// message. It is random, and hedged: SHA-512 also takes in the key and the
// message, so that a broken random source does not repeat a nonce for two
// messages. 512 bits leave a bias below 2^-250.
func Nonce(key SecretKey, message ...fr.Element) (Scalar, error) {
	var fresh [32]byte
	if _, err := rand.Read(fresh[:]); err != nil {
		return Scalar{}, fmt.Errorf("read randomness: %w", err)
	}
	secret := key.Bytes()
	h := sha512.New()
	h.Write([]byte("medveil schnorr nonce v1"))
	h.Write(fresh[:])
	h.Write(secret[:])
	for _, m := range message {
		b := m.Bytes()
		h.Write(b[:])
	}
	var nonce Scalar
	if nonce.SetBytes(h.Sum(nil)).IsZero() {
		return Scalar{}, errors.New("zero nonce: the random source is broken")
	}
	return nonce, nil
}
