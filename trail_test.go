package medveil_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/pvss"
)

// A misuse is a grant that was used, and what the workers say of it.
type misuse struct {
	world    *world
	client   *medveil.Client
	owner    *party
	suspect  *party
	grant    medveil.Grant
	before   *types.Header    // of the block before the grant
	early    medveil.Evidence // before it was anchored
	evidence medveil.Evidence
	public   medveil.CaseID // complete
	sealed   medveil.CaseID // complete
}

// newMisuse has a clinician read a record.
func newMisuse(t testing.TB) *misuse {
	t.Helper()
	w, client := newSealedWorld(t)
	ctx, relay := context.Background(), w.relay(t, client)
	m := &misuse{world: w, client: client}
	m.owner = enrol(t, w, client, 1, "Trenton Turner, 1987-03-14", credential.RolePatient)
	m.suspect = enrol(t, w, client, 2, "Dr. Ada Nakamura", credential.RoleClinician)
	m.owner.register(t, client, relay, credential.RolePatient)
	m.suspect.register(t, client, relay, credential.RoleClinician)
	label, err := m.owner.wallet.Label(m.owner.nym, "labs")
	must(t, err)
	record, err := client.Put(ctx, m.suspect.wallet, m.suspect.nym, m.owner.nym, label, strings.NewReader("a report"))
	must(t, err)
	m.before, err = w.backend.HeaderByNumber(ctx, nil)
	must(t, err)
	m.grant, _, err = client.Grant(ctx, m.owner.wallet, medveil.Terms{
		Owner: m.owner.nym, Grantee: m.suspect.nym, Label: label, Expiry: time.Now().Add(time.Hour),
	})
	must(t, err)
	set, err := client.CurrentWorkers(ctx)
	must(t, err)
	answers, err := client.RequestShares(ctx, m.suspect.wallet, m.suspect.nym, m.grant.ID, w.capsule(t, record), set, false)
	must(t, err)
	for _, answer := range answers {
		must(t, answer.Err)
	}
	m.early = m.collect(t, m.suspect.nym, m.grant.ID)
	for _, i := range w.seats {
		i.worker.anchor(t)
	}
	m.evidence = m.collect(t, m.suspect.nym, m.grant.ID)
	return m
}

// collect is what an auditor gets of a grantee's use of a grant, kept as JSON.
func (m *misuse) collect(t testing.TB, grantee grant.Nym, id grant.ID) medveil.Evidence {
	t.Helper()
	logs, err := m.client.Auditor(m.world.auditor).Receipts(context.Background(), medveil.ReceiptFilter{Nym: &grantee})
	must(t, err)
	evidence, err := medveil.EvidenceOf(logs, grantee, id)
	must(t, err)
	kept, err := json.Marshal(evidence)
	must(t, err)
	var back medveil.Evidence
	must(t, json.Unmarshal(kept, &back))
	return back
}

// open opens a case on the evidence, has n seats approve it and k of them hand
// over their shares.
func (m *misuse) open(t testing.TB, public bool, n, k int) medveil.CaseID {
	t.Helper()
	hash, err := m.evidence.Hash()
	must(t, err)
	ctx, trace := context.Background(), bindings.NewTrace()
	id, _, err := m.client.OpenCase(ctx, m.world.auditor, medveil.CaseRequest{Nym: m.suspect.nym, Evidence: hash, Reason: 3, Public: public})
	must(t, err)
	for _, i := range m.world.seats[:n] {
		must(t, m.world.send(i.operator, m.world.network.Trace, trace.PackApprove(bigOf(id))))
	}
	for _, i := range m.world.seats[:k] {
		if public {
			m.world.submitPublic(t, m.client, m.suspect, id, i)
			continue
		}
		key, err := m.client.CaseKey(ctx, m.world.auditor, id)
		must(t, err)
		m.world.submitSealed(t, m.client, m.suspect, id, key.Public(), i)
	}
	return id
}

// submitPublic is what a seat's worker does in a public case.
func (w *world) submitPublic(t testing.TB, client *medveil.Client, suspect *party, id medveil.CaseID, i *institution) {
	t.Helper()
	registered, err := client.Lookup(context.Background(), suspect.nym)
	must(t, err)
	dealt, err := registered.Dealing.Statement()
	must(t, err)
	share, err := pvss.OpenShare(i.share, &dealt.Dealing, dealt.ID, i.seat)
	must(t, err)
	var words [pvss.Words]*big.Int
	for k, word := range registered.Dealing {
		words[k] = bigOf(word.Bytes())
	}
	must(t, w.send(i.operator, w.network.Trace, bindings.NewTrace().PackSubmitShare(bigOf(id), words, bigOf(share.Value.Bytes()))))
}

