package worker

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// What the relay pays for one nym in a period of 91 days, at most. Whoever has a
// pseudonym's holder secret can make valid renewals and recoveries without end,
// each a transaction of over a million gas. The two are counted apart, so that
// neither uses up the other's; to execute a recovery counts as one. Beyond it they go on the chain all the same, at
// the expense of whoever sends them, or through another member's relay.
const (
	maxRenewals   = 4
	maxRecoveries = 4
	// maxDrips accounts of a nym get their first gas: the one that it was registered
	// with, and that of a recovery.
	maxDrips = 2

	secondsPerPeriod = 91 * secondsPerDay
)

// A budget counts what the relay paid for a nym. The zero value counts nothing.
type budget struct {
	row   []byte
	limit uint64
}

// budgetOf returns what a registration is counted against. The first one of a nym
// is not counted: the registry takes only one.
func (w *Worker) budgetOf(ctx context.Context, at Block, r *api.RegisterRequest) (budget, error) {
	if r.Generation == 0 {
		return budget{}, nil
	}
	nym, err := w.config.Chain.NymOf(ctx, at, r.Account)
	if err != nil && !errors.Is(err, ErrUnknown) {
		return budget{}, unavailable(err)
	}
	if err != nil || nym != grant.Nym(r.Nym) {
		return w.recoveryBudget(r.Nym), nil
	}
	return w.budget('n', r.Nym, maxRenewals), nil
}

// recoveryBudget is what recoveries of a nym are counted against: proposing one,
// and executing one.
func (w *Worker) recoveryBudget(nym api.Word) budget { return w.budget('r', nym, maxRecoveries) }

func (w *Worker) budget(kind byte, nym api.Word, limit uint64) budget {
	row := binary.BigEndian.AppendUint64(make([]byte, 0, 41), w.now()/secondsPerPeriod)
	return budget{row: append(append(row, kind), nym[:]...), limit: limit}
}

// checkBudget refuses what would exceed a budget.
func (w *Worker) checkBudget(b budget) error {
	if b.row == nil {
		return nil
	}
	return w.view(func(tx Tx) error {
		if used := tx.Get(bucketRelays, b.row); len(used) == 8 && binary.BigEndian.Uint64(used) >= b.limit {
			return api.Errorf(api.Busy, "this relay paid %d times for the pseudonym in this period: send it yourself, or ask another member's relay", b.limit)
		}
		return nil
	})
}

// charge counts one transaction against a budget.
func (w *Worker) charge(b budget) error {
	if b.row == nil {
		return nil
	}
	return w.update(func(tx Tx) error {
		n := uint64(1)
		if used := tx.Get(bucketRelays, b.row); len(used) == 8 {
			n += binary.BigEndian.Uint64(used)
		}
		return tx.Put(bucketRelays, b.row, binary.BigEndian.AppendUint64(nil, n))
	})
}

// errDripped ends the transaction of a drip that is not due.
var errDripped = api.Errorf(api.RegistrationRefused, "the account got its gas, or the pseudonym its share")

// firstDrip reports whether the account got no gas from this worker yet, and its
// nym less than its share of the period, and logs that it gets it now.
func (w *Worker) firstDrip(nym api.Word, account api.Address) (bool, error) {
	row := append(append(make([]byte, 0, 52), nym[:]...), account[:]...)
	err := w.record(&receipt.Entry{Kind: receipt.Dripped, Nym: &nym}, func(tx Tx) error {
		n, err := w.drips(tx, nym)
		if err != nil {
			return err
		}
		if n >= maxDrips || tx.Get(bucketDrips, row) != nil {
			return errDripped
		}
		return tx.Put(bucketDrips, row, binary.BigEndian.AppendUint64(nil, w.now()))
	})
	if errors.Is(err, errDripped) {
		return false, nil
	}
	return err == nil, err
}

// drips counts the accounts of a nym that got gas in this period.
func (w *Worker) drips(tx Tx, nym api.Word) (n int, err error) {
	period := w.now() / secondsPerPeriod
	err = tx.Scan(bucketDrips, nym[:], func(row, at []byte) (bool, error) {
		if !bytes.HasPrefix(row, nym[:]) {
			return false, nil
		}
		if len(at) == 8 && binary.BigEndian.Uint64(at)/secondsPerPeriod == period {
			n++
		}
		return true, nil
	})
	return n, err
}
