package ethchain

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/pvss"
)

// The grant log's GrantStatus.
const (
	statusNone    = 0
	statusRevoked = 3
)

// Grant implements [worker.Reader]. The event gives owner, commitment and
// bundle; the state says whether the grant stands.
func (c *Chain) Grant(ctx context.Context, at worker.Block, id grant.ID) (worker.Grant, error) {
	every := func(*bindings.GrantLogGranted) bool { return true }
	topic := grantLog.GetABI().Events["Granted"].ID
	e, err := c.granted.get(id, func() (*bindings.GrantLogGranted, error) {
		return lastEvent(ctx, c, at, c.config.Addresses.GrantLog, grantLog.UnpackGrantedEvent, every, []common.Hash{topic}, []common.Hash{common.Hash(id)})
	})
	if err != nil {
		return worker.Grant{}, fmt.Errorf("grant: %w", err)
	}
	g, err := c.GrantState(ctx, at, wordOf(e.OwnerNym), e.Commitment)
	if err != nil {
		return g, err
	}
	if g.Expiry != e.Expiry {
		c.granted.forget(id)
		return worker.Grant{}, errors.New("grant: event and state of the grant log differ")
	}
	g.Bundle = e.Bundle
	return g, nil
}

// GrantState implements [worker.Reader].
func (c *Chain) GrantState(ctx context.Context, at worker.Block, owner grant.Nym, commitment grant.Commitment) (worker.Grant, error) {
	s, err := call(ctx, c, at, c.config.Addresses.GrantLog, grantLog.PackGrantState(bigOf(owner), commitment), grantLog.UnpackGrantState)
	if err != nil {
		return worker.Grant{}, fmt.Errorf("grant: %w", err)
	}
	if s.Status == statusNone {
		return worker.Grant{}, fmt.Errorf("grant: %w", worker.ErrUnknown)
	}
	return worker.Grant{OwnerNym: owner, Commitment: commitment, Expiry: s.Expiry, Revoked: s.Status == statusRevoked}, nil
}

// NymOf implements [worker.Reader].
func (c *Chain) NymOf(ctx context.Context, at worker.Block, account api.Address) (grant.Nym, error) {
	n, err := call(ctx, c, at, c.config.Addresses.Registry, registry.PackNymOf(common.Address(account)), registry.UnpackNymOf)
	if err != nil {
		return grant.Nym{}, fmt.Errorf("nym of an account: %w", err)
	}
	if n.Sign() == 0 {
		return grant.Nym{}, fmt.Errorf("nym of an account: %w", worker.ErrUnknown)
	}
	return wordOf(n), nil
}

// Recovery implements [worker.Reader].
func (c *Chain) Recovery(ctx context.Context, at worker.Block, nym grant.Nym, generation uint32) (worker.Recovery, error) {
	r, err := call(ctx, c, at, c.config.Addresses.Registry, registry.PackAttempt(bigOf(nym), generation), registry.UnpackAttempt)
	if err != nil {
		return worker.Recovery{}, fmt.Errorf("recovery: %w", err)
	}
	if r.Account == (common.Address{}) {
		return worker.Recovery{}, fmt.Errorf("recovery: %w", worker.ErrUnknown)
	}
	return worker.Recovery{Account: api.Address(r.Account), ReadyAt: r.ReadyAt, ReadyBlock: r.ReadyBlock, Pending: r.Pending}, nil
}

// Pseudonym implements [worker.Reader].
func (c *Chain) Pseudonym(ctx context.Context, at worker.Block, nym grant.Nym) (worker.Pseudonym, error) {
	p, err := call(ctx, c, at, c.config.Addresses.Registry, registry.PackPseudonym(bigOf(nym)), registry.UnpackPseudonym)
	if err != nil {
		return worker.Pseudonym{}, fmt.Errorf("pseudonym: %w", err)
	}
	if p.Account == (common.Address{}) {
		return worker.Pseudonym{}, fmt.Errorf("pseudonym: %w", worker.ErrUnknown)
	}
	r, err := c.registered(ctx, at, nym, p.Generation)
	if err != nil {
		return worker.Pseudonym{}, fmt.Errorf("pseudonym: %w", notUnknown(err))
	}
	alive, err := c.epochAlive(ctx, at, p.Epoch)
	if err != nil {
		return worker.Pseudonym{}, fmt.Errorf("pseudonym: %w", err)
	}
	return worker.Pseudonym{
		Nym: nym, Account: api.Address(p.Account), Generation: p.Generation, ValidUntil: p.ValidUntil,
		Suspended: p.Status != 0, EpochLost: !alive, PreKey: r.preKey, Possession: r.possession,
	}, nil
}

// epochAt names an epoch as it was after a block.
type epochAt struct {
	block [32]byte
	epoch uint32
}

// epochAlive reports whether dealings of an epoch can be opened. Requests at one
// block ask for the same few epochs.
func (c *Chain) epochAlive(ctx context.Context, at worker.Block, epoch uint32) (bool, error) {
	return c.alive.get(epochAt{at.Hash, epoch}, func() (bool, error) {
		return call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackEpochAlive(epoch), consortium.UnpackEpochAlive)
	})
}

// notUnknown makes a missing event of something that the state has a fault of
// the node: it does not keep all logs.
func notUnknown(err error) error {
	if errors.Is(err, worker.ErrUnknown) {
		return errors.New("the node lacks the event of a registration that its state has")
	}
	return err
}

// dealt is what a Registered event says, checked against its digest: the
// digest covers the dealing, and the dealing the PRE key. The proof of
// possession is checked by the worker.
type dealt struct {
	vector     *pvss.PublicVector
	preKey     []byte
	possession []byte
}

// registered returns one generation of a nym, if the registry's state has it at
// the block.
func (c *Chain) registered(ctx context.Context, at worker.Block, nym [32]byte, generation uint32) (*dealt, error) {
	digest, err := call(ctx, c, at, c.config.Addresses.Registry, registry.PackDealingDigest(bigOf(nym), generation), registry.UnpackDealingDigest)
	if err != nil {
		return nil, err
	}
	if digest == ([32]byte{}) {
		return nil, worker.ErrUnknown
	}
	return c.dealings.get(digest, func() (*dealt, error) {
		this := func(e *bindings.PseudonymRegistryRegistered) bool { return e.Generation == generation }
		topic := registry.GetABI().Events["Registered"].ID
		e, err := lastEvent(ctx, c, at, c.config.Addresses.Registry, registry.UnpackRegisteredEvent, this, []common.Hash{topic}, []common.Hash{nym})
		if err != nil {
			return nil, notUnknown(err)
		}
		return parseRegistered(e, digest)
	})
}

func parseRegistered(e *bindings.PseudonymRegistryRegistered, digest [32]byte) (*dealt, error) {
	x, err := vectorOf(e.Dealing)
	if err != nil {
		return nil, err
	}
	if x.Digest() != digest {
		return nil, errors.New("event and state of the registry differ")
	}
	s, err := x.Statement()
	if err != nil {
		return nil, err
	}
	if len(e.PreKey) != pvss.PREKeySize || pvss.PREKeyHash([pvss.PREKeySize]byte(e.PreKey)) != s.PREKeyHash {
		return nil, errors.New("the registered PRE key is not the one that was proven")
	}
	return &dealt{x, e.PreKey, e.PrePossession}, nil
}
