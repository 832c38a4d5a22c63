package medveil

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
)

// TracePeriod is for how long an identity can be traced after the last day on
// which its dealing could be current: seats keep their share keys so long.
const TracePeriod = 10 * 365 * 24 * time.Hour

// ErrShareKeyNeeded is returned for a share key that must not be destroyed yet.
var ErrShareKeyNeeded = errors.New("the share key is needed still")

// CheckRetirable refuses, with [ErrShareKeyNeeded], a share key that a seat must
// keep: that of the current epoch, one with which a dealing may be traced still,
// and one that an open case asks for. A key that served in several epochs must be
// dispensable in all of them.
func (c *Client) CheckRetirable(ctx context.Context, public curve.PublicKey) error {
	current, err := c.CurrentCommittee(ctx)
	if err != nil {
		return err
	}
	known := false
	for epoch := current.Epoch; epoch > 0; epoch-- {
		committee, err := c.Committee(ctx, epoch)
		if err != nil {
			return err
		}
		for _, m := range committee.Members {
			if m.Share != public {
				continue
			}
			known = true
			if err := c.checkEpochOver(ctx, epoch); err != nil {
				return fmt.Errorf("seat %d in epoch %d: %w", m.Seat, epoch, err)
			}
		}
	}
	if !known {
		return fmt.Errorf("no epoch has it yet, so it may be for one to come: %w", ErrShareKeyNeeded)
	}
	return nil
}

// checkEpochOver refuses an epoch whose dealings may be opened still.
func (c *Client) checkEpochOver(ctx context.Context, epoch uint32) error {
	consortium := bindings.NewConsortium()
	info, err := call(ctx, c.consortium, consortium.PackEpochInfo(epoch), consortium.UnpackEpochInfo)
	if err != nil {
		return err
	}
	if info.SupersededAt == 0 {
		return fmt.Errorf("it is the current epoch: %w", ErrShareKeyNeeded)
	}
	now, err := c.now(ctx)
	if err != nil {
		return err
	}
	if end := lastCurrent(info.UsableUntil).Add(TracePeriod); !now.After(end) {
		return fmt.Errorf("until %s: %w", end.UTC().Format(time.DateOnly), ErrShareKeyNeeded)
	}
	return c.checkNoOpenCase(ctx, epoch, now)
}

// lastCurrent is the end of the last day on which a dealing of an epoch can be
// current that is usable until a time: one made in that second is valid at most
// to the end of the next period.
func lastCurrent(usableUntil uint64) time.Time {
	_, last := credential.ValidUntil(credential.Day(time.Unix(int64(usableUntil), 0)))
	return time.Unix(int64(last+1)*day, 0)
}

// checkNoOpenCase refuses an epoch with a case that can still be approved, or that
// was approved and is not complete.
func (c *Client) checkNoOpenCase(ctx context.Context, epoch uint32, now time.Time) error {
	opened, err := events(ctx, c, c.trace, bindings.NewTrace().UnpackCaseOpenedEvent)
	if err != nil {
		return fmt.Errorf("read the cases: %w", err)
	}
	for _, event := range opened {
		if event.Epoch != epoch {
			continue
		}
		id := CaseID(event.CaseId.FillBytes(make([]byte, 32)))
		state, err := c.Case(ctx, id)
		if err != nil {
			return err
		}
		if !state.Done && (state.Approved() || !now.After(state.Expiry) && !state.Refused()) {
			return fmt.Errorf("case %s is open: %w", id, ErrShareKeyNeeded)
		}
	}
	return nil
}
