package registration

import (
	"github.com/consensys/gnark/frontend"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

// A Circuit is the registration relation (zk/SPEC.md, section 9). All inputs
// but the three public ones are secret: the public vector x is computed from
// them and bound by H.
//
// What a circuit says is the sum of its [rules].
type Circuit struct {
	H frontend.Variable `gnark:",public"` // H(PI; x)
	Z frontend.Variable `gnark:",public"` // keccak256(x || h) mod r, not checked here
	Y frontend.Variable `gnark:",public"` // sum of x_j z^j

	// The committee whose digest is opened.
	ConsortiumID, Epoch frontend.Variable
	Active              [pvss.N]frontend.Variable // mask bits
	Share, Issuer       [pvss.N]curve.PointVar    // the keys of the seats
	Below               [pvss.N]frontend.Variable // Below[j] = 1 if and only if j < t

	// The credential.
	Identity     [2]frontend.Variable
	ExpiryDay    frontend.Variable
	HolderSecret frontend.Variable
	IssuerSeat   [pvss.N]frontend.Variable // 1 for the issuing seat, else 0
	SignatureR   curve.PointVar
	SignatureS   curve.UnitScalar

	// Words of x that the prover is given.
	Domain, Generation, Role, ValidUntil, MaxNyms, Account, PREKeyHash frontend.Variable

	// The dealing.
	Slot         frontend.Variable
	E            curve.UnitScalar
	Coefficients [pvss.N]frontend.Variable // of the polynomial p
}

// Define asserts every rule.
func (c *Circuit) Define(api frontend.API) error {
	s := derive(api, c)
	for _, r := range rules {
		r.assert(s)
	}
	return nil
}

// A statement is a circuit while it is being defined, with the values that
// several rules share. Deriving them asserts that the digits of the two scalars
// are units and that the mask is made of bits, and nothing else.
type statement struct {
	*Circuit
	api        frontend.API
	holder     frontend.Variable // H(HOLD; k)
	nym        frontend.Variable // H(NYM; k, domain, slot)
	e, s       *curve.Digits
	shareKeys  [pvss.N]curve.PointVar // PK_i, or the filler for an empty seat
	issuerKey  curve.PointVar         // of the selected seat
	issuerSeat frontend.Variable      // its number, from 1
}

func derive(api frontend.API, c *Circuit) *statement {
	s := &statement{Circuit: c, api: api, e: c.E.Constrain(api), s: c.SignatureS.Constrain(api)}
	s.holder = poseidon2.HashCircuit(api, poseidon2.TagHolder, c.HolderSecret)
	s.nym = poseidon2.HashCircuit(api, poseidon2.TagNym, c.HolderSecret, c.Domain, c.Slot)
	s.issuerKey = curve.PointVar{X: 0, Y: 0}
	s.issuerSeat = 0
	for i, selected := range c.IssuerSeat {
		s.shareKeys[i] = s.shareKey(i)
		s.issuerKey.X = api.Add(s.issuerKey.X, api.Mul(selected, c.Issuer[i].X))
		s.issuerKey.Y = api.Add(s.issuerKey.Y, api.Mul(selected, c.Issuer[i].Y))
		s.issuerSeat = api.Add(s.issuerSeat, api.Mul(selected, i+1))
	}
	return s
}

// vector returns x in the order of [pvss.Statement.Vector].
func (s *statement) vector() []frontend.Variable {
	base := curve.MulBase(s.api, s.e)
	x := []frontend.Variable{
		s.Domain, s.committeeDigest(), s.nym, s.Generation, s.Role, s.ValidUntil,
		s.MaxNyms, s.Account, s.PREKeyHash, base.X, base.Y,
	}
	x = append(x, s.ciphertexts()...)
	x = append(x, s.leaves()...)
	return append(x, s.escrow()...)
}
