package bindings_test

import (
	"context"
	"math/big"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

var sealedKeys = sync.OnceValues(func() (*setup.Keys, error) {
	return sealed.UnsafeKeys(context.Background(), nil)
})

func newSecretKey(t testing.TB) curve.SecretKey {
	t.Helper()
	k, err := curve.GenerateKey()
	must(t, err)
	return k
}

// sealedRequest is a request for a case that is sealed to key.
func (w *world) sealedRequest(t testing.TB, s submission, nonce string, key curve.SecretKey) (bindings.ITraceCaseRequest, []byte) {
	t.Helper()
	r := request(s, nonce)
	x, y := key.Public().Coordinates()
	r.AuditorKeyX, r.AuditorKeyY, r.Mode = word(x), word(y), modeSealed
	p, err := key.ProvePossession(w.auditorContext())
	must(t, err)
	b := p.Bytes()
	return r, b[:]
}

func (w *world) auditorContext() curve.Context {
	return curve.Context{ConsortiumID: w.consortiumID(), Operator: addressOf(w.auditor), Purpose: curve.PurposeAuditor}
}

// openSealed opens a sealed case by the auditor, under a fresh key.
func (w *world) openSealed(t testing.TB, s submission, nonce string) *traceCase {
	t.Helper()
	c := &traceCase{world: w, target: s, key: newSecretKey(t)}
	request, possession := w.sealedRequest(t, s, nonce, c.key)
	c.request = request
	c.opened = w.mustSend(t, w.auditor, w.at.Trace, trace.PackOpenCase(request, possession))
	c.id = event(t, c.opened, trace.UnpackCaseOpenedEvent).CaseId
	return c
}

// sealTerms name the case to package sealed, computed in Go.
func (c *traceCase) sealTerms() sealed.Terms {
	return sealed.Terms{
		Domain: pvss.TraceDomain(c.terms.chainID, c.at.Trace), Case: fromWord(c.id), Auditor: c.key.Public(),
	}
}

// seal seals the seat's true share for the case and proves it.
func (c *traceCase) seal(t testing.TB, seat int) (sealed.Statement, proof.Proof) {
	t.Helper()
	return c.sealFor(t, seat, c.sealTerms())
}

func (c *traceCase) sealFor(t testing.TB, seat int, terms sealed.Terms) (sealed.Statement, proof.Proof) {
	t.Helper()
	s := c.target.statement
	share, err := pvss.OpenShare(c.seats[seat-1].share, &s.Dealing, s.ID, seat)
	must(t, err)
	w, err := sealed.NewWitness(terms, s.ID, &s.Dealing, share)
	must(t, err)
	keys, err := sealedKeys()
	must(t, err)
	p, err := sealed.Prove(keys, w)
	must(t, err)
	return w.Statement, p
}

// sealedCall is the calldata that submits a sealed share with the true dealing.
func (c *traceCase) sealedCall(s *sealed.Statement, p proof.Proof) []byte {
	return trace.PackSubmitSealedShare(c.id, c.vector(c.target.reg), envelopeOf(s), p.Words())
}

func envelopeOf(s *sealed.Statement) bindings.ITraceSealedShare {
	x, y := curve.Coordinates(s.Envelope.E)
	return bindings.ITraceSealedShare{
		Ephemeral: [2]*big.Int{word(x), word(y)}, Ciphertext: word(s.Envelope.Ciphertext), VectorHash: word(s.Compress().H),
	}
}

// submitSealed seals, proves and submits the seat's share.
func (c *traceCase) submitSealed(t testing.TB, seat int) *types.Receipt {
	t.Helper()
	s, p := c.seal(t, seat)
	return c.mustSend(t, c.seats[seat-1].operator, c.at.Trace, c.sealedCall(&s, p))
}

// read opens an accepted share as the auditor does.
func (c *traceCase) read(t testing.TB, r *types.Receipt) (pvss.Share, error) {
	t.Helper()
	e := event(t, r, trace.UnpackSealedShareAcceptedEvent)
	dealt := c.target.statement
	s := sealed.Statement{
		Terms: c.sealTerms(), ID: dealt.ID, Seat: int(e.Seat), Leaf: dealt.Dealing.Leaf[e.Seat],
		Envelope: sealed.Envelope{
			E: curve.PointAt(fromWord(e.Ephemeral[0]), fromWord(e.Ephemeral[1])), Ciphertext: fromWord(e.Ciphertext),
		},
	}
	return s.Open(c.key)
}
