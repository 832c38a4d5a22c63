package medveil

import (
	"bytes"
	"io"
	"testing"

	"filippo.io/age"

	"github.com/medveil/medveil/pre"
)

// benchRecord is the size of a record in the benchmarks.
const benchRecord = 32 << 20

// BenchmarkEncryptRecord encrypts a record and computes its content hash.
func BenchmarkEncryptRecord(b *testing.B) {
	plain, owner := make([]byte, benchRecord), pre.GenerateKey().PublicKey()
	b.SetBytes(benchRecord)
	for b.Loop() {
		if _, err := encryptRecord(io.Discard, bytes.NewReader(plain), owner, pre.Label{1}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAge is what BenchmarkEncryptRecord is measured against: age alone.
func BenchmarkAge(b *testing.B) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		b.Fatal(err)
	}
	plain := make([]byte, benchRecord)
	b.SetBytes(benchRecord)
	for b.Loop() {
		w, err := age.Encrypt(io.Discard, identity.Recipient())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(w, bytes.NewReader(plain)); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
