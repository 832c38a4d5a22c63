package bindings_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// The trace contract's CaseMode.
const (
	modeSealed = 0
	modePublic = 1
)

// A traceCase is an open case on a dealing.
type traceCase struct {
	*world
	id      *big.Int
	request bindings.ITraceCaseRequest
	target  submission
	opened  *types.Receipt
	key     curve.SecretKey // of a sealed case
}

// request asks for a public case on a submission's dealing. Requests of other
// nonces are other cases.
func request(s submission, nonce string) bindings.ITraceCaseRequest {
	return bindings.ITraceCaseRequest{
		Nym: s.reg.Nym, Generation: s.reg.Generation, AuditorKeyX: new(big.Int), AuditorKeyY: new(big.Int), Mode: modePublic,
		EvidenceHash: crypto.Keccak256Hash([]byte("evidence")), Reason: 7, Nonce: crypto.Keccak256Hash([]byte(nonce)),
	}
}

// open opens a case by the auditor.
func (w *world) open(t testing.TB, s submission, nonce string) *traceCase {
	t.Helper()
	c := &traceCase{world: w, request: request(s, nonce), target: s}
	c.opened = w.mustSend(t, w.auditor, w.at.Trace, trace.PackOpenCase(c.request, nil))
	c.id = event(t, c.opened, trace.UnpackCaseOpenedEvent).CaseId
	return c
}

// approve approves the case by the seats.
func (c *traceCase) approve(t testing.TB, seats ...int) *types.Receipt {
	t.Helper()
	var last *types.Receipt
	for _, seat := range seats {
		last = c.mustSend(t, c.seats[seat-1].operator, c.at.Trace, trace.PackApprove(c.id))
	}
	return last
}

// share is what the seat gets from the dealing with its own key.
func (c *traceCase) share(t testing.TB, seat int) *big.Int {
	t.Helper()
	s := c.target.statement
	share, err := pvss.OpenShare(c.seats[seat-1].share, &s.Dealing, s.ID, seat)
	must(t, err)
	return word(share.Value)
}

// submitCall is the calldata that submits a value with the true dealing.
func (c *traceCase) submitCall(share *big.Int) []byte {
	return trace.PackSubmitShare(c.id, c.vector(c.target.reg), share)
}

// submit submits a value as the share of the seat, in a transaction that must
// succeed.
func (c *traceCase) submit(t testing.TB, seat int, share *big.Int) *types.Receipt {
	t.Helper()
	return c.mustSend(t, c.seats[seat-1].operator, c.at.Trace, c.submitCall(share))
}

// info is the case as the contract shows it.
func (c *traceCase) info(t testing.TB) bindings.ITraceCase {
	t.Helper()
	return read(t, c.world, c.at.Trace, trace.PackCaseInfo(c.id), trace.UnpackCaseInfo)
}

// plusOne is another element of F.
func plusOne(n *big.Int) *big.Int {
	m := new(big.Int).Add(n, big.NewInt(1))
	return m.Mod(m, order)
}
