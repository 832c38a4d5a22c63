package bindings_test

import (
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
)

// order is r.
var order = fr.Modulus()

// A fixture is a consortium's members and the registrations that were made for
// their ordinary world. Proofs take a second each, so they are made once, when
// first wanted, and brought before fresh twins of that world.
type fixture struct {
	*members
	mu     sync.Mutex
	people map[string]applicant
	made   map[string]submission
}

// Applicants.
const (
	patient   = "patient"
	clinician = "clinician"
	// The patient's nym again, dealt anew, for another account.
	patientAgain = "patient again"
	// Another nym of the patient, for the account of the first.
	patientSecond = "patient second"
	// The patient's nym with generation 1, for the same account.
	patientLater = "patient later"
	// The patient's nym for other accounts, with generations of recoveries.
	patientRecovery = "patient recovery"
	patientContest  = "patient contest"
)

var fixtures struct {
	mu     sync.Mutex
	bySize map[int]*fixture
}

// fiveSeats is the fixture of most tests: 5 seats, 3 of which open an identity.
func fiveSeats(t testing.TB) *fixture { return fixtureOf(t, 5, 3) }

// sixteenSeats is a committee at full capacity.
func sixteenSeats(t testing.TB) *fixture { return fixtureOf(t, 16, 11) }

// fixtureOf skips short tests: proofs and chains take seconds.
func fixtureOf(t testing.TB, n, threshold int) *fixture {
	t.Helper()
	if testing.Short() {
		t.Skip("makes proofs and runs a chain")
	}
	fixtures.mu.Lock()
	defer fixtures.mu.Unlock()
	if fixtures.bySize == nil {
		fixtures.bySize = make(map[int]*fixture)
	}
	if fixtures.bySize[n] == nil {
		fixtures.bySize[n] = newFixture(t, n, threshold)
	}
	return fixtures.bySize[n]
}

func newFixture(t testing.TB, n, threshold int) *fixture {
	t.Helper()
	one, err := credential.GenerateHolderSecret()
	must(t, err)
	two, err := credential.GenerateHolderSecret()
	must(t, err)
	first := applicant{name: "MRN-1002-77 Åsa Nyström", issuer: 1, role: credential.RolePatient, holder: one, account: newKey(t)}
	again, second, later, recovery, contest := first, first, first, first, first
	again.account, second.slot, later.number = newKey(t), 1, 1
	recovery.account, recovery.number = newKey(t), 250
	contest.account, contest.number = newKey(t), 251
	return &fixture{members: newMembers(t, n, threshold), made: make(map[string]submission), people: map[string]applicant{
		patient: first, patientAgain: again, patientSecond: second, patientLater: later,
		patientRecovery: recovery, patientContest: contest,
		clinician: {name: "GMC 7654321", issuer: 2, role: credential.RoleClinician, holder: two, account: newKey(t)},
	}}
}

// submission returns the honest registration of an applicant.
func (f *fixture) submission(t testing.TB, who string) submission {
	t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, made := f.made[who]; !made {
		f.made[who] = f.people[who].submit(t, f.plan())
	}
	return f.made[who]
}

// registered returns a new world in which the applicants are registered and
// funded.
func (f *fixture) registered(t testing.TB, who ...string) *world {
	t.Helper()
	w := f.newWorld(t)
	for _, name := range who {
		s := f.submission(t, name)
		w.fund(t, s.account)
		w.mustSend(t, w.deployer, w.at.Registry, s.call())
	}
	return w
}
