package worker

import (
	"context"
	"time"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// SetClock lets tests stand in for time.
func (c *Config) SetClock(now func() time.Time) { c.now = now }

// PossessionContext is the context of a PRE key's proof of possession.
var PossessionContext = possessionContext

// RecordUpload acknowledges an upload that stored nothing.
func (w *Worker) RecordUpload(nym, nonce api.Word, n uint64) error {
	e := &receipt.Entry{Kind: receipt.Stored, Nym: &nym, Object: &receipt.Object{Bytes: n}}
	return w.record(e, func(tx Tx) error { return w.spend(tx, nonceKey{nym, nonce}, w.now()) })
}

// ForgetStale is what the log's duty does every minute.
var ForgetStale = (*Worker).forgetStale

// KeepLog is the log's duty.
var KeepLog = (*Worker).keepLog

// AttestOnce attests to what is due.
func (w *Worker) AttestOnce(ctx context.Context) error {
	_, err := w.attest(ctx)
	return err
}
