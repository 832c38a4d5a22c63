package worker

import (
	"context"
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

// bindings remembers under which grant each fragment was served. A fragment
// that came in a second grant is the work of an owner who wants to have what
// one grant's revocation ended.
type bindings struct {
	mu    sync.Mutex
	grant map[api.Word]api.Word // by fragment
}

// bind takes a fragment for a grant, for ever.
func (b *bindings) bind(fragment, grantID api.Word) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if old, ok := b.grant[fragment]; ok && old != grantID {
		return api.Errorf(api.FragmentConflict, "the fragment was served under grant %s", old)
	}
	b.grant[fragment] = grantID
	return nil
}

// quotas counts what each pseudonym stored on the current day.
type quotas struct {
	mu   sync.Mutex
	day  uint64
	used map[api.Word]uint64
}

const secondsPerDay = 86400

// add counts n bytes at a Unix time and returns the sum of the day.
func (q *quotas) add(nym api.Word, at uint64, n uint64) uint64 {
	q.mu.Lock()
	defer q.mu.Unlock()
	if day := at / secondsPerDay; day != q.day {
		q.day, q.used = day, make(map[api.Word]uint64)
	}
	q.used[nym] += n
	return q.used[nym]
}

// take reserves n bytes of a limit.
func (q *quotas) take(nym api.Word, at, n, limit uint64) error {
	if q.add(nym, at, n) > limit || n > limit {
		q.giveBack(nym, at, n)
		return api.Errorf(api.TooLarge, "the pseudonym's quota of %d bytes a day is used up", limit)
	}
	return nil
}

// giveBack returns what an upload did not need.
func (q *quotas) giveBack(nym api.Word, at, n uint64) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.day == at/secondsPerDay {
		q.used[nym] -= min(n, q.used[nym])
	}
}

// once remembers what was done once.
type once struct {
	mu   sync.Mutex
	done map[api.Word]bool
}

// first reports whether k is new, and remembers it.
func (o *once) first(k api.Word) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.done[k] {
		return false
	}
	o.done[k] = true
	return true
}

// gate bounds how much is in progress at once.
type gate chan struct{}

func (g gate) enter() error {
	select {
	case g <- struct{}{}:
		return nil
	default:
		return api.Errorf(api.Busy, "%d requests are in progress: ask again later", cap(g))
	}
}

// wait enters when there is room.
func (g gate) wait(ctx context.Context) error {
	select {
	case g <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g gate) leave() { <-g }
