package medveil_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/setup"
)

const day = 24 * time.Hour

// testKeys are the keys of registration proofs.
func testKeys(t testing.TB) *setup.Keys {
	t.Helper()
	keys, err := registration.UnsafeKeys(context.Background(), nil)
	must(t, err)
	return keys
}

// waitForRecovery lets the recovery delay pass, in time and in blocks.
func (w *world) waitForRecovery(t testing.TB) {
	t.Helper()
	must(t, w.chain.AdvanceTime(time.Hour))
	for range 10 {
		w.chain.Commit()
	}
}

// vote has the members do something to the registry: propose, approve, execute.
func (w *world) vote(t testing.TB, data []byte) {
	t.Helper()
	consortium := bindings.NewConsortium()
	calls := []bindings.IGovernanceCall{{Target: w.network.Registry, Data: data}}
	salt := [32]byte(crypto.Keccak256(data, bigOf([32]byte{1}).Bytes()))
	must(t, w.send(w.seats[0].operator, w.network.Consortium, consortium.PackPropose(calls, salt)))
	id, err := bind.Call(consortium.Instance(w.backend, w.network.Consortium), nil, consortium.PackProposalId(calls, salt),
		consortium.UnpackProposalId)
	must(t, err)
	for _, i := range w.seats[1:worldThreshold] {
		must(t, w.send(i.operator, w.network.Consortium, consortium.PackApprove(id)))
	}
	must(t, w.chain.AdvanceTime(2*time.Minute))
	must(t, w.send(w.deployer, w.network.Consortium, consortium.PackExecute(calls, salt)))
}

// TestRenewal renews a patient and a clinician, with the same and with fresh PRE
// keys: what was granted and recorded before stays readable.
func TestRenewal(t *testing.T) {
	if testing.Short() {
		t.Skip("makes registration proofs")
	}
	w, client := newSealedWorld(t)
	ctx, keys := context.Background(), testKeys(t)
	relay := w.relay(t, client)
	patient := enrol(t, w, client, 1, "Trenton Turner, 1987-03-14", credential.RolePatient)
	clinician := enrol(t, w, client, 2, "Dr. Ada Nakamura", credential.RoleClinician)
	patient.register(t, client, relay, credential.RolePatient)
	clinician.register(t, client, relay, credential.RoleClinician)
	label, err := patient.wallet.Label(patient.nym, "labs")
	must(t, err)
	plain := []byte("a laboratory report")
	record, err := client.Put(ctx, clinician.wallet, clinician.nym, patient.nym, label, bytes.NewReader(plain))
	must(t, err)
	made, _, err := client.Grant(ctx, patient.wallet, medveil.Terms{
		Owner: patient.nym, Grantee: clinician.nym, Label: label, Expiry: time.Now().Add(time.Hour)})
	must(t, err)
	before, err := patient.wallet.Pseudonym(patient.nym)
	must(t, err)

	due, err := client.Due(ctx, patient.wallet)
	must(t, err)
	if len(due) != 0 {
		t.Errorf("%x are due the day they were registered", due)
	}
	renewed, tx, err := client.Renew(ctx, patient.wallet, keys, relay, medveil.Renewal{Nym: patient.nym})
	must(t, err)
	t.Logf("renewed with %d gas", tx.Gas)
	if renewed.Generation != 1 || renewed.PreKey != before.PreKey || renewed.Account != before.Account {
		t.Errorf("renewed %+v of %+v", renewed, before)
	}
	for _, p := range []*party{patient, clinician} {
		old, err := p.wallet.Pseudonym(p.nym)
		must(t, err)
		renewed, _, err := client.Renew(ctx, p.wallet, keys, relay, medveil.Renewal{Nym: p.nym, FreshPreKey: true})
		must(t, err)
		if renewed.PreKey == old.PreKey || renewed.Account != old.Account || renewed.Generation != old.Generation+1 {
			t.Errorf("renewed %+v of %+v", renewed, old)
		}
	}
	generations, err := client.Generations(ctx, patient.nym)
	must(t, err)
	if len(generations) != 3 || generations[0].PreKey != before.PreKey || generations[2].PreKey == before.PreKey {
		t.Errorf("generations are %+v", generations)
	}

	var got bytes.Buffer
	must(t, client.FetchOwn(ctx, patient.wallet, patient.nym, record.ContentHash, &got))
	if !bytes.Equal(got.Bytes(), plain) {
		t.Error("the owner does not read a record of the old key")
	}
	got.Reset()
	_, err = client.Fetch(ctx, clinician.wallet, clinician.nym, made.ID, record.ContentHash, &got)
	must(t, err)
	if !bytes.Equal(got.Bytes(), plain) {
		t.Error("the grantee does not read with the old key")
	}
	if added, err := client.Put(ctx, patient.wallet, patient.nym, patient.nym, label, bytes.NewReader(plain)); err != nil {
		t.Errorf("a record to the fresh key: %v", err)
	} else if err := client.FetchOwn(ctx, patient.wallet, patient.nym, added.ContentHash, &got); err != nil {
		t.Errorf("reading a record to the fresh key: %v", err)
	}

	t.Run("grant of older records", func(t *testing.T) {
		terms := medveil.Terms{Owner: patient.nym, Grantee: clinician.nym, Label: label, Expiry: time.Now().Add(time.Hour), OwnerKey: before.PreKey}
		made, _, err := client.Grant(ctx, patient.wallet, terms)
		must(t, err)
		var got bytes.Buffer
		_, err = client.Fetch(ctx, clinician.wallet, clinician.nym, made.ID, record.ContentHash, &got)
		must(t, err)
		if !bytes.Equal(got.Bytes(), plain) {
			t.Error("the grantee does not read a record of the owner's former key")
		}
		terms.OwnerKey = pre.GenerateKey().PublicKey()
		if _, _, err := client.Grant(ctx, patient.wallet, terms); err == nil {
			t.Error("granted with a key that the owner never had")
		}
	})
	t.Run("restore", func(t *testing.T) { testRestore(t, client, patient) })
	t.Run("suspended", func(t *testing.T) {
		w.vote(t, bindings.NewPseudonymRegistry().PackSuspend(bigOf(clinician.nym)))
		_, _, err := client.Renew(ctx, clinician.wallet, keys, relay, medveil.Renewal{Nym: clinician.nym})
		if err == nil || !strings.Contains(err.Error(), "NymStopped") {
			t.Errorf("a suspended pseudonym: %v", err)
		}
	})
	t.Run("due", func(t *testing.T) { testRenewDue(t, w, client, patient) })
}

