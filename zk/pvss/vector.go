package pvss

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/poseidon2"
)

// VectorSize is the size in bytes of an encoded public vector.
const VectorSize = Words * fr.Bytes

// Bytes returns the words of x, 32 bytes each, big-endian.
func (x *PublicVector) Bytes() []byte {
	b := make([]byte, 0, VectorSize)
	for _, word := range x {
		w := word.Bytes()
		b = append(b, w[:]...)
	}
	return b
}

// ParsePublicVector reads [PublicVector.Bytes] and refuses words of r or more.
func ParsePublicVector(b []byte) (*PublicVector, error) {
	if len(b) != VectorSize {
		return nil, fmt.Errorf("public vector of %d bytes, want %d", len(b), VectorSize)
	}
	x := new(PublicVector)
	for j := range x {
		word, err := poseidon2.ParseElement(b[j*fr.Bytes : (j+1)*fr.Bytes])
		if err != nil {
			return nil, fmt.Errorf("public vector: word %d: %w", j, err)
		}
		x[j] = word
	}
	return x, nil
}

// Digest returns dealingDigest = keccak256 of [PublicVector.Bytes]. It covers
// the PRE key by its hash.
func (x *PublicVector) Digest() [32]byte { return keccak256(x.Bytes()) }

// Inputs are the three public inputs of the proof, in this order, for which a
// public vector of any length stands (zk/SPEC.md, section 9).
type Inputs struct {
	H fr.Element // H(PI; x), or under the tag of another relation, computed in the circuit
	Z fr.Element // keccak256(x || h) mod r, computed by the contract
	Y fr.Element // sum of x_j z^j, computed by both
}

// Compress returns the public inputs that belong to x.
func (x *PublicVector) Compress() Inputs { return Compress(poseidon2.TagPublic, x[:]) }

// Compress returns the public inputs that stand for the words x of the relation
// whose vectors are hashed with tag.
func Compress(tag poseidon2.Tag, x []fr.Element) Inputs {
	h := poseidon2.Hash(tag, x...)
	hashed := make([]byte, 0, (len(x)+1)*fr.Bytes)
	for _, word := range append(x[:len(x):len(x)], h) {
		b := word.Bytes()
		hashed = append(hashed, b[:]...)
	}
	z := hashToElement(hashed)
	return Inputs{H: h, Z: z, Y: evaluate(x, z)}
}

// evaluate returns sum_j x_j z^j by Horner's rule.
func evaluate(x []fr.Element, z fr.Element) fr.Element {
	var y fr.Element
	for j := len(x) - 1; j >= 0; j-- {
		y.Mul(&y, &z).Add(&y, &x[j])
	}
	return y
}
