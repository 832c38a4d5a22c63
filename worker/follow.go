package worker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/medveil/medveil/pre/grant"
)

// A page is how many blocks are followed in one transaction: as many as have
// about pageEvents events, which a transaction can take in well under a second.
const (
	firstPage  = 1 << 10
	maxPage    = 1 << 18
	pageEvents = 2048
	// steadyPages do not grow after one that could not be had.
	steadyPages = 32
)

// A follower goes through the chain behind the worker's confirmed block.
// Its methods run in one goroutine.
type follower struct {
	w      *Worker
	page   uint64
	steady int // pages until they may grow again
}

// progress is how far the worker follows.
type progress struct {
	followed  atomic.Uint64 // the cursor's block, 0 if none
	confirmed atomic.Uint64
	head      atomic.Uint64
	headTime  atomic.Uint64
	rewinds   atomic.Uint64
	held      atomic.Int64 // fragments
	waiting   atomic.Int64 // bundles
}

// step follows one page of blocks, or goes back to where the chain was
// reorganised. more reports whether there are blocks left that are confirmed.
func (f *follower) step(ctx context.Context) (more bool, err error) {
	w := f.w
	defer func() {
		if err == nil {
			signal(w.followed)
		}
	}()
	target, err := w.followTarget(ctx)
	if err != nil {
		return false, err
	}
	cursor, started, err := w.cursor()
	if err != nil {
		return false, err
	}
	from := w.config.DeploymentBlock
	if started {
		same, err := w.isCanonical(ctx, cursor)
		if err != nil {
			return false, err
		}
		if !same {
			return true, w.rewind(ctx)
		}
		from = cursor.number + 1
	}
	w.progress.followed.Store(cursor.number)
	if from > target.Number {
		return false, w.expire(target)
	}
	to := min(target.Number, from+f.page-1)
	events, end, err := w.readPage(ctx, from, to, cursor, started)
	if err != nil {
		f.page, f.steady = max(1, (to-from+1)/2), steadyPages // it may have been more than the node can give in time
		return false, err
	}
	if err := w.apply(events, target, mark{end.Number, end.Hash}); err != nil {
		return false, err
	}
	w.progress.followed.Store(to)
	f.adapt(len(events))
	return to < target.Number, w.expire(target)
}

// adapt makes pages larger when they have few events and smaller when many. For a
// while after a failure they do not grow.
func (f *follower) adapt(events int) {
	switch {
	case events > pageEvents:
		f.page = max(1, f.page/2)
	case f.steady > 0:
		f.steady--
	case events < pageEvents/4:
		f.page = min(maxPage, f.page*2)
	}
}

// followTarget returns the block up to which is followed. Unlike for answering
// requests, the head may be old: what is followed is what was confirmed then.
func (w *Worker) followTarget(ctx context.Context) (Block, error) {
	head, err := w.config.Chain.Head(ctx)
	if err != nil {
		return Block{}, err
	}
	w.progress.head.Store(head.Number)
	w.progress.headTime.Store(head.Time)
	if head.Number < w.config.Confirmations {
		return Block{}, errors.New("the chain has no confirmed block yet")
	}
	at, err := w.config.Chain.Block(ctx, head.Number-w.config.Confirmations)
	if err != nil {
		return Block{}, err
	}
	w.progress.confirmed.Store(at.Number)
	return at, nil
}

func (w *Worker) cursor() (cursor mark, started bool, err error) {
	err = w.view(func(tx Tx) error {
		cursor, started, err = getCursor(tx)
		return err
	})
	return cursor, started, err
}

// isCanonical reports whether the chain still has a block that was followed.
// A chain that is shorter has not: a node that was set back, or a reorganisation
// in progress.
func (w *Worker) isCanonical(ctx context.Context, m mark) (bool, error) {
	head, err := w.config.Chain.Head(ctx)
	if err != nil {
		return false, err
	}
	if head.Number < m.number {
		return false, fmt.Errorf("the chain ends at block %d, and block %d was followed: the node is behind", head.Number, m.number)
	}
	b, err := w.config.Chain.Block(ctx, m.number)
	return err == nil && b.Hash == m.hash, err
}

// readPage returns the events of the blocks from..to and the last of them, all
// of one history: that of which cursor is a part.
func (w *Worker) readPage(ctx context.Context, from, to uint64, cursor mark, started bool) ([]Event, Block, error) {
	end, err := w.config.Chain.Block(ctx, to)
	if err != nil {
		return nil, end, err
	}
	events, err := w.config.Chain.Events(ctx, from, to)
	if err != nil {
		return nil, end, err
	}
	same, err := w.isCanonical(ctx, mark{end.Number, end.Hash})
	if err == nil && same && started {
		same, err = w.isCanonical(ctx, cursor)
	}
	if err == nil && !same {
		err = errors.New("the chain was reorganised while it was read")
	}
	return events, end, err
}

