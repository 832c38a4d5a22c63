package worker_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// peer is another member's worker, as far as objects go.
type peer struct {
	*httptest.Server
	store *memoryStore
	down  atomic.Bool
}

func newPeer(t *testing.T) *peer {
	p := &peer{store: &memoryStore{objects: map[content.Hash][]byte{}}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if p.down.Load() {
			panic(http.ErrAbortHandler)
		}
		if r.URL.Path == "/healthz" {
			return
		}
		h, err := content.ParseHash(strings.TrimPrefix(r.URL.Path, "/v1/objects/"))
		if err != nil {
			rw.WriteHeader(http.StatusBadRequest)
			return
		}
		body, size, err := p.store.Get(r.Context(), h)
		if err != nil {
			rw.WriteHeader(http.StatusNotFound)
			return
		}
		rw.Header().Set("Content-Length", strconv.FormatInt(size, 10))
		io.Copy(rw, body)
	}))
	t.Cleanup(p.Close)
	return p
}

// withPeers gives the world other members with workers, and returns them by
// seat.
func (w *world) withPeers(t *testing.T) map[int]*peer {
	peers := map[int]*peer{}
	for seat := 1; seat <= workers; seat++ {
		m := worker.Member{Seat: seat, Operator: address(w.operator[seat-1])}
		if seat != self {
			peers[seat] = newPeer(t)
			m.Endpoint = peers[seat].URL
		}
		w.chain.members = append(w.chain.members, m)
	}
	return peers
}

// anchored makes an object of which the responsible seats are those, in order,
// and tells the chain's follower that it is anchored.
func (w *world) anchored(t *testing.T, seats ...int) ([]byte, content.Hash) {
	t.Helper()
	for range 10000 {
		b := make([]byte, 100)
		rand.Read(b)
		h := content.Of(b)
		order := worker.Rank(h, w.chain.members)
		ok := true
		for i, s := range seats {
			ok = ok && order[i].Seat == s
		}
		if ok {
			w.chain.events = append(w.chain.events, worker.Event{Kind: worker.EventRecordAnchored, Block: 90, Object: h})
			return b, h
		}
	}
	t.Fatal("no object is of these seats")
	return nil, content.Hash{}
}

func (s *memoryStore) put(b []byte) {
	if _, err := s.Add(context.Background(), bytes.NewReader(b)); err != nil {
		panic(err)
	}
}

func (s *memoryStore) holds(h content.Hash) bool {
	ok, _ := s.Has(context.Background(), h)
	return ok
}

func TestReplicationFetchesWhatIsOurs(t *testing.T) {
	w := newWorld(t)
	peers := w.withPeers(t)
	ours, oursID := w.anchored(t, 1, self)
	others, othersID := w.anchored(t, 1, 3)
	peers[1].store.put(ours)
	peers[1].store.put(others)
	w.follow()
	round := w.worker.Round(t.Context())
	if err := w.worker.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := round(); err != nil {
		t.Fatal(err)
	}
	if !w.store.holds(oursID) || w.store.holds(othersID) {
		t.Errorf("ours %v, others %v", w.store.holds(oursID), w.store.holds(othersID))
	}
	if got := w.worker.Status(); got.UnderReplicated != 0 || got.Replicated != 1 {
		t.Errorf("%d under-replicated, %d fetched", got.UnderReplicated, got.Replicated)
	}
}

// When a responsible member is down, the next takes over; when it is back
// without the object, that shows.
func TestReplicationRepairs(t *testing.T) {
	w := newWorld(t)
	peers := w.withPeers(t)
	object, id := w.anchored(t, 1, 3, self)
	peers[1].store.put(object)
	peers[3].down.Store(true)
	w.follow()
	round := w.worker.Round(t.Context())
	if err := w.worker.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := round(); err != nil {
		t.Fatal(err)
	}
	if !w.store.holds(id) {
		t.Error("the place of a member that is down was not taken")
	}
	first, firstID := w.anchored(t, self, 3)
	w.store.put(first)
	peers[3].down.Store(false)
	w.chain.events[len(w.chain.events)-1].Block = 101
	w.advance(5)
	w.follow()
	if err := w.worker.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := round(); err != nil {
		t.Fatal(err)
	}
	if got := w.worker.Status().UnderReplicated; got != 1 {
		t.Errorf("%d under-replicated, want the one that seat 3 lacks", got)
	}
	peers[3].store.put(first)
	if err := round(); err != nil {
		t.Fatal(err)
	}
	if got := w.worker.Status().UnderReplicated; got != 0 || !peers[3].store.holds(firstID) {
		t.Errorf("%d under-replicated after the repair", got)
	}
}

// A member that sends other bytes is passed over; nothing of them is kept as
// the object.
func TestReplicationPassesOverLiars(t *testing.T) {
	w := newWorld(t)
	peers := w.withPeers(t)
	object, id := w.anchored(t, self, 1, 3)
	peers[1].store.put(object)
	peers[1].store.lie = func(b []byte) []byte { b[7] ^= 1; return b }
	peers[3].store.put(object)
	w.follow()
	if err := w.worker.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.worker.Round(t.Context())(); err != nil {
		t.Fatal(err)
	}
	if !w.store.holds(id) {
		t.Error("the honest member was not asked")
	}
}

// An object that is larger than this worker stores is not fetched.
func TestReplicationHoldsTheLimit(t *testing.T) {
	w := newWorld(t)
	peers := w.withPeers(t)
	object, id := w.anchored(t, self, 1)
	peers[1].store.put(object)
	w.worker.Close()
	w.config.MaxObject = uint64(len(object)) - 1
	w.start()
	w.follow()
	if err := w.worker.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.worker.Round(t.Context())(); err != nil {
		t.Fatal(err)
	}
	if got := w.worker.Status().UnderReplicated; w.store.holds(id) || got != 1 {
		t.Errorf("holds %v, %d under-replicated", w.store.holds(id), got)
	}
}

// Whoever names another's record as the bundle of a grant does not end its
// replication with the grant.
func TestBundleDoesNotShortenARecordsLife(t *testing.T) {
	w := newWorld(t)
	peers := w.withPeers(t)
	object, id := w.anchored(t, self, 1)
	peers[1].store.put(object)
	d := w.grant()
	g := w.chain.grants[d.id]
	g.Bundle, g.Expiry = id, startTime+10
	w.chain.grants[d.id] = g
	w.event(d, 91)
	w.follow()
	w.revoke(d, 101)
	w.advance(100)
	w.follow()
	if err := w.worker.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.worker.Round(t.Context())(); err != nil {
		t.Fatal(err)
	}
	if !w.store.holds(id) {
		t.Error("the record is not replicated any more")
	}
}

// A bundle that only another member has is found there.
func TestBundleFromAPeer(t *testing.T) {
	w := newWorld(t)
	peers := w.withPeers(t)
	d := w.grant()
	peers[4].store.put(w.store.objects[d.bundle])
	delete(w.store.objects, d.bundle)
	w.event(d, 90)
	w.follow()
	w.wantPhase(d, "h")
	if got := w.asks(d); got != api.Code("") {
		t.Errorf("refused: %q", got)
	}
}
