package worker_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/bolt"
	"github.com/medveil/medveil/worker/internal/ethchain"
)

func TestOpenRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*world){
		"no state":          func(w *world) { w.config.State = nil },
		"state not created": func(w *world) { w.config.State = newState(w.t) },
		"negative period":   func(w *world) { w.config.Period = -1 },
		"negative requests": func(w *world) { w.config.MaxConcurrent = -1 },
		"another operator": func(w *world) {
			w.config.Operator, w.config.Keys.Sign = address(w.operator[0]), ethchain.Signer(w.operator[0])
		},
		"another chain":       func(w *world) { w.config.Domain.ChainID++ },
		"another grant log":   func(w *world) { w.config.Domain.GrantLog[0]++ },
		"no confirmations":    func(w *world) { w.config.Confirmations = 0 },
		"hasty cases":         func(w *world) { w.config.CaseConfirmations = 1 },
		"no chain":            func(w *world) { w.config.Chain = nil },
		"no sealing key":      func(w *world) { w.config.Keys.Sealing = grant.SealingSecretKey{} },
		"no storage key":      func(w *world) { w.config.Keys.Storage = [32]byte{} },
		"another storage key": func(w *world) { w.config.Keys.Storage[0]++ },
		"another's key":       func(w *world) { w.config.Keys.Sign = ethchain.Signer(w.operator[0]) },
		"closed state":        func(w *world) { w.state.Close() },
		"entry is missing": func(w *world) {
			w.change(func(tx worker.Tx) error { return deleteFirst(tx, "leaves") })
		},
		"node is missing": func(w *world) {
			w.change(func(tx worker.Tx) error { return deleteFirst(tx, "hashes") })
		},
		"end is missing": func(w *world) {
			w.change(func(tx worker.Tx) error { return tx.Delete("meta", []byte("log")) })
		},
		"end is too early": func(w *world) {
			w.change(func(tx worker.Tx) error { return tx.Put("meta", []byte("log"), make([]byte, 12)) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.ask(w.request(w.doctor, w.grant().id, w.capsule(w.patient.key.PublicKey(), label)))
			w.worker.Close()
			spoil(w)
			got, err := worker.Open(w.config)
			if err == nil {
				got.Close()
				t.Fatal("opened")
			}
		})
	}
}

// change changes the state behind the worker's back.
func (w *world) change(fn func(worker.Tx) error) {
	w.t.Helper()
	if err := w.state.Update(fn); err != nil {
		w.t.Fatal(err)
	}
}

func deleteFirst(tx worker.Tx, b worker.Bucket) error {
	var first []byte
	err := tx.Scan(b, nil, func(key, _ []byte) (bool, error) {
		first = append(first, key...)
		return false, nil
	})
	return errors.Join(err, tx.Delete(b, first))
}

func newState(t testing.TB) worker.State {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state.db")
	if err := bolt.Create(path); err != nil {
		t.Fatal(err)
	}
	s, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestCreateRefusesUsedState(t *testing.T) {
	w := newWorld(t)
	if err := worker.Create(w.state, testDomain, w.config.Operator); err == nil {
		t.Error("created over a worker")
	}
}

// Every answer and every refusal of a pseudonym is in the log; what no
// pseudonym signed is not; secrets and labels never are.
func TestLogHoldsAnswers(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	c := w.capsule(w.patient.key.PublicKey(), label)
	w.ask(w.request(w.doctor, d.id, c))
	w.ask(w.request(w.stranger, d.id, c))
	unsigned := w.request(w.stranger, d.id, c)
	unsigned.Signature = api.Signature{}
	w.ask(unsigned)
	leaves := w.leaves()
	if len(leaves) != 2 {
		t.Fatalf("%d entries, want a receipt and a refusal", len(leaves))
	}
	for i, want := range []string{`"kind":"receipt"`, string(api.NotGrantee)} {
		if !strings.Contains(leaves[i], want) {
			t.Errorf("no %s in entry %d", want, i)
		}
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(w.path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), api.Word(label).String()[2:]) || strings.Contains(string(b), string(label[:])) {
		t.Error("the label is in the state")
	}
}

// leaves returns all entries of the first log.
func (w *world) leaves() (all []string) {
	w.t.Helper()
	err := w.state.View(func(tx worker.Tx) error {
		return tx.Scan("leaves", nil, func(_, leaf []byte) (bool, error) {
			all = append(all, string(leaf))
			return true, nil
		})
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

// A worker that was closed, or whose state was, answers nothing.
func TestNoAnswerWithoutLog(t *testing.T) {
	for name, end := range map[string]func(*world){
		"closed":       func(w *world) { w.worker.Close() },
		"state closed": func(w *world) { w.state.Close() },
		"disk failed":  func(w *world) { w.state.set("before") },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d := w.grant()
			end(w)
			resp, err := w.worker.Reencrypt(t.Context(), w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label)))
			if resp != nil || api.CodeOf(err) != api.Internal {
				t.Errorf("got %v, %v", resp, err)
			}
		})
	}
}

// A disk that fails after the entry took effect makes a refusal too, and the
// request's nonce is spent: nothing is answered that was not acknowledged, and
// nothing twice.
func TestDiskFailsAfterEffect(t *testing.T) {
	for _, when := range []string{"before", "after"} {
		w := newWorld(t)
		d := w.grant()
		req := w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))
		w.state.set(when)
		if got := w.ask(req); got != api.Internal {
			t.Errorf("%s: %q", when, got)
		}
		w.state.set("")
		w.restart()
		want := map[string]api.Code{"before": "", "after": api.ReplayedRequest}[when]
		if got := w.ask(req); got != want {
			t.Errorf("%s, again after a restart: %q, want %q", when, got, want)
		}
	}
}

// An operator's key that fails after the start, such as a token that was taken
// out, ends the answers.
func TestReceiptKeyFailure(t *testing.T) {
	w := newWorld(t)
	w.worker.Close()
	sign, removed := w.config.Keys.Sign, false
	w.config.Keys.Sign = func(d api.Word) (api.Signature, error) {
		if removed {
			return api.Signature{}, errors.New("token removed")
		}
		return sign(d)
	}
	w.start()
	removed = true
	d := w.grant()
	if got := w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))); got != api.Internal {
		t.Errorf("got %q", got)
	}
}
