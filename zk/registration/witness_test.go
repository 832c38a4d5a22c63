package registration

import (
	"errors"
	"math"
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

// A world is a committee with all its keys, a person, and terms to register on.
type world struct {
	committee *pvss.Committee
	issuers   [pvss.N]curve.SecretKey
	shares    [pvss.N]curve.SecretKey
	secret    credential.HolderSecret
	cred      *credential.Credential
	terms     Terms
}

const (
	issuerSeat = 3
	expiryDay  = 20474
)

// newWorld seats all but the last seat, which stays empty.
func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{committee: &pvss.Committee{ConsortiumID: poseidon2.Element(77), Epoch: 1, Threshold: 3}}
	for i := range pvss.N - 1 {
		w.shares[i], w.issuers[i] = newKey(t), newKey(t)
		w.committee.Seats[i] = pvss.Seat{Share: w.shares[i].Public(), Issuer: w.issuers[i].Public()}
	}
	secret, err := credential.GenerateHolderSecret()
	if err != nil {
		t.Fatal(err)
	}
	w.secret = secret
	w.cred = w.issue(t, issuerSeat, expiryDay)
	w.terms = Terms{
		Domain: poseidon2.Element(88), Slot: 2, Generation: 5, ValidUntil: expiryDay - 91, MaxNyms: 4,
		Account: [20]byte{1, 2, 3}, PREKeyHash: poseidon2.Element(99),
	}
	return w
}

func newKey(t testing.TB) curve.SecretKey {
	t.Helper()
	k, err := curve.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func (w *world) issue(t testing.TB, seat int, expiry uint32) *credential.Credential {
	t.Helper()
	id, err := credential.NewIdentity("Trenton Turner, 1961-04-23, record 104592 of the registry")
	if err != nil {
		t.Fatal(err)
	}
	cred, err := credential.Issue(w.issuers[seat-1], seat, credential.Claims{
		ConsortiumID: w.committee.ConsortiumID, Identity: id, Role: credential.RolePatient,
		ExpiryDay: expiry, Holder: w.secret.Holder(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return cred
}

func (w *world) witness(t testing.TB) *Witness {
	t.Helper()
	out, err := NewWitness(w.cred, w.secret, w.committee, w.terms)
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
	w := newWorld(t)
	for _, change := range []func(){
		func() {},
		func() { w.terms.Generation, w.terms.Slot = 0, 0 },
		func() { w.terms.Generation, w.terms.Slot = math.MaxUint32, w.terms.MaxNyms-1 },
		func() { w.terms.ValidUntil = expiryDay },
		func() { w.terms.ValidUntil = 0 },
		func() { w.terms.MaxNyms = math.MaxUint16 },
		func() { w.committee.Threshold = 2 },
		func() { w.committee.Threshold = pvss.N - 1 },
		func() { w.committee.Seats[0] = pvss.Seat{}; w.committee.Threshold = 2 },
	} {
		change()
		if !solves(t, system(t), assign(t, w.witness(t))) {
			t.Fatalf("an honest witness is refused: %+v, t = %d", w.terms, w.committee.Threshold)
		}
	}
}

// Honest mistakes are named before any proving.
func TestNewWitnessRefusesMistakes(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*testing.T, *world)
		want   error
	}{
		"expired": {func(_ *testing.T, w *world) { w.terms.ValidUntil = expiryDay + 1 }, credential.ErrExpired},
		"other consortium": {func(_ *testing.T, w *world) {
			w.committee.ConsortiumID = poseidon2.Element(78)
		}, credential.ErrOtherConsortium},
		"other holder": {func(t *testing.T, w *world) {
			w.secret, _ = credential.GenerateHolderSecret()
		}, credential.ErrOtherHolder},
		"slot":       {func(_ *testing.T, w *world) { w.terms.Slot = w.terms.MaxNyms }, nil},
		"issuer key": {func(t *testing.T, w *world) { w.committee.Seats[issuerSeat-1].Issuer = newKey(t).Public() }, nil},
		"empty seat": {func(_ *testing.T, w *world) { w.cred.IssuerSeat = pvss.N }, nil},
		"threshold":  {func(_ *testing.T, w *world) { w.committee.Threshold = 1 }, nil},
		"role":       {func(_ *testing.T, w *world) { w.cred.Role = credential.RoleClinician }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			c.change(t, w)
			_, err := NewWitness(w.cred, w.secret, w.committee, w.terms)
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

// A witness that has been tampered with since is refused, and says what.
func TestCheckRefusesInconsistentWitness(t *testing.T) {
	for name, change := range map[string]func(*Witness){
		"nym":          func(w *Witness) { w.Statement.Nym.SetOne() },
		"digest":       func(w *Witness) { w.Statement.CommitteeDigest.SetOne() },
		"role":         func(w *Witness) { w.Statement.Role++ },
		"slot":         func(w *Witness) { w.Slot++ },
		"ciphertext":   func(w *Witness) { w.Statement.Dealing.C[0].SetOne() },
		"leaf":         func(w *Witness) { w.Statement.Dealing.Leaf[0].SetOne() },
		"escrow":       func(w *Witness) { w.Statement.Dealing.D[3].SetOne() },
		"E":            func(w *Witness) { w.Statement.Dealing.E = curve.G() },
		"coefficients": func(w *Witness) { w.Dealing.Coefficients[pvss.N-1].SetOne() },
		"e":            func(w *Witness) { w.Dealing.E = fr.Element{} },
	} {
		w := newWorld(t).witness(t)
		change(w)
		if w.Check() == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
