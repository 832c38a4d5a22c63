package worker

import (
	"encoding/binary"
	"errors"
	"time"

	"github.com/medveil/medveil/worker/api"
)

// What a worker must know again after a restart, besides its log. Integers are
// big-endian.
const (
	// bucketNonces: issued at (8) || nym (32) || nonce (32) -> nothing
	bucketNonces Bucket = "nonces"
	// bucketQuotas: day (8) || 'b' bytes or 'r' requests (1) || nym (32) -> used up (8)
	bucketQuotas Bucket = "quotas"
	// bucketDrips: nym (32) || account (20) -> time (8)
	bucketDrips Bucket = "drips"
	// bucketRelays: period (8) || 'n' renewal or 'r' recovery (1) || nym (32) ->
	// transactions paid for (8)
	bucketRelays Bucket = "relays"
	// bucketBindings: fragment (32) -> grant id
	bucketBindings Bucket = "bindings"
)

const (
	quotaBytes    = 'b'
	quotaRequests = 'r'
)

func nonceRow(k nonceKey, issuedAt uint64) []byte {
	row := binary.BigEndian.AppendUint64(make([]byte, 0, 72), issuedAt)
	return append(append(row, k.nym[:]...), k.nonce[:]...)
}

func quotaRow(kind byte, nym api.Word, day uint64) []byte {
	row := binary.BigEndian.AppendUint64(make([]byte, 0, 41), day)
	return append(append(row, kind), nym[:]...)
}

// spend makes it last that a request was used up.
func (w *Worker) spend(tx Tx, k nonceKey, issuedAt uint64) error {
	if err := tx.Put(bucketNonces, nonceRow(k, issuedAt), nil); err != nil {
		return err
	}
	return addUsed(tx, quotaRow(quotaRequests, k.nym, w.now()/secondsPerDay), 1)
}

// addUsed adds to what a pseudonym used up on a day.
func addUsed(tx Tx, row []byte, n uint64) error {
	if b := tx.Get(bucketQuotas, row); len(b) == 8 {
		n += binary.BigEndian.Uint64(b)
	}
	return tx.Put(bucketQuotas, row, binary.BigEndian.AppendUint64(nil, n))
}

// bind takes a fragment for a grant, for ever. A fragment that comes in a
// second grant is the work of an owner who wants to have what one grant's
// revocation ended.
func bind(tx Tx, fragment, grantID api.Word) error {
	old := tx.Get(bucketBindings, fragment[:])
	if old == nil {
		return tx.Put(bucketBindings, fragment[:], grantID[:])
	}
	if string(old) != string(grantID[:]) {
		return api.Errorf(api.FragmentConflict, "the fragment was served under another grant")
	}
	return nil
}

// restore takes into memory what is asked for each request.
func (w *Worker) restore(tx Tx, now time.Time) error {
	today := uint64(now.Unix()) / secondsPerDay
	oldest := uint64(now.Unix()) - min(uint64(now.Unix()), staleAfter)
	err := tx.Scan(bucketNonces, binary.BigEndian.AppendUint64(nil, oldest), func(row, _ []byte) (bool, error) {
		if len(row) == 72 {
			w.nonces.restore(nonceKey{api.Word(row[8:40]), api.Word(row[40:])}, binary.BigEndian.Uint64(row))
		}
		return true, nil
	})
	if err != nil {
		return err
	}
	return tx.Scan(bucketQuotas, binary.BigEndian.AppendUint64(nil, today), func(row, used []byte) (bool, error) {
		if len(row) != 41 || len(used) != 8 || binary.BigEndian.Uint64(row) != today {
			return true, nil
		}
		of := map[byte]*quotas{quotaBytes: &w.quotas, quotaRequests: &w.requests}[row[8]]
		if of != nil {
			of.add(api.Word(row[9:]), uint64(now.Unix()), binary.BigEndian.Uint64(used))
		}
		return true, nil
	})
}

// maxForgotten rows of a bucket are forgotten in one transaction at most.
const maxForgotten = 4096

// forgetStale removes nonces whose requests are stale by a margin, and the
// quotas of days gone by.
func (w *Worker) forgetStale() error {
	now := w.now()
	return errors.Join(
		w.forgetBefore(bucketNonces, now-min(now, staleAfter)),
		w.forgetBefore(bucketQuotas, now/secondsPerDay),
		w.forgetBefore(bucketRelays, now/secondsPerPeriod),
	)
}

// forgetBefore removes the rows of a bucket that begin with a number (8) below
// the limit, in as many transactions as it takes.
func (w *Worker) forgetBefore(b Bucket, limit uint64) error {
	for {
		n := 0
		err := w.update(func(tx Tx) (err error) {
			n, err = forgetSome(tx, b, limit)
			return err
		})
		if err != nil || n < maxForgotten {
			return err
		}
	}
}

// forgetSome removes at most maxForgotten such rows and returns how many.
func forgetSome(tx Tx, b Bucket, limit uint64) (int, error) {
	var rows [][]byte
	err := tx.Scan(b, nil, func(row, _ []byte) (bool, error) {
		if len(row) < 8 || binary.BigEndian.Uint64(row) >= limit || len(rows) == maxForgotten {
			return false, nil
		}
		rows = append(rows, append([]byte(nil), row...))
		return true, nil
	})
	for _, row := range rows {
		if err == nil {
			err = tx.Delete(b, row)
		}
	}
	return len(rows), err
}
