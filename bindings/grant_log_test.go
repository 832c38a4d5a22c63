package bindings_test

import (
	"fmt"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
)

// Statuses of a grant, as the contract numbers them.
const (
	statusNone = iota
	statusActive
	statusExpired
	statusRevoked
)

var bundle = crypto.Keccak256Hash([]byte("bundle"))

// commitmentOf is a commitment as an owner makes it, new for each salt.
func commitmentOf(salt string) common.Hash {
	o := grant.Opening{Salt: crypto.Keccak256Hash([]byte(salt)), GranteeNym: grant.Nym{31: 1}, SetVersion: 1}
	return common.Hash(o.Commitment())
}

// grantID is the id in Go.
func (w *world) grantID(s submission, commitment common.Hash) common.Hash {
	ctx := grant.Context{ChainID: w.terms.chainID, Contract: grant.Address(w.at.GrantLog)}
	return common.Hash(ctx.GrantID(grant.Nym(s.statement.Nym.Bytes()), grant.Commitment(commitment)))
}

func (w *world) grantState(t testing.TB, s submission, commitment common.Hash) bindings.IGrantLogGrantState {
	t.Helper()
	return read(t, w, w.at.GrantLog, grantLog.PackGrantState(s.reg.Nym, commitment), grantLog.UnpackGrantState)
}

func (w *world) checkStatus(t testing.TB, s submission, commitment common.Hash, want uint8) {
	t.Helper()
	if got := w.grantState(t, s, commitment).Status; got != want {
		t.Errorf("status %d, want %d", got, want)
	}
	active := read(t, w, w.at.GrantLog, grantLog.PackIsActive(s.reg.Nym, commitment), grantLog.UnpackIsActive)
	if active != (want == statusActive) {
		t.Errorf("active is %v with status %d", active, want)
	}
}

// grant makes a grant of an hour that must succeed.
func (w *world) grant(t testing.TB, s submission, commitment common.Hash) *types.Receipt {
	t.Helper()
	return w.mustSend(t, s.account, w.at.GrantLog, grantLog.PackGrant(commitment, w.now(t)+3600, bundle))
}

// The chain computes a grant's id as package grant does, on the registered nym.
func TestGrantIDAgreesWithGo(t *testing.T) {
	f := fiveSeats(t)
	w, s, commitment := f.registered(t, patient), f.submission(t, patient), commitmentOf("id")
	want := w.grantID(s, commitment)
	receipt := w.grant(t, s, commitment)
	if got := event(t, receipt, grantLog.UnpackGrantedEvent).GrantId; got != want {
		t.Errorf("event has id %x, Go computes %x", got, want)
	}
	state := w.grantState(t, s, commitment)
	if state.Id != want || state.CreatedBlock != receipt.BlockNumber.Uint64() {
		t.Errorf("state is %+v, want id %x of block %v", state, want, receipt.BlockNumber)
	}
}

func TestRevokedGrantIsNeverActiveAgain(t *testing.T) {
	f := fiveSeats(t)
	w, s, commitment := f.registered(t, patient), f.submission(t, patient), commitmentOf("revoked")
	id := w.grantID(s, commitment)
	w.checkStatus(t, s, commitment, statusNone)
	w.grant(t, s, commitment)
	w.checkStatus(t, s, commitment, statusActive)
	w.mustSend(t, s.account, w.at.GrantLog, grantLog.PackRevoke(commitment))
	w.checkStatus(t, s, commitment, statusRevoked)
	w.mustRefuse(t, s.account, w.at.GrantLog, grantLog.PackGrant(commitment, w.now(t)+3600, bundle), &bindings.GrantLogGrantIdUsed{Id: id})
	w.mustRefuse(t, s.account, w.at.GrantLog, grantLog.PackRevoke(commitment), &bindings.GrantLogGrantAlreadyRevoked{Id: id})
	w.checkStatus(t, s, commitment, statusRevoked)
}

