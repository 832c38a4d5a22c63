package ethchain

import (
	"context"
	"time"
)

// headPoll is how often a node is asked for its head.
const headPoll = time.Second

// Await implements [worker.Follower].
func (c *Chain) Await(ctx context.Context, number uint64) error {
	head, err := c.Head(ctx)
	if err == nil && head.Number > number {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(headPoll):
		return nil
	}
}
