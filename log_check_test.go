package medveil_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// fill adds entries to a worker's log.
func (s *testWorker) fill(t *testing.T, entries int) {
	t.Helper()
	for range entries {
		must(t, s.log.add(receipt.Entry{Kind: receipt.Dripped, Nym: &api.Word{31: 7}}))
	}
}

// checked checks a worker's log and keeps the result as JSON.
func checked(t *testing.T, client *medveil.Client, before *medveil.LogCheck) *medveil.LogCheck {
	t.Helper()
	check, err := client.CheckLog(t.Context(), 1, before)
	must(t, err)
	kept, err := json.Marshal(check)
	must(t, err)
	var back medveil.LogCheck
	must(t, json.Unmarshal(kept, &back))
	return &back
}

// A log that grows passes, whether its past is remembered or read from the chain.
func TestCheckLog(t *testing.T) {
	w, client := newSealedWorld(t)
	worker := w.seats[0].worker
	first := checked(t, client, nil)
	if first.Checkpoint.Size != 0 || first.Anchors != 0 {
		t.Errorf("an empty log: %+v", first)
	}
	for range 3 {
		worker.fill(t, 2)
		worker.anchor(t)
	}
	worker.fill(t, 1)
	second := checked(t, client, first)
	if second.Checkpoint.Size != 7 || second.Anchors != 3 {
		t.Errorf("after three anchors: %+v", second)
	}
	worker.anchor(t)
	if again := checked(t, client, nil); again.Anchors != 4 || again.Checkpoint.Size != 7 {
		t.Errorf("read anew: %+v", again)
	}
	if third := checked(t, client, second); third.Anchors != 4 || third.Reset {
		t.Errorf("an anchor later: %+v", third)
	}
	if _, err := client.CheckLog(t.Context(), 9, nil); err == nil {
		t.Error("a seat that is empty has a log")
	}
	must(t, w.send(w.seats[0].operator, w.network.GrantLog, bindings.NewGrantLog().PackResetReceipts()))
	if _, err := client.CheckLog(t.Context(), 1, second); !errors.Is(err, medveil.ErrFault) {
		t.Errorf("a log that was declared lost: %v", err)
	}
	worker.log = &testLog{number: 1}
	worker.fill(t, 1)
	if reset := checked(t, client, second); !reset.Reset || reset.Checkpoint.Size != 1 || reset.Anchors != 0 {
		t.Errorf("after a declared reset: %+v", reset)
	}
}

// A log that was exchanged is found out by who remembers it, and by its anchors.
func TestCheckLogFindsForks(t *testing.T) {
	w, client := newSealedWorld(t)
	worker := w.seats[0].worker
	fault := func(what string, before *medveil.LogCheck) {
		t.Helper()
		if _, err := client.CheckLog(t.Context(), 1, before); !errors.Is(err, medveil.ErrFault) {
			t.Errorf("%s: got %v, want ErrFault", what, err)
		}
	}
	worker.fill(t, 2)
	seen := checked(t, client, nil)
	worker.log = new(testLog)
	worker.fill(t, 1)
	fault("a log cut short", seen)
	worker.fill(t, 3)
	fault("another log than was seen", seen)
	checked(t, client, nil) // nothing is anchored yet
	worker.anchor(t)
	fork := checked(t, client, nil)
	worker.log = new(testLog)
	worker.fill(t, 5)
	fault("another log than was anchored", nil)
	worker.anchor(t) // two anchors that do not extend each other
	fault("anchors of two logs", nil)
	fault("anchors of two logs, the first of which was seen", fork)
	worker.log.number = 1
	fault("a reset that was not declared", nil)
	worker.self = w.seats[1]
	fault("a checkpoint of another member", nil)
}