// revokeAllBefore ends what was granted before the block and nothing else, and
// its mark never falls.
func TestRevokeAllBefore(t *testing.T) {
	f := fiveSeats(t)
	w, s, other := f.registered(t, patient, clinician), f.submission(t, patient), f.submission(t, clinician)
	before, after := commitmentOf("before"), commitmentOf("after")
	w.grant(t, s, before)
	w.grant(t, other, before)
	mark := w.grant(t, s, after).BlockNumber.Uint64()
	w.mustSend(t, s.account, w.at.GrantLog, grantLog.PackRevokeAllBefore(mark))
	w.checkStatus(t, s, before, statusRevoked)
	w.checkStatus(t, s, after, statusActive)
	w.checkStatus(t, other, before, statusActive)
	for _, block := range []uint64{0, mark - 1, mark} {
		w.mustRefuse(t, s.account, w.at.GrantLog, grantLog.PackRevokeAllBefore(block),
			&bindings.GrantLogGrantRevocationBlockRefused{BlockNumber: number(block)})
	}
	// a block that is not there yet means all grants so far, and no later one
	w.mustSend(t, s.account, w.at.GrantLog, grantLog.PackRevokeAllBefore(math.MaxUint64))
	w.checkStatus(t, s, after, statusRevoked)
	w.checkStatus(t, other, before, statusActive)
	later := commitmentOf("later")
	w.grant(t, s, later)
	w.checkStatus(t, s, later, statusActive)
}

// A grant is its owner's: a stranger, and another nym with the same commitment,
// reach nothing.
func TestGrantOfAnotherNymIsOutOfReach(t *testing.T) {
	f := fiveSeats(t)
	w, s, other := f.registered(t, patient, clinician), f.submission(t, patient), f.submission(t, clinician)
	commitment, stranger := commitmentOf("mine"), newKey(t)
	w.fund(t, stranger)
	w.grant(t, s, commitment)
	w.mustRefuse(t, other.account, w.at.GrantLog, grantLog.PackRevoke(commitment),
		&bindings.GrantLogGrantUnknown{Id: w.grantID(other, commitment)})
	w.mustRefuse(t, stranger, w.at.GrantLog, grantLog.PackRevoke(commitment), &bindings.GrantLogGrantOwnerUnknown{Account: addressOf(stranger)})
	w.mustRefuse(t, stranger, w.at.GrantLog, grantLog.PackRevokeAllBefore(1), &bindings.GrantLogGrantOwnerUnknown{Account: addressOf(stranger)})
	w.mustRefuse(t, stranger, w.at.GrantLog, grantLog.PackGrant(commitment, w.now(t)+3600, bundle),
		&bindings.PseudonymRegistryPseudonymNotActive{Account: addressOf(stranger)})
	w.checkStatus(t, s, commitment, statusActive)
}

// A lapsed owner grants and anchors nothing more; what it granted stands until
// it expires, and can be revoked.
func TestLapsedNymRevokesButDoesNotGrant(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.registered(t, patient), f.submission(t, patient)
	one, two := commitmentOf("one"), commitmentOf("two")
	farAway := w.now(t) + 10*365*86400
	for _, commitment := range []common.Hash{one, two} {
		w.mustSend(t, s.account, w.at.GrantLog, grantLog.PackGrant(commitment, farAway, bundle))
	}
	must(t, w.chain.AdvanceTime(time.Duration(s.reg.ValidUntil-w.today(t))*24*time.Hour))
	if !read(t, w, w.at.Registry, registry.PackIsActive(s.reg.Nym), registry.UnpackIsActive) {
		t.Fatal("not active on its last day")
	}
	must(t, w.chain.AdvanceTime(24*time.Hour))
	lapsed := &bindings.PseudonymRegistryPseudonymNotActive{Account: s.reg.Account}
	w.mustRefuse(t, s.account, w.at.GrantLog, grantLog.PackGrant(commitmentOf("three"), farAway, bundle), lapsed)
	w.mustRefuse(t, s.account, w.at.GrantLog, grantLog.PackAnchorRecord(bundle, bundle), lapsed)
	w.checkStatus(t, s, one, statusActive)
	w.mustSend(t, s.account, w.at.GrantLog, grantLog.PackRevoke(one))
	w.checkStatus(t, s, one, statusRevoked)
	head, err := w.client.BlockNumber(t.Context())
	must(t, err)
	w.mustSend(t, s.account, w.at.GrantLog, grantLog.PackRevokeAllBefore(head+1))
	w.checkStatus(t, s, two, statusRevoked)
}

