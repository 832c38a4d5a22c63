package bindings_test

import (
	"crypto/ecdsa"
	"math/big"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/pvss"
)

// caseID is the formula of the spec, in Go.
func (c *traceCase) caseID(digest common.Hash) *big.Int {
	r := c.request
	id := crypto.Keccak256(abiWords(number(c.terms.chainID), c.at.Trace[:], r.Nym, number(r.Generation), digest[:],
		addressOf(c.auditor).Bytes(), r.AuditorKeyX, r.AuditorKeyY, number(r.Mode), r.EvidenceHash[:],
		number(r.Reason), r.Nonce[:]))
	n := new(big.Int).SetBytes(id)
	return n.Mod(n, order)
}

// Three seats open a pseudonym with their real keys and the dealing that the
// event showed them; the identity is the one that the issuer signed.
func TestTraceRevealsTheIdentity(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.newWorld(t), f.submission(t, patient)
	registered := event(t, w.mustSend(t, w.deployer, w.at.Registry, s.call()), registry.UnpackRegisteredEvent)
	c := w.open(t, s, "identity")
	if want := c.caseID(registered.DealingDigest); c.id.Cmp(want) != 0 {
		t.Fatalf("case id %v, Go computes %v", c.id, want)
	}
	c.approve(t, 2, 4, 5)
	public := dealt(t, registered)
	var last *types.Receipt
	for _, seat := range []int{5, 2, 4} {
		share, err := pvss.OpenShare(w.seats[seat-1].share, &public.Dealing, public.ID, seat)
		must(t, err)
		last = c.submit(t, seat, word(share.Value))
	}
	revealed := event(t, last, trace.UnpackIdentityRevealedEvent)
	escrow, err := pvss.EscrowFromWords([4]fr.Element{
		fromWord(revealed.Id0), fromWord(revealed.Id1), fromWord(revealed.IssuerSeat), fromWord(revealed.Holder),
	})
	must(t, err)
	if want := f.escrow(t, patient); escrow != want {
		t.Errorf("revealed %+v, want %+v", escrow, want)
	}
	if info := c.info(t); !info.Done || info.Shares != 0b11010 {
		t.Errorf("case is %+v", info)
	}
}

func fromWord(n *big.Int) (e fr.Element) { return *e.SetBigInt(n) }

// No share is taken before t seats approved, not even a right one of a seat
// that did, and not after the case expired with fewer.
func TestShareBeforeApprovalsRefused(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	c := w.open(t, s, "early")
	for approvals := range 3 {
		if approvals > 0 {
			c.approve(t, approvals)
		}
		w.mustRefuse(t, w.seats[0].operator, w.at.Trace, c.submitCall(c.share(t, 1)), &bindings.TraceShareBeforeApprovals{
			CaseId: c.id, Approvals: big.NewInt(int64(approvals)), Threshold: big.NewInt(3),
		})
	}
	must(t, w.chain.AdvanceTime(2*caseLifetime*time.Second))
	w.mustRefuse(t, w.seats[2].operator, w.at.Trace, trace.PackApprove(c.id), &bindings.TraceCaseExpired{CaseId: c.id})
	w.mustRefuse(t, w.seats[0].operator, w.at.Trace, c.submitCall(c.share(t, 1)), &bindings.TraceShareBeforeApprovals{
		CaseId: c.id, Approvals: big.NewInt(2), Threshold: big.NewInt(3),
	})
	if info := c.info(t); info.Shares != 0 || info.Faults != 0 {
		t.Errorf("case is %+v", info)
	}
}

// Expiry ends approving, not opening.
func TestSharesAfterExpiry(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	c := w.open(t, s, "late")
	c.approve(t, 1, 2, 3)
	must(t, w.chain.AdvanceTime(2*caseLifetime*time.Second))
	for seat := 1; seat <= 3; seat++ {
		c.submit(t, seat, c.share(t, seat))
	}
	if !c.info(t).Done {
		t.Error("identity not revealed")
	}
}

