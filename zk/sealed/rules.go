package sealed

import (
	"github.com/consensys/gnark/frontend"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

// rules are all that the circuit asserts, one thing each, so that a test can
// leave any of them out and see a forgery pass that the whole circuit refuses.
// The letters are those of zk/SPEC.md, section 10.
var rules = []rule{
	{"key", (*statement).assertKey},
	{"leaf", (*statement).assertLeaf},
	{"ephemeral", (*statement).assertEphemeral},
	{"ciphertext", (*statement).assertCiphertext},
	{"vector", (*statement).assertVector},
}

type rule struct {
	name   string
	assert func(*statement)
}

// assertKey: (a) A is on the curve, so it is not (0, 0). The contract checks it
// when a case is opened, with every other bound on x; the circuit too, at the
// price of four constraints, because the argument about its additions starts
// from points of the curve (zk/SPEC.md, section 3.1).
func (s *statement) assertKey() { s.Auditor.AssertOnCurve(s.api) }

// assertLeaf: (b) leaf_i = H(LEAF; p(i), nym, i + 2^8 * generation). The
// verifier fixes i and generation, both narrow, so no range is asserted of them.
func (s *statement) assertLeaf() {
	index := s.api.Add(s.Seat, s.api.Mul(s.Generation, 1<<8))
	leaf := poseidon2.HashCircuit(s.api, poseidon2.TagLeaf, s.Share, s.Nym, index)
	s.api.AssertIsEqual(s.Leaf, leaf)
}

// assertEphemeral: (c) E' = [e']G.
func (s *statement) assertEphemeral() {
	base := curve.MulBase(s.api, s.e)
	s.api.AssertIsEqual(s.Ephemeral.X, base.X)
	s.api.AssertIsEqual(s.Ephemeral.Y, base.Y)
}

// assertCiphertext: (d) ct = p(i) + H(SEAL; ([e']A).x, caseId, i).
func (s *statement) assertCiphertext() {
	k := curve.ExchangeX(s.api, s.e, s.Auditor)
	pad := poseidon2.HashCircuit(s.api, poseidon2.TagSeal, k, s.Case, s.Seat)
	s.api.AssertIsEqual(s.Ciphertext, s.api.Add(s.Share, pad))
}

// assertVector: H and Y are those of the words above. Since H was fixed before
// Z, a hash of both, they are the words that the verifier computed Y from,
// except with probability |x|/r.
func (s *statement) assertVector() {
	x := s.vector()
	s.api.AssertIsEqual(s.H, poseidon2.HashCircuit(s.api, poseidon2.TagSealVector, x...))
	var y frontend.Variable = 0
	for j := len(x) - 1; j >= 0; j-- {
		y = s.api.Add(s.api.Mul(y, s.Z), x[j]) // Horner
	}
	s.api.AssertIsEqual(s.Y, y)
}
