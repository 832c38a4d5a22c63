// Package curve is the in-circuit group of Medveil: Grumpkin, whose base field
// is F, the BN254 scalar field of order r, and whose prime order is q > r.
//
// All keys and signatures use the generator [G], which is hashed to the curve.
// Its logarithm to the library's standard generator is unknown, which is what
// makes the exceptional cases of the scalar-multiplication gadget unreachable
// (zk/SPEC.md, section 3).
package curve

import (
	"github.com/consensys/gnark-crypto/ecc/grumpkin"
)

// Point is a Grumpkin point in affine coordinates; (0, 0) is infinity.
type Point = grumpkin.G1Affine

const domainSeparation = "MEDVEIL-V1-GRUMPKIN_XMD:SHA-256_SVDW_RO_"

// HashToPoint returns the point hashed from name (RFC 9380, SVDW, random
// oracle). Use it for constants whose logarithms must be unknown.
func HashToPoint(name string) Point {
	p, err := grumpkin.HashToG1([]byte(name), []byte(domainSeparation))
	if err != nil {
		panic("curve: hash to point: " + err.Error()) // only on an oversized tag, a constant
	}
	return p
}

// G returns the generator of all of Medveil's Grumpkin keys.
func G() Point { return generator }

var generator = HashToPoint("generator")
