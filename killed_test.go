package medveil_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/credential"
)

// errKilled stands for the end of the process.
var errKilled = errors.New("killed")

// A lastRelay is the last thing that a process does: it hands the submission on,
// or not even that.
type lastRelay struct {
	medveil.Relay               // never asked
	next          medveil.Relay // nil if the process ends before
	got           *api.RegisterRequest
}

func (r *lastRelay) Register(ctx context.Context, request *api.RegisterRequest) (*api.RegisterResponse, error) {
	r.got = request
	if r.next != nil {
		if _, err := r.next.Register(ctx, request); err != nil {
			return nil, err
		}
	}
	return nil, errKilled
}

// TestKilledWhileRenewing: whatever a process was about when it ended, its wallet
// file has every key that the chain has, and what was secret in one submission is
// in no other.
func TestKilledWhileRenewing(t *testing.T) {
	if testing.Short() {
		t.Skip("makes registration proofs")
	}
	w, client := newSealedWorld(t)
	ctx, keys, relay := context.Background(), testKeys(t), w.relay(t, client)
	patient := enrol(t, w, client, 1, "Trenton Turner, 1987-03-14", credential.RolePatient)
	patient.register(t, client, relay, credential.RolePatient)
	path := filepath.Join(t.TempDir(), "wallet.age")
	must(t, patient.wallet.Create(path, "correct horse"))
	reopen := func() *medveil.Wallet {
		t.Helper()
		wallet, err := medveil.OpenWallet(path, "correct horse")
		must(t, err)
		return wallet
	}
	first, second := &lastRelay{}, &lastRelay{next: relay}
	for _, last := range []*lastRelay{first, second} {
		if _, _, err := client.Renew(ctx, reopen(), keys, last, medveil.Renewal{Nym: patient.nym, FreshPreKey: true}); !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
	}
	if first.got.Generation != second.got.Generation {
		t.Error("the submissions are not for the same generation: the test shows nothing")
	}
	checkNothingShared(t, first.got, second.got)

	wallet := reopen()
	label, err := wallet.Label(patient.nym, "labs")
	must(t, err)
	plain := []byte("a report for the key of the renewal")
	record, err := client.Put(ctx, wallet, patient.nym, patient.nym, label, bytes.NewReader(plain))
	must(t, err)
	var got bytes.Buffer
	must(t, client.FetchOwn(ctx, reopen(), patient.nym, record.ContentHash, &got))
	if !bytes.Equal(got.Bytes(), plain) {
		t.Error("the record reads otherwise")
	}
	renewed, err := client.Refresh(ctx, reopen(), patient.nym)
	must(t, err)
	if !bytes.Equal(renewed.PreKey.Bytes(), second.got.PreKey) || renewed.Generation != second.got.Generation {
		t.Errorf("the wallet has %+v", renewed)
	}

	must(t, reopen().ReplaceKeys())
	third, fourth := &lastRelay{}, &lastRelay{next: relay}
	for _, last := range []*lastRelay{third, fourth} {
		if _, _, err := client.RecoverAccount(ctx, reopen(), keys, last, 0); !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
	}
	checkNothingShared(t, third.got, fourth.got)
	w.waitForRecovery(t)
	execute := bindings.NewPseudonymRegistry().PackExecuteRecovery(bigOf(patient.nym), fourth.got.Generation)
	must(t, w.send(w.deployer, w.network.Registry, execute)) // and the process that sent it is gone
	recovered, err := client.Refresh(ctx, reopen(), patient.nym)
	must(t, err)
	if recovered.Account != [20]byte(fourth.got.Account) || !bytes.Equal(recovered.PreKey.Bytes(), fourth.got.PreKey) {
		t.Errorf("the wallet has %+v", recovered)
	}
	got.Reset()
	must(t, client.FetchOwn(ctx, reopen(), patient.nym, record.ContentHash, &got))
}

// checkNothingShared: e, p and what depends on them are fresh in each submission.
func checkNothingShared(t *testing.T, a, b *api.RegisterRequest) {
	t.Helper()
	words := func(r *api.RegisterRequest) []api.Word {
		all := append(append(append([]api.Word{}, r.Ephemeral[:]...), r.Ciphertexts...), r.Leaves...)
		return append(all, r.Identity[:]...)
	}
	seen := make(map[api.Word]bool)
	for _, word := range words(a) {
		seen[word] = true
	}
	for _, word := range words(b) {
		if word != (api.Word{}) && seen[word] { // zero for empty seats
			t.Errorf("%s is in two submissions", word)
		}
	}
}
