package bindings

import (
	"context"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// minedPoll is how often a transaction is asked for: a fraction of the shortest
// period of a proof-of-authority chain.
const minedPoll = 200 * time.Millisecond

// WaitMined waits until a transaction is mined and returns its receipt. A node
// that fails to answer meanwhile is asked again, as long as ctx allows.
func WaitMined(ctx context.Context, backend bind.DeployBackend, hash common.Hash) (*types.Receipt, error) {
	ticker := time.NewTicker(minedPoll)
	defer ticker.Stop()
	for {
		if receipt, err := backend.TransactionReceipt(ctx, hash); err == nil {
			return receipt, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-ticker.C:
		}
	}
}