// testRenewDue: in the last period of its validity a pseudonym is due, and again
// when it has lapsed.
func testRenewDue(t *testing.T, w *world, client *medveil.Client, p *party) {
	ctx := context.Background()
	must(t, w.chain.AdvanceTime(91*day))
	due, err := client.Due(ctx, p.wallet)
	must(t, err)
	if len(due) != 1 || due[0] != p.nym {
		t.Fatalf("due are %x, want %x", due, p.nym)
	}
	relay := w.relay(t, client)
	if renewed, err := client.RenewDue(ctx, p.wallet, testKeys(t), relay); !errors.Is(err, medveil.ErrNoCredential) || len(renewed) != 0 {
		t.Errorf("renewed %+v to no avail (%v)", renewed, err)
	}
	w.issue(t, client, p)
	renewed, err := client.RenewDue(ctx, p.wallet, testKeys(t), relay)
	must(t, err)
	if due, err := client.Due(ctx, p.wallet); err != nil || len(due) != 0 {
		t.Errorf("%x are due after they were renewed (%v)", due, err)
	}
	if len(renewed) != 1 || renewed[0].Generation != 3 {
		t.Errorf("renewed %+v", renewed)
	}
}

// issue gives the patient a credential of the chain's day.
func (w *world) issue(t testing.TB, client *medveil.Client, p *party) {
	t.Helper()
	ctx := context.Background()
	head, err := w.backend.HeaderByNumber(ctx, nil)
	must(t, err)
	holder, err := p.wallet.Holder()
	must(t, err)
	identity, err := credential.NewIdentity(p.name)
	must(t, err)
	cred, err := credential.Issue(w.seats[0].issuer, 1, credential.Claims{
		ConsortiumID: client.ConsortiumID(), Identity: identity, Role: credential.RolePatient,
		ExpiryDay: credential.ExpiryDay(uint32(head.Time / 86400)), Holder: holder,
	})
	must(t, err)
	must(t, client.AddCredential(ctx, p.wallet, cred))
}

