package ethchain

import (
	"context"

	"github.com/ethereum/go-ethereum/core/types"
)

// Vote sends a call of the Consortium from the operator's account and returns
// its receipt: a ballot that the client library made and checked. What the
// contract refuses wraps worker.ErrRefused and is not sent.
func (c *Chain) Vote(ctx context.Context, data []byte) (*types.Receipt, error) {
	return c.transact(ctx, c.config.Addresses.Consortium, data)
}
