package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/pvss"
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

// position is the place of an event on the chain.
type position struct {
	block uint64
	index uint
}

func (p position) after(o position) bool {
	return p.block > o.block || p.block == o.block && p.index > o.index
}

func positionOf(log *types.Log) position { return position{log.BlockNumber, log.Index} }

// checkApprovals attributes the approvals to operators.
func (t *trailing) checkApprovals(ctx context.Context) (claim, by string, err error) {
	approved, err := events(ctx, t.client, t.client.trace, bindings.NewTrace().UnpackCaseApprovedEvent, []any{bigOf(t.opened.id)})
	if err != nil {
		return "", "", fmt.Errorf("read them: %w", err)
	}
	for _, event := range approved {
		act, err := t.attribute(ctx, int(event.Seat), event.Raw)
		if err != nil {
			return "", "", err
		}
		if _, again := t.opened.order[act.Seat]; again {
			return "", "", fmt.Errorf("seat %d approved twice", act.Seat)
		}
		t.opened.order[act.Seat] = positionOf(event.Raw)
		t.Approvals = append(t.Approvals, act)
	}
	if len(t.Approvals) < t.Case.Threshold {
		return "", "", fmt.Errorf("%d of %d seats approved the case", len(t.Approvals), t.Case.Threshold)
	}
	return fmt.Sprintf("seats %v approved the case, %d had to", seatsIn(t.Approvals), t.Case.Threshold), attribution(t.Approvals), nil
}

func seatsIn(acts []TrailAct) []int {
	seats := make([]int, len(acts))
	for i, act := range acts {
		seats[i] = act.Seat
	}
	return seats
}

// attribution says what attributes acts to operators.
func attribution(acts []TrailAct) string {
	signed := 0
	for _, act := range acts {
		if act.Signed {
			signed++
		}
	}
	return fmt.Sprintf("the contract's events, from the operators that the case pinned; of %d transactions the operator's own signature was checked", signed)
}

// attribute says which operator the case pinned for a seat, and whether the
// transaction is signed by it.
func (t *trailing) attribute(ctx context.Context, seat int, log *types.Log) (TrailAct, error) {
	act := TrailAct{Seat: seat, Block: log.BlockNumber, Transaction: log.TxHash}
	tenures, err := t.client.tenures(ctx, seat)
	if err != nil {
		return act, err
	}
	trace := bindings.NewTrace()
	for _, at := range tenures {
		pinned, err := call(ctx, t.client.trace, trace.PackOperatorSeat(bigOf(t.opened.id), at.member.Operator), trace.UnpackOperatorSeat)
		if err != nil {
			return act, fmt.Errorf("read who is pinned: %w", err)
		}
		if at.epoch == t.Case.Epoch && int(pinned) == seat {
			act.Operator = at.member.Operator
		}
	}
	if act.Operator == (common.Address{}) {
		return act, fmt.Errorf("seat %d acted, and the case pinned no operator for it", seat)
	}
	act.Signed, err = t.signed(ctx, act)
	return act, err
}

// transactions is what most backends can do besides.
type transactions interface {
	TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error)
}

// signed reports whether an act's transaction calls the trace contract with the
// operator's signature. It is an error if it calls it with another's.
func (t *trailing) signed(ctx context.Context, act TrailAct) (bool, error) {
	node, ok := t.client.backend.(*snapshot).Backend.(transactions)
	if !ok {
		return false, nil
	}
	tx, _, err := node.TransactionByHash(ctx, act.Transaction)
	if err != nil {
		return false, fmt.Errorf("read the transaction of seat %d: %w", act.Seat, err)
	}
	if tx.Hash() != act.Transaction {
		return false, fmt.Errorf("the node gives another transaction than that of seat %d", act.Seat)
	}
	if tx.To() == nil || *tx.To() != t.client.network.Trace {
		return false, nil
	}
	sender, err := types.Sender(types.LatestSignerForChainID(new(big.Int).SetUint64(t.ChainID)), tx)
	if err != nil {
		return false, fmt.Errorf("transaction of seat %d: %w", act.Seat, err)
	}
	if sender != act.Operator {
		return false, fmt.Errorf("seat %d acted by %s, the case pinned %s", act.Seat, sender, act.Operator)
	}
	return true, nil
}

// checkShares attributes the accepted shares, and checks those of a public case.
func (t *trailing) checkShares(ctx context.Context) (claim, by string, err error) {
	logs, err := t.acceptedShares(ctx)
	if err != nil {
		return "", "", err
	}
	enough := t.enough()
	seen := make(map[int]bool)
	for _, accepted := range logs {
		act, err := t.attribute(ctx, accepted.seat, accepted.log)
		if err != nil {
			return "", "", err
		}
		_, approved := t.opened.order[act.Seat]
		if seen[act.Seat] || !approved || !positionOf(accepted.log).after(enough) {
			return "", "", fmt.Errorf("seat %d handed over a share twice, without approving, or before %d seats approved", act.Seat, t.Case.Threshold)
		}
		seen[act.Seat] = true
		t.Shares = append(t.Shares, act)
	}
	if len(t.Shares) < t.Case.Threshold {
		return "", "", fmt.Errorf("%d of %d shares are there", len(t.Shares), t.Case.Threshold)
	}
	return fmt.Sprintf("after that seats %v handed over their shares", seatsIn(t.Shares)), attribution(t.Shares), nil
}

