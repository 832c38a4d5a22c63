package pvss_test

import (
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/pvss"
)

// polynomial holds coefficients, lowest first. It is written apart from the
// package, by solving for coefficients, so that the law is not checked against
// the code that claims it.
type polynomial []fr.Element

// newPolynomial returns a polynomial of degree below threshold with value
// secret at 0 and the given shares, by Newton's divided differences. Where
// fewer than threshold-1 shares are given, it makes the others up.
func newPolynomial(t *testing.T, threshold int, secret fr.Element, shares []pvss.Share) polynomial {
	t.Helper()
	xs, ys := []fr.Element{{}}, []fr.Element{secret}
	for _, s := range shares {
		xs, ys = append(xs, fr.NewElement(uint64(s.Seat))), append(ys, s.Value)
	}
	for free := uint64(1000); len(xs) < threshold; free++ {
		xs, ys = append(xs, fr.NewElement(free)), append(ys, randomElement(t))
	}
	p, basis := polynomial{}, polynomial{fr.One()}
	for i := range xs { // p += (y_i - p(x_i)) / basis(x_i) * basis
		var factor fr.Element
		px, bx := p.eval(xs[i]), basis.eval(xs[i])
		factor.Sub(&ys[i], &px).Div(&factor, &bx)
		p = append(p, fr.Element{})
		for j, b := range basis {
			p[j].Add(&p[j], b.Mul(&b, &factor))
		}
		basis = basis.timesRoot(xs[i])
	}
	if len(p) != threshold {
		t.Fatalf("degree below %d, want below %d", len(p), threshold)
	}
	return p
}

// timesRoot returns p * (X - x).
func (p polynomial) timesRoot(x fr.Element) polynomial {
	out := append(polynomial{{}}, slices.Clone(p)...)
	for j := range p {
		var term fr.Element
		out[j].Sub(&out[j], term.Mul(&p[j], &x))
	}
	return out
}

func (p polynomial) at(seat int) fr.Element { return p.eval(fr.NewElement(uint64(seat))) }

func (p polynomial) eval(x fr.Element) fr.Element {
	var sum, power fr.Element
	power.SetOne()
	for _, c := range p {
		sum.Add(&sum, c.Mul(&c, &power))
		power.Mul(&power, &x)
	}
	return sum
}
