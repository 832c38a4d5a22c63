package worker

import (
	"context"
	"errors"
	"fmt"
	"math/bits"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// Errors of a seat's acts in trace cases that callers branch on.
var (
	// ErrNotOurCase: the case pinned another operator for every seat.
	ErrNotOurCase = errors.New("this worker's operator has no seat in the case")
	// ErrNotApproved: this seat did not approve the case, so it does not open
	// its share.
	ErrNotApproved = errors.New("this seat has not approved the case, as far as blocks are confirmed")
	// ErrTooFewApprovals: fewer than t seats have approved, as far as blocks are
	// confirmed. Try again later.
	ErrTooFewApprovals = errors.New("too few seats have approved the case, as far as blocks are confirmed")
)

// ApproveCase approves a trace case for this worker's seat. The case must be
// confirmed, and the key of a sealed case its auditor's, or the error is
// [ErrCaseKey]. Approving again what this seat approved succeeds without a
// transaction. Whether the case deserves it is for the institution's people to
// decide before.
func (w *Worker) ApproveCase(ctx context.Context, id CaseID) error {
	if err := w.casework.wait(ctx); err != nil {
		return fmt.Errorf("approve case: %w", err)
	}
	defer w.casework.leave()
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return fmt.Errorf("approve case: %w", err)
	}
	c, err := w.ourCase(ctx, at, id)
	if err != nil {
		return fmt.Errorf("approve case: %w", err)
	}
	if err := w.checkKey(ctx, at, id, c); err != nil {
		return fmt.Errorf("approve case: %w", err)
	}
	if done, err := w.at(ctx, id, approved); done || err != nil {
		return err
	}
	if err := w.config.Chain.Approve(ctx, id); err != nil {
		return w.unless(ctx, id, approved, fmt.Errorf("approve case: %w", err))
	}
	return nil
}

// RefuseCase refuses a trace case for this worker's seat, finally. The case must
// be confirmed. Refusing again what this seat refused, or what expired, succeeds
// without a transaction.
func (w *Worker) RefuseCase(ctx context.Context, id CaseID) error {
	if err := w.casework.wait(ctx); err != nil {
		return fmt.Errorf("refuse case: %w", err)
	}
	defer w.casework.leave()
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return fmt.Errorf("refuse case: %w", err)
	}
	c, err := w.ourCase(ctx, at, id)
	if err != nil {
		return fmt.Errorf("refuse case: %w", err)
	}
	if c.Expiry < w.latest(at) {
		return nil // nobody can approve it any more
	}
	if done, err := w.at(ctx, id, refused); done || err != nil {
		return err
	}
	if err := w.config.Chain.Refuse(ctx, id); err != nil {
		return w.unless(ctx, id, refused, fmt.Errorf("refuse case: %w", err))
	}
	return nil
}

// OpenShare submits this seat's share of the dealing that a case is about, in a
// sealed case sealed to its auditor and proven. It sends nothing, not even a
// transaction, unless at a block with [Config.CaseConfirmations] on top this seat
// approved the case and so did t in all: otherwise shares of a case that never reaches t would pile up on the
// chain. The dealing comes from the registry's event, must have the digest that
// the case pinned, and the share must match its commitment. Submitting again
// what was accepted succeeds without a transaction.
func (w *Worker) OpenShare(ctx context.Context, id CaseID) error {
	if err := w.casework.wait(ctx); err != nil {
		return fmt.Errorf("open share: %w", err)
	}
	defer w.casework.leave()
	at, err := w.confirmed(ctx, w.config.CaseConfirmations)
	if err != nil {
		return fmt.Errorf("open share: %w", err)
	}
	c, err := w.ourCase(ctx, at, id)
	if err != nil {
		return fmt.Errorf("open share: %w", err)
	}
	if err := c.mayOpen(); err != nil {
		return fmt.Errorf("open share: %w", err)
	}
	if done, err := w.at(ctx, id, submitted); done || err != nil {
		return err
	}
	submit, err := w.prepareShare(ctx, at, id, c)
	if err != nil {
		return fmt.Errorf("open share: %w", err)
	}
	if err := w.unchanged(ctx, at); err != nil {
		return fmt.Errorf("open share: %w", err)
	}
	if err := submit(ctx); err != nil {
		return w.unless(ctx, id, submitted, fmt.Errorf("open share: %w", err))
	}
	return nil
}

