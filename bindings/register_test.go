package bindings_test

import (
	"bytes"
	"fmt"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/zk/pvss"
)

// What the contracts and the Go packages compute independently is equal.
func TestFormulasAgreeWithGo(t *testing.T) {
	f := fiveSeats(t)
	w := f.registered(t, patient)
	s := f.submission(t, patient)
	x := s.statement.Vector()
	digest := common.Hash(x.Digest())
	for name, pair := range map[string][2]any{
		"consortium id":     {read(t, w, w.at.Consortium, consortium.PackConsortiumId(), consortium.UnpackConsortiumId), word(w.consortiumID())},
		"domain":            {read(t, w, w.at.Registry, registry.PackDomain(), registry.UnpackDomain), word(w.domain())},
		"committee digest":  {read(t, w, w.at.Consortium, consortium.PackEpochInfo(1), consortium.UnpackEpochInfo).Digest, word(w.committee().Digest())},
		"dealing digest":    {common.Hash(read(t, w, w.at.Registry, registry.PackDealingDigest(s.reg.Nym, 0), registry.UnpackDealingDigest)), digest},
		"vector, from here": {w.dealingDigest(s.reg), digest},
		"consent": {common.Hash(read(t, w, w.at.Registry,
			registry.PackConsentDigest(s.reg.Nym, 0, digest, crypto.Keccak256Hash(s.reg.PrePossession)), registry.UnpackConsentDigest)),
			w.consentDigest(s.reg, digest)},
	} {
		if fmt.Sprint(pair[0]) != fmt.Sprint(pair[1]) {
			t.Errorf("%s: contract %v, Go %v", name, pair[0], pair[1])
		}
	}
}

// A registration changes the views and emits the whole dealing.
func TestRegisterRoundTrip(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.newWorld(t), f.submission(t, patient)
	e := event(t, w.mustSend(t, w.deployer, w.at.Registry, s.call()), registry.UnpackRegisteredEvent)
	checkRegistered(t, w, s, e)

	got := read(t, w, w.at.Registry, registry.PackPseudonym(s.reg.Nym), registry.UnpackPseudonym)
	want := bindings.IPseudonymRegistryPseudonym{Account: s.reg.Account, Role: s.reg.Role, ValidUntil: s.reg.ValidUntil, Epoch: 1}
	if got != want {
		t.Errorf("pseudonym is %+v, want %+v", got, want)
	}
	if nym := read(t, w, w.at.Registry, registry.PackActiveNymOf(s.reg.Account), registry.UnpackActiveNymOf); nym.Cmp(s.reg.Nym) != 0 {
		t.Errorf("active nym of the account is %v, want %v", nym, s.reg.Nym)
	}
}

// checkRegistered checks an event against what was submitted, and that a seat or
// a worker can use what it says.
func checkRegistered(t *testing.T, w *world, s submission, e *bindings.PseudonymRegistryRegistered) {
	t.Helper()
	e.Raw = nil
	if want := registeredEvent(w, s); show(e) != show(want) {
		t.Fatalf("event %s, want %s", show(e), show(want))
	}
	if got := dealt(t, e); got.Dealing != s.statement.Dealing {
		t.Error("dealing of the event is not the one that was made")
	}
	key, err := pre.ParsePublicKey(e.PreKey)
	must(t, err)
	possession, err := pre.ParsePossession(e.PrePossession)
	must(t, err)
	must(t, pre.VerifyPossession(key, s.possessionContext(), possession))
}

// dealt parses the public vector of an event.
func dealt(t testing.TB, e *bindings.PseudonymRegistryRegistered) *pvss.Statement {
	t.Helper()
	var b bytes.Buffer
	for _, n := range e.Dealing {
		b.Write(n.FillBytes(make([]byte, 32)))
	}
	x, err := pvss.ParsePublicVector(b.Bytes())
	must(t, err)
	statement, err := x.Statement()
	must(t, err)
	return statement
}

