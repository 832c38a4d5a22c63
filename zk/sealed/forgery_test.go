package sealed

import (
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/test"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

// A forgery is an assignment that breaks one rule and, but for it, is as good
// as honest: without that rule the circuit accepts it.
type forgery struct {
	rule  string
	forge func(*testing.T, *world) *Circuit
}

// forgeries by the lie that they tell.
var forgeries = map[string]forgery{
	"auditor key (0, 0)": {"key", func(t *testing.T, w *world) *Circuit {
		return sealedTo(t, w, curve.PointVar{X: 0, Y: 0})
	}},
	"auditor key off the curve": {"key", func(t *testing.T, w *world) *Circuit {
		_, y := w.terms.Auditor.Coordinates()
		return sealedTo(t, w, curve.PointVar{X: 5, Y: y})
	}},
	"share of another polynomial": {"leaf", func(t *testing.T, w *world) *Circuit {
		return shareOf(t, w, poseidon2.Element(42))
	}},
	"share of another seat": {"leaf", func(t *testing.T, w *world) *Circuit {
		return shareOf(t, w, w.share(t, 2).Value)
	}},
	"leaf of another seat": {"leaf", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Leaf = w.dealing.Leaf[2]
		return c
	}},
	"leaf of the secret": {"leaf", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Leaf = w.dealing.Leaf[0]
		return c
	}},
	"another nym's share": {"leaf", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Nym = 98
		return c
	}},
	"another generation's share": {"leaf", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Generation = 4
		return c
	}},
	"E' of another e'": {"ephemeral", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Ephemeral = curve.NewPointVar(curve.Point(newKey(t).Public()))
		return c
	}},
	"E' of the dealing": {"ephemeral", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Ephemeral = curve.NewPointVar(w.dealing.E)
		return c
	}},
	"-E'": {"ephemeral", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		y := c.Ephemeral.Y.(fr.Element)
		c.Ephemeral.Y = *y.Neg(&y)
		return c
	}},
	"E' with another x": {"ephemeral", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Ephemeral.X = 1
		return c
	}},
	"E' (0, 0)": {"ephemeral", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Ephemeral = curve.PointVar{X: 0, Y: 0}
		return c
	}},
	"ct of a different value": {"ciphertext", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Ciphertext = 42
		return c
	}},
	"the share in the clear": {"ciphertext", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Ciphertext = c.Share
		return c
	}},
	"sealed to another key": {"ciphertext", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Auditor = curve.NewPointVar(curve.Point(newKey(t).Public()))
		return c
	}},
	"sealed for another case": {"ciphertext", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Case = 1235
		return c
	}},
	"sealed under another e'": {"ciphertext", func(t *testing.T, w *world) *Circuit {
		other := w.witness(t, 1).Statement.Envelope
		c := honest(t, w)
		c.Ciphertext = other.Ciphertext
		return c
	}},
}

func honest(t *testing.T, w *world) *Circuit { return assign(t, w.witness(t, 1)) }

// shareOf seals any value, honestly but for its leaf.
func shareOf(t *testing.T, w *world, value fr.Element) *Circuit {
	t.Helper()
	forged := w.witness(t, 1)
	forged.Share.Value = value
	forged.Statement.Envelope = forged.envelope()
	return assign(t, forged)
}

// sealedTo seals the share to any pair of coordinates as the circuit computes
// it, which the native code refuses to do.
func sealedTo(t *testing.T, w *world, key curve.PointVar) *Circuit {
	t.Helper()
	c := honest(t, w)
	c.Auditor = key
	var exchanged fr.Element
	if err := test.IsSolved(&probe{result: &exchanged}, &probe{Circuit: *c}, ecc.BN254.ScalarField()); err != nil {
		t.Fatal(err)
	}
	share := c.Share.(fr.Element)
	pad := poseidon2.Hash(poseidon2.TagSeal, exchanged, w.terms.Case, fr.One())
	c.Ciphertext = *share.Add(&share, &pad)
	return c
}

// probe evaluates ([e']A).x with the circuit's own code, and asserts no rule.
type probe struct {
	Circuit
	result *fr.Element
}

func (p *probe) Define(api frontend.API) error {
	s := derive(api, &p.Circuit)
	_, err := p.result.SetInterface(curve.ExchangeX(api, s.e, s.Auditor)) // an integer in the test engine
	return err
}

// complete gives c the public inputs that belong to its words.
func complete(t *testing.T, c *Circuit) *Circuit {
	t.Helper()
	var x [Words]fr.Element
	for j, word := range (&statement{Circuit: c}).vector() {
		if _, err := x[j].SetInterface(word); err != nil {
			t.Fatal(err)
		}
	}
	in := pvss.Compress(poseidon2.TagSealVector, x[:])
	c.H, c.Z, c.Y = in.H, in.Z, in.Y
	return c
}

// lenient is the circuit without one rule.
type lenient struct {
	Circuit
	without string
}

func (l *lenient) Define(api frontend.API) error {
	s := derive(api, &l.Circuit)
	for _, r := range rules {
		if r.name != l.without {
			r.assert(s)
		}
	}
	return nil
}

