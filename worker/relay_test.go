package worker_test

import (
	"slices"
	"testing"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/pvss"
)

// registration is one that the relay takes: the fake chain accepts any.
func (w *world) registration(nym byte) *api.RegisterRequest {
	w.t.Helper()
	key := pre.GenerateKey()
	r := &api.RegisterRequest{
		Nym: api.Word{31: nym}, Account: api.Address{19: nym}, PreKey: key.PublicKey().Bytes(),
		Ciphertexts: make([]api.Word, pvss.N), Leaves: make([]api.Word, pvss.N+1),
	}
	c := worker.PossessionContext(w.config.RegistryDomain, grant.Nym(r.Nym), 0, r.Account)
	proof, err := pre.ProvePossession(key, c[:])
	if err != nil {
		w.t.Fatal(err)
	}
	r.PrePossession = proof.Bytes()
	return r
}

// Gas is given once for each nym, whatever fails and however often it is asked.
func TestDripOnce(t *testing.T) {
	w := newWorld(t)
	r := w.registration(50)
	for i := range 3 {
		resp, err := w.worker.Register(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if resp.Dripped != (i == 0) {
			t.Errorf("try %d: dripped %t", i, resp.Dripped)
		}
		w.restart()
	}
	if w.chain.drips[r.Account] != 1 {
		t.Errorf("%d drips", w.chain.drips[r.Account])
	}
}

func TestRegisterRefusals(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(*world, *api.RegisterRequest)
		want api.Code
	}{
		{"proof of possession for another account", func(_ *world, r *api.RegisterRequest) { r.Account[0]++ }, api.RegistrationRefused},
		{"proof of possession for another nym", func(_ *world, r *api.RegisterRequest) { r.Nym[0]++ }, api.RegistrationRefused},
		{"proof of possession for another generation", func(_ *world, r *api.RegisterRequest) { r.Generation++ }, api.RegistrationRefused},
		{"no key", func(_ *world, r *api.RegisterRequest) { r.PreKey = nil }, api.RegistrationRefused},
		{"too few leaves", func(_ *world, r *api.RegisterRequest) { r.Leaves = r.Leaves[1:] }, api.BadRequest},
		{"chain is down", func(w *world, _ *api.RegisterRequest) { w.chain.failSend = "before" }, api.ChainUnavailable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			r := w.registration(50)
			tt.do(w, r)
			if _, err := w.worker.Register(t.Context(), r); api.CodeOf(err) != tt.want {
				t.Errorf("got %v, want %s", err, tt.want)
			}
			if slices.Contains(w.chain.sent, "drip") {
				t.Error("gas for a refused registration")
			}
		})
	}
}

// Copies of a registration that come at once are sent once: each would be mined,
// at this worker's cost.
func TestRegisterAtOnce(t *testing.T) {
	w := newWorld(t)
	r := w.registration(50)
	w.chain.mu.Lock() // the first copy waits for the chain
	const copies = 6
	done := make(chan api.Code, copies)
	for range copies {
		go func() {
			_, err := w.worker.Register(t.Context(), r)
			done <- api.CodeOf(err)
		}()
	}
	for range copies - 1 {
		if got := <-done; got != api.Busy {
			t.Errorf("a copy: %q", got)
		}
	}
	w.chain.mu.Unlock()
	if got := <-done; got != "" {
		t.Errorf("the first: %q", got)
	}
	if len(w.chain.sent) != 2 {
		t.Errorf("sent %v, want a registration and its gas", w.chain.sent)
	}
}

// A registration that the registry has already costs no transaction.
func TestRegisteredAlready(t *testing.T) {
	w := newWorld(t)
	r := w.registration(50)
	s := pvss.Statement{ID: pvss.ID{}, Account: r.Account}
	s.Nym.SetBytes(r.Nym[:])
	x := s.Vector()
	w.chain.dealings[r.Nym] = &x
	w.chain.nyms[r.Account] = grant.Nym(r.Nym)
	if _, err := w.worker.Register(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(w.chain.sent, "register") {
		t.Error("sent it again")
	}
	r.Ephemeral[0][31]++ // another dealing of the same nym: let the registry refuse it
	if _, err := w.worker.Register(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(w.chain.sent, "register") {
		t.Error("took another dealing for the same")
	}
}
