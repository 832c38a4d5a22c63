package curve

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/math/bits"
)

// This file multiplies Grumpkin points in circuits over F, where their
// coordinates are native (zk/SPEC.md, section 3.1). Additions are incomplete:
// the slope of acc + t is a division that is 0/0, and then free for the prover
// to choose, exactly when acc = t. That is out of everybody's reach, the
// prover's and the committee's:
//
//   - Every formula's accumulator starts from a constant T of its own, hashed to
//     the curve. So it is [alpha]T + [beta]P + [gamma]G, with alpha a power of
//     two, which is never 0 modulo q, and all three known from the digits.
//   - What is added is a multiple of P or of G; the last addition of a formula
//     adds a multiple of T, and its acc = t means that twice that is a multiple of
//     P and G. Either way acc = t gives T as a known combination of P and G.
//   - P is a key of a committee, of known logarithm to G by its proof of
//     possession, or the hashed filler of empty seats. So it would give a
//     logarithm between hashed points. Over keys without a verified proof of
//     possession no claim is made; wallets and members refuse them.
//   - acc = -t, equal x and unequal y, asks for a slope with 0*slope = nonzero:
//     unsatisfiable, never unconstrained.
//   - Doubling divides the nonzero 2y: a point with y = 0 has order two, and the
//     group order q is odd.

// PointVar is a point in a circuit, its affine coordinates. Nothing is checked
// of it: see [PointVar.AssertOnCurve].
type PointVar struct{ X, Y frontend.Variable }

// NewPointVar returns the witness or the constant for p.
func NewPointVar(p Point) PointVar {
	x, y := Coordinates(p)
	return PointVar{x, y}
}

// AssertOnCurve asserts y^2 = x^3 - 17. (0, 0) is refused. 4 constraints.
func (p PointVar) AssertOnCurve(api frontend.API) {
	cube := api.Mul(api.Mul(p.X, p.X), p.X)
	api.AssertIsEqual(api.Mul(p.Y, p.Y), api.Sub(cube, 17))
}

func (p PointVar) neg(api frontend.API) PointVar { return PointVar{p.X, api.Neg(p.Y)} }

// Digits is a [UnitScalar] whose digits are known to be units. For each digit d,
// a sixth root of unity, rotation = d^2 is a cube root of unity, which acts on
// x, and sign = d^3 is ±1, which acts on y.
type Digits struct{ rotation, sign [UnitDigits]frontend.Variable }

// Constrain asserts that every digit is a sixth root of unity: d^3 = ±1. 3
// constraints a digit.
func (s *UnitScalar) Constrain(api frontend.API) *Digits {
	half := new(fr.Element).SetUint64(2)
	half.Inverse(half)
	var out Digits
	for k, d := range s.Digit {
		out.rotation[k] = api.Mul(d, d)
		out.sign[k] = api.Mul(out.rotation[k], d)
		api.AssertIsBoolean(api.Mul(api.Add(out.sign[k], 1), half))
	}
	return &out
}

// times returns [w_k]p.
func (d *Digits) times(api frontend.API, k int, p PointVar) PointVar {
	return PointVar{api.Mul(d.rotation[k], p.X), api.Mul(d.sign[k], p.Y)}
}

// add returns p + q, incomplete as argued above. 3 constraints.
func add(api frontend.API, p, q PointVar) PointVar {
	slope := api.DivUnchecked(api.Sub(p.Y, q.Y), api.Sub(p.X, q.X))
	x := api.Sub(api.Mul(slope, slope), p.X, q.X)
	return PointVar{x, api.Sub(api.Mul(slope, api.Sub(p.X, x)), p.Y)}
}

// doubleAdd returns 2p + q as (p+q)+p without the y of p+q. 5 constraints.
//
// The second division has x(p+q) - x(p) below the line. When that is zero,
// above it is 2y(p), never zero: unsatisfiable, not unconstrained.
func doubleAdd(api frontend.API, p, q PointVar) PointVar {
	first := api.DivUnchecked(api.Sub(p.Y, q.Y), api.Sub(p.X, q.X))
	sum := api.Sub(api.Mul(first, first), p.X, q.X)
	second := api.Sub(api.DivUnchecked(api.Mul(p.Y, 2), api.Sub(p.X, sum)), first)
	x := api.Sub(api.Mul(second, second), p.X, sum)
	return PointVar{x, api.Sub(api.Mul(second, api.Sub(p.X, x)), p.Y)}
}

