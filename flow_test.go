package medveil_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/holder"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/registration"
)

// A party is a person with a wallet and one pseudonym.
type party struct {
	name   string
	wallet *medveil.Wallet
	nym    grant.Nym
}

// enrol gets a person a credential from the desk of a seat.
func enrol(t testing.TB, w *world, client *medveil.Client, seat int, name string, role credential.Role) *party {
	t.Helper()
	ctx := context.Background()
	keys, err := holder.UnsafeKeys(ctx, nil)
	must(t, err)
	identity, err := credential.NewIdentity(name)
	must(t, err)
	public, private, err := ed25519.GenerateKey(nil)
	must(t, err)
	ledger, err := medveil.OpenLedger(filepath.Join(t.TempDir(), "ledger.jsonl"))
	must(t, err)
	t.Cleanup(func() { ledger.Close() })
	committee, err := client.CurrentCommittee(ctx)
	must(t, err)
	member, err := committee.Member(seat)
	must(t, err)
	issuer, err := medveil.NewIssuer(client.ConsortiumID(), member, w.seats[seat-1].issuer, keys,
		medveil.PersonKeys{identity: public}, ledger)
	must(t, err)

	p := &party{name: name, wallet: medveil.NewWallet()}
	challenge, err := issuer.Challenge()
	must(t, err)
	request, err := p.wallet.RequestCredential(client.ConsortiumID(), member, challenge, keys)
	must(t, err)
	message := medveil.EnrolmentMessage(client.ConsortiumID(), request.Holder, identity)
	application := medveil.Application{Request: request, Signature: ed25519.Sign(private, message)}
	cred, err := issuer.Issue(ctx, challenge, application, identity, role, credential.Day(time.Now()))
	must(t, err)
	must(t, client.AddCredential(ctx, p.wallet, cred))
	return p
}

// register registers the person's pseudonym in slot 0.
func (p *party) register(t testing.TB, client *medveil.Client, relay medveil.Relay, role credential.Role) {
	t.Helper()
	keys, err := registration.UnsafeKeys(context.Background(), nil)
	must(t, err)
	pseudonym, tx, err := client.Register(context.Background(), p.wallet, keys, relay, 0, role)
	must(t, err)
	t.Logf("%s registered with %d gas", p.name, tx.Gas)
	p.nym = pseudonym.Nym
}

// idleRelay says that it submitted what it did not.
type idleRelay struct{}

func (idleRelay) Register(context.Context, *api.RegisterRequest) (*api.RegisterResponse, error) {
	return &api.RegisterResponse{Block: 1}, nil
}

func (idleRelay) ExecuteRecovery(context.Context, *api.RecoveryRequest) (*api.RegisterResponse, error) {
	return &api.RegisterResponse{Block: 1}, nil
}

