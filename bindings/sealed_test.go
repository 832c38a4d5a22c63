package bindings_test

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
)

// Three seats hand their shares to the auditor with real proofs. The auditor
// reads the identity that the issuer signed; nothing on the chain is a share,
// the secret or a word of the identity.
func TestSealedCase(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	c := w.openSealed(t, s, "sealed")
	if want := c.caseID(vectorDigest(s)); c.id.Cmp(want) != 0 {
		t.Fatalf("case id %v, Go computes %v", c.id, want)
	}
	c.checkPossession(t)
	c.approve(t, 2, 4, 5)
	var shares []pvss.Share
	for _, seat := range []int{5, 2, 4} {
		share, err := c.read(t, c.submitSealed(t, seat))
		must(t, err)
		shares = append(shares, share)
	}
	secret, err := pvss.Reconstruct(shares, 3)
	must(t, err)
	escrow, err := s.statement.Dealing.DecryptIdentity(s.statement.ID, secret)
	must(t, err)
	if want := f.escrow(t, patient); escrow != want {
		t.Errorf("the auditor reads %+v, want %+v", escrow, want)
	}
	if info := c.info(t); !info.Done || info.Shares != 0b11010 || info.Faults != 0 {
		t.Errorf("case is %+v", info)
	}
	c.checkNothingRevealed(t)
	words := escrow.Words()
	c.checkNoWord(t, append(words[:1], secret, shares[0].Value, shares[1].Value, shares[2].Value))
	c.mustSend(t, c.auditor, c.at.Trace, trace.PackConclude(c.id, common.HexToHash("0xf1")))
	if !c.info(t).Concluded {
		t.Error("not concluded")
	}
}

// vectorDigest is the digest of a submission's dealing, computed in Go.
func vectorDigest(s submission) common.Hash {
	x := s.statement.Vector()
	return x.Digest()
}

// checkPossession verifies the case's key as every seat does.
func (c *traceCase) checkPossession(t *testing.T) {
	t.Helper()
	e := event(t, c.opened, trace.UnpackCaseOpenedEvent)
	p, err := curve.ParsePossession(e.KeyPossession)
	must(t, err)
	must(t, c.key.Public().VerifyPossession(p, c.auditorContext()))
	if err := c.key.Public().VerifyPossession(p, curve.Context{
		ConsortiumID: c.consortiumID(), Operator: addressOf(c.deployer), Purpose: curve.PurposeAuditor,
	}); err == nil {
		t.Error("another auditor could show the key as its own")
	}
}

// checkNoWord looks for words in everything that the trace emitted and in every
// transaction that it was sent.
func (c *traceCase) checkNoWord(t *testing.T, secrets []fr.Element) {
	t.Helper()
	var seen [][]byte
	logs, err := c.client.FilterLogs(t.Context(), ethereum.FilterQuery{Addresses: []common.Address{c.at.Trace}})
	must(t, err)
	for _, log := range logs {
		seen = append(seen, log.Data)
	}
	head, err := c.client.BlockNumber(t.Context())
	must(t, err)
	for n := range head + 1 {
		block, err := c.client.BlockByNumber(t.Context(), new(big.Int).SetUint64(n))
		must(t, err)
		for _, tx := range block.Transactions() {
			if to := tx.To(); to != nil && *to == c.at.Trace {
				seen = append(seen, tx.Data()[4:])
			}
		}
	}
	for _, data := range seen {
		for i := 0; i+32 <= len(data); i += 32 {
			for _, secret := range secrets {
				if secret.Bytes() == [32]byte(data[i:i+32]) {
					t.Fatal("a share, the secret or the identity is on the chain")
				}
			}
		}
	}
}

