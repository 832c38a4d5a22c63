package ethchain

import (
	"context"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
)

const (
	// headPoll is how often an endpoint that cannot tell of new heads is asked
	// for its head.
	headPoll = time.Second
	// headPatience is how long to wait for one that can: a connection may be
	// dead without anyone noticing.
	headPatience = 5 * time.Second
)

// headNotifier is a client that tells of new heads, over a websocket or in the
// process.
type headNotifier interface {
	SubscribeNewHead(ctx context.Context, ch chan<- *types.Header) (ethereum.Subscription, error)
}

// Await implements [worker.Follower].
func (c *Chain) Await(ctx context.Context, number uint64) error {
	heads := make(chan *types.Header, 1)
	wait := headPatience
	subscription, err := c.pool.subscribe(ctx, heads)
	if err != nil {
		wait = headPoll
	} else {
		defer subscription.Unsubscribe()
	}
	if head, err := c.Head(ctx); err == nil && head.Number > number {
		return nil // came before the subscription
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-heads:
	case <-timer.C:
	}
	return nil
}

// subscribe subscribes to new heads at the first endpoint, if it can tell.
func (p *Pool) subscribe(ctx context.Context, heads chan<- *types.Header) (ethereum.Subscription, error) {
	return ask(context.WithoutCancel(ctx), p, p.order()[0], compareTimeout, func(attempt context.Context, b Backend) (ethereum.Subscription, error) {
		notifier, ok := b.(headNotifier)
		if !ok {
			return nil, ethereum.NotFound
		}
		return notifier.SubscribeNewHead(attempt, heads)
	})
}
