package ethchain

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// Anchor implements [worker.Anchorer].
func (c *Chain) Anchor(ctx context.Context, at worker.Block, operator api.Address) (worker.ReceiptAnchor, error) {
	data := grantLog.PackReceiptAnchor(common.Address(operator))
	a, err := call(ctx, c, at, c.config.Addresses.GrantLog, data, grantLog.UnpackReceiptAnchor)
	if err != nil {
		return worker.ReceiptAnchor{}, fmt.Errorf("anchor of receipts: %w", err)
	}
	return worker.ReceiptAnchor{Log: a.Log, Size: a.Size, Root: a.Root, Block: a.BlockNumber}, nil
}

// AnchorReceipts implements [worker.Anchorer].
func (c *Chain) AnchorReceipts(ctx context.Context, log uint32, size uint64, root [32]byte) error {
	_, err := c.transact(ctx, c.config.Addresses.GrantLog, grantLog.PackAnchorReceipts(log, size, root))
	return err
}

// ResetReceipts implements [worker.Anchorer].
func (c *Chain) ResetReceipts(ctx context.Context) error {
	_, err := c.transact(ctx, c.config.Addresses.GrantLog, grantLog.PackResetReceipts())
	return err
}
