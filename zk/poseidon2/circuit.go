package poseidon2

import (
	"github.com/consensys/gnark/frontend"
	permutation2 "github.com/consensys/gnark/std/permutation/poseidon2"
)

// HashCircuit is [Hash] in a circuit over F: 264 R1CS constraints for every
// three inputs or part thereof. Like Hash it panics when inputs is empty, which
// can only happen while a circuit is compiled.
func HashCircuit(api frontend.API, tag Tag, inputs ...frontend.Variable) frontend.Variable {
	if len(inputs) == 0 {
		panic("poseidon2: hash of no inputs")
	}
	perm, err := permutation2.NewPoseidon2FromParameters(api, Width, FullRounds, PartialRounds)
	if err != nil {
		panic("poseidon2: " + err.Error()) // the circuit is not over F
	}
	state := []frontend.Variable{0, 0, 0, capacity(tag, len(inputs))}
	for start := 0; start < len(inputs); start += Rate {
		for lane, in := range inputs[start:min(start+Rate, len(inputs))] {
			state[lane] = api.Add(state[lane], in)
		}
		if err := perm.Permutation(state); err != nil {
			panic("poseidon2: " + err.Error()) // the width is a constant
		}
	}
	return state[0]
}
