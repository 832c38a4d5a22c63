package medveil

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/setup"
)

// A Renewal says what a pseudonym is renewed with.
type Renewal struct {
	Nym grant.Nym
	// FreshPreKey replaces the PRE key. Records and grants of the old one stay
	// readable: the wallet keeps it, and workers go on serving grants to a key
	// that its own account replaced.
	FreshPreKey bool
}

// Renew makes a new dealing of the identity, to the current committee, and has
// the pseudonym's own account sign it: it takes effect at once, with the latest
// validity that the credential covers. A lapsed pseudonym renews too, a
// suspended or frozen one does not.
//
// Relay, proof and waiting are as in [Client.Register]. If it fails after
// submitting, [Client.Refresh] finds what was mined.
func (c *Client) Renew(ctx context.Context, w *Wallet, keys *setup.Keys, relay Relay, r Renewal) (Pseudonym, Transaction, error) {
	s, err := c.newRenewal(ctx, w, r)
	if err != nil {
		return Pseudonym{}, Transaction{}, fmt.Errorf("renew %x: %w", r.Nym, err)
	}
	// Remembered before it is published, or records to it could be lost.
	if err := w.keep(s.nym, s.stored.PreKeys); err != nil {
		return Pseudonym{}, Transaction{}, fmt.Errorf("renew %x: %w", r.Nym, err)
	}
	tx, err := s.dealAndSubmit(ctx, keys, relay)
	if err != nil {
		return Pseudonym{}, Transaction{}, fmt.Errorf("renew %x: %w", r.Nym, err)
	}
	public, err := c.Refresh(ctx, w, r.Nym)
	if err != nil {
		return Pseudonym{}, tx, fmt.Errorf("%x is renewed but not in the wallet: %w", r.Nym, err)
	}
	return public, tx, nil
}

// newRenewal gathers what a renewal is made of.
func (c *Client) newRenewal(ctx context.Context, w *Wallet, r Renewal) (*submission, error) {
	if _, err := c.Refresh(ctx, w, r.Nym); err != nil {
		return nil, err
	}
	stored, err := w.stored(r.Nym)
	if err != nil {
		return nil, err
	}
	if r.FreshPreKey {
		fresh, err := w.freshPreKey(stored.PreKeys)
		if err != nil {
			return nil, err
		}
		stored.PreKeys = append(stored.PreKeys, fresh)
	}
	s := &submission{client: c, kind: kindRegister, stored: *stored}
	if s.generation, err = c.nextGeneration(ctx, r.Nym, false); err != nil {
		return nil, err
	}
	return s, s.gather(ctx, w, stored.Role)
}

// stored returns a copy of a pseudonym.
func (w *Wallet) stored(nym grant.Nym) (*pseudonym, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	found, err := w.state.find(nym)
	if err != nil {
		return nil, err
	}
	clone := *found
	clone.PreKeys = slices.Clone(found.PreKeys)
	return &clone, nil
}

// freshPreKey is [walletState.freshPreKey].
func (w *Wallet) freshPreKey(ring []keyIndex) (keyIndex, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.state.freshPreKey(ring)
}

// keep adds PRE keys to the ring of a pseudonym, before its current one.
func (w *Wallet) keep(nym grant.Nym, ring []keyIndex) error {
	return w.update(func(s *walletState) error {
		p, err := s.find(nym)
		if err != nil {
			return err
		}
		for _, index := range ring {
			if !slices.Contains(p.PreKeys, index) {
				p.PreKeys = slices.Insert(p.PreKeys, len(p.PreKeys)-1, index)
			}
		}
		return nil
	})
}

// Refresh takes over what the chain has of the wallet's pseudonym nym: after a
// renewal or recovery that was mined while nobody waited. It fails if the wallet
// does not have the keys that are registered now.
func (c *Client) Refresh(ctx context.Context, w *Wallet, nym grant.Nym) (Pseudonym, error) {
	p, err := w.stored(nym)
	if err != nil {
		return Pseudonym{}, err
	}
	if p.Domain != c.domain.Bytes() {
		return Pseudonym{}, fmt.Errorf("pseudonym %x is of another network: %w", nym, ErrNoPseudonym)
	}
	public, err := c.adopt(ctx, w, *p, nym)
	if err != nil {
		return Pseudonym{}, fmt.Errorf("refresh %x: %w", nym, err)
	}
	return public, nil
}

