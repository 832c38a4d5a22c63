package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/zk/pvss"
)

// reasonMisuse is the demo's reason code of a case.
const reasonMisuse = 1

func (d *demo) openCase(ctx context.Context) (string, error) {
	w := d.world
	evidence, err := w.evidence.Hash()
	if err != nil {
		return "", err
	}
	w.caseID, _, err = w.client.OpenCase(ctx, w.auditor, medveil.CaseRequest{
		Nym: w.clinician.nym, Evidence: evidence, Reason: reasonMisuse, Public: true,
	})
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("the auditor asks who nym %x.. is", w.clinician.nym[:6]), nil
}

// rejectShareBeforeApprovals shows that neither the seat's worker nor the
// contract lets a share come early. The value sent to the contract is not a
// share: a transaction is public, refused or not.
func (d *demo) rejectShareBeforeApprovals(ctx context.Context) (string, error) {
	m := d.world.member(1)
	err := patiently(ctx, func() error { return m.worker.OpenShare(ctx, worker.CaseID(d.world.caseID)) }, worker.ErrUnknown)
	if !errors.Is(err, worker.ErrNotApproved) {
		return "", fmt.Errorf("the seat's worker did not refuse for lack of approvals: %v", err)
	}
	_, err = d.submitShare(ctx, m, fr.One())
	if err := refusedAs[bindings.TraceShareBeforeApprovals](err); err != nil {
		return "", fmt.Errorf("a share before the approvals: %w", err)
	}
	return "the seat's worker refuses, and so does the contract", nil
}

// submitShare sends any value as the share of an institution.
func (d *demo) submitShare(ctx context.Context, m *institution, share fr.Element) (*types.Receipt, error) {
	w := d.world
	registered, err := w.client.Lookup(ctx, w.clinician.nym)
	if err != nil {
		return nil, err
	}
	var dealing [len(pvss.PublicVector{})]*big.Int
	for i, x := range registered.Dealing {
		dealing[i] = x.BigInt(new(big.Int))
	}
	call, err := bindings.NewTrace().TryPackSubmitShare(word(w.caseID[:]), dealing, share.BigInt(new(big.Int)))
	if err != nil {
		return nil, err
	}
	return w.transact(ctx, m, w.network.Trace, call)
}

// refusedAs returns nil if err is a contract's refusal of type R.
func refusedAs[R any](err error) error {
	revert, ok := errors.AsType[*bindings.Revert](err)
	if !ok {
		return fmt.Errorf("the contract did not refuse: %v", err)
	}
	if _, ok := revert.Reason.(*R); !ok {
		return fmt.Errorf("the contract refused for another reason: %w", revert)
	}
	return nil
}

// approveCase has the institution's people approve a case. Its worker does the
// rest by itself: it hands over the share once enough seats have approved.
func (m *institution) approveCase(ctx context.Context, id medveil.CaseID) error {
	err := patiently(ctx, func() error {
		return m.worker.DecideCase(ctx, worker.CaseID(id), true, "the evidence shows misuse")
	}, worker.ErrUnknown)
	if err != nil {
		return fmt.Errorf("seat %d: %w", m.seat, err)
	}
	return nil
}

// awaitCase returns the case as the users' node has it, once it is at least as
// far as asked.
func (w *world) awaitCase(ctx context.Context, shares, faults int) (state *medveil.Case, err error) {
	err = patiently(ctx, func() error {
		if state, err = w.client.Case(ctx, w.caseID); err != nil {
			return err
		}
		if len(state.Shares) < shares || len(state.Faults) < faults {
			return errNotYet
		}
		return nil
	}, errNotYet)
	return state, err
}

// approveCase has t seats approve the case. The last of them does so without its
// worker, which therefore keeps the share back.
func (d *demo) approveCase(ctx context.Context) (string, error) {
	w, t := d.world, d.options.threshold
	for seat := 1; seat < t; seat++ {
		if err := w.member(seat).approveCase(ctx, w.caseID); err != nil {
			return "", err
		}
	}
	if _, err := w.transact(ctx, w.member(t), w.network.Trace, bindings.NewTrace().PackApprove(word(w.caseID[:]))); err != nil {
		return "", fmt.Errorf("seat %d: %w", t, err)
	}
	return fmt.Sprintf("by %d of %d seats", t, d.options.seats), nil
}

