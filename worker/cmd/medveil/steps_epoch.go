package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// secondEpoch is the epoch after the members' change.
const secondEpoch = 2

// epochChange has the members vote for a new epoch: another institution takes
// over the last seat, and the first seat rotates its share key. Then it tries
// what each of them can do.
func (d *demo) epochChange(ctx context.Context) (string, error) {
	w := d.world
	left := w.member(d.options.seats)
	pending, err := left.propose(ctx, medveil.AuditorChange{Auditor: left.operatorAddress(), Limit: 1})
	if err != nil {
		return "", err
	}
	if err := d.replaceLastSeat(ctx, left); err != nil {
		return "", err
	}
	if err := w.checkPowerless(ctx, left, pending); err != nil {
		return "", err
	}
	if err := w.handOver(ctx, left); err != nil {
		return "", err
	}
	if err := d.registerNewcomer(ctx, left); err != nil {
		return "", err
	}
	_, traced, err := d.askSealed(ctx, w.clinician, d.mixedSeats())
	if err != nil {
		return "", fmt.Errorf("a dealing of epoch %d: %w", firstEpoch, err)
	}
	return fmt.Sprintf("seat %d replaced and powerless, share key of seat 1 rotated; a newcomer's dealing is epoch %d's; the auditor reads %s by epoch %d's keys",
		left.seat, secondEpoch, traced.Identity, firstEpoch), nil
}

// replaceLastSeat has the members seal the second epoch, in which an institution
// joins in the place of another.
func (d *demo) replaceLastSeat(ctx context.Context, left *institution) error {
	w := d.world
	joins, err := newInstitution(w, left.seat, secondEpoch)
	if err != nil {
		return err
	}
	w.others = append(w.others, joins)
	if err := w.platform.fund(ctx, joins.operatorAddress()); err != nil {
		return err
	}
	rotated, err := curve.GenerateKey()
	if err != nil {
		return err
	}
	w.member(1).keep(secondEpoch, rotated) // beside the old one
	actions, err := d.secondCommittee(joins)
	if err != nil {
		return err
	}
	if err := joins.start(ctx, w); err != nil { // ready before it is asked
		return err
	}
	if _, err := w.pass(ctx, actions...); err != nil {
		return err
	}
	w.members[left.seat-1], w.others = joins, []*institution{left}
	return nil
}

// secondCommittee is what the members vote for.
func (d *demo) secondCommittee(joins *institution) (actions []medveil.Action, err error) {
	w := d.world
	for _, m := range []*institution{w.member(1), joins} {
		card, err := medveil.NewFoundingSeat(w.network, m.seat, m.operatorAddress(), m.shareKey(secondEpoch), m.issuer,
			m.sealing.PublicKey(), m.endpoint)
		if err != nil {
			return nil, err
		}
		actions = append(actions, medveil.SeatChange{FoundingSeat: card})
	}
	actions = append(actions, medveil.EpochSeal{Epoch: secondEpoch, Threshold: d.options.threshold})
	if joins.seat > d.options.workers {
		return actions, nil
	}
	var seats []int
	for seat := 1; seat <= d.options.workers; seat++ {
		seats = append(seats, seat)
	}
	return append(actions, medveil.WorkersChange{Seats: seats, Threshold: d.options.workerThreshold}), nil
}

// checkPowerless has the institution that left vote, and counts its former vote.
func (w *world) checkPowerless(ctx context.Context, left *institution, pending medveil.ProposalID) error {
	p, err := w.client.Proposal(ctx, pending)
	if err != nil {
		return err
	}
	if p.Approvals != 0 || len(p.Approvers) != 1 {
		return fmt.Errorf("the vote of the institution that left counts still: %d", p.Approvals)
	}
	id, err := w.member(1).propose(ctx, medveil.RegistrationPause{Paused: true})
	if err != nil {
		return err
	}
	if _, err := w.awaitVotes(ctx, id, 1); err != nil {
		return err
	}
	if err := refusedAs[bindings.ConsortiumCallerNotOperator](left.approve(ctx, id)); err != nil {
		return fmt.Errorf("the institution that left votes: %w", err)
	}
	return nil
}

