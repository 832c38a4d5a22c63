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
	used map[api.Word]map[api.Word]uint64 // by nym: nonce, issued at
	next uint64                           // time of the next sweep
}

// maxNonces bounds what one pseudonym can have remembered, to about 1.5 MB: a
// hundred requests a second.
const maxNonces = 1 << 14

// use records a nonce, or refuses it.
func (n *nonces) use(k nonceKey, issuedAt uint64, now time.Time) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if at := uint64(now.Unix()); at >= n.next {
		n.sweep(at)
	}
	own := n.used[k.nym]
	if _, ok := own[k.nonce]; ok {
		return api.Errorf(api.ReplayedRequest, "request was sent before: make a new one for each try")
	}
	if len(own) >= maxNonces {
		return api.Errorf(api.Busy, "the pseudonym sent too many requests in the last minutes")
	}
	n.put(k, issuedAt)
	return nil
}

func (n *nonces) put(k nonceKey, issuedAt uint64) {
	if n.used[k.nym] == nil {
		n.used[k.nym] = make(map[api.Word]uint64)
	}
	n.used[k.nym][k.nonce] = issuedAt
}

// restore records a nonce of the state.
func (n *nonces) restore(k nonceKey, issuedAt uint64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.put(k, issuedAt)
}

// staleAfter is after how many seconds a nonce is forgotten: what was issued
// longer ago is stale by a margin.
const staleAfter = 2 * uint64(Freshness/time.Second)

// sweep forgets nonces whose requests are stale at the given time.
func (n *nonces) sweep(at uint64) {
	for nym, own := range n.used {
		for nonce, issuedAt := range own {
			if issuedAt+staleAfter < at {
				delete(own, nonce)
			}
		}
		if len(own) == 0 {
			delete(n.used, nym)
		}
	}
	n.next = at + staleAfter/2
}
