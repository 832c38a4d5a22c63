package worker

import (
	"sync"
	"time"

	"github.com/medveil/medveil/worker/api"
)

// Freshness is how far a request's time may be from the worker's clock.
const Freshness = 60 * time.Second

// fresh refuses a request that was issued too long ago or too far ahead.
func fresh(issuedAt uint64, now time.Time) error {
	const window = uint64(Freshness / time.Second)
	at := uint64(now.Unix())
	if issuedAt > at+window || issuedAt+window < at {
		return api.Errorf(api.StaleRequest, "request is not from the last %v: check the clocks, then ask anew", Freshness)
	}
	return nil
}

type nonceKey struct{ nym, nonce api.Word }

// nonces remembers used nonces for as long as a request with them is fresh.
// Nonces count by pseudonym, so nobody uses up another's.
type nonces struct {
	mu   sync.Mutex
	used map[nonceKey]uint64 // issued at
	next uint64              // time of the next sweep
}

// maxNonces bounds the memory: about 10 MB, 500 requests a second.
const maxNonces = 1 << 16

// use records a nonce, or refuses it.
func (n *nonces) use(k nonceKey, issuedAt uint64, now time.Time) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if at := uint64(now.Unix()); at >= n.next {
		n.sweep(at)
	}
	if _, ok := n.used[k]; ok {
		return api.Errorf(api.ReplayedRequest, "request was sent before: make a new one for each try")
	}
	if len(n.used) >= maxNonces {
		return api.Errorf(api.Busy, "too many requests in the last minutes")
	}
	n.used[k] = issuedAt
	return nil
}

// restore records a nonce of the journal. What is no longer fresh goes with
// the first sweep.
func (n *nonces) restore(k nonceKey, issuedAt uint64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.used) >= 2*maxNonces {
		n.sweep(issuedAt) // entries are nearly in order of time
	}
	n.used[k] = issuedAt
}

// sweep forgets nonces whose requests are stale at the given time.
func (n *nonces) sweep(at uint64) {
	const window = uint64(Freshness / time.Second)
	for k, issuedAt := range n.used {
		if issuedAt+2*window < at {
			delete(n.used, k)
		}
	}
	n.next = at + window
}
