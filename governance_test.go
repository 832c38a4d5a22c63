package medveil_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
)

// newcomer is a member's part of a change of committee, with keys of its own.
func (w *world) newcomer(t *testing.T, seat int) (medveil.SeatChange, curve.SecretKey) {
	t.Helper()
	operator := newAccount(t, w.chain)
	share, err := curve.GenerateKey()
	must(t, err)
	issuer, err := curve.GenerateKey()
	must(t, err)
	brought, err := medveil.NewFoundingSeat(w.network, seat, crypto.PubkeyToAddress(operator.PublicKey), share, issuer,
		[32]byte{byte(seat), 1}, "http://127.0.0.1:1")
	must(t, err)
	return medveil.SeatChange{FoundingSeat: brought}, share
}

// pass has actions proposed by seat 1, approved by all, and executed.
func (w *world) pass(t *testing.T, client *medveil.Client, actions ...medveil.Action) {
	t.Helper()
	id, _, err := client.Propose(t.Context(), w.seats[0].operator, actions...)
	must(t, err)
	for _, i := range w.seats[1:] {
		_, err := client.Approve(t.Context(), i.operator, id)
		must(t, err)
	}
	must(t, w.chain.AdvanceTime(time.Minute))
	_, err = client.Execute(t.Context(), w.deployer, id)
	must(t, err)
}

// A member joins by vote; every step is seen by everyone in words.
func TestMemberJoinsByVote(t *testing.T) {
	w, client := newSealedWorld(t)
	joins, _ := w.newcomer(t, 4)
	id, _, err := client.Propose(t.Context(), w.seats[0].operator, joins, medveil.EpochSeal{Epoch: 2, Threshold: 3})
	must(t, err)
	if _, err := client.Execute(t.Context(), w.deployer, id); err == nil || !strings.Contains(err.Error(), "QuorumMissing") {
		t.Errorf("executed with one vote: %v", err)
	}
	for _, i := range w.seats[1:] {
		_, err := client.Approve(t.Context(), i.operator, id)
		must(t, err)
	}
	p, err := client.Proposal(t.Context(), id)
	must(t, err)
	words := p.String()
	if p.Approvals != 3 || p.Quorum != 3 || p.Ready.IsZero() || p.Executed ||
		!strings.Contains(words, "seat 4: operator "+joins.Operator.Hex()) || !strings.Contains(words, "epoch 2 begins: 3 seats") {
		t.Errorf("the proposal is %+v: %s", p, words)
	}
	must(t, w.chain.AdvanceTime(time.Minute))
	_, err = client.Execute(t.Context(), w.deployer, id)
	must(t, err)
	committee, err := client.CurrentCommittee(t.Context())
	must(t, err)
	if m, err := committee.Member(4); err != nil || m.Operator != joins.Operator || committee.Threshold != 3 || committee.Epoch != 2 {
		t.Errorf("committee %+v, %v", committee, err)
	}
	if _, err := client.Committee(t.Context(), 1); err != nil {
		t.Errorf("the former committee: %v", err)
	}
	all, err := client.Proposals(t.Context())
	if err != nil || len(all) != 1 || !all[0].Executed || len(all[0].Approvers) != 3 {
		t.Errorf("proposals %+v, %v", all, err)
	}
}

// The chain takes a seat whose keys nobody possesses: members' clients do not.
func TestUnpossessedKeyIsNotApproved(t *testing.T) {
	w, client := newSealedWorld(t)
	joins, _ := w.newcomer(t, 4)
	other, _ := w.newcomer(t, 4)
	for name, spoil := range map[string]func(*medveil.SeatChange){
		"share key of another":     func(s *medveil.SeatChange) { s.Share = other.Share },
		"issuer key of another":    func(s *medveil.SeatChange) { s.Issuer = other.Issuer },
		"operator exchanged":       func(s *medveil.SeatChange) { s.Operator = other.Operator },
		"possession of other kind": func(s *medveil.SeatChange) { s.SharePossession = s.IssuerPossession },
	} {
		bad := joins
		spoil(&bad)
		if _, _, err := client.Propose(t.Context(), w.seats[0].operator, bad); !errors.Is(err, medveil.ErrProposalUnsound) {
			t.Errorf("%s: proposed: %v", name, err)
		}
		id := w.proposeRaw(t, w.network.Consortium, bad)
		if _, err := client.Approve(t.Context(), w.seats[1].operator, id); !errors.Is(err, medveil.ErrProposalUnsound) {
			t.Errorf("%s: approved: %v", name, err)
		}
	}
}

