package medveil

import (
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/worker/api"
)

const (
	// paceSample is how many answers say how long workers take.
	paceSample = 32
	// hedgeAtFirst is waited before anything is known, hedgeAtLeast always.
	hedgeAtFirst = 200 * time.Millisecond
	hedgeAtLeast = 10 * time.Millisecond
	// missMemory is how long a worker that failed or was late is asked last.
	missMemory = 30 * time.Second
)

// pace is what a client has seen of the speed of workers. It only chooses whom
// to ask first and when to ask one more: a worker that is wrongly thought slow is
// asked all the same when others fail. The zero value knows nothing.
type pace struct {
	mu     sync.Mutex
	recent []time.Duration // of the last answers, a ring once it is full
	next   int
	misses map[common.Address]time.Time
}

// answered notes that the worker of an operator took so long.
func (p *pace) answered(operator common.Address, took time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.misses, operator)
	if len(p.recent) < paceSample {
		p.recent = append(p.recent, took)
		return
	}
	p.recent[p.next] = took
	p.next = (p.next + 1) % paceSample
}

// missed notes that a worker failed or was late.
func (p *pace) missed(operator common.Address) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.misses == nil {
		p.misses = make(map[common.Address]time.Time)
	}
	p.misses[operator] = time.Now()
}

// hedge returns how long to wait for an answer before one more worker is asked:
// thrice what nine in ten of the last answers took, and at most limit.
func (p *pace) hedge(limit time.Duration) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.recent) == 0 {
		return min(hedgeAtFirst, limit)
	}
	sorted := slices.Sorted(slices.Values(p.recent))
	return min(max(3*sorted[len(sorted)*9/10], hedgeAtLeast), limit)
}

// order returns the order in which to ask workers: random, so that load spreads,
// but those that lately failed or were late come last.
func (p *pace) order(workers []Member) []int {
	p.mu.Lock()
	defer p.mu.Unlock()
	order := rand.Perm(len(workers))
	slices.SortStableFunc(order, func(i, j int) int {
		return p.rank(workers[i].Operator) - p.rank(workers[j].Operator)
	})
	return order
}

// rank is 1 for a worker to be asked last. The caller holds the lock.
func (p *pace) rank(operator common.Address) int {
	if missed, ok := p.misses[operator]; ok && time.Since(missed) < missMemory {
		return 1
	}
	return 0
}

// sorted returns workers in the order in which to ask them.
func (p *pace) sorted(workers []Member) []Member {
	sorted := make([]Member, 0, len(workers))
	for _, i := range p.order(workers) {
		sorted = append(sorted, workers[i])
	}
	return sorted
}

// outage reports whether err says that a worker was not there to answer: neither
// an answer nor a refusal of this request.
func outage(err error) bool {
	if err == nil || errors.Is(err, ErrFault) {
		return false
	}
	code := api.CodeOf(err)
	return code == "" || code.Retryable()
}