// TestFlow is the whole life of a record, on a real chain with real proofs.
func TestFlow(t *testing.T) {
	if testing.Short() {
		t.Skip("makes three registration proofs")
	}
	w, client := newSealedWorld(t)
	ctx := context.Background()
	relay := w.relay(t, client)
	patient := enrol(t, w, client, 1, "Trenton Turner, 1987-03-14", credential.RolePatient)
	clinician := enrol(t, w, client, 2, "Dr. Ada Nakamura", credential.RoleClinician)
	stranger := enrol(t, w, client, 3, "Sam Stranger", credential.RoleResearcher)
	patient.register(t, client, relay, credential.RolePatient)
	clinician.register(t, client, relay, credential.RoleClinician)
	stranger.register(t, client, relay, credential.RoleResearcher)

	label, err := patient.wallet.Label(patient.nym, "labs/2026-11")
	must(t, err)
	plain := bytes.Repeat([]byte("a laboratory report, several chunks long. "), 20_000)
	record, err := client.Put(ctx, clinician.wallet, clinician.nym, patient.nym, label, bytes.NewReader(plain))
	must(t, err)
	other, err := client.Put(ctx, patient.wallet, patient.nym, patient.nym, pre.Label{1}, bytes.NewReader(plain[:1]))
	must(t, err)

	t.Run("registering again", func(t *testing.T) {
		keys, err := registration.UnsafeKeys(ctx, nil)
		must(t, err)
		_, _, err = client.Register(ctx, patient.wallet, keys, relay, 0, credential.RolePatient)
		if !errors.Is(err, medveil.ErrRegistered) {
			t.Errorf("the same slot: %v, want ErrRegistered", err)
		}
		_, _, err = client.Register(ctx, patient.wallet, keys, relay, 4, credential.RolePatient)
		if err == nil {
			t.Error("registered a slot over the limit")
		}
		_, _, err = client.Register(ctx, patient.wallet, keys, relay, 1, credential.RoleClinician)
		if !errors.Is(err, medveil.ErrNoCredential) {
			t.Errorf("a role without credential: %v, want ErrNoCredential", err)
		}
	})
	t.Run("anchor", func(t *testing.T) {
		if _, err := client.Anchor(ctx, clinician.wallet, clinician.nym, record); err != nil {
			t.Errorf("anchoring the same again: %v", err)
		}
		if _, err := client.Anchor(ctx, clinician.wallet, clinician.nym, medveil.Record{ContentHash: record.ContentHash, CapsuleID: other.CapsuleID}); err == nil {
			t.Error("one content was anchored under two capsules")
		}
	})
	t.Run("fetch own", func(t *testing.T) {
		var got bytes.Buffer
		must(t, client.FetchOwn(ctx, patient.wallet, patient.nym, record.ContentHash, &got))
		if !bytes.Equal(got.Bytes(), plain) {
			t.Error("the owner reads something else")
		}
		got.Reset()
		if err := client.FetchOwn(ctx, clinician.wallet, clinician.nym, record.ContentHash, &got); err == nil || got.Len() != 0 {
			t.Errorf("the author, not the owner, read %d bytes (%v)", got.Len(), err)
		}
		if err := client.FetchOwn(ctx, patient.wallet, patient.nym, content.Of([]byte("nothing")), &got); api.CodeOf(err) != api.NotFound {
			t.Errorf("a record that does not exist: %v", err)
		}
	})
	t.Run("restore", func(t *testing.T) { testRestore(t, client, patient) })

	made, tx, err := client.Grant(ctx, patient.wallet, medveil.Terms{
		Owner: patient.nym, Grantee: clinician.nym, Label: label, Expiry: time.Now().Add(time.Hour),
	})
	must(t, err)
	t.Logf("granted with %d gas", tx.Gas)
	fetchWith := func(client *medveil.Client, record content.Hash) ([]byte, *medveil.FetchReport, error) {
		var got bytes.Buffer
		report, err := client.Fetch(ctx, clinician.wallet, clinician.nym, made.ID, record, &got)
		return got.Bytes(), report, err
	}
	fetch := func(record content.Hash) ([]byte, *medveil.FetchReport, error) { return fetchWith(client, record) }
	t.Run("fetch", func(t *testing.T) {
		got, report, err := fetch(record.ContentHash)
		must(t, err)
		if !bytes.Equal(got, plain) || len(report.Used) != worldThreshold || len(report.Failed) != 0 {
			t.Errorf("the grantee got %d bytes; report %+v", len(got), report)
		}
	})
	t.Run("to a file", func(t *testing.T) { testFetchFile(t, client, clinician, made.ID, record, plain) })
	t.Run("other label", func(t *testing.T) {
		got, _, err := fetch(other.ContentHash)
		wantDenied(t, got, err, api.WrongLabel)
	})
	t.Run("receipts", func(t *testing.T) { testReceipts(t, w, client, patient, clinician, stranger, made, record) })
	t.Run("several stanzas", func(t *testing.T) { testStanzas(t, client, patient, clinician, label, fetch) })
	t.Run("stranger", func(t *testing.T) { testStranger(t, w, client, stranger, patient, made, record) })
	t.Run("faulty workers", func(t *testing.T) { testFaults(t, w, record, plain, fetch) })
	t.Run("idle workers", func(t *testing.T) {
		impatient, err := medveil.NewClient(ctx, w.backend, w.network)
		must(t, err)
		impatient.TestOnlyPatience(3 * time.Second)
		testIdle(t, w, func() ([]byte, error) { got, _, err := fetchWith(impatient, record.ContentHash); return got, err }, plain)
	})
	t.Run("stolen key", func(t *testing.T) { testStolenKey(t, client, relay, stranger, clinician, patient, label) })
	t.Run("grants to nobody", func(t *testing.T) {
		_, _, err := client.Grant(ctx, patient.wallet, medveil.Terms{Owner: patient.nym, Grantee: grant.Nym{31: 1}, Label: label, Expiry: time.Now().Add(time.Hour)})
		if !errors.Is(err, medveil.ErrNotRegistered) {
			t.Errorf("to an unknown nym: %v, want ErrNotRegistered", err)
		}
		_, _, err = client.Grant(ctx, patient.wallet, medveil.Terms{Owner: patient.nym, Grantee: clinician.nym, Label: label, Expiry: time.Now().Add(-time.Hour)})
		if err == nil {
			t.Error("a grant that has expired was made")
		}
	})
	t.Run("grants without end", func(t *testing.T) {
		for _, expiry := range []time.Time{{}, time.Unix(-1, 0), time.Unix(0, 0)} {
			terms := medveil.Terms{Owner: patient.nym, Grantee: clinician.nym, Label: label, Expiry: expiry}
			if _, _, err := client.Grant(ctx, patient.wallet, terms); err == nil {
				t.Errorf("granted until %v", expiry)
			}
		}
	})
	t.Run("relay that does nothing", func(t *testing.T) {
		impatient, err := medveil.NewClient(ctx, w.backend, w.network)
		must(t, err)
		impatient.TestOnlyPatience(2 * time.Second)
		keys, err := registration.UnsafeKeys(ctx, nil)
		must(t, err)
		ctx, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		_, _, err = impatient.Register(ctx, patient.wallet, keys, idleRelay{}, 1, credential.RolePatient)
		if err == nil || ctx.Err() != nil {
			t.Errorf("believed it: %v", err)
		}
	})
	t.Run("revoke", func(t *testing.T) {
		if _, err := client.Revoke(ctx, clinician.wallet, clinician.nym, made.ID); err == nil {
			t.Error("the grantee revoked the grant")
		}
		if _, err := client.Revoke(ctx, patient.wallet, patient.nym, grant.ID{1}); !errors.Is(err, medveil.ErrNoGrant) {
			t.Errorf("a grant that does not exist: %v, want ErrNoGrant", err)
		}
		_, err := client.Revoke(ctx, patient.wallet, patient.nym, made.ID)
		must(t, err)
		got, _, err := fetch(record.ContentHash)
		wantDenied(t, got, err, api.GrantRevoked)
		moved, err := patient.wallet.Label(patient.nym, "labs/2026-11")
		if err != nil || moved == label {
			t.Errorf("after the revocation new records still go to the granted label (%v)", err)
		}
		if _, err := client.Revoke(ctx, patient.wallet, patient.nym, made.ID); err != nil {
			t.Errorf("revoking twice: %v", err)
		}
	})
	t.Run("revoke all", func(t *testing.T) { testRevokeAll(t, client, patient, clinician) })
	t.Run("revoke without saving", func(t *testing.T) { testRevokeUnsaved(t, client, patient, clinician) })
	t.Run("trace", func(t *testing.T) { testTrace(t, w, client, clinician) })
	t.Run("sealed trace", func(t *testing.T) { testSealedTrace(t, w, client, clinician) })
	t.Run("refused case", func(t *testing.T) { testRefusedCase(t, w, client, clinician) })
}