// enough is the place of the t-th approval.
func (t *trailing) enough() position {
	return t.opened.order[t.Approvals[t.Case.Threshold-1].Seat] // events come in order
}

// acceptedShare is the event of one.
type acceptedShare struct {
	seat int
	log  *types.Log
}

// acceptedShares reads the events of either kind of case.
func (t *trailing) acceptedShares(ctx context.Context) (all []acceptedShare, err error) {
	trace, id := bindings.NewTrace(), []any{bigOf(t.opened.id)}
	if t.Case.Sealed {
		found, err := events(ctx, t.client, t.client.trace, trace.UnpackSealedShareAcceptedEvent, id)
		for _, event := range found {
			all = append(all, acceptedShare{int(event.Seat), event.Raw})
		}
		return all, err
	}
	found, err := events(ctx, t.client, t.client.trace, trace.UnpackShareAcceptedEvent, id)
	for _, event := range found {
		all = append(all, acceptedShare{int(event.Seat), event.Raw})
	}
	return all, err
}

// checkIdentity opens the escrow with the shares, whatever was announced.
func (t *trailing) checkIdentity(ctx context.Context) (claim, by string, err error) {
	if t.Case.Sealed {
		t.revealed, err = t.openSealed(ctx)
		by = "the auditor's key: each share was decrypted and held against its commitment in the dealing, and the secret that they give against its own"
	} else {
		t.revealed, err = t.openPublic(ctx)
		by = "the shares on chain, each held against its commitment in the dealing, and the secret that they give against its own; it decrypts to what the contract announced"
	}
	if err != nil {
		return "", "", err
	}
	t.Identity = &TrailIdentity{Identity: t.revealed.Identity.String(), Holder: t.revealed.Holder.Bytes(), Seat: t.revealed.IssuerSeat}
	if t.revealed.Fault != nil {
		// The institution is known, and must answer.
		_, _, err = t.checkInstitution(ctx)
		return "", "", errors.Join(t.revealed.Fault, err)
	}
	return fmt.Sprintf("the identity is %q", t.Identity.Identity), by, nil
}

// openSealed opens a sealed case.
func (t *trailing) openSealed(ctx context.Context) (*TracedIdentity, error) {
	if t.request.Key == nil {
		return nil, ErrSealedCase
	}
	traced, err := t.client.OpenSealedCase(ctx, t.opened.id, *t.request.Key)
	if traced != nil {
		return traced, nil // whatever is wrong with it is its Fault
	}
	return nil, err
}

// openPublic does what the contract did.
func (t *trailing) openPublic(ctx context.Context) (*TracedIdentity, error) {
	accepted, err := events(ctx, t.client, t.client.trace, bindings.NewTrace().UnpackShareAcceptedEvent, []any{bigOf(t.opened.id)})
	if err != nil {
		return nil, fmt.Errorf("read the shares: %w", err)
	}
	var shares []pvss.Share
	for _, event := range accepted {
		value, err := elementOf(event.Share)
		if err != nil {
			return nil, fmt.Errorf("share of seat %d: %w", event.Seat, err)
		}
		share := pvss.Share{Seat: int(event.Seat), Value: value}
		if err := t.opened.dealt.Dealing.CheckShare(t.opened.dealt.ID, share); err != nil {
			return nil, err
		}
		shares = append(shares, share)
	}
	opened, err := readIdentity(t.opened.dealt, shares, t.Case.Threshold)
	if err != nil {
		return nil, err
	}
	announced, err := t.client.revealed(ctx, t.opened.id)
	if err != nil {
		return nil, err
	}
	if announced.Words != opened.Words {
		return nil, errors.New("the contract announced another identity than the shares give")
	}
	return opened, nil
}

// checkInstitution finds who issued the credential.
func (t *trailing) checkInstitution(ctx context.Context) (claim, by string, err error) {
	committee, err := t.client.Committee(ctx, t.Case.Epoch)
	if err != nil {
		return "", "", err
	}
	member, err := committee.Member(t.revealed.IssuerSeat)
	if err != nil {
		return "", "", err
	}
	key := member.Issuer.Bytes()
	t.Institution = &TrailInstitution{
		Seat: member.Seat, Epoch: committee.Epoch, Operator: member.Operator,
		IssuerKey: fmt.Sprintf("%x", key[:]), Endpoint: member.Endpoint,
	}
	return fmt.Sprintf("the institution at seat %d (operator %s) issued the credential", member.Seat, member.Operator),
		"the registration proof, which the registry verified: the issuer's seat in the escrow is that of the key that signed the credential; the epoch's digest and the key's proof of possession were checked", nil
}
