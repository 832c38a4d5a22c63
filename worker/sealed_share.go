package worker

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

// ErrCaseKey: the key of a sealed case is not one that its auditor was shown to
// possess. Over such a key nothing is claimed, so the seat neither approves the
// case nor opens its share.
var ErrCaseKey = errors.New("the key of the sealed case is not proven to be its auditor's")

// SealedCases are what a seat needs for sealed cases, in which it hands its share
// to the auditor alone.
type SealedCases struct {
	// ConsortiumID is what proofs of possession of cases' keys are bound to.
	ConsortiumID fr.Element
	// TraceDomain is the trace contract's domain(), which sealed shares are bound
	// to.
	TraceDomain fr.Element
	// Keys loads the proving keys. It is called when a share is sealed: [Worker.Run]
	// lets go of them when there is none left to seal.
	Keys func(context.Context) (*setup.Keys, error)

	mu   sync.Mutex
	keys *setup.Keys
}

// loaded returns the proving keys.
func (s *SealedCases) loaded(ctx context.Context) (*setup.Keys, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.keys != nil {
		return s.keys, nil
	}
	keys, err := s.Keys(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the proving keys of sealed shares: %w", err)
	}
	s.keys = keys
	return keys, nil
}

// release lets go of the proving keys, which take more memory than all the rest of
// an idle worker.
func (s *SealedCases) release() {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keys = nil
}

// A SealedChain reads and serves sealed cases.
type SealedChain interface {
	// CaseKey returns the key that a sealed case is sealed to. ErrUnknown if the
	// case was not opened up to the block.
	CaseKey(ctx context.Context, at Block, id CaseID) (CaseKey, error)
	// SubmitSealedShare submits this seat's sealed share and returns when the
	// transaction is mined.
	SubmitSealedShare(ctx context.Context, id CaseID, dealing *pvss.PublicVector, share *sealed.Statement, p proof.Proof) error
}

// A CaseKey is the key that a case is sealed to.
type CaseKey struct {
	Auditor    api.Address
	Key        []byte // x || y; not yet checked
	Possession []byte // of the key by the auditor; not yet checked
}

// caseKey returns the key of a sealed case, once its auditor's possession of it
// is verified, which no contract does.
func (w *Worker) caseKey(ctx context.Context, at Block, id CaseID) (curve.PublicKey, error) {
	none := curve.PublicKey{}
	if w.config.Sealed == nil {
		return none, errors.New("this worker is not set up for sealed cases")
	}
	k, err := w.config.Chain.CaseKey(ctx, at, id)
	if err != nil {
		return none, fmt.Errorf("key of the case: %w", err)
	}
	key, err := curve.ParsePublicKey(k.Key)
	if err != nil {
		return none, fmt.Errorf("%w: %w", ErrCaseKey, err)
	}
	possession, err := curve.ParsePossession(k.Possession)
	if err != nil {
		return none, fmt.Errorf("%w: %w", ErrCaseKey, err)
	}
	err = key.VerifyPossession(possession, curve.Context{
		ConsortiumID: w.config.Sealed.ConsortiumID, Operator: k.Auditor, Purpose: curve.PurposeAuditor,
	})
	if err != nil {
		return none, fmt.Errorf("%w: %w", ErrCaseKey, err)
	}
	return key, nil
}

// checkKey refuses a sealed case whose key is not its auditor's.
func (w *Worker) checkKey(ctx context.Context, at Block, id CaseID, c *Case) error {
	if !c.Sealed {
		return nil
	}
	_, err := w.caseKey(ctx, at, id)
	return err
}

// prepareShare opens this seat's share and returns what submits it in the way of
// the case: in the clear, or sealed to the auditor and proven. It sends nothing.
func (w *Worker) prepareShare(ctx context.Context, at Block, id CaseID, c *Case) (submit func(context.Context) error, err error) {
	x, share, err := w.share(ctx, at, c)
	if err != nil {
		return nil, err
	}
	if !c.Sealed {
		return func(ctx context.Context) error { return w.config.Chain.SubmitShare(ctx, id, x, share) }, nil
	}
	s, p, err := w.sealShare(ctx, at, id, x, pvss.Share{Seat: c.Seat, Value: share})
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return w.config.Chain.SubmitSealedShare(ctx, id, x, s, p) }, nil
}

// sealShare seals a share of the dealing x to the key of a case.
func (w *Worker) sealShare(ctx context.Context, at Block, id CaseID, x *pvss.PublicVector, share pvss.Share) (*sealed.Statement, proof.Proof, error) {
	key, err := w.caseKey(ctx, at, id)
	if err != nil {
		return nil, proof.Proof{}, err
	}
	terms := sealed.Terms{Domain: w.config.Sealed.TraceDomain, Auditor: key}
	if err := terms.Case.SetBytesCanonical(id[:]); err != nil {
		return nil, proof.Proof{}, errors.New("the case's id is not an element of the field")
	}
	s, err := x.Statement()
	if err != nil {
		return nil, proof.Proof{}, fmt.Errorf("dealing: %w", err)
	}
	keys, err := w.config.Sealed.loaded(ctx)
	if err != nil {
		return nil, proof.Proof{}, err
	}
	witness, err := sealed.NewWitness(terms, s.ID, &s.Dealing, share)
	if err != nil {
		return nil, proof.Proof{}, err
	}
	p, err := sealed.Prove(keys, witness)
	return &witness.Statement, p, err
}
