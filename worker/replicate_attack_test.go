package worker_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/content"
)

// round has the worker ask who is there and go round its objects once.
func (w *world) round() {
	w.t.Helper()
	if err := w.worker.Probe(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	if err := w.worker.Round(w.t.Context())(); err != nil {
		w.t.Fatal(err)
	}
}

// An owner who names a large object as a bundle does not have the members keep
// it: no bundle is so large.
func TestBundlesAreSmall(t *testing.T) {
	w := newWorld(t)
	peers := w.withPeers(t)
	w.chain.members = []worker.Member{w.chain.members[0], w.chain.members[self-1]} // both are responsible for all
	large := bytes.Repeat([]byte{1}, grant.MaxBundleSize+1)
	peers[1].store.put(large)
	d := w.grant()
	g := w.chain.grants[d.id]
	g.Bundle = content.Of(large)
	w.chain.grants[d.id] = g
	w.event(d, 90)
	if err := w.worker.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.round()
	if w.store.holds(g.Bundle) {
		t.Errorf("keeps a bundle of %d bytes", len(large))
	}
}

// Who names objects on chain has no more of them kept in a day than it may store.
func TestReplicationHoldsTheQuota(t *testing.T) {
	w := newWorld(t)
	peers := w.withPeers(t)
	w.worker.Close()
	w.config.DailyQuota = 250
	w.start()
	var ids []content.Hash
	for range 4 {
		object, id := w.anchored(t, self, 1)
		w.chain.events[len(w.chain.events)-1].Owner = w.stranger.nym
		peers[1].store.put(object)
		ids = append(ids, id)
	}
	other, otherID := w.anchored(t, self, 1)
	w.chain.events[len(w.chain.events)-1].Owner = w.patient.nym
	peers[1].store.put(other)
	w.follow()
	kept := func() (n int) {
		for _, id := range ids {
			if w.store.holds(id) {
				n++
			}
		}
		return n
	}
	w.round()
	if kept() != 2 || !w.store.holds(otherID) {
		t.Errorf("keeps %d objects of 100 bytes of a quota of 250, another's %v", kept(), w.store.holds(otherID))
	}
	w.restart()
	w.round()
	if kept() != 2 {
		t.Errorf("keeps %d after a restart", kept())
	}
	w.advance(86400)
	w.round()
	if kept() != 4 {
		t.Errorf("keeps %d a day later", kept())
	}
}

// Before a worker knows who is there, it does not take everything for its own.
func TestReplicationWaitsForTheProbe(t *testing.T) {
	w := newWorld(t)
	peers := w.withPeers(t)
	object, id := w.anchored(t, 1, 3, 4, 5, self)
	peers[1].store.put(object)
	w.follow()
	if err := w.worker.Round(t.Context())(); err != nil {
		t.Fatal(err)
	}
	if w.store.holds(id) {
		t.Error("fetched what is the last to be in its care")
	}
}

// A member that sends something else than the object, or stops before its end,
// does not get to send as much again for the next one.
func TestReplicationLeavesLiarsAlone(t *testing.T) {
	w := newWorld(t)
	w.withPeers(t)
	var sent atomic.Int64
	liar := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/healthz" {
			return
		}
		rw.Header().Set("Content-Length", "1000")
		n, _ := io.WriteString(rw, strings.Repeat("junk", 249))
		sent.Add(int64(n))
	}))
	defer liar.Close()
	w.chain.members[0].Endpoint = liar.URL
	for range 5 {
		w.anchored(t, self, 1)
	}
	w.follow()
	w.round()
	if sent.Load() != 996 {
		t.Errorf("took %d bytes of junk, want those of the first object", sent.Load())
	}
}

// What a member registers as its endpoint does not choose what this worker asks
// of others.
func TestEndpointsArePlaces(t *testing.T) {
	w := newWorld(t)
	var asked []string
	inside := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked = append(asked, r.URL.String()) }))
	defer inside.Close()
	host := strings.TrimPrefix(inside.URL, "http://")
	for i, endpoint := range []string{
		inside.URL + "/admin?delete=all&x=", inside.URL + "/admin?", inside.URL + "/admin#", inside.URL + "/admin#x",
		fmt.Sprintf("http://user:password@%s", host), "ftp://" + host, host, "http://", "",
	} {
		w.chain.members = append(w.chain.members, worker.Member{Seat: i + 1, Operator: [20]byte{byte(i + 1)}, Endpoint: endpoint})
	}
	if err := w.worker.Probe(context.Background()); err != nil {
		t.Fatal(err)
	}
	if len(asked) > 0 {
		t.Errorf("asked for %q", asked)
	}
}