// rewind goes back to the last block of the ring that the chain still has, or
// to the start. What was taken from the blocks that are gone stays: it is asked
// of the chain again before it is acted on, and following the same events again
// changes nothing.
func (w *Worker) rewind(ctx context.Context) error {
	var ring []mark
	if err := w.view(func(tx Tx) (err error) { ring, err = getRing(tx); return err }); err != nil {
		return err
	}
	var common *mark
	for i := len(ring) - 1; i >= 0 && common == nil; i-- {
		same, err := w.isCanonical(ctx, ring[i])
		if err != nil {
			return err
		}
		if same {
			common = &ring[i]
		}
	}
	w.progress.rewinds.Add(1)
	return w.update(func(tx Tx) error { return rewindTo(tx, common) })
}

// A change collects what must happen in memory once a transaction took effect.
type change struct {
	w       *Worker
	tx      Tx
	now     uint64 // the later of the clock and the block
	over    []grant.ID
	log     *head
	held    int64
	waiting int64
}

// commit runs fn in a transaction and then does what it collected.
func (w *Worker) commit(now uint64, fn func(*change) error) error {
	var c change
	err := w.update(func(tx Tx) error {
		c = change{w: w, tx: tx, now: now}
		return fn(&c)
	})
	if err != nil {
		return err
	}
	for _, id := range c.over {
		w.grants.remove(id)
	}
	w.progress.held.Add(c.held)
	w.progress.waiting.Add(c.waiting)
	if c.waiting > 0 {
		signal(w.waiting)
	}
	if c.log != nil {
		w.anchor.grew(*c.log)
	}
	return nil
}

// apply takes in the events of a page and moves the cursor to its end, in one
// transaction.
func (w *Worker) apply(events []Event, at Block, end mark) error {
	return w.commit(w.latest(at), func(c *change) error {
		for i := range events {
			if err := c.apply(&events[i]); err != nil {
				return fmt.Errorf("event of block %d: %w", events[i].Block, err)
			}
		}
		return putCursor(c.tx, end)
	})
}

func (c *change) apply(e *Event) error {
	switch e.Kind {
	case EventGranted:
		return c.granted(e)
	case EventRevoked:
		return c.overByID(e.Grant, e.Block, whyRevoked)
	case EventRevokedBefore:
		return c.revokedBefore(e)
	case EventRecordAnchored:
		return putObject(c.tx, e.Object, objectRow{kind: objectRecord, author: e.Owner})
	case EventCaseOpened:
		return putCase(c.tx, e)
	case EventCaseApproved:
		return nil // approvals are asked of the chain
	case EventCaseDone:
		return endCase(c.tx, e.Case)
	}
	return fmt.Errorf("unknown kind of event %d", e.Kind)
}

// granted files a grant, to be picked up unless it is over by now: before any that
// was tried already, as somebody may have made a thousand without bundles. One that was
// found to be over comes again only if the chain was reorganised; the event that
// ended it then comes again too, or does not stand.
func (c *change) granted(e *Event) error {
	old, err := getGrant(c.tx, e.Grant)
	if err != nil {
		return err
	}
	row := grantRow{owner: e.Owner, commitment: e.Commitment, bundle: e.Bundle, expiry: e.Expiry, block: e.Block, phase: phaseWaiting}
	switch {
	case old != nil && old.phase == phaseHeld:
		row.phase = phaseHeld
	case e.Expiry <= c.now:
		row.phase, row.overAt = phaseOver, e.Block
	}
	if old != nil && old.phase == phaseWaiting {
		c.waiting--
	}
	if row.phase == phaseWaiting {
		c.waiting++
		if err := putObject(c.tx, e.Bundle, objectRow{kind: objectBundle, expiry: e.Expiry, author: e.Owner}); err != nil {
			return err
		}
	}
	return putGrant(c.tx, e.Grant, old, &row)
}

func (c *change) revokedBefore(e *Event) error {
	ids, err := ownersGrants(c.tx, e.Owner)
	if err != nil {
		return err
	}
	ids = slices.Clone(ids)
	for _, id := range ids {
		row, err := getGrant(c.tx, id)
		if err != nil {
			return err
		}
		if row != nil && row.block < e.Before {
			if err := c.end(id, row, e.Block, whyRevoked); err != nil {
				return err
			}
		}
	}
	return nil
}
