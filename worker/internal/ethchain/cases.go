package ethchain

import (
	"context"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/pvss"
)

const modePublic = 1 // the trace contract's CaseMode

// Case implements [worker.CaseChain].
func (c *Chain) Case(ctx context.Context, at worker.Block, id worker.CaseID) (worker.Case, error) {
	info, err := call(ctx, c, at, c.config.Addresses.Trace, trace.PackCaseInfo(bigOf(id)), trace.UnpackCaseInfo)
	if err != nil {
		return worker.Case{}, fmt.Errorf("case: %w", err)
	}
	if info.Auditor == (common.Address{}) {
		return worker.Case{}, fmt.Errorf("case: %w", worker.ErrUnknown)
	}
	seat, err := call(ctx, c, at, c.config.Addresses.Trace, trace.PackOperatorSeat(bigOf(id), common.Address(c.operator)), trace.UnpackOperatorSeat)
	if err != nil {
		return worker.Case{}, fmt.Errorf("case: %w", err)
	}
	return worker.Case{
		Nym: wordOf(info.Nym), Generation: info.Generation, DealingDigest: info.DealingDigest, Epoch: info.Epoch,
		Seat: int(seat), Threshold: int(info.Threshold),
		Approvals: info.Approvals, Refusals: info.Refusals, Shares: info.Shares,
		Sealed: info.Mode != modePublic, Done: info.Done,
		Auditor: api.Address(info.Auditor), Expiry: info.Expiry,
	}, nil
}

// Dealing implements [worker.CaseChain].
func (c *Chain) Dealing(ctx context.Context, at worker.Block, nym [32]byte, generation uint32) (*pvss.PublicVector, error) {
	d, err := c.registered(ctx, at, nym, generation)
	if err != nil {
		return nil, fmt.Errorf("registered dealing: %w", err)
	}
	x := *d.vector // the caller's own
	return &x, nil
}

// Approve implements [worker.CaseChain].
func (c *Chain) Approve(ctx context.Context, id worker.CaseID) error {
	_, err := c.transact(ctx, c.config.Addresses.Trace, trace.PackApprove(bigOf(id)))
	return err
}

// Refuse implements [worker.CaseChain].
func (c *Chain) Refuse(ctx context.Context, id worker.CaseID) error {
	_, err := c.transact(ctx, c.config.Addresses.Trace, trace.PackRefuse(bigOf(id)))
	return err
}

// SubmitShare implements [worker.CaseChain].
func (c *Chain) SubmitShare(ctx context.Context, id worker.CaseID, dealing *pvss.PublicVector, share fr.Element) error {
	data := trace.PackSubmitShare(bigOf(id), wordsOf(dealing), bigOfElement(share))
	_, err := c.transact(ctx, c.config.Addresses.Trace, data)
	return err
}
