package worker_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/receipt"
)

// event tells the chain's follower of a grant.
func (w *world) event(d deal, block uint64) {
	g := w.chain.grants[d.id]
	w.chain.madeAt[d.id] = block
	w.chain.events = append(w.chain.events, worker.Event{
		Kind: worker.EventGranted, Block: block, Grant: d.id, Owner: g.OwnerNym,
		Commitment: g.Commitment, Bundle: g.Bundle, Expiry: g.Expiry,
	})
}

// revoke revokes a grant in a block.
func (w *world) revoke(d deal, block uint64) {
	w.chain.revokedAt[d.id] = block
	w.chain.events = append(w.chain.events, worker.Event{
		Kind: worker.EventRevoked, Block: block, Grant: d.id, Owner: w.chain.grants[d.id].OwnerNym,
	})
}

// advance adds blocks of a second each.
func (w *world) advance(blocks uint64) {
	w.chain.mu.Lock()
	defer w.chain.mu.Unlock()
	w.chain.head.Number += blocks
	w.chain.head.Time += blocks
	w.clock = w.clock.Add(time.Duration(blocks) * time.Second)
}

// follow follows and picks up all there is.
func (w *world) follow() {
	w.t.Helper()
	if err := errors.Join(w.worker.Follow(w.t.Context()), w.worker.PickUp(w.t.Context())); err != nil {
		w.t.Fatal(err)
	}
}

// wantPhase fails unless the worker has so much of the grant, and a fragment
// lies in the state exactly if it is held.
func (w *world) wantPhase(d deal, want string) {
	w.t.Helper()
	if got := w.worker.Phase(d.id); got != want {
		w.t.Errorf("grant is in phase %q, want %q", got, want)
	}
	if sealed := w.worker.Sealed(d.id); (len(sealed) > 0) != (want == "h") {
		w.t.Errorf("%d bytes of a fragment in phase %q", len(sealed), want)
	}
}

// asks returns the refusal of a good request under the grant, "" if none.
func (w *world) asks(d deal) api.Code {
	w.t.Helper()
	return w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label)))
}

// forgotten counts the log's entries of forgotten fragments of a grant.
func (w *world) forgotten(d deal) (n int) {
	w.t.Helper()
	id := api.Word(d.id)
	req := &api.ReceiptsRequest{Worker: w.config.Operator, GrantID: &id, Limit: 256, IssuedAt: uint64(w.clock.Unix())}
	req.Nonce[0], req.Nonce[1], req.Nonce[2] = byte(w.chain.head.Number), byte(w.chain.head.Number>>8), 77
	var err error
	if req.Signature, err = w.patient.sign(req.Digest(testDomain)); err != nil {
		w.t.Fatal(err)
	}
	resp, err := w.worker.Receipts(w.t.Context(), req)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range resp.Entries {
		e, err := receipt.Parse(r.Leaf)
		if err != nil {
			w.t.Fatal(err)
		}
		if e.Kind == receipt.Forgotten {
			n++
		}
	}
	return n
}

// The owner is gone when the worker follows, and the bundle is gone when the
// grantee asks. After the revocation nothing is left on the disk.
func TestFollowPicksUpAndForgets(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.event(d, 90)
	w.follow()
	w.wantPhase(d, "h")
	delete(w.store.objects, d.bundle)
	w.restart()
	if got := w.worker.Status().Fragments; got != 1 {
		t.Errorf("%d fragments after a restart", got)
	}
	if got := w.asks(d); got != "" {
		t.Errorf("refused: %q", got)
	}
	w.revoke(d, 99)
	if err := w.worker.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.wantPhase(d, "h") // not confirmed yet
	w.advance(5)
	w.follow()
	w.wantPhase(d, "o")
	if got := w.asks(d); got != api.GrantRevoked {
		t.Errorf("refused: %q", got)
	}
	if n := w.forgotten(d); n != 1 {
		t.Errorf("%d entries say that the fragment is forgotten", n)
	}
	if got := w.worker.Status().Fragments; got != 0 {
		t.Errorf("%d fragments", got)
	}
}