// mayOpen holds the rule of two phases.
func (c *Case) mayOpen() error {
	switch {
	case !approved(c):
		return ErrNotApproved
	case c.Threshold < 2 || bits.OnesCount64(c.Approvals) < c.Threshold:
		return fmt.Errorf("%w: %d of %d", ErrTooFewApprovals, bits.OnesCount64(c.Approvals), c.Threshold)
	}
	return nil
}

func (c *Case) seatBit() uint64 { return 1 << (c.Seat - 1) }

func approved(c *Case) bool { return c.Approvals&c.seatBit() != 0 }

func refused(c *Case) bool { return c.Refusals&c.seatBit() != 0 }

// submitted reports whether there is nothing left to submit.
func submitted(c *Case) bool { return c.Done || c.Shares&c.seatBit() != 0 }

// ourCase returns a case in which this worker has a seat.
func (w *Worker) ourCase(ctx context.Context, at Block, id CaseID) (*Case, error) {
	c, err := w.config.Chain.Case(ctx, at, id)
	if err != nil {
		return nil, err
	}
	if c.Seat < 1 || c.Seat > pvss.N {
		return nil, ErrNotOurCase
	}
	return &c, nil
}

// at reports whether done holds of the case at the newest block.
func (w *Worker) at(ctx context.Context, id CaseID, done func(*Case) bool) (bool, error) {
	head, err := w.config.Chain.Head(ctx)
	if err != nil {
		return false, err
	}
	c, err := w.ourCase(ctx, head, id)
	if err != nil {
		return false, err
	}
	return done(c), nil
}

// unless returns err unless the act turns out to be done: a transaction whose
// answer was lost may have been mined, and a case may have been completed by
// others meanwhile.
func (w *Worker) unless(ctx context.Context, id CaseID, done func(*Case) bool, err error) error {
	if ok, _ := w.at(ctx, id, done); ok {
		return nil
	}
	return err
}

// share opens this seat's share of the dealing that the case pinned.
func (w *Worker) share(ctx context.Context, at Block, c *Case) (*pvss.PublicVector, fr.Element, error) {
	none := fr.Element{}
	x, err := w.config.Chain.Dealing(ctx, at, c.Nym, c.Generation)
	if err != nil {
		return nil, none, fmt.Errorf("dealing: %w", err)
	}
	if x.Digest() != c.DealingDigest {
		return nil, none, errors.New("the registry's dealing is not the one that the case pinned")
	}
	s, err := x.Statement()
	if err != nil {
		return nil, none, fmt.Errorf("dealing: %w", err)
	}
	if s.Nym.Bytes() != c.Nym || s.Generation != c.Generation {
		return nil, none, errors.New("the dealing is of another pseudonym")
	}
	key, err := w.shareKey(ctx, at, c)
	if err != nil {
		return nil, none, err
	}
	share, err := pvss.OpenShare(key, &s.Dealing, s.ID, c.Seat)
	return x, share.Value, err
}

// shareKey returns the secret half of the key to which the dealing of a case was
// encrypted for this seat.
func (w *Worker) shareKey(ctx context.Context, at Block, c *Case) (curve.SecretKey, error) {
	public, err := w.config.Chain.ShareKey(ctx, at, c.Epoch, c.Seat)
	if err != nil {
		return curve.SecretKey{}, fmt.Errorf("share key of seat %d in epoch %d: %w", c.Seat, c.Epoch, err)
	}
	key, ok := w.ring.find(public)
	if !ok {
		return key, fmt.Errorf("this worker has no share key of seat %d in epoch %d: restore it from the backup, or have it handed over", c.Seat, c.Epoch)
	}
	return key, nil
}