// Offsets of the accumulators; one for each formula, so that no two are related.
var (
	offsetExchange  = HashToPoint("circuit offset: exchange")
	offsetBase      = HashToPoint("circuit offset: base")
	offsetChallenge = HashToPoint("circuit offset: challenge")
)

// scaled returns the constant [sign * 2^k]p.
func scaled(p Point, k uint, sign int64) PointVar {
	var out Point
	out.ScalarMultiplication(&p, new(big.Int).Lsh(big.NewInt(sign), k))
	return NewPointVar(out)
}

// ExchangeX returns the x coordinate of [e]p, the shared secret with a key, for
// p that is on the curve. A zero scalar cannot satisfy it. 903 constraints.
func ExchangeX(api frontend.API, e *Digits, p PointVar) frontend.Variable {
	const top = UnitDigits - 1
	acc := add(api, NewPointVar(offsetExchange), e.times(api, top, p))
	for k := top - 1; k >= 0; k-- {
		acc = doubleAdd(api, acc, e.times(api, k, p))
	}
	// acc = [2^top]T + [e]p. Were e zero, acc would equal [2^top]T, and the
	// subtraction of a point from itself is unsatisfiable.
	correction := scaled(offsetExchange, top, -1)
	slope := api.DivUnchecked(api.Sub(acc.Y, correction.Y), api.Sub(acc.X, correction.X))
	return api.Sub(api.Mul(slope, slope), acc.X, correction.X)
}

// MulBase returns [e]G. A zero scalar cannot satisfy it. 390 constraints.
func MulBase(api frontend.API, e *Digits) PointVar {
	acc := addBase(api, NewPointVar(offsetBase), e)
	return add(api, acc, scaled(offsetBase, 0, -1))
}

// addBase returns acc + [e]G. The points [2^k]G are constants, so a digit costs
// no more than one addition.
func addBase(api frontend.API, acc PointVar, e *Digits) PointVar {
	power := generator
	for k := range UnitDigits {
		acc = add(api, acc, e.times(api, k, NewPointVar(power)))
		power.Double(&power)
	}
	return acc
}

// SchnorrCommitment returns R = [s]G - [c]key, for the key on the curve and c
// the integer below r of an element of F. R = infinity cannot satisfy it: the
// last addition would be that of opposite points. 2,426 constraints.
func SchnorrCommitment(api frontend.API, s *Digits, c frontend.Variable, key PointVar) PointVar {
	product := mulInteger(api, c, key)
	acc := addBase(api, product.neg(api), s)
	return add(api, acc, scaled(offsetChallenge, challengeBits-1, 1))
}

const challengeBits = fr.Bits

// mulInteger returns [c]p + [2^(challengeBits-1)]T for the offset T of
// challenges. In
//
//	c = 2^253 + sum of (2*b_{i+1} - 1)*2^i over i = 0 .. 252, minus (1 - b_0)
//
// all digits but the last are ±1, which costs 6 constraints a bit. The bits
// must be those of the integer below r: since 2r > 2^254 some elements have a
// second representation c + r of 254 bits, and [c+r]p is another point, because
// the group order is not r. [bits.ToBinary] of the full length asserts it.
func mulInteger(api frontend.API, c frontend.Variable, p PointVar) PointVar {
	return mulBits(api, bits.ToBinary(api, c), p)
}

// mulBits is [mulInteger] of the integer whose challengeBits bits are b.
func mulBits(api frontend.API, b []frontend.Variable, p PointVar) PointVar {
	acc := add(api, NewPointVar(offsetChallenge), p)
	for i := challengeBits - 2; i >= 0; i-- {
		sign := api.Sub(api.Mul(b[i+1], 2), 1)
		acc = doubleAdd(api, acc, PointVar{p.X, api.Mul(sign, p.Y)})
	}
	less := add(api, acc, p.neg(api))
	return PointVar{api.Select(b[0], acc.X, less.X), api.Select(b[0], acc.Y, less.Y)}
}
