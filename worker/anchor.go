package worker

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/medveil/medveil/worker/api"
)

// ErrLogLost is returned while the log does not extend what was anchored for
// this worker on chain: an older state was put back, or another one. The worker
// then serves nothing, for what it forgot it would answer again, until the
// state is restored or the operator declares the log lost ([Worker.ResetLog]).
var ErrLogLost = errors.New("the log lacks entries that this worker anchored on chain: " +
	"restore the newest state, or declare the log lost with `medveil worker reset-log`")

// anchoring is what a worker knows of its log and of its anchor on chain.
type anchoring struct {
	whole   atomic.Bool   // the log was found to extend its anchor
	wake    chan struct{} // enough entries wait
	entries uint64        // that are enough

	mu       sync.Mutex
	head     head
	anchored uint64 // size that is on chain
	err      error  // of the last attempt to anchor

	meeting gate // one comparison or anchoring at a time
}

// grew tells that the log has a new head.
func (a *anchoring) grew(h head) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if h.log == a.head.log && h.size < a.head.size {
		return // its commit was shared with a later one's
	}
	a.head = h
	if h.size-min(h.size, a.anchored) >= a.entries {
		select {
		case a.wake <- struct{}{}:
		default:
		}
	}
}

func (a *anchoring) set(h head, anchored uint64) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.head, a.anchored, a.err = h, anchored, nil
}

// reached tells that the log is anchored up to a size. It may have grown since.
func (a *anchoring) reached(size uint64) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.anchored, a.err = size, nil
}

func (a *anchoring) failed(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.err = err
}

// state returns the log's head, how much of it is anchored, and why the last
// attempt to anchor failed, if it did.
func (a *anchoring) state() (h head, anchored uint64, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.head, a.anchored, a.err
}

// whole refuses to serve unless the log extends the last anchored root. It
// asks the chain until that was found to be so, once in the life of the worker.
func (w *Worker) whole(ctx context.Context) error {
	if w.anchor.whole.Load() {
		return nil
	}
	if err := w.anchor.meeting.wait(ctx); err != nil {
		return unavailable(err)
	}
	defer w.anchor.meeting.leave()
	if w.anchor.whole.Load() {
		return nil
	}
	a, err := w.readAnchor(ctx)
	if err != nil {
		return err
	}
	return w.meet(a)
}

// readAnchor returns the newest anchor: a confirmed one might be older than
// what this worker anchored.
func (w *Worker) readAnchor(ctx context.Context) (ReceiptAnchor, error) {
	newest, err := w.config.Chain.Head(ctx)
	if err != nil {
		return ReceiptAnchor{}, unavailable(err)
	}
	a, err := w.config.Chain.Anchor(ctx, newest, w.config.Operator)
	if err != nil {
		return a, unavailable(err)
	}
	return a, nil
}

// meet compares the log with an anchor. A reset that was declared begins a new
// log.
func (w *Worker) meet(a ReceiptAnchor) error {
	var h head
	err := w.view(func(tx Tx) (err error) {
		if h, err = readHead(tx); err != nil {
			return err
		}
		if a.Log > h.log && a.Size == 0 {
			return nil
		}
		return extends(tx, h, a)
	})
	if err != nil {
		return err
	}
	if a.Log > h.log {
		h = head{log: a.Log}
		if err := w.update(h.put); err != nil {
			return err
		}
	}
	w.anchor.set(h, a.Size)
	w.anchor.whole.Store(true)
	return nil
}

// extends reports whether the log begins with what was anchored.
func extends(tx Tx, h head, a ReceiptAnchor) error {
	if a.Log != h.log || a.Size > h.size {
		return api.Errorf(api.OutOfService, "%w: it is log %d with %d entries, anchored is log %d with %d",
			ErrLogLost, h.log, h.size, a.Log, a.Size)
	}
	if a.Size == 0 {
		return nil
	}
	root, err := nodes{tx, h.log}.root(a.Size)
	if err != nil {
		return err
	}
	if root != a.Root {
		return api.Errorf(api.OutOfService, "%w: its first %d entries are not those that were anchored", ErrLogLost, a.Size)
	}
	return nil
}

