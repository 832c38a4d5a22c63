package worker

import (
	"context"
	"sync"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/medveil/medveil/worker/api"
)

// checkpointLife is for how many seconds a checkpoint is handed out again while
// the log does not grow: anyone may ask, and a signature costs.
const checkpointLife = 5

// checkpoints remembers the last checkpoint.
type checkpoints struct {
	mu   sync.Mutex
	last api.Checkpoint
}

// Checkpoint returns a signed statement of how far the log goes.
func (w *Worker) Checkpoint(ctx context.Context) (*api.Checkpoint, error) {
	if err := w.whole(ctx); err != nil {
		return nil, err
	}
	var c *api.Checkpoint
	err := w.view(func(tx Tx) (err error) {
		c, err = w.checkpoint(tx)
		return err
	})
	return c, err
}

// checkpoint makes the checkpoint of the log as a transaction sees it.
func (w *Worker) checkpoint(tx Tx) (*api.Checkpoint, error) {
	h, err := w.durable(tx)
	if err != nil {
		return nil, err
	}
	w.checkpoints.mu.Lock()
	defer w.checkpoints.mu.Unlock()
	now := w.now()
	if c := w.checkpoints.last; c.Time > 0 && c.Log == h.log && c.Size == h.size && now-min(now, c.Time) < checkpointLife {
		return &c, nil
	}
	c := api.Checkpoint{Worker: w.config.Operator, Log: h.log, Size: h.size, Time: now}
	if c.Root, err = (nodes{tx, h.log}).root(h.size); err != nil {
		return nil, err
	}
	if c.Signature, err = w.config.Keys.Sign(c.Digest(w.config.Domain)); err != nil {
		return nil, api.Hide(api.Internal, "the checkpoint could not be signed", err)
	}
	w.checkpoints.last = c
	return &c, nil
}

// Consistency returns a proof that the log of the new size begins with that of
// the old size. Between equal sizes, and from size 0, it is empty.
func (w *Worker) Consistency(ctx context.Context, old, new uint64) (proof []api.Word, err error) {
	if err := w.whole(ctx); err != nil {
		return nil, err
	}
	err = w.view(func(tx Tx) error {
		h, err := w.durable(tx)
		if err != nil {
			return err
		}
		if old > new || new > h.size {
			return api.Errorf(api.BadRequest, "the log has %d entries: want old <= new <= that", h.size)
		}
		if old == 0 {
			return nil
		}
		hashes, err := tlog.ProveTree(int64(new), int64(old), nodes{tx, h.log})
		proof = words(hashes)
		return err
	})
	return proof, err
}

// words returns a proof in the type of the wire.
func words(hashes []tlog.Hash) []api.Word {
	w := make([]api.Word, len(hashes))
	for i, h := range hashes {
		w[i] = api.Word(h)
	}
	return w
}