// TestRecovery: the whole way from a stolen key phrase to a new account.
func TestRecovery(t *testing.T) {
	if testing.Short() {
		t.Skip("makes registration proofs")
	}
	w, client := newSealedWorld(t)
	ctx, keys := context.Background(), testKeys(t)
	relay := w.relay(t, client)
	patient := enrol(t, w, client, 1, "Trenton Turner, 1987-03-14", credential.RolePatient)
	patient.register(t, client, relay, credential.RolePatient)
	label, err := patient.wallet.Label(patient.nym, "labs")
	must(t, err)
	plain := []byte("a laboratory report")
	record, err := client.Put(ctx, patient.wallet, patient.nym, patient.nym, label, bytes.NewReader(plain))
	must(t, err)
	holderPhrase, keyPhrase, err := patient.wallet.Phrases()
	must(t, err)
	thief, err := medveil.RestoreWallet(holderPhrase, keyPhrase) // of the file, phrases and all
	must(t, err)
	_, err = client.Restore(ctx, thief)
	must(t, err)

	must(t, patient.wallet.ReplaceKeys())
	attempt, tx, err := client.RecoverAccount(ctx, patient.wallet, keys, relay, 0)
	must(t, err)
	t.Logf("proposed with %d gas", tx.Gas)
	if foreign, err := client.ForeignAttempts(ctx, patient.wallet); err != nil || len(foreign) != 0 {
		t.Errorf("the wallet's own recovery is foreign: %+v (%v)", foreign, err)
	}
	foreign, err := client.ForeignAttempts(ctx, thief)
	must(t, err)
	if len(foreign) != 1 || foreign[0] != attempt {
		t.Errorf("the account's wallet sees %+v, want %+v", foreign, attempt)
	}
	due := fmt.Sprintf("due from %s and from block %d on", attempt.ReadyAt.UTC().Format(time.RFC3339), attempt.ReadyBlock)
	if _, _, err := client.FinishRecovery(ctx, patient.wallet, relay, patient.nym, attempt.Generation); err == nil || !strings.Contains(err.Error(), due) {
		t.Errorf("before the delay: %v, want %q", err, due)
	}
	w.waitForRecovery(t)
	impatient, err := medveil.NewClient(ctx, w.backend, w.network)
	must(t, err)
	impatient.TestOnlyPatience(time.Second)
	if _, _, err := impatient.FinishRecovery(ctx, patient.wallet, idleRelay{}, patient.nym, attempt.Generation); err == nil {
		t.Error("believed a relay that does nothing")
	}
	before, err := w.backend.BalanceAt(ctx, attempt.Account, nil)
	must(t, err)
	recovered, tx, err := client.FinishRecovery(ctx, patient.wallet, relay, patient.nym, attempt.Generation)
	must(t, err)
	t.Logf("executed with %d gas", tx.Gas)
	if recovered.Account != attempt.Account || recovered.Generation != attempt.Generation || recovered.Nym != patient.nym {
		t.Errorf("recovered %+v by %+v", recovered, attempt)
	}
	if after, err := w.backend.BalanceAt(ctx, attempt.Account, nil); err != nil || after.Cmp(before) <= 0 {
		t.Errorf("the account has %v, had %v: no gas from the relay (%v)", after, before, err)
	}
	if _, _, err := client.FinishRecovery(ctx, patient.wallet, relay, patient.nym, attempt.Generation); err != nil {
		t.Errorf("executing again: %v", err)
	}
	if _, _, err := client.ExecuteRecovery(ctx, patient.wallet, w.deployer, patient.nym, attempt.Generation); err != nil {
		t.Errorf("executing again without a relay: %v", err)
	}
	if _, _, err := client.FinishRecovery(ctx, patient.wallet, relay, patient.nym, attempt.Generation+1); !errors.Is(err, medveil.ErrNoAttempt) {
		t.Errorf("executing what nobody proposed: %v, want ErrNoAttempt", err)
	}
	if _, err := client.Refresh(ctx, thief, patient.nym); err == nil {
		t.Error("the thief's wallet has the keys of the recovered pseudonym")
	}
	if _, err := client.RevokeAll(ctx, thief, patient.nym); err == nil {
		t.Error("the thief still revokes")
	}
	var got bytes.Buffer
	must(t, client.FetchOwn(ctx, patient.wallet, patient.nym, record.ContentHash, &got))
	if !bytes.Equal(got.Bytes(), plain) {
		t.Error("the record of the old key is unreadable")
	}

	t.Run("restored from phrases", func(t *testing.T) {
		holderPhrase, keyPhrase, err := patient.wallet.Phrases()
		must(t, err)
		former, err := patient.wallet.FormerPhrases()
		must(t, err)
		restored, err := medveil.RestoreWallet(holderPhrase, keyPhrase, former...)
		must(t, err)
		found, err := client.Restore(ctx, restored)
		must(t, err)
		if len(found) != 1 || found[0] != recovered {
			t.Errorf("restored %+v, want %+v", found, recovered)
		}
		var got bytes.Buffer
		must(t, client.FetchOwn(ctx, restored, patient.nym, record.ContentHash, &got))
	})
	t.Run("again from phrases alone", func(t *testing.T) { testRecoveryIsToAFreshKey(t, w, client, patient) })
	t.Run("thief disputes", func(t *testing.T) { testDisputedRecovery(t, w, client, patient, holderPhrase) })
}

