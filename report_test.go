package medveil_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/credential"
)

// stingyNode answers for a few blocks at once only.
type stingyNode struct {
	*devchain.Client
	blocks  uint64
	refused int
}

// tooMuch is how nodes refuse a large range of blocks.
type tooMuch struct{}

func (tooMuch) Error() string  { return "query exceeds max block range" }
func (tooMuch) ErrorCode() int { return -32005 }

func (n *stingyNode) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	if query.ToBlock == nil || query.ToBlock.Uint64()-query.FromBlock.Uint64() >= n.blocks {
		n.refused++
		return nil, tooMuch{}
	}
	return n.Client.FilterLogs(ctx, query)
}

// TestMembersReport follows a pseudonym of a former epoch until it renews.
func TestMembersReport(t *testing.T) {
	if testing.Short() {
		t.Skip("makes two registration proofs")
	}
	w, client := newSealedWorld(t)
	p := enrol(t, w, client, 1, "Trenton Turner, 1987-03-14", credential.RolePatient)
	p.register(t, client, w.relay(t, client), credential.RolePatient)
	if r := membersReport(t, client); r.Epoch != 1 || len(r.Past) != 0 || len(r.Renewals) != 0 {
		t.Errorf("in the first epoch: %+v", r)
	}
	w.pass(t, client, medveil.EpochSeal{Epoch: 2, Threshold: 2})
	needed := membersReport(t, client)
	if len(needed.Past) != 1 || len(needed.Renewals) != 1 || needed.Past[0].Epoch != 1 || len(needed.Past[0].Dependents) != 1 {
		t.Fatalf("after a change of committee: %+v", needed)
	}
	due := needed.Renewals[0]
	if due.Nym != api.Word(p.nym) || due.Urgency != medveil.RenewalNeeded || !due.By.Equal(needed.Past[0].Until) || !due.By.After(needed.Time) {
		t.Errorf("t plus margin seats attest, and it says %+v", due)
	}
	testStingyNode(t, w, needed)
	must(t, w.chain.AdvanceTime(8*24*time.Hour)) // more than the attestation period
	late := membersReport(t, client)
	if late.Past[0].Alive || late.Renewals[0].Urgency != medveil.RenewalLate || late.Renewals[0].By.After(late.Time) {
		t.Errorf("nobody attested, and it says %+v", late.Renewals[0])
	}
	_, _, err := client.Renew(t.Context(), p.wallet, testKeys(t), w.relay(t, client), medveil.Renewal{Nym: p.nym})
	must(t, err)
	if r := membersReport(t, client); len(r.Past) != 0 || len(r.Renewals) != 0 || !slices.Equal(r.Unneeded, []uint32{1}) {
		t.Errorf("after it renewed: %+v", r)
	}
}

func membersReport(t *testing.T, client *medveil.Client) *medveil.MembersReport {
	t.Helper()
	r, err := client.MembersReport(t.Context())
	must(t, err)
	said, encoded := r.String(), new(strings.Builder)
	must(t, json.NewEncoder(encoded).Encode(r))
	for _, due := range r.Renewals {
		if !strings.Contains(said, due.Nym.String()[2:]+" of epoch") || !strings.Contains(encoded.String(), due.Nym.String()) {
			t.Errorf("nobody is told of %s: %s %s", due.Nym, said, encoded)
		}
	}
	return r
}

// testStingyNode: nodes that limit what they answer for are asked for less.
func testStingyNode(t *testing.T, w *world, want *medveil.MembersReport) {
	t.Helper()
	node := &stingyNode{Client: w.backend, blocks: 3}
	client, err := medveil.NewClient(t.Context(), node, w.network)
	must(t, err)
	if got := membersReport(t, client); got.String() != want.String() || node.refused == 0 {
		t.Errorf("in small pages (%d refused) the report is %s, not %s", node.refused, got, want)
	}
}
