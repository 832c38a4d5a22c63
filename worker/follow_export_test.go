package worker

import (
	"context"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
)

// Follow follows the chain to its confirmed block.
func (w *Worker) Follow(ctx context.Context) error {
	f := &follower{w: w, page: firstPage}
	for {
		if more, err := f.step(ctx); err != nil || !more {
			return err
		}
	}
}

// FollowPages is Follow with pages of so many blocks.
func (w *Worker) FollowPages(ctx context.Context, blocks uint64) error {
	for {
		f := &follower{w: w, page: blocks}
		if more, err := f.step(ctx); err != nil || !more {
			return err
		}
	}
}

// FollowAnyway is Follow that goes on after a failure, up to a number of them.
func (w *Worker) FollowAnyway(ctx context.Context, most int) (failed int, err error) {
	f := &follower{w: w, page: firstPage}
	for {
		more, err := f.step(ctx)
		if err != nil {
			failed++
		}
		if failed > most || err == nil && !more {
			return failed, err
		}
	}
}

// PickUp picks up what is due.
func (w *Worker) PickUp(ctx context.Context) error {
	for {
		if more, err := w.pickUp(ctx); err != nil || !more {
			return err
		}
	}
}

// Attend acts in the seat's cases once.
func (w *Worker) Attend(ctx context.Context) error {
	_, err := w.attend(ctx)
	return err
}

// A Round goes through all objects, again and again.
func (w *Worker) Round(ctx context.Context) func() error {
	r := w.newReplicator()
	return func() error {
		for {
			clear(r.missing)
			if more, err := r.step(ctx); err != nil || !more {
				return err
			}
		}
	}
}

// Probe asks the other members whether they are there.
func (w *Worker) Probe(ctx context.Context) error {
	_, err := w.probePeers(ctx)
	return err
}

// Phase returns what the worker has of a grant, "" if it was not followed.
func (w *Worker) Phase(id grant.ID) string {
	row, err := w.followedGrant(id)
	switch {
	case err != nil:
		return err.Error()
	case row == nil:
		return ""
	}
	return string(rune(row.phase))
}

// Sealed returns what lies in the state under a grant's fragment.
func (w *Worker) Sealed(id grant.ID) (b []byte) {
	w.view(func(tx Tx) error {
		b = append(b, tx.Get(bucketFragments, id[:])...)
		return nil
	})
	return b
}

// Rank is the order of members for an object.
func Rank(h content.Hash, members []Member) []Member { return rank(h, members) }
