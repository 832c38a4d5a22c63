package daemon_test

import (
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/internal/daemon"
)

// Votes that are cast at once through the worker are all mined, each once: they
// share the outbox of everything that the worker sends from the account.
func TestVotesThroughTheWorker(t *testing.T) {
	const votes = 6
	s := newSite(t)
	p := s.init(t, s.members[0], "--ipfs", daemon.Embedded)
	w := p.run(t)
	w.ready(t)
	seat := daemon.Dial(p.dir)
	proposed := make([]daemon.Voted, votes)
	var wg sync.WaitGroup
	for i := range votes {
		wg.Go(func() {
			var err error
			action := medveil.AuditorChange{Auditor: common.Address{byte(i + 1)}, Limit: 1}
			if proposed[i], err = seat.Vote(t.Context(), daemon.Vote{Act: daemon.Propose, Actions: medveil.Actions{action}}); err != nil {
				t.Errorf("proposal %d: %v", i, err)
			}
		})
	}
	wg.Wait()
	all := must[[]daemon.Proposal](t)(seat.Proposals(t.Context()))
	if len(all) != votes {
		t.Fatalf("%d proposals are on the chain, want %d", len(all), votes)
	}
	client := must[*medveil.Client](t)(medveil.NewClient(t.Context(), s.client, s.network))
	for i, v := range proposed {
		got := must[*medveil.Proposal](t)(client.Proposal(t.Context(), medveil.ProposalID(v.ID)))
		if got.Proposer != s.members[0].operator() || !strings.Contains(got.String(), common.Address{byte(i + 1)}.Hex()) {
			t.Errorf("proposal %d is by %s: %s", i, got.Proposer, got)
		}
	}
	id := proposed[0].ID
	if _, err := seat.Vote(t.Context(), daemon.Vote{Act: daemon.Approve, ID: id}); !errors.Is(err, daemon.ErrRefused) {
		t.Errorf("a second approval by the same seat: %v", err)
	}
	if _, err := seat.Vote(t.Context(), daemon.Vote{Act: daemon.Execute, ID: id}); !errors.Is(err, daemon.ErrRefused) {
		t.Errorf("executed without a quorum: %v", err)
	}
	must[daemon.Voted](t)(seat.Vote(t.Context(), daemon.Vote{Act: daemon.Withdraw, ID: id}))
	if left := must[*medveil.Proposal](t)(client.Proposal(t.Context(), medveil.ProposalID(id))).Approvals; left != 0 {
		t.Errorf("%d approvals are left", left)
	}
	if _, err := seat.Vote(t.Context(), daemon.Vote{Act: "burn", ID: id}); err == nil || errors.Is(err, daemon.ErrRefused) {
		t.Errorf("an act that there is not: %v", err)
	}
	if err := w.end(t, syscall.SIGINT); err != nil {
		t.Error(err)
	}
}

// A proposal is listed in words and as it was filed, whatever it is.
func TestUnknownCallsAreListed(t *testing.T) {
	encoded, err := json.Marshal([]daemon.Proposal{{Actions: json.RawMessage(`[{"unknown": {"target": "0x01", "data": "0x02"}}]`)}})
	if err != nil {
		t.Fatal(err)
	}
	var again []daemon.Proposal
	if err := json.Unmarshal(encoded, &again); err != nil || len(again) != 1 {
		t.Errorf("%v, %v", again, err)
	}
}