// relay returns the first institution's worker.
func (w *world) relay(t testing.TB, client *medveil.Client) medveil.Relay {
	t.Helper()
	relays, err := client.Relays(context.Background())
	must(t, err)
	return relays[0]
}

// testRestore restores a wallet from its phrases and the chain.
func testRestore(t *testing.T, client *medveil.Client, p *party) {
	holderPhrase, keyPhrase, err := p.wallet.Phrases()
	must(t, err)
	restored, err := medveil.RestoreWallet(holderPhrase, keyPhrase)
	must(t, err)
	found, err := client.Restore(context.Background(), restored)
	must(t, err)
	want, err := p.wallet.Pseudonyms()
	must(t, err)
	if fmt.Sprint(found) != fmt.Sprint(want) {
		t.Errorf("restored\n%v\nwant\n%v", found, want)
	}
	_, otherKeys, err := medveil.NewWallet().Phrases()
	must(t, err)
	thief, err := medveil.RestoreWallet(holderPhrase, otherKeys)
	must(t, err)
	if found, err := client.Restore(context.Background(), thief); err == nil {
		t.Errorf("restored %v without the key phrase", found)
	}
}

// testFetchFile: a file appears whole or not at all.
func testFetchFile(t *testing.T, client *medveil.Client, grantee *party, id grant.ID, record medveil.Record, plain []byte) {
	path := filepath.Join(t.TempDir(), "record")
	fetch := func(record content.Hash) error {
		return medveil.WriteFile(path, func(dst io.Writer) error {
			_, err := client.Fetch(context.Background(), grantee.wallet, grantee.nym, id, record, dst)
			return err
		})
	}
	if err := fetch(content.Hash{}); err == nil {
		t.Error("fetched a record that does not exist")
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a failed fetch left a file (%v)", err)
	}
	must(t, fetch(record.ContentHash))
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("file has %d bytes (%v)", len(got), err)
	}
}

