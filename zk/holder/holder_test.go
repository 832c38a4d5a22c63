package holder

import (
	"errors"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/setup"
)

var loaded sync.Map

func keys(t testing.TB) *Keys {
	t.Helper()
	if k, ok := loaded.Load("keys"); ok {
		return k.(*Keys)
	}
	k, err := UnsafeKeys(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	loaded.Store("keys", k)
	return k
}

func secret(t testing.TB) credential.HolderSecret {
	t.Helper()
	s, err := credential.GenerateHolderSecret()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPinnedKeysAreOfThisCircuit(t *testing.T) {
	if err := setup.CheckPin(KeyName, &Circuit{}); err != nil {
		t.Error(err)
	}
}

func TestRequestIsForOneChallenge(t *testing.T) {
	k, s := keys(t), secret(t)
	issuer, err := curve.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	challenge, err := credential.NewChallenge(poseidon2.Element(7), issuer.Public())
	if err != nil {
		t.Fatal(err)
	}
	request, err := s.Request(challenge, k)
	if err != nil {
		t.Fatal(err)
	}
	if err := request.Verify(challenge, k); err != nil {
		t.Fatal(err)
	}
	if len(request.Proof) != proof.Size {
		t.Errorf("proof of %d bytes", len(request.Proof))
	}
	again, err := credential.NewChallenge(challenge.ConsortiumID, challenge.Issuer)
	if err != nil {
		t.Fatal(err)
	}
	if err := request.Verify(again, k); !errors.Is(err, proof.ErrInvalid) {
		t.Errorf("another challenge: got %v", err)
	}
	other := request
	other.Holder = secret(t).Holder()
	if err := other.Verify(challenge, k); !errors.Is(err, proof.ErrInvalid) {
		t.Errorf("another holder: got %v", err)
	}
}

// The circuit binds the binding, whatever keys are pinned: with it in no
// constraint, a proof under keys of that circuit would verify for any binding.
func TestCircuitBindsTheBinding(t *testing.T) {
	fresh, _, err := setup.GenerateUnsafe(t.Context(), "holder test", &Circuit{})
	if err != nil {
		t.Fatal(err)
	}
	k, s := &Keys{fresh}, secret(t)
	p, err := k.ProveHolder(s, poseidon2.Element(1))
	if err != nil {
		t.Fatal(err)
	}
	for binding, want := range map[uint64]error{1: nil, 0: proof.ErrInvalid, 2: proof.ErrInvalid} {
		if err := k.VerifyHolder(s.Holder(), poseidon2.Element(binding), p); !errors.Is(err, want) {
			t.Errorf("binding %d: got %v, want %v", binding, err, want)
		}
	}
}

func TestVerifyRefusesHostileBytes(t *testing.T) {
	k, s, binding := keys(t), secret(t), poseidon2.Element(1)
	p, err := k.ProveHolder(s, binding)
	if err != nil {
		t.Fatal(err)
	}
	flipped := append([]byte(nil), p...)
	flipped[7] ^= 1
	for name, b := range map[string][]byte{"nil": nil, "short": p[:255], "long": append(p[:256:256], 0), "flipped": flipped} {
		if k.VerifyHolder(s.Holder(), binding, b) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// Nobody proves a holder whose secret he does not have.
func TestForgedSecretIsUnsatisfiable(t *testing.T) {
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &Circuit{})
	if err != nil {
		t.Fatal(err)
	}
	holder := secret(t).Holder()
	for _, k := range []fr.Element{{}, secret(t).Element(), holder} {
		w, err := frontend.NewWitness(&Circuit{Holder: holder, Binding: 1, Secret: k}, ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		if ccs.IsSolved(w) == nil {
			t.Error("a wrong secret is accepted")
		}
	}
}
