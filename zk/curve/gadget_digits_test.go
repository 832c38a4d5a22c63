package curve

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	scalarfield "github.com/consensys/gnark-crypto/ecc/grumpkin/fr"
)

func scalarOf(i *big.Int) (s Scalar) {
	s.SetBigInt(i)
	return s
}

// edgeScalars are nonzero scalars with extreme expansions, and a few random ones.
func edgeScalars(t testing.TB, random int) []Scalar {
	t.Helper()
	q := scalarfield.Modulus()
	r := fr.Modulus()
	out := []Scalar{
		scalarOf(lambda), scalarOf(new(big.Int).Add(lambda, big.NewInt(1))), scalarOf(new(big.Int).Neg(lambda)),
		scalarOf(r), scalarOf(new(big.Int).Sub(r, big.NewInt(1))), scalarOf(new(big.Int).Rsh(q, 1)),
	}
	for i := int64(1); i <= 8; i++ {
		out = append(out, scalarOf(big.NewInt(i)), scalarOf(big.NewInt(-i)))
	}
	for _, k := range []uint{64, 126, 127, 128, 129, 253} {
		power := new(big.Int).Lsh(big.NewInt(1), k)
		out = append(out, scalarOf(power), scalarOf(power.Sub(power, big.NewInt(1))))
	}
	for _, v := range [][2]big.Int{basis.V1, basis.V2} {
		// Halves of lattice vectors are as far from the lattice as can be.
		for _, c := range v {
			out = append(out, scalarOf(new(big.Int).Rsh(&c, 1)))
		}
	}
	for range random {
		var s Scalar
		s.MustSetRandom()
		out = append(out, s)
	}
	return out
}

// value returns the scalar that the digits of a witness stand for.
func (s *UnitScalar) value(t testing.TB) Scalar {
	t.Helper()
	units := make(map[fr.Element]Scalar)
	unit := scalarOf(big.NewInt(1))
	for i := range 3 {
		var negated Scalar
		units[digitElement(i, false)] = unit
		units[digitElement(i, true)] = *negated.Neg(&unit)
		unit.Mul(&unit, new(Scalar).SetBigInt(lambda))
	}
	if len(units) != 6 {
		t.Fatal("the units are not distinct")
	}
	var sum Scalar
	for k := UnitDigits - 1; k >= 0; k-- {
		digit, ok := units[s.Digit[k].(fr.Element)]
		if !ok {
			t.Fatalf("digit %d is not a unit", k)
		}
		sum.Double(&sum)
		sum.Add(&sum, &digit)
	}
	return sum
}

func TestUnitScalarStandsForTheScalar(t *testing.T) {
	n := 20000
	if testing.Short() {
		n = 1000
	}
	for _, e := range edgeScalars(t, n) {
		w, err := NewUnitScalar(e)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.value(t); !got.Equal(&e) {
			t.Fatalf("digits of %s stand for %s", e.String(), got.String())
		}
	}
	if _, err := NewUnitScalar(Scalar{}); err == nil {
		t.Error("zero has an expansion")
	}
}

func TestShortRepresentativeBound(t *testing.T) {
	bound := new(big.Int).Lsh(big.NewInt(1), 254)
	for _, e := range edgeScalars(t, 1000) {
		z := shortRepresentative(e)
		if z.even() || z.norm().Cmp(bound) >= 0 {
			t.Fatalf("representative of %s is even or not shorter than 2^127", e.String())
		}
	}
}

func TestEndomorphismMultipliesByLambda(t *testing.T) {
	for _, p := range []Point{G(), HashToPoint("endomorphism")} {
		x, y := Coordinates(p)
		x.Mul(&x, &omega)
		if got := Mul(p, scalarOf(lambda)); got != PointAt(x, y) {
			t.Fatal("(omega*x, y) is not [lambda](x, y)")
		}
	}
}
