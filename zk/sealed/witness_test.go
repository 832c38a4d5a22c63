package sealed

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

// A world is a dealing to four seats, any two of which open it, and a case on it.
type world struct {
	seats   [4]curve.SecretKey
	dealing *pvss.Dealing
	id      pvss.ID
	auditor curve.SecretKey
	terms   Terms
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{id: pvss.ID{Nym: poseidon2.Element(99), Generation: 5}, auditor: newKey(t)}
	w.terms = Terms{Domain: poseidon2.Element(88), Case: poseidon2.Element(1234), Auditor: w.auditor.Public()}
	committee := &pvss.Committee{ConsortiumID: poseidon2.Element(77), Epoch: 1, Threshold: 2}
	for i := range w.seats {
		w.seats[i] = newKey(t)
		committee.Seats[i] = pvss.Seat{Share: w.seats[i].Public(), Issuer: newKey(t).Public()}
	}
	w.dealing = w.deal(t, committee)
	return w
}

func (w *world) deal(t testing.TB, committee *pvss.Committee) *pvss.Dealing {
	t.Helper()
	identity, err := credential.NewIdentity("Trenton Turner, 1961-04-23")
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := pvss.Deal(committee, w.id, pvss.Escrow{Identity: identity, IssuerSeat: 1, Holder: poseidon2.Element(4)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func newKey(t testing.TB) curve.SecretKey {
	t.Helper()
	k, err := curve.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// share is what the seat gets from the dealing.
func (w *world) share(t testing.TB, seat int) pvss.Share {
	t.Helper()
	s, err := pvss.OpenShare(w.seats[seat-1], w.dealing, w.id, seat)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (w *world) witness(t testing.TB, seat int) *Witness {
	t.Helper()
	out, err := NewWitness(w.terms, w.id, w.dealing, w.share(t, seat))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func assign(t testing.TB, w *Witness) *Circuit {
	t.Helper()
	c, err := w.Assign()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func compile(t testing.TB, c frontend.Circuit) constraint.ConstraintSystem {
	t.Helper()
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, c)
	if err != nil {
		t.Fatal(err)
	}
	return ccs
}

var compiled = sync.OnceValues(func() (constraint.ConstraintSystem, error) {
	return frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &Circuit{})
})

func system(t testing.TB) constraint.ConstraintSystem {
	t.Helper()
	ccs, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	return ccs
}

func solves(t testing.TB, ccs constraint.ConstraintSystem, assignment frontend.Circuit) bool {
	t.Helper()
	w, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	return ccs.IsSolved(w) == nil
}

func TestHonestWitnessSolves(t *testing.T) {
	for seat := 1; seat <= 4; seat++ {
		for _, generation := range []uint32{0, 5, math.MaxUint32} {
			w := newWorld(t)
			w.id.Generation = generation
			committee := &pvss.Committee{ConsortiumID: poseidon2.Element(77), Epoch: 1, Threshold: 2}
			for i, k := range w.seats {
				committee.Seats[i] = pvss.Seat{Share: k.Public(), Issuer: newKey(t).Public()}
			}
			w.dealing = w.deal(t, committee)
			if !solves(t, system(t), assign(t, w.witness(t, seat))) {
				t.Errorf("seat %d, generation %d: an honest witness is refused", seat, generation)
			}
		}
	}
}

// The auditor reads t sealed shares and gets what was escrowed; with another
// key, or of another case, it reads nothing.
func TestAuditorAloneReads(t *testing.T) {
	w := newWorld(t)
	var shares []pvss.Share
	for _, seat := range []int{4, 2} {
		s := w.witness(t, seat).Statement
		share, err := s.Open(w.auditor)
		if err != nil {
			t.Fatal(err)
		}
		shares = append(shares, share)
		for name, try := range map[string]func() (pvss.Share, error){
			"another key":        func() (pvss.Share, error) { return s.Open(newKey(t)) },
			"a seat's key":       func() (pvss.Share, error) { return s.Open(w.seats[0]) },
			"another case":       func() (pvss.Share, error) { o := s; o.Case = poseidon2.Element(1); return o.Open(w.auditor) },
			"another seat":       func() (pvss.Share, error) { o := s; o.Seat = 1; return o.Open(w.auditor) },
			"another nym":        func() (pvss.Share, error) { o := s; o.Nym.SetOne(); return o.Open(w.auditor) },
			"another generation": func() (pvss.Share, error) { o := s; o.Generation++; return o.Open(w.auditor) },
			"another ciphertext": func() (pvss.Share, error) { o := s; o.Envelope.Ciphertext.SetOne(); return o.Open(w.auditor) },
		} {
			if _, err := try(); !errors.Is(err, pvss.ErrWrongShare) {
				t.Errorf("seat %d, %s: got %v, want %v", seat, name, err, pvss.ErrWrongShare)
			}
		}
	}
	secret, err := pvss.Reconstruct(shares, 2)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.dealing.DecryptIdentity(w.id, secret); err != nil {
		t.Error(err)
	}
}

// E' is checked before the auditor's key touches it.
func TestOpenRefusesPointsOffTheCurve(t *testing.T) {
	w := newWorld(t)
	s := w.witness(t, 1).Statement
	for name, p := range map[string]curve.Point{
		"infinity": {}, "off the curve": curve.PointAt(fr.One(), fr.One()),
	} {
		s.Envelope.E = p
		if _, err := s.Open(w.auditor); err == nil || errors.Is(err, pvss.ErrWrongShare) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	s.Envelope.E = curve.G()
	for _, seat := range []int{-1, 0, pvss.N + 1} {
		if s.Seat = seat; func() error { _, err := s.Open(w.auditor); return err }() == nil {
			t.Errorf("seat %d: accepted", seat)
		}
	}
}

// Two seals of one share have nothing in common: e' is fresh.
func TestSealsAreFresh(t *testing.T) {
	w := newWorld(t)
	a, b := w.witness(t, 1).Statement.Envelope, w.witness(t, 1).Statement.Envelope
	if a.E == b.E || a.Ciphertext == b.Ciphertext {
		t.Error("e' was used twice")
	}
}

// Honest mistakes are named before any proving.
func TestNewWitnessRefusesMistakes(t *testing.T) {
	for name, change := range map[string]func(*world, *pvss.Share){
		"wrong share":           func(_ *world, s *pvss.Share) { s.Value.SetOne() },
		"another seat's share":  func(_ *world, s *pvss.Share) { s.Seat = 2 },
		"empty seat":            func(_ *world, s *pvss.Share) { s.Seat = 9 },
		"no seat":               func(_ *world, s *pvss.Share) { s.Seat = 0 },
		"another nym":           func(w *world, _ *pvss.Share) { w.id.Nym.SetOne() },
		"another generation":    func(w *world, _ *pvss.Share) { w.id.Generation++ },
		"auditor key (0, 0)":    func(w *world, _ *pvss.Share) { w.terms.Auditor = curve.PublicKey{} },
		"auditor key off curve": func(w *world, _ *pvss.Share) { w.terms.Auditor.X.SetOne() },
	} {
		w := newWorld(t)
		s := w.share(t, 1)
		change(w, &s)
		if _, err := NewWitness(w.terms, w.id, w.dealing, s); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// A witness that has been tampered with since is refused.
func TestCheckRefusesInconsistentWitness(t *testing.T) {
	for name, change := range map[string]func(*Witness){
		"case":       func(w *Witness) { w.Statement.Case.SetOne() },
		"auditor":    func(w *Witness) { w.Statement.Auditor = curve.PublicKey(curve.G()) },
		"no auditor": func(w *Witness) { w.Statement.Auditor = curve.PublicKey{} },
		"nym":        func(w *Witness) { w.Statement.Nym.SetOne() },
		"generation": func(w *Witness) { w.Statement.Generation++ },
		"seat":       func(w *Witness) { w.Statement.Seat++ },
		"both seats": func(w *Witness) { w.Statement.Seat++; w.Share.Seat++ },
		"leaf":       func(w *Witness) { w.Statement.Leaf.SetOne() },
		"E'":         func(w *Witness) { w.Statement.Envelope.E = curve.G() },
		"ciphertext": func(w *Witness) { w.Statement.Envelope.Ciphertext.SetOne() },
		"share":      func(w *Witness) { w.Share.Value.SetOne() },
		"e'":         func(w *Witness) { w.E = curve.SecretKey{} },
	} {
		w := newWorld(t).witness(t, 1)
		change(w)
		if w.Check() == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestWitnessNeverPrintsItself(t *testing.T) {
	w := newWorld(t).witness(t, 1)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d"} {
		for _, value := range []any{w, *w} {
			if got := fmt.Sprintf(verb, value); !strings.HasPrefix(got, "(sealed share witness)") {
				t.Errorf("%s prints %.60s", verb, got)
			}
		}
	}
}
