package medveil

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
)

// Conclude closes a complete case with a hash of the auditor's findings, once,
// from the account that opened it. The chain does not learn what it hashes.
func (c *Client) Conclude(ctx context.Context, auditor *ecdsa.PrivateKey, id CaseID, findings [32]byte) (Transaction, error) {
	receipt, err := c.transact(ctx, c.trace, auditor, bindings.NewTrace().PackConclude(bigOf(id), findings))
	if err != nil {
		return Transaction{}, fmt.Errorf("conclude case %s: %w", id, err)
	}
	return transactionOf(receipt), nil
}

// A CaseNotice says that somebody asks who a pseudonym is.
type CaseNotice struct {
	ID          CaseID
	Nym         grant.Nym
	Generation  uint32
	Auditor     common.Address
	Sealed      bool
	Evidence    [32]byte // hash of the evidence that members are shown
	Reason      uint32
	Expiry      time.Time   // of approving
	Transaction common.Hash // that opened it
}

// CasesAbout returns the cases that were opened about a nym, the oldest first:
// for the nym's own client, which asks now and then. [Client.Case] returns the
// state of each.
func (c *Client) CasesAbout(ctx context.Context, nym grant.Nym) ([]CaseNotice, error) {
	opened, err := events(ctx, c, c.trace, bindings.NewTrace().UnpackCaseOpenedEvent, nil, []any{bigOf(nym)})
	if err != nil {
		return nil, fmt.Errorf("cases about %x: %w", nym, err)
	}
	notices := make([]CaseNotice, len(opened))
	for i, event := range opened {
		notices[i] = CaseNotice{
			ID: CaseID(event.CaseId.FillBytes(make([]byte, 32))), Nym: nym, Generation: event.Request.Generation,
			Auditor: event.Auditor, Sealed: event.Request.Mode == caseSealed,
			Evidence: event.Request.EvidenceHash, Reason: event.Request.Reason,
			Expiry: time.Unix(int64(event.Expiry), 0), Transaction: event.Raw.TxHash,
		}
	}
	return notices, nil
}

// CaseStatistics count how far cases came. Expired are those that were neither
// approved nor refused in time.
type CaseStatistics struct {
	Opened, Approved, Refused, Expired, Completed, Concluded int
}

// CaseStatistics returns the public statistics of an auditor's cases, or of all
// for the zero address. It reads every case that was opened, since no transaction
// marks an expired one.
func (c *Client) CaseStatistics(ctx context.Context, auditor common.Address) (CaseStatistics, error) {
	trace := bindings.NewTrace()
	counted, err := call(ctx, c.trace, trace.PackStatistics(auditor), trace.UnpackStatistics)
	if err != nil {
		return CaseStatistics{}, fmt.Errorf("statistics of cases: %w", err)
	}
	expired, err := c.expiredCases(ctx, auditor)
	if err != nil {
		return CaseStatistics{}, fmt.Errorf("statistics of cases: %w", err)
	}
	return CaseStatistics{
		Opened: int(counted.Opened.Uint64()), Approved: int(counted.Approved.Uint64()),
		Refused: int(counted.Refused.Uint64()), Completed: int(counted.Completed.Uint64()),
		Concluded: int(counted.Concluded.Uint64()), Expired: expired,
	}, nil
}

func (c *Client) expiredCases(ctx context.Context, auditor common.Address) (int, error) {
	var of []any
	if auditor != (common.Address{}) {
		of = []any{auditor}
	}
	opened, err := events(ctx, c, c.trace, bindings.NewTrace().UnpackCaseOpenedEvent, nil, nil, of)
	if err != nil {
		return 0, err
	}
	now, err := c.now(ctx)
	if err != nil {
		return 0, err
	}
	expired := 0
	for _, event := range opened {
		if !now.After(time.Unix(int64(event.Expiry), 0)) {
			continue
		}
		state, err := c.Case(ctx, CaseID(event.CaseId.FillBytes(make([]byte, 32))))
		if err != nil {
			return 0, err
		}
		if !state.Approved() && !state.Refused() {
			expired++
		}
	}
	return expired, nil
}