// TestTrail follows a misuse to an identity, with real proofs, and forges each
// link in turn.
func TestTrail(t *testing.T) {
	if testing.Short() {
		t.Skip("makes two registration proofs and two of sealed shares")
	}
	m := newMisuse(t)
	m.public, m.sealed = m.open(t, true, worldThreshold, worldThreshold), m.open(t, false, worldThreshold, worldThreshold)
	t.Run("public", m.testPublic)
	t.Run("sealed", m.testSealed)
	t.Run("early", m.testEarly)
	t.Run("forged evidence", m.testForgedEvidence)
	t.Run("unfinished cases", m.testUnfinished)
	t.Run("notices", m.testNotices)
	t.Run("lying node", m.testLyingNode)
	t.Run("lying worker", m.testLyingWorker)
	t.Run("later", m.testLater)
}

// breaks wants a trail to break at a link, for a reason if one is given.
func (m *misuse) breaks(t *testing.T, client *medveil.Client, request medveil.TrailRequest, link medveil.Link, reason error) *medveil.Trail {
	t.Helper()
	trail, err := client.Trail(context.Background(), request)
	var broken *medveil.TrailError
	if !errors.As(err, &broken) || broken.Link != link || reason != nil && !errors.Is(err, reason) {
		t.Errorf("got %v, want a break at %s (%v)", err, link, reason)
	}
	return trail
}

func (m *misuse) testPublic(t *testing.T) {
	for _, opening := range []*grant.Opening{nil, &m.grant.Opening} {
		trail, err := m.client.Trail(context.Background(), medveil.TrailRequest{Evidence: m.evidence, Case: &m.public, Opening: opening})
		must(t, err)
		m.checkTrail(t, trail)
		if trail.Grantee.Opened != (opening != nil) {
			t.Error("it matters not whether the grant was opened")
		}
	}
}

// checkTrail looks at a whole trail.
func (m *misuse) checkTrail(t *testing.T, trail *medveil.Trail) {
	t.Helper()
	if len(trail.Links) != 9 || trail.Identity.Identity != m.suspect.name || trail.Institution.Seat != 2 ||
		trail.Grantee.Nym != api.Word(m.suspect.nym) || trail.Grant.Owner != api.Word(m.owner.nym) || len(trail.Grantee.Seats) != worldSeats {
		t.Errorf("the trail is %+v", trail)
	}
	for _, act := range append(trail.Approvals, trail.Shares...) {
		if !act.Signed || act.Operator == [20]byte{} || act.Block < trail.Case.Block {
			t.Errorf("nobody answers for %+v", act)
		}
	}
	for _, r := range trail.Receipts {
		if r.AnchorSize == 0 || r.AnchorBlock < trail.Grant.Block || r.Block < trail.Grant.Block {
			t.Errorf("receipt %+v", r)
		}
	}
	if said := trail.String(); !strings.Contains(said, m.suspect.name) || strings.Count(said, "   by ") != len(trail.Links) {
		t.Errorf("people read %s", said)
	}
	kept, err := json.Marshal(trail)
	must(t, err)
	var back medveil.Trail
	must(t, json.Unmarshal(kept, &back))
	if !reflect.DeepEqual(&back, trail) {
		t.Errorf("JSON keeps %+v of %+v", &back, trail)
	}
}

func (m *misuse) testSealed(t *testing.T) {
	key, err := m.client.CaseKey(context.Background(), m.world.auditor, m.sealed)
	must(t, err)
	// The last complete case with this evidence is the sealed one.
	trail, err := m.client.Trail(context.Background(), medveil.TrailRequest{Evidence: m.evidence, Key: &key})
	must(t, err)
	m.checkTrail(t, trail)
	if trail.Case.ID != api.Word(m.sealed) || !trail.Case.Sealed {
		t.Errorf("followed %+v", trail.Case)
	}
	trail = m.breaks(t, m.client, medveil.TrailRequest{Evidence: m.evidence}, medveil.LinkIdentity, medveil.ErrSealedCase)
	if len(trail.Shares) != worldThreshold || trail.Identity != nil {
		t.Errorf("the public sees %+v", trail)
	}
}