// RenewDue renews every pseudonym of the wallet on this network that is due: its
// validity ends in this period or has ended, or too few seats are left of its
// epoch. It goes on after one that fails and returns the errors together with
// what it renewed. All that it renews at once is seen to be renewed at once:
// whoever has several pseudonyms and minds that renews them apart.
func (c *Client) RenewDue(ctx context.Context, w *Wallet, keys *setup.Keys, relay Relay) ([]Pseudonym, error) {
	due, err := c.Due(ctx, w)
	failures := []error{err}
	var renewed []Pseudonym
	for _, nym := range due {
		public, err := c.renewDue(ctx, w, keys, relay, nym)
		if err != nil {
			failures = append(failures, err)
			continue
		}
		renewed = append(renewed, public)
	}
	return renewed, errors.Join(failures...)
}

// renewDue renews one pseudonym, unless it would be valid no longer than it is.
func (c *Client) renewDue(ctx context.Context, w *Wallet, keys *setup.Keys, relay Relay, nym grant.Nym) (Pseudonym, error) {
	s, err := c.newRenewal(ctx, w, Renewal{Nym: nym})
	if err != nil {
		return Pseudonym{}, fmt.Errorf("renew %x: %w", nym, err)
	}
	terms, err := s.terms(ctx)
	if err != nil {
		return Pseudonym{}, fmt.Errorf("renew %x: %w", nym, err)
	}
	atRisk, err := c.isAtRisk(ctx, nym)
	if err == nil && !atRisk && terms.ValidUntil <= s.stored.ValidUntil {
		err = fmt.Errorf("%w that lasts longer than the pseudonym: ask an issuer for a new one", ErrNoCredential)
	}
	if err != nil {
		return Pseudonym{}, fmt.Errorf("renew %x: %w", nym, err)
	}
	public, _, err := c.Renew(ctx, w, keys, relay, Renewal{Nym: nym})
	return public, err
}

// Due returns the wallet's pseudonyms on this network that are to be renewed
// now; see [Client.RenewDue].
func (c *Client) Due(ctx context.Context, w *Wallet) ([]grant.Nym, error) {
	all, err := c.ownNyms(w)
	if err != nil {
		return nil, fmt.Errorf("look for pseudonyms to renew: %w", err)
	}
	today, err := c.today(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for pseudonyms to renew: %w", err)
	}
	var due []grant.Nym
	for _, nym := range all {
		yes, err := c.isDue(ctx, nym, today)
		if err != nil {
			return due, fmt.Errorf("is %x to be renewed: %w", nym, err)
		}
		if yes {
			due = append(due, nym)
		}
	}
	return due, nil
}

// isDue reports whether nym expires in this period, or its epoch is lost or
// about to be.
func (c *Client) isDue(ctx context.Context, nym grant.Nym, today uint32) (bool, error) {
	record, err := c.record(ctx, nym)
	if err != nil {
		return false, err
	}
	if this, _ := credential.ValidUntil(today); record.ValidUntil <= this {
		return true, nil
	}
	return c.isAtRisk(ctx, nym)
}

// isAtRisk reports whether too few seats are left of nym's epoch.
func (c *Client) isAtRisk(ctx context.Context, nym grant.Nym) (bool, error) {
	record, err := c.record(ctx, nym)
	if err != nil {
		return false, err
	}
	consortium := bindings.NewConsortium()
	return call(ctx, c.consortium, consortium.PackEpochAtRisk(record.Epoch), consortium.UnpackEpochAtRisk)
}

// ownNyms returns the wallet's pseudonyms on this network.
func (c *Client) ownNyms(w *Wallet) ([]grant.Nym, error) {
	k, err := w.holderSecret()
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	var all []grant.Nym
	for i := range w.state.Pseudonyms {
		if p := &w.state.Pseudonyms[i]; p.Domain == c.domain.Bytes() {
			all = append(all, p.nym(k))
		}
	}
	return all, nil
}
