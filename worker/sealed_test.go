package worker_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

var (
	consortiumID = fr.NewElement(7)
	traceDomain  = fr.NewElement(8)
	auditor      = api.Address{19: 9}
)

// newSealedCase is a case that is sealed to a key, with the worker set up for it.
func newSealedCase(t *testing.T) (*traced, curve.SecretKey) {
	t.Helper()
	w := newCase(t)
	w.change(func(c *worker.Case) { c.Sealed = true })
	key, err := curve.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	w.chain.caseKeys[w.id] = caseKey(t, key, consortiumID, auditor, curve.PurposeAuditor)
	w.worker.Close()
	w.config.Sealed = &worker.SealedCases{
		ConsortiumID: consortiumID, TraceDomain: traceDomain,
		Keys: func(ctx context.Context) (*setup.Keys, error) { return sealed.UnsafeKeys(ctx, nil) },
	}
	w.start()
	return w, key
}

// caseKey is a key with a proof of possession in a context.
func caseKey(t *testing.T, key curve.SecretKey, consortium fr.Element, operator api.Address, purpose curve.Purpose) worker.CaseKey {
	t.Helper()
	p, err := key.ProvePossession(curve.Context{ConsortiumID: consortium, Operator: operator, Purpose: purpose})
	if err != nil {
		t.Fatal(err)
	}
	public, possession := key.Public().Bytes(), p.Bytes()
	return worker.CaseKey{Auditor: auditor, Key: public[:], Possession: possession[:]}
}

func TestSealedCaseInOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("needs the proving key")
	}
	w, key := newSealedCase(t)
	if err := w.worker.ApproveCase(t.Context(), w.id); err != nil {
		t.Fatal(err)
	}
	w.approve(1, 4)
	for range 2 { // a second time is no second transaction: the fake asserts it
		if err := w.worker.OpenShare(t.Context(), w.id); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"approve", "sealed share"}; !slices.Equal(w.chain.sent, want) {
		t.Errorf("sent %v, want %v", w.chain.sent, want)
	}
	for _, s := range w.chain.sealed {
		if _, err := s.Open(key); err != nil {
			t.Errorf("the auditor cannot read the share: %v", err)
		}
		if _, err := s.Open(w.config.Keys.Shares[1]); !errors.Is(err, pvss.ErrWrongShare) {
			t.Errorf("the seat's key reads it: %v", err)
		}
	}
}

// What people approved in a sealed case is carried through in the background, and
// the proving keys do not stay: the next round loads them again.
func TestSealedCaseIsCarriedThrough(t *testing.T) {
	if testing.Short() {
		t.Skip("needs the proving key")
	}
	w, key := newSealedCase(t)
	loads, load := 0, w.config.Sealed.Keys
	w.config.Sealed.Keys = func(ctx context.Context) (*setup.Keys, error) { loads++; return load(ctx) }
	w.opened()
	if err := w.worker.DecideCase(t.Context(), w.id, true, "court order 12"); err != nil {
		t.Fatal(err)
	}
	if err := w.worker.Attend(t.Context()); err != nil || loads > 0 {
		t.Errorf("%v; loaded the keys %d times before there was a share to seal", err, loads)
	}
	w.approve(1, 4)
	for range 2 {
		if err := w.worker.Attend(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.change(func(c *worker.Case) { c.Shares = 0 }) // as if a reorganisation had dropped the share
	}
	if loads != 2 || len(w.chain.sealed) != 2 {
		t.Fatalf("%d loads for %d shares, want 2 and 2", loads, len(w.chain.sealed))
	}
	for _, s := range w.chain.sealed {
		if _, err := s.Open(key); err != nil {
			t.Errorf("the auditor cannot read the share: %v", err)
		}
	}
}

// A seat neither approves nor opens a sealed case whose key its auditor was not
// shown to possess: nobody, or somebody else, could read what is sealed to it.
func TestCaseKeyIsChecked(t *testing.T) {
	for name, bad := range map[string]func(*testing.T, curve.SecretKey) worker.CaseKey{
		"(0, 0)": func(_ *testing.T, _ curve.SecretKey) worker.CaseKey {
			return worker.CaseKey{Auditor: auditor, Key: make([]byte, 64), Possession: make([]byte, 96)}
		},
		"off the curve": func(t *testing.T, k curve.SecretKey) worker.CaseKey {
			c := caseKey(t, k, consortiumID, auditor, curve.PurposeAuditor)
			c.Key[63] ^= 1
			return c
		},
		"no possession": func(t *testing.T, k curve.SecretKey) worker.CaseKey {
			c := caseKey(t, k, consortiumID, auditor, curve.PurposeAuditor)
			c.Possession = nil
			return c
		},
		"possession of another key": func(t *testing.T, k curve.SecretKey) worker.CaseKey {
			c := caseKey(t, k, consortiumID, auditor, curve.PurposeAuditor)
			p := k.Public()
			p.Y.Neg(&p.Y)
			negated := p.Bytes()
			c.Key = negated[:]
			return c
		},
		"by another auditor": func(t *testing.T, k curve.SecretKey) worker.CaseKey {
			return caseKey(t, k, consortiumID, api.Address{19: 10}, curve.PurposeAuditor)
		},
		"for another purpose": func(t *testing.T, k curve.SecretKey) worker.CaseKey {
			return caseKey(t, k, consortiumID, auditor, curve.PurposeShare)
		},
		"to another consortium": func(t *testing.T, k curve.SecretKey) worker.CaseKey {
			return caseKey(t, k, fr.NewElement(70), auditor, curve.PurposeAuditor)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, key := newSealedCase(t)
			w.chain.caseKeys[w.id] = bad(t, key)
			if err := w.worker.ApproveCase(t.Context(), w.id); !errors.Is(err, worker.ErrCaseKey) {
				t.Errorf("approve: got %v, want %v", err, worker.ErrCaseKey)
			}
			w.approve(1, 2, 3)
			if err := w.worker.OpenShare(t.Context(), w.id); !errors.Is(err, worker.ErrCaseKey) {
				t.Errorf("open: got %v, want %v", err, worker.ErrCaseKey)
			}
			if len(w.chain.sent) > 0 {
				t.Errorf("sent %v", w.chain.sent)
			}
		})
	}
}

// A worker that is not set up for sealed cases, or cannot load its keys, sends
// nothing, least of all its share in the clear.
func TestSealedShareIsHeldBack(t *testing.T) {
	broken := errors.New("no keys")
	for name, spoil := range map[string]func(*traced){
		"not set up": func(w *traced) { w.config.Sealed = nil },
		"no keys": func(w *traced) {
			w.config.Sealed.Keys = func(context.Context) (*setup.Keys, error) { return nil, broken }
		},
		"no key of the case": func(w *traced) { clear(w.chain.caseKeys) },
	} {
		w, _ := newSealedCase(t)
		w.worker.Close()
		spoil(w)
		w.start()
		w.approve(1, 2, 3)
		if err := w.worker.OpenShare(t.Context(), w.id); err == nil || len(w.chain.sent) > 0 {
			t.Errorf("%s: %v, sent %v", name, err, w.chain.sent)
		}
	}
}
