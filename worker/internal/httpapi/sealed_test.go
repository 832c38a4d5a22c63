package httpapi_test

import (
	"context"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

func (c *consortium) sealedCases() *worker.SealedCases {
	return &worker.SealedCases{
		ConsortiumID: pvss.ConsortiumID(devchain.ChainID, c.at.Consortium),
		TraceDomain:  pvss.TraceDomain(devchain.ChainID, c.at.Trace),
		Keys:         func(ctx context.Context) (*setup.Keys, error) { return sealed.UnsafeKeys(ctx, nil) },
	}
}

// traceSealed opens a sealed case on a person; the seats' workers check the
// auditor's key, approve, and seal and prove their shares, which the contract's
// verifier accepts. The auditor reads them.
func (c *consortium) traceSealed(p *person) {
	c.t.Helper()
	key := must[curve.SecretKey](c.t)(curve.GenerateKey())
	id := c.openSealed(p, key)
	for _, m := range c.members[:seatThreshold] {
		if err := m.worker.ApproveCase(c.t.Context(), id); err != nil {
			c.t.Fatal(err)
		}
	}
	for _, m := range c.members[:seatThreshold] {
		for range 2 {
			if err := m.worker.OpenShare(c.t.Context(), id); err != nil {
				c.t.Fatal(err)
			}
		}
	}
	c.checkReadable(id, key, p.name)
}

func (c *consortium) openSealed(p *person, key curve.SecretKey) (id worker.CaseID) {
	c.t.Helper()
	trace := bindings.NewTrace()
	x, y := key.Public().Coordinates()
	possession := must[curve.Possession](c.t)(key.ProvePossession(curve.Context{
		ConsortiumID: pvss.ConsortiumID(devchain.ChainID, c.at.Consortium),
		Operator:     crypto.PubkeyToAddress(c.auditor.PublicKey), Purpose: curve.PurposeAuditor,
	})).Bytes()
	request := bindings.ITraceCaseRequest{Nym: nymWord(p.nym), AuditorKeyX: x.BigInt(new(big.Int)), AuditorKeyY: y.BigInt(new(big.Int))}
	opened := c.send(c.auditor, trace.Instance(c.client, c.at.Trace), trace.PackOpenCase(request, possession[:]))
	event := must[*bindings.TraceCaseOpened](c.t)(trace.UnpackCaseOpenedEvent(opened.Logs[0]))
	event.CaseId.FillBytes(id[:])
	return id
}

// acceptedShares are what the chain shows of a sealed case.
func (c *consortium) acceptedShares(id worker.CaseID) (shares []*bindings.TraceSealedShareAccepted) {
	c.t.Helper()
	trace := bindings.NewTrace()
	found, err := bind.FilterEvents(trace.Instance(c.client, c.at.Trace), &bind.FilterOpts{Context: c.t.Context()},
		trace.UnpackSealedShareAcceptedEvent, []any{new(big.Int).SetBytes(id[:])})
	if err != nil {
		c.t.Fatal(err)
	}
	defer found.Close()
	for found.Next() {
		shares = append(shares, found.Value())
	}
	return shares
}

// checkReadable decrypts the shares on chain with the auditor's key.
func (c *consortium) checkReadable(id worker.CaseID, key curve.SecretKey, name string) {
	c.t.Helper()
	adapter, head := c.adapter(), c.head()
	state := must[worker.Case](c.t)(adapter.Case(c.t.Context(), head, id))
	if !state.Done || !state.Sealed {
		c.t.Fatalf("the case is %+v", state)
	}
	x := must[*pvss.PublicVector](c.t)(adapter.Dealing(c.t.Context(), head, state.Nym, state.Generation))
	dealt := must[*pvss.Statement](c.t)(x.Statement())
	terms := sealed.Terms{
		Domain: c.sealedCases().TraceDomain, Case: *new(fr.Element).SetBytes(id[:]), Auditor: key.Public(),
	}
	var shares []pvss.Share
	for _, e := range c.acceptedShares(id) {
		s := sealed.Statement{Terms: terms, ID: dealt.ID, Seat: int(e.Seat), Leaf: dealt.Dealing.Leaf[e.Seat]}
		s.Envelope.E = curve.PointAt(*new(fr.Element).SetBigInt(e.Ephemeral[0]), *new(fr.Element).SetBigInt(e.Ephemeral[1]))
		s.Envelope.Ciphertext.SetBigInt(e.Ciphertext)
		shares = append(shares, must[pvss.Share](c.t)(s.Open(key)))
	}
	secret := must[fr.Element](c.t)(pvss.Reconstruct(shares, seatThreshold))
	if escrow := must[pvss.Escrow](c.t)(dealt.Dealing.DecryptIdentity(dealt.ID, secret)); escrow.Identity.String() != name {
		c.t.Errorf("the auditor reads %q, want %q", escrow.Identity, name)
	}
}
