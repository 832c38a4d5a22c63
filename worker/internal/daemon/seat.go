package daemon

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/internal/keyfile"
)

// checkSeat compares keys with what the chain has for them, and the network with
// the network file: code, ids, committee with its proofs of possession, and the
// verifier, which must not be that of the development keys outside a development
// chain.
func (d *Daemon) checkSeat(ctx context.Context, keys *keyfile.Keys) error {
	client, err := medveil.NewClient(ctx, d.pool, d.network)
	if err != nil {
		return err
	}
	current, err := client.CurrentCommittee(ctx)
	if err != nil {
		return err
	}
	operator := common.Address(operatorOf(keys))
	m, ok := memberOf(current, operator)
	if ok && m.SealingKey != keys.Sealing.PublicKey() {
		return fmt.Errorf("the chain has another sealing key for seat %d than %s: owners would seal fragments that nobody opens", m.Seat, d.config.Keys)
	}
	seats := 0
	for epoch := current.Epoch; epoch > 0; epoch-- {
		has, err := d.checkShare(ctx, client, keys, epoch, epoch == current.Epoch)
		if err != nil {
			return err
		}
		if has {
			seats++
		}
	}
	switch {
	case seats == 0:
		return fmt.Errorf("operator %s of %s has no seat in the committee of epoch %d, nor had one before: is it the right key file, and the right network?",
			operator, d.config.Keys, current.Epoch)
	case !ok:
		d.log.Warn("the operator has no seat in the current epoch: it acts for old ones only", "epoch", current.Epoch, "operator", operator.Hex())
	default:
		d.log.Info("the keys are those of the seat", "seat", m.Seat, "epoch", current.Epoch, "operator", operator.Hex())
	}
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

// checkShare compares the share key of an epoch, and reports whether the operator
// has a seat in it. A key that is missing is an error for the current epoch; for
// an old one it is said loudly: the seat cannot help to open identities of that
// epoch. It may have been handed over or retired.
func (d *Daemon) checkShare(ctx context.Context, client *medveil.Client, keys *keyfile.Keys, epoch uint32, current bool) (bool, error) {
	committee, err := client.Committee(ctx, epoch)
	if err != nil {
		return false, err
	}
	m, ok := memberOf(committee, common.Address(operatorOf(keys)))
	if !ok {
		return false, nil
	}
	if _, held := keys.Share(m.Share); held {
		return true, nil
	}
	if _, other := keys.Shares[epoch]; other && current {
		return true, fmt.Errorf("the chain has another share key for seat %d in epoch %d than %s: shares could not be opened", m.Seat, epoch, d.config.Keys)
	}
	if current {
		return true, fmt.Errorf("%s has no share key for epoch %d: restore it from the backup", d.config.Keys, epoch)
	}
	d.log.Error("a share key is not there: the seat cannot open shares of that epoch; restore it from the backup, or have it handed over", "epoch", epoch)
	return true, nil
}
