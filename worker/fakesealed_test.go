package worker_test

import (
	"context"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
)

func (c *fakeChain) CaseKey(_ context.Context, _ worker.Block, id worker.CaseID) (worker.CaseKey, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	k, ok := c.caseKeys[id]
	if !ok {
		return k, worker.ErrUnknown
	}
	return k, c.read()
}

// SubmitSealedShare asserts what the contract would: the proof is of this case,
// its key, this seat and the commitment in the dealing.
func (c *fakeChain) SubmitSealedShare(ctx context.Context, id worker.CaseID, x *pvss.PublicVector, s *sealed.Statement, p proof.Proof) error {
	keys, err := sealed.UnsafeKeys(ctx, nil)
	if err != nil {
		return err
	}
	return c.send("sealed share", func() error {
		k := c.cases[id]
		if k.Shares&(1<<(k.Seat-1)) != 0 || k.Done || !k.Sealed {
			c.t.Error("sent a share that was accepted before, or to a public case")
		}
		dealt, err := x.Statement()
		if err != nil {
			return err
		}
		expected := sealed.Statement{
			Terms: sealed.Terms{Domain: traceDomain, Case: *new(fr.Element).SetBytes(id[:]), Auditor: s.Auditor},
			ID:    dealt.ID, Seat: k.Seat, Leaf: dealt.Dealing.Leaf[k.Seat], Envelope: s.Envelope,
		}
		if key := s.Auditor.Bytes(); string(key[:]) != string(c.caseKeys[id].Key) {
			c.t.Error("sealed to another key than the case's")
		}
		if err := sealed.Verify(keys.Verifying, &expected, p); err != nil {
			c.t.Errorf("sent a sealed share that the contract refuses: %v", err)
		}
		k.Shares |= 1 << (k.Seat - 1)
		c.cases[id] = k
		c.sealed = append(c.sealed, expected)
		return nil
	})
}
