package worker_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// opened tells the chain's follower of the case, and follows.
func (w *traced) opened() {
	w.chain.events = append(w.chain.events, worker.Event{Kind: worker.EventCaseOpened, Block: 90, Case: w.id, Reason: 7, Evidence: [32]byte{1}})
	w.change(func(c *worker.Case) { c.Auditor, c.Expiry = api.Address{9}, startTime+3600 })
	w.follow()
}

// only returns the one case of the seat.
func (w *traced) only() worker.CaseView {
	w.t.Helper()
	views, err := w.worker.Cases(w.t.Context())
	if err != nil || len(views) != 1 {
		w.t.Fatalf("%d cases, %v", len(views), err)
	}
	return views[0]
}

// What people decided is carried through, over failures and restarts; the share
// goes out by itself once enough seats approved, and not before.
func TestDecidedCaseIsCarriedThrough(t *testing.T) {
	w := newCase(t)
	w.opened()
	if err := w.worker.Attend(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(w.chain.sent) != 0 {
		t.Fatalf("sent %v without a decision", w.chain.sent)
	}
	w.chain.failSend = "before"
	if err := w.worker.DecideCase(t.Context(), w.id, true, "court order 12"); err == nil {
		t.Error("no error though nothing was sent")
	}
	w.chain.failSend = ""
	w.restart()
	if v := w.only(); v.Decision != worker.Approved || v.Why != "court order 12" || v.OurApproval || v.Reason != 7 {
		t.Errorf("case %+v", v)
	}
	for range 3 {
		if err := w.worker.Attend(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"approve"}; !slices.Equal(w.chain.sent, want) {
		t.Fatalf("sent %v, want %v", w.chain.sent, want)
	}
	w.approve(1, 16) // seat 16's is not confirmed
	if err := w.worker.Attend(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.approve(4)
	for range 2 {
		if err := w.worker.Attend(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"approve", "share"}; !slices.Equal(w.chain.sent, want) {
		t.Errorf("sent %v, want %v", w.chain.sent, want)
	}
	if err := w.worker.DecideCase(t.Context(), w.id, false, ""); err == nil {
		t.Error("an approval that is on chain was taken back")
	}
}

func TestRulesRefuse(t *testing.T) {
	for name, tt := range map[string]struct {
		rules worker.Rules
		want  worker.Decision
	}{
		"none":          {worker.Rules{}, worker.Undecided},
		"other reasons": {worker.Rules{RefuseReasons: []uint32{6, 8}}, worker.Undecided},
		"reason":        {worker.Rules{RefuseReasons: []uint32{7}}, worker.Refused},
		"public case":   {worker.Rules{RefusePublic: true}, worker.Refused},
		"auditor":       {worker.Rules{Auditors: []api.Address{{9}}, RequireEvidence: true}, worker.Undecided},
		"other auditor": {worker.Rules{Auditors: []api.Address{{8}}}, worker.Refused},
	} {
		t.Run(name, func(t *testing.T) {
			w := newCase(t)
			w.config.Rules = tt.rules
			w.restart()
			w.opened()
			for range 2 {
				if err := w.worker.Attend(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if v := w.only(); v.Decision != tt.want {
				t.Errorf("%v (%s), want %v", v.Decision, v.Why, tt.want)
			}
			if sent := slices.Equal(w.chain.sent, []string{"refuse"}); sent != (tt.want == worker.Refused) {
				t.Errorf("sent %v", w.chain.sent)
			}
			err := w.worker.DecideCase(t.Context(), w.id, true, "")
			if v := w.only(); (err == nil) != v.OurApproval || v.OurApproval == v.OurRefusal {
				t.Errorf("people approve: %v, case %+v", err, v)
			}
		})
	}
}

// A refusal goes to the chain, over failures and restarts, once. Until it is there
// people can change their mind.
func TestRefusalIsCarriedThrough(t *testing.T) {
	w := newCase(t)
	w.opened()
	for when, want := range map[string]bool{"before": false, "after": true} {
		w.chain.failSend, w.chain.sent = when, nil
		w.change(func(c *worker.Case) { c.Refusals = 0 })
		if err := w.worker.DecideCase(t.Context(), w.id, false, "no evidence was shown"); (err == nil) != want {
			t.Errorf("lost %s: %v", when, err)
		}
		w.chain.failSend = ""
		w.restart()
		for range 2 {
			if err := w.worker.Attend(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if want := []string{"refuse"}; !slices.Equal(w.chain.sent, want) {
			t.Errorf("lost %s: sent %v, want %v", when, w.chain.sent, want)
		}
	}
	if v := w.only(); v.Decision != worker.Refused || !v.OurRefusal || v.Why != "no evidence was shown" {
		t.Errorf("case %+v", v)
	}
	if err := w.worker.DecideCase(t.Context(), w.id, true, ""); err == nil {
		t.Error("a refusal that is on chain was taken back")
	}
}

// A case that expired is neither approved nor refused, which would only cost gas.
func TestExpiredCaseIsLeft(t *testing.T) {
	for _, approve := range []bool{true, false} {
		w := newCase(t)
		w.opened()
		w.chain.failSend = "before"
		_ = w.worker.DecideCase(t.Context(), w.id, approve, "")
		w.chain.failSend = ""
		w.change(func(c *worker.Case) { c.Expiry = startTime - 1 })
		if err := w.worker.Attend(t.Context()); err != nil || len(w.chain.sent) > 0 {
			t.Errorf("approve %t: %v, sent %v", approve, err, w.chain.sent)
		}
	}
}

func TestRuleNeedsEvidence(t *testing.T) {
	w := newCase(t)
	w.config.Rules = worker.Rules{RequireEvidence: true}
	w.restart()
	w.opened()
	w.chain.events[0].Evidence = [32]byte{}
	w.chain.events[0].Block = 101
	w.advance(5)
	w.follow()
	if err := w.worker.Attend(t.Context()); err != nil {
		t.Fatal(err)
	}
	if v := w.only(); v.Decision != worker.Refused {
		t.Errorf("%v", v.Decision)
	}
}

// Run does all of it by itself, and ends with its context.
func TestRun(t *testing.T) {
	w := newCase(t)
	w.config.Period = 20 * time.Millisecond
	w.config.SetClock(func() time.Time { return time.Unix(startTime, 0) })
	w.restart()
	d := w.grant()
	w.event(d, 91)
	w.chain.events = append(w.chain.events, worker.Event{Kind: worker.EventCaseOpened, Block: 92, Case: w.id})
	w.change(func(c *worker.Case) { c.Expiry = startTime + 3600 })
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- w.worker.Run(ctx) }()
	deadline := time.Now().Add(20 * time.Second)
	until := func(what string, ok func() bool) {
		t.Helper()
		for !ok() {
			if time.Now().After(deadline) {
				t.Fatalf("not %s: %+v", what, w.worker.Status())
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
	until("picked up", func() bool { return w.worker.Status().Fragments == 1 })
	if err := w.worker.DecideCase(t.Context(), w.id, true, ""); err != nil {
		t.Fatal(err)
	}
	w.chain.mu.Lock()
	w.approve(1, 4)
	w.chain.mu.Unlock()
	until("opened", func() bool { v := w.only(); return v.OurShare })
	cancel()
	if err := <-done; err != context.Canceled {
		t.Errorf("ended with %v", err)
	}
}
