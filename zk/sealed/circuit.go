package sealed

import (
	"github.com/consensys/gnark/frontend"

	"github.com/medveil/medveil/zk/curve"
)

// A Circuit is the relation of a sealed share (zk/SPEC.md, section 10). All
// inputs but the three public ones are secret: H binds the words of x.
//
// What a circuit says is the sum of its [rules].
type Circuit struct {
	H frontend.Variable `gnark:",public"` // H(SPI; x)
	Z frontend.Variable `gnark:",public"` // keccak256(x || h) mod r, not checked here
	Y frontend.Variable `gnark:",public"` // sum of x_j z^j

	// The words of x.
	Domain, Case          frontend.Variable
	Auditor               curve.PointVar // A
	Nym, Generation, Seat frontend.Variable
	Leaf                  frontend.Variable
	Ephemeral             curve.PointVar // E'
	Ciphertext            frontend.Variable

	// The secrets.
	Share frontend.Variable // p(i)
	E     curve.UnitScalar  // e'
}

// Define asserts every rule.
func (c *Circuit) Define(api frontend.API) error {
	s := derive(api, c)
	for _, r := range rules {
		r.assert(s)
	}
	return nil
}

// A statement is a circuit while it is being defined. Deriving it asserts that
// the digits of e' are units, and nothing else.
type statement struct {
	*Circuit
	api frontend.API
	e   *curve.Digits
}

func derive(api frontend.API, c *Circuit) *statement {
	return &statement{Circuit: c, api: api, e: c.E.Constrain(api)}
}

// vector returns x in the order of [Statement.Vector].
func (s *statement) vector() []frontend.Variable {
	return []frontend.Variable{
		s.Domain, s.Case, s.Auditor.X, s.Auditor.Y, s.Nym, s.Generation, s.Seat,
		s.Leaf, s.Ephemeral.X, s.Ephemeral.Y, s.Ciphertext,
	}
}
