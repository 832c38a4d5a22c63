package worker

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/medveil/medveil/zk/curve"
)

// An EpochChain tells which share keys this worker's operator answers for, and
// attests to them.
type EpochChain interface {
	// Epochs returns the sealed epochs in which this worker's operator has a seat,
	// the newest first.
	Epochs(ctx context.Context, at Block) ([]Epoch, error)
	// ShareKey returns PK_i of a seat in a sealed epoch. ErrUnknown if it is empty.
	ShareKey(ctx context.Context, at Block, epoch uint32, seat int) (curve.PublicKey, error)
	// Attest proves, bound to a recent block, that the seat still holds its share
	// key of a superseded epoch, and returns when the transaction is mined.
	Attest(ctx context.Context, epoch uint32, key curve.SecretKey) error
}

// An Epoch is one in which this worker's operator has a seat. Times are Unix
// seconds.
type Epoch struct {
	Number     uint32
	Seat       int
	Share      curve.PublicKey // PK_i
	Superseded uint64          // 0 while it is the current one
	Attested   uint64          // when the seat attested last, 0 if it never did
	Period     uint64          // how long an attestation counts, in seconds
}

// due reports whether it is time to attest: after a third of the period, so that
// two attempts may fail.
func (e *Epoch) due(now uint64) bool {
	return e.Superseded != 0 && now >= max(e.Superseded, e.Attested)+e.Period/3
}

// An EpochStatus is what the seat does for one epoch.
type EpochStatus struct {
	Epoch      uint32 `json:"epoch"`
	Seat       int    `json:"seat"`
	Held       bool   `json:"held"`       // whether the share key is there
	Superseded uint64 `json:"superseded"` // Unix seconds; 0 while it is the current one
	Attested   uint64 `json:"attested"`   // Unix seconds; 0 if it never was
	Until      uint64 `json:"until"`      // Unix seconds until when the seat counts; 0 while it is the current one
}

// A ring is the seat's share keys, which may be exchanged while the worker runs.
// A key is found by its public half: a seat that a vote leaves as it is has one
// key for several epochs.
type ring struct {
	mu     sync.RWMutex
	keys   []curve.SecretKey
	epochs []EpochStatus // as of the last look at the chain
}

func (r *ring) set(keys ...map[uint32]curve.SecretKey) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keys = nil
	for _, some := range keys {
		r.keys = slices.AppendSeq(r.keys, maps.Values(some))
	}
}

func (r *ring) find(public curve.PublicKey) (curve.SecretKey, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	for _, k := range r.keys {
		if k.Public() == public {
			return k, true
		}
	}
	return curve.SecretKey{}, false
}

func (r *ring) report(epochs []EpochStatus) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.epochs = epochs
}

func (r *ring) status() []EpochStatus {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return slices.Clone(r.epochs)
}

// ReplaceShares exchanges the seat's share keys, by epoch, without a restart: own
// ones, among them those for an epoch that comes, and those that were handed over.
func (w *Worker) ReplaceShares(keys ...map[uint32]curve.SecretKey) {
	w.ring.set(keys...)
	signal(w.rekeyed)
}

// attest attests to every share key of a superseded epoch that is there, when it
// is time. A seat that is silent counts as lost, and with too few seats left
// every pseudonym of the epoch is inactive until it renews.
func (w *Worker) attest(ctx context.Context) (more bool, err error) {
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return false, err
	}
	epochs, err := w.config.Chain.Epochs(ctx, at)
	if err != nil {
		return false, fmt.Errorf("epochs: %w", err)
	}
	var errs []error
	report := make([]EpochStatus, len(epochs))
	for i := range epochs {
		e := &epochs[i]
		key, held := w.ring.find(e.Share)
		if held && e.due(w.latest(at)) {
			if err := w.attestTo(ctx, e, key); err != nil {
				errs = append(errs, err)
			}
		}
		report[i] = e.status(held)
	}
	w.ring.report(report)
	return false, errors.Join(errs...)
}

// attestTo attests to one key, unless that was done in a block that is not
// confirmed yet.
func (w *Worker) attestTo(ctx context.Context, e *Epoch, key curve.SecretKey) error {
	head, err := w.config.Chain.Head(ctx)
	if err != nil {
		return err
	}
	newest, err := w.config.Chain.Epochs(ctx, head)
	if err != nil {
		return fmt.Errorf("epochs: %w", err)
	}
	i := slices.IndexFunc(newest, func(n Epoch) bool { return n.Number == e.Number })
	if i < 0 || !newest[i].due(w.latest(head)) {
		return nil
	}
	if err := w.config.Chain.Attest(ctx, e.Number, key); err != nil {
		return fmt.Errorf("attest to the share key of epoch %d: %w", e.Number, err)
	}
	return nil
}

func (e *Epoch) status(held bool) EpochStatus {
	s := EpochStatus{Epoch: e.Number, Seat: e.Seat, Held: held, Superseded: e.Superseded, Attested: e.Attested}
	if e.Superseded != 0 {
		s.Until = max(e.Superseded, e.Attested) + e.Period
	}
	return s
}
