package worker

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"
	"time"
)

// Run does what a worker does besides answering: it follows the chain, picks up
// and forgets fragments, keeps copies of objects, acts for its seat in cases that
// its people decided, attests to its old share keys, and anchors its log. It
// returns when ctx ends, with ctx's error. What fails meanwhile is tried again,
// and told by [Worker.Status]. Run it once at a time.
func (w *Worker) Run(ctx context.Context) error {
	f := &follower{w: w, page: firstPage}
	r := w.newReplicator()
	var wait sync.WaitGroup
	wait.Go(func() { w.duty(ctx, "follow", f.step, func(ctx context.Context) { w.await(ctx) }) })
	wait.Go(func() { w.duty(ctx, "pickup", w.pickUp, pause(w.config.Period, w.waiting)) })
	wait.Go(func() { w.duty(ctx, "seat", w.attend, pause(2*w.config.Period, w.followed)) })
	wait.Go(func() { w.duty(ctx, "attest", w.attest, pause(attestEvery*w.config.Period, w.rekeyed)) })
	wait.Go(func() { w.duty(ctx, "peers", w.probePeers, pause(probeEvery, nil)) })
	wait.Go(func() { w.duty(ctx, "replicate", r.step, pause(w.config.ReplicateEvery, w.peers.first)) })
	wait.Go(func() {
		err := w.keepLog(ctx)
		w.faults.set("log", err)
	})
	wait.Wait()
	return ctx.Err()
}

// attestEvery is how many periods pass between two looks at what is to be
// attested.
const attestEvery = 4

// maxBackoff is how long a duty that fails waits at most until it is tried
// again.
const maxBackoff = 30 * time.Second

// duty repeats step until ctx ends: at once while it says that there is more,
// after rest if not, and after a growing time when it fails. A worker whose log
// is not whole does nothing: it would only add to the wrong log.
func (w *Worker) duty(ctx context.Context, name string, step func(context.Context) (bool, error), rest func(context.Context)) {
	backoff := time.Duration(0)
	for ctx.Err() == nil {
		more, err := false, w.whole(ctx)
		if err == nil {
			more, err = step(ctx)
		}
		if ctx.Err() != nil {
			return
		}
		w.faults.set(name, err)
		switch {
		case err != nil:
			backoff = min(max(2*backoff, w.config.Period/4), maxBackoff)
			pause(backoff, nil)(ctx)
		case !more:
			backoff = 0
			rest(ctx)
		default:
			backoff = 0
		}
	}
}

// pause returns a rest of some time, which a signal ends early.
func pause(d time.Duration, early <-chan struct{}) func(context.Context) {
	return func(ctx context.Context) {
		timer := time.NewTimer(d)
		defer timer.Stop()
		select {
		case <-ctx.Done():
		case <-early:
		case <-timer.C:
		}
	}
}

// await returns when there may be a new block. Time passes without one too: the
// follower then looks for grants that expired.
func (w *Worker) await(ctx context.Context) {
	short, cancel := context.WithTimeout(ctx, max(w.config.Period, time.Second))
	defer cancel()
	began := time.Now()
	err := w.config.Chain.Await(short, w.progress.head.Load())
	if err != nil && ctx.Err() == nil && time.Since(began) < w.config.Period/4 {
		pause(w.config.Period/4, nil)(ctx)
	}
}

// signal wakes who waits for it, or does nothing if it is awake.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// faults are why duties failed last, until they succeed.
type faults struct {
	mu  sync.Mutex
	why map[string]error
}

func (f *faults) set(duty string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.why == nil {
		f.why = make(map[string]error)
	}
	if err == nil || errors.Is(err, context.Canceled) {
		delete(f.why, duty)
		return
	}
	f.why[duty] = err
}

// texts returns the faults as texts for the operator.
func (f *faults) texts() map[string]string {
	f.mu.Lock()
	defer f.mu.Unlock()
	texts := make(map[string]string, len(f.why))
	for duty, err := range maps.All(f.why) {
		texts[duty] = fmt.Sprint(err)
	}
	return texts
}

// disagreement returns what the chain's endpoints disagree about, "" if nothing.
func (f *faults) disagreement() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, err := range f.why {
		if errors.Is(err, ErrDisagree) {
			return err.Error()
		}
	}
	return ""
}

// probePeers finds out which members are there.
func (w *Worker) probePeers(ctx context.Context) (bool, error) {
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return false, err
	}
	members, err := w.peers.members(ctx, w, at)
	if err != nil {
		return false, err
	}
	w.peers.probe(ctx, members, w.config.Operator)
	return false, nil
}
