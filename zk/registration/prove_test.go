package registration

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"sync"
	"testing"

	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
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
	if pvss.N != 16 {
		t.Skip("the contracts are for 16 seats")
	}
	const path, name = "../../contracts/src/generated/RegistrationVerifierUnsafeDev.sol", "RegistrationVerifierUnsafeDev"
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

// A proof is of one vector: no word of it can be changed, whether to replay the
// proof elsewhere (domain, nym, generation) or to alter the dealing.
func TestProofIsOfOneVector(t *testing.T) {
	k := keys(t)
	w := newWorld(t).witness(t)
	p, err := Prove(k, w)
	if err != nil {
		t.Fatal(err)
	}
	x := w.Statement.Vector()
	if err := Verify(k.Verifying, &x, p); err != nil {
		t.Fatal(err)
	}
	one := poseidon2.Element(1)
	for j := range x {
		changed := x
		changed[j].Add(&changed[j], &one)
		if err := Verify(k.Verifying, &changed, p); !errors.Is(err, proof.ErrInvalid) {
			t.Errorf("word %d changed: got %v", j, err)
		}
	}
	// A verifier that let the prover choose z, or y, would be fooled; ours takes
	// neither. Each of the three inputs is bound by the proof itself.
	for name, change := range map[string]func(*pvss.Inputs){
		"h": func(in *pvss.Inputs) { in.H.Add(&in.H, &one) },
		"z": func(in *pvss.Inputs) { in.Z.Add(&in.Z, &one) },
		"y": func(in *pvss.Inputs) { in.Y.Add(&in.Y, &one) },
	} {
		in := x.Compress()
		change(&in)
		if err := verify(k.Verifying, in, p); !errors.Is(err, proof.ErrInvalid) {
			t.Errorf("%s changed: got %v", name, err)
		}
	}
}

func TestProveRefusesBeforeProving(t *testing.T) {
	k := keys(t)
	w := newWorld(t).witness(t)
	w.Statement.ValidUntil = expiryDay + 1
	if _, err := Prove(k, w); !errors.Is(err, credential.ErrExpired) {
		t.Errorf("got %v, want %v", err, credential.ErrExpired)
	}
}

// Keys that do not belong together are noticed before anything is sent.
func TestProveNoticesAnotherVerifyingKey(t *testing.T) {
	k := *keys(t)
	verifying := *k.Verifying.(*groth16bn254.VerifyingKey)
	verifying.G1.K = slices.Clone(verifying.G1.K)
	verifying.G1.K[1] = verifying.G1.K[2]
	k.Verifying = &verifying
	if _, err := Prove(&k, newWorld(t).witness(t)); !errors.Is(err, proof.ErrInvalid) {
		t.Errorf("got %v, want %v", err, proof.ErrInvalid)
	}
}

func BenchmarkProve(b *testing.B) {
	k, w := keys(b), newWorld(b)
	witnesses := make([]*Witness, 4)
	for i := range witnesses {
		witnesses[i] = w.witness(b)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := Prove(k, witnesses[i%len(witnesses)]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	k, w := keys(b), newWorld(b).witness(b)
	p, err := Prove(k, w)
	if err != nil {
		b.Fatal(err)
	}
	x := w.Statement.Vector()
	for b.Loop() {
		if err := Verify(k.Verifying, &x, p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	w := newWorld(b).witness(b)
	for b.Loop() {
		if err := w.Check(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadUnsafeKeys(b *testing.B) {
	keys(b)
	for b.Loop() {
		if _, err := UnsafeKeys(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
	}
}
