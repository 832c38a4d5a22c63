package worker

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

const (
	// pickups bundles are picked up at once.
	pickups = 4
	// pickupBatch grants are taken from the queue at once.
	pickupBatch = 64
	// firstRetry and lastRetry bound the time between two tries to find a bundle,
	// in seconds. It doubles from one to the next.
	firstRetry = 4
	lastRetry  = 1800
)

// pickUp tries to pick up the grants whose time has come, and reports whether
// there may be more.
func (w *Worker) pickUp(ctx context.Context) (more bool, err error) {
	var ids []grant.ID
	err = w.view(func(tx Tx) (err error) { ids, err = timedUntil(tx, bucketWaiting, w.now(), pickupBatch); return err })
	if err != nil || len(ids) == 0 {
		return false, err
	}
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return false, err
	}
	var (
		wait   sync.WaitGroup
		mu     sync.Mutex
		errs   []error
		inside = make(gate, pickups)
	)
	for _, id := range ids {
		if inside.wait(ctx) != nil {
			break
		}
		wait.Go(func() {
			defer inside.leave()
			if err := w.pickUpOne(ctx, at, id); err != nil {
				mu.Lock()
				defer mu.Unlock()
				errs = append(errs, err)
			}
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return false, err
	}
	return len(ids) == pickupBatch, ctx.Err()
}

// pickUpOne keeps the fragment of a grant, or says when to try again. An error
// means that the state or the chain is not there; then nothing changed.
func (w *Worker) pickUpOne(ctx context.Context, at Block, id grant.ID) error {
	g, err := w.standing(ctx, at, id)
	switch api.CodeOf(err) {
	case "":
	case api.GrantRevoked, api.GrantExpired:
		return w.finish(at, id, phaseOver)
	case api.GrantUnknown: // not in this history; its event may come again
		return w.postpone(at, id)
	default:
		return err
	}
	_, err = w.open(ctx, at, id, g.Bundle, w.fetch)
	switch api.CodeOf(err) {
	case "":
		return w.settleRow(at, id)
	case api.BadBundle, api.SetNotServed:
		return w.finish(at, id, phaseForeign)
	case api.StoreUnavailable, api.Busy:
		return w.postpone(at, id)
	}
	return err
}

// settleRow keeps a grant that was opened from memory, where a request had put
// it before the grant was followed.
func (w *Worker) settleRow(at Block, id grant.ID) error {
	g, ok := w.grants.get(id)
	if !ok {
		return nil
	}
	return w.keep(at, id, g)
}

// finish ends the search for a bundle without a fragment.
func (w *Worker) finish(at Block, id grant.ID, p phase) error {
	return w.commit(w.latest(at), func(c *change) error {
		row, err := getGrant(c.tx, id)
		if err != nil || row == nil || row.phase != phaseWaiting {
			return err
		}
		done := *row
		done.phase, done.overAt = p, at.Number
		c.waiting--
		return putGrant(c.tx, id, row, &done)
	})
}

// postpone sets the time of the next try. Expiry ends the tries.
func (w *Worker) postpone(at Block, id grant.ID) error {
	return w.commit(w.latest(at), func(c *change) error {
		row, err := getGrant(c.tx, id)
		if err != nil || row == nil || row.phase != phaseWaiting {
			return err
		}
		later := *row
		later.due = w.now() + min(uint64(firstRetry)<<min(row.tries, 16), lastRetry)
		later.tries = min(row.tries, 254) + 1
		return putGrant(c.tx, id, row, &later)
	})
}

// A fetcher returns a grant's bundle.
type fetcher func(context.Context, Block, content.Hash) ([]byte, error)

// fetchAsked is fetch for requests. Grants that were picked up need none, so when
// bundles that do not come take all the room here, their readers go on.
func (w *Worker) fetchAsked(ctx context.Context, at Block, h content.Hash) ([]byte, error) {
	if err := w.fetching.enter(); err != nil {
		return nil, err
	}
	defer w.fetching.leave()
	return w.fetch(ctx, at, h)
}

// fetch returns a bundle from the store, or else from another member.
func (w *Worker) fetch(ctx context.Context, at Block, h content.Hash) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	data, err := w.fetchOwn(ctx, h)
	if err == nil {
		return data, nil
	}
	if api.CodeOf(err) == api.BadBundle {
		return nil, err
	}
	if data, ok := w.fetchFromPeers(ctx, at, h); ok {
		return data, nil
	}
	return nil, err
}

// fetchOwn reads a bundle from the store. Bytes that do not have the content
// hash are the store's fault, not the owner's.
func (w *Worker) fetchOwn(ctx context.Context, h content.Hash) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience/2)
	defer cancel()
	r, size, err := w.config.Store.Get(ctx, h)
	if errors.Is(err, content.ErrNotFound) {
		return nil, api.Errorf(api.StoreUnavailable, "this worker does not have the grant's bundle: store it here")
	}
	if err != nil {
		return nil, api.Hide(api.StoreUnavailable, "the grant's bundle cannot be read now", err)
	}
	defer r.Close()
	data, err := readBundle(r, size)
	if err == nil && content.Of(data) != h {
		err = api.Hide(api.StoreUnavailable, "the grant's bundle cannot be read now", content.ErrCorrupt)
	}
	return data, err
}

func readBundle(r io.Reader, size int64) ([]byte, error) {
	if size > int64(grant.MaxBundleSize) {
		return nil, api.Errorf(api.BadBundle, "the grant's bundle has %d bytes", size)
	}
	data, err := io.ReadAll(io.LimitReader(r, int64(grant.MaxBundleSize)+1))
	if err != nil || size >= 0 && int64(len(data)) != size {
		return nil, api.Hide(api.StoreUnavailable, "the grant's bundle cannot be read now", err)
	}
	if len(data) > grant.MaxBundleSize {
		return nil, api.Errorf(api.BadBundle, "the grant's bundle is too large")
	}
	return data, nil
}

// peerPatience is how long one member may take to give a bundle.
const peerPatience = 5 * time.Second

// fetchFromPeers asks the members for a bundle, those first that should have it.
func (w *Worker) fetchFromPeers(ctx context.Context, at Block, h content.Hash) ([]byte, bool) {
	members, err := w.peers.members(ctx, w, at)
	if err != nil {
		return nil, false
	}
	for _, m := range rank(h, members) {
		if m.Operator == w.config.Operator {
			continue
		}
		if data, err := w.fetchFrom(ctx, m, h); err == nil {
			return data, true
		}
	}
	return nil, false
}

func (w *Worker) fetchFrom(ctx context.Context, m Member, h content.Hash) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, peerPatience)
	defer cancel()
	r, size, err := w.peers.client(m).Download(ctx, h)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return readBundle(r, size)
}