func wantDenied(t *testing.T, got []byte, err error, reason api.Code) {
	t.Helper()
	var denied *medveil.DeniedError
	if !errors.As(err, &denied) || denied.Reason() != reason {
		t.Errorf("got %v, want a denial for %s", err, reason)
	}
	if len(got) != 0 {
		t.Errorf("%d bytes came out of a denied fetch", len(got))
	}
}

// testStranger: a registered pseudonym that was granted nothing can neither open
// the bundle nor have the workers answer.
func testStranger(t *testing.T, w *world, client *medveil.Client, stranger, owner *party, made medveil.Grant, record medveil.Record) {
	ctx := context.Background()
	var got bytes.Buffer
	if _, err := client.Fetch(ctx, stranger.wallet, stranger.nym, made.ID, record.ContentHash, &got); err == nil || got.Len() != 0 {
		t.Errorf("a stranger read %d bytes (%v)", got.Len(), err)
	}
	set, err := client.CurrentWorkers(ctx)
	must(t, err)
	answers, err := client.RequestShares(ctx, stranger.wallet, stranger.nym, made.ID, w.capsule(t, record), set, false)
	must(t, err)
	for _, answer := range answers {
		if answer.Share != nil || api.CodeOf(answer.Err) != api.NotGrantee {
			t.Errorf("seat %d answered a stranger: %v", answer.Worker.Seat, answer.Err)
		}
	}
}

// testStolenKey: the chain registers any PRE key, for it cannot verify a proof of
// possession. Clients do, so nothing is ever encrypted or granted to a key that
// its pseudonym does not hold.
func testStolenKey(t *testing.T, client *medveil.Client, relay medveil.Relay, thief, victim, owner *party, label pre.Label) {
	ctx := context.Background()
	keys, err := registration.UnsafeKeys(ctx, nil)
	must(t, err)
	registered, err := client.Lookup(ctx, victim.nym)
	must(t, err)
	nym, err := client.TestOnlyRegisterStolen(ctx, thief.wallet, keys, relay, 1, credential.RoleResearcher, registered.PreKey)
	must(t, err)
	const reason = "proof of possession"
	if _, err := client.Lookup(ctx, nym); err == nil || !strings.Contains(err.Error(), reason) {
		t.Errorf("looking up a stolen key: %v", err)
	}
	_, _, err = client.Grant(ctx, owner.wallet, medveil.Terms{Owner: owner.nym, Grantee: nym, Label: label, Expiry: time.Now().Add(time.Hour)})
	if err == nil || !strings.Contains(err.Error(), reason) {
		t.Errorf("granting to a stolen key: %v", err)
	}
	if _, err := client.Encrypt(ctx, io.Discard, strings.NewReader("x"), nym, label); err == nil || !strings.Contains(err.Error(), reason) {
		t.Errorf("encrypting to a stolen key: %v", err)
	}
}

// capsule reads a stored record's capsule.
func (w *world) capsule(t testing.TB, record medveil.Record) *pre.Capsule {
	t.Helper()
	var object []byte
	for _, i := range w.seats {
		i.worker.mu.Lock()
		object = append([]byte(nil), i.worker.objects[record.ContentHash]...)
		i.worker.mu.Unlock()
		if len(object) != 0 {
			break
		}
	}
	stanzas, _, err := pre.ReadHeader(bytes.NewReader(object))
	must(t, err)
	return stanzas[0].Capsule()
}

// testRevokeAll revokes every grant of the patient with one transaction.
func testRevokeAll(t *testing.T, client *medveil.Client, patient, clinician *party) {
	ctx := context.Background()
	var ids []grant.ID
	var labels []pre.Label
	for _, name := range []string{"notes", "images"} {
		label, err := patient.wallet.Label(patient.nym, name)
		must(t, err)
		made, _, err := client.Grant(ctx, patient.wallet, medveil.Terms{Owner: patient.nym, Grantee: clinician.nym, Label: label, Expiry: time.Now().Add(time.Hour)})
		must(t, err)
		ids, labels = append(ids, made.ID), append(labels, label)
	}
	_, err := client.RevokeAll(ctx, patient.wallet, patient.nym)
	must(t, err)
	for i, name := range []string{"notes", "images"} {
		if status, err := client.GrantStatus(ctx, ids[i]); err != nil || status != medveil.GrantRevoked {
			t.Errorf("grant of %s is %v (%v)", name, status, err)
		}
		if label, err := patient.wallet.Label(patient.nym, name); err != nil || label == labels[i] {
			t.Errorf("%s still has its granted label (%v)", name, err)
		}
	}
}

