package pvss_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

func TestDealRefuses(t *testing.T) {
	one := fr.One()
	for name, change := range map[string]func(*pvss.Committee, *pvss.Witness, *pvss.Escrow){
		"an invalid committee": func(c *pvss.Committee, _ *pvss.Witness, _ *pvss.Escrow) { c.Seats[0].Share = c.Seats[1].Share },
		"degree t":             func(_ *pvss.Committee, w *pvss.Witness, _ *pvss.Escrow) { w.Coefficients[2] = one },
		"degree N-1":           func(_ *pvss.Committee, w *pvss.Witness, _ *pvss.Escrow) { w.Coefficients[pvss.N-1] = one },
		"e is zero":            func(_ *pvss.Committee, w *pvss.Witness, _ *pvss.Escrow) { w.E.SetZero() },
		"an erased witness":    func(_ *pvss.Committee, w *pvss.Witness, _ *pvss.Escrow) { w.Erase() },
		"no identity":          func(_ *pvss.Committee, _ *pvss.Witness, e *pvss.Escrow) { e.Identity = credential.Identity{} },
		"issuer seat 0":        func(_ *pvss.Committee, _ *pvss.Witness, e *pvss.Escrow) { e.IssuerSeat = 0 },
		"issuer seat N+1":      func(_ *pvss.Committee, _ *pvss.Witness, e *pvss.Escrow) { e.IssuerSeat = pvss.N + 1 },
	} {
		m, escrow := newMembers(t, 2, 1, 2, 3), newEscrow(t, "Ada", 1)
		w, err := pvss.NewWitness(2)
		if err != nil {
			t.Fatal(err)
		}
		change(&m.Committee, w, &escrow)
		if _, err := w.Deal(&m.Committee, pvss.ID{}, escrow); err == nil {
			t.Errorf("%s: dealt", name)
		}
	}
}

func TestDealLeavesEmptySeatsZero(t *testing.T) {
	m := newMembers(t, 2, 1, 2, 4)
	d, _, err := pvss.Deal(&m.Committee, pvss.ID{Nym: randomElement(t)}, newEscrow(t, "Ada", 1))
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i <= pvss.N; i++ {
		if empty := m.Seats[i-1] == (pvss.Seat{}); empty != (d.C[i-1].IsZero() && d.Leaf[i].IsZero()) {
			t.Errorf("seat %d: c = %v, leaf = %v", i, d.C[i-1], d.Leaf[i])
		}
	}
}

// Two dealings of one person share nothing, not even in another generation.
func TestDealingsAreFresh(t *testing.T) {
	m, escrow := newMembers(t, 2, 1, 2, 3), newEscrow(t, "Ada", 1)
	nym := randomElement(t)
	seen := make(map[fr.Element]bool)
	for generation := range uint32(4) {
		d, _, err := pvss.Deal(&m.Committee, pvss.ID{Nym: nym, Generation: generation}, escrow)
		if err != nil {
			t.Fatal(err)
		}
		words := append(append(append([]fr.Element{fr.Element(d.E.X)}, d.C[:3]...), d.Leaf[:4]...), d.D[:]...)
		for _, w := range words {
			if seen[w] {
				t.Fatalf("generation %d repeats the word %v", generation, w)
			}
			seen[w] = true
		}
	}
}

func TestNewWitnessRefusesThresholds(t *testing.T) {
	for _, threshold := range []int{-1, 0, 1, pvss.N + 1} {
		if _, err := pvss.NewWitness(threshold); err == nil {
			t.Errorf("threshold %d: accepted", threshold)
		}
	}
	w, err := pvss.NewWitness(pvss.N)
	if err != nil {
		t.Fatal(err)
	}
	for j, a := range w.Coefficients {
		if a.IsZero() {
			t.Errorf("coefficient %d is zero", j)
		}
	}
}

func TestSecretsDoNotPrint(t *testing.T) {
	w, err := pvss.NewWitness(2)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x"} {
		for _, secret := range []any{w, *w, struct{ W pvss.Witness }{*w}} {
			text := fmt.Sprintf(verb, secret)
			if strings.Contains(text, fmt.Sprint(w.E[0])) || strings.Contains(text, fmt.Sprintf("%x", w.E[0])) || strings.Contains(text, w.E.String()) {
				t.Errorf("%s prints e: %s", verb, text)
			}
		}
	}
	share := pvss.Share{Seat: 3, Value: w.E}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x"} {
		for _, secret := range []any{&share, share} {
			if text := fmt.Sprintf(verb, secret); text != "(share of seat 3)" {
				t.Errorf("%s prints %s", verb, text)
			}
		}
	}
	for _, secret := range []any{w, *w, struct{ W pvss.Witness }{*w}} {
		if text, err := json.Marshal(secret); err == nil {
			t.Errorf("JSON shows the witness: %s", text)
		}
	}
	if w.Erase(); *w != (pvss.Witness{}) {
		t.Error("Erase left something")
	}
}

// Escrow survives its words, and no other words are read.
func TestEscrowWords(t *testing.T) {
	want := newEscrow(t, strings.Repeat("é", 30), pvss.N)
	if got, err := pvss.EscrowFromWords(want.Words()); err != nil || got != want {
		t.Fatalf("EscrowFromWords = %v, %v, want %v", got, err, want)
	}
	atFault := fmt.Sprintf("seat %d signed", pvss.N)
	for b := range 2 {
		v := want.Words()
		v[b].Neg(&v[b])
		if _, err := pvss.EscrowFromWords(v); err == nil || !strings.Contains(err.Error(), atFault) {
			t.Errorf("word %d is no identity: got %v, want the seat at fault", b, err)
		}
	}
	for name, seat := range map[string]*big.Int{
		"0": new(big.Int), "N + 1": big.NewInt(pvss.N + 1), "2^64 + 1": new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), 64), big.NewInt(1)), "-1": big.NewInt(-1),
	} {
		v := want.Words()
		v[2].SetBigInt(seat)
		if _, err := pvss.EscrowFromWords(v); err == nil {
			t.Errorf("seat %s: accepted", name)
		}
	}
}

// Keys of another committee with the same seats open nothing.
func TestKeysOfAnotherCommitteeOpenNothing(t *testing.T) {
	m, stranger := newMembers(t, 2, 1, 2, 3), newMembers(t, 2, 1, 2, 3)
	id := pvss.ID{Nym: randomElement(t)}
	d, _, err := pvss.Deal(&m.Committee, id, newEscrow(t, "Ada", 1))
	if err != nil {
		t.Fatal(err)
	}
	for seat, key := range map[int]curve.SecretKey{1: stranger.keys[1], 2: stranger.keys[2]} {
		if share, err := pvss.OpenShare(key, d, id, seat); err == nil {
			t.Errorf("seat %d opened %v", seat, share)
		}
	}
}

func BenchmarkDeal(b *testing.B) {
	m, escrow := newMembers(b, (pvss.N+1)/2, seatRange(1, pvss.N)...), newEscrow(b, "Ada", 1)
	for b.Loop() {
		if _, _, err := pvss.Deal(&m.Committee, pvss.ID{Nym: fr.NewElement(1)}, escrow); err != nil {
			b.Fatal(err)
		}
	}
}
