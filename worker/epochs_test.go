package worker_test

import (
	"slices"
	"testing"
	"time"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/zk/curve"
)

const attestationPeriod = 9 * 86400

// newEpochs is a worker that has had a seat in four epochs. It has the keys of
// three; that of epoch 2 served in epoch 3 too.
func newEpochs(t *testing.T) (*world, map[uint32]curve.SecretKey) {
	t.Helper()
	w := newWorld(t)
	keys := make(map[uint32]curve.SecretKey)
	for _, epoch := range []uint32{1, 2, 4, 9} { // 9: nobody's
		k, err := curve.GenerateKey()
		if err != nil {
			t.Fatal(err)
		}
		keys[epoch] = k
	}
	at := func(n uint32, key uint32, superseded uint64) worker.Epoch {
		return worker.Epoch{Number: n, Seat: self, Share: keys[key].Public(), Superseded: superseded, Period: attestationPeriod}
	}
	w.chain.epochs = []worker.Epoch{at(4, 4, 0), at(3, 2, startTime), at(2, 2, startTime), at(1, 1, startTime)}
	return w, map[uint32]curve.SecretKey{2: keys[2], 4: keys[4], 9: keys[9]}
}

func (w *world) pass(d time.Duration) {
	w.clock = w.clock.Add(d)
	w.chain.head.Time += uint64(d.Seconds())
}

// The seat attests to every superseded epoch whose key it holds, in time, once in
// a third of the period, and to no other.
func TestAttestsInTime(t *testing.T) {
	w, keys := newEpochs(t)
	w.worker.ReplaceShares(keys)
	attest := func() []string {
		t.Helper()
		w.chain.sent = nil
		for range 2 {
			if err := w.worker.AttestOnce(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		return w.chain.sent
	}
	if sent := attest(); len(sent) > 0 {
		t.Errorf("just superseded: sent %v", sent)
	}
	for range 3 {
		w.pass(attestationPeriod / 3 * time.Second)
		if sent := attest(); !slices.Equal(sent, []string{"attest 3", "attest 2"}) {
			t.Errorf("after a third: sent %v", sent)
		}
	}
	status := w.worker.Status().Epochs
	if len(status) != 4 || !status[0].Held || status[0].Until != 0 || !status[1].Held || status[3].Held ||
		status[3].Until != startTime+attestationPeriod {
		t.Errorf("status %+v", status)
	}
}

// An attestation that fails is tried again, and one whose answer was lost is not
// paid for twice; a key that arrives is attested to.
func TestAttestationIsRetried(t *testing.T) {
	w, keys := newEpochs(t)
	w.worker.ReplaceShares(keys)
	w.pass(attestationPeriod / 3 * time.Second)
	for _, when := range []string{"before", "after"} {
		w.chain.failSend = when
		if err := w.worker.AttestOnce(t.Context()); err == nil {
			t.Errorf("lost %s: no error", when)
		}
	}
	w.chain.failSend = ""
	if err := w.worker.AttestOnce(t.Context()); err != nil {
		t.Fatal(err)
	}
	if want := []string{"attest 3", "attest 2"}; !slices.Equal(w.chain.sent, want) {
		t.Errorf("sent %v, want %v", w.chain.sent, want)
	}
	w.worker.ReplaceShares(keys, map[uint32]curve.SecretKey{1: keys[9]})
	w.chain.epochs[3].Share = keys[9].Public() // what was handed over
	w.chain.sent = nil
	if err := w.worker.AttestOnce(t.Context()); err != nil || !slices.Equal(w.chain.sent, []string{"attest 1"}) {
		t.Errorf("%v, sent %v", err, w.chain.sent)
	}
}
