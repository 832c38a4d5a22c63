package registration

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
)

// No input of the circuit is free: whichever one a prover changes alone, to the
// next element or to its negative, the public inputs or a rule refuse it. The
// negative of a digit is a digit, that of a scalar's.
func TestEveryInputIsBound(t *testing.T) {
	w, err := frontend.NewWitness(honest(t, newWorld(t)), ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	ccs, inputs, one := system(t), w.Vector().(fr.Vector), fr.One()
	if err := ccs.IsSolved(w); err != nil {
		t.Fatal(err)
	}
	step := 1
	if testing.Short() {
		step = 29
	}
	for i := 0; i < len(inputs); i += step {
		before := inputs[i]
		for name, change := range map[string]func(*fr.Element){
			"plus one": func(e *fr.Element) { e.Add(e, &one) },
			"negated":  func(e *fr.Element) { e.Neg(e) },
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
