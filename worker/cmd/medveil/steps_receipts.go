package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/receipt"
)

// receipts has the patient see, and check against the chain, who read what; and
// the auditor take the same as evidence.
func (d *demo) receipts(ctx context.Context) (string, error) {
	w := d.world
	var logs []*medveil.ReceiptLog
	var entries []medveil.LoggedEntry
	err := patiently(ctx, func() (err error) {
		if err := w.anchorLogs(ctx); err != nil { // again: what was revoked is forgotten, and that logged, meanwhile
			return err
		}
		if logs, err = w.client.Receipts(ctx, w.patient.wallet, w.patient.nym, medveil.ReceiptFilter{Grant: &w.grant.ID}); err != nil {
			return err
		}
		entries, err = w.verifyReceipts(ctx, logs)
		return err
	}, errNotYet)
	if err != nil {
		return "", err
	}
	if err := w.rejectForgedReceipt(ctx, logs); err != nil {
		return "", err
	}
	reads, err := w.readsOfGrant(ctx, entries)
	if err != nil {
		return "", err
	}
	if err := w.takeEvidence(ctx); err != nil {
		return "", err
	}
	refusals := 0
	for _, e := range entries {
		if e.Entry.Kind == receipt.Refused {
			refusals++
		}
	}
	return fmt.Sprintf("%d entries of %d workers' logs, proven in the roots on chain: %d reads by the clinician, %d refusals",
		len(entries), d.options.workers, reads, refusals), nil
}

// anchorLogs has every worker anchor its log on chain, which it does by itself
// once an hour.
func (w *world) anchorLogs(ctx context.Context) error {
	errs := make([]error, len(w.members))
	var anchoring sync.WaitGroup
	for i, m := range w.members {
		anchoring.Go(func() { errs[i] = m.worker.AnchorLog(ctx) })
	}
	anchoring.Wait()
	return errors.Join(errs...)
}

// verifyReceipts checks what every worker gave out of its log against the chain
// alone. It returns errNotYet if an anchor is not there yet, as the users' node
// sees it.
func (w *world) verifyReceipts(ctx context.Context, logs []*medveil.ReceiptLog) ([]medveil.LoggedEntry, error) {
	var all []medveil.LoggedEntry
	for _, log := range logs {
		if log.Err != nil {
			return nil, fmt.Errorf("the worker of seat %d: %w", log.Seat, log.Err)
		}
		entries, err := w.client.VerifyReceipts(ctx, log)
		if err != nil {
			return nil, fmt.Errorf("the worker of seat %d: %w", log.Seat, err)
		}
		for _, e := range entries {
			if !e.Anchored {
				return nil, errNotYet
			}
		}
		all = append(all, entries...)
	}
	return all, nil
}

// rejectForgedReceipt changes one bit of each worker's first entry.
func (w *world) rejectForgedReceipt(ctx context.Context, logs []*medveil.ReceiptLog) error {
	for _, log := range logs {
		encoded, err := json.Marshal(log)
		if err != nil {
			return err
		}
		forged := new(medveil.ReceiptLog)
		if err := json.Unmarshal(encoded, forged); err != nil {
			return err
		}
		if len(forged.Pages) == 0 || len(forged.Pages[0].Entries) == 0 {
			continue
		}
		leaf := forged.Pages[0].Entries[0].Leaf
		leaf[len(leaf)/2] ^= 1
		if _, err := w.client.VerifyReceipts(ctx, forged); err == nil {
			return fmt.Errorf("a forged entry of seat %d was believed", log.Seat)
		}
	}
	return nil
}

// readsOfGrant counts the clinician's reads of the record, of which there must be
// some, and nobody else's.
func (w *world) readsOfGrant(ctx context.Context, entries []medveil.LoggedEntry) (int, error) {
	reads, err := w.client.Reads(ctx, entries)
	if err != nil {
		return 0, err
	}
	for _, read := range reads {
		if read.Reader != w.clinician.nym || read.Owner != w.patient.nym || !slices.Contains(read.Records, w.record.ContentHash) {
			return 0, fmt.Errorf("the logs tell of a read by %x of the records %v", read.Reader[:6], read.Records)
		}
	}
	if len(reads) == 0 {
		return 0, errors.New("the logs do not tell of the clinician's read")
	}
	return len(reads), nil
}

// takeEvidence has the auditor read the receipts of the grant, and keep those of
// the clinician's reads.
func (w *world) takeEvidence(ctx context.Context) error {
	logs, err := w.client.Auditor(w.auditor).Receipts(ctx, medveil.ReceiptFilter{Grant: &w.grant.ID})
	if err != nil {
		return fmt.Errorf("the auditor: %w", err)
	}
	if w.evidence, err = medveil.EvidenceOf(logs, w.clinician.nym, w.grant.ID); err != nil {
		return err
	}
	if _, err := w.verifyReceipts(ctx, w.evidence); err != nil {
		return fmt.Errorf("the auditor: %w", err)
	}
	return nil
}
