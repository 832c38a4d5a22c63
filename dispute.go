package medveil

import (
	"context"
	"errors"
	"fmt"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
)

// Dispute freezes the wallet's pseudonym nym until the members have decided over
// its pending recoveries: somebody else proposed one, who has the holder phrase.
// Dispute whatever this wallet did not propose, also if several are pending, and
// tell the members out of band who one is: they execute one recovery or refuse
// all. Meanwhile the pseudonym neither grants nor reads; it can revoke.
func (c *Client) Dispute(ctx context.Context, w *Wallet, nym grant.Nym) (Transaction, error) {
	key, err := w.accountKey(nym)
	if err != nil {
		return Transaction{}, fmt.Errorf("dispute: %w", err)
	}
	receipt, err := c.transact(ctx, c.registry, key, bindings.NewPseudonymRegistry().PackDispute(bigOf(nym)))
	if _, none := refusal[bindings.PseudonymRegistryRecoveryUnknown](err); none {
		err = ErrNoAttempt
	}
	if err != nil {
		return Transaction{}, fmt.Errorf("dispute: %w", err)
	}
	return transactionOf(receipt), nil
}

// WithdrawRecovery withdraws a pending recovery that this wallet proposed. Its
// account sends the transaction and needs gas for it.
func (c *Client) WithdrawRecovery(ctx context.Context, w *Wallet, attempt Attempt) (Transaction, error) {
	p := pseudonym{Domain: c.domain.Bytes()}
	slot, err := c.slotOf(ctx, w, attempt.Nym)
	if err != nil {
		return Transaction{}, fmt.Errorf("withdraw a recovery: %w", err)
	}
	p.Slot = slot
	w.mu.Lock()
	index, err := w.state.findAccount(&p, attempt.Account)
	key, failure := w.state.account(&p, index)
	w.mu.Unlock()
	if err := errors.Join(err, failure); err != nil {
		return Transaction{}, fmt.Errorf("withdraw a recovery: account %s: %w", attempt.Account, err)
	}
	data := bindings.NewPseudonymRegistry().PackWithdrawRecovery(bigOf(attempt.Nym), attempt.Generation)
	receipt, err := c.transact(ctx, c.registry, key, data)
	if err != nil {
		return Transaction{}, fmt.Errorf("withdraw a recovery: %w", err)
	}
	return transactionOf(receipt), nil
}

// ForeignAttempts returns the pending recoveries of the wallet's pseudonyms that
// would move them to accounts which are not the wallet's: to be disputed.
func (c *Client) ForeignAttempts(ctx context.Context, w *Wallet) ([]Attempt, error) {
	nyms, err := c.ownNyms(w)
	if err != nil {
		return nil, fmt.Errorf("look for recoveries: %w", err)
	}
	var foreign []Attempt
	for _, nym := range nyms {
		pending, err := c.Attempts(ctx, nym)
		if err != nil {
			return foreign, fmt.Errorf("look for recoveries: %w", err)
		}
		for _, attempt := range pending {
			own, err := w.hasAccount(attempt)
			if err != nil {
				return foreign, fmt.Errorf("look for recoveries: %w", err)
			}
			if !own {
				foreign = append(foreign, attempt)
			}
		}
	}
	return foreign, nil
}

// hasAccount reports whether the account of an attempt is the wallet's.
func (w *Wallet) hasAccount(attempt Attempt) (bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, err := w.state.find(attempt.Nym)
	if err != nil {
		return false, err
	}
	if _, err = w.state.findAccount(p, attempt.Account); errors.Is(err, errNoKey) {
		return false, nil
	}
	return err == nil, err
}