// AnchorLog anchors the log's root on chain and returns when that is mined. It
// does nothing while nothing is new.
func (w *Worker) AnchorLog(ctx context.Context) error {
	if err := w.whole(ctx); err != nil {
		return fmt.Errorf("anchor the log: %w", err)
	}
	if err := w.anchor.meeting.wait(ctx); err != nil {
		return fmt.Errorf("anchor the log: %w", err)
	}
	defer w.anchor.meeting.leave()
	h, root, err := w.readRoot()
	if err != nil {
		return fmt.Errorf("anchor the log: %w", err)
	}
	a, err := w.checkAlone(ctx, h)
	if err != nil {
		return fmt.Errorf("anchor the log: %w", err)
	}
	if h.size <= a.Size { // or else a reorganisation took an anchor away
		w.anchor.reached(a.Size)
		return nil
	}
	err = w.config.Chain.AnchorReceipts(ctx, h.log, h.size, root)
	if err != nil && !w.isAnchored(ctx, h, root) {
		err = fmt.Errorf("anchor the log: %w", err)
		w.anchor.failed(err)
		return err
	}
	w.anchor.reached(h.size)
	return nil
}

// checkAlone returns the last anchor. It refuses to go on with a log that does
// not extend it: another worker with this one's keys writes a log too. Nothing is
// served then until the operator has put that right.
func (w *Worker) checkAlone(ctx context.Context, h head) (ReceiptAnchor, error) {
	a, err := w.readAnchor(ctx)
	if err != nil {
		return a, err
	}
	err = w.view(func(tx Tx) error { return extends(tx, h, a) })
	if errors.Is(err, ErrLogLost) {
		w.anchor.whole.Store(false)
	}
	return a, err
}

// isAnchored reports whether a transaction whose answer was lost was mined.
func (w *Worker) isAnchored(ctx context.Context, h head, root api.Word) bool {
	a, err := w.readAnchor(ctx)
	return err == nil && a.Log == h.log && a.Size == h.size && a.Root == root
}

// durable returns the log's head as a transaction sees it, without the entries
// of which it is not known yet that they are on the disk: a View may see what a
// commit beside it has not synced. If a checkpoint held an entry that a crash
// then takes away, this worker would have signed two logs.
func (w *Worker) durable(tx Tx) (head, error) {
	h, err := readHead(tx)
	if known, _, _ := w.anchor.state(); known.log == h.log {
		h.size = min(h.size, known.size)
	}
	return h, err
}

// readRoot returns the log's durable head and its root.
func (w *Worker) readRoot() (h head, root api.Word, err error) {
	err = w.view(func(tx Tx) (err error) {
		if h, err = w.durable(tx); err != nil {
			return err
		}
		root, err = nodes{tx, h.log}.root(h.size)
		return err
	})
	return h, root, err
}

// ResetLog declares on chain, for everyone to see, that this worker's log is
// lost, and begins the next one. It is for an operator who cannot restore the
// state, and refused while the log extends its anchor. Entries of the old log
// that are left stay in the state. A declared reset that this worker missed is
// taken up when it is next asked for anything.
func (w *Worker) ResetLog(ctx context.Context) error {
	err := w.whole(ctx)
	if err == nil {
		return errors.New("reset the log: it extends its anchor, so nothing is lost")
	}
	if !errors.Is(err, ErrLogLost) {
		return fmt.Errorf("reset the log: %w", err)
	}
	err = w.config.Chain.ResetReceipts(ctx)
	if left := w.whole(ctx); left != nil { // the answer of a transaction that was mined may be lost
		return fmt.Errorf("reset the log: %w", errors.Join(err, left))
	}
	return nil
}

// How long the log's duty waits before it anchors what an earlier run of the
// worker left, and after a failure.
const (
	anchorFirst = 10 * time.Second
	anchorRetry = 30 * time.Second
)

// keepLog anchors the log and forgets what is stale until ctx ends.
func (w *Worker) keepLog(ctx context.Context) error {
	sweep := time.NewTicker(time.Minute)
	defer sweep.Stop()
	anchor := time.NewTimer(min(anchorFirst, w.config.AnchorEvery))
	defer anchor.Stop()
	wake := w.anchor.wake
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-sweep.C:
			if err := w.forgetStale(); err != nil {
				w.anchor.failed(err)
			}
			continue
		case <-wake:
		case <-anchor.C:
		}
		next := w.config.AnchorEvery
		wake = w.anchor.wake
		if err := w.AnchorLog(ctx); err != nil {
			w.anchor.failed(err)
			next, wake = min(next, anchorRetry), nil // more entries do not help
		}
		anchor.Reset(next)
	}
}
