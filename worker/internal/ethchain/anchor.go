package ethchain

import (
	"context"
	"errors"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

var errNoAnchors = errors.New("the grant log of this deployment keeps no anchors of receipts")

// Anchor implements [worker.Anchorer].
func (c *Chain) Anchor(context.Context, worker.Block, api.Address) (worker.ReceiptAnchor, error) {
	return worker.ReceiptAnchor{}, errNoAnchors
}

// AnchorReceipts implements [worker.Anchorer].
func (c *Chain) AnchorReceipts(context.Context, uint32, uint64, [32]byte) error { return errNoAnchors }

// ResetReceipts implements [worker.Anchorer].
func (c *Chain) ResetReceipts(context.Context) error { return errNoAnchors }