// testLater: a trail holds also after a member that is part of it left.
func (m *misuse) testLater(t *testing.T) {
	change, _ := m.world.newcomer(t, 2)
	m.world.pass(t, m.client, change, medveil.EpochSeal{Epoch: 2, Threshold: 2},
		medveil.WorkersChange{Seats: []int{1, 2, 3}, Threshold: 2, Served: []uint32{1}})
	id, _, err := m.client.Propose(t.Context(), m.world.seats[0].operator,
		medveil.OperatorChange{Epoch: 1, Seat: 2, Operator: change.Operator})
	must(t, err)
	_, err = m.client.Approve(t.Context(), m.world.seats[2].operator, id)
	must(t, err)
	must(t, m.world.chain.AdvanceTime(time.Minute))
	_, err = m.client.Execute(t.Context(), m.world.deployer, id)
	must(t, err)
	trail, err := m.client.Trail(context.Background(), medveil.TrailRequest{Evidence: m.evidence, Case: &m.public})
	must(t, err)
	m.checkTrail(t, trail)
	if trail.Approvals[1].Operator == change.Operator || trail.Approvals[1].Seat != 2 {
		t.Errorf("the successor answers for %+v", trail.Approvals[1])
	}
}

// testEarly: evidence keeps its hash while its proofs grow, and counts once it is
// anchored.
func (m *misuse) testEarly(t *testing.T) {
	early, err := m.early.Hash()
	must(t, err)
	late, err := m.evidence.Hash()
	must(t, err)
	twice, err := append(m.early, m.evidence...).Hash()
	must(t, err)
	if early != late || twice != late {
		t.Error("the evidence's hash depends on when it was collected")
	}
	if trail, err := m.client.Trail(context.Background(), medveil.TrailRequest{Evidence: m.early, Case: &m.public}); err == nil || len(trail.Links) > 1 {
		t.Errorf("went on without an anchor: %v", err)
	}
	if _, err := medveil.EvidenceOf(m.evidence, m.owner.nym, m.grant.ID); err == nil {
		t.Error("there is evidence against somebody else")
	}
	part := m.evidence[:1]
	m.breaks(t, m.client, medveil.TrailRequest{Evidence: part, Case: &m.public}, medveil.LinkCase, medveil.ErrNoCaseFor)
	m.breaks(t, m.client, medveil.TrailRequest{Evidence: nil}, medveil.LinkReceipt, nil)
	m.breaks(t, m.client, medveil.TrailRequest{Evidence: m.evidence, Case: &medveil.CaseID{31: 1}}, medveil.LinkCase, medveil.ErrNoCaseFor)
}

// testForgedEvidence changes every value of the evidence, one at a time.
func (m *misuse) testForgedEvidence(t *testing.T) {
	kept, err := json.Marshal(m.evidence[:1])
	must(t, err)
	forged := 0
	forge(kept, func(path string, encoded []byte) {
		var evidence medveil.Evidence
		if json.Unmarshal(encoded, &evidence) != nil {
			return
		}
		forged++
		evidence = append(evidence, m.evidence[1:]...)
		if _, err := m.client.Trail(context.Background(), medveil.TrailRequest{Evidence: evidence, Case: &m.public}); err == nil {
			t.Errorf("%s is not looked at", path)
		}
	})
	if forged < 8 {
		t.Errorf("only %d values were forged", forged)
	}
	other := m.grant.Opening
	other.GranteeNym = m.owner.nym
	m.breaks(t, m.client, medveil.TrailRequest{Evidence: m.evidence, Case: &m.public, Opening: &other}, medveil.LinkGrantee, nil)
}

// testUnfinished: every approval and every share is needed.
func (m *misuse) testUnfinished(t *testing.T) {
	for _, public := range []bool{true, false} {
		few := m.open(t, public, worldThreshold-1, 0)
		m.breaks(t, m.client, medveil.TrailRequest{Evidence: m.evidence, Case: &few}, medveil.LinkApprovals, nil)
		closed := m.open(t, public, worldThreshold, worldThreshold-1)
		m.breaks(t, m.client, medveil.TrailRequest{Evidence: m.evidence, Case: &closed}, medveil.LinkShares, nil)
	}
}

