package curve

import (
	"fmt"
	"maps"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/grumpkin"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/std/algebra/native/sw_grumpkin"
	"github.com/consensys/gnark/std/math/bits"
	"github.com/consensys/gnark/test"
)

type exchangeCircuit struct {
	E      UnitScalar
	P      PointVar
	Result frontend.Variable
}

func (c *exchangeCircuit) Define(api frontend.API) error {
	c.P.AssertOnCurve(api)
	api.AssertIsEqual(c.Result, ExchangeX(api, c.E.Constrain(api), c.P))
	return nil
}

type baseCircuit struct {
	E      UnitScalar
	Result PointVar
}

func (c *baseCircuit) Define(api frontend.API) error {
	got := MulBase(api, c.E.Constrain(api))
	api.AssertIsEqual(c.Result.X, got.X)
	api.AssertIsEqual(c.Result.Y, got.Y)
	return nil
}

type schnorrCircuit struct {
	S      UnitScalar
	C      frontend.Variable
	Key    PointVar
	Result PointVar
}

func (c *schnorrCircuit) Define(api frontend.API) error {
	got := SchnorrCommitment(api, c.S.Constrain(api), c.C, c.Key)
	api.AssertIsEqual(c.Result.X, got.X)
	api.AssertIsEqual(c.Result.Y, got.Y)
	return nil
}

func compile(t testing.TB, c frontend.Circuit) constraint.ConstraintSystem {
	t.Helper()
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, c)
	if err != nil {
		t.Fatal(err)
	}
	return ccs
}

func solves(t testing.TB, ccs constraint.ConstraintSystem, assignment frontend.Circuit, opts ...solver.Option) bool {
	t.Helper()
	w, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	return ccs.IsSolved(w, opts...) == nil
}

