package medveil_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/holder"
)

// A desk is an issuer with what surrounds it, without a chain.
type desk struct {
	*medveil.Issuer
	keys    *holder.Keys
	member  medveil.Member
	persons medveil.PersonKeys
	signers map[credential.Identity]ed25519.PrivateKey
	ledger  string
}

var deskConsortium = fr.NewElement(77)

func newDesk(t testing.TB, names ...string) *desk {
	t.Helper()
	if testing.Short() {
		t.Skip("needs the keys of the holder circuit")
	}
	keys, err := holder.UnsafeKeys(context.Background(), nil)
	must(t, err)
	key, err := curve.GenerateKey()
	must(t, err)
	d := &desk{
		keys: keys, member: medveil.Member{Seat: 3, Issuer: key.Public()},
		persons: medveil.PersonKeys{}, signers: map[credential.Identity]ed25519.PrivateKey{},
		ledger: filepath.Join(t.TempDir(), "ledger.jsonl"),
	}
	for _, name := range names {
		public, private, err := ed25519.GenerateKey(nil)
		must(t, err)
		d.persons[identityOf(t, name)], d.signers[identityOf(t, name)] = public, private
	}
	ledger, err := medveil.OpenLedger(d.ledger)
	must(t, err)
	t.Cleanup(func() { ledger.Close() })
	d.Issuer, err = medveil.NewIssuer(deskConsortium, d.member, key, keys, d.persons, ledger)
	must(t, err)
	if _, err := medveil.NewIssuer(deskConsortium, medveil.Member{Seat: 3}, key, keys, d.persons, ledger); err == nil {
		t.Error("an issuer got a key that is not its seat's")
	}
	return d
}

func identityOf(t testing.TB, name string) credential.Identity {
	t.Helper()
	identity, err := credential.NewIdentity(name)
	must(t, err)
	return identity
}

// apply has a wallet apply under a name, signed by that person.
func (d *desk) apply(t testing.TB, w *medveil.Wallet, name string) (credential.Challenge, medveil.Application) {
	t.Helper()
	challenge, err := d.Challenge()
	must(t, err)
	request, err := w.RequestCredential(deskConsortium, d.member, challenge, d.keys)
	must(t, err)
	message := medveil.EnrolmentMessage(deskConsortium, request.Holder, identityOf(t, name))
	return challenge, medveil.Application{Request: request, Signature: ed25519.Sign(d.signers[identityOf(t, name)], message)}
}

const issueDay = 20_000

func (d *desk) issue(t testing.TB, challenge credential.Challenge, application medveil.Application, name string) (*credential.Credential, error) {
	t.Helper()
	return d.Issue(context.Background(), challenge, application, identityOf(t, name), credential.RolePatient, issueDay)
}

func TestIssue(t *testing.T) {
	d, w := newDesk(t, "ada"), medveil.NewWallet()
	var issued *credential.Credential
	for range 2 { // the second is a renewal
		challenge, application := d.apply(t, w, "ada")
		var err error
		issued, err = d.issue(t, challenge, application, "ada")
		must(t, err)
	}
	holder, err := w.Holder()
	must(t, err)
	must(t, issued.Verify(d.member.Issuer, credential.Expectation{ConsortiumID: deskConsortium, Holder: holder, Day: issueDay}))
	if issued.ExpiryDay != credential.ExpiryDay(issueDay) || issued.IssuerSeat != 3 {
		t.Errorf("credential is %+v", issued)
	}
	kept, err := os.ReadFile(d.ledger)
	if err != nil || bytes.Count(kept, []byte("\n")) != 1 {
		t.Errorf("the ledger has %q (%v), want one line", kept, err)
	}
}

func TestIssueOneHolderPerPerson(t *testing.T) {
	d, first, second := newDesk(t, "ada", "bob"), medveil.NewWallet(), medveil.NewWallet()
	challenge, application := d.apply(t, first, "ada")
	_, err := d.issue(t, challenge, application, "ada")
	must(t, err)
	challenge, application = d.apply(t, second, "ada")
	if _, err := d.issue(t, challenge, application, "ada"); !errors.Is(err, medveil.ErrPersonEnrolled) {
		t.Errorf("a second holder for a person: %v, want ErrPersonEnrolled", err)
	}
	challenge, application = d.apply(t, first, "bob")
	if _, err := d.issue(t, challenge, application, "bob"); !errors.Is(err, medveil.ErrPersonEnrolled) {
		t.Errorf("a second person for a holder: %v, want ErrPersonEnrolled", err)
	}
}

