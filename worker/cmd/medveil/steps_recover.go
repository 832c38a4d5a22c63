package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
)

// recover has the patient, whose wallet was stolen, recover the pseudonym to a new
// account; and the thief try to recover it back.
func (d *demo) recover(ctx context.Context) (string, error) {
	w := d.world
	thief, err := w.stealWallet(ctx)
	if err != nil {
		return "", err
	}
	if err := w.recoverAccount(ctx); err != nil {
		return "", err
	}
	if err := d.checkThief(ctx, thief); err != nil {
		return "", err
	}
	if err := w.disputeThief(ctx); err != nil {
		return "", err
	}
	if _, err := w.shareWith(ctx, w.stranger, "a report for the recovered pseudonym"); err != nil {
		return "", err
	}
	return "a new account after the delay; the thief gets nothing, and what it proposes is disputed, frozen and voted down; old records are readable", nil
}

// stealWallet returns a copy of the patient's wallet, and gives the patient fresh
// keys.
func (w *world) stealWallet(ctx context.Context) (*medveil.Wallet, error) {
	holder, keys, err := w.patient.wallet.Phrases()
	if err != nil {
		return nil, err
	}
	thief, err := medveil.RestoreWallet(holder, keys)
	if err != nil {
		return nil, err
	}
	if _, err := w.client.Restore(ctx, thief); err != nil {
		return nil, err
	}
	return thief, w.patient.wallet.ReplaceKeys()
}

// proposeRecovery proposes to move the patient's pseudonym to an account of a wallet.
func (w *world) proposeRecovery(ctx context.Context, wallet *medveil.Wallet) (medveil.Attempt, error) {
	relays, err := w.client.Relays(ctx)
	if err != nil {
		return medveil.Attempt{}, err
	}
	attempt, _, err := w.client.RecoverAccount(ctx, wallet, w.registrationKeys, relays[0], 0)
	return attempt, err
}

// executeRecovery executes a recovery, which anybody may: here the deployer pays.
func (w *world) executeRecovery(ctx context.Context, wallet *medveil.Wallet, attempt medveil.Attempt) (medveil.Transaction, error) {
	_, tx, err := w.client.ExecuteRecovery(ctx, wallet, w.deployer, attempt.Nym, attempt.Generation)
	return tx, err
}

// recoverAccount moves the patient's pseudonym to an account of the fresh keys,
// once the delay is over and not before.
func (w *world) recoverAccount(ctx context.Context) error {
	attempt, err := w.proposeRecovery(ctx, w.patient.wallet)
	if err != nil {
		return err
	}
	_, err = w.executeRecovery(ctx, w.patient.wallet, attempt)
	if err := refusedAs[bindings.PseudonymRegistryRecoveryNotReady](err); err != nil {
		return fmt.Errorf("before the delay is over: %w", err)
	}
	if err := w.platform.elapse(ctx, w.platform.pace().notice, recoveryBlocks); err != nil {
		return err
	}
	tx, err := w.executeRecovery(ctx, w.patient.wallet, attempt)
	if err != nil {
		return err
	}
	if err := w.platform.fund(ctx, attempt.Account); err != nil {
		return err
	}
	return w.client.AwaitWorkers(ctx, tx)
}

// checkThief tries what the keys of the former account are good for: neither to
// act for the pseudonym nor to read what comes. The patient reads the old record.
func (d *demo) checkThief(ctx context.Context, thief *medveil.Wallet) error {
	w := d.world
	if _, err := w.client.RevokeAll(ctx, thief, w.patient.nym); err == nil {
		return errors.New("the former account still revokes")
	}
	label, err := w.patient.wallet.Label(w.patient.nym, labsLabel)
	if err != nil {
		return err
	}
	record, err := w.client.Put(ctx, w.patient.wallet, w.patient.nym, w.patient.nym, label, strings.NewReader("a record for the new key"))
	if err != nil {
		return err
	}
	if err := w.client.FetchOwn(ctx, thief, w.patient.nym, record.ContentHash, sha256.New()); err == nil {
		return errors.New("the thief reads a record of the recovered pseudonym")
	}
	old := sha256.New()
	if err := w.client.FetchOwn(ctx, w.patient.wallet, w.patient.nym, w.record.ContentHash, old); err != nil {
		return fmt.Errorf("an old record: %w", err)
	}
	return d.sameAsInput(old.Sum(nil))
}

// disputeThief has a thief of the holder phrase, with keys of its own, propose a
// recovery. The patient disputes; the members refuse it.
func (w *world) disputeThief(ctx context.Context) error {
	thief, err := w.stealHolder(ctx)
	if err != nil {
		return err
	}
	attempt, err := w.proposeRecovery(ctx, thief)
	if err != nil {
		return err
	}
	foreign, err := w.client.ForeignAttempts(ctx, w.patient.wallet)
	if err != nil {
		return err
	}
	if len(foreign) != 1 || foreign[0] != attempt {
		return fmt.Errorf("the patient's client notices the recoveries %+v, want %+v", foreign, attempt)
	}
	if _, err := w.client.Dispute(ctx, w.patient.wallet, w.patient.nym); err != nil {
		return err
	}
	if err := w.checkActive(ctx, w.patient, false); err != nil {
		return err
	}
	if err := w.platform.elapse(ctx, w.platform.pace().notice, recoveryBlocks); err != nil {
		return err
	}
	_, err = w.executeRecovery(ctx, thief, attempt)
	if err := refusedAs[bindings.PseudonymRegistryRecoveryNeedsVote](err); err != nil {
		return fmt.Errorf("a disputed recovery: %w", err)
	}
	if _, err := w.pass(ctx, medveil.RecoveryRuling{Nym: w.patient.nym}); err != nil {
		return err
	}
	_, err = w.executeRecovery(ctx, thief, attempt)
	if err == nil {
		return errors.New("a recovery was executed that the members refused")
	}
	return w.checkActive(ctx, w.patient, true)
}

// stealHolder returns a wallet of the patient's holder phrase and credentials,
// and of other keys.
func (w *world) stealHolder(ctx context.Context) (*medveil.Wallet, error) {
	holder, _, err := w.patient.wallet.Phrases()
	if err != nil {
		return nil, err
	}
	_, keys, err := medveil.NewWallet().Phrases()
	if err != nil {
		return nil, err
	}
	thief, err := medveil.RestoreWallet(holder, keys)
	if err != nil {
		return nil, err
	}
	for _, credential := range w.patient.wallet.Credentials() {
		if err := w.client.AddCredential(ctx, thief, &credential); err != nil {
			return nil, err
		}
	}
	return thief, nil
}

// checkActive checks that a person's pseudonym is active, or is not, and still the
// wallet's.
func (w *world) checkActive(ctx context.Context, p *person, active bool) error {
	registered, err := w.client.Lookup(ctx, p.nym)
	if err != nil {
		return err
	}
	own, err := p.wallet.Pseudonym(p.nym)
	if err != nil {
		return err
	}
	if registered.Active != active || registered.Account != own.Account {
		return fmt.Errorf("the pseudonym is active: %v, want %v, with account %s, want %s", registered.Active, active, registered.Account, own.Account)
	}
	return nil
}
