package ethchain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// keyAt names a PRE key of a nym while one generation is the current one.
// Generations take effect by becoming current, so which of them did is the same
// as long as the current one is.
type keyAt struct {
	nym        grant.Nym
	generation uint32
	key        string
}

// FormerKey implements [worker.Reader].
func (c *Chain) FormerKey(ctx context.Context, at worker.Block, nym grant.Nym, key []byte) (worker.FormerKey, error) {
	k, err := c.formerKey(ctx, at, nym, key)
	if err != nil {
		return k, fmt.Errorf("former PRE key: %w", err)
	}
	return k, nil
}

func (c *Chain) formerKey(ctx context.Context, at worker.Block, nym grant.Nym, key []byte) (worker.FormerKey, error) {
	none := worker.FormerKey{}
	p, err := call(ctx, c, at, c.config.Addresses.Registry, registry.PackPseudonym(bigOf(nym)), registry.UnpackPseudonym)
	if err != nil {
		return none, err
	}
	generation, err := c.former.get(keyAt{nym, p.Generation, string(key)}, func() (uint32, error) {
		return c.newestWith(ctx, at, nym, key)
	})
	if err != nil {
		return none, err
	}
	took, err := c.tookEffect(ctx, at, nym, generation)
	if err == nil && !took {
		err = worker.ErrUnknown // what is kept is of a block that was replaced
	}
	if err != nil {
		return none, err
	}
	r, err := c.registered(ctx, at, nym, generation)
	if err != nil {
		return none, notUnknown(err)
	}
	if !bytes.Equal(r.preKey, key) {
		return none, errors.New("event and state of the registry differ")
	}
	s, err := r.vector.Statement()
	if err != nil {
		return none, err
	}
	since, err := call(ctx, c, at, c.config.Addresses.Registry, registry.PackAccountSince(bigOf(nym)), registry.UnpackAccountSince)
	if err != nil {
		return none, err
	}
	return worker.FormerKey{Generation: generation, Account: api.Address(s.Account), AccountSince: since, Possession: r.possession}, nil
}

// newestWith searches the registrations of a nym for the newest one with a PRE
// key that took effect.
func (c *Chain) newestWith(ctx context.Context, at worker.Block, nym grant.Nym, key []byte) (uint32, error) {
	logs, err := c.logs(ctx, ethereum.FilterQuery{
		Addresses: []common.Address{c.config.Addresses.Registry},
		Topics:    [][]common.Hash{{registry.GetABI().Events["Registered"].ID}, {common.Hash(nym)}},
	}, c.config.DeploymentBlock, at.Number)
	if err != nil {
		return 0, fmt.Errorf("read events: %w", err)
	}
	var generations []uint32
	for i := range logs {
		e, err := registry.UnpackRegisteredEvent(&logs[i])
		if err != nil {
			return 0, fmt.Errorf("read events: %w", err)
		}
		if bytes.Equal(e.PreKey, key) {
			generations = append(generations, e.Generation)
		}
	}
	slices.Sort(generations)
	for _, generation := range slices.Backward(generations) {
		took, err := c.tookEffect(ctx, at, nym, generation)
		if took || err != nil {
			return generation, err
		}
	}
	return 0, worker.ErrUnknown
}

func (c *Chain) tookEffect(ctx context.Context, at worker.Block, nym grant.Nym, generation uint32) (bool, error) {
	return call(ctx, c, at, c.config.Addresses.Registry, registry.PackTookEffect(bigOf(nym), generation), registry.UnpackTookEffect)
}