// Fewer than t shares reveal nothing, however they are submitted: repeated, of
// another seat, wrong, or with another dealing.
func TestForgedSharesRevealNothing(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient, clinician), f.submission(t, patient)
	c := w.open(t, s, "forged")
	c.approve(t, 1, 2, 3)
	refused := func(seat int, share *big.Int, want any) {
		t.Helper()
		w.mustRefuse(t, w.seats[seat-1].operator, w.at.Trace, c.submitCall(share), want)
	}
	c.submit(t, 1, c.share(t, 1))
	c.submit(t, 2, c.share(t, 2))
	refused(1, c.share(t, 1), &bindings.TraceShareAlreadyAccepted{CaseId: c.id, Seat: big.NewInt(1)})
	refused(4, c.share(t, 4), &bindings.TraceShareNotApprovedBySeat{CaseId: c.id, Seat: big.NewInt(4)})
	unreduced := new(big.Int).Add(c.share(t, 3), order)
	refused(3, unreduced, &bindings.TraceShareNotInField{Share: unreduced})
	c.refuseOtherDealings(t, f.submission(t, clinician))

	wrong := c.share(t, 1) // another seat's right share
	if e := event(t, c.submit(t, 3, wrong), trace.UnpackShareRefusedEvent); e.Seat != 3 || e.Share.Cmp(wrong) != 0 {
		t.Errorf("logged %+v", e)
	}
	for _, value := range []*big.Int{wrong, c.share(t, 2), new(big.Int), plusOne(c.share(t, 3))} {
		refused(3, value, &bindings.TraceShareWrongAgain{CaseId: c.id, Seat: big.NewInt(3)})
	}
	if info := c.info(t); info.Done || info.Shares != 0b11 || info.Faults != 0b100 {
		t.Errorf("case is %+v", info)
	}
	c.checkNothingRevealed(t)
	event(t, c.submit(t, 3, c.share(t, 3)), trace.UnpackIdentityRevealedEvent)
}

// refuseOtherDealings submits words that are not the pinned dealing: another
// nym's, and the right one with one word changed, for instance to fit a share.
func (c *traceCase) refuseOtherDealings(t *testing.T, other submission) {
	t.Helper()
	want := &bindings.TraceDealingMismatch{CaseId: c.id}
	operator := c.seats[2].operator
	c.mustRefuse(t, operator, c.at.Trace, trace.PackSubmitShare(c.id, c.vector(other.reg), c.share(t, 3)), want)
	for place := range pvss.Words {
		x := c.vector(c.target.reg)
		x[place] = plusOne(x[place])
		_, err := c.call(addressOf(operator), c.at.Trace, trace.PackSubmitShare(c.id, x, c.share(t, 3)))
		checkReason(t, err, want)
	}
}

// checkNothingRevealed looks at everything the trace ever emitted.
func (c *traceCase) checkNothingRevealed(t *testing.T) {
	t.Helper()
	logs, err := c.client.FilterLogs(t.Context(), ethereum.FilterQuery{Addresses: []common.Address{c.at.Trace}})
	must(t, err)
	if len(logs) == 0 {
		t.Fatal("no logs at all")
	}
	for _, log := range logs {
		if _, err := trace.UnpackIdentityRevealedEvent(&log); err == nil {
			t.Error("an identity was revealed")
		}
	}
}

// A seat opens only what it approved itself, by the operator that the case
// pinned; strangers, the auditor and the deployer do neither.
func TestOnlyPinnedOperators(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	c := w.open(t, s, "operators")
	c.approve(t, 1, 2, 3)
	stranger := newKey(t)
	w.fund(t, stranger)
	for _, key := range []*ecdsa.PrivateKey{stranger, w.auditor, w.deployer, s.account} {
		want := &bindings.TraceCaseCallerNotOperator{CaseId: c.id, Caller: addressOf(key)}
		w.mustRefuse(t, key, w.at.Trace, trace.PackApprove(c.id), want)
		w.mustRefuse(t, key, w.at.Trace, c.submitCall(c.share(t, 1)), want)
	}
}

// Once the identity is out the case is closed.
func TestDoneCaseIsClosed(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	c := w.open(t, s, "done")
	c.approve(t, 1, 2, 3, 4)
	for seat := 1; seat <= 3; seat++ {
		c.submit(t, seat, c.share(t, seat))
	}
	want := &bindings.TraceCaseDone{CaseId: c.id}
	w.mustRefuse(t, w.seats[3].operator, w.at.Trace, c.submitCall(c.share(t, 4)), want)
	w.mustRefuse(t, w.seats[4].operator, w.at.Trace, trace.PackApprove(c.id), want)
}

// Approvals and shares of one case are worth nothing in another, even on the
// same dealing.
func TestApprovalsDoNotMoveBetweenCases(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	one, two := w.open(t, s, "one"), w.open(t, s, "two")
	one.approve(t, 1, 2, 3)
	one.submit(t, 1, one.share(t, 1))
	two.approve(t, 1, 2)
	w.mustRefuse(t, w.seats[0].operator, w.at.Trace, two.submitCall(two.share(t, 1)), &bindings.TraceShareBeforeApprovals{
		CaseId: two.id, Approvals: big.NewInt(2), Threshold: big.NewInt(3),
	})
	if info := two.info(t); info.Approvals != 0b11 || info.Shares != 0 {
		t.Errorf("the second case is %+v", info)
	}
}
