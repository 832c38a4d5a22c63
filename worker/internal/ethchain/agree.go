package ethchain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/worker"
)

// maxAgreed blocks are remembered as agreed on; then all are forgotten.
const maxAgreed = 4096

// Agreed returns the block of a number that every endpoint has that answers in
// time; its error wraps [worker.ErrDisagree] if two have different ones. Ask it
// only for blocks deep enough that honest nodes do not differ. An endpoint that
// is down, slow, or not so far yet is no disagreement.
func (p *Pool) Agreed(ctx context.Context, number *big.Int) (*types.Header, error) {
	header := func(ctx context.Context, b Backend) (*types.Header, error) { return b.HeaderByNumber(ctx, number) }
	h, err := try(ctx, p, header)
	if err != nil || len(p.endpoints) == 1 || p.isAgreed(h.Hash()) {
		return h, err
	}
	confirmed := 0
	var lacking []*endpoint
	for _, a := range everyone(ctx, p, p.endpoints, compareTimeout, header) {
		if errors.Is(a.err, ethereum.NotFound) {
			lacking = append(lacking, a.endpoint)
		}
		if a.err != nil {
			continue
		}
		if a.value.Hash() != h.Hash() {
			return nil, fmt.Errorf("%w about block %v: %s has %s, another %s",
				worker.ErrDisagree, number, a.endpoint.name, a.value.Hash(), h.Hash())
		}
		confirmed++
	}
	if confirmed > 1 {
		p.agree(h.Hash())
	}
	if n := p.upToDate(ctx, lacking); n > confirmed {
		return nil, fmt.Errorf("%w about block %v: %d whose heads are new do not have it", worker.ErrDisagree, number, n)
	}
	return h, ctx.Err()
}

// upToDate returns how many endpoints have a new head.
func (p *Pool) upToDate(ctx context.Context, who []*endpoint) (n int) {
	for _, a := range everyone(ctx, p, who, compareTimeout, func(ctx context.Context, b Backend) (*types.Header, error) {
		return b.HeaderByNumber(ctx, nil)
	}) {
		if a.err == nil && time.Since(time.Unix(int64(a.value.Time), 0)) <= maxLag {
			n++
		}
	}
	return n
}

func (p *Pool) isAgreed(h common.Hash) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.agreed[h]
}

func (p *Pool) agree(h common.Hash) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.agreed) >= maxAgreed {
		clear(p.agreed)
	}
	p.agreed[h] = true
}

// Newest returns the head of the first endpoint whose head is not older than
// lag, or else the newest head of all. An endpoint that stands still is asked
// last for a while: it answers, but not with what is.
func (p *Pool) Newest(ctx context.Context, lag time.Duration) (*types.Header, error) {
	head := func(ctx context.Context, b Backend) (*types.Header, error) { return b.HeaderByNumber(ctx, nil) }
	h, err := try(ctx, p, head)
	if err != nil || len(p.endpoints) == 1 || time.Since(time.Unix(int64(h.Time), 0)) <= lag {
		return h, err
	}
	answers := everyone(ctx, p, p.endpoints, compareTimeout, head)
	for _, a := range answers {
		if a.err == nil && a.value.Number.Cmp(h.Number) > 0 {
			h = a.value
		}
	}
	for _, a := range answers {
		if a.err == nil && a.value.Time+uint64(lag.Seconds()) < h.Time {
			a.endpoint.rest(restTime)
		}
	}
	return h, nil
}

// atHash is a client that reads state by a block's hash (EIP-1898).
type atHash interface {
	CodeAtHash(ctx context.Context, contract common.Address, hash common.Hash) ([]byte, error)
	CallContractAtHash(ctx context.Context, call ethereum.CallMsg, hash common.Hash) ([]byte, error)
}

// CallAt calls a contract as it was after a block: by the block's hash where
// the client can, so that the answer is of that block and no other.
func (p *Pool) CallAt(ctx context.Context, msg ethereum.CallMsg, at worker.Block) ([]byte, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) ([]byte, error) {
		if by, ok := b.(atHash); ok {
			return by.CallContractAtHash(ctx, msg, at.Hash)
		}
		return b.CallContract(ctx, msg, new(big.Int).SetUint64(at.Number))
	})
}

// FilterLogs reads logs from one endpoint that has the last block of the range:
// one that lags would leave out what it does not have yet.
func (p *Pool) FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) ([]types.Log, error) {
		if len(p.endpoints) > 1 && q.ToBlock != nil {
			if _, err := b.HeaderByNumber(ctx, q.ToBlock); err != nil {
				return nil, err
			}
		}
		return b.FilterLogs(ctx, q)
	})
}

// SubscribeFilterLogs subscribes at the first endpoint that can.
func (p *Pool) SubscribeFilterLogs(ctx context.Context, q ethereum.FilterQuery, ch chan<- types.Log) (ethereum.Subscription, error) {
	return try(context.WithoutCancel(ctx), p, func(_ context.Context, b Backend) (ethereum.Subscription, error) {
		return b.SubscribeFilterLogs(ctx, q, ch)
	})
}
