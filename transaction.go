package medveil

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
)

// A Transaction was mined and succeeded. It is zero where none was needed.
type Transaction struct {
	Hash  common.Hash
	Block uint64
	Gas   uint64
}

// transactionOf returns the transaction of a receipt.
func transactionOf(receipt *types.Receipt) Transaction {
	return Transaction{Hash: receipt.TxHash, Block: receipt.BlockNumber.Uint64(), Gas: receipt.GasUsed}
}

// transact sends a transaction from key's account, waits until it is mined and
// returns its receipt. A refusal that shows before sending costs nothing.
func (c *Client) transact(ctx context.Context, contract *bind.BoundContract, key *ecdsa.PrivateKey, data []byte) (*types.Receipt, error) {
	opts := bind.NewKeyedTransactor(key, new(big.Int).SetUint64(c.network.ChainID))
	opts.Context = ctx
	tx, err := bind.Transact(contract, opts, data)
	if err != nil {
		return nil, bindings.Explain(err)
	}
	receipt, err := bindings.WaitMined(ctx, c.backend, tx.Hash())
	if err != nil {
		return nil, fmt.Errorf("transaction %s was sent and is not mined yet: %w", tx.Hash(), err)
	}
	if receipt.Status != types.ReceiptStatusSuccessful {
		return nil, fmt.Errorf("transaction %s was mined in block %v and reverted: the state changed under it, try again",
			tx.Hash(), receipt.BlockNumber)
	}
	return receipt, nil
}

// AwaitWorkers waits until the workers act on what tx changed: they stay some
// blocks behind the head, in case it is replaced. It returns once every worker
// of the current set that answers has confirmed tx's block, or a threshold of
// them has for half a minute: a worker can say what it likes, and neither one
// that is always behind nor one that is always ahead decides alone. A grant, or
// an upload by a new pseudonym, is refused before.
// When a reorganisation has moved tx to another block, that one is awaited.
func (c *Client) AwaitWorkers(ctx context.Context, tx Transaction) error {
	set, err := c.CurrentWorkers(ctx)
	if err != nil {
		return fmt.Errorf("await workers: %w", err)
	}
	ticker := time.NewTicker(followInterval)
	defer ticker.Stop()
	started := time.Now() // of the time in which a threshold has confirmed
	for {
		confirmed, behind, failures := c.countConfirmed(ctx, set, tx.Block)
		if confirmed < set.Threshold {
			started = time.Now()
		} else if behind == 0 || time.Since(started) >= c.patience.laggard {
			moved, err := c.follow(ctx, &tx)
			if err == nil && !moved {
				return nil
			}
			failures = append(failures, err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("await workers: %d of %d have confirmed block %d: %w",
				confirmed, len(set.Workers), tx.Block, errors.Join(append(failures, ctx.Err())...))
		case <-ticker.C:
		}
	}
}

// follow sets tx's block to where the chain has it now, and reports whether that
// is another one. It is an error if the chain has it nowhere.
func (c *Client) follow(ctx context.Context, tx *Transaction) (moved bool, err error) {
	if tx.Hash == (common.Hash{}) {
		return false, nil
	}
	receipt, err := c.backend.TransactionReceipt(ctx, tx.Hash)
	if err != nil {
		return false, fmt.Errorf("transaction %s left the chain: %w", tx.Hash, err)
	}
	block := receipt.BlockNumber.Uint64()
	moved, tx.Block = block != tx.Block, block
	return moved, nil
}

// confirms reports whether a worker has confirmed the block of that number on
// the chain that our own node is on: behind a partition the workers' chain has a
// block of every number too, but without our transaction.
func (c *Client) confirms(ctx context.Context, info *api.Info, block uint64) (bool, error) {
	if info.ConfirmedBlock < block {
		return false, nil
	}
	header, err := c.backend.HeaderByNumber(ctx, new(big.Int).SetUint64(info.ConfirmedBlock))
	if errors.Is(err, ethereum.NotFound) {
		return false, nil // our node is behind
	}
	if err != nil {
		return false, fmt.Errorf("read block %d: %w", info.ConfirmedBlock, err)
	}
	return header.Hash() == common.Hash(info.ConfirmedHash), nil
}

// countConfirmed asks every worker how far it has confirmed the chain.
func (c *Client) countConfirmed(ctx context.Context, set *WorkerSet, block uint64) (confirmed, behind int, failures []error) {
	ctx, cancel := context.WithTimeout(ctx, c.patience.answer)
	defer cancel()
	type reply struct {
		confirmed bool
		err       error
	}
	replies := make(chan reply, len(set.Workers))
	for _, worker := range set.Workers {
		go func() {
			info, err := c.worker(worker.Endpoint).Info(ctx)
			if err != nil {
				replies <- reply{err: fmt.Errorf("worker of seat %d: %w", worker.Seat, err)}
				return
			}
			confirmed, err := c.confirms(ctx, info, block)
			replies <- reply{confirmed, err}
		}()
	}
	for range set.Workers {
		switch r := <-replies; {
		case r.err != nil:
			failures = append(failures, r.err)
		case r.confirmed:
			confirmed++
		default:
			behind++
		}
	}
	return confirmed, behind, failures
}
