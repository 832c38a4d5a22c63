package pre

import (
	"errors"
	"fmt"
	"sync"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// Sizes in bytes of encoded group elements and scalars.
const (
	scalarSize = fr.Bytes
	g1Size     = bls.SizeOfG1AffineCompressed
	g2Size     = bls.SizeOfG2AffineCompressed
	gtSize     = bls.SizeOfGT
)

var g1, g2 = generators()

func generators() (point, bls.G2Affine) {
	_, _, g1, g2 := bls.Generators()
	return point{g1}, g2
}

// point is a G1 point that was checked: on the curve, of order r, and not the
// identity. The zero value is the identity, which is no valid point.
type point struct{ aff bls.G1Affine }

// Bytes returns the compressed encoding (48 bytes, ZCash format).
func (p *point) Bytes() []byte {
	b := p.aff.Bytes()
	return b[:]
}

func (p *point) isIdentity() bool { return p.aff.IsInfinity() }

// parsePoint decodes a compressed G1 point. It refuses uncompressed and
// non-canonical forms, points outside the subgroup, and the identity.
func parsePoint(b []byte) (point, error) {
	var p point
	if len(b) != g1Size {
		return point{}, fmt.Errorf("G1 point has %d bytes, want %d", len(b), g1Size)
	}
	if _, err := p.aff.SetBytes(b); err != nil {
		return point{}, fmt.Errorf("G1 point: %w", err)
	}
	if p.isIdentity() {
		return point{}, errors.New("G1 point is the identity")
	}
	return p, nil
}

// parseG2 decodes a compressed G2 point under the rules of parsePoint.
func parseG2(b []byte) (bls.G2Affine, error) {
	var p bls.G2Affine
	if len(b) != g2Size {
		return bls.G2Affine{}, fmt.Errorf("G2 point has %d bytes, want %d", len(b), g2Size)
	}
	if _, err := p.SetBytes(b); err != nil {
		return bls.G2Affine{}, fmt.Errorf("G2 point: %w", err)
	}
	if p.IsInfinity() {
		return bls.G2Affine{}, errors.New("G2 point is the identity")
	}
	return p, nil
}

// parseGT decodes a GT element of 576 bytes: twelve canonical coordinates, of
// order exactly r.
//
// The order check is what refuses -F, which otherwise satisfies the share
// proof for every even challenge. The zero of the extension field is refused by
// itself, since both equations of a subgroup check read 0 = 0 for it in plain
// arithmetic; 1 is refused since no honest share is.
func parseGT(b []byte) (bls.GT, error) {
	var z bls.GT
	if err := z.SetBytes(b); err != nil {
		return bls.GT{}, fmt.Errorf("GT element: %w", err)
	}
	if z.IsZero() || z.IsOne() || !z.IsInSubGroup() {
		return bls.GT{}, errors.New("GT element: not of order r")
	}
	return z, nil
}

// mul returns [s]p for a scalar that may be known to anyone.
func mul(p *point, s *fr.Element) point {
	var q point
	q.aff.ScalarMultiplication(&p.aff, bigInt(s))
	return q
}

// mulSecret returns [s]p for a secret scalar as [s-b]p + [b]p with b random:
// the library's multiplication is not constant time, and this way each of its
// runs sees a uniformly random scalar.
func mulSecret(p *point, s *fr.Element) point {
	rest, blind := split(s)
	x, y := mul(p, &rest), mul(p, &blind)
	x.aff.Add(&x.aff, &y.aff)
	return x
}

// mulSecretG2 is mulSecret in G2.
func mulSecretG2(p *bls.G2Affine, s *fr.Element) bls.G2Affine {
	rest, blind := split(s)
	var x, y bls.G2Affine
	x.ScalarMultiplication(p, bigInt(&rest))
	y.ScalarMultiplication(p, bigInt(&blind))
	x.Add(&x, &y)
	return x
}

// pair returns the product of the pairings e(p_i, q_i).
func pair(p []bls.G1Affine, q []bls.G2Affine) bls.GT {
	return must(bls.Pair(p, q)) // errors only on unequal lengths
}

// mulBasePlus returns [s]g1 + [t]p for public scalars. It is what a worker
// spends most on besides the pairing: the first product takes additions only,
// from a table, and the second the library's multiplication by endomorphism.
func mulBasePlus(s *fr.Element, p *point, t *fr.Element) point {
	var sum, base bls.G1Jac
	sum.FromAffine(&p.aff)
	sum.ScalarMultiplication(&sum, bigInt(t))
	base.Set(mulBase(s))
	sum.AddAssign(&base)
	var out point
	out.aff.FromJacobian(&sum)
	return out
}

// baseTable holds [j * 256^i]g1 at i, j-1: 765 KiB, made when it is first used.
var baseTable = sync.OnceValue(func() *[scalarSize][255]bls.G1Affine {
	jac := make([]bls.G1Jac, scalarSize*255)
	var power bls.G1Jac
	power.FromAffine(&g1.aff)
	for i := range scalarSize {
		row := jac[255*i : 255*(i+1)]
		row[0].Set(&power)
		for j := 1; j < len(row); j++ {
			row[j].Set(&row[j-1]).AddAssign(&power)
		}
		power.Set(&row[254]).AddAssign(&row[0])
	}
	var table [scalarSize][255]bls.G1Affine
	for i, p := range bls.BatchJacobianToAffineG1(jac) {
		table[i/255][i%255] = p
	}
	return &table
})

// mulBase returns [s]g1 for a public scalar: which entries of the table it
// reads, and how many, depends on s.
func mulBase(s *fr.Element) *bls.G1Jac {
	table, digits := baseTable(), s.Bytes()
	var sum bls.G1Jac
	for i, d := range digits {
		if d > 0 {
			sum.AddMixed(&table[scalarSize-1-i][d-1])
		}
	}
	return &sum
}
