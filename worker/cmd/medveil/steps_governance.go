package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
)

// governanceVote has the members suspend the clinician whom the trace revealed,
// and tries to get around each rule of a vote.
func (d *demo) governanceVote(ctx context.Context) (string, error) {
	w := d.world
	id, err := w.member(1).propose(ctx, medveil.Suspension{Nym: w.clinician.nym, Suspended: true})
	if err != nil {
		return "", err
	}
	p, err := w.awaitVotes(ctx, id, 1)
	if err != nil {
		return "", err
	}
	if err := w.approveUpTo(ctx, id, 1, p.Quorum-1); err != nil {
		return "", err
	}
	_, err = w.client.Execute(ctx, w.deployer, id)
	if err := refusedAs[bindings.ConsortiumProposalQuorumMissing](err); err != nil {
		return "", fmt.Errorf("with %d of %d votes: %w", p.Quorum-1, p.Quorum, err)
	}
	if err := w.approveUpTo(ctx, id, p.Quorum-1, p.Quorum); err != nil {
		return "", err
	}
	_, err = w.client.Execute(ctx, w.deployer, id)
	if err := refusedAs[bindings.ConsortiumProposalLocked](err); err != nil {
		return "", fmt.Errorf("before the timelock is over: %w", err)
	}
	if err := w.execute(ctx, id); err != nil {
		return "", err
	}
	_, err = w.client.Execute(ctx, w.deployer, id)
	if err := refusedAs[bindings.ConsortiumProposalDone](err); err != nil {
		return "", fmt.Errorf("a second time: %w", err)
	}
	registered, err := w.client.Lookup(ctx, w.clinician.nym)
	if err != nil {
		return "", err
	}
	if registered.Active {
		return "", errors.New("the clinician's pseudonym is still active")
	}
	return fmt.Sprintf("%d of %d seats suspend the clinician: not with %d, not before the timelock, and once",
		p.Quorum, d.options.seats, p.Quorum-1), nil
}
