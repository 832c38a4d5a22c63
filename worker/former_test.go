package worker_test

import (
	"testing"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// replaceKey gives a person a new PRE key on chain and files the old one as that
// of a generation that took effect, proven by prover.
func (w *world) replaceKey(p *person, generation, since uint32, prover pre.SecretKey) {
	w.t.Helper()
	c := worker.PossessionContext([32]byte{31: 7}, p.nym, generation, p.address)
	proof, err := pre.ProvePossession(prover, c[:])
	if err != nil {
		w.t.Fatal(err)
	}
	w.chain.former = map[string]worker.FormerKey{string(p.key.PublicKey().Bytes()): {
		Generation: generation, Account: p.address, AccountSince: since, Possession: proof.Bytes(),
	}}
	fresh := pre.GenerateKey()
	w.register(p, fresh.PublicKey().Bytes(), fresh)
}

// Grants to and from a replaced PRE key are served if it was replaced with the
// account's consent. After a recovery to another account nothing is served to a
// key of before it, which whoever took the account has too.
func TestFormerKeys(t *testing.T) {
	for name, tt := range map[string]struct {
		do   func(*world)
		want api.Code
	}{
		"owner renewed":                          {func(w *world) { w.replaceKey(w.patient, 0, 0, w.patient.key) }, ""},
		"owner recovered":                        {func(w *world) { w.replaceKey(w.patient, 0, 200, w.patient.key) }, ""},
		"grantee renewed":                        {func(w *world) { w.replaceKey(w.doctor, 0, 0, w.doctor.key) }, ""},
		"grantee renewed since its recovery":     {func(w *world) { w.replaceKey(w.doctor, 200, 200, w.doctor.key) }, ""},
		"grantee recovered":                      {func(w *world) { w.replaceKey(w.doctor, 199, 200, w.doctor.key) }, api.KeyChanged},
		"owner's former key proven by another":   {func(w *world) { w.replaceKey(w.patient, 0, 0, pre.GenerateKey()) }, api.KeyChanged},
		"grantee's former key proven by another": {func(w *world) { w.replaceKey(w.doctor, 0, 0, pre.GenerateKey()) }, api.KeyChanged},
		"former key of a pending recovery":       {func(w *world) { w.replaceKey(w.doctor, 0, 0, w.doctor.key); clear(w.chain.former) }, api.KeyChanged},
		"former key proven for another generation": {func(w *world) {
			w.replaceKey(w.doctor, 0, 0, w.doctor.key)
			k := w.chain.former[string(w.doctor.key.PublicKey().Bytes())]
			k.Generation++
			w.chain.former[string(w.doctor.key.PublicKey().Bytes())] = k
		}, api.KeyChanged},
		"former key proven for another account": {func(w *world) {
			w.replaceKey(w.doctor, 0, 0, w.doctor.key)
			k := w.chain.former[string(w.doctor.key.PublicKey().Bytes())]
			k.Account[0]++
			w.chain.former[string(w.doctor.key.PublicKey().Bytes())] = k
		}, api.KeyChanged},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d := w.grant()
			tt.do(w)
			if got := w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A pseudonym whose identity cannot be opened any more may not act; as an owner
// it is not cut off.
func TestLostEpoch(t *testing.T) {
	lose := func(w *world, p *person) {
		v := w.chain.pseudonyms[p.nym]
		v.EpochLost = true
		w.chain.pseudonyms[p.nym] = v
	}
	w := newWorld(t)
	d := w.grant()
	ask := func() api.Code {
		return w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label)))
	}
	lose(w, w.patient)
	if got := ask(); got != "" {
		t.Errorf("owner's epoch is lost: %q", got)
	}
	lose(w, w.doctor)
	if got := ask(); got != api.PseudonymInactive {
		t.Errorf("grantee's epoch is lost: %q", got)
	}
}
