package pre

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"
)

// fuzzEncoding fuzzes one encoding, seeded with all its vectors: what parses
// must marshal to the same bytes, and verifying it must not panic.
func fuzzEncoding(f *testing.F, kind string) {
	files, err := filepath.Glob(vectorDir + "/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	seeds := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		v, err := parseVector(file, data)
		if err != nil {
			f.Fatal(err)
		}
		if v.kind == kind {
			f.Add(v.body)
			seeds++
		}
	}
	if seeds == 0 {
		f.Fatalf("no seeds for %s", kind)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := outcome(kind, data); got == "marshals to other bytes" || got == "unknown type" {
			t.Fatalf("%s %s", kind, got)
		}
	})
}

func FuzzSecretKey(f *testing.F)  { fuzzEncoding(f, "secret key") }
func FuzzPublicKey(f *testing.F)  { fuzzEncoding(f, "public key") }
func FuzzPossession(f *testing.F) { fuzzEncoding(f, "possession") }
func FuzzCapsule(f *testing.F)    { fuzzEncoding(f, "capsule") }
func FuzzStanza(f *testing.F)     { fuzzEncoding(f, "stanza") }
func FuzzRekey(f *testing.F)      { fuzzEncoding(f, "re-encryption key") }
func FuzzFragment(f *testing.F)   { fuzzEncoding(f, "fragment") }
func FuzzShare(f *testing.F)      { fuzzEncoding(f, "share") }
func FuzzShareProof(f *testing.F) { fuzzEncoding(f, "share proof") }

// FuzzRecord feeds hostile files to everyone who reads headers: nothing
// panics, and a changed header is never opened.
func FuzzRecord(f *testing.F) {
	g := newGrant(f, 2, 2)
	file, s := g.record(f, "record")
	key, err := g.rekey.Combine(g.grantee, s, g.shares(f, s.Capsule(), 1, 2))
	if err != nil {
		f.Fatal(err)
	}
	owner := ownerIdentity(f, g.owner)
	f.Add(file)
	f.Add(file[:len(file)/2])
	f.Add([]byte("age-encryption.org/v1\n-> " + StanzaType + "\n\n--- "))
	f.Fuzz(func(t *testing.T, data []byte) {
		stanzas, _, err := ReadHeader(bytes.NewReader(data))
		if err == nil {
			for _, s := range stanzas {
				g.workers[0].Reencrypt(s.Capsule())
			}
		}
		for _, id := range []age.Identity{owner, key} {
			if plaintext, err := decrypt(data, id); err == nil && string(plaintext) != "record" {
				t.Fatalf("a changed file decrypts to %q", plaintext)
			}
		}
	})
}

// FuzzEnvelope opens hostile envelopes.
func FuzzEnvelope(f *testing.F) {
	key := GenerateKey()
	sealed, err := SealTo(key.PublicKey(), nil, []byte("message"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add(sealed[:EnvelopeOverhead])
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Open(key, nil, data); err == nil && !bytes.Equal(data, sealed) {
			t.Fatal("opened a changed envelope")
		}
	})
}
