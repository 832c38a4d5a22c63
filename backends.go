package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// backendPatience is how long one of several nodes is waited for before another
// is asked, and how long a transaction is offered to a node.
const backendPatience = 5 * time.Second

// backends is several nodes as one.
type backends struct {
	nodes   []Backend
	current atomic.Int64 // the node that is read from
}

var _ Backend = (*backends)(nil)

// NewBackends returns several nodes of one chain as one [Backend].
//
// It reads from one of them, and goes over to the next when that one is
// unreachable or silent; what a node answers is believed as before, but for the
// committee that an identity is dealt to ([ErrNodesDisagree]). It sends
// each transaction to all of them and returns when more than half have taken
// it, so that no single node decides whether a revocation or a dispute reaches
// the chain: give nodes of at least half of the chain's validators and one more.
// A transaction that any of them took counts as sent. Nodes of different chains
// are refused when the chain's id is read, as [NewClient] does.
func NewBackends(nodes ...Backend) (Backend, error) {
	switch len(nodes) {
	case 0:
		return nil, errors.New("no node of the chain is given")
	case 1:
		return nodes[0], nil
	}
	return &backends{nodes: slices.Clone(nodes)}, nil
}

// answered reports whether err is what a node that is there says.
func answered(err error) bool {
	var said rpc.Error
	return err == nil || errors.Is(err, ethereum.NotFound) || errors.As(err, &said)
}

// readAny returns the answer of the current node or, in its place, of the next
// one that is there, which is current from then on.
func readAny[T any](ctx context.Context, b *backends, ask func(context.Context, Backend) (T, error)) (T, error) {
	start := int(b.current.Load())
	var failures []error
	for i := range b.nodes {
		at := (start + i) % len(b.nodes)
		answer, err := askOne(ctx, b.nodes[at], ask)
		if answered(err) {
			b.current.CompareAndSwap(int64(start), int64(at))
			return answer, err
		}
		failures = append(failures, fmt.Errorf("node %d: %w", at+1, err))
		if ctx.Err() != nil {
			break
		}
	}
	var none T
	return none, errors.Join(failures...)
}

// askOne asks one node, for a limited time.
func askOne[T any](ctx context.Context, node Backend, ask func(context.Context, Backend) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, backendPatience)
	defer cancel()
	return ask(ctx, node)
}

// ChainID implements [Backend]. Every node that answers must say the same.
func (b *backends) ChainID(ctx context.Context) (*big.Int, error) {
	var id *big.Int
	var failures []error
	for i, node := range b.nodes {
		said, err := askOne(ctx, node, func(ctx context.Context, node Backend) (*big.Int, error) { return node.ChainID(ctx) })
		switch {
		case err != nil:
			failures = append(failures, fmt.Errorf("node %d: %w", i+1, err))
		case id != nil && id.Cmp(said) != 0:
			return nil, fmt.Errorf("node %d is on chain %v, another on chain %v", i+1, said, id)
		default:
			id = said
		}
	}
	if id == nil {
		return nil, errors.Join(failures...)
	}
	return id, nil
}

// SendTransaction implements [Backend]: it offers tx to every node.
func (b *backends) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	results := make(chan error, len(b.nodes))
	for i, node := range b.nodes {
		go func() {
			// Its own time: the caller goes on when more than half have it.
			ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), backendPatience)
			defer cancel()
			if err := node.SendTransaction(ctx, tx); err != nil && !strings.Contains(err.Error(), "already known") {
				results <- fmt.Errorf("node %d: %w", i+1, err)
				return
			}
			results <- nil
		}()
	}
	taken, failures := 0, []error(nil)
	for range b.nodes {
		if err := <-results; err != nil {
			failures = append(failures, err)
		} else if taken++; taken > len(b.nodes)/2 {
			return nil
		}
	}
	if taken > 0 {
		return nil // sending again would be a second transaction
	}
	return errors.Join(failures...)
}

// CodeAt implements [Backend].
func (b *backends) CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) ([]byte, error) { return n.CodeAt(ctx, account, block) })
}

// PendingCodeAt implements [Backend].
func (b *backends) PendingCodeAt(ctx context.Context, account common.Address) ([]byte, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) ([]byte, error) { return n.PendingCodeAt(ctx, account) })
}

// CallContract implements [Backend].
func (b *backends) CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) ([]byte, error) { return n.CallContract(ctx, call, block) })
}

// PendingNonceAt implements [Backend].
func (b *backends) PendingNonceAt(ctx context.Context, account common.Address) (uint64, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) (uint64, error) { return n.PendingNonceAt(ctx, account) })
}

// SuggestGasPrice implements [Backend].
func (b *backends) SuggestGasPrice(ctx context.Context) (*big.Int, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) (*big.Int, error) { return n.SuggestGasPrice(ctx) })
}

// SuggestGasTipCap implements [Backend].
func (b *backends) SuggestGasTipCap(ctx context.Context) (*big.Int, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) (*big.Int, error) { return n.SuggestGasTipCap(ctx) })
}

// EstimateGas implements [Backend].
func (b *backends) EstimateGas(ctx context.Context, call ethereum.CallMsg) (uint64, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) (uint64, error) { return n.EstimateGas(ctx, call) })
}

// HeaderByNumber implements [Backend].
func (b *backends) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) (*types.Header, error) { return n.HeaderByNumber(ctx, number) })
}

// FilterLogs implements [Backend].
func (b *backends) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) ([]types.Log, error) { return n.FilterLogs(ctx, query) })
}

// SubscribeFilterLogs implements [Backend], at the node that is read from now.
func (b *backends) SubscribeFilterLogs(ctx context.Context, query ethereum.FilterQuery, logs chan<- types.Log) (ethereum.Subscription, error) {
	return b.nodes[b.current.Load()].SubscribeFilterLogs(ctx, query, logs)
}

// TransactionByHash implements [Backend].
func (b *backends) TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error) {
	pending := false
	tx, err := readAny(ctx, b, func(ctx context.Context, n Backend) (tx *types.Transaction, err error) {
		tx, pending, err = n.TransactionByHash(ctx, hash)
		return tx, err
	})
	return tx, pending, err
}

// TransactionReceipt implements [Backend].
func (b *backends) TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	return readAny(ctx, b, func(ctx context.Context, n Backend) (*types.Receipt, error) { return n.TransactionReceipt(ctx, hash) })
}
