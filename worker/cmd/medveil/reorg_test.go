package main

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/api"
)

// partition cuts off two validators that can seal a block each, and returns
// them and one of the others.
func (f *faulty) partition(t *testing.T) (lost, last, rest int) {
	t.Helper()
	turns, err := f.testnet.Turns(within(t, time.Minute))
	must(t, err)
	must(t, f.testnet.Partition(within(t, time.Minute), turns[:2]))
	t.Logf("seats %v are cut off", turns[:2])
	return turns[0], turns[1], turns[2]
}

// outweigh waits until the chain of a seat weighs more than one that ends with
// two blocks in turn from number on. The side that is longer later wins.
func (f *faulty) outweigh(t *testing.T, seat int, number uint64) {
	t.Helper()
	must(t, patiently(t.Context(), func() error {
		head, err := f.world.platform.node(seat).BlockNumber(t.Context())
		if err == nil && head < number+4 {
			err = errNotYet
		}
		return err
	}, errNotYet))
}

// A vigil asks all workers for shares again and again.
type vigil struct {
	stop func()
	done chan struct{}
	mu   sync.Mutex
	seen []asked
}

type asked struct {
	at      time.Time // before the question
	answers []medveil.Answer
}

func (f *faulty) watch(t *testing.T, c *medveil.Client, p parcel, g medveil.Grant) *vigil {
	ctx, stop := context.WithCancel(t.Context())
	w := &vigil{stop: stop, done: make(chan struct{})}
	go func() {
		defer close(w.done)
		for ctx.Err() == nil {
			at := time.Now()
			answers, err := f.ask(ctx, c, p, g)
			if err != nil {
				continue
			}
			w.mu.Lock()
			w.seen = append(w.seen, asked{at, answers})
			w.mu.Unlock()
			time.Sleep(100 * time.Millisecond)
		}
	}()
	t.Cleanup(stop)
	return w
}

// noneSince ends the vigil and fails the test if a worker gave a share to a
// request made after a moment.
func (w *vigil) noneSince(t *testing.T, moment time.Time) {
	t.Helper()
	w.stop()
	<-w.done
	before, after, given := 0, 0, 0
	for _, a := range w.seen {
		if a.at.Before(moment) {
			before++
			continue
		}
		after++
		for _, answer := range a.answers {
			if answer.Err == nil {
				given++
				t.Errorf("seat %d gave a share %v after the revocation was acknowledged", answer.Worker.Seat, a.at.Sub(moment))
			}
		}
	}
	t.Logf("asked all workers %d times before the revocation was acknowledged and %d times after", before, after)
	if after < 10 {
		t.Errorf("asked %d times only", after)
	}
}

// A grant that is mined on the losing side of a partition is not acknowledged
// and not served; once the network heals it is mined again, and serves.
func (f *faulty) testGrantReorganised(t *testing.T) {
	p := f.put(t, f.client(t, 1), "grant/lost", 1000)
	lost, _, rest := f.partition(t)
	t.Cleanup(func() { f.heal(t) })
	c := f.client(t, lost)
	g, tx := f.grant(t, c, p)
	fork := f.block(t, lost, tx.Block)
	short, cancel := context.WithTimeout(t.Context(), 12*time.Second)
	defer cancel()
	if err := c.AwaitWorkers(short, tx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a grant on a side chain was acknowledged: %v", err)
	}
	answers, err := f.ask(t.Context(), c, p, g)
	must(t, err)
	for _, answer := range answers {
		if answer.Err == nil {
			t.Errorf("seat %d serves a grant of a side chain", answer.Worker.Seat)
		}
	}
	f.outweigh(t, rest, tx.Block)
	f.heal(t)
	must(t, c.AwaitWorkers(within(t, 2*time.Minute), tx))
	if f.block(t, lost, tx.Block) == fork {
		t.Error("nothing was reorganised: the test shows nothing")
	}
	f.read(t, c, p, g)
}

// The same with a revocation. From its acknowledgement on no worker serves.
func (f *faulty) testRevocationReorganised(t *testing.T) {
	p, g := f.granted(t, f.client(t, 1), "revoke/lost", 1000)
	f.read(t, f.client(t, 1), p, g)
	lost, last, rest := f.partition(t)
	t.Cleanup(func() { f.heal(t) })
	c := f.client(t, lost)
	w := f.watch(t, f.client(t, rest), p, g)
	tx := f.revoke(t, c, g)
	fork := f.block(t, last, tx.Block)
	f.outweigh(t, rest, tx.Block)
	f.heal(t)
	must(t, c.AwaitWorkers(within(t, 2*time.Minute), tx))
	acknowledged := time.Now()
	if f.block(t, last, tx.Block) == fork {
		t.Error("nothing was reorganised: the test shows nothing")
	}
	time.Sleep(5 * time.Second)
	w.noneSince(t, acknowledged)
	f.refusedByAll(t, p, g)
}

// A revocation on the winning side is acknowledged while two validators are cut
// off. Their workers do not know of it; they serve nothing all the same, neither
// during the partition nor while it heals.
func (f *faulty) testRevocationBehindPartition(t *testing.T) {
	p, g := f.granted(t, f.client(t, 1), "revoke/won", 1000)
	_, _, rest := f.partition(t)
	t.Cleanup(func() { f.heal(t) })
	c := f.client(t, rest)
	w := f.watch(t, c, p, g)
	tx := f.revoke(t, c, g)
	must(t, c.AwaitWorkers(within(t, 2*time.Minute), tx))
	acknowledged := time.Now()
	time.Sleep(5 * time.Second)
	f.heal(t)
	time.Sleep(5 * time.Second)
	w.noneSince(t, acknowledged)
	f.refusedByAll(t, p, g)
}

// refusedByAll fails unless every worker says that the grant is revoked.
func (f *faulty) refusedByAll(t *testing.T, p parcel, g medveil.Grant) {
	t.Helper()
	err := patiently(t.Context(), func() error {
		answers, err := f.ask(t.Context(), f.client(t, 1), p, g)
		if err != nil {
			return err
		}
		for _, answer := range answers {
			if refusedFor(answer, api.ChainUnavailable) {
				return errNotYet // its validator is catching up
			}
			if !refusedFor(answer, api.GrantRevoked) {
				t.Errorf("seat %d does not refuse as revoked: %v", answer.Worker.Seat, answer.Err)
			}
		}
		return nil
	}, errNotYet)
	must(t, err)
}
