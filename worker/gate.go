package worker

import (
	"context"

	"github.com/medveil/medveil/worker/api"
)

// gate bounds how much is in progress at once.
type gate chan struct{}

func (g gate) enter() error {
	select {
	case g <- struct{}{}:
		return nil
	default:
		return api.Errorf(api.Busy, "%d requests are in progress: ask again later", cap(g))
	}
}

// wait enters when there is room.
func (g gate) wait(ctx context.Context) error {
	select {
	case g <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g gate) leave() { <-g }