func unit(t testing.TB, e Scalar) UnitScalar {
	t.Helper()
	w, err := NewUnitScalar(e)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// adversarialKeys are points that break careless gadgets, by what they are.
func adversarialKeys() map[string]Point {
	_, standard := grumpkin.Generators()
	inverse := scalarOf(lambda)
	one := scalarOf(big.NewInt(1))
	inverse.Sub(&one, &inverse).Inverse(&inverse)
	out := map[string]Point{
		"G":                                   G(),
		"standard generator":                  standard,
		"1/(1-lambda) of standard generator":  Mul(standard, inverse),
		"1/(1-lambda) of G":                   Mul(G(), inverse),
		"another hashed point":                HashToPoint("key"),
		"lambda of standard generator":        Mul(standard, scalarOf(lambda)),
		"half of G":                           Mul(G(), *new(Scalar).Inverse(new(Scalar).SetUint64(2))),
		"2^254 multiple of standard":          Mul(standard, scalarOf(new(big.Int).Lsh(big.NewInt(1), 254))),
		"the scalar of the library's padding": Mul(standard, scalarOf(new(big.Int).Lsh(big.NewInt(1), 127))),
	}
	for i := int64(2); i <= 6; i++ {
		out[fmt.Sprintf("%d G", i)] = Mul(G(), scalarOf(big.NewInt(i)))
	}
	for name, p := range maps.Clone(out) {
		out["minus "+name] = *p.Neg(&p)
	}
	return out
}

func TestExchangeAgreesWithNativeOnAdversarialKeys(t *testing.T) {
	ccs := compile(t, &exchangeCircuit{})
	scalars := edgeScalars(t, 4)
	if testing.Short() {
		scalars = scalars[:8]
	}
	for name, key := range adversarialKeys() {
		for _, e := range scalars {
			x, y := Coordinates(Mul(key, e))
			assignment := &exchangeCircuit{E: unit(t, e), P: NewPointVar(key), Result: x}
			if !solves(t, ccs, assignment) {
				t.Fatalf("%s: honest exchange by %s is refused", name, e.String())
			}
			x.Add(&x, new(fr.Element).SetOne())
			for _, forged := range []fr.Element{x, y, {}} {
				assignment.Result = forged
				if solves(t, ccs, assignment) {
					t.Fatalf("%s: forged result accepted for %s", name, e.String())
				}
			}
		}
	}
}

func TestMulBaseAgreesWithNative(t *testing.T) {
	ccs := compile(t, &baseCircuit{})
	for _, e := range edgeScalars(t, 10) {
		p := MulG(e)
		if !solves(t, ccs, &baseCircuit{E: unit(t, e), Result: NewPointVar(p)}) {
			t.Fatalf("honest [%s]G is refused", e.String())
		}
		if solves(t, ccs, &baseCircuit{E: unit(t, e), Result: NewPointVar(*p.Neg(&p))}) {
			t.Fatalf("-[%s]G is accepted", e.String())
		}
	}
}

func TestSchnorrCommitmentAgreesWithNative(t *testing.T) {
	ccs := compile(t, &schnorrCircuit{})
	var minusOne, random fr.Element
	minusOne.SetInt64(-1)
	random.MustSetRandom()
	challenges := []fr.Element{{}, fr.NewElement(1), fr.NewElement(2), fr.NewElement(3), minusOne, random}
	for name, key := range adversarialKeys() {
		for _, c := range challenges {
			var s, minusC Scalar
			s.MustSetRandom()
			minusC = Reduce(c)
			minusC.Neg(&minusC)
			r := Combine(G(), s, key, minusC)
			assignment := &schnorrCircuit{S: unit(t, s), C: c, Key: NewPointVar(key), Result: NewPointVar(r)}
			if !solves(t, ccs, assignment) {
				t.Fatalf("%s: honest commitment for challenge %s is refused", name, c.String())
			}
			assignment.Result = NewPointVar(*r.Neg(&r))
			if solves(t, ccs, assignment) {
				t.Fatalf("%s: forged commitment accepted for challenge %s", name, c.String())
			}
		}
		if testing.Short() {
			challenges = challenges[len(challenges)-1:]
		}
	}
}

// R = infinity cannot be reached: s = c*x for the key [x]G.
func TestSchnorrCommitmentRefusesInfinity(t *testing.T) {
	var x, s Scalar
	x.MustSetRandom()
	c := fr.NewElement(7)
	s.Mul(&x, new(Scalar).SetUint64(7))
	assignment := &schnorrCircuit{S: unit(t, s), C: c, Key: NewPointVar(MulG(x)), Result: PointVar{0, 0}}
	if solves(t, compile(t, &schnorrCircuit{}), assignment) {
		t.Fatal("infinity accepted")
	}
}

// A prover who writes digits of an element of the lattice L has e = 0 mod q.
func TestZeroScalarIsUnsatisfiable(t *testing.T) {
	z := &eisenstein{basis.V1[0], basis.V1[1]}
	if z.even() {
		t.Fatal("an even vector in a lattice of odd index")
	}
	zero := expand(z)
	if v := zero.value(t); !v.IsZero() {
		t.Fatal("the digits do not stand for zero")
	}
	if solves(t, compile(t, &baseCircuit{}), &baseCircuit{E: zero, Result: PointVar{0, 0}}) {
		t.Error("[0]G accepted")
	}
	correction, _ := Coordinates(offsetExchange)
	exchange := compile(t, &exchangeCircuit{})
	for _, result := range []fr.Element{{}, correction} {
		if solves(t, exchange, &exchangeCircuit{E: zero, P: NewPointVar(G()), Result: result}) {
			t.Error("[0]P accepted")
		}
	}
}

// Digits that are not sixth roots of unity, among them zero, are refused.
func TestConstrainRefusesOtherDigits(t *testing.T) {
	digits, base := compile(t, &digitsCircuit{}), compile(t, &baseCircuit{})
	var e Scalar
	e.MustSetRandom()
	result := NewPointVar(MulG(e))
	var quarter, doubled fr.Element
	quarter.Sqrt(new(fr.Element).SetInt64(-1)) // a root of unity of order 4
	doubled.Double(&omega)
	for _, forged := range []any{0, 2, -2, quarter, doubled} {
		for _, k := range []int{0, 1, UnitDigits - 1} {
			w := unit(t, e)
			w.Digit[k] = forged
			if solves(t, digits, &digitsCircuit{E: w}) {
				t.Errorf("digit %d: %v accepted", k, forged)
			}
			if solves(t, base, &baseCircuit{E: w, Result: result}) {
				t.Errorf("digit %d: %v accepted by the multiplication", k, forged)
			}
		}
	}
}

type digitsCircuit struct{ E UnitScalar }

func (c *digitsCircuit) Define(api frontend.API) error {
	c.E.Constrain(api)
	return nil
}

func TestAssertOnCurveRefusesOtherPoints(t *testing.T) {
	ccs := compile(t, &onCurveCircuit{})
	x, y := Coordinates(G())
	if !solves(t, ccs, &onCurveCircuit{P: PointVar{x, y}}) {
		t.Error("G refused")
	}
	for _, p := range []PointVar{{0, 0}, {y, x}, {x, 1}, {1, 4}} {
		if solves(t, ccs, &onCurveCircuit{P: p}) {
			t.Errorf("%v accepted", p)
		}
	}
}

type onCurveCircuit struct{ P PointVar }

func (c *onCurveCircuit) Define(api frontend.API) error {
	c.P.AssertOnCurve(api)
	return nil
}

// looseCircuit is mulInteger with bits that need not be canonical; it shows
// that the forgery of TestChallengeBitsAreCanonical would otherwise succeed.
type looseCircuit struct {
	C      frontend.Variable
	Key    PointVar
	Result PointVar
	strict bool
}

func (c *looseCircuit) Define(api frontend.API) error {
	var got PointVar
	if c.strict {
		got = mulInteger(api, c.C, c.Key)
	} else {
		got = mulBits(api, bits.ToBinary(api, c.C, bits.OmitModulusCheck()), c.Key)
	}
	got = add(api, got, scaled(offsetChallenge, challengeBits-1, -1))
	api.AssertIsEqual(c.Result.X, got.X)
	api.AssertIsEqual(c.Result.Y, got.Y)
	return nil
}

// A prover who decomposes the challenge as c + r multiplies by another integer.
func TestChallengeBitsAreCanonical(t *testing.T) {
	c := fr.NewElement(12345)
	forged := new(big.Int).Add(fr.Modulus(), big.NewInt(12345))
	if forged.BitLen() > challengeBits {
		t.Fatal("c + r does not fit the bits")
	}
	key := HashToPoint("key")
	dishonest := solver.OverrideHint(solver.GetHintID(bits.GetHints()[1]), func(_ *big.Int, in, out []*big.Int) error {
		for i := range out {
			out[i].SetUint64(uint64(forged.Bit(i)))
		}
		return nil
	})
	honest := &looseCircuit{C: c, Key: NewPointVar(key), Result: NewPointVar(Mul(key, Reduce(c)))}
	forgery := &looseCircuit{C: c, Key: NewPointVar(key), Result: NewPointVar(Mul(key, scalarOf(forged)))}
	loose, strict := compile(t, &looseCircuit{}), compile(t, &looseCircuit{strict: true})
	if !solves(t, loose, forgery, dishonest) {
		t.Error("the forgery does not satisfy the loose circuit: the test shows nothing")
	}
	if !solves(t, strict, honest) {
		t.Error("honest bits refused")
	}
	if solves(t, strict, forgery, dishonest) {
		t.Error("the bits of c + r are accepted")
	}
}

// libraryCircuit compares with gnark's own multiplication, which does without
// our digits, offsets and incomplete formulas.
type libraryCircuit struct {
	E       UnitScalar
	Library sw_grumpkin.Scalar
	C       frontend.Variable
	Integer sw_grumpkin.Scalar
	P       PointVar
}

func (c *libraryCircuit) Define(api frontend.API) error {
	curve, err := sw_grumpkin.NewCurve(api)
	if err != nil {
		return err
	}
	p := &sw_grumpkin.G1Affine{X: c.P.X, Y: c.P.Y}
	api.AssertIsEqual(ExchangeX(api, c.E.Constrain(api), c.P), curve.ScalarMul(p, &c.Library).X)
	got := mulInteger(api, c.C, c.P)
	got = add(api, got, scaled(offsetChallenge, challengeBits-1, -1))
	curve.AssertIsEqual(&sw_grumpkin.G1Affine{X: got.X, Y: got.Y}, curve.ScalarMul(p, &c.Integer))
	return nil
}

func TestAgreesWithLibraryGadget(t *testing.T) {
	n := 10
	if testing.Short() {
		n = 2
	}
	for range n {
		var e, x Scalar
		var c fr.Element
		e.MustSetRandom()
		x.MustSetRandom()
		c.MustSetRandom()
		key := MulG(x)
		assignment := &libraryCircuit{
			E: unit(t, e), Library: sw_grumpkin.NewScalar(e),
			C: c, Integer: sw_grumpkin.NewScalar(Reduce(c)), P: NewPointVar(key),
		}
		if err := test.IsSolved(&libraryCircuit{}, assignment, ecc.BN254.ScalarField()); err != nil {
			t.Fatal(err)
		}
	}
}

// libraryExchange is the exchange by the library's gadget.
type libraryExchange struct {
	E      sw_grumpkin.Scalar
	P      PointVar
	Result frontend.Variable
}

func (c *libraryExchange) Define(api frontend.API) error {
	curve, err := sw_grumpkin.NewCurve(api)
	if err != nil {
		return err
	}
	p := &sw_grumpkin.G1Affine{X: c.P.X, Y: c.P.Y}
	api.AssertIsEqual(c.Result, curve.ScalarMul(p, &c.E).X)
	return nil
}

// The keys that made us leave the library's gadget break it still: an honest
// exchange with [1/(1-lambda)] of the standard generator cannot be proved by it.
// So they are worth testing ours with.
func TestLibraryGadgetFailsOnAdversarialKey(t *testing.T) {
	key := adversarialKeys()["1/(1-lambda) of standard generator"]
	var e Scalar
	e.MustSetRandom()
	x, _ := Coordinates(Mul(key, e))
	assignment := &libraryExchange{E: sw_grumpkin.NewScalar(e), P: NewPointVar(key), Result: x}
	if test.IsSolved(&libraryExchange{}, assignment, ecc.BN254.ScalarField()) == nil {
		t.Skip("the library's gadget has been repaired")
	}
	ours := &exchangeCircuit{E: unit(t, e), P: NewPointVar(key), Result: x}
	if !solves(t, compile(t, &exchangeCircuit{}), ours) {
		t.Error("an honest exchange is refused")
	}
}

// The offsets are hashed from the names of zk/SPEC.md, section 3.1: with a known
// logarithm to G, or to each other, divisions of 0 by 0 would be in reach.
func TestOffsetsAreHashed(t *testing.T) {
	for name, offset := range map[string]Point{
		"exchange": offsetExchange, "base": offsetBase, "challenge": offsetChallenge,
	} {
		if offset != HashToPoint("circuit offset: "+name) {
			t.Errorf("%s: not the point hashed from its name", name)
		}
	}
}

func TestGadgetConstraintCounts(t *testing.T) {
	for _, c := range []struct {
		name    string
		circuit frontend.Circuit
		want    int
	}{
		{"digits", &digitsCircuit{}, 387},
		{"exchange", &exchangeCircuit{}, 387 + 903 + 4 + 1},
		{"base", &baseCircuit{}, 387 + 390 + 2},
		{"schnorr", &schnorrCircuit{}, 387 + 2426 + 2},
	} {
		if got := compile(t, c.circuit).GetNbConstraints(); got != c.want {
			t.Errorf("%s: %d constraints, want %d", c.name, got, c.want)
		}
	}
}
