package worker

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// peers are the members of the current epoch as this worker sees them.
type peers struct {
	http *http.Client

	mu     sync.Mutex
	list   []Member
	read   time.Time
	heard  map[api.Address]time.Time // when a member's worker last answered
	probed bool                      // once: before, nothing is known of who is there
	first  chan struct{}             // the first probe is over
}

const (
	// membersAge is how long a list of members is used.
	membersAge = 30 * time.Second
	// probeEvery is how often members are asked whether they are there.
	probeEvery = 20 * time.Second
	// probeTimeout is how long one may take to say so.
	probeTimeout = 3 * time.Second
	// aliveFor is how long a member counts as alive after it answered: several
	// probes long, so that one lost answer moves no records around.
	aliveFor = 2 * time.Minute
)

func newPeers(client *http.Client) *peers {
	if client == nil {
		client = new(http.Client)
	}
	return &peers{http: client, heard: make(map[api.Address]time.Time), first: make(chan struct{}, 1)}
}

// members returns the members of the current epoch.
func (p *peers) members(ctx context.Context, w *Worker, at Block) ([]Member, error) {
	p.mu.Lock()
	list, fresh := p.list, time.Since(p.read) < membersAge
	p.mu.Unlock()
	if fresh {
		return list, nil
	}
	list, err := w.config.Chain.Operators(ctx, at)
	if err != nil {
		return nil, unavailable(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.list, p.read = list, time.Now()
	return list, nil
}

func (p *peers) client(m Member) *api.Client {
	return &api.Client{BaseURL: m.Endpoint, HTTPClient: p.http}
}

// probe asks the members whether they are there.
func (p *peers) probe(ctx context.Context, members []Member, self api.Address) {
	ctx, cancel := context.WithTimeout(ctx, probeTimeout)
	defer cancel()
	var wait sync.WaitGroup
	for _, m := range members {
		if m.Operator == self {
			continue
		}
		wait.Go(func() {
			if p.client(m).Health(ctx) == nil {
				p.mu.Lock()
				defer p.mu.Unlock()
				p.heard[m.Operator] = time.Now()
			}
		})
	}
	wait.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.probed {
		p.probed = true
		signal(p.first)
	}
}

// areProbed reports whether the members were asked since the start. Until then
// all others would seem to be gone, and everything in this member's care.
func (p *peers) areProbed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.probed
}

// alive returns the members that answered recently, and this worker itself.
func (p *peers) alive(members []Member, self api.Address) []Member {
	p.mu.Lock()
	defer p.mu.Unlock()
	var alive []Member
	for _, m := range members {
		if m.Operator == self || time.Since(p.heard[m.Operator]) < aliveFor {
			alive = append(alive, m)
		}
	}
	return alive
}

// rank returns the members in the order in which they are responsible for an
// object: by ascending SHA-256 of
//
//	"Medveil.Replica.v1" || content hash (32) || operator (20)
//
// (rendezvous hashing). Everyone computes the same order, and a member that
// joins or leaves moves only the objects that it is, or was, responsible for.
func rank(h content.Hash, members []Member) []Member {
	type ranked struct {
		Member
		score [32]byte
	}
	order := make([]ranked, len(members))
	for i, m := range members {
		order[i] = ranked{m, sha256.Sum256(slices.Concat([]byte("Medveil.Replica.v1"), h[:], m.Operator[:]))}
	}
	slices.SortFunc(order, func(a, b ranked) int {
		return cmp.Or(bytes.Compare(a.score[:], b.score[:]), bytes.Compare(a.Operator[:], b.Operator[:]))
	})
	sorted := make([]Member, len(order))
	for i, r := range order {
		sorted[i] = r.Member
	}
	return sorted
}