// A call that has no words is not approved, nor one whose bytes are more than
// its words.
func TestUnknownCallIsNotApproved(t *testing.T) {
	w, client := newSealedWorld(t)
	consortium := bindings.NewConsortium()
	honest := consortium.PackConfigureAuditor(common.Address{1}, 1)
	for name, call := range map[string]bindings.IGovernanceCall{
		"unknown function": {Target: w.network.Trace, Data: []byte{1, 2, 3, 4}},
		"trailing bytes":   {Target: w.network.Consortium, Data: append(slices.Clone(honest), 0)},
	} {
		id := w.proposeCalls(t, call)
		p, err := client.Proposal(t.Context(), id)
		must(t, err)
		if _, unknown := p.Actions[0].(medveil.UnknownCall); !unknown {
			t.Errorf("%s is shown as %s", name, p)
		}
		if _, err := client.Approve(t.Context(), w.seats[1].operator, id); !errors.Is(err, medveil.ErrProposalUnsound) {
			t.Errorf("%s: approved: %v", name, err)
		}
	}
}

// Every action is shown to members as what was proposed.
func TestActionsSurviveTheChain(t *testing.T) {
	w, client := newSealedWorld(t)
	joins, _ := w.newcomer(t, 16)
	w.pass(t, client, medveil.EpochSeal{Epoch: 2, Threshold: 2, Emergency: true})
	actions := []medveil.Action{
		joins, medveil.SeatRemoval{Seat: 2}, medveil.EpochSeal{Epoch: 3, Threshold: 2, Emergency: true},
		medveil.WorkersChange{Seats: []int{1, 3, 16}, Threshold: 2, Served: []uint32{1}},
		medveil.PolicyChange{Policy: bindings.IConsortiumPolicy{MaxNyms: 9, Margin: 3, Timelock: 7}},
		medveil.AuditorChange{Auditor: common.Address{9}, Limit: 4}, medveil.AuditorChange{Auditor: common.Address{9}},
		medveil.OperatorChange{Epoch: 1, Seat: 3, Operator: common.Address{3}},
		medveil.KeyLoss{Epoch: 1, Seat: 2, Lost: true}, medveil.KeyLoss{Epoch: 1, Seat: 2},
		medveil.RegistrationPause{Paused: true}, medveil.RegistrationPause{},
		medveil.Suspension{Nym: [32]byte{31: 5}, Suspended: true}, medveil.Suspension{Nym: [32]byte{31: 5}},
		medveil.RecoveryRuling{Nym: [32]byte{31: 6}, Generation: 8}, medveil.RecoveryRuling{Nym: [32]byte{31: 6}},
	}
	id, _, err := client.Propose(t.Context(), w.seats[0].operator, actions...)
	must(t, err)
	p, err := client.Proposal(t.Context(), id)
	must(t, err)
	lines := make(map[string]bool)
	for i, action := range p.Actions {
		if action.String() != actions[i].String() {
			t.Errorf("action %d is %s, proposed %s", i, action, actions[i])
		}
		lines[action.String()] = true
	}
	if len(p.Actions) != len(actions) || len(lines) != len(actions) {
		t.Errorf("%d actions in %d different words, want %d", len(p.Actions), len(lines), len(actions))
	}
}

