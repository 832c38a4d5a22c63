package poseidon2

import (
	"fmt"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
)

type hashCircuit struct {
	Inputs []frontend.Variable
	Output frontend.Variable `gnark:",public"`
	tag    Tag
}

func (c *hashCircuit) Define(api frontend.API) error {
	api.AssertIsEqual(c.Output, HashCircuit(api, c.tag, c.Inputs...))
	return nil
}

// The circuit accepts the output of [Hash] and nothing else, for every residue
// of the arity modulo the rate.
func TestCircuitAgreesWithHash(t *testing.T) {
	for arity := 1; arity <= 7; arity++ {
		t.Run(fmt.Sprint(arity), func(t *testing.T) {
			ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder,
				&hashCircuit{Inputs: make([]frontend.Variable, arity), tag: TagLeaf})
			if err != nil {
				t.Fatal(err)
			}
			if want := 264*((arity+2)/3) + 1; ccs.GetNbConstraints() != want {
				t.Errorf("%d constraints, want %d", ccs.GetNbConstraints(), want)
			}
			in := make([]fr.Element, arity)
			assignment := &hashCircuit{Inputs: make([]frontend.Variable, arity)}
			for i := range in {
				in[i].MustSetRandom()
				assignment.Inputs[i] = in[i]
			}
			solves := func(output fr.Element) bool {
				assignment.Output = output
				w, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
				if err != nil {
					t.Fatal(err)
				}
				return ccs.IsSolved(w) == nil
			}
			if !solves(Hash(TagLeaf, in...)) {
				t.Error("the native hash does not satisfy the circuit")
			}
			if solves(Hash(TagPad, in...)) {
				t.Error("a hash under another tag satisfies the circuit")
			}
			if solves(Hash(TagLeaf, append(in, fr.Element{})...)) {
				t.Error("a hash of one more zero satisfies the circuit")
			}
		})
	}
}
