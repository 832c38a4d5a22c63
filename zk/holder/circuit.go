package holder

import (
	"github.com/consensys/gnark/frontend"

	"github.com/medveil/medveil/zk/poseidon2"
)

// A Circuit is the relation holder = H(HOLD; k).
type Circuit struct {
	Holder  frontend.Variable `gnark:",public"`
	Binding frontend.Variable `gnark:",public"`
	Secret  frontend.Variable // k
}

// Define asserts the relation. The binding is squared, in a constraint of its
// own, so that its column of the setup is nonzero and independent of the others:
// then nobody can turn a proof for one binding into a proof for another (Groth16
// is weakly simulation extractable, eprint 2020/811). An input in no constraint
// would not be bound at all.
func (c *Circuit) Define(api frontend.API) error {
	api.AssertIsEqual(c.Holder, poseidon2.HashCircuit(api, poseidon2.TagHolder, c.Secret))
	api.Mul(c.Binding, c.Binding)
	return nil
}