// Who left is still known as a worker of the grants that members let stand.
func TestFormerWorkersStayKnown(t *testing.T) {
	w, client := newSealedWorld(t)
	w.pass(t, client, medveil.SeatRemoval{Seat: 3}, medveil.EpochSeal{Epoch: 2, Threshold: 2},
		medveil.WorkersChange{Seats: []int{1, 2}, Threshold: 2, Served: []uint32{1}})
	former, err := client.Workers(t.Context(), 1)
	must(t, err)
	if len(former.Workers) != 3 || former.Workers[2].SealingKey != w.seats[2].sealing.PublicKey() {
		t.Errorf("workers of version 1: %+v", former.Workers)
	}
	current, err := client.CurrentWorkers(t.Context())
	must(t, err)
	if current.Version != 2 || len(current.Workers) != 2 {
		t.Errorf("current workers: %+v", current)
	}
	if _, err := client.Workers(t.Context(), 3); err == nil {
		t.Error("a worker set that does not exist was returned")
	}
}

// Votes exchange operators of former epochs: no client goes on with the old one,
// and what the old one signed is still known as the seat's.
func TestOperatorsOfFormerEpochs(t *testing.T) {
	w, client := newSealedWorld(t)
	w.pass(t, client, medveil.EpochSeal{Epoch: 2, Threshold: 2})
	old := crypto.PubkeyToAddress(w.seats[2].operator.PublicKey)
	before, err := client.Committee(t.Context(), 1)
	must(t, err)
	if m, err := before.Member(3); err != nil || m.Operator != old {
		t.Fatalf("seat 3 is %+v (%v)", m, err)
	}
	successor := crypto.PubkeyToAddress(newAccount(t, w.chain).PublicKey)
	w.pass(t, client, medveil.OperatorChange{Epoch: 1, Seat: 3, Operator: successor})
	after, err := client.Committee(t.Context(), 1)
	must(t, err)
	if m, err := after.Member(3); err != nil || m.Operator != successor {
		t.Errorf("after the vote seat 3 of epoch 1 is operated by %s, want %s (%v)", m.Operator, successor, err)
	}
	for account, epoch := range map[common.Address]uint32{old: 2, successor: 1} {
		if got, err := client.TestOnlyOperatedBy(t.Context(), 3, account); err != nil || got != epoch {
			t.Errorf("%s last operated seat 3 in epoch %d, want %d (%v)", account, got, epoch, err)
		}
	}
	if _, err := client.TestOnlyOperatedBy(t.Context(), 2, old); err == nil {
		t.Error("the operator of seat 3 was taken for one of seat 2")
	}
}

// Seats attest to their former keys; the report says who counts, whose proofs
// are none, and until when.
func TestAttestationsAreReported(t *testing.T) {
	w, client := newSealedWorld(t)
	w.pass(t, client, medveil.EpochSeal{Epoch: 2, Threshold: 2})
	must(t, w.chain.AdvanceTime(24*time.Hour))
	for _, i := range w.seats[:2] {
		_, err := client.Attest(t.Context(), i.operator, 1, i.share)
		must(t, err)
	}
	_, err := client.Attest(t.Context(), w.seats[2].operator, 1, w.seats[0].share) // not its own
	must(t, err)
	former := w.report(t, client, 1)
	if !slices.Equal(former.Attesting, []int{1, 2, 3}) || !slices.Equal(former.Unproven, []int{3}) || !former.Alive {
		t.Errorf("epoch 1: %+v", former)
	}
	if !former.MustRenew { // three seats, t = 2, margin 1
		t.Error("an epoch of t plus margin seats is not at risk")
	}
	must(t, w.chain.AdvanceTime(7*24*time.Hour+time.Hour)) // more than the attestation period
	former = w.report(t, client, 1)
	if former.Alive || len(former.Attesting) != 0 || !former.Until.IsZero() {
		t.Errorf("after silence: %+v", former)
	}
	if current := w.report(t, client, 2); !current.Current || !current.Alive || current.MustRenew {
		t.Errorf("epoch 2: %+v", current)
	}
}

func (w *world) report(t *testing.T, client *medveil.Client, epoch int) *medveil.EpochReport {
	t.Helper()
	reports, err := client.Epochs(t.Context())
	must(t, err)
	if len(reports) != 2 {
		t.Fatalf("%d reports, want 2", len(reports))
	}
	return reports[epoch-1]
}

