package worker_test

import (
	"slices"
	"testing"
	"time"

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

// later makes a registration one of a later generation.
func (w *world) later(r *api.RegisterRequest, key pre.SecretKey, generation uint32) *api.RegisterRequest {
	w.t.Helper()
	c := worker.PossessionContext(w.config.RegistryDomain, grant.Nym(r.Nym), generation, r.Account)
	proof, err := pre.ProvePossession(key, c[:])
	if err != nil {
		w.t.Fatal(err)
	}
	l := *r
	l.Generation, l.PreKey, l.PrePossession = generation, key.PublicKey().Bytes(), proof.Bytes()
	return &l
}

func (w *world) count(act string) (n int) {
	for _, sent := range w.chain.sent {
		if sent == act {
			n++
		}
	}
	return n
}

// Whoever has a holder secret makes valid renewals and recoveries without end:
// the relay pays for a few in a period, of each kind, also across restarts, and
// whether or not it learns what became of them.
func TestRelayIsNotDrained(t *testing.T) {
	for name, lost := range map[string]string{"answers arrive": "", "answers are lost": "after"} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			r, key := w.registration(50), pre.GenerateKey()
			if _, err := w.worker.Register(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			w.chain.failSend = lost
			thief := *r
			thief.Account = api.Address{19: 99}
			for i := range uint32(8) {
				_, _ = w.worker.Register(t.Context(), w.later(r, key, 1+i))
				_, _ = w.worker.Register(t.Context(), w.later(&thief, key, 200+i))
				w.restart()
			}
			if n := w.count("register"); n != 1+4+4 {
				t.Errorf("paid for %d registrations", n)
			}
			w.chain.failSend = ""
			if _, err := w.worker.Register(t.Context(), w.later(r, key, 20)); api.CodeOf(err) != api.Busy {
				t.Errorf("beyond the budget: %v", err)
			}
			w.clock = w.clock.Add(92 * 24 * time.Hour)
			w.chain.head.Time += 92 * 86400
			if _, err := w.worker.Register(t.Context(), w.later(r, key, 20)); err != nil {
				t.Errorf("in the next period: %v", err)
			}
		})
	}
}

// What the registry refuses costs nothing, and uses up nobody's budget: garbage
// in another's name would.
func TestRefusedRegistrationsAreNotCounted(t *testing.T) {
	w := newWorld(t)
	r, key := w.registration(50), pre.GenerateKey()
	w.chain.refuseRegister = true
	for i := range uint32(10) {
		if _, err := w.worker.Register(t.Context(), w.later(r, key, 1+i)); api.CodeOf(err) != api.RegistrationRefused {
			t.Fatal(err)
		}
	}
	w.chain.refuseRegister = false
	if _, err := w.worker.Register(t.Context(), w.later(r, key, 1)); err != nil {
		t.Error(err)
	}
}

// The account that a recovery brings gets its first gas once the recovery took
// effect, not before; accounts of one nym get two drips in a period.
func TestDripAfterRecovery(t *testing.T) {
	w := newWorld(t)
	r, key := w.registration(50), pre.GenerateKey()
	if _, err := w.worker.Register(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	recoverTo := func(account byte) {
		t.Helper()
		a := *r
		a.Account = api.Address{18: 1, 19: account}
		l := w.later(&a, key, 200)
		if resp, err := w.worker.Register(t.Context(), l); err != nil || resp.Dripped {
			t.Fatalf("gas before the recovery took effect: %v", err)
		}
		clear(w.chain.nyms)
		w.chain.nyms[a.Account] = grant.Nym(r.Nym)
		for range 2 {
			if _, err := w.worker.Register(t.Context(), l); err != nil {
				t.Fatal(err)
			}
		}
	}
	recoverTo(1)
	if n := w.chain.drips[api.Address{18: 1, 19: 1}]; n != 1 {
		t.Errorf("the new account got %d drips", n)
	}
	w.clock = w.clock.Add(24 * time.Hour)
	w.chain.head.Time += 86400
	recoverTo(2)
	if n := w.chain.drips[api.Address{18: 1, 19: 2}]; n != 0 {
		t.Errorf("a third account in the period got %d drips", n)
	}
}
