package pre

import (
	"math/big"
	"testing"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fp"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// The cofactors of G1 and G2 in the groups of points of curve and twist.
const (
	cofactorG1 = "396c8c005555e1568c00aaab0000aaab"
	cofactorG2 = "5d543a95414e7f1091d50792876a202cd91de4547085abaa68a205b2e5a7ddfa628f1cb4d9e82ef21537e293a6691ae1616ec6e786f0c70cf1c38e31c7238e5"
)

// jacobian is what G1Jac and G2Jac have in common.
type jacobian[T any] interface {
	*T
	Double(*T) *T
	AddAssign(*T) *T
}

// times returns [n]p for points of any order; the library's multiplication is
// for those of order r.
func times[T any, P jacobian[T]](p *T, n *big.Int) *T {
	sum := new(T) // Z = 0: the identity
	for i := n.BitLen() - 1; i >= 0; i-- {
		P(sum).Double(sum)
		if n.Bit(i) == 1 {
			P(sum).AddAssign(p)
		}
	}
	return sum
}

// withoutFactor returns r times the cofactor without all powers of l.
func withoutFactor(cofactor string, l *big.Int) *big.Int {
	n, _ := new(big.Int).SetString(cofactor, 16)
	for {
		q, rest := new(big.Int).QuoRem(n, l, new(big.Int))
		if rest.Sign() != 0 {
			return n.Mul(n, fr.Modulus())
		}
		n = q
	}
}

// ofOrder returns a point of the prime order l, from the random points that
// next gives.
func ofOrder[T any, P jacobian[T]](next func(fp.Element) T, isIdentity func(*T) bool, cofactor string, l int64) *T {
	order := big.NewInt(l)
	n := withoutFactor(cofactor, order)
	for seed := uint64(1); ; seed++ {
		random := next(fp.NewElement(seed))
		p := times[T, P](&random, n)
		if isIdentity(p) {
			continue
		}
		for {
			q := times[T, P](p, order)
			if isIdentity(q) {
				return p
			}
			p = q
		}
	}
}

// A scalar times a point of small order tells the scalar's remainder. These are
// all small orders that there are.
func TestPointsOfSmallOrderAreRefused(t *testing.T) {
	identity1 := func(p *bls.G1Jac) bool { return p.Z.IsZero() }
	for _, l := range []int64{3, 11, 10177, 859267, 52437899} {
		var p bls.G1Affine
		b := p.FromJacobian(ofOrder(bls.GeneratePointNotInG1, identity1, cofactorG1, l)).Bytes()
		if _, err := parsePoint(b[:]); err == nil {
			t.Errorf("parsed a point of G1's curve of order %d", l)
		}
	}
	identity2 := func(p *bls.G2Jac) bool { return p.Z.IsZero() }
	next := func(seed fp.Element) bls.G2Jac { return bls.GeneratePointNotInG2(bls.E2{A0: seed}) }
	for _, l := range []int64{13, 23, 2713, 11953, 262069} {
		var p bls.G2Affine
		b := p.FromJacobian(ofOrder(next, identity2, cofactorG2, l)).Bytes()
		if _, err := parseG2(b[:]); err == nil {
			t.Errorf("parsed a point of G2's twist of order %d", l)
		}
	}
}