// proposeRaw proposes a seat as a dishonest member would, without its client's
// checks.
func (w *world) proposeRaw(t *testing.T, target common.Address, seat medveil.SeatChange) medveil.ProposalID {
	t.Helper()
	return w.proposeCalls(t, bindings.IGovernanceCall{Target: target, Data: seat.TestOnlyCall(w.network)})
}

func (w *world) proposeCalls(t *testing.T, calls ...bindings.IGovernanceCall) medveil.ProposalID {
	t.Helper()
	consortium := bindings.NewConsortium()
	salt := [32]byte(crypto.Keccak256([]byte(t.Name()), calls[0].Data))
	must(t, w.send(w.seats[0].operator, w.network.Consortium, consortium.PackPropose(calls, salt)))
	answer, err := w.backend.CallContract(t.Context(), ethereum.CallMsg{To: &w.network.Consortium, Data: consortium.PackProposalId(calls, salt)}, nil)
	must(t, err)
	id, err := consortium.UnpackProposalId(answer)
	must(t, err)
	return id
}

// A node that shows members other calls than those that they would approve, or
// another proposal in place of the one asked for, is noticed: the id is a hash.
func TestHiddenProposalIsNotApproved(t *testing.T) {
	w, client := newSealedWorld(t)
	taken := medveil.SeatRemoval{Seat: 3}
	id, _, err := client.Propose(t.Context(), w.seats[0].operator, taken, medveil.EpochSeal{Epoch: 2, Threshold: 2})
	must(t, err)
	other, _, err := client.Propose(t.Context(), w.seats[0].operator, medveil.RegistrationPause{Paused: false})
	must(t, err)
	contract := bindings.NewConsortium().GetABI()
	proposed := contract.Events["Proposed"]
	data := w.dataOf(t, proposed.ID, common.Hash(other))
	for name, change := range map[string]func(types.Log) types.Log{
		"harmless calls":   func(l types.Log) types.Log { l.Data = data; return l },
		"another proposal": func(l types.Log) types.Log { l.Data, l.Topics[1] = data, common.Hash(other); return l },
	} {
		deceived, err := medveil.NewClient(t.Context(), &lyingNode{w.backend, lieAbout(proposed.ID, change)}, w.network)
		must(t, err)
		if p, err := deceived.Proposal(t.Context(), id); err == nil {
			t.Errorf("%s: the member reads %q", name, p)
		}
		if _, err := deceived.Approve(t.Context(), w.seats[1].operator, id); err == nil {
			t.Errorf("%s: approved", name)
		}
	}
	if p, err := client.Proposal(t.Context(), id); err != nil || p.Approvals != 1 {
		t.Errorf("the proposal is %+v, %v", p, err)
	}
}

// dataOf returns the data of the event whose first indexed field is first.
func (w *world) dataOf(t *testing.T, topic, first common.Hash) []byte {
	t.Helper()
	logs, err := w.backend.FilterLogs(t.Context(), ethereum.FilterQuery{Topics: [][]common.Hash{{topic}, {first}}})
	must(t, err)
	if len(logs) != 1 {
		t.Fatalf("%d events, want 1", len(logs))
	}
	return logs[0].Data
}

// No term of a policy can be changed without it being in the words.
func TestEveryTermIsInTheWords(t *testing.T) {
	var nothing bindings.IConsortiumPolicy
	fields := reflect.TypeOf(nothing)
	for i := range fields.NumField() {
		changed := nothing
		reflect.ValueOf(&changed).Elem().Field(i).SetUint(1)
		if (medveil.PolicyChange{Policy: changed}).String() == (medveil.PolicyChange{Policy: nothing}).String() {
			t.Errorf("%s is in no words", fields.Field(i).Name)
		}
	}
}

// What a proposer writes into a seat cannot pass for other words of a proposal.
func TestEndpointDoesNotSpeakForTheProposal(t *testing.T) {
	w, _ := newSealedWorld(t)
	joins, _ := w.newcomer(t, 4)
	joins.Endpoint = "https://w.example\nseat 1 is emptied\x1b[2J"
	p := medveil.Proposal{Actions: []medveil.Action{joins}}
	if words := p.String(); strings.ContainsAny(words, "\n\x1b") {
		t.Errorf("the proposal reads %q", words)
	}
}