func TestGrantExpires(t *testing.T) {
	f := fiveSeats(t)
	w, s, commitment := f.registered(t, patient), f.submission(t, patient), commitmentOf("expires")
	w.grant(t, s, commitment)
	must(t, w.chain.AdvanceTime(time.Hour))
	w.checkStatus(t, s, commitment, statusExpired)
	w.mustSend(t, s.account, w.at.GrantLog, grantLog.PackRevoke(commitment))
	w.checkStatus(t, s, commitment, statusRevoked)
}

// An anchor is its nym's and never overwritten.
func TestAnchorIsNeverOverwritten(t *testing.T) {
	f := fiveSeats(t)
	w, s, other := f.registered(t, patient, clinician), f.submission(t, patient), f.submission(t, clinician)
	content, first, second := common.Hash{1}, common.Hash{2}, common.Hash{3}
	w.mustSend(t, s.account, w.at.GrantLog, grantLog.PackAnchorRecord(content, first))
	w.mustRefuse(t, s.account, w.at.GrantLog, grantLog.PackAnchorRecord(content, second),
		&bindings.GrantLogRecordAlreadyAnchored{ContentHash: content})
	w.mustSend(t, other.account, w.at.GrantLog, grantLog.PackAnchorRecord(content, second))
	for nym, want := range map[*big.Int]common.Hash{s.reg.Nym: first, other.reg.Nym: second} {
		got := read(t, w, w.at.GrantLog, grantLog.PackAnchoredCapsule(nym, content), grantLog.UnpackAnchoredCapsule)
		if fmt.Sprintf("%x", got) != fmt.Sprintf("%x", want) {
			t.Errorf("anchored %x, want %x", got, want)
		}
	}
}

// What a worker anchored is read back, and a reset begins the next log, in which
// a transaction that was sent before it fails.
func TestReceiptAnchorFollowsResets(t *testing.T) {
	f := fiveSeats(t)
	w, root := f.newWorld(t), commitmentOf("root")
	operator := w.seats[0].operator
	w.fund(t, operator)
	read := func() bindings.IGrantLogReceiptAnchor {
		return read(t, w, w.at.GrantLog, grantLog.PackReceiptAnchor(addressOf(operator)), grantLog.UnpackReceiptAnchor)
	}
	check := func(want bindings.IGrantLogReceiptAnchor) {
		t.Helper()
		if got := read(); got != want {
			t.Errorf("anchor is %+v, want %+v", got, want)
		}
	}
	check(bindings.IGrantLogReceiptAnchor{})
	anchored := w.mustSend(t, operator, w.at.GrantLog, grantLog.PackAnchorReceipts(0, 12, root))
	check(bindings.IGrantLogReceiptAnchor{Log: 0, Size: 12, Root: root, BlockNumber: anchored.BlockNumber.Uint64()})
	reset := w.mustSend(t, operator, w.at.GrantLog, grantLog.PackResetReceipts())
	w.mustRefuse(t, operator, w.at.GrantLog, grantLog.PackAnchorReceipts(0, 13, root), &bindings.GrantLogReceiptsLogMismatch{Current: 1})
	check(bindings.IGrantLogReceiptAnchor{Log: 1, BlockNumber: reset.BlockNumber.Uint64()})
}
