package worker

import (
	"encoding/binary"
	"testing"
	"time"

	"github.com/medveil/medveil/worker/api"
)

func nonceOf(n uint64) (w api.Word) {
	binary.BigEndian.PutUint64(w[:], n)
	return w
}

// One pseudonym can fill its own memory and nobody else's, and it empties as
// requests grow stale.
func TestNoncesAreBounded(t *testing.T) {
	n := nonces{used: make(map[api.Word]map[api.Word]uint64)}
	now := time.Unix(1_795_000_000, 0)
	at := uint64(now.Unix())
	for i := range uint64(maxNonces) {
		if err := n.use(nonceKey{api.Word{1}, nonceOf(i)}, at, now); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.use(nonceKey{api.Word{1}, nonceOf(maxNonces)}, at, now); api.CodeOf(err) != api.Busy {
		t.Errorf("one too many: %v", err)
	}
	if err := n.use(nonceKey{api.Word{2}, nonceOf(0)}, at, now); err != nil {
		t.Errorf("another pseudonym: %v", err)
	}
	later := now.Add(4 * Freshness)
	if err := n.use(nonceKey{api.Word{1}, nonceOf(0)}, at+240, later); err != nil || len(n.used) != 1 {
		t.Errorf("later: %v, %d pseudonyms remembered", err, len(n.used))
	}
}

// A nonce is remembered for as long as any clock within the window takes its
// request for fresh.
func TestNonceOutlivesItsRequest(t *testing.T) {
	for _, skew := range []time.Duration{-Freshness, 0, Freshness} {
		n := nonces{used: make(map[api.Word]map[api.Word]uint64)}
		now := time.Unix(1_795_000_000, 0)
		issued := uint64(now.Add(skew).Unix())
		k := nonceKey{api.Word{1}, api.Word{2}}
		if err := n.use(k, issued, now); err != nil {
			t.Fatal(err)
		}
		for ; fresh(issued, now) == nil; now = now.Add(time.Second) {
			if err := n.use(k, issued, now); api.CodeOf(err) != api.ReplayedRequest {
				t.Fatalf("issued %v off, at %v: %v", skew, now, err)
			}
		}
	}
}
