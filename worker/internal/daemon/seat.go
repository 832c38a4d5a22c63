package daemon

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
)

// checkSeat compares the keys with what the chain has for them, and the network
// with the network file: code, ids, committee with its proofs of possession, and
// the verifier, which must not be that of the development keys outside a
// development chain.
func (d *Daemon) checkSeat(ctx context.Context) error {
	client, err := medveil.NewClient(ctx, d.pool, d.network)
	if err != nil {
		return err
	}
	current, err := client.CurrentCommittee(ctx)
	if err != nil {
		return err
	}
	operator := common.Address(operatorOf(d.keys))
	m, ok := memberOf(current, operator)
	if !ok {
		return fmt.Errorf("operator %s of %s has no seat in the committee of epoch %d: is it the right key file, and the right network?",
			operator, d.config.Keys, current.Epoch)
	}
	if m.SealingKey != d.keys.Sealing.PublicKey() {
		return fmt.Errorf("the chain has another sealing key for seat %d than %s: owners would seal fragments that nobody opens", m.Seat, d.config.Keys)
	}
	for epoch := current.Epoch; epoch > 0; epoch-- {
		if err := d.checkShare(ctx, client, epoch, operator); err != nil {
			return err
		}
	}
	d.log.Info("the keys are those of the seat", "seat", m.Seat, "epoch", current.Epoch, "operator", operator.Hex())
	return nil
}

func memberOf(c *medveil.Committee, operator common.Address) (medveil.Member, bool) {
	for _, m := range c.Members {
		if m.Operator == operator {
			return m, true
		}
	}
	return medveil.Member{}, false
}

// checkShare compares the share key of an epoch in which the operator had a
// seat. A key that is missing is an error for the current epoch; for an old one
// it is said loudly: the seat cannot help to open identities of that epoch.
func (d *Daemon) checkShare(ctx context.Context, client *medveil.Client, epoch uint32, operator common.Address) error {
	committee, err := client.Committee(ctx, epoch)
	if err != nil {
		return err
	}
	m, ok := memberOf(committee, operator)
	if !ok {
		return nil
	}
	key, ok := d.keys.Shares[epoch]
	switch current, err := client.CurrentCommittee(ctx); {
	case err != nil:
		return err
	case !ok && epoch == current.Epoch:
		return fmt.Errorf("%s has no share key for epoch %d: restore it from the backup", d.config.Keys, epoch)
	case !ok:
		d.log.Error("a share key is lost: the seat cannot open shares of that epoch; restore it from the backup", "epoch", epoch)
	case key.Public() != m.Share:
		return fmt.Errorf("the chain has another share key for seat %d in epoch %d than %s: shares could not be opened", m.Seat, epoch, d.config.Keys)
	}
	return nil
}
