package medveil

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
)

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