func TestRevokeAllBeforeForgetsThoseOnly(t *testing.T) {
	w := newWorld(t)
	old, young := w.grant(), w.grant()
	w.event(old, 80)
	w.event(young, 90)
	w.follow()
	w.chain.revokedAt[old.id] = 101
	w.chain.events = append(w.chain.events, worker.Event{Kind: worker.EventRevokedBefore, Block: 101, Owner: w.patient.nym, Before: 90})
	w.advance(5)
	w.follow()
	w.wantPhase(old, "o")
	w.wantPhase(young, "h")
}

// Once a worker has followed, grants that do not exist cost the chain no search,
// and those that exist none either.
func TestFollowedGrantsAreNotSearched(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	if got := w.asks(d); got != "" || w.chain.searches == 0 {
		t.Errorf("refused before anything was followed: %q, %d searches", got, w.chain.searches)
	}
	w.event(d, 90)
	w.follow()
	w.chain.searches = 0
	if got := w.asks(d); got != "" {
		t.Errorf("refused: %q", got)
	}
	if got := w.asks(deal{id: [32]byte{1}}); got != api.GrantUnknown {
		t.Errorf("no such grant: %q", got)
	}
	if w.chain.searches != 0 {
		t.Errorf("%d searches", w.chain.searches)
	}
}

// A grant is over by the later of the worker's clock and the block's.
func TestExpiryForgets(t *testing.T) {
	for name, pass := range map[string]func(*world){
		"clock": func(w *world) { w.clock = time.Unix(startTime+86400, 0) },
		"block": func(w *world) { w.chain.head.Time = startTime + 86400 + 3 },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d := w.grant()
			w.event(d, 90)
			w.follow()
			pass(w)
			if err := w.worker.Follow(t.Context()); err != nil {
				t.Fatal(err)
			}
			w.wantPhase(d, "o")
		})
	}
}

// After a clock that was ahead is set right, the grant stands again.
func TestClockSkewIsRepaired(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.event(d, 90)
	w.follow()
	w.clock = time.Unix(startTime+86400, 0)
	if err := w.worker.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.wantPhase(d, "o")
	w.clock = time.Unix(startTime, 0)
	if got := w.asks(d); got != "" {
		t.Errorf("refused: %q", got)
	}
	w.wantPhase(d, "h")
}

// Weeks of grants that are over by now cost no search for their bundles.
func TestExpiredGrantsAreNotSearched(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	g := w.chain.grants[d.id]
	g.Expiry = startTime - 1
	w.chain.grants[d.id] = g
	w.event(d, 10)
	w.store.onGet = func() { t.Error("searched") }
	w.follow()
	w.wantPhase(d, "o")
}

func TestMissingBundleIsFoundLater(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.event(d, 90)
	bundle := w.store.objects[d.bundle]
	delete(w.store.objects, d.bundle)
	for range 5 { // backing off, over restarts
		w.follow()
		w.wantPhase(d, "w")
		w.restart()
	}
	if got := w.worker.Status().Waiting; got != 1 {
		t.Errorf("%d grants are waited for", got)
	}
	w.store.objects[d.bundle] = bundle
	w.follow()
	w.wantPhase(d, "w") // its time has not come
	w.advance(3600)
	w.follow()
	w.wantPhase(d, "h")
}

