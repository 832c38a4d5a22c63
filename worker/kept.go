package worker

import (
	"context"
	"errors"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
)

// kept returns a grant whose fragment is in the state, nil if it is not.
func (w *Worker) kept(id grant.ID) (*openGrant, error) {
	var plain []byte
	err := w.view(func(tx Tx) (err error) {
		plain, err = w.vault.get(tx, bucketFragments, id[:])
		return err
	})
	if err != nil || plain == nil {
		return nil, err
	}
	defer clear(plain)
	g, err := grant.ParseWorkerGrant(w.context(), id, plain)
	if err != nil {
		return nil, api.Hide(api.Internal, "the worker's state is damaged", err)
	}
	return &openGrant{g, g.Fragment.Index()}, nil
}

// keep puts the fragment of a grant that stood at a block into the state, and
// ends the search for its bundle. It does nothing if the grant was not followed
// yet, for then nothing would tell when to forget it; or if it is over by now, or
// was found to be at a later block than at: then it is not kept in memory either.
func (w *Worker) keep(at Block, id grant.ID, g *openGrant) error {
	plain := g.Bytes()
	defer clear(plain)
	return w.commit(w.latest(at), func(c *change) error {
		row, err := getGrant(c.tx, id)
		if err != nil || row == nil || row.phase == phaseHeld {
			return err
		}
		if row.expiry <= c.now || row.phase == phaseOver && at.Number < row.overAt {
			c.over = append(c.over, id)
			return nil
		}
		held := *row
		held.phase = phaseHeld
		if row.phase == phaseWaiting {
			c.waiting--
		}
		c.held++
		if err := w.vault.put(c.tx, bucketFragments, id[:], plain); err != nil {
			return err
		}
		return putGrant(c.tx, id, row, &held)
	})
}

// followedGrant returns what was followed of a grant, nil if nothing was. The grant
// id proves owner and commitment, and the bundle proves itself.
func (w *Worker) followedGrant(id grant.ID) (row *grantRow, err error) {
	err = w.view(func(tx Tx) error {
		row, err = getGrant(tx, id)
		return err
	})
	if row != nil && w.context().GrantID(row.owner, row.commitment) != id {
		return nil, api.Hide(api.Internal, "the worker's state is damaged", errRow)
	}
	return row, err
}

// chainGrant returns the grant log's state of id: straight from the contract if
// the grant was followed. One that was not is unknown once the block is; before,
// its event is searched for, which is slow on a long chain.
func (w *Worker) chainGrant(ctx context.Context, at Block, id grant.ID) (Grant, error) {
	row, err := w.followedGrant(id)
	if err != nil {
		return Grant{}, err
	}
	if row == nil && at.Number > 0 && w.progress.followed.Load() >= at.Number {
		return Grant{}, ErrUnknown
	}
	if row == nil {
		return w.config.Chain.Grant(ctx, at, id)
	}
	g, err := w.config.Chain.GrantState(ctx, at, row.owner, row.commitment)
	g.Bundle = row.bundle
	return g, err
}

// countGrants counts what is held and waited for, when the worker starts.
func (w *Worker) countGrants(tx Tx) error {
	var held, waiting int64
	err := errors.Join(
		tx.Scan(bucketFragments, nil, func(_, _ []byte) (bool, error) { held++; return true, nil }),
		tx.Scan(bucketWaiting, nil, func(_, _ []byte) (bool, error) { waiting++; return true, nil }),
	)
	w.progress.held.Store(held)
	w.progress.waiting.Store(waiting)
	return err
}
