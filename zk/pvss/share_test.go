package pvss_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// The law: any t shares reconstruct, and no t-1 tell anything. Seats 1 to 4
// exist at every capacity; with more, the committee has five seats and a gap.
func TestLawOnAllSubsets(t *testing.T) {
	seats := []int{1, 2, 3, 4}
	if pvss.N > 4 {
		seats = []int{1, 3, 4, pvss.N - 1, pvss.N}
	}
	for threshold := 2; threshold <= len(seats); threshold++ {
		t.Run(fmt.Sprintf("%d of %d", threshold, len(seats)), func(t *testing.T) {
			m := newMembers(t, threshold, seats...)
			id := pvss.ID{Nym: randomElement(t), Generation: 3}
			want := newEscrow(t, "Ada Lovelace, 1815-12-10", seats[0])
			d, w, err := pvss.Deal(&m.Committee, id, want)
			if err != nil {
				t.Fatal(err)
			}
			for _, subset := range subsets(seats) {
				shares := openAll(t, m, d, id, subset)
				if len(subset) < threshold {
					checkConsistentWithEverySecret(t, shares, threshold)
				} else {
					checkReconstructs(t, d, id, shares, threshold, w.Share(0), want)
				}
			}
		})
	}
}

func openAll(t *testing.T, m *members, d *pvss.Dealing, id pvss.ID, seats []int) []pvss.Share {
	t.Helper()
	var shares []pvss.Share
	for _, i := range seats {
		share, err := pvss.OpenShare(m.keys[i], d, id, i)
		if err != nil {
			t.Fatal(err)
		}
		shares = append(shares, share)
	}
	return shares
}

func checkReconstructs(t *testing.T, d *pvss.Dealing, id pvss.ID, shares []pvss.Share, threshold int, secret fr.Element, want pvss.Escrow) {
	t.Helper()
	got, err := pvss.Reconstruct(shares, threshold)
	if err != nil || got != secret {
		t.Fatalf("Reconstruct(%v) = %v, %v", shares, got, err)
	}
	escrow, err := d.DecryptIdentity(id, got)
	if err != nil || escrow != want {
		t.Fatalf("DecryptIdentity = %v, %v, want %v", escrow, err, want)
	}
}

// checkConsistentWithEverySecret shows that fewer than t shares exclude no
// secret: for candidates all over the field there is a polynomial of degree
// below t through the shares and the candidate at 0. It is built by choosing
// the missing shares of t-1 at will and interpolating; the check is that this
// polynomial has the candidate and the shares as its values.
func checkConsistentWithEverySecret(t *testing.T, shares []pvss.Share, threshold int) {
	t.Helper()
	if _, err := pvss.Reconstruct(shares, threshold); err == nil {
		t.Fatalf("%d shares reconstruct, threshold %d", len(shares), threshold)
	}
	var minusOne fr.Element
	minusOne.SetInt64(-1)
	for _, candidate := range []fr.Element{{}, fr.One(), minusOne, randomElement(t)} {
		p := newPolynomial(t, threshold, candidate, shares)
		if p.at(0) != candidate {
			t.Fatal("the polynomial misses the candidate")
		}
		for _, s := range shares {
			if p.at(s.Seat) != s.Value {
				t.Fatalf("no polynomial of degree below %d fits %d shares and secret %v", threshold, len(shares), candidate)
			}
		}
	}
}