func TestForgedWitnessesAreUnsatisfiable(t *testing.T) {
	for name, f := range forgeries {
		if solves(t, system(t), complete(t, f.forge(t, newWorld(t)))) {
			t.Errorf("%s: accepted", name)
		}
	}
}

// Each rule is needed: without it the forgery is accepted. So the forgeries fail
// for the reason they should, and no rule is idle.
func TestForgeriesPassWithoutTheRule(t *testing.T) {
	for _, r := range rules {
		if r.name == "vector" {
			continue // see TestPublicInputsAreBound
		}
		ccs, tried := compile(t, &lenient{without: r.name}), 0
		for name, f := range forgeries {
			if f.rule != r.name {
				continue
			}
			tried++
			if !solves(t, ccs, &lenient{Circuit: *complete(t, f.forge(t, newWorld(t)))}) {
				t.Errorf("%s: refused even without %s: the forgery shows nothing", name, r.name)
			}
		}
		if tried == 0 {
			t.Errorf("no forgery needs the rule %s", r.name)
		}
	}
}

// H and Y are bound to the words: neither may be that of others.
func TestPublicInputsAreBound(t *testing.T) {
	w := newWorld(t)
	c := honest(t, w)
	other, one := w.witness(t, 2).Statement.Compress(), fr.One()
	var next fr.Element
	for name, change := range map[string]func(*Circuit){
		"another vector":       func(c *Circuit) { c.H, c.Z, c.Y = other.H, other.Z, other.Y },
		"another H":            func(c *Circuit) { c.H = other.H },
		"another Y":            func(c *Circuit) { c.Y = other.Y },
		"another Z":            func(c *Circuit) { c.Z = other.Z },
		"Z and Y of another":   func(c *Circuit) { c.Z, c.Y = other.Z, other.Y },
		"H one more":           func(c *Circuit) { h := c.H.(fr.Element); c.H = *next.Add(&h, &one) },
		"Z zero and Y not x_0": func(c *Circuit) { c.Z, c.Y = 0, 0 },
		"H under registration's tag": func(c *Circuit) {
			x := w.witness(t, 1).Statement.Vector()
			in := pvss.Compress(poseidon2.TagPublic, x[:])
			c.H, c.Z, c.Y = in.H, in.Z, in.Y
		},
	} {
		forged := *c
		change(&forged)
		if solves(t, system(t), &forged) {
			t.Errorf("%s: accepted", name)
		}
	}
}

// Whoever publishes words of which any is not the proven one is refused: then
// H, Z and Y are those of other words.
func TestEveryWordOfTheVectorIsBound(t *testing.T) {
	witness := newWorld(t).witness(t, 1)
	c, x, one := assign(t, witness), witness.Statement.Vector(), fr.One()
	for j := range x {
		changed := x
		changed[j].Add(&changed[j], &one)
		in := pvss.Compress(poseidon2.TagSealVector, changed[:])
		forged := *c
		forged.H, forged.Z, forged.Y = in.H, in.Z, in.Y
		if solves(t, system(t), &forged) {
			t.Errorf("word %d: accepted", j)
		}
	}
}

// No input of the circuit is free: whichever one a prover changes alone, to the
// next element or to its negative, the public inputs or a rule refuse it.
func TestEveryInputIsBound(t *testing.T) {
	w, err := frontend.NewWitness(honest(t, newWorld(t)), ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	ccs, inputs, one := system(t), w.Vector().(fr.Vector), fr.One()
	step := 1
	if testing.Short() {
		step = 7
	}
	for i := 0; i < len(inputs); i += step {
		before := inputs[i]
		for name, change := range map[string]func(*fr.Element){
			"plus one": func(e *fr.Element) { e.Add(e, &one) },
			"negated":  func(e *fr.Element) { e.Neg(e) },
			"zero":     func(e *fr.Element) { e.SetZero() },
		} {
			change(&inputs[i])
			if inputs[i] != before && ccs.IsSolved(w) == nil {
				t.Errorf("input %d of %d %s: accepted", i, len(inputs), name)
			}
			inputs[i] = before
		}
	}
	if err := ccs.IsSolved(w); err != nil {
		t.Error("the changes were not undone: the test shows nothing")
	}
}

// A zero e' would make E' infinity; its digits do not exist, and no mix of
// digits that sum to zero satisfies the circuit.
func TestZeroScalarIsUnsatisfiable(t *testing.T) {
	w := newWorld(t)
	forged := w.witness(t, 1)
	forged.E = curve.SecretKey{}
	if _, err := forged.Assign(); err == nil {
		t.Error("zero has digits")
	}
	c := honest(t, w)
	for k := range c.E.Digit {
		c.E.Digit[k] = 0 // not a unit
	}
	c.Ephemeral = curve.PointVar{X: 0, Y: 0}
	if solves(t, system(t), complete(t, c)) {
		t.Error("digits that are zero are accepted")
	}
}

func TestForgeriesNameRules(t *testing.T) {
	for name, f := range forgeries {
		if !slices.ContainsFunc(rules, func(r rule) bool { return r.name == f.rule }) {
			t.Errorf("%s: there is no rule %s", name, f.rule)
		}
	}
}
