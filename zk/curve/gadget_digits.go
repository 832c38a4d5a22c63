package curve

import (
	"errors"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	scalarfield "github.com/consensys/gnark-crypto/ecc/grumpkin/fr"
	"github.com/consensys/gnark/frontend"
)

// UnitDigits is the number of digits of a [UnitScalar].
//
// Grumpkin has the endomorphism (x, y) -> (omega*x, y), which multiplies by a
// root lambda of X^2 + X + 1 modulo q. So a scalar is also an Eisenstein
// integer z = a + b*omega modulo the ideal L of those with a + b*lambda = 0
// mod q, and that has representatives of half the length. They are written in
// base 2 with the six units as digits:
//
//	e = sum of w_k * 2^k, k = 0 .. UnitDigits-1, w_k in {±1, ±omega, ±omega^2}.
//
// Each digit carries two bits of e, and [w]P costs two multiplications for any
// P: (u*x, s*y) with u a cube root of unity and s a sign. There is no digit
// zero, so no digit makes an addition degenerate.
//
// 129 digits reach every nonzero scalar. The lattice L has minimal distance
// sqrt(q) < 2^127, so every class has a representative z that is not divisible
// by 2 with |z| < 2^127 (the nearest one, or a neighbour of it if that one is
// even: L holds no even vector of length sqrt(q), q being odd). A digit w with
// w = z mod 2 exists for each such z, up to sign, and at least one sign leaves
// (z-w)/2 not divisible by 2, since the two results differ by a unit. After 128
// steps the rest is shorter than 2^127/2^128 + 1 < sqrt(3) and not even, hence
// a unit, the last digit.
const UnitDigits = 129

// omega and lambda are the cube roots of unity in F and modulo q with
// [lambda](x, y) = (omega*x, y).
var (
	omega  = mustElement("4407920970296243842393367215006156084916469457145843978461")
	lambda = mustInteger("2203960485148121921418603742825762020974279258880205651966")
	basis  = func() (l ecc.Lattice) {
		ecc.PrecomputeLattice(scalarfield.Modulus(), lambda, &l)
		return l
	}()
)

func mustElement(s string) fr.Element {
	var e fr.Element
	if _, err := e.SetString(s); err != nil {
		panic("curve: " + err.Error()) // a constant
	}
	return e
}

func mustInteger(s string) *big.Int {
	i, ok := new(big.Int).SetString(s, 10)
	if !ok {
		panic("curve: not an integer: " + s) // a constant
	}
	return i
}

// A UnitScalar is a secret scalar as the prover gives it to a circuit: its
// digits from the least significant, each a sixth root of unity of F. The digits
// are the scalar: a circuit never learns, and need not check, which of the many
// expansions of e modulo q they are.
type UnitScalar struct {
	Digit [UnitDigits]frontend.Variable
}

// NewUnitScalar returns the witness for e. It refuses zero, which no circuit of
// this package accepts. It does not run in constant time.
func NewUnitScalar(e Scalar) (UnitScalar, error) {
	if e.IsZero() {
		return UnitScalar{}, errors.New("scalar is zero")
	}
	return expand(shortRepresentative(e)), nil
}

// expand returns the digits of z, which [shortRepresentative] made.
func expand(z *eisenstein) (out UnitScalar) {
	for k := range UnitDigits {
		rotation, negative := z.digit(k == UnitDigits-1)
		out.Digit[k] = digitElement(rotation, negative)
	}
	return out
}

// digitElement returns the root d of F that stands for ±omega^i: the one with
// d^2 = omega^i and d^3 = ±1, which is ±omega^(2i). See [Digits].
func digitElement(i int, negative bool) fr.Element {
	d := fr.One()
	for range 2 * i {
		d.Mul(&d, &omega)
	}
	if negative {
		d.Neg(&d)
	}
	return d
}

// An eisenstein is the integer a + b*omega of Z[omega].
type eisenstein struct{ a, b big.Int }

// units[i] is omega^i; omega^2 = -1 - omega.
var units = [3][2]int64{{1, 0}, {0, 1}, {-1, -1}}

func (z *eisenstein) norm() *big.Int {
	var aa, ab, bb big.Int
	aa.Mul(&z.a, &z.a)
	ab.Mul(&z.a, &z.b)
	bb.Mul(&z.b, &z.b)
	return aa.Add(aa.Sub(&aa, &ab), &bb)
}

func (z *eisenstein) even() bool { return z.a.Bit(0) == 0 && z.b.Bit(0) == 0 }

// plus returns z + m*v.
func (z *eisenstein) plus(m int64, v *[2]big.Int) *eisenstein {
	var out eisenstein
	factor := big.NewInt(m)
	out.a.Add(&z.a, out.a.Mul(factor, &v[0]))
	out.b.Add(&z.b, out.b.Mul(factor, &v[1]))
	return &out
}

// shortRepresentative returns a representative of e that is not even and
// shorter than 2^127.
func shortRepresentative(e Scalar) *eisenstein {
	split := ecc.SplitScalar(e.BigInt(new(big.Int)), &basis)
	start := &eisenstein{split[0], split[1]}
	var best *eisenstein
	for i := int64(-2); i <= 2; i++ {
		for j := int64(-2); j <= 2; j++ {
			z := start.plus(i, &basis.V1).plus(j, &basis.V2)
			if !z.even() && (best == nil || z.norm().Cmp(best.norm()) < 0) {
				best = z
			}
		}
	}
	return best
}

// digit returns the lowest digit of z and replaces z by (z-digit)/2, which is
// not even and the shorter of the two possible rests, or zero after the last.
func (z *eisenstein) digit(last bool) (rotation int, negative bool) {
	rotation = [4]int{-1, 0, 1, 2}[z.a.Bit(0)|z.b.Bit(0)<<1]
	plus, minus := z.halve(rotation, 1), z.halve(rotation, -1)
	if last {
		negative = minus.norm().Sign() == 0
	} else {
		negative = plus.even() || !minus.even() && minus.norm().Cmp(plus.norm()) < 0
	}
	*z = *plus
	if negative {
		*z = *minus
	}
	return rotation, negative
}

// halve returns (z - sign*omega^rotation) / 2.
func (z *eisenstein) halve(rotation int, sign int64) *eisenstein {
	var out eisenstein
	out.a.Sub(&z.a, big.NewInt(sign*units[rotation][0]))
	out.b.Sub(&z.b, big.NewInt(sign*units[rotation][1]))
	out.a.Rsh(&out.a, 1)
	out.b.Rsh(&out.b, 1)
	return &out
}
