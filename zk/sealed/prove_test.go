package sealed

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/setup"
)

var unsafeKeys = sync.OnceValues(func() (*setup.Keys, error) {
	return UnsafeKeys(context.Background(), nil)
})

func keys(t testing.TB) *setup.Keys {
	t.Helper()
	if testing.Short() {
		t.Skip("needs the proving key")
	}
	k, err := unsafeKeys()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestPinnedKeysAreOfThisCircuit(t *testing.T) {
	if err := setup.CheckPin(KeyName, &Circuit{}); err != nil {
		t.Error(err)
	}
}

func TestVerifierContractIsUpToDate(t *testing.T) {
	const path, name = "../../contracts/src/generated/SealedShareVerifierUnsafeDev.sol", "SealedShareVerifierUnsafeDev"
	var want bytes.Buffer
	if err := keys(t).WriteVerifier(&want, name); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%s is not that of the pinned keys; run make generate", path)
	}
}

// A proof is of one statement: moved to another chain or contract (domain),
// case, auditor's key, pseudonym, generation or seat, or with another leaf or
// envelope, it shows nothing.
func TestProofIsOfOneStatement(t *testing.T) {
	k, w := keys(t), newWorld(t)
	witness := w.witness(t, 1)
	p, err := Prove(k, witness)
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(k.Verifying, &witness.Statement, p); err != nil {
		t.Fatal(err)
	}
	other := w.witness(t, 1).Statement.Envelope
	for name, change := range map[string]func(*Statement){
		"chain":                       func(s *Statement) { s.Domain = pvss.TraceDomain(2, [20]byte{1}) },
		"case":                        func(s *Statement) { s.Case.SetOne() },
		"auditor":                     func(s *Statement) { s.Auditor = newKey(t).Public() },
		"negated auditor":             func(s *Statement) { s.Auditor.Y.Neg(&s.Auditor.Y) },
		"auditor (0, 0)":              func(s *Statement) { s.Auditor = curve.PublicKey{} },
		"nym":                         func(s *Statement) { s.Nym.SetOne() },
		"generation":                  func(s *Statement) { s.Generation++ },
		"seat":                        func(s *Statement) { s.Seat = 2 },
		"no seat":                     func(s *Statement) { s.Seat = 0 },
		"seat of the next generation": func(s *Statement) { s.Seat, s.Generation = s.Seat+256, s.Generation-1 },
		"seat and leaf":               func(s *Statement) { s.Seat, s.Leaf = 2, w.dealing.Leaf[2] },
		"leaf":                        func(s *Statement) { s.Leaf = w.dealing.Leaf[0] },
		"E'":                          func(s *Statement) { s.Envelope.E = other.E },
		"ciphertext":                  func(s *Statement) { s.Envelope.Ciphertext = other.Ciphertext },
		"envelope of the same":        func(s *Statement) { s.Envelope = other },
	} {
		s := witness.Statement
		change(&s)
		if err := Verify(k.Verifying, &s, p); !errors.Is(err, proof.ErrInvalid) {
			t.Errorf("%s changed: got %v", name, err)
		}
	}
	one := fr.One()
	for name, change := range map[string]func(*pvss.Inputs){
		"h": func(in *pvss.Inputs) { in.H.Add(&in.H, &one) },
		"z": func(in *pvss.Inputs) { in.Z.Add(&in.Z, &one) },
		"y": func(in *pvss.Inputs) { in.Y.Add(&in.Y, &one) },
	} {
		in := witness.Statement.Compress()
		change(&in)
		if err := verify(k.Verifying, in, p); !errors.Is(err, proof.ErrInvalid) {
			t.Errorf("%s changed: got %v", name, err)
		}
	}
}

// A seat cannot prove a share that is not the dealt one, whatever it believes.
func TestProveRefusesBeforeProving(t *testing.T) {
	k := keys(t)
	w := newWorld(t).witness(t, 1)
	w.Share.Value = poseidon2.Element(42)
	if _, err := Prove(k, w); !errors.Is(err, pvss.ErrWrongShare) {
		t.Errorf("got %v, want %v", err, pvss.ErrWrongShare)
	}
	if _, err := proof.Make(k, assign(t, w)); !errors.Is(err, proof.ErrUnsatisfied) {
		t.Errorf("without the check: got %v, want %v", err, proof.ErrUnsatisfied)
	}
}

// Keys that do not belong together are noticed before anything is sent.
func TestProveNoticesAnotherVerifyingKey(t *testing.T) {
	k := *keys(t)
	verifying := *k.Verifying.(*groth16bn254.VerifyingKey)
	verifying.G1.K = slices.Clone(verifying.G1.K)
	verifying.G1.K[1] = verifying.G1.K[2]
	k.Verifying = &verifying
	if _, err := Prove(&k, newWorld(t).witness(t, 1)); !errors.Is(err, proof.ErrInvalid) {
		t.Errorf("got %v, want %v", err, proof.ErrInvalid)
	}
}

// The verifier of registrations takes no sealed share.
func TestProofIsNoRegistration(t *testing.T) {
	k, w := keys(t), newWorld(t).witness(t, 1)
	p, err := Prove(k, w)
	if err != nil {
		t.Fatal(err)
	}
	other, err := registration.UnsafeKeys(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(other.Verifying, &w.Statement, p); !errors.Is(err, proof.ErrInvalid) {
		t.Errorf("got %v, want %v", err, proof.ErrInvalid)
	}
}

func BenchmarkProve(b *testing.B) {
	k, w := keys(b), newWorld(b)
	witnesses := make([]*Witness, 4)
	for i := range witnesses {
		witnesses[i] = w.witness(b, i+1)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := Prove(k, witnesses[i%len(witnesses)]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	w := newWorld(b)
	statements := make([]Statement, 4)
	for i := range statements {
		statements[i] = w.witness(b, i+1).Statement
	}
	for i := 0; b.Loop(); i++ {
		if _, err := statements[i%len(statements)].Open(w.auditor); err != nil {
			b.Fatal(err)
		}
	}
}