// Bytes that are not the bundle's are the store's fault and tried again; a
// bundle that does not open is the owner's and is not.
func TestWrongBundles(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.event(d, 90)
	w.store.lie = func(b []byte) []byte { b[40] ^= 1; return b }
	w.follow()
	w.wantPhase(d, "w")
	w.store.lie = nil
	w.advance(3600)
	w.follow()
	w.wantPhase(d, "h")

	hostile := w.grant()
	b := bytes.Clone(w.store.objects[hostile.bundle])
	b[40] ^= 1
	g := w.chain.grants[hostile.id]
	g.Bundle, _ = w.store.Add(t.Context(), bytes.NewReader(b))
	w.chain.grants[hostile.id] = g
	w.event(hostile, w.chain.head.Number+1)
	w.advance(5)
	w.follow()
	w.wantPhase(hostile, "f")
	if got := w.asks(hostile); got != api.BadBundle {
		t.Errorf("refused: %q", got)
	}
	w.store.onGet = func() { t.Error("a bundle that does not open is tried again") }
	w.advance(3600)
	w.follow()
}

// A reorganisation that is deeper than the confirmations takes a grant away,
// and a revocation, and brings others.
func TestReorganisationDeeperThanConfirmations(t *testing.T) {
	w := newWorld(t)
	kept, gone, revived := w.grant(), w.grant(), w.grant()
	w.event(kept, 50)
	w.event(revived, 51)
	if err := w.worker.FollowPages(t.Context(), 7); err != nil {
		t.Fatal(err)
	}
	w.event(gone, 99)
	w.revoke(revived, 100)
	w.advance(5)
	w.follow()
	w.wantPhase(gone, "h")
	w.wantPhase(revived, "o")

	w.chain.mu.Lock()
	w.chain.fork, w.chain.forkAt = 1, 60
	w.chain.events = w.chain.events[:2]
	delete(w.chain.grants, gone.id)
	delete(w.chain.revokedAt, revived.id)
	w.chain.mu.Unlock()
	late := w.grant()
	w.event(late, 101)
	w.advance(3)
	w.follow()
	if got := w.worker.Status().Rewinds; got != 1 {
		t.Errorf("%d rewinds", got)
	}
	w.wantPhase(kept, "h")
	w.wantPhase(late, "h")
	if got := w.asks(gone); got != api.GrantUnknown {
		t.Errorf("grant of the other history: %q", got)
	}
	if got := w.asks(revived); got != "" {
		t.Errorf("grant whose revocation is gone: %q", got)
	}
	w.wantPhase(revived, "h")
}

// A node that was set back is behind; that is no reason to forget.
func TestShorterChainIsWaitedFor(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.event(d, 90)
	w.follow()
	w.chain.head.Number = 40
	if err := w.worker.Follow(t.Context()); err == nil {
		t.Error("followed a chain that is shorter than what was followed")
	}
	w.wantPhase(d, "h")
}

