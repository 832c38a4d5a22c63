// Package poseidon2 is Medveil's hash H over the BN254 scalar field F: the
// Poseidon2 permutation (Grassi, Khovratovich, Schofnegger, eprint 2023/323)
// of width 4 with 8 full and 56 partial rounds and gnark-crypto's constants,
// used as a sponge of rate 3 and capacity 1.
//
// There is one definition (zk/SPEC.md, section 2) and three implementations
// that are tested against each other: [Hash] in Go, [HashCircuit] in a gnark
// circuit, and the generated Solidity library Poseidon2.sol.
package poseidon2

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
)

// Parameters of the permutation.
const (
	Width         = 4
	Rate          = 3
	FullRounds    = 8
	PartialRounds = 56
)

var permutation = poseidon2.NewPermutation(Width, FullRounds, PartialRounds)

// Hash returns H(tag; inputs...). The capacity lane starts at tag*2^64 +
// len(inputs); inputs are added to the rate lanes three by three, zero-padded,
// with one permutation per block; the output is lane 0. It panics when inputs
// is empty: every use in Medveil has a fixed positive arity.
func Hash(tag Tag, inputs ...fr.Element) fr.Element {
	if len(inputs) == 0 {
		panic("poseidon2: hash of no inputs")
	}
	var state [Width]fr.Element
	state[Rate] = capacity(tag, len(inputs))
	for start := 0; start < len(inputs); start += Rate {
		for lane, in := range inputs[start:min(start+Rate, len(inputs))] {
			state[lane].Add(&state[lane], &in)
		}
		Permute(&state)
	}
	return state[0]
}

// Permute applies the Poseidon2 permutation to state in place.
func Permute(state *[Width]fr.Element) {
	if err := permutation.Permutation(state[:]); err != nil {
		panic(fmt.Sprintf("poseidon2: width %d refused: %v", Width, err)) // the width is a constant
	}
}

// capacity returns the initial capacity lane, tag*2^64 + arity.
func capacity(tag Tag, arity int) fr.Element {
	var c, n fr.Element
	c.SetUint64(uint64(tag))
	for range 64 {
		c.Double(&c)
	}
	n.SetUint64(uint64(arity))
	return *c.Add(&c, &n)
}
