package medveil

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// A LogCheck is what was found when a worker's log was checked. Keep it (its
// JSON), for the next check to go on from.
type LogCheck struct {
	Seat       int            `json:"seat"`
	Checkpoint api.Checkpoint `json:"checkpoint"` // the newest, signed by the seat's operator
	Block      uint64         `json:"block"`      // up to which anchors were checked
	Anchors    int            `json:"anchors"`    // of this log, that were ever checked
	// Reset: the checkpoint is of another log than the one checked before. The
	// operator declared on chain that it lost that one.
	Reset bool `json:"reset"`
}

// CheckLog asks the worker of a seat of the current committee for its newest
// checkpoint and checks that the log only grew: it extends the checkpoint of an
// earlier check, nil at the first time, and every anchor of the log that came on
// chain since, so that all of these extend one another. An error that wraps
// [ErrFault] is a worker that showed others, or the chain, another log. Whoever
// checks now and then need read no receipts to find that out.
func (c *Client) CheckLog(ctx context.Context, seat int, before *LogCheck) (*LogCheck, error) {
	fixed, at, err := c.snapshot(ctx)
	if err != nil {
		return nil, fmt.Errorf("check the log of seat %d: %w", seat, err)
	}
	check := &LogCheck{Seat: seat, Block: at.head.Number.Uint64()}
	if err := fixed.checkLog(ctx, check, before); err != nil {
		return nil, fmt.Errorf("check the log of seat %d: %w", seat, err)
	}
	return check, nil
}

func (c *Client) checkLog(ctx context.Context, check, before *LogCheck) error {
	member, declared, err := c.logOf(ctx, check.Seat)
	if err != nil {
		return err
	}
	worker := c.worker(member.Endpoint)
	now, err := worker.Checkpoint(ctx)
	if err != nil {
		return fmt.Errorf("ask for its checkpoint: %w", err)
	}
	if err := receipt.VerifyCheckpoint(c.apiDomain(), now, recoverAddress); err != nil {
		return fmt.Errorf("%w: %w", ErrFault, err)
	}
	if now.Worker != api.Address(member.Operator) {
		return fmt.Errorf("%w: its checkpoint is of %s, the seat's operator is %s", ErrFault, now.Worker, member.Operator)
	}
	if now.Log != declared.Log {
		return fmt.Errorf("%w: it has log %d, and declared log %d on chain", ErrFault, now.Log, declared.Log)
	}
	check.Checkpoint = *now
	// Another operator of the seat has a log of its own.
	known := before != nil && before.Checkpoint.Worker == now.Worker
	check.Reset = known && before.Checkpoint.Log != now.Log
	if known && before.Checkpoint.Log > now.Log {
		return fmt.Errorf("%w: it went back from log %d to log %d", ErrFault, before.Checkpoint.Log, now.Log)
	}
	from := c.network.DeploymentBlock
	if known && !check.Reset {
		if err := extends(ctx, worker, &before.Checkpoint, now); err != nil {
			return fmt.Errorf("the checkpoint of before: %w", err)
		}
		from, check.Anchors = before.Block+1, before.Anchors
	}
	return c.checkAnchorsSince(ctx, worker, check, from)
}

// logOf returns the member of a seat and which log it declared on chain.
func (c *Client) logOf(ctx context.Context, seat int) (Member, bindings.IGrantLogReceiptAnchor, error) {
	committee, err := c.CurrentCommittee(ctx)
	if err != nil {
		return Member{}, bindings.IGrantLogReceiptAnchor{}, err
	}
	member, err := committee.Member(seat)
	if err != nil {
		return Member{}, bindings.IGrantLogReceiptAnchor{}, err
	}
	declared, err := c.currentAnchor(ctx, member.Operator)
	return member, declared, err
}

// checkAnchorsSince checks the anchors of blocks from to check.Block.
func (c *Client) checkAnchorsSince(ctx context.Context, worker *api.Client, check *LogCheck, from uint64) error {
	if from > check.Block {
		return nil
	}
	now := &check.Checkpoint
	found, err := bind.FilterEvents(c.grantLog, &bind.FilterOpts{Start: from, End: &check.Block, Context: ctx},
		bindings.NewGrantLog().UnpackReceiptsAnchoredEvent, []any{common.Address(now.Worker)}, []any{now.Log})
	if err != nil {
		return fmt.Errorf("read its anchors: %w", err)
	}
	defer found.Close()
	for found.Next() {
		anchored := *now
		anchored.Size, anchored.Root = found.Value().Size, found.Value().Root
		if err := extends(ctx, worker, &anchored, now); err != nil {
			return fmt.Errorf("the anchor of block %d: %w", found.Value().Raw.BlockNumber, err)
		}
		check.Anchors++
	}
	return found.Error()
}

// extends asks a worker for the proof that a checkpoint of its log extends an
// older one, and checks it.
func extends(ctx context.Context, worker *api.Client, old, now *api.Checkpoint) error {
	if old.Size > now.Size {
		return fmt.Errorf("%w: its log had %d entries and has %d", ErrFault, old.Size, now.Size)
	}
	if old.Size == 0 {
		return receipt.VerifyConsistency(old, now, nil)
	}
	proof, err := worker.Consistency(ctx, old.Size, now.Size)
	if err != nil {
		return fmt.Errorf("ask how its log of %d entries extends that of %d: %w", now.Size, old.Size, err)
	}
	if err := receipt.VerifyConsistency(old, now, proof); err != nil {
		return fmt.Errorf("%w: %w", ErrFault, err)
	}
	return nil
}