func TestReconstructRefuses(t *testing.T) {
	share := func(seat int, v uint64) pvss.Share { return pvss.Share{Seat: seat, Value: fr.NewElement(v)} }
	for name, shares := range map[string][]pvss.Share{
		"too few":                {share(1, 1)},
		"the same seat twice":    {share(1, 1), share(1, 1)},
		"the secret's own index": {share(0, 1), share(1, 1)},
		"a seat beyond N":        {share(1, 1), share(pvss.N+1, 1)},
		"one that does not fit":  {share(1, 1), share(2, 2), share(3, 4)},
	} {
		if _, err := pvss.Reconstruct(shares, 2); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestOpenShareRefusesMutatedDealings(t *testing.T) {
	m := newMembers(t, 2, 1, 2, 3)
	id := pvss.ID{Nym: randomElement(t)}
	dealt, _, err := pvss.Deal(&m.Committee, id, newEscrow(t, "Ada", 1))
	if err != nil {
		t.Fatal(err)
	}
	one := fr.One()
	for name, tc := range map[string]struct {
		mutate func(*pvss.Dealing)
		want   string // E must be refused before the key touches it
	}{
		"other ciphertext":  {func(d *pvss.Dealing) { d.C[0].Add(&d.C[0], &one) }, "not the one"},
		"ciphertext moved":  {func(d *pvss.Dealing) { d.C[0] = d.C[1] }, "not the one"},
		"other commitment":  {func(d *pvss.Dealing) { d.Leaf[1].Add(&d.Leaf[1], &one) }, "not the one"},
		"commitment moved":  {func(d *pvss.Dealing) { d.Leaf[1] = d.Leaf[2] }, "not the one"},
		"commitment erased": {func(d *pvss.Dealing) { d.Leaf[1].SetZero() }, "empty"},
		"other E":           {func(d *pvss.Dealing) { d.E.Double(&d.E) }, "not the one"},
		"E is zero":         {func(d *pvss.Dealing) { d.E.SetInfinity() }, "E: point is (0, 0)"},
		"E off the curve":   {func(d *pvss.Dealing) { d.E.X.Double(&d.E.X) }, "E: point is not on the curve"},
	} {
		d := *dealt
		tc.mutate(&d)
		if _, err := pvss.OpenShare(m.keys[1], &d, id, 1); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want an error with %q", name, err, tc.want)
		}
	}
	if _, err := pvss.OpenShare(m.keys[1], dealt, id, 1); err != nil {
		t.Fatalf("unchanged: %v", err)
	}
}

func TestOpenShareRefusesAnotherContext(t *testing.T) {
	m := newMembers(t, 2, 1, 2, 3)
	id := pvss.ID{Nym: randomElement(t), Generation: 5}
	d, _, err := pvss.Deal(&m.Committee, id, newEscrow(t, "Ada", 1))
	if err != nil {
		t.Fatal(err)
	}
	for name, try := range map[string]struct {
		key  curve.SecretKey
		id   pvss.ID
		seat int
	}{
		"another seat's key": {m.keys[2], id, 1},
		"another nym":        {m.keys[1], pvss.ID{Nym: randomElement(t), Generation: 5}, 1},
		"another generation": {m.keys[1], pvss.ID{Nym: id.Nym, Generation: 6}, 1},
		"another seat":       {m.keys[1], id, 2},
	} {
		if _, err := pvss.OpenShare(try.key, d, try.id, try.seat); !errors.Is(err, pvss.ErrWrongShare) {
			t.Errorf("%s: %v, want ErrWrongShare", name, err)
		}
	}
	for _, seat := range []int{-1, 0, 4, pvss.N + 1} {
		if _, err := pvss.OpenShare(m.keys[1], d, id, seat); err == nil {
			t.Errorf("seat %d: opened", seat)
		}
	}
}

// A seat that sends another share, or its share of another dealing, is found out.
func TestCheckShareRefuses(t *testing.T) {
	m := newMembers(t, 2, 1, 2)
	id := pvss.ID{Nym: randomElement(t)}
	d, _, err1 := pvss.Deal(&m.Committee, id, newEscrow(t, "Ada", 1))
	other, _, err2 := pvss.Deal(&m.Committee, id, newEscrow(t, "Ada", 1))
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	mine, foreign := openAll(t, m, d, id, []int{1})[0], openAll(t, m, other, id, []int{1})[0]
	if err := d.CheckShare(id, mine); err != nil {
		t.Fatal(err)
	}
	if err := d.CheckShare(id, foreign); !errors.Is(err, pvss.ErrWrongShare) {
		t.Errorf("share of another dealing: %v", err)
	}
	if err := d.CheckShare(id, pvss.Share{Seat: 2, Value: mine.Value}); !errors.Is(err, pvss.ErrWrongShare) {
		t.Errorf("share of another seat: %v", err)
	}
	if v, err := d.DecryptWords(id, mine.Value); err == nil {
		t.Errorf("a share passes for the secret: %v", v)
	}
}

func BenchmarkOpenShare(b *testing.B) {
	m := newMembers(b, (pvss.N+1)/2, seatRange(1, pvss.N)...)
	id := pvss.ID{Nym: randomElement(b)}
	d, _, err := pvss.Deal(&m.Committee, id, newEscrow(b, "Ada", 1))
	if err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		i = i%pvss.N + 1
		if _, err := pvss.OpenShare(m.keys[i], d, id, i); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReconstruct(b *testing.B) {
	shares := make([]pvss.Share, pvss.N/2)
	for i := range shares {
		shares[i] = pvss.Share{Seat: i + 1, Value: randomElement(b)}
	}
	for b.Loop() {
		if _, err := pvss.Reconstruct(shares, len(shares)); err != nil {
			b.Fatal(err)
		}
	}
}
