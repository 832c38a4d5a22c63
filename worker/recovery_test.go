package worker_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

const recoveredGeneration = 200

// recovering is a world with a registered nym and a recovery of it that is due.
func recovering(t *testing.T) (*world, *api.RegisterRequest, *api.RecoveryRequest) {
	t.Helper()
	w := newWorld(t)
	r := w.registration(50)
	if _, err := w.worker.Register(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	w.chain.recoveries = map[uint32]worker.Recovery{recoveredGeneration: {
		Account: api.Address{18: 1}, ReadyAt: w.chain.head.Time, ReadyBlock: w.chain.head.Number, Pending: true,
	}}
	return w, r, &api.RecoveryRequest{Nym: r.Nym, Generation: recoveredGeneration}
}

// A recovery that is due is executed once, and its account gets its first gas
// once, however often it is asked.
func TestExecuteRecovery(t *testing.T) {
	w, _, r := recovering(t)
	for i := range 3 {
		resp, err := w.worker.ExecuteRecovery(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if first := i == 0; resp.Dripped != first || (resp.Transaction != api.Word{}) != first {
			t.Errorf("try %d: %+v", i, resp)
		}
		w.restart()
	}
	if n := w.chain.drips[api.Address{18: 1}]; n != 1 || w.count("execute") != 1 {
		t.Errorf("%d drips, sent %v", n, w.chain.sent)
	}
}

func TestExecuteRecoveryRefusals(t *testing.T) {
	change := func(w *world, do func(*worker.Recovery)) {
		r := w.chain.recoveries[recoveredGeneration]
		do(&r)
		w.chain.recoveries[recoveredGeneration] = r
	}
	for name, tt := range map[string]struct {
		do   func(*world)
		says string
	}{
		"too early in time":   {func(w *world) { change(w, func(r *worker.Recovery) { r.ReadyAt++ }) }, "due from 20"},
		"too early in blocks": {func(w *world) { change(w, func(r *worker.Recovery) { r.ReadyBlock += 7 }) }, "block "},
		"disputed":            {func(w *world) { w.chain.refuseRegister = true }, "its reason"},
		"never proposed":      {func(w *world) { clear(w.chain.recoveries) }, "no recovery"},
		"withdrawn":           {func(w *world) { change(w, func(r *worker.Recovery) { r.Pending = false }) }, "withdrawn"},
	} {
		t.Run(name, func(t *testing.T) {
			w, _, r := recovering(t)
			tt.do(w)
			w.chain.sent = nil
			for range 10 { // more often than the budget: a refusal is not counted
				_, err := w.worker.ExecuteRecovery(t.Context(), r)
				if api.CodeOf(err) != api.RegistrationRefused || !strings.Contains(err.Error(), tt.says) {
					t.Fatalf("got %v, want a refusal that says %q", err, tt.says)
				}
			}
			if len(w.chain.sent) != 0 {
				t.Errorf("a refusal cost %v", w.chain.sent)
			}
		})
	}
}

// The refusal of a recovery that is not due says from when on it is.
func TestEarlyRecoverySaysWhen(t *testing.T) {
	w, _, r := recovering(t)
	at := time.Unix(int64(w.chain.head.Time), 0).Add(time.Hour).UTC()
	early := w.chain.recoveries[recoveredGeneration]
	early.ReadyAt, early.ReadyBlock = uint64(at.Unix()), w.chain.head.Number+7
	w.chain.recoveries[recoveredGeneration] = early
	_, err := w.worker.ExecuteRecovery(t.Context(), r)
	want := fmt.Sprintf("due from %s and from block %d on", at.Format(time.RFC3339), early.ReadyBlock)
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
}

// Executing recoveries is paid for out of the same budget as proposing them, also
// when the answers are lost; the gas of one that is in effect is not.
func TestExecutionsAreCounted(t *testing.T) {
	w, first, r := recovering(t)
	key := pre.GenerateKey()
	other := *first
	other.Account = api.Address{19: 99}
	for i := range uint32(3) {
		if _, err := w.worker.Register(t.Context(), w.later(&other, key, 201+i)); err != nil {
			t.Fatal(err)
		}
	}
	w.chain.failSend = "after"
	if _, err := w.worker.ExecuteRecovery(t.Context(), r); api.CodeOf(err) != api.ChainUnavailable {
		t.Fatalf("answer lost: %v", err)
	}
	w.chain.failSend = ""
	w.chain.recoveries[204] = worker.Recovery{Account: api.Address{18: 2}, Pending: true}
	if _, err := w.worker.ExecuteRecovery(t.Context(), &api.RecoveryRequest{Nym: first.Nym, Generation: 204}); api.CodeOf(err) != api.Busy {
		t.Errorf("beyond the budget: %v", err)
	}
	if resp, err := w.worker.ExecuteRecovery(t.Context(), r); err != nil || !resp.Dripped {
		t.Errorf("gas of a recovery that is in effect: %+v (%v)", resp, err)
	}
	if w.chain.nyms[api.Address{18: 1}] != grant.Nym(r.Nym) {
		t.Error("not in effect")
	}
}
