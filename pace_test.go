package medveil

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/worker/api"
)

// What a few slow answers took does not put off asking another worker, and what
// all took does.
func TestHedgeFollowsAnswers(t *testing.T) {
	var p pace
	if got := p.hedge(time.Second); got != hedgeAtFirst {
		t.Errorf("at first %v", got)
	}
	answer := func(n int, took time.Duration) {
		for range n {
			p.answered(common.Address{}, took)
		}
	}
	answer(paceSample, 20*time.Millisecond)
	answer(2, 3*time.Second)
	if got := p.hedge(time.Second); got != 60*time.Millisecond {
		t.Errorf("after two slow answers %v", got)
	}
	answer(paceSample, 100*time.Millisecond)
	if got := p.hedge(time.Second); got != 300*time.Millisecond {
		t.Errorf("when all are slower %v", got)
	}
	if got := p.hedge(50 * time.Millisecond); got != 50*time.Millisecond {
		t.Errorf("over the limit: %v", got)
	}
	answer(paceSample, time.Microsecond)
	if got := p.hedge(time.Second); got != hedgeAtLeast {
		t.Errorf("when all are fast %v", got)
	}
}

// A worker that failed is asked last until it answers again; the others take
// turns.
func TestMissedWorkersComeLast(t *testing.T) {
	var p pace
	workers := make([]Member, 5)
	for i := range workers {
		workers[i].Operator = common.Address{byte(i)}
	}
	p.missed(workers[2].Operator)
	firsts := make(map[int]bool)
	for range 200 {
		order := p.order(workers)
		if order[4] != 2 {
			t.Fatalf("order %v", order)
		}
		firsts[order[0]] = true
	}
	if len(firsts) != 4 {
		t.Errorf("only %v were ever first", firsts)
	}
	p.answered(workers[2].Operator, time.Millisecond)
	for range 200 {
		if p.order(workers)[0] == 2 {
			return
		}
	}
	t.Error("it answered and is still asked last")
}

func TestOutage(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want bool
	}{
		"answer":       {nil, false},
		"no way":       {errors.New("connection refused"), true},
		"busy":         {api.Errorf(api.Busy, "later"), true},
		"refusal":      {fmt.Errorf("worker: %w", api.Errorf(api.GrantRevoked, "revoked")), false},
		"false answer": {fmt.Errorf("%w: not a share", ErrFault), false},
	} {
		if got := outage(c.err); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
