package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/curve"
)

// traceSealed runs a whole sealed case: the members' workers seal their shares to
// the auditor, who alone reads the identity and closes the case.
func (d *demo) traceSealed(ctx context.Context) (string, error) {
	w := d.world
	id, traced, err := d.askSealed(ctx, w.clinician, d.firstSeats())
	if err != nil {
		return "", err
	}
	w.sealedID = id
	if err := d.checkSealed(ctx, id); err != nil {
		return "", err
	}
	if _, err := w.client.Conclude(ctx, w.auditor, id, sha256.Sum256([]byte(traced.Identity.String()+": findings"))); err != nil {
		return "", err
	}
	return fmt.Sprintf("the auditor reads %s, enrolled by seat %d; nobody else does", traced.Identity, traced.IssuerSeat), nil
}

// firstSeats are as many seats as open a case.
func (d *demo) firstSeats() (seats []int) {
	for seat := 1; seat <= d.options.threshold; seat++ {
		seats = append(seats, seat)
	}
	return seats
}

// askSealed has the auditor open a sealed case about a person's pseudonym, with
// the receipts as evidence, the people of the seats approve it, and the auditor
// read whom it reveals.
func (d *demo) askSealed(ctx context.Context, about *person, seats []int) (medveil.CaseID, *medveil.TracedIdentity, error) {
	w, none := d.world, medveil.CaseID{}
	evidence, err := w.evidence.Hash()
	if err != nil {
		return none, nil, err
	}
	id, _, err := w.client.OpenCase(ctx, w.auditor, medveil.CaseRequest{Nym: about.nym, Evidence: evidence, Reason: reasonMisuse})
	if err != nil {
		return none, nil, err
	}
	key, err := w.client.CaseKey(ctx, w.auditor, id)
	if err != nil {
		return none, nil, err
	}
	for _, seat := range seats {
		if err := w.member(seat).approveCase(ctx, id); err != nil {
			return none, nil, err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	traced, err := w.client.FollowSealedCase(ctx, id, key, nil)
	if err != nil {
		return none, nil, err
	}
	if traced.Identity != about.name {
		return none, nil, fmt.Errorf("the auditor reads %q, want %q", traced.Identity, about.name)
	}
	return id, traced, nil
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
