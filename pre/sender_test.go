package pre

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"filippo.io/age"
)

// falseCommitment makes a stanza whose capsule proof holds and whose key
// commitment is of no key: what any sender can do, knowing r.
func falseCommitment(owner PublicKey, label Label) *Stanza {
	r := randomScalar()
	s := &Stanza{capsule: Capsule{owner: owner, label: label, u: mul(&g1, &r), m: 1}, commitment: [32]byte{1}}
	s.capsule.root = treeRoot(leafHash(0, s.nonce, s.commitment), 0, nil)
	s.capsule.proof = proveSchnorr(dstCapsule, &r, s.capsule.body())
	return s
}

// A sender wants honest workers blamed: it encrypts a record that cannot open.
// Every worker clears itself, which leaves the sender.
func TestSenderCannotFrameWorkers(t *testing.T) {
	g := newGrant(t, 2, 3)
	s := falseCommitment(g.owner.PublicKey(), g.label)
	shares := g.shares(t, s.Capsule(), 1, 2, 3)
	if _, err := g.rekey.Combine(g.grantee, s, shares); !errors.Is(err, ErrKeyCommitment) {
		t.Fatalf("combined shares of a record without a key: %v", err)
	}
	for i, share := range shares {
		proof, err := g.workers[i].Prove(s.Capsule(), share, [32]byte{1})
		if err != nil {
			t.Fatal(err)
		}
		if err := g.rekey.VerifyShare(s.Capsule(), share, proof, [32]byte{1}); err != nil {
			t.Fatalf("an honest worker is blamed: %v", err)
		}
	}
	// The owner, which asked no worker, is not told to ask them for proofs.
	_, err := ownerIdentity(t, g.owner).Unwrap([]*age.Stanza{s.ageStanza()})
	wantError(t, err, "encrypted wrongly")
	if errors.Is(err, ErrKeyCommitment) || errors.Is(err, age.ErrIncorrectIdentity) {
		t.Fatalf("the owner's error is %v", err)
	}
}

// A sender puts different file keys in two stanzas, for two readers to read
// two things. One of them gets an error.
func TestTwoFileKeysDoNotOpenOneFile(t *testing.T) {
	first, second := GenerateKey(), GenerateKey()
	other := wrapFor(t, second) // of another file key than age draws
	r, err := NewRecipient(first.PublicKey(), Label{})
	if err != nil {
		t.Fatal(err)
	}
	file := encrypt(t, []byte("record"), r, rawRecipient{other.ageStanza()})
	wantPlaintext(t, file, ownerIdentity(t, first), "record")
	if _, err := decrypt(file, ownerIdentity(t, second)); err == nil {
		t.Fatal("a file opens under two file keys")
	}
}

// A record that is cut short is an error, wherever it is cut.
func TestTruncatedRecordIsRefused(t *testing.T) {
	g := newGrant(t, 2, 2)
	r, err := NewRecipient(g.owner.PublicKey(), g.label)
	if err != nil {
		t.Fatal(err)
	}
	const chunk = 64 << 10 // of age's payload
	file := encrypt(t, make([]byte, 2*chunk), r)
	s := firstStanza(t, file)
	key, err := g.rekey.Combine(g.grantee, s, g.shares(t, s.Capsule(), 1, 2))
	if err != nil {
		t.Fatal(err)
	}
	for _, cut := range []int{1, 16, 17, chunk, chunk + 16, chunk + 17, 2 * chunk, 2*chunk + 32, 2*chunk + 48} {
		if _, err := decrypt(file[:len(file)-cut], key); err == nil {
			t.Errorf("decrypted a record without its last %d bytes", cut)
		}
	}
	if _, err := decrypt(append(bytes.Clone(file), 0), key); err == nil {
		t.Error("decrypted a record with a byte after its end")
	}
}

// failAfter fails after the bytes of its file.
type failAfter struct {
	io.Reader
	err error
}

func (f *failAfter) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err == io.EOF {
		err = f.err
	}
	return n, err
}

// Whoever reads the wrong file, a letter that was never encrypted, does not
// find it in an error message.
func TestHeaderErrorsDoNotRepeatTheFile(t *testing.T) {
	const intro = "age-encryption.org/v1\n"
	for _, file := range []string{
		"Ada Lovelace, born 1815\n",
		"Ada Lovelace, born 1815",
		intro + "Ada Lovelace, born 1815\n",
		intro + "-> X25519 Ada\nAda Lovelace!\n",
		intro + "--- Ada Lovelace\n",
		intro + "-> Ada " + string(bytes.Repeat([]byte("Ada "), 1<<20)),
	} {
		_, _, err := ReadHeader(bytes.NewReader([]byte(file)))
		wantError(t, err, "not an age file")
		if bytes.Contains([]byte(err.Error()), []byte("Ada")) {
			t.Errorf("the error repeats the file: %.100q", err)
		}
	}
	broken := errors.New("connection lost")
	for _, start := range []string{"", intro, intro + "-> X25519"} {
		_, _, err := ReadHeader(&failAfter{bytes.NewReader([]byte(start)), broken})
		if !errors.Is(err, broken) {
			t.Errorf("after %q: %v", start, err)
		}
	}
}