// sharesBelowThreshold waits for all shares but one, which the workers of the
// seats that approved hand over, and tries to do without it.
func (d *demo) sharesBelowThreshold(ctx context.Context) (string, error) {
	w, t := d.world, d.options.threshold
	state, err := w.awaitCase(ctx, t-1, 0)
	if err != nil {
		return "", err
	}
	if len(state.Shares) != t-1 || state.Identity != nil {
		return "", fmt.Errorf("after %d shares the case has %d and identity %v", t-1, len(state.Shares), state.Identity != nil)
	}
	if err := d.guess(ctx, t-1); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d shares on chain; interpolating them gives another secret than the committed one", t-1), nil
}

// guess interpolates the shares of the first seats, as if the threshold were as
// low, and returns an error if that gives the secret.
func (d *demo) guess(ctx context.Context, seats int) error {
	registered, err := d.world.client.Lookup(ctx, d.world.clinician.nym)
	if err != nil {
		return err
	}
	statement, err := registered.Dealing.Statement()
	if err != nil {
		return err
	}
	var shares []pvss.Share
	for seat := 1; seat <= seats; seat++ {
		share, err := pvss.OpenShare(d.world.member(seat).shareKey(firstEpoch), &statement.Dealing, statement.ID, seat)
		if err != nil {
			return err
		}
		shares = append(shares, share)
	}
	secret, err := pvss.Reconstruct(shares, seats)
	if err != nil {
		return nil // too few to interpolate at all
	}
	if statement.Dealing.CheckSecret(statement.ID, secret) == nil {
		return fmt.Errorf("%d shares gave the secret of a dealing with threshold %d", seats, d.options.threshold)
	}
	return nil
}

// rejectForgedShare has the seat whose share is still missing submit a wrong
// one, which would make the contract reveal a wrong identity.
func (d *demo) rejectForgedShare(ctx context.Context) (string, error) {
	w, forger := d.world, d.world.member(d.options.threshold)
	receipt, err := d.submitShare(ctx, forger, fr.NewElement(42))
	if err != nil {
		return "", err
	}
	state, err := w.awaitCase(ctx, 0, 1)
	if err != nil {
		return "", err
	}
	if len(state.Faults) != 1 || state.Faults[0] != forger.seat || state.Identity != nil {
		return "", fmt.Errorf("after a forged share the case has faults %v and identity %v", state.Faults, state.Identity != nil)
	}
	if len(receipt.Logs) != 1 {
		return "", fmt.Errorf("a forged share left %d events, want the one against the seat", len(receipt.Logs))
	}
	return fmt.Sprintf("logged against seat %d, not counted", forger.seat), nil
}

// trace has the last seat's people approve too, so that its worker hands over the
// true share, and reads the identity.
func (d *demo) trace(ctx context.Context) (string, error) {
	w, last := d.world, d.world.member(d.options.threshold)
	if err := last.approveCase(ctx, w.caseID); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	traced, err := w.client.FollowCase(ctx, w.caseID, func(*medveil.Case) {})
	if err != nil {
		return "", err
	}
	if traced.Identity != w.clinician.name {
		return "", fmt.Errorf("the case revealed %q, want %q", traced.Identity, w.clinician.name)
	}
	holder, err := w.clinician.wallet.Holder()
	if err != nil {
		return "", err
	}
	if traced.Holder != holder || traced.IssuerSeat != 2 {
		return "", errors.New("the case revealed the right name with a wrong holder or issuer")
	}
	d.report.TracedIdentity = traced.Identity.String()
	return fmt.Sprintf("%s, enrolled by seat %d", traced.Identity, traced.IssuerSeat), nil
}
