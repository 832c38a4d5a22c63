package registration

import (
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/math/bits"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

// rules are all that the circuit asserts, one thing each, so that a test can
// leave any of them out and see a forgery pass that the whole circuit refuses.
// The letters are those of zk/SPEC.md, section 9.
var rules = []rule{
	{"threshold", (*statement).assertThreshold},
	{"degree", (*statement).assertDegree},
	{"keys", (*statement).assertKeys},
	{"one issuer", (*statement).assertOneIssuer},
	{"active issuer", (*statement).assertActiveIssuer},
	{"signature", (*statement).assertSignature},
	{"expiry", (*statement).assertExpiry},
	{"slot", (*statement).assertSlot},
	{"generation", (*statement).assertGeneration},
	{"vector", (*statement).assertVector},
}

type rule struct {
	name   string
	assert func(*statement)
}

// assertThreshold: Below is 1, 1, then ones and then zeros. With the digest,
// which holds its sum, it is the t of the committee in unary.
func (s *statement) assertThreshold() {
	s.api.AssertIsEqual(s.Below[0], 1)
	s.api.AssertIsEqual(s.Below[1], 1)
	for j := 2; j < len(s.Below); j++ {
		s.api.AssertIsBoolean(s.Below[j])
		zeroUnless(s.api, s.Below[j], s.Below[j-1])
	}
}

// assertDegree: (e) coefficients a_j with j >= t are zero.
func (s *statement) assertDegree() {
	for j, a := range s.Coefficients {
		zeroUnless(s.api, a, s.Below[j])
	}
}

// assertKeys: the share keys of active seats and the selected issuer key are on
// the curve. The contract saw to it before it sealed the digest; multiplications
// rely on it, so it is not left to another program.
func (s *statement) assertKeys() {
	for _, key := range s.shareKeys {
		key.AssertOnCurve(s.api)
	}
	s.issuerKey.AssertOnCurve(s.api)
}

// assertOneIssuer: (a) exactly one seat is selected.
func (s *statement) assertOneIssuer() {
	var sum frontend.Variable = 0
	for _, selected := range s.IssuerSeat {
		s.api.AssertIsBoolean(selected)
		sum = s.api.Add(sum, selected)
	}
	s.api.AssertIsEqual(sum, 1)
}

// assertActiveIssuer: (a) the selected seat is active. The key of an empty seat
// is (0, 0), which has no secret, but neither is it a point: signatures "under"
// it must be impossible, not merely unknown.
func (s *statement) assertActiveIssuer() {
	for i, selected := range s.IssuerSeat {
		zeroUnless(s.api, selected, s.Active[i])
	}
}

// assertSignature: (a) the selected key signed the identity, role, expiry and
// holder of this registration: R = [s]G - [c]I, c = H(SIG; R, I, m).
func (s *statement) assertSignature() {
	m := poseidon2.HashCircuit(s.api, poseidon2.TagCredential, s.ConsortiumID,
		s.Identity[0], s.Identity[1], s.Role, s.ExpiryDay, s.holder)
	c := poseidon2.HashCircuit(s.api, poseidon2.TagSignature,
		s.SignatureR.X, s.SignatureR.Y, s.issuerKey.X, s.issuerKey.Y, m)
	r := curve.SchnorrCommitment(s.api, s.s, c, s.issuerKey)
	s.api.AssertIsEqual(s.SignatureR.X, r.X)
	s.api.AssertIsEqual(s.SignatureR.Y, r.Y)
}

// assertExpiry: (b) expiryDay = validUntil + d with both summands below 2^32, so
// nothing wraps around r.
func (s *statement) assertExpiry() {
	assertBits(s.api, s.ValidUntil, 32)
	assertBits(s.api, s.api.Sub(s.ExpiryDay, s.ValidUntil), 32)
}

// assertSlot: (c) maxNyms = slot + 1 + d with slot and d below 2^16.
func (s *statement) assertSlot() {
	assertBits(s.api, s.Slot, 16)
	assertBits(s.api, s.api.Sub(s.MaxNyms, 1, s.Slot), 16)
}

// assertGeneration: below 2^32, so that i + 2^8*generation determines both.
func (s *statement) assertGeneration() { assertBits(s.api, s.Generation, 32) }

// assertVector: (c), (d), (f), (g) H and Y are those of the x computed here.
// Since H was fixed before Z, a hash of both, x is the one that the verifier
// computed Y from, except with probability |x|/r.
func (s *statement) assertVector() {
	x := s.vector()
	s.api.AssertIsEqual(s.H, poseidon2.HashCircuit(s.api, poseidon2.TagPublic, x...))
	var y frontend.Variable = 0
	for j := len(x) - 1; j >= 0; j-- {
		y = s.api.Add(s.api.Mul(y, s.Z), x[j]) // Horner
	}
	s.api.AssertIsEqual(s.Y, y)
}

// zeroUnless asserts value * (1 - condition) = 0.
func zeroUnless(api frontend.API, value, condition frontend.Variable) {
	api.AssertIsEqual(api.Mul(value, api.Sub(1, condition)), 0)
}

// assertBits asserts 0 <= v < 2^n with plain bits. The range checks of gnark's
// std/rangecheck would put a commitment into the proof.
func assertBits(api frontend.API, v frontend.Variable, n int) {
	bits.ToBinary(api, v, bits.WithNbDigits(n))
}