// testNotices: who is asked about learns of it, and of each stage.
func (m *misuse) testNotices(t *testing.T) {
	stages := func() map[medveil.Stage]int {
		t.Helper()
		counts := make(map[medveil.Stage]int)
		found, err := m.client.Notices(t.Context(), m.suspect.wallet)
		must(t, err)
		for _, n := range found {
			if n.Case == nil || n.Nym != m.suspect.nym || !strings.Contains(n.String(), n.Case.ID.String()) {
				t.Errorf("noticed %s", n.String())
			}
			counts[n.Stage]++
		}
		return counts
	}
	// Those of testUnfinished, and the two that are complete.
	want := map[medveil.Stage]int{medveil.StageOpen: 2, medveil.StageApproved: 2, medveil.StageComplete: 2}
	if got := stages(); !reflect.DeepEqual(got, want) {
		t.Errorf("cases are %v, want %v", got, want)
	}
	if found, err := m.client.Notices(t.Context(), m.owner.wallet); err != nil || len(found) != 0 {
		t.Errorf("somebody else is told %v (%v)", found, err)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	seen, done := make(chan medveil.Notice, 100), make(chan error, 1)
	go func() {
		done <- m.client.Watch(ctx, m.suspect.wallet, 0, func(n medveil.Notice) { seen <- n })
	}()
	for range 6 {
		<-seen
	}
	id := m.open(t, true, 0, 0)
	if n := <-seen; n.Case == nil || n.Case.ID != id || n.Stage != medveil.StageOpen {
		t.Errorf("a new case is noticed as %+v", n)
	}
	_, err := m.client.Conclude(ctx, m.world.auditor, m.public, [32]byte{5})
	must(t, err)
	if n := <-seen; n.Case == nil || n.Case.ID != m.public || n.Stage != medveil.StageConcluded {
		t.Errorf("a conclusion is noticed as %+v", n)
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) || len(seen) != 0 {
		t.Errorf("watching ended with %v and %d more notices", err, len(seen))
	}
	for _, i := range m.world.seats[1:] {
		must(t, m.world.send(i.operator, m.world.network.Trace, bindings.NewTrace().PackRefuse(bigOf(id))))
	}
	must(t, m.world.chain.AdvanceTime(2*time.Hour))
	want = map[medveil.Stage]int{
		medveil.StageExpired: 2, medveil.StageApproved: 2, medveil.StageComplete: 1, medveil.StageConcluded: 1, medveil.StageRefused: 1,
	}
	if got := stages(); !reflect.DeepEqual(got, want) {
		t.Errorf("cases are %v, want %v", got, want)
	}
}

// forgingNode changes what the contracts logged.
type forgingNode struct {
	*devchain.Client
	alter func(*types.Log)
}

func (n *forgingNode) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	logs, err := n.Client.FilterLogs(ctx, query)
	for i := range logs {
		logs[i].Topics, logs[i].Data = append(logs[i].Topics[:0:0], logs[i].Topics...), bytes.Clone(logs[i].Data)
		n.alter(&logs[i])
	}
	return logs, err
}

// testLyingNode: what a contract's event says is not enough for what can be
// computed, or is signed.
func (m *misuse) testLyingNode(t *testing.T) {
	trace, grantLog, registry := bindings.NewTrace(), bindings.NewGrantLog(), bindings.NewPseudonymRegistry()
	is := func(_ any, err error) bool { return err == nil }
	flip := func(i int) func(*types.Log) { return func(log *types.Log) { log.Data[i] ^= 1 } }
	seat := func(log *types.Log) { log.Topics[2][31] ^= 3 } // 1 and 2 exchanged
	key, err := m.client.CaseKey(context.Background(), m.world.auditor, m.sealed)
	must(t, err)
	for _, lie := range []struct {
		name  string
		about func(*types.Log) bool
		alter func(*types.Log)
		at    medveil.Link
	}{
		{"root of an anchor", func(l *types.Log) bool { return is(grantLog.UnpackReceiptsAnchoredEvent(l)) }, flip(63), medveil.LinkReceipt},
		{"owner of the grant", func(l *types.Log) bool { return is(grantLog.UnpackGrantedEvent(l)) }, func(l *types.Log) { l.Topics[2][31] ^= 1 }, medveil.LinkGrant},
		{"commitment of the grant", func(l *types.Log) bool { return is(grantLog.UnpackGrantedEvent(l)) }, flip(31), medveil.LinkGrant},
		{"dealing", func(l *types.Log) bool { return is(registry.UnpackRegisteredEvent(l)) }, func(l *types.Log) { l.Data[len(l.Data)/4] ^= 1 }, medveil.LinkCase},
		{"reason of the case", func(l *types.Log) bool { return is(trace.UnpackCaseOpenedEvent(l)) }, flip(6*32 + 31), medveil.LinkCase},
		{"who approved", func(l *types.Log) bool { return is(trace.UnpackCaseApprovedEvent(l)) }, seat, medveil.LinkApprovals},
		{"whose share", func(l *types.Log) bool { return is(trace.UnpackShareAcceptedEvent(l)) }, seat, medveil.LinkShares},
		{"share", func(l *types.Log) bool { return is(trace.UnpackShareAcceptedEvent(l)) }, flip(31), medveil.LinkIdentity},
		{"identity", func(l *types.Log) bool { return is(trace.UnpackIdentityRevealedEvent(l)) }, flip(31), medveil.LinkIdentity},
		{"issuer", func(l *types.Log) bool { return is(trace.UnpackIdentityRevealedEvent(l)) }, flip(95), medveil.LinkIdentity},
		{"sealed share", func(l *types.Log) bool { return is(trace.UnpackSealedShareAcceptedEvent(l)) }, flip(95), medveil.LinkIdentity},
	} {
		t.Run(lie.name, func(t *testing.T) {
			lies := 0
			node := &forgingNode{m.world.backend, func(log *types.Log) {
				if lie.about(log) {
					lies++
					lie.alter(log)
				}
			}}
			client, err := medveil.NewClient(context.Background(), node, m.world.network)
			must(t, err)
			request := medveil.TrailRequest{Evidence: m.evidence, Case: &m.public}
			if lie.name == "sealed share" {
				request.Case, request.Key = &m.sealed, &key
			}
			if m.breaks(t, client, request, lie.at, nil); lies == 0 {
				t.Error("it was not asked")
			}
		})
	}
}

