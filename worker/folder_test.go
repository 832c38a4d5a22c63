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
	"github.com/medveil/medveil/worker/internal/ethchain"
)

func TestOpenRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*world){
		"no folder":       func(w *world) { os.RemoveAll(w.dir) },
		"readable folder": func(w *world) { os.Chmod(w.dir, 0o755) },
		"no identity":     func(w *world) { os.Remove(filepath.Join(w.dir, "worker.json")) },
		"no journal":      func(w *world) { os.Remove(filepath.Join(w.dir, "journal")) },
		"no journal end":  func(w *world) { os.Remove(filepath.Join(w.dir, "journal.end")) },
		"emptied journal": func(w *world) {
			w.start()
			w.ask(w.request(w.doctor, w.grant().id, w.capsule(w.patient.key.PublicKey(), label)))
			w.worker.Close()
			os.Truncate(filepath.Join(w.dir, "journal"), 0)
		},
		"negative period":   func(w *world) { w.config.Period = -1 },
		"negative requests": func(w *world) { w.config.MaxConcurrent = -1 },
		"garbled journal":   func(w *world) { os.WriteFile(filepath.Join(w.dir, "journal"), []byte("x\n"), 0o600) },
		"another operator": func(w *world) {
			w.config.Operator, w.config.Keys.Sign = address(w.operator[0]), ethchain.Signer(w.operator[0])
		},
		"another chain":     func(w *world) { w.config.Domain.ChainID++ },
		"another grant log": func(w *world) { w.config.Domain.GrantLog[0]++ },
		"no confirmations":  func(w *world) { w.config.Confirmations = 0 },
		"hasty cases":       func(w *world) { w.config.CaseConfirmations = 1 },
		"no chain":          func(w *world) { w.config.Chain = nil },
		"no sealing key":    func(w *world) { w.config.Keys.Sealing = grant.SealingSecretKey{} },
		"another's key":     func(w *world) { w.config.Keys.Sign = ethchain.Signer(w.operator[0]) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.worker.Close()
			spoil(w)
			got, err := worker.Open(w.dir, w.config)
			if err == nil {
				got.Close()
				t.Fatal("opened")
			}
		})
	}
}

func TestOneProcessAtATime(t *testing.T) {
	w := newWorld(t)
	if second, err := worker.Open(w.dir, w.config); err == nil {
		second.Close()
		t.Fatal("two workers on one folder")
	}
}

func TestCreateRefusesUsedFolder(t *testing.T) {
	w := newWorld(t)
	if err := worker.Create(w.dir, testDomain, w.config.Operator); err == nil {
		t.Error("created over a worker")
	}
}

// Every answer and every refusal of a pseudonym is in the journal; what no
// pseudonym signed is not; secrets and labels never are.
func TestJournalHoldsAnswers(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	c := w.capsule(w.patient.key.PublicKey(), label)
	w.ask(w.request(w.doctor, d.id, c))
	w.ask(w.request(w.stranger, d.id, c))
	unsigned := w.request(w.stranger, d.id, c)
	unsigned.Signature = api.Signature{}
	w.ask(unsigned)
	b, err := os.ReadFile(filepath.Join(w.dir, "journal"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(b), "\n"); n != 2 {
		t.Errorf("%d entries, want a receipt and a refusal", n)
	}
	for _, want := range []string{`"receipt"`, string(api.NotGrantee), api.Word(w.stranger.nym).String()} {
		if !strings.Contains(string(b), want) {
			t.Errorf("no %s in the journal", want)
		}
	}
	if strings.Contains(string(b), api.Word(label).String()[2:]) {
		t.Error("the label is in the journal")
	}
}

// A worker whose journal is gone answers nothing.
func TestNoAnswerWithoutJournal(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.worker.Close()
	resp, err := w.worker.Reencrypt(t.Context(), w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label)))
	if resp != nil || api.CodeOf(err) != api.Internal {
		t.Errorf("got %v, %v", resp, err)
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
