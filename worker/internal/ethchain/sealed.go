package ethchain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
)

// CaseKey implements [worker.SealedChain].
func (c *Chain) CaseKey(ctx context.Context, at worker.Block, id worker.CaseID) (worker.CaseKey, error) {
	every := func(*bindings.TraceCaseOpened) bool { return true }
	e, err := lastEvent(ctx, c, at, c.config.Addresses.Trace, trace.UnpackCaseOpenedEvent, every,
		[]common.Hash{trace.GetABI().Events["CaseOpened"].ID}, []common.Hash{common.Hash(id)})
	if err != nil {
		return worker.CaseKey{}, fmt.Errorf("case: %w", err)
	}
	x, y := wordOf(e.Request.AuditorKeyX), wordOf(e.Request.AuditorKeyY)
	return worker.CaseKey{Auditor: api.Address(e.Auditor), Key: append(x[:], y[:]...), Possession: e.KeyPossession}, nil
}

// SubmitSealedShare implements [worker.SealedChain].
func (c *Chain) SubmitSealedShare(ctx context.Context, id worker.CaseID, dealing *pvss.PublicVector, s *sealed.Statement, p proof.Proof) error {
	x, y := curve.Coordinates(s.Envelope.E)
	envelope := bindings.ITraceSealedShare{
		Ephemeral:  [2]*big.Int{bigOfElement(x), bigOfElement(y)},
		Ciphertext: bigOfElement(s.Envelope.Ciphertext), VectorHash: bigOfElement(s.Compress().H),
	}
	_, err := c.transact(ctx, c.config.Addresses.Trace, trace.PackSubmitSealedShare(bigOf(id), wordsOf(dealing), envelope, p.Words()))
	return err
}