// testLyingWorker: a worker signs and anchors what never happened.
func (m *misuse) testLyingWorker(t *testing.T) {
	liar := m.world.seats[worldSeats-1].worker
	header, err := m.world.backend.HeaderByNumber(context.Background(), nil)
	must(t, err)
	suspect, owner, unknown := m.suspect.nym, m.owner.nym, grant.Nym{31: 7}
	for _, lie := range []struct {
		name           string
		grantee, owner grant.Nym
		receipt        api.Receipt
		at             medveil.Link
		reason         error
	}{
		{"no grant", suspect, owner, api.Receipt{GrantID: api.Word{9}}, medveil.LinkGrant, medveil.ErrNoGrant},
		{"another's grant", suspect, suspect, api.Receipt{}, medveil.LinkGrant, nil},
		{"before the grant", suspect, owner, api.Receipt{BlockNumber: m.before.Number.Uint64(), BlockHash: api.Word(m.before.Hash())}, medveil.LinkGrant, nil},
		{"nobody", unknown, owner, api.Receipt{}, medveil.LinkGrantee, medveil.ErrNotRegistered},
		{"another grantee", owner, owner, api.Receipt{}, medveil.LinkGrantee, nil},
		{"another chain", suspect, owner, api.Receipt{BlockNumber: 1, BlockHash: api.Word{1}}, medveil.LinkReceipt, medveil.ErrOtherChain},
		{"a block to come", suspect, owner, api.Receipt{BlockNumber: 1 << 40}, medveil.LinkReceipt, medveil.ErrOtherChain},
	} {
		t.Run(lie.name, func(t *testing.T) {
			r := lie.receipt
			r.Index, r.GranteeNym, r.Time = uint8(liar.self.seat), api.Word(lie.grantee), uint64(time.Now().Unix())
			if r.GrantID == (api.Word{}) {
				r.GrantID = api.Word(m.grant.ID)
			}
			if r.BlockNumber == 0 {
				r.BlockNumber, r.BlockHash = header.Number.Uint64(), api.Word(header.Hash())
			}
			r.Signature = liar.sign(r.Digest(liar.domain()))
			must(t, liar.log.add(released(lie.grantee, lie.owner, &r)))
			liar.anchor(t)
			evidence := m.lieOf(t, lie.grantee, liar)
			request := medveil.TrailRequest{Evidence: evidence}
			if lie.name == "another grantee" {
				request.Opening = &m.grant.Opening
			}
			m.breaks(t, m.client, request, lie.at, lie.reason)
		})
	}
}

// lieOf is the last entry that a worker gives of a nym.
func (m *misuse) lieOf(t *testing.T, nym grant.Nym, liar *testWorker) medveil.Evidence {
	t.Helper()
	logs, err := m.client.Auditor(m.world.auditor).Receipts(context.Background(), medveil.ReceiptFilter{Nym: &nym})
	must(t, err)
	log := logs[liar.self.seat-1]
	must(t, log.Err)
	page := log.Pages[len(log.Pages)-1]
	page.Entries = page.Entries[len(page.Entries)-1:]
	return medveil.Evidence{{Seat: log.Seat, Pages: []medveil.ReceiptPage{page}}}
}