// testRecoveryIsToAFreshKey: a wallet that knows nothing but its phrases does not
// propose a PRE key that the pseudonym had.
func testRecoveryIsToAFreshKey(t *testing.T, w *world, client *medveil.Client, owner *party) {
	ctx := context.Background()
	holderPhrase, keyPhrase, err := owner.wallet.Phrases()
	must(t, err)
	restored, err := medveil.RestoreWallet(holderPhrase, keyPhrase)
	must(t, err)
	for _, cred := range owner.wallet.Credentials() {
		must(t, client.AddCredential(ctx, restored, &cred))
	}
	attempt, _, err := client.RecoverAccount(ctx, restored, testKeys(t), w.relay(t, client), 0)
	must(t, err)
	had := make(map[string]bool)
	generations, err := client.Generations(ctx, owner.nym)
	must(t, err)
	for _, g := range generations {
		had[string(g.PreKey.Bytes())] = true
	}
	if proposed := w.registeredKey(t, owner.nym, attempt.Generation); had[string(proposed)] {
		t.Error("the recovery is to a pre key that the pseudonym had")
	}
	must(t, w.chain.Fund(ctx, attempt.Account, bigOf(grant.Nym{24: 1})))
	_, err = client.WithdrawRecovery(ctx, restored, attempt)
	must(t, err)
}

// registeredKey returns the PRE key that a dealing came with.
func (w *world) registeredKey(t *testing.T, nym grant.Nym, generation uint32) []byte {
	t.Helper()
	registry := bindings.NewPseudonymRegistry()
	instance := registry.Instance(w.backend, w.network.Registry)
	all, err := bind.FilterEvents(instance, &bind.FilterOpts{}, registry.UnpackRegisteredEvent, []any{bigOf(nym)})
	must(t, err)
	defer all.Close()
	for all.Next() {
		if all.Value().Generation == generation {
			return all.Value().PreKey
		}
	}
	t.Fatalf("no generation %d", generation)
	return nil
}

// testDisputedRecovery: a thief of the holder phrase proposes a recovery; the
// client notices, disputes, and the members refuse.
func testDisputedRecovery(t *testing.T, w *world, client *medveil.Client, owner *party, holderPhrase string) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	_, keyPhrase, err := medveil.NewWallet().Phrases()
	must(t, err)
	thief, err := medveil.RestoreWallet(holderPhrase, keyPhrase)
	must(t, err)
	for _, cred := range owner.wallet.Credentials() { // stolen with the phrase
		must(t, client.AddCredential(ctx, thief, &cred))
	}
	attempt, _, err := client.RecoverAccount(ctx, thief, testKeys(t), w.relay(t, client), 0)
	must(t, err)
	seen := make(chan medveil.Attempt, 1)
	watching, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() {
		done <- client.Watch(watching, owner.wallet, 10*time.Millisecond, func(n medveil.Notice) {
			if n.Attempt != nil {
				seen <- *n.Attempt // once: the channel has no room for more
			}
		})
	}()
	if got := <-seen; got != attempt {
		t.Errorf("watched %+v, want %+v", got, attempt)
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("watching ended with %v", err)
	}
	public, err := owner.wallet.Pseudonym(owner.nym)
	must(t, err)
	must(t, w.chain.Fund(ctx, public.Account, bigOf(grant.Nym{24: 1})))
	if _, err := client.Dispute(ctx, thief, owner.nym); err == nil {
		t.Error("a wallet without the account disputed")
	}
	_, err = client.Dispute(ctx, owner.wallet, owner.nym)
	must(t, err)
	if found, err := client.Lookup(ctx, owner.nym); err != nil || found.Active {
		t.Errorf("disputed and not frozen (%v)", err)
	}
	w.waitForRecovery(t)
	if _, _, err := client.ExecuteRecovery(ctx, thief, w.deployer, owner.nym, attempt.Generation); err == nil {
		t.Error("a disputed recovery was executed without a vote")
	}
	w.vote(t, bindings.NewPseudonymRegistry().PackResolveRecovery(bigOf(owner.nym), 0))
	if found, err := client.Lookup(ctx, owner.nym); err != nil || !found.Active || found.Account != public.Account {
		t.Errorf("after the refusal: %+v (%v)", found, err)
	}
	if pending, err := client.Attempts(ctx, owner.nym); err != nil || len(pending) != 0 {
		t.Errorf("still pending: %+v (%v)", pending, err)
	}
	if _, err := client.Dispute(ctx, owner.wallet, owner.nym); !errors.Is(err, medveil.ErrNoAttempt) {
		t.Errorf("disputing nothing: %v, want ErrNoAttempt", err)
	}
	if _, err := client.Anchor(ctx, owner.wallet, owner.nym, medveil.Record{ContentHash: [32]byte{1}, CapsuleID: pre.CapsuleID{1}}); err != nil {
		t.Errorf("the owner cannot act: %v", err)
	}
}
