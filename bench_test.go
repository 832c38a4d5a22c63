package medveil

import (
	"bytes"
	"io"
	"testing"
	"time"

	"filippo.io/age"

	"github.com/medveil/medveil/pre"
)

// benchRecord is the size of a record in the benchmark.
const benchRecord = 64 << 20

// BenchmarkEncryptRecord encrypts a record and computes its content hash, and in
// turns encrypts the same bytes with age alone, and reports how fast the first
// is in percent of the second:
//
//	go test -run '^$' -bench EncryptRecord -benchtime 20x .
func BenchmarkEncryptRecord(b *testing.B) {
	plain, owner := make([]byte, benchRecord), pre.GenerateKey().PublicKey()
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		b.Fatal(err)
	}
	var record, alone time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := encryptRecord(io.Discard, bytes.NewReader(plain), owner, pre.Label{1}); err != nil {
			b.Fatal(err)
		}
		between := time.Now()
		if err := encryptAlone(plain, identity.Recipient()); err != nil {
			b.Fatal(err)
		}
		record += between.Sub(start)
		alone += time.Since(between)
	}
	b.ReportMetric(float64(b.N)*benchRecord/1e6/record.Seconds(), "MB/s")
	b.ReportMetric(float64(b.N)*benchRecord/1e6/alone.Seconds(), "age-MB/s")
	b.ReportMetric(100*alone.Seconds()/record.Seconds(), "%-of-age")
}

func encryptAlone(plain []byte, to age.Recipient) error {
	w, err := age.Encrypt(io.Discard, to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(w, bytes.NewReader(plain)); err != nil {
		return err
	}
	return w.Close()
}
