package worker

import (
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// Why a fragment was forgotten, as the log says it.
const (
	whyRevoked = "revoked"
	whyExpired = "expired"
)

// overByID ends a grant that was followed; one that was not is none of ours.
func (c *change) overByID(id grant.ID, block uint64, why string) error {
	row, err := getGrant(c.tx, id)
	if err != nil || row == nil {
		return err
	}
	return c.end(id, row, block, why)
}

// end forgets what the worker has of a grant: its fragment is deleted, and the
// log says so, in the same transaction. The database reuses the place by and by;
// until then what lies there is sealed. The bundle, which opens with this
// worker's sealing key, is with whoever kept a copy: that a grant is over does
// not undo that it was made.
func (c *change) end(id grant.ID, row *grantRow, block uint64, why string) error {
	if row.phase == phaseOver {
		return nil
	}
	ended := *row
	ended.phase, ended.overAt = phaseOver, block
	if row.phase == phaseWaiting {
		c.waiting--
	}
	if row.phase == phaseHeld {
		if err := c.forget(id, row, why); err != nil {
			return err
		}
	}
	c.over = append(c.over, id)
	return putGrant(c.tx, id, row, &ended)
}

func (c *change) forget(id grant.ID, row *grantRow, why string) error {
	if err := c.tx.Delete(bucketFragments, id[:]); err != nil {
		return err
	}
	c.held--
	owner, grantID := api.Word(row.owner), api.Word(id)
	l, err := c.w.newLine(&receipt.Entry{Kind: receipt.Forgotten, GrantID: &grantID, Owner: &owner, Why: why})
	if err != nil {
		return err
	}
	h, err := l.put(c.tx)
	c.log = &h
	return err
}

// maxExpired grants expire in one transaction.
const maxExpired = 1024

// expire forgets the fragments of grants that are over by the later of the
// clock and the block's time.
func (w *Worker) expire(at Block) error {
	now := w.latest(at)
	for {
		var ids []grant.ID
		err := w.view(func(tx Tx) (err error) { ids, err = timedUntil(tx, bucketExpiries, now, maxExpired); return err })
		if err != nil || len(ids) == 0 {
			return err
		}
		err = w.commit(now, func(c *change) error {
			for _, id := range ids {
				if err := c.overByID(id, at.Number, whyExpired); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil || len(ids) < maxExpired {
			return err
		}
	}
}
