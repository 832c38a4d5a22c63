package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/zk/curve"
)

// traceSealed runs a whole sealed case: the members' workers seal their shares to
// the auditor, who alone reads the identity and closes the case.
func (d *demo) traceSealed(ctx context.Context) (string, error) {
	w, evidence := d.world, sha256.Sum256([]byte("what the auditor shows the members alone"))
	id, _, err := w.client.OpenCase(ctx, w.auditor, medveil.CaseRequest{
		Nym: w.clinician.nym, Evidence: evidence, Reason: reasonMisuse,
	})
	if err != nil {
		return "", err
	}
	key, err := w.client.CaseKey(ctx, w.auditor, id)
	if err != nil {
		return "", err
	}
	if err := d.openSealed(ctx, id); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	traced, err := w.client.FollowSealedCase(ctx, id, key, nil)
	if err != nil {
		return "", err
	}
	if traced.Identity != w.clinician.name {
		return "", fmt.Errorf("the auditor reads %q, want %q", traced.Identity, w.clinician.name)
	}
	if err := d.checkSealed(ctx, id); err != nil {
		return "", err
	}
	if _, err := w.client.Conclude(ctx, w.auditor, id, sha256.Sum256([]byte(traced.Identity.String()+": findings"))); err != nil {
		return "", err
	}
	return fmt.Sprintf("the auditor reads %s, enrolled by seat %d; nobody else does", traced.Identity, traced.IssuerSeat), nil
}

// openSealed has t members' workers approve a case and hand over their shares.
func (d *demo) openSealed(ctx context.Context, id medveil.CaseID) error {
	for seat := 1; seat <= d.options.threshold; seat++ {
		m := d.world.member(seat)
		err := patiently(ctx, func() error { return m.worker.ApproveCase(ctx, worker.CaseID(id)) }, worker.ErrUnknown)
		if err != nil {
			return fmt.Errorf("seat %d: %w", seat, err)
		}
	}
	for seat := 1; seat <= d.options.threshold; seat++ {
		if err := d.world.member(seat).openShare(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// checkSealed looks at the case as everybody but the auditor does.
func (d *demo) checkSealed(ctx context.Context, id medveil.CaseID) error {
	state, err := d.world.client.Case(ctx, id)
	if err != nil {
		return err
	}
	if state.Identity != nil || !state.Sealed {
		return errors.New("the chain shows the identity of a sealed case")
	}
	other, err := curve.GenerateKey()
	if err != nil {
		return err
	}
	if _, err := d.world.client.OpenSealedCase(ctx, id, other); !errors.Is(err, medveil.ErrWrongCaseKey) {
		return fmt.Errorf("the case was opened with another key: %v", err)
	}
	return nil
}
