package medveil

import (
	"context"
	"errors"
	"fmt"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
)

// ErrNoCaseFor is returned for evidence that no case about its grantee names.
var ErrNoCaseFor = errors.New("no case about the grantee names this evidence")

// checkCase finds the case and what it is about.
func (t *trailing) checkCase(ctx context.Context) (claim, by string, err error) {
	event, err := t.findCase(ctx)
	if err != nil {
		return "", "", err
	}
	id := CaseID(event.CaseId.FillBytes(make([]byte, 32)))
	for _, r := range t.Receipts {
		if r.Block > event.Raw.BlockNumber {
			return "", "", fmt.Errorf("it was opened in block %d, before the receipt of seat %d", event.Raw.BlockNumber, r.Seat)
		}
	}
	if t.client.caseID(event.Auditor, &event.Request, event.DealingDigest) != id {
		return "", "", ErrOtherCase
	}
	registry := bindings.NewPseudonymRegistry()
	took, err := call(ctx, t.client.registry, registry.PackTookEffect(event.Nym, event.Request.Generation), registry.UnpackTookEffect)
	if err != nil || !took {
		return "", "", errors.Join(fmt.Errorf("generation %d of the grantee never took effect", event.Request.Generation), err)
	}
	dealt, err := t.client.pinnedDealing(ctx, event)
	if err != nil {
		return "", "", err
	}
	committee, err := t.client.Committee(ctx, event.Epoch)
	if err != nil {
		return "", "", err
	}
	if committee.Threshold != int(event.Threshold) {
		return "", "", fmt.Errorf("it asks for %d seats, its epoch for %d", event.Threshold, committee.Threshold)
	}
	if err := t.client.checkDealtTo(ctx, event.Epoch, dealt); err != nil {
		return "", "", err
	}
	t.opened = &openedCase{id: id, event: event, dealt: dealt, order: make(map[int]position)}
	t.Case = &TrailCase{
		ID: api.Word(id), Auditor: event.Auditor, Generation: event.Request.Generation, Epoch: event.Epoch,
		Threshold: int(event.Threshold), Sealed: event.Request.Mode == caseSealed, Reason: event.Request.Reason,
		Block: event.Raw.BlockNumber, Transaction: event.Raw.TxHash,
	}
	if err := t.findFindings(ctx); err != nil {
		return "", "", err
	}
	return fmt.Sprintf("auditor %s opened case %s about generation %d of it, on this evidence", event.Auditor, id, t.Case.Generation),
		"the event, with the hash of the evidence, the case's id, the digest of the dealing and that of its committee recomputed; that the auditor was appointed, the contract", nil
}

// findCase returns the event of the case to follow.
func (t *trailing) findCase(ctx context.Context) (*bindings.TraceCaseOpened, error) {
	nym := grant.Nym(t.Grantee.Nym)
	all, err := events(ctx, t.client, t.client.trace, bindings.NewTrace().UnpackCaseOpenedEvent, nil, []any{bigOf(nym)})
	if err != nil {
		return nil, fmt.Errorf("read the cases: %w", err)
	}
	var found *bindings.TraceCaseOpened
	for _, event := range all {
		id := CaseID(event.CaseId.FillBytes(make([]byte, 32)))
		if nymOf(event.Nym) != nym || nymOf(event.Request.Nym) != nym || event.Request.EvidenceHash != t.hash ||
			t.request.Case != nil && *t.request.Case != id {
			continue
		}
		state, err := t.client.Case(ctx, id)
		if err != nil {
			return nil, err
		}
		if state.Done {
			found = event
		} else if found == nil || t.request.Case != nil {
			found = event
		}
	}
	if found == nil {
		return nil, fmt.Errorf("%x: %w", t.hash, ErrNoCaseFor)
	}
	return found, nil
}

// findFindings looks whether the auditor concluded the case.
func (t *trailing) findFindings(ctx context.Context) error {
	concluded, err := events(ctx, t.client, t.client.trace, bindings.NewTrace().UnpackCaseConcludedEvent, []any{bigOf(t.opened.id)})
	if err != nil {
		return fmt.Errorf("read its conclusion: %w", err)
	}
	if len(concluded) > 0 {
		t.Case.Findings = (*api.Word)(&concluded[0].FindingsHash)
	}
	return nil
}
