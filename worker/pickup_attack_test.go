package worker_test

import (
	"context"
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// Requests for a bundle that does not come keep requests out, and not the
// worker's own search for bundles: what it finds needs no search when it is
// asked for.
func TestSlowRequestsLeavePickupAlone(t *testing.T) {
	w := newWorld(t)
	w.worker.Close()
	w.config.MaxConcurrent = 2 // so that one bundle is looked for at once
	w.start()
	slow := w.grantWith(w.stranger, w.stranger, label, grant.Terms{OwnerNym: w.stranger.nym, GranteeNym: w.stranger.nym, SetVersion: 1})
	good := w.grant()
	w.event(good, 90)
	var once atomic.Bool
	come, asked := make(chan struct{}), make(chan struct{})
	w.store.onGet = func() {
		if once.CompareAndSwap(false, true) {
			close(asked)
			<-come
		}
	}
	req := w.request(w.stranger, slow.id, w.capsule(w.stranger.key.PublicKey(), label))
	ended := make(chan api.Code)
	go func() { ended <- w.ask(req) }()
	<-asked
	w.follow()
	w.wantPhase(good, "h")
	if got := w.asks(good); got != "" {
		t.Errorf("refused: %q", got)
	}
	close(come)
	<-ended
}

// sought is a store that notes what is looked for.
type sought struct {
	*memoryStore
	mu    sync.Mutex
	order []content.Hash
}

func (s *sought) Get(ctx context.Context, h content.Hash) (io.ReadCloser, int64, error) {
	s.mu.Lock()
	s.order = append(s.order, h)
	s.mu.Unlock()
	return s.memoryStore.Get(ctx, h)
}

// A new grant does not wait for those whose bundles were not found before.
func TestNewGrantsComeFirst(t *testing.T) {
	w := newWorld(t)
	w.worker.Close()
	store := &sought{memoryStore: w.store}
	w.config.Store = store
	w.start()
	for range 20 {
		d := w.grant()
		delete(w.store.objects, d.bundle)
		w.event(d, 90)
	}
	w.follow()
	w.advance(5) // all are due again
	good := w.grant()
	w.event(good, 99)
	store.order = nil
	if err := w.worker.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.clock = w.clock.Add(time.Second)
	if err := w.worker.PickUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.wantPhase(good, "h")
	if i := slices.Index(store.order, good.bundle); i < 0 || i >= 4 { // so many are looked for at once
		t.Errorf("looked for as number %d of %d", i, len(store.order))
	}
}