func TestDisagreementIsRefusedAndTold(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.chain.disagree = true
	if got := w.asks(d); got != api.ChainUnavailable {
		t.Errorf("got %q", got)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	done := make(chan error)
	go func() { done <- w.worker.Run(ctx) }()
	for ctx.Err() == nil && w.worker.Status().Disagreement == "" {
		time.Sleep(5 * time.Millisecond)
	}
	if w.worker.Status().Disagreement == "" {
		t.Error("the status does not tell")
	}
	cancel()
	<-done
}

// cutState fails at the n-th update, before or after it took effect, and then
// always: what a process sees that is killed there.
type cutState struct {
	worker.State
	left  int
	after bool
}

func (s *cutState) Update(fn func(worker.Tx) error) error {
	s.left--
	if s.left > 0 {
		return s.State.Update(fn)
	}
	if s.left == 0 && s.after {
		if err := s.State.Update(fn); err != nil {
			return err
		}
	}
	return errDisk
}

// Cut off at any change of the state, before or after it took effect, a worker
// that starts again ends where one ends that was never cut off.
func TestFollowCutOffAnywhere(t *testing.T) {
	for _, after := range []bool{false, true} {
		for cut := 1; ; cut++ {
			if testing.Short() && cut%3 != 0 {
				continue
			}
			if !cutOff(t, cut, after) {
				if cut < 6 {
					t.Errorf("%d changes were too few to be cut off", cut)
				}
				break
			}
		}
	}
}

// cutOff reports whether the run was long enough to be cut off.
func cutOff(t *testing.T, cut int, after bool) (wasCut bool) {
	t.Run(fmt.Sprintf("%d %v", cut, after), func(t *testing.T) {
		w := newWorld(t)
		held, ended, expired := w.grant(), w.grant(), w.grant()
		g := w.chain.grants[expired.id]
		g.Expiry = startTime + 60
		w.chain.grants[expired.id] = g
		for i, d := range []deal{held, ended, expired} {
			w.event(d, 80+uint64(i))
		}
		run := func() error {
			err := errors.Join(w.worker.FollowPages(t.Context(), 40), w.worker.PickUp(t.Context()))
			return errors.Join(err, w.worker.FollowPages(t.Context(), 40))
		}
		state := &cutState{State: w.state, left: 10, after: after}
		w.worker.Close()
		w.config.State = state
		w.start()
		state.left = cut
		first := run()
		w.revoke(ended, 105)
		w.advance(100)
		second := run()
		wasCut = first != nil || second != nil
		w.worker.Close()
		w.config.State = w.state
		w.start()
		w.advance(3600) // tries that were put off
		w.follow()
		w.wantPhase(held, "h")
		w.wantPhase(ended, "o")
		w.wantPhase(expired, "o")
		if s := w.worker.Status(); s.Fragments != 1 || s.Waiting != 0 {
			t.Errorf("%d fragments, %d waiting", s.Fragments, s.Waiting)
		}
		if got := w.asks(held); got != "" {
			t.Errorf("refused: %q", got)
		}
	})
	return wasCut
}

func TestRankVectors(t *testing.T) {
	var members []worker.Member
	for i := range byte(5) {
		members = append(members, worker.Member{Seat: int(i) + 1, Operator: api.Address{i + 1}})
	}
	for object, want := range rankVectors {
		got := worker.Rank(content.Hash{object}, members)
		var seats []int
		for _, m := range got {
			seats = append(seats, m.Seat)
		}
		if fmt.Sprint(seats) != want {
			t.Errorf("object %d: %v, want %s", object, seats, want)
		}
		// A member that leaves moves nothing but what it had.
		fewer := worker.Rank(content.Hash{object}, members[:4])
		j := 0
		for _, m := range got {
			if m.Seat != 5 {
				if fewer[j].Seat != m.Seat {
					t.Errorf("object %d: order of the others changed", object)
				}
				j++
			}
		}
	}
}

// rankVectors were computed apart, in Python: seats in order by the object's first
// byte, the rest of it and of the operators being zero.
var rankVectors = map[byte]string{1: "[4 2 5 1 3]", 2: "[4 2 1 3 5]", 3: "[3 2 1 5 4]", 4: "[5 1 2 4 3]", 5: "[1 5 2 4 3]"}

// crowded is a chain whose node answers no query of more than a few blocks: it
// takes too long over them, or its answers are too large.
type crowded struct{ *fakeChain }

func (c crowded) Events(ctx context.Context, from, to uint64) ([]worker.Event, error) {
	if to-from >= 4 {
		return nil, context.DeadlineExceeded
	}
	return c.fakeChain.Events(ctx, from, to)
}

// A page that the node cannot give is asked for in smaller ones.
func TestFollowTakesSmallerPages(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.event(d, 90)
	w.worker.Close()
	w.config.Chain = crowded{w.chain}
	w.start()
	if failed, err := w.worker.FollowAnyway(t.Context(), 20); err != nil {
		t.Fatalf("%v after %d failures", err, failed)
	}
	w.wantPhase(d, "w")
	if got := w.worker.Status().Followed; got != w.chain.head.Number-w.config.Confirmations {
		t.Errorf("followed up to block %d", got)
	}
}
