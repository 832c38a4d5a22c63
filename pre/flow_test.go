package pre

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"filippo.io/age"
)

// grantFixture is one grant with all its parties' secrets.
type grantFixture struct {
	owner, grantee SecretKey
	label          Label
	rekey          *Rekey
	fragments      []Fragment
	workers        []*PreparedFragment
}

func newGrant(t testing.TB, threshold, workers int) *grantFixture {
	t.Helper()
	return newGrantFor(t, GenerateKey(), GenerateKey(), Label{1}, threshold, workers)
}

func newGrantFor(t testing.TB, owner, grantee SecretKey, label Label, threshold, workers int) *grantFixture {
	t.Helper()
	g := &grantFixture{owner: owner, grantee: grantee, label: label}
	var err error
	g.rekey, g.fragments, err = NewRekey(g.owner, g.grantee.PublicKey(), g.label, threshold, workers)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range g.fragments {
		p, err := g.rekey.Prepare(f)
		if err != nil {
			t.Fatal(err)
		}
		g.workers = append(g.workers, p)
	}
	return g
}

// shares returns the shares of the numbered workers.
func (g *grantFixture) shares(t testing.TB, c *Capsule, indices ...int) []*Share {
	t.Helper()
	var shares []*Share
	for _, j := range indices {
		s, err := g.workers[j-1].Reencrypt(c)
		if err != nil {
			t.Fatal(err)
		}
		shares = append(shares, s)
	}
	return shares
}

// encrypt returns an age file of plaintext to the given recipients.
func encrypt(t testing.TB, plaintext []byte, recipients ...age.Recipient) []byte {
	t.Helper()
	var file bytes.Buffer
	w, err := age.Encrypt(&file, recipients...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(plaintext); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func decrypt(file []byte, id age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(file), id)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// record encrypts one record under the grant's label.
func (g *grantFixture) record(t testing.TB, plaintext string) (file []byte, s *Stanza) {
	t.Helper()
	r, err := NewRecipient(g.owner.PublicKey(), g.label)
	if err != nil {
		t.Fatal(err)
	}
	file = encrypt(t, []byte(plaintext), r)
	return file, firstStanza(t, file)
}

func firstStanza(t testing.TB, file []byte) *Stanza {
	t.Helper()
	stanzas, _, err := ReadHeader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return stanzas[0]
}

func ownerIdentity(t testing.TB, key SecretKey) *OwnerIdentity {
	t.Helper()
	id, err := NewOwnerIdentity(key)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func wantPlaintext(t *testing.T, file []byte, id age.Identity, want string) {
	t.Helper()
	got, err := decrypt(file, id)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Fatalf("decrypted %q, want %q", got, want)
	}
}

func TestOwnerReads(t *testing.T) {
	g := newGrant(t, 2, 3)
	file, _ := g.record(t, "haemoglobin 13.5 g/dL")
	wantPlaintext(t, file, ownerIdentity(t, g.owner), "haemoglobin 13.5 g/dL")
}

func TestGranteeReadsWithAnyThresholdOfWorkers(t *testing.T) {
	g := newGrant(t, 3, 5)
	file, s := g.record(t, "record")
	for a := 1; a <= 5; a++ {
		for b := a + 1; b <= 5; b++ {
			for c := b + 1; c <= 5; c++ {
				key, err := g.rekey.Combine(g.grantee, s, g.shares(t, s.Capsule(), c, a, b))
				if err != nil {
					t.Fatalf("workers %d, %d, %d: %v", a, b, c, err)
				}
				wantPlaintext(t, file, key, "record")
			}
		}
	}
}

func TestLyingWorkerIsNamedAndTheReadSucceeds(t *testing.T) {
	g := newGrant(t, 2, 3)
	file, s := g.record(t, "record")
	_, other := g.record(t, "another")
	grantID := [32]byte{42}

	shares := g.shares(t, s.Capsule(), 1, 2, 3)
	lie := g.shares(t, other.Capsule(), 2)[0] // in GT, but of another capsule
	honest := shares[1]
	shares[1] = lie
	if _, err := g.rekey.Combine(g.grantee, s, shares); !errors.Is(err, ErrKeyCommitment) {
		t.Fatalf("combined a false share: %v", err)
	}
	if _, err := g.workers[1].Prove(s.Capsule(), lie, grantID); err == nil {
		t.Fatal("proved a false share")
	}
	proof, err := g.workers[1].Prove(s.Capsule(), honest, grantID)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.rekey.VerifyShare(s.Capsule(), honest, proof, grantID); err != nil {
		t.Fatal(err)
	}
	if err := g.rekey.VerifyShare(s.Capsule(), lie, proof, grantID); err == nil {
		t.Fatal("verified a false share")
	}
	key, err := g.rekey.Combine(g.grantee, s, []*Share{shares[0], shares[2]})
	if err != nil {
		t.Fatal(err)
	}
	wantPlaintext(t, file, key, "record")
}
