package medveil

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
)

// Revoke ends a grant of the wallet's pseudonym owner, active or not: workers
// refuse it once the revocation is confirmed. Revoking twice succeeds.
//
// Who was granted a label can, together with a threshold of workers, have kept
// the key to it. So the name whose current label was granted moves to a fresh
// label, and records added from now on are out of reach. When the wallet cannot
// save that, the grant is revoked all the same and the error says so.
func (c *Client) Revoke(ctx context.Context, w *Wallet, owner grant.Nym, id grant.ID) (Transaction, error) {
	event, err := c.granted(ctx, id)
	if err != nil {
		return Transaction{}, fmt.Errorf("revoke: %w", err)
	}
	if event.OwnerNym.Cmp(bigOf(owner)) != 0 {
		return Transaction{}, fmt.Errorf("revoke: grant %s is not one of %x", id, owner)
	}
	moved := w.moveGranted(owner, func(g Grant) bool { return g.ID == id })
	tx, err := c.sendRevocation(ctx, w, owner, bindings.NewGrantLog().PackRevoke(event.Commitment))
	if _, again := refusal[bindings.GrantLogGrantAlreadyRevoked](err); again {
		err = nil
	}
	return tx, errors.Join(err, moved)
}

// RevokeAll ends all grants that the wallet's pseudonym owner has made so far,
// with one transaction, and moves every name that was granted to a fresh label;
// see [Client.Revoke]. The contract sets the mark at the block that takes the
// transaction, so that a grant which a reorganisation moves is not missed.
func (c *Client) RevokeAll(ctx context.Context, w *Wallet, owner grant.Nym) (Transaction, error) {
	moved := w.moveGranted(owner, func(Grant) bool { return true })
	tx, err := c.sendRevocation(ctx, w, owner, bindings.NewGrantLog().PackRevokeAllBefore(math.MaxUint64))
	return tx, errors.Join(err, moved)
}

// sendRevocation sends a transaction to the grant log from owner's account.
func (c *Client) sendRevocation(ctx context.Context, w *Wallet, owner grant.Nym, data []byte) (Transaction, error) {
	key, err := w.accountKey(owner)
	if err != nil {
		return Transaction{}, fmt.Errorf("revoke: %w", err)
	}
	receipt, err := c.transact(ctx, c.grantLog, key, data)
	if err != nil {
		return Transaction{}, fmt.Errorf("revoke: %w", err)
	}
	return transactionOf(receipt), nil
}

// moveGranted moves each name whose current label is that of a revoked grant to
// a fresh label.
func (w *Wallet) moveGranted(owner grant.Nym, revoked func(Grant) bool) error {
	grants, err := w.Grants(owner)
	if err != nil {
		return fmt.Errorf("move to fresh labels: %w", err)
	}
	labels := make(map[pre.Label]bool)
	for _, g := range grants {
		if revoked(g) {
			labels[g.Opening.Label] = true
		}
	}
	if !w.names(owner, labels) {
		return nil
	}
	err = w.update(func(s *walletState) error {
		p, err := s.find(owner)
		if err != nil {
			return err
		}
		for name := range p.Labels {
			if current, _ := p.currentLabel(name); labels[current] {
				p.addFreshLabel(name)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("move to fresh labels: %w", err)
	}
	return nil
}

// names reports whether any of labels is the current one of a name.
func (w *Wallet) names(owner grant.Nym, labels map[pre.Label]bool) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, err := w.state.find(owner)
	if err != nil {
		return false
	}
	for name := range p.Labels {
		if current, _ := p.currentLabel(name); labels[current] {
			return true
		}
	}
	return false
}

// GrantStatus is what the grant log says of a grant.
type GrantStatus uint8

// States of a grant, as the grant log numbers them.
const (
	GrantNone    GrantStatus = 0
	GrantActive  GrantStatus = 1
	GrantExpired GrantStatus = 2
	GrantRevoked GrantStatus = 3
)

// String returns the status in words.
func (s GrantStatus) String() string {
	switch s {
	case GrantNone:
		return "unknown"
	case GrantActive:
		return "active"
	case GrantExpired:
		return "expired"
	case GrantRevoked:
		return "revoked"
	}
	return fmt.Sprintf("status %d", uint8(s))
}

// GrantStatus returns the status of a grant at the chain's head, [GrantNone] if
// there is no such grant. Workers see it some blocks later.
func (c *Client) GrantStatus(ctx context.Context, id grant.ID) (GrantStatus, error) {
	event, err := c.granted(ctx, id)
	if errors.Is(err, ErrNoGrant) {
		return GrantNone, nil
	}
	if err != nil {
		return GrantNone, err
	}
	grantLog := bindings.NewGrantLog()
	state, err := call(ctx, c.grantLog, grantLog.PackGrantState(event.OwnerNym, event.Commitment), grantLog.UnpackGrantState)
	if err != nil {
		return GrantNone, fmt.Errorf("read grant %s: %w", id, err)
	}
	return GrantStatus(state.Status), nil
}
