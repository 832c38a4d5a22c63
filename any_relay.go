package medveil

import (
	"context"
	"errors"
	"math/rand/v2"

	"github.com/medveil/medveil/worker/api"
)

// AnyRelay returns a relay that asks the workers of the current committee, one
// after the other in random order, until one submits the registration. One that
// refuses is not believed alone: it may lie, or be behind.
func (c *Client) AnyRelay(ctx context.Context) (Relay, error) {
	relays, err := c.Relays(ctx)
	if err != nil {
		return nil, err
	}
	rand.Shuffle(len(relays), func(i, j int) { relays[i], relays[j] = relays[j], relays[i] })
	return anyRelay(relays), nil
}

type anyRelay []Relay

// Register implements [Relay].
func (relays anyRelay) Register(ctx context.Context, r *api.RegisterRequest) (*api.RegisterResponse, error) {
	return relays.try(ctx, func(relay Relay) (*api.RegisterResponse, error) { return relay.Register(ctx, r) })
}

// ExecuteRecovery implements [Relay].
func (relays anyRelay) ExecuteRecovery(ctx context.Context, r *api.RecoveryRequest) (*api.RegisterResponse, error) {
	return relays.try(ctx, func(relay Relay) (*api.RegisterResponse, error) { return relay.ExecuteRecovery(ctx, r) })
}

func (relays anyRelay) try(ctx context.Context, ask func(Relay) (*api.RegisterResponse, error)) (*api.RegisterResponse, error) {
	failures := errors.New("no worker submits it")
	for _, relay := range relays {
		response, err := ask(relay)
		if err == nil || ctx.Err() != nil {
			return response, err
		}
		failures = errors.Join(failures, err)
	}
	return nil, failures
}