// testRevokeUnsaved: a wallet that cannot be saved must not keep a grant alive.
func testRevokeUnsaved(t *testing.T, client *medveil.Client, patient, clinician *party) {
	ctx := context.Background()
	label, err := patient.wallet.Label(patient.nym, "unsaved")
	must(t, err)
	made, _, err := client.Grant(ctx, patient.wallet, medveil.Terms{Owner: patient.nym, Grantee: clinician.nym, Label: label, Expiry: time.Now().Add(time.Hour)})
	must(t, err)
	dir := filepath.Join(t.TempDir(), "gone")
	must(t, os.Mkdir(dir, 0o700))
	must(t, patient.wallet.Create(filepath.Join(dir, "wallet.age"), "passphrase"))
	must(t, os.RemoveAll(dir))
	if _, err := client.Revoke(ctx, patient.wallet, patient.nym, made.ID); !errors.Is(err, medveil.ErrWalletChanged) {
		t.Errorf("got %v, want ErrWalletChanged", err)
	}
	if status, err := client.GrantStatus(ctx, made.ID); err != nil || status != medveil.GrantRevoked {
		t.Errorf("the grant is %v (%v)", status, err)
	}
}

// testTrace opens a case and has the operators approve it and open their shares.
func testTrace(t *testing.T, w *world, client *medveil.Client, suspect *party) {
	ctx := context.Background()
	id, tx, err := client.OpenCase(ctx, w.auditor, medveil.CaseRequest{Nym: suspect.nym, Evidence: [32]byte{1}, Reason: 7, Public: true})
	must(t, err)
	t.Logf("opened with %d gas", tx.Gas)
	if _, _, err := client.OpenCase(ctx, w.deployer, medveil.CaseRequest{Nym: suspect.nym}); err == nil {
		t.Error("a case was opened by an account that is no auditor")
	}
	if _, _, err := client.OpenCase(ctx, w.auditor, medveil.CaseRequest{Nym: grant.Nym{31: 1}}); !errors.Is(err, medveil.ErrNotRegistered) {
		t.Errorf("a case on an unknown nym: %v, want ErrNotRegistered", err)
	}
	if _, err := client.Case(ctx, medveil.CaseID{31: 1}); !errors.Is(err, medveil.ErrNoCase) {
		t.Errorf("a case that does not exist: %v, want ErrNoCase", err)
	}
	registered, err := client.Lookup(ctx, suspect.nym)
	must(t, err)
	var words [pvss.Words]*big.Int
	for i, word := range registered.Dealing {
		words[i] = bigOf(word.Bytes())
	}
	trace, number := bindings.NewTrace(), bigOf(id)
	for _, i := range w.seats[:worldThreshold] {
		must(t, w.send(i.operator, w.network.Trace, trace.PackApprove(number)))
	}
	statement, err := registered.Dealing.Statement()
	must(t, err)
	states := 0
	traced := make(chan *medveil.TracedIdentity, 1)
	go func() {
		identity, err := client.FollowCase(ctx, id, func(*medveil.Case) { states++ })
		if err != nil {
			t.Error(err)
		}
		traced <- identity
	}()
	for n, i := range w.seats[:worldThreshold] {
		state, err := client.Case(ctx, id)
		must(t, err)
		if !state.Approved() || len(state.Shares) != n || state.Identity != nil {
			t.Errorf("before share %d the case is %+v", n+1, state)
		}
		share, err := pvss.OpenShare(i.share, &statement.Dealing, statement.ID, i.seat)
		must(t, err)
		must(t, w.send(i.operator, w.network.Trace, trace.PackSubmitShare(number, words, bigOf(share.Value.Bytes()))))
	}
	identity := <-traced
	holder, err := suspect.wallet.Holder()
	must(t, err)
	if identity == nil || identity.Identity.String() != suspect.name || identity.IssuerSeat != 2 || identity.Holder != holder {
		t.Errorf("traced %+v, want %s by seat 2", identity, suspect.name)
	}
	if states == 0 {
		t.Error("progress was never reported")
	}
}