func TestIssueRefusesApplication(t *testing.T) {
	d, other, w := newDesk(t, "ada", "bob"), newDesk(t, "ada"), medveil.NewWallet()
	challenge, application := d.apply(t, w, "ada")
	if _, err := d.issue(t, challenge, application, "bob"); err == nil {
		t.Error("ada's signature enrolled bob")
	}
	if _, err := d.issue(t, challenge, application, "ada"); !errors.Is(err, medveil.ErrChallenge) {
		t.Errorf("a challenge that was tried before: %v, want ErrChallenge", err)
	}
	challenge, application = other.apply(t, w, "ada")
	if _, err := d.issue(t, challenge, application, "ada"); !errors.Is(err, medveil.ErrChallenge) {
		t.Errorf("another issuer's challenge: %v, want ErrChallenge", err)
	}
	_, stale := d.apply(t, w, "ada")
	challenge, err := d.Challenge()
	must(t, err)
	if _, err := d.issue(t, challenge, stale, "ada"); err == nil {
		t.Error("the answer to one challenge answered another")
	}
	challenge, application = d.apply(t, w, "ada")
	application.Request.Holder = fr.NewElement(1)
	if _, err := d.issue(t, challenge, application, "ada"); err == nil {
		t.Error("a holder was enrolled without a proof of its secret")
	}
	challenge, application = d.apply(t, w, "ada")
	application.Signature[0] ^= 1
	if _, err := d.issue(t, challenge, application, "ada"); err == nil {
		t.Error("a person was enrolled without a signature")
	}
	if kept, err := os.ReadFile(d.ledger); err != nil || len(kept) != 0 {
		t.Errorf("refused applications are in the ledger: %q (%v)", kept, err)
	}
}

func TestLedgerRemembers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.jsonl")
	enrolments := []medveil.Enrolment{
		{Identity: identityOf(t, "ada"), Holder: fr.NewElement(1), Signature: []byte{1}},
		{Identity: identityOf(t, "line\nbreak \"quoted\""), Holder: fr.NewElement(2)},
	}
	for range 2 {
		ledger, err := medveil.OpenLedger(path)
		must(t, err)
		for _, e := range enrolments {
			must(t, ledger.Enrol(context.Background(), e))
		}
		stranger := medveil.Enrolment{Identity: enrolments[0].Identity, Holder: fr.NewElement(3)}
		if err := ledger.Enrol(context.Background(), stranger); !errors.Is(err, medveil.ErrPersonEnrolled) {
			t.Errorf("got %v, want ErrPersonEnrolled", err)
		}
		must(t, ledger.Close())
	}
}

// TestDamagedLedger: each damage is refused, and the file stays as it is.
// A second process, or a file that others can read, is refused.
func TestLedgerIsPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.jsonl")
	first, err := medveil.OpenLedger(path)
	must(t, err)
	if second, err := medveil.OpenLedger(path); err == nil {
		second.Close()
		t.Error("two have it open: one person can enrol at each")
	}
	must(t, first.Close())
	must(t, os.Chmod(path, 0o644))
	if l, err := medveil.OpenLedger(path); err == nil {
		l.Close()
		t.Error("everybody can read who is a patient")
	}
}

func TestDamagedLedger(t *testing.T) {
	const holder = `"holder":"0x0000000000000000000000000000000000000000000000000000000000000001"`
	const line = `{"identity":"ada",` + holder + `,"signature":"0x01"}` + "\n"
	for name, content := range map[string]string{
		"half written":    line + line[:20],
		"no line end":     line[:len(line)-1],
		"empty line":      "\n" + line,
		"bytes after":     `{"identity":"ada",` + holder + `,"signature":"0x01"} x` + "\n",
		"unknown field":   `{"identity":"ada",` + holder + `,"signature":"0x01","role":1}` + "\n",
		"no identity":     `{` + holder + `,"signature":"0x01"}` + "\n",
		"short holder":    `{"identity":"ada","holder":"0x01","signature":"0x01"}` + "\n",
		"person repeated": line + line,
	} {
		path := filepath.Join(t.TempDir(), "ledger.jsonl")
		must(t, os.WriteFile(path, []byte(content), 0o600))
		if ledger, err := medveil.OpenLedger(path); err == nil {
			ledger.Close()
			t.Errorf("%s: opened", name)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != content {
			t.Errorf("%s: the file was changed to %q (%v)", name, after, err)
		}
	}
	path := filepath.Join(t.TempDir(), "ledger.jsonl")
	must(t, os.WriteFile(path, []byte(line), 0o600))
	ledger, err := medveil.OpenLedger(path)
	must(t, err) // the line that the others vary
	must(t, ledger.Close())
}

// A malicious desk passes on the challenge of another, to enrol the person's
// holder there under another name.
func TestRequestRefusesRelayedChallenge(t *testing.T) {
	victim, honest := medveil.NewWallet(), newDesk(t, "ada")
	malicious := newDesk(t, "ada")
	relayed, err := honest.Challenge()
	must(t, err)
	if _, err := victim.RequestCredential(deskConsortium, malicious.member, relayed, malicious.keys); !errors.Is(err, medveil.ErrOtherDesk) {
		t.Errorf("a relayed challenge: %v, want %v", err, medveil.ErrOtherDesk)
	}
	if _, err := victim.RequestCredential(fr.One(), honest.member, relayed, honest.keys); !errors.Is(err, medveil.ErrOtherDesk) {
		t.Errorf("a challenge of another consortium: %v, want %v", err, medveil.ErrOtherDesk)
	}
}