// An identical registration is success for whoever submits it: a copy that is
// mined first does not make the original fail. It changes nothing.
func TestCopiedRegistrationHarmsNobody(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.newWorld(t), f.submission(t, patient)
	stranger := newKey(t)
	w.fund(t, stranger, s.account)
	if logs := w.mustSend(t, stranger, w.at.Registry, s.call()).Logs; len(logs) != 1 {
		t.Fatalf("the copy emitted %d events", len(logs))
	}
	for name, late := range map[string]submission{
		"the original":             s,
		"with a malleated proof":   s.malleated(),
		"without a proof":          {reg: s.reg, proof: [8]*big.Int(zeros(8))},
		"with another possession":  withPossession(s, []byte("mallory's")),
		"with another vector hash": withVectorHash(s, big.NewInt(1)),
	} {
		if logs := w.mustSend(t, s.account, w.at.Registry, late.call()).Logs; len(logs) != 0 {
			t.Errorf("%s emitted %d events", name, len(logs))
		}
	}
	if nym := read(t, w, w.at.Registry, registry.PackNymOf(addressOf(stranger)), registry.UnpackNymOf); nym.Sign() != 0 {
		t.Error("the stranger got a nym")
	}
}

// Anyone can turn a Groth16 proof into another one of the same statement:
// (-A, -B, C) is valid where (A, B, C) is. It is worth nothing more.
func TestMalleatedProofIsNoSecondRegistration(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.newWorld(t), f.submission(t, patient)
	malleated := s.malleated()
	if fmt.Sprint(malleated.proof) == fmt.Sprint(s.proof) {
		t.Fatal("the proof did not change")
	}
	if logs := w.mustSend(t, w.deployer, w.at.Registry, malleated.call()).Logs; len(logs) != 1 {
		t.Fatalf("a valid proof emitted %d events", len(logs))
	}
	if logs := w.mustSend(t, w.deployer, w.at.Registry, s.call()).Logs; len(logs) != 0 {
		t.Errorf("the same statement registered twice: %d events", len(logs))
	}
}

func TestOneAccountOneNym(t *testing.T) {
	f := fiveSeats(t)
	w := f.registered(t, patient)
	second := f.submission(t, patientSecond)
	w.mustRefuse(t, w.deployer, w.at.Registry, second.call(),
		&bindings.PseudonymRegistryRegistrationAccountTaken{Account: second.reg.Account})
}

// The same slot of the same holder is the same nym, whatever account and dealing.
func TestOneNymOneRegistration(t *testing.T) {
	f := fiveSeats(t)
	w := f.registered(t, patient)
	again := f.submission(t, patientAgain)
	if again.reg.Nym.Cmp(f.submission(t, patient).reg.Nym) != 0 {
		t.Fatal("the same slot gave another nym")
	}
	w.mustRefuse(t, w.deployer, w.at.Registry, again.call(), &bindings.PseudonymRegistryRegistrationNymTaken{Nym: again.reg.Nym})
}

// A valid proof of another generation registers nothing, before and after the
// first registration, and passes for no other generation.
func TestLaterGenerationRegistersNothing(t *testing.T) {
	f := fiveSeats(t)
	later := f.submission(t, patientLater)
	want := &bindings.PseudonymRegistryRegistrationGenerationRefused{Generation: big.NewInt(1)}
	w := f.newWorld(t)
	w.mustRefuse(t, w.deployer, w.at.Registry, later.call(), want)
	w.mustSend(t, w.deployer, w.at.Registry, f.submission(t, patient).call())
	w.mustRefuse(t, w.deployer, w.at.Registry, later.call(), want)
	later.reg.Generation = 0
	checkReason(t, f.newWorld(t).try(t, later.sign(t, w)), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})
}

func zeros(n int) []*big.Int {
	out := make([]*big.Int, n)
	for i := range out {
		out[i] = new(big.Int)
	}
	return out
}

func withPossession(s submission, possession []byte) submission {
	s.reg.PrePossession = possession
	return s
}

func withVectorHash(s submission, h *big.Int) submission {
	s.reg.VectorHash = h
	return s
}
