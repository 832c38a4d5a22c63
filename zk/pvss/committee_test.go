package pvss_test

import (
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

func TestValidate(t *testing.T) {
	offCurve := curve.PublicKey(curve.PointAt(fr.NewElement(1), fr.NewElement(1)))
	for name, tc := range map[string]struct {
		change func(*pvss.Committee)
		want   string
	}{
		"as it is":                   {func(*pvss.Committee) {}, ""},
		"threshold n":                {func(c *pvss.Committee) { c.Threshold = 3 }, ""},
		"threshold 1":                {func(c *pvss.Committee) { c.Threshold = 1 }, "threshold"},
		"threshold above n":          {func(c *pvss.Committee) { c.Threshold = 4 }, "threshold"},
		"no seats":                   {func(c *pvss.Committee) { c.Seats = [pvss.N]pvss.Seat{} }, "threshold"},
		"share key off the curve":    {func(c *pvss.Committee) { c.Seats[0].Share = offCurve }, "curve"},
		"issuer key off the curve":   {func(c *pvss.Committee) { c.Seats[0].Issuer = offCurve }, "curve"},
		"share key zero":             {func(c *pvss.Committee) { c.Seats[0].Share = curve.PublicKey{} }, "(0, 0)"},
		"issuer key zero":            {func(c *pvss.Committee) { c.Seats[0].Issuer = curve.PublicKey{} }, "(0, 0)"},
		"share key copied":           {func(c *pvss.Committee) { c.Seats[2].Share = c.Seats[0].Share }, "seat 3"},
		"share key negated":          {func(c *pvss.Committee) { c.Seats[2].Share = opposite(c.Seats[0].Share) }, "seat 3"},
		"issuer key negated":         {func(c *pvss.Committee) { c.Seats[2].Issuer = opposite(c.Seats[2].Share) }, "seat 3"},
		"issuer key copied":          {func(c *pvss.Committee) { c.Seats[2].Issuer = c.Seats[0].Issuer }, "seat 3"},
		"issuer key as share key":    {func(c *pvss.Committee) { c.Seats[1].Share = c.Seats[2].Issuer }, "seat 3"},
		"one key for both purposes":  {func(c *pvss.Committee) { c.Seats[1].Share = c.Seats[1].Issuer }, "seat 2"},
		"a key at an empty seat":     {func(c *pvss.Committee) { c.Seats[3].Share = c.Seats[0].Share }, "seat 4"},
		"a seat emptied: n still ok": {func(c *pvss.Committee) { c.Seats[2] = pvss.Seat{} }, ""},
	} {
		m := newMembers(t, 2, 1, 2, 3)
		tc.change(&m.Committee)
		err := m.Validate()
		if tc.want == "" && err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)) {
			t.Errorf("%s: %v, want an error with %q", name, err, tc.want)
		}
	}
}

func opposite(k curve.PublicKey) curve.PublicKey {
	p := curve.Point(k)
	return curve.PublicKey(*p.Neg(&p))
}

// The digest is what the formula says, and no part of a committee is outside it.
func TestCommitteeDigest(t *testing.T) {
	m := newMembers(t, 2, 1, 2, 4)
	words := []fr.Element{m.ConsortiumID, poseidon2.Element(1), poseidon2.Element(2), poseidon2.Element(0b1011)}
	for i := range m.Seats {
		for _, key := range []curve.PublicKey{m.Seats[i].Share, m.Seats[i].Issuer} {
			words = append(words, fr.Element(key.X), fr.Element(key.Y))
		}
	}
	want := poseidon2.Hash(poseidon2.TagCommittee, words...)
	if got := m.Digest(); got != want {
		t.Errorf("Digest = %v, want %v", got, want)
	}
	for name, change := range map[string]func(*pvss.Committee){
		"consortium":   func(c *pvss.Committee) { c.ConsortiumID.SetZero() },
		"epoch":        func(c *pvss.Committee) { c.Epoch++ },
		"threshold":    func(c *pvss.Committee) { c.Threshold++ },
		"keys swapped": func(c *pvss.Committee) { s := &c.Seats[0]; s.Share, s.Issuer = s.Issuer, s.Share },
		"seats moved":  func(c *pvss.Committee) { c.Seats[0], c.Seats[2] = c.Seats[2], c.Seats[0] },
		"seat emptied": func(c *pvss.Committee) { c.Seats[1] = pvss.Seat{} },
	} {
		c := m.Committee
		change(&c)
		if c.Digest() == want {
			t.Errorf("%s: the digest did not change", name)
		}
	}
}

func TestSeat(t *testing.T) {
	m := newMembers(t, 2, 1, 2, 4)
	if got, err := m.Seat(4); err != nil || got != m.Seats[3] {
		t.Errorf("Seat(4) = %v, %v", got, err)
	}
	for _, i := range []int{-1, 0, 3, pvss.N + 1} {
		if _, err := m.Seat(i); err == nil {
			t.Errorf("Seat(%d): no error", i)
		}
	}
	if n, mask := m.Size(), m.Mask(); n != 3 || mask != 0b1011 {
		t.Errorf("Size, Mask = %d, %b", n, mask)
	}
}
