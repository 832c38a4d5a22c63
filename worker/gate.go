package worker

import (
	"context"
	"sync"

	"github.com/medveil/medveil/worker/api"
)

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

// part bounds how much of a gate's room one pseudonym takes. Without it, one
// that asks for what takes long, such as a bundle that nobody has, would keep
// all others out.
type part struct {
	max int
	mu  sync.Mutex
	in  map[api.Word]int
}

func newPart(max int) *part { return &part{max: max, in: make(map[api.Word]int)} }

func (p *part) enter(nym api.Word) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.in[nym] >= p.max {
		return api.Errorf(api.Busy, "%d requests of the pseudonym are in progress: ask again later", p.max)
	}
	p.in[nym]++
	return nil
}

func (p *part) leave(nym api.Word) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.in[nym]--; p.in[nym] == 0 {
		delete(p.in, nym)
	}
}
