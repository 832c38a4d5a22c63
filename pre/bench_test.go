package pre

import (
	"bytes"
	"io"
	"testing"

	"filippo.io/age"
)

// capsules returns n different encoded capsules: repeating one input flatters
// a benchmark by up to a third.
func (g *grantFixture) capsules(b *testing.B, n int) [][]byte {
	b.Helper()
	var out [][]byte
	for range n {
		batch, err := NewBatch(g.owner.PublicKey(), g.label, 1)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, batch.Capsule().Bytes())
	}
	return out
}

// BenchmarkReencrypt is a worker's whole cryptographic work for one request:
// parse the capsule, check its proof, one pairing on prepared lines, encode.
func BenchmarkReencrypt(b *testing.B) {
	g := newGrant(b, 2, 3)
	capsules := g.capsules(b, 64)
	i := 0
	for b.Loop() {
		c, err := ParseCapsule(capsules[i%len(capsules)])
		if err != nil {
			b.Fatal(err)
		}
		share, err := g.workers[i%3].Reencrypt(c)
		if err != nil {
			b.Fatal(err)
		}
		share.Bytes()
		i++
	}
}

func BenchmarkNewBatch(b *testing.B) {
	owner := GenerateKey().PublicKey()
	for b.Loop() {
		if _, err := NewBatch(owner, Label{}, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewRekey(b *testing.B) {
	owner, grantee := GenerateKey(), GenerateKey().PublicKey()
	for b.Loop() {
		if _, _, err := NewRekey(owner, grantee, Label{}, 3, 5); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPrepare(b *testing.B) {
	g := newGrant(b, 3, 5)
	i := 0
	for b.Loop() {
		if _, err := g.rekey.Prepare(g.fragments[i%5]); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

// BenchmarkCombine parses and combines the shares of 3 workers.
func BenchmarkCombine(b *testing.B) {
	g := newGrant(b, 3, 5)
	_, s := g.record(b, "record")
	var encoded [][]byte
	for _, share := range g.shares(b, s.Capsule(), 1, 3, 5) {
		encoded = append(encoded, share.Bytes())
	}
	for b.Loop() {
		var shares []*Share
		for _, e := range encoded {
			share, err := ParseShare(e)
			if err != nil {
				b.Fatal(err)
			}
			shares = append(shares, share)
		}
		if _, err := g.rekey.Combine(g.grantee, s, shares); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProveShare(b *testing.B) {
	g := newGrant(b, 2, 3)
	_, s := g.record(b, "record")
	share := g.shares(b, s.Capsule(), 1)[0]
	for b.Loop() {
		if _, err := g.workers[0].Prove(s.Capsule(), share, [32]byte{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerifyShare(b *testing.B) {
	g := newGrant(b, 2, 3)
	_, s := g.record(b, "record")
	share := g.shares(b, s.Capsule(), 1)[0]
	proof, err := g.workers[0].Prove(s.Capsule(), share, [32]byte{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := g.rekey.VerifyShare(s.Capsule(), share, proof, [32]byte{}); err != nil {
			b.Fatal(err)
		}
	}
}

const bulkSize = 64 << 20

func benchmarkEncrypt(b *testing.B, recipient age.Recipient) {
	plaintext := make([]byte, bulkSize)
	b.SetBytes(bulkSize)
	for b.Loop() {
		w, err := age.Encrypt(io.Discard, recipient)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Write(plaintext); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkDecrypt(b *testing.B, recipient age.Recipient, identity age.Identity) {
	file := encrypt(b, make([]byte, bulkSize), recipient)
	b.SetBytes(bulkSize)
	for b.Loop() {
		r, err := age.Decrypt(bytes.NewReader(file), identity)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBulk(b *testing.B) {
	plain, err := age.GenerateX25519Identity()
	if err != nil {
		b.Fatal(err)
	}
	key := GenerateKey()
	ours, err := NewRecipient(key.PublicKey(), Label{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("encrypt/age", func(b *testing.B) { benchmarkEncrypt(b, plain.Recipient()) })
	b.Run("encrypt/pre", func(b *testing.B) { benchmarkEncrypt(b, ours) })
	b.Run("decrypt/age", func(b *testing.B) { benchmarkDecrypt(b, plain.Recipient(), plain) })
	b.Run("decrypt/pre", func(b *testing.B) { benchmarkDecrypt(b, ours, ownerIdentity(b, key)) })
}
