package worker_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// traced is a world with a dealing to four seats, threshold 3, and a case on
// it. The worker under test has seat 2.
type traced struct {
	*world
	id worker.CaseID
}

func newCase(t *testing.T) *traced {
	t.Helper()
	w := &traced{world: newWorld(t), id: worker.CaseID{5}}
	committee := &pvss.Committee{ConsortiumID: fr.NewElement(7), Epoch: 1, Threshold: 3}
	keys := make(map[int]curve.SecretKey)
	for seat := 1; seat <= 4; seat++ {
		share, err1 := curve.GenerateKey()
		issuer, err2 := curve.GenerateKey()
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		keys[seat] = share
		committee.Seats[seat-1] = pvss.Seat{Share: share.Public(), Issuer: issuer.Public()}
	}
	identity, err := credential.NewIdentity("Ada Lovelace")
	if err != nil {
		t.Fatal(err)
	}
	s := &pvss.Statement{CommitteeDigest: committee.Digest(), ID: pvss.ID{Nym: fr.NewElement(99)}}
	dealing, _, err := pvss.Deal(committee, s.ID, pvss.Escrow{Identity: identity, IssuerSeat: 1, Holder: fr.NewElement(4)})
	if err != nil {
		t.Fatal(err)
	}
	s.Dealing = *dealing
	x := s.Vector()
	nym := s.Nym.Bytes()
	w.chain.dealings[nym] = &x
	w.chain.cases[w.id] = worker.Case{Nym: nym, DealingDigest: x.Digest(), Epoch: 1, Seat: self, Threshold: 3}
	w.worker.Close()
	w.config.Keys.Shares = map[uint32]curve.SecretKey{1: keys[self]}
	w.chain.epochs = []worker.Epoch{{Number: 1, Seat: self, Share: keys[self].Public()}}
	w.start()
	return w
}

func (w *traced) change(f func(*worker.Case)) {
	c := w.chain.cases[w.id]
	f(&c)
	w.chain.cases[w.id] = c
}

// approve sets the approvals of seats.
func (w *traced) approve(seats ...int) {
	w.change(func(c *worker.Case) {
		for _, s := range seats {
			c.Approvals |= 1 << (s - 1)
		}
	})
}

func TestCaseInOrder(t *testing.T) {
	w := newCase(t)
	for range 2 { // a second time is no second transaction: the fake asserts it
		if err := w.worker.ApproveCase(t.Context(), w.id); err != nil {
			t.Fatal(err)
		}
	}
	w.approve(1, 4)
	for range 2 {
		if err := w.worker.OpenShare(t.Context(), w.id); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"approve", "share"}; !slices.Equal(w.chain.sent, want) {
		t.Errorf("sent %v, want %v", w.chain.sent, want)
	}
}

// Nothing is sent, not even a transaction, unless everything holds at a
// confirmed block.
func TestShareIsHeldBack(t *testing.T) {
	other := func(t *testing.T) curve.SecretKey {
		k, err := curve.GenerateKey()
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	for _, tt := range []struct {
		name string
		do   func(*testing.T, *traced)
		want error // nil: any
	}{
		{"no approvals", func(*testing.T, *traced) {}, worker.ErrNotApproved},
		{"not approved by this seat", func(_ *testing.T, w *traced) { w.approve(1, 3, 4) }, worker.ErrNotApproved},
		{"one approval too few", func(_ *testing.T, w *traced) { w.approve(1, 2) }, worker.ErrTooFewApprovals},
		{"last approval not confirmed", func(_ *testing.T, w *traced) { w.approve(1, 2, 16) }, worker.ErrTooFewApprovals},
		{"threshold of nothing", func(_ *testing.T, w *traced) {
			w.approve(2)
			w.change(func(c *worker.Case) { c.Threshold = 0 })
		}, worker.ErrTooFewApprovals},
		{"no seat in the case", func(_ *testing.T, w *traced) {
			w.approve(1, 2, 3)
			w.change(func(c *worker.Case) { c.Seat = 0 })
		}, worker.ErrNotOurCase},
		{"no such case", func(_ *testing.T, w *traced) { delete(w.chain.cases, w.id) }, worker.ErrUnknown},
		{"sealed case", func(_ *testing.T, w *traced) {
			w.approve(1, 2, 3)
			w.change(func(c *worker.Case) { c.Sealed = true })
		}, nil},
		{"another dealing", func(_ *testing.T, w *traced) {
			w.approve(1, 2, 3)
			w.change(func(c *worker.Case) { c.DealingDigest[0]++ })
		}, nil},
		{"another pseudonym's dealing", func(_ *testing.T, w *traced) {
			w.approve(1, 2, 3)
			w.chain.dealings[[32]byte{1}] = w.chain.dealings[w.chain.cases[w.id].Nym]
			w.change(func(c *worker.Case) { c.Nym = [32]byte{1} })
		}, nil},
		{"no dealing", func(_ *testing.T, w *traced) {
			w.approve(1, 2, 3)
			clear(w.chain.dealings)
		}, worker.ErrUnknown},
		{"another seat's key", func(t *testing.T, w *traced) {
			w.approve(1, 2, 3)
			w.worker.ReplaceShares(map[uint32]curve.SecretKey{1: other(t)})
		}, nil},
		{"another key on chain", func(t *testing.T, w *traced) {
			w.approve(1, 2, 3)
			k := other(t)
			w.chain.epochs[0].Share = k.Public()
			w.worker.ReplaceShares(map[uint32]curve.SecretKey{1: k})
		}, pvss.ErrWrongShare},
		{"key of another epoch", func(_ *testing.T, w *traced) {
			w.approve(1, 2, 3)
			w.change(func(c *worker.Case) { c.Epoch = 2 })
		}, nil},
		{"chain is down", func(_ *testing.T, w *traced) {
			w.approve(1, 2, 3)
			w.chain.failReads = true
		}, errChain},
		{"reorganised meanwhile", func(_ *testing.T, w *traced) {
			w.approve(1, 2, 3)
			w.chain.reorgAfter = 4
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newCase(t)
			tt.do(t, w)
			err := w.worker.OpenShare(t.Context(), w.id)
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if len(w.chain.sent) > 0 {
				t.Errorf("sent %v", w.chain.sent)
			}
		})
	}
}

// An answer lost after the transaction was mined is no failure, and one lost
// before it is.
func TestLostAnswers(t *testing.T) {
	for when, want := range map[string]bool{"before": false, "after": true} {
		w := newCase(t)
		w.chain.failSend = when
		if err := w.worker.ApproveCase(t.Context(), w.id); (err == nil) != want {
			t.Errorf("approve, lost %s: %v", when, err)
		}
		w.approve(1, 2, 3)
		if err := w.worker.OpenShare(t.Context(), w.id); (err == nil) != want {
			t.Errorf("share, lost %s: %v", when, err)
		}
		w.chain.failSend = ""
		if err := w.worker.OpenShare(t.Context(), w.id); err != nil {
			t.Errorf("again after one lost %s: %v", when, err)
		}
	}
}

// A case that others completed needs nothing more.
func TestDoneCase(t *testing.T) {
	w := newCase(t)
	w.approve(1, 2, 3, 4)
	w.change(func(c *worker.Case) { c.Done = true })
	if err := w.worker.OpenShare(t.Context(), w.id); err != nil || len(w.chain.sent) > 0 {
		t.Errorf("%v, sent %v", err, w.chain.sent)
	}
}
