package medveil

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/setup"
)

// ErrNoAttempt is returned when a pseudonym has no such pending recovery.
var ErrNoAttempt = errors.New("no such recovery is pending")

// An Attempt is a pending recovery of a pseudonym: it gives it another account.
type Attempt struct {
	Nym        grant.Nym
	Generation uint32
	Account    common.Address // which the pseudonym would get
	ReadyAt    time.Time      // from when on, and
	ReadyBlock uint64         // from which block on, anyone can execute it
	Contested  bool           // several are pending: only the members' vote decides
	Frozen     bool           // the pseudonym's account disputed, or the members suspended it: the same
}

// RecoverAccount proposes a new account and a new PRE key, both of the wallet's
// key phrase, for the pseudonym of a slot: for a person whose account is lost
// or stolen, and who still has the holder phrase. The credential says who that
// is; ask an issuer for one if it is gone.
//
// If the key phrase was stolen, replace it first ([Wallet.ReplaceKeys]): a thief
// derives from it whatever the wallet would. If it was lost, make a wallet of
// the holder phrase and a fresh key phrase ([NewWallet] gives one).
//
// Nothing changes yet: the recovery waits, so that the account can dispute it.
// Then [Client.FinishRecovery] puts it into effect.
//
// Afterwards records and grants that the pseudonym made stay readable, the
// records to itself with the old key phrase. Grants to the old PRE key are not
// served any more, because a thief may have it: have them made anew.
func (c *Client) RecoverAccount(ctx context.Context, w *Wallet, keys *setup.Keys, relay Relay, slot uint16) (Attempt, Transaction, error) {
	s, err := c.newRecovery(ctx, w, slot)
	if err != nil {
		return Attempt{}, Transaction{}, fmt.Errorf("recover slot %d: %w", slot, err)
	}
	tx, err := s.dealAndSubmit(ctx, keys, relay)
	if err != nil {
		return Attempt{}, Transaction{}, fmt.Errorf("recover slot %d: %w", slot, err)
	}
	attempt, err := c.attempt(ctx, s.nym, s.generation)
	if err != nil {
		return Attempt{}, tx, fmt.Errorf("recover slot %d: %w", slot, err)
	}
	return attempt, tx, nil
}

// newRecovery gathers what a recovery is made of.
func (c *Client) newRecovery(ctx context.Context, w *Wallet, slot uint16) (*submission, error) {
	k, err := w.holderSecret()
	if err != nil {
		return nil, err
	}
	stored := pseudonym{Domain: c.domain.Bytes(), Slot: slot}
	nym := stored.nym(k)
	record, err := c.record(ctx, nym)
	if err != nil {
		return nil, err
	}
	if stored.Account, err = c.freeAccount(ctx, w, &stored, nym, record.Account); err != nil {
		return nil, err
	}
	fresh, err := c.unusedPreKey(ctx, w, stored, nym)
	if err != nil {
		return nil, err
	}
	stored.PreKeys = []keyIndex{fresh}
	s := &submission{client: c, kind: kindRecover, stored: stored}
	if s.generation, err = c.nextGeneration(ctx, nym, true); err != nil {
		return nil, err
	}
	return s, s.gather(ctx, w, credential.Role(record.Role))
}

// unusedPreKey returns a PRE key that the pseudonym never had, be it in the
// wallet or not: a wallet that was just restored knows of none.
func (c *Client) unusedPreKey(ctx context.Context, w *Wallet, p pseudonym, nym grant.Nym) (keyIndex, error) {
	generations, err := c.Generations(ctx, nym)
	if err != nil {
		return 0, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if known, err := w.state.find(nym); err == nil {
		p = *known
	}
	ring, err := w.state.ring(&p, generations)
	if err != nil {
		return 0, err
	}
	return w.state.freshPreKey(ring)
}

// freeAccount returns the first account of the current key phrase that the
// pseudonym, which has another one now, can get.
func (c *Client) freeAccount(ctx context.Context, w *Wallet, p *pseudonym, nym grant.Nym, current common.Address) (keyIndex, error) {
	registry := bindings.NewPseudonymRegistry()
	for counter := range uint32(maxKeyCounter) {
		w.mu.Lock()
		index := w.state.newest(counter)
		key, err := w.state.account(p, index)
		w.mu.Unlock()
		if err != nil {
			return 0, err
		}
		address := addressOf(key)
		free, err := call(ctx, c.registry, registry.PackIsAccountFree(address, bigOf(nym)), registry.UnpackIsAccountFree)
		if err != nil {
			return 0, err
		}
		if free && address != current {
			return index, nil
		}
	}
	return 0, errors.New("all accounts of the key phrase are used up: replace it")
}

// slotOf returns the slot of the wallet's holder that nym is of.
func (c *Client) slotOf(ctx context.Context, w *Wallet, nym grant.Nym) (uint16, error) {
	k, err := w.holderSecret()
	if err != nil {
		return 0, err
	}
	policy, err := c.Policy(ctx)
	if err != nil {
		return 0, err
	}
	for slot := range policy.MaxNyms {
		p := pseudonym{Domain: c.domain.Bytes(), Slot: slot}
		if p.nym(k) == nym {
			return slot, nil
		}
	}
	return 0, fmt.Errorf("pseudonym %x is not of this holder: %w", nym, ErrNoPseudonym)
}

// Policy returns the terms that the members' votes go by, as they are now.
func (c *Client) Policy(ctx context.Context) (bindings.IConsortiumPolicy, error) {
	consortium := bindings.NewConsortium()
	policy, err := call(ctx, c.consortium, consortium.PackPolicy(), consortium.UnpackPolicy)
	if err != nil {
		return policy, fmt.Errorf("read the policy: %w", err)
	}
	return policy, nil
}

// Attempts returns the pending recoveries of nym, in the order in which they
// were proposed.
func (c *Client) Attempts(ctx context.Context, nym grant.Nym) ([]Attempt, error) {
	registry := bindings.NewPseudonymRegistry()
	proposed, err := events(ctx, c, c.registry, registry.UnpackRecoveryProposedEvent, []any{bigOf(nym)})
	if err != nil {
		return nil, fmt.Errorf("recoveries of %x: %w", nym, err)
	}
	var pending []Attempt
	for _, event := range proposed {
		attempt, err := c.attempt(ctx, nym, event.Generation)
		if errors.Is(err, ErrNoAttempt) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("recoveries of %x: %w", nym, err)
		}
		pending = append(pending, attempt)
	}
	return pending, nil
}

// attempt returns a pending recovery, or ErrNoAttempt.
func (c *Client) attempt(ctx context.Context, nym grant.Nym, generation uint32) (Attempt, error) {
	registry := bindings.NewPseudonymRegistry()
	found, err := call(ctx, c.registry, registry.PackAttempt(bigOf(nym), generation), registry.UnpackAttempt)
	if err == nil && !found.Pending {
		err = ErrNoAttempt
	}
	if err != nil {
		return Attempt{}, err
	}
	state, err := call(ctx, c.registry, registry.PackRecoveries(bigOf(nym)), registry.UnpackRecoveries)
	if err != nil {
		return Attempt{}, err
	}
	record, err := c.record(ctx, nym)
	if err != nil {
		return Attempt{}, err
	}
	return Attempt{
		Nym: nym, Generation: generation, Account: found.Account,
		ReadyAt: time.Unix(int64(found.ReadyAt), 0), ReadyBlock: found.ReadyBlock,
		Contested: state.Pending > 1, Frozen: record.Status != 0,
	}, nil
}
