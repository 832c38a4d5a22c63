package ethchain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
)

// An outbox holds the signed transactions that were sent and of which it is
// not known that they were mined. As long as one is in it, what it does is not
// signed again: a second transaction with another nonce could be mined too. It
// is sent again instead, the same bytes to every endpoint, which is harmless.
type outbox struct {
	sending sync.Mutex // from choosing a nonce to sending
	mu      sync.Mutex
	settled bool                 // transactions of an earlier process are mined
	unmined []*types.Transaction // by ascending nonce
}

const (
	// minedPoll is how often a transaction is asked for: a fraction of the
	// shortest period of a proof-of-authority chain.
	minedPoll = 200 * time.Millisecond
	// resendAfter polls a transaction is sent again: the only endpoint that had
	// it may be down.
	resendAfter = 15
)

// price is what gas costs now.
type price struct {
	tip, cap *big.Int
	london   bool // the chain has a base fee
}

func (c *Chain) price(ctx context.Context) (*price, error) {
	tip, err := c.pool.SuggestGasTipCap(ctx)
	if err != nil {
		return nil, err
	}
	head, err := c.pool.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, err
	}
	p := &price{tip: tip, cap: new(big.Int).Set(tip), london: head.BaseFee != nil}
	if p.london {
		p.cap.Add(p.cap, new(big.Int).Lsh(head.BaseFee, 1))
	}
	return p, nil
}

// send signs and sends a transaction, or returns one on its way that does the
// same.
func (c *Chain) send(ctx context.Context, to *common.Address, data []byte, value func(*price) *big.Int) (*types.Transaction, error) {
	c.outbox.sending.Lock()
	defer c.outbox.sending.Unlock()
	if err := c.settle(ctx); err != nil {
		return nil, err
	}
	if tx := c.outbox.same(to, data); tx != nil {
		return tx, c.broadcast(ctx, tx)
	}
	p, err := c.price(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := c.sign(ctx, to, data, value(p), p)
	if err != nil {
		return nil, err
	}
	c.outbox.put(tx)
	return tx, c.broadcast(ctx, tx)
}

// sign makes the next transaction of the account. The gas estimate finds out
// what a contract would refuse; what is above it is for a state that changes
// until the transaction is mined.
func (c *Chain) sign(ctx context.Context, to *common.Address, data []byte, value *big.Int, p *price) (*types.Transaction, error) {
	nonce, err := c.pool.PendingNonceAt(ctx, common.Address(c.operator))
	if err != nil {
		return nil, err
	}
	nonce = max(nonce, c.outbox.next())
	gas := uint64(params.TxGas)
	if len(data) > 0 {
		if gas, err = c.pool.EstimateGas(ctx, ethereum.CallMsg{From: common.Address(c.operator), To: to, Data: data, Value: value}); err != nil {
			return nil, err
		}
		gas += gas / 4
	}
	id := new(big.Int).SetUint64(c.config.ChainID)
	var unsigned types.TxData = &types.LegacyTx{Nonce: nonce, To: to, Value: value, Gas: gas, GasPrice: p.cap, Data: data}
	if p.london {
		unsigned = &types.DynamicFeeTx{ChainID: id, Nonce: nonce, To: to, Value: value, Gas: gas, GasTipCap: p.tip, GasFeeCap: p.cap, Data: data}
	}
	return types.SignNewTx(c.config.Operator, types.LatestSignerForChainID(id), unsigned)
}

// broadcast sends a transaction of the outbox to every endpoint. If all refuse
// it, none has it, and it leaves the outbox. If one did not answer, it may have
// taken it: that is no error, for waiting tells.
func (c *Chain) broadcast(ctx context.Context, tx *types.Transaction) error {
	err := c.pool.SendTransaction(ctx, tx)
	if err == nil || !answeredAll(err) {
		return nil
	}
	if _, _, seen := c.pool.TransactionByHash(ctx, tx.Hash()); seen == nil || !errors.Is(seen, ethereum.NotFound) {
		return nil
	}
	c.outbox.remove(tx)
	return err
}

// known reports whether an endpoint refuses a transaction because it has it.
func known(err error) bool { return strings.Contains(err.Error(), "already known") }

// answeredAll reports whether every endpoint's error is an answer.
func answeredAll(err error) bool {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return !slices.ContainsFunc(joined.Unwrap(), func(e error) bool { return !answered(e) })
	}
	return answered(err)
}

// settle takes out of the outbox what the chain is past. The first time, it
// waits for what an earlier process of this account sent: what that was is not
// known here, and must show in the chain's state before more is done.
func (c *Chain) settle(ctx context.Context) error {
	account := common.Address(c.operator)
	for {
		mined, err := c.pool.NonceAt(ctx, account, nil)
		if err != nil {
			return err
		}
		if c.outbox.isSettled(mined) {
			return nil
		}
		pending, err := c.pool.PendingNonceAt(ctx, account)
		if err != nil {
			return err
		}
		if pending <= mined {
			c.outbox.settle()
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%d transactions of the account from before are not mined yet: %w", pending-mined, ctx.Err())
		case <-time.After(minedPoll):
		}
	}
}

// mined waits until a transaction is mined and returns its receipt.
func (c *Chain) mined(ctx context.Context, tx *types.Transaction) (*types.Receipt, error) {
	ticker := time.NewTicker(minedPoll)
	defer ticker.Stop()
	for polls := 1; ; polls++ {
		receipt, err := c.pool.TransactionReceipt(ctx, tx.Hash())
		if err == nil {
			return receipt, c.concluded(tx, receipt)
		}
		if polls%resendAfter == 0 {
			if err := c.broadcast(ctx, tx); err != nil {
				return nil, fmt.Errorf("transaction %s is not on the chain and cannot be any more: %w", tx.Hash(), err)
			}
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("transaction %s was sent and is not mined yet: %w", tx.Hash(), ctx.Err())
		case <-ticker.C:
		}
	}
}

func (c *Chain) concluded(tx *types.Transaction, receipt *types.Receipt) error {
	c.outbox.remove(tx)
	if receipt.Status != types.ReceiptStatusSuccessful {
		return fmt.Errorf("transaction %s was mined and reverted: the state changed under it", tx.Hash())
	}
	return nil
}

// same returns a transaction on its way to the same account with the same
// data. That its value may differ does not matter: values are for gas only.
func (o *outbox) same(to *common.Address, data []byte) *types.Transaction {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, tx := range o.unmined {
		if *tx.To() == *to && bytes.Equal(tx.Data(), data) {
			return tx
		}
	}
	return nil
}

func (o *outbox) put(tx *types.Transaction) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.unmined = append(o.unmined, tx)
}

func (o *outbox) remove(tx *types.Transaction) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.unmined = slices.DeleteFunc(o.unmined, func(t *types.Transaction) bool { return t == tx })
}

// next returns the nonce after the last on its way, 0 if there is none.
func (o *outbox) next() uint64 {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.unmined) == 0 {
		return 0
	}
	return o.unmined[len(o.unmined)-1].Nonce() + 1
}

// isSettled drops transactions whose nonce is used, which were mined or never
// will be, and reports whether an earlier process's are mined.
func (o *outbox) isSettled(mined uint64) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.unmined = slices.DeleteFunc(o.unmined, func(t *types.Transaction) bool { return t.Nonce() < mined })
	return o.settled
}

func (o *outbox) settle() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.settled = true
}
