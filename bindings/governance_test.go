package bindings_test

import (
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// A ballot is a proposal of calls of the Consortium, made or not.
type ballot struct {
	*world
	calls []bindings.IGovernanceCall
	salt  common.Hash
}

func (w *world) ballot(t testing.TB, datas ...[]byte) *ballot {
	t.Helper()
	b := &ballot{world: w, salt: commitmentOf(t.Name() + time.Now().String())}
	for _, data := range datas {
		b.calls = append(b.calls, bindings.IGovernanceCall{Target: w.at.Consortium, Data: data})
	}
	return b
}

func (b *ballot) id(t testing.TB) [32]byte {
	t.Helper()
	return read(t, b.world, b.at.Consortium, consortium.PackProposalId(b.calls, b.salt), consortium.UnpackProposalId)
}

func (b *ballot) propose(t testing.TB) *types.Receipt {
	t.Helper()
	return b.mustSend(t, b.seats[0].operator, b.at.Consortium, consortium.PackPropose(b.calls, b.salt))
}

// approve approves by seats and returns the last receipt.
func (b *ballot) approve(t testing.TB, seats ...int) (receipt *types.Receipt) {
	t.Helper()
	for _, seat := range seats {
		receipt = b.mustSend(t, b.seats[seat-1].operator, b.at.Consortium, consortium.PackApprove(b.id(t)))
	}
	return receipt
}

// ready proposes, approves by all five, and waits.
func (b *ballot) ready(t testing.TB) *ballot {
	t.Helper()
	b.propose(t)
	b.approve(t, 2, 3, 4, 5)
	must(t, b.chain.AdvanceTime(timelock*time.Second))
	return b
}

func (b *ballot) execution() []byte { return consortium.PackExecute(b.calls, b.salt) }

// pass has calls of the Consortium voted for and executed.
func (w *world) pass(t testing.TB, datas ...[]byte) *types.Receipt {
	t.Helper()
	b := w.ballot(t, datas...).ready(t)
	return w.mustSend(t, w.deployer, w.at.Consortium, b.execution())
}

// nextEpoch seals another epoch of the same seats.
func (w *world) nextEpoch(t testing.TB) *types.Receipt {
	t.Helper()
	epoch := read(t, w, w.at.Consortium, consortium.PackCurrentEpoch(), consortium.UnpackCurrentEpoch)
	return w.pass(t, consortium.PackSealEpoch(epoch+1, 3, false))
}

// A vote replaces a member's keys end to end: the digest is that of the new
// committee, the former stays, a dealing to it registers in its grace, and a
// case on it is approved by the operators of then.
func TestVoteChangesTheCommittee(t *testing.T) {
	f := fiveSeats(t)
	s := f.submission(t, patient)
	w := f.newWorld(t)
	w.fund(t, s.account)
	changed := *w.seats[4]
	changed.operator = newKey(t)
	w.fund(t, changed.operator)
	var err error
	changed.share, err = curve.GenerateKey()
	must(t, err)
	w.pass(t, changed.configure(t, w.consortiumID()), consortium.PackSealEpoch(2, 4, false))

	after := *w.committee()
	after.Epoch, after.Threshold = 2, 4
	after.Seats[4] = pvss.Seat{Share: changed.share.Public(), Issuer: changed.issuer.Public()}
	info := read(t, w, w.at.Consortium, consortium.PackEpochInfo(2), consortium.UnpackEpochInfo)
	if info.Digest.Cmp(word(after.Digest())) != 0 {
		t.Error("the digest is not that of the new committee")
	}
	former := read(t, w, w.at.Consortium, consortium.PackEpochInfo(1), consortium.UnpackEpochInfo)
	if former.Digest.Cmp(word(w.committee().Digest())) != 0 || former.UsableUntil != former.SupersededAt+gracePeriod {
		t.Errorf("epoch 1 is now %+v", former)
	}
	w.mustSend(t, w.deployer, w.at.Registry, s.call())
	c := w.open(t, s, t.Name())
	c.approve(t, 1, 5, 3)
	w.mustRefuse(t, changed.operator, w.at.Trace, trace.PackApprove(c.id),
		&bindings.TraceCaseCallerNotOperator{CaseId: c.id, Caller: addressOf(changed.operator)})
	w.mustRefuse(t, w.seats[4].operator, w.at.Consortium, consortium.PackPropose(w.ballot(t, nil).calls, [32]byte{1}),
		&bindings.ConsortiumCallerNotOperator{Epoch: ints(2), Caller: addressOf(w.seats[4].operator)})
}

// What made a call of a proposal fail is said in words.
func TestFailedCallIsExplained(t *testing.T) {
	w := fiveSeats(t).newWorld(t)
	b := w.ballot(t, consortium.PackSealEpoch(2, 9, false)).ready(t)
	_, err := w.call(addressOf(w.deployer), w.at.Consortium, b.execution())
	if err == nil || !strings.Contains(err.Error(), "EpochThresholdOutOfRange(Threshold 9, Seats 5)") {
		t.Errorf("%v, want the threshold named", err)
	}
}