// handOver gives the successor the share key of the first epoch, on which people
// depend whose identities were dealt to it, and has the members name the
// successor as its operator. The successor attests that it has the key.
func (w *world) handOver(ctx context.Context, left *institution) error {
	successor := w.member(left.seat)
	successor.keep(firstEpoch, left.shareKey(firstEpoch))
	change := medveil.OperatorChange{Epoch: firstEpoch, Seat: left.seat, Operator: successor.operatorAddress()}
	if _, err := w.pass(ctx, change); err != nil {
		return err
	}
	err := patiently(ctx, func() error {
		return successor.chain.Attest(ctx, firstEpoch, successor.shareKey(firstEpoch))
	}, worker.ErrRefused) // until its own node knows of the vote
	if err != nil {
		return err
	}
	epochs, err := w.client.Epochs(ctx)
	if err != nil {
		return err
	}
	first := epochs[firstEpoch-1]
	if first.Current || !first.Alive || len(first.Attesting) != len(w.members) || len(first.Unproven) != 0 || len(first.Dependents) == 0 {
		return fmt.Errorf("the members see epoch %d as %+v", firstEpoch, first)
	}
	return nil
}

// registerNewcomer registers a person whom the successor enrolled, and opens the
// dealing with the keys of the new committee; old ones do not open it.
func (d *demo) registerNewcomer(ctx context.Context, left *institution) (err error) {
	w := d.world
	if w.newcomer, err = newPerson(newcomerName, credential.RolePatient); err != nil {
		return err
	}
	if err := w.newcomer.enrol(ctx, w, w.member(left.seat)); err != nil {
		return fmt.Errorf("enrol the newcomer: %w", err)
	}
	if _, err := w.newcomer.register(ctx, w); err != nil {
		return err
	}
	keys := make(map[int]curve.SecretKey)
	for _, seat := range d.mixedSeats() {
		keys[seat] = w.member(seat).shareKey(secondEpoch)
	}
	if err := w.opens(ctx, w.newcomer, secondEpoch, keys); err != nil {
		return err
	}
	for seat, key := range map[int]curve.SecretKey{1: w.member(1).shareKey(firstEpoch), left.seat: left.shareKey(firstEpoch)} {
		old := maps.Clone(keys)
		old[seat] = key
		if w.opens(ctx, w.newcomer, secondEpoch, old) == nil {
			return fmt.Errorf("the former share key of seat %d opens a new dealing", seat)
		}
	}
	return nil
}

// opens opens a person's current dealing, which must be of an epoch, with share
// keys by seats.
func (w *world) opens(ctx context.Context, p *person, epoch uint32, keys map[int]curve.SecretKey) error {
	registered, err := w.client.Lookup(ctx, p.nym)
	if err != nil {
		return err
	}
	if registered.Epoch != epoch {
		return fmt.Errorf("the dealing is of epoch %d, want %d", registered.Epoch, epoch)
	}
	statement, err := registered.Dealing.Statement()
	if err != nil {
		return err
	}
	var shares []pvss.Share
	for seat, key := range keys {
		share, err := pvss.OpenShare(key, &statement.Dealing, statement.ID, seat)
		if err != nil {
			return fmt.Errorf("the share of seat %d: %w", seat, err)
		}
		shares = append(shares, share)
	}
	secret, err := pvss.Reconstruct(shares, len(shares))
	return errors.Join(err, statement.Dealing.CheckSecret(statement.ID, secret))
}

// mixedSeats are as many seats as open a case, with the first and the last.
func (d *demo) mixedSeats() []int {
	seats := []int{1}
	for seat := d.options.seats; len(seats) < d.options.threshold; seat-- {
		seats = append(seats, seat)
	}
	slices.Sort(seats)
	return seats
}
