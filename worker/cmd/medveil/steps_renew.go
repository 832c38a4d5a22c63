package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/curve"
)

// renew has the patient renew the pseudonym, with a fresh PRE key: its dealing is
// then the new committee's, and what was granted before is read as before.
func (d *demo) renew(ctx context.Context) (string, error) {
	w := d.world
	shared, err := w.shareWith(ctx, w.stranger, "a follow-up report")
	if err != nil {
		return "", err
	}
	before, err := w.patient.wallet.Pseudonym(w.patient.nym)
	if err != nil {
		return "", err
	}
	relays, err := w.client.Relays(ctx)
	if err != nil {
		return "", err
	}
	renewed, tx, err := w.client.Renew(ctx, w.patient.wallet, w.registrationKeys, relays[0], medveil.Renewal{Nym: w.patient.nym, FreshPreKey: true})
	if err != nil {
		return "", err
	}
	if err := w.client.AwaitWorkers(ctx, tx); err != nil {
		return "", err
	}
	if renewed.Generation != before.Generation+1 || renewed.Account != before.Account || renewed.PreKey == before.PreKey {
		return "", fmt.Errorf("renewed %+v as %+v", before, renewed)
	}
	keys := make(map[int]curve.SecretKey)
	for _, seat := range d.mixedSeats() {
		keys[seat] = w.member(seat).shareKey(secondEpoch)
	}
	if err := w.opens(ctx, w.patient, secondEpoch, keys); err != nil {
		return "", err
	}
	if err := shared.readAs(ctx, w, w.stranger); err != nil {
		return "", fmt.Errorf("a grant from before: %w", err)
	}
	return fmt.Sprintf("generation %d is dealt to epoch %d, with a fresh PRE key; a grant from before is served on",
		renewed.Generation, secondEpoch), nil
}

// A sharedRecord is a record of the patient's with a grant of its label.
type sharedRecord struct {
	content string
	record  medveil.Record
	grant   medveil.Grant
}

// shareWith stores a record of the patient's and grants it to a person, and
// returns when that person has read it.
func (w *world) shareWith(ctx context.Context, p *person, content string) (*sharedRecord, error) {
	s := &sharedRecord{content: content}
	label, err := w.patient.wallet.Label(w.patient.nym, labsLabel)
	if err != nil {
		return nil, err
	}
	s.record, err = w.client.Put(ctx, w.patient.wallet, w.patient.nym, w.patient.nym, label, strings.NewReader(content))
	if err != nil {
		return nil, err
	}
	var tx medveil.Transaction
	s.grant, tx, err = w.client.Grant(ctx, w.patient.wallet, medveil.Terms{
		Owner: w.patient.nym, Grantee: p.nym, Label: label, Expiry: time.Now().Add(24 * time.Hour),
	})
	if err != nil {
		return nil, err
	}
	if err := w.client.AwaitWorkers(ctx, tx); err != nil {
		return nil, err
	}
	return s, s.readAs(ctx, w, p)
}

// readAs reads the record as its grantee.
func (s *sharedRecord) readAs(ctx context.Context, w *world, p *person) error {
	var got bytes.Buffer
	if _, err := w.client.Fetch(ctx, p.wallet, p.nym, s.grant.ID, s.record.ContentHash, &got); err != nil {
		return err
	}
	if got.String() != s.content {
		return errors.New("the grantee reads something else than what was stored")
	}
	return nil
}