// Proofs of anything but this seat's share, in this case, to this key, are
// refused by the real verifier, and none of them is taken for it.
func TestForgedSealedSharesRefused(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	c := w.openSealed(t, s, "forged")
	c.approve(t, 1, 2, 3)
	other := w.openSealed(t, s, "another case")
	other.approve(t, 1, 2, 3)
	mine, p := c.seal(t, 1)
	invalid := func(name string, seat int, s *sealed.Statement, p proof.Proof) {
		t.Helper()
		_, err := c.call(addressOf(c.seats[seat-1].operator), c.at.Trace, c.sealedCall(s, p))
		if err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	for name, change := range map[string]func(*sealed.Terms){
		"another case":         func(x *sealed.Terms) { x.Case = fromWord(other.id) },
		"another auditor key":  func(x *sealed.Terms) { x.Auditor = newSecretKey(t).Public() },
		"another chain":        func(x *sealed.Terms) { x.Domain = pvss.TraceDomain(c.terms.chainID+1, c.at.Trace) },
		"another contract":     func(x *sealed.Terms) { x.Domain = pvss.TraceDomain(c.terms.chainID, c.at.Registry) },
		"domain of a registry": func(x *sealed.Terms) { x.Domain = c.domain() },
	} {
		terms := c.sealTerms()
		change(&terms)
		moved, q := c.sealFor(t, 1, terms)
		invalid(name, 1, &moved, q)
	}
	invalid("another seat", 2, &mine, p)
	for name, change := range map[string]func(*sealed.Statement){
		"E'.x":                func(s *sealed.Statement) { s.Envelope.E.X.SetOne() },
		"-E'":                 func(s *sealed.Statement) { s.Envelope.E.Neg(&s.Envelope.E) },
		"ct":                  func(s *sealed.Statement) { s.Envelope.Ciphertext = poseidon2.Element(42) },
		"E' and ct of none":   func(s *sealed.Statement) { s.Envelope = sealed.Envelope{} },
		"envelope of another": func(s *sealed.Statement) { o, _ := c.seal(t, 2); s.Envelope = o.Envelope },
	} {
		changed := mine
		change(&changed)
		invalid(name, 1, &changed, p)
	}
	c.refuseMutatedCalls(t, &mine, p)
	if info := c.info(t); info.Shares != 0 || info.Done {
		t.Errorf("case is %+v", info)
	}
	c.mustSend(t, c.seats[0].operator, c.at.Trace, c.sealedCall(&mine, p))
}

// refuseMutatedCalls changes each word of an honest call but the case.
func (c *traceCase) refuseMutatedCalls(t *testing.T, s *sealed.Statement, p proof.Proof) {
	t.Helper()
	honest := c.sealedCall(s, p)
	for place := 4 + 32; place+32 <= len(honest); place += 32 {
		changed := append([]byte(nil), honest...)
		changed[place+31] ^= 1
		if _, err := c.call(addressOf(c.seats[0].operator), c.at.Trace, changed); err == nil {
			t.Errorf("word %d changed: accepted", (place-4)/32)
		}
	}
}

// A copied submission helps nobody: whoever sends it in front of the seat is
// refused, and the seat's own is accepted after.
func TestCopiedSealedShareHelpsNobody(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	c := w.openSealed(t, s, "copied")
	c.approve(t, 1, 2, 3)
	mine, p := c.seal(t, 1)
	data := c.sealedCall(&mine, p)
	w.mustRefuse(t, w.auditor, w.at.Trace, data, &bindings.TraceCaseCallerNotOperator{CaseId: c.id, Caller: addressOf(w.auditor)})
	w.mustRefuse(t, w.seats[3].operator, w.at.Trace, data, &bindings.TraceShareNotApprovedBySeat{CaseId: c.id, Seat: big.NewInt(4)})
	if _, err := c.call(addressOf(w.seats[1].operator), c.at.Trace, data); err == nil {
		t.Error("another seat's operator was taken for the seat")
	}
	w.mustSend(t, w.seats[0].operator, w.at.Trace, data)
	w.mustRefuse(t, w.seats[0].operator, w.at.Trace, data, &bindings.TraceShareAlreadyAccepted{CaseId: c.id, Seat: big.NewInt(1)})
}

// No sealed share is taken before t seats approved, in whatever mode it comes.
func TestSealedShareBeforeApprovalsRefused(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	c := w.openSealed(t, s, "early")
	mine, p := c.seal(t, 1)
	for approvals := range 3 {
		if approvals > 0 {
			c.approve(t, approvals)
		}
		w.mustRefuse(t, w.seats[0].operator, w.at.Trace, c.sealedCall(&mine, p), &bindings.TraceShareBeforeApprovals{
			CaseId: c.id, Approvals: big.NewInt(int64(approvals)), Threshold: big.NewInt(3),
		})
	}
	c.approve(t, 3)
	w.mustRefuse(t, w.seats[0].operator, w.at.Trace, c.submitCall(c.share(t, 1)), &bindings.TraceCaseModeMismatch{CaseId: c.id, Mode: modeSealed})
	w.mustSend(t, w.seats[0].operator, w.at.Trace, c.sealedCall(&mine, p))
}

// gasOfSealedCase measures a sealed case with real proofs.
func (w *world) gasOfSealedCase(t *testing.T, gas map[string]uint64, s submission) {
	t.Helper()
	c := w.openSealed(t, s, "sealed gas")
	gas["openCase, sealed"] = c.opened.GasUsed
	for seat := 1; seat <= w.terms.threshold; seat++ {
		c.approve(t, seat)
	}
	gas["refuse, the first"] = w.mustSend(t, w.seats[w.terms.threshold].operator, w.at.Trace, trace.PackRefuse(c.id)).GasUsed
	var last *types.Receipt
	for seat := 1; seat <= w.terms.threshold; seat++ {
		last = c.submitSealed(t, seat)
		if seat < w.terms.threshold {
			gas["submitSealedShare"] = max(gas["submitSealedShare"], last.GasUsed)
		}
	}
	gas["submitSealedShare, the last"] = last.GasUsed
	gas["conclude"] = w.mustSend(t, w.auditor, w.at.Trace, trace.PackConclude(c.id, common.MaxHash)).GasUsed
}
