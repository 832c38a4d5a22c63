package main

import (
	"context"
	"fmt"

	"github.com/medveil/medveil"
)

// propose has the institution propose actions, through its worker, which is all
// that sends from the operator's account.
func (m *institution) propose(ctx context.Context, actions ...medveil.Action) (medveil.ProposalID, error) {
	ballot, err := m.client.ProposalBallot(ctx, actions...)
	if err != nil {
		return ballot.ID, err
	}
	_, err = m.chain.Vote(ctx, ballot.Data)
	return ballot.ID, err
}

// approve has the institution approve a proposal once its own node knows it: its
// client verifies the proofs of possession of keys that are proposed.
func (m *institution) approve(ctx context.Context, id medveil.ProposalID) error {
	var ballot medveil.Ballot
	err := patiently(ctx, func() (err error) {
		ballot, err = m.client.ApprovalBallot(ctx, id)
		return err
	}, medveil.ErrNoProposal)
	if err != nil {
		return fmt.Errorf("seat %d: %w", m.seat, err)
	}
	if _, err := m.chain.Vote(ctx, ballot.Data); err != nil {
		return fmt.Errorf("seat %d: %w", m.seat, err)
	}
	return nil
}

// awaitVotes returns a proposal as the users' node has it, once so many votes for
// it count.
func (w *world) awaitVotes(ctx context.Context, id medveil.ProposalID, votes int) (p *medveil.Proposal, err error) {
	err = patiently(ctx, func() error {
		if p, err = w.client.Proposal(ctx, id); err != nil {
			return err
		}
		if p.Approvals < votes {
			return errNotYet
		}
		return nil
	}, errNotYet, medveil.ErrNoProposal)
	return p, err
}

// approveUpTo has seats approve, after the proposer at seat 1, until so many votes
// count.
func (w *world) approveUpTo(ctx context.Context, id medveil.ProposalID, from, votes int) error {
	for seat := from + 1; seat <= votes; seat++ {
		if err := w.member(seat).approve(ctx, id); err != nil {
			return err
		}
	}
	_, err := w.awaitVotes(ctx, id, votes)
	return err
}

// pass passes actions: seat 1 proposes, as many as needed approve, and after the
// timelock they are executed.
func (w *world) pass(ctx context.Context, actions ...medveil.Action) (votes int, err error) {
	id, err := w.member(1).propose(ctx, actions...)
	if err != nil {
		return 0, err
	}
	p, err := w.awaitVotes(ctx, id, 1)
	if err != nil {
		return 0, err
	}
	if err := w.approveUpTo(ctx, id, 1, p.Quorum); err != nil {
		return 0, err
	}
	return p.Quorum, w.execute(ctx, id)
}

// execute waits for the timelock and executes a proposal. Anybody may: here it is
// the deployer, who has no power.
func (w *world) execute(ctx context.Context, id medveil.ProposalID) error {
	if err := w.platform.elapse(ctx, w.platform.pace().notice, 0); err != nil {
		return err
	}
	tx, err := w.client.Execute(ctx, w.deployer, id)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return w.client.AwaitWorkers(ctx, tx)
}
