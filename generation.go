package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
)

// A Generation is a dealing of a pseudonym that took effect, and the keys that
// came with it.
type Generation struct {
	Number  uint32
	Epoch   uint32
	Account common.Address
	PreKey  pre.PublicKey // its proof of possession was verified
}

// Generations returns the generations of nym that took effect, oldest first;
// the last one is current. One whose PRE key is not proven to be possessed is
// left out: nothing may be granted to that key, nor by it.
func (c *Client) Generations(ctx context.Context, nym grant.Nym) ([]Generation, error) {
	registry := bindings.NewPseudonymRegistry()
	all, err := events(ctx, c, c.registry, registry.UnpackRegisteredEvent, []any{bigOf(nym)})
	if err != nil {
		return nil, fmt.Errorf("generations of %x: %w", nym, err)
	}
	var found []Generation
	for _, event := range all {
		took, err := call(ctx, c.registry, registry.PackTookEffect(event.Nym, event.Generation), registry.UnpackTookEffect)
		if err != nil {
			return nil, fmt.Errorf("generations of %x: %w", nym, err)
		}
		parsed, err := c.parseRegistration(nym, event)
		if !took || err != nil {
			continue
		}
		found = append(found, Generation{parsed.Generation, parsed.Epoch, parsed.Account, parsed.PreKey})
	}
	return found, nil
}

// checkPreKey refuses a PRE key that nym, whose registration this is, never had.
func (c *Client) checkPreKey(ctx context.Context, registered *Registered, key pre.PublicKey) error {
	if registered.PreKey == key {
		return nil
	}
	generations, err := c.Generations(ctx, registered.Nym)
	if err != nil {
		return err
	}
	for _, generation := range generations {
		if generation.PreKey == key {
			return nil
		}
	}
	return errors.New("it is for a key that its owner never had")
}

// nextGeneration returns the generation that a renewal of nym takes, or with
// recovery set a recovery: one near the end of the registry's window, which a
// thief's renewals cannot move past it before it is mined. It is random, so that
// two recoveries that are on their way seldom meet.
func (c *Client) nextGeneration(ctx context.Context, nym grant.Nym, recovery bool) (uint32, error) {
	record, err := c.record(ctx, nym)
	if err != nil {
		return 0, err
	}
	registry := bindings.NewPseudonymRegistry()
	state, err := call(ctx, c.registry, registry.PackRecoveries(bigOf(nym)), registry.UnpackRecoveries)
	if err != nil {
		return 0, fmt.Errorf("read its recoveries: %w", err)
	}
	if recovery {
		return max(state.Base+renewalWindow, state.Highest) + renewalWindow - rand.Uint32N(renewalWindow/8), nil
	}
	return max(state.Base, record.Generation) + 1, nil
}

// renewalWindow is how many generations the registry keeps for renewals, and for
// recoveries above those.
const renewalWindow = 128
