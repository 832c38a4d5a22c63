package medveil

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"time"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
)

// FinishRecovery has a relay put a recovery into effect that has waited long
// enough, and give its account its first gas; then it takes the pseudonym into
// the wallet, whose it must be. If somebody else executed it before, that is
// success. After an error it can be asked again.
func (c *Client) FinishRecovery(ctx context.Context, w *Wallet, relay Relay, nym grant.Nym, generation uint32) (Pseudonym, Transaction, error) {
	tx, err := c.takeEffect(ctx, relay, nym, generation)
	if err != nil {
		return Pseudonym{}, tx, fmt.Errorf("execute the recovery of %x: %w", nym, err)
	}
	public, err := c.takeOver(ctx, w, nym)
	if err != nil {
		return Pseudonym{}, tx, fmt.Errorf("%x is recovered but not in the wallet: %w", nym, err)
	}
	return public, tx, nil
}

// ExecuteRecovery is [Client.FinishRecovery] without a relay: payer, which may be
// anybody's, pays. The account that the recovery brings gets no gas.
func (c *Client) ExecuteRecovery(ctx context.Context, w *Wallet, payer *ecdsa.PrivateKey, nym grant.Nym, generation uint32) (Pseudonym, Transaction, error) {
	return c.FinishRecovery(ctx, w, c.DirectRelay(payer), nym, generation)
}

// takeEffect has the relay execute a recovery and waits until the chain shows it,
// for a while: a relay may say that it sent what it did not.
func (c *Client) takeEffect(ctx context.Context, relay Relay, nym grant.Nym, generation uint32) (Transaction, error) {
	if err := c.checkDue(ctx, nym, generation); err != nil {
		return Transaction{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.patience.relay)
	defer cancel()
	response, err := relay.ExecuteRecovery(ctx, &api.RecoveryRequest{Nym: api.Word(nym), Generation: generation})
	if err != nil {
		return Transaction{}, fmt.Errorf("relay: %w", err)
	}
	if err := c.awaitCurrent(ctx, nym, generation); err != nil {
		return Transaction{}, err
	}
	return c.minedTransaction(ctx, response)
}

// checkDue asks our own node whether the registry would execute a recovery, or
// has done it, so that what it refuses is known for certain, and by its reason.
func (c *Client) checkDue(ctx context.Context, nym grant.Nym, generation uint32) error {
	data := bindings.NewPseudonymRegistry().PackExecuteRecovery(bigOf(nym), generation)
	_, err := call(ctx, c.registry, data, func([]byte) (struct{}, error) { return struct{}{}, nil })
	if _, gone := refusal[bindings.PseudonymRegistryRecoveryUnknown](err); gone {
		return c.checkCurrent(ctx, nym, generation)
	}
	if _, early := refusal[bindings.PseudonymRegistryRecoveryNotReady](err); early {
		if attempt, reading := c.attempt(ctx, nym, generation); reading == nil {
			return fmt.Errorf("due from %s and from block %d on: %w", attempt.ReadyAt.UTC().Format(time.RFC3339), attempt.ReadyBlock, err)
		}
	}
	return err
}

// awaitCurrent waits until a generation is nym's.
func (c *Client) awaitCurrent(ctx context.Context, nym grant.Nym, generation uint32) error {
	ticker := time.NewTicker(followInterval)
	defer ticker.Stop()
	for {
		err := c.checkCurrent(ctx, nym, generation)
		if err == nil || !errors.Is(err, ErrNoAttempt) && ctx.Err() == nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the relay took the recovery, the chain does not show it: try another relay: %w", ctx.Err())
		case <-ticker.C:
		}
	}
}

// checkCurrent reports with ErrNoAttempt a generation that is not nym's.
func (c *Client) checkCurrent(ctx context.Context, nym grant.Nym, generation uint32) error {
	record, err := c.record(ctx, nym)
	if err == nil && record.Generation != generation {
		err = ErrNoAttempt
	}
	return err
}

// takeOver puts a recovered pseudonym into the wallet, which may not know it.
func (c *Client) takeOver(ctx context.Context, w *Wallet, nym grant.Nym) (Pseudonym, error) {
	slot, err := c.slotOf(ctx, w, nym)
	if err != nil {
		return Pseudonym{}, err
	}
	return c.adopt(ctx, w, pseudonym{Domain: c.domain.Bytes(), Slot: slot}, nym)
}
