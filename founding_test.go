package medveil_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/curve"
)

// A foundable is a deployed, unconfigured consortium and terms for it.
type foundable struct {
	*world
	founding medveil.Founding
}

func newFoundable(t *testing.T) *foundable {
	t.Helper()
	chain, err := devchain.New()
	must(t, err)
	t.Cleanup(func() { chain.Close() })
	w := &world{chain: chain, backend: chain.Client()}
	w.deployer = newAccount(t, chain)
	verifiers, err := bindings.DeployUnsafeDevVerifiers(t.Context(), w.backend, devchain.Transactor(w.deployer))
	must(t, err)
	at, err := bindings.Deploy(t.Context(), w.backend, devchain.Transactor(w.deployer), verifiers)
	must(t, err)
	w.network = medveil.Network{ChainID: devchain.ChainID, Consortium: at.Consortium, Registry: at.Registry,
		GrantLog: at.GrantLog, Trace: at.Trace, UnsafeDevelopmentVerifier: true}
	f := &foundable{world: w, founding: medveil.Founding{
		Threshold: 2, Workers: []int{1, 3}, WorkerThreshold: 2, MaxNyms: 2, GracePeriod: 100, CaseLifetime: 200,
		Auditors: map[common.Address]uint8{crypto.PubkeyToAddress(w.deployer.PublicKey): 3},
	}}
	for seat := 1; seat <= 3; seat++ {
		f.founding.Seats = append(f.founding.Seats, f.newSeat(t, seat))
	}
	return f
}

func (f *foundable) newSeat(t *testing.T, seat int) medveil.FoundingSeat {
	t.Helper()
	share, err := curve.GenerateKey()
	must(t, err)
	issuer, err := curve.GenerateKey()
	must(t, err)
	sealing, err := grant.GenerateSealingKey()
	must(t, err)
	operator, err := crypto.GenerateKey()
	must(t, err)
	s, err := medveil.NewFoundingSeat(f.network, seat, crypto.PubkeyToAddress(operator.PublicKey), share, issuer,
		sealing.PublicKey(), "http://localhost:1")
	must(t, err)
	return s
}

func (f *foundable) found(ctx context.Context, progress func(string)) error {
	return medveil.Found(ctx, f.backend, f.deployer, f.network, f.founding, progress)
}

// A founding that is cut off after any transaction is continued by the next,
// which repeats nothing, and when all is done nothing is sent.
func TestFoundContinues(t *testing.T) {
	f := newFoundable(t)
	sent := make(map[string]int)
	for range 100 {
		ctx, cancel := context.WithCancel(t.Context())
		count := 0
		err := f.found(ctx, func(what string) {
			if count++; count == 2 {
				cancel() // after one transaction
				return
			}
			sent[what]++
		})
		cancel()
		if err == nil {
			break
		}
	}
	for what, times := range sent {
		if times != 1 {
			t.Errorf("%s was sent %d times", what, times)
		}
	}
	if len(sent) != 8 { // contracts, policy, auditor, workers, three seats, seal
		t.Errorf("%d kinds of transactions, want 8: %v", len(sent), sent)
	}
	must(t, f.found(t.Context(), func(what string) { t.Errorf("sent after the end: %s", what) }))
	client, err := medveil.NewClient(t.Context(), f.backend, f.network)
	must(t, err)
	committee, err := client.CurrentCommittee(t.Context())
	must(t, err)
	if len(committee.Members) != 3 || committee.Threshold != 2 {
		t.Errorf("committee of %d with threshold %d", len(committee.Members), committee.Threshold)
	}
}

// A founding survives its file.
func TestFoundingFile(t *testing.T) {
	f := newFoundable(t)
	encoded, err := json.Marshal(f.founding)
	must(t, err)
	var read medveil.Founding
	must(t, json.Unmarshal(encoded, &read))
	f.founding = read
	must(t, f.found(t.Context(), nil))
}

func TestFoundRefuses(t *testing.T) {
	f := newFoundable(t)
	for name, spoil := range map[string]func(*medveil.Founding){
		"threshold of one":     func(g *medveil.Founding) { g.Threshold = 1 },
		"threshold over seats": func(g *medveil.Founding) { g.Threshold = 4 },
		"seat zero":            func(g *medveil.Founding) { g.Seats[0].Seat = 0 },
		"seat beyond capacity": func(g *medveil.Founding) { g.Seats[0].Seat = 17 },
		"seat twice":           func(g *medveil.Founding) { g.Seats[0].Seat = 2 },
		"copied key": func(g *medveil.Founding) {
			g.Seats[0].Share, g.Seats[0].SharePossession = g.Seats[1].Share, g.Seats[1].SharePossession
		},
		"possession of another":    func(g *medveil.Founding) { g.Seats[0].SharePossession = g.Seats[1].SharePossession },
		"possession of other kind": func(g *medveil.Founding) { g.Seats[0].SharePossession = g.Seats[0].IssuerPossession },
		"possession cut":           func(g *medveil.Founding) { g.Seats[0].SharePossession = g.Seats[0].SharePossession[:95] },
		"operator exchanged":       func(g *medveil.Founding) { g.Seats[0].Operator = g.Seats[1].Operator },
		"worker without seat":      func(g *medveil.Founding) { g.Workers = []int{1, 4} },
		"worker twice":             func(g *medveil.Founding) { g.Workers = []int{1, 1} },
		"worker threshold of one":  func(g *medveil.Founding) { g.WorkerThreshold = 1 },
	} {
		good := f.founding
		good.Seats = append([]medveil.FoundingSeat(nil), f.founding.Seats...)
		f.founding, good = good, f.founding
		spoil(&f.founding)
		if err := f.found(t.Context(), func(what string) { t.Errorf("%s: sent %s", name, what) }); err == nil {
			t.Errorf("%s was accepted", name)
		}
		f.founding = good
	}
}

// Terms other than the sealed ones are noticed: also those that only the
// deployer saw before the seal.
func TestFoundedOtherwise(t *testing.T) {
	f := newFoundable(t)
	if err := medveil.CheckFounded(t.Context(), f.backend, f.network, f.founding); err == nil {
		t.Error("what is not sealed was checked")
	}
	must(t, f.found(t.Context(), nil))
	must(t, medveil.CheckFounded(t.Context(), f.backend, f.network, f.founding))
	for name, spoil := range map[string]func(*medveil.Founding){
		"another member's key": func(g *medveil.Founding) { g.Seats[2] = f.newSeat(t, 3) },
		"threshold":            func(g *medveil.Founding) { g.Threshold = 3 },
		"workers":              func(g *medveil.Founding) { g.Workers = []int{1, 2} },
		"worker threshold":     func(g *medveil.Founding) { g.Workers, g.WorkerThreshold = []int{1, 2, 3}, 3 },
		"grace":                func(g *medveil.Founding) { g.GracePeriod++ },
		"timelock":             func(g *medveil.Founding) { g.Timelock = 5 },
		"no auditor":           func(g *medveil.Founding) { g.Auditors = nil },
		"another's limit":      func(g *medveil.Founding) { g.Auditors = map[common.Address]uint8{f.deployerAddress(): 4} },
		"another auditor":      func(g *medveil.Founding) { g.Auditors = map[common.Address]uint8{f.deployerAddress(): 3, {1}: 1} },
	} {
		other := f.founding
		other.Seats = slices.Clone(f.founding.Seats)
		spoil(&other)
		if err := medveil.CheckFounded(t.Context(), f.backend, f.network, other); !errors.Is(err, medveil.ErrFoundedOtherwise) {
			t.Errorf("%s: %v, want %v", name, err, medveil.ErrFoundedOtherwise)
		}
		f.founding, other = other, f.founding
		if err := f.found(t.Context(), nil); !errors.Is(err, medveil.ErrFoundedOtherwise) {
			t.Errorf("found again, %s: %v, want %v", name, err, medveil.ErrFoundedOtherwise)
		}
		f.founding = other
	}
}

// An auditor of a founding that was given up before the seal is none of the
// next.
func TestAuditorOfAnEarlierFoundingIsDismissed(t *testing.T) {
	f := newFoundable(t)
	hidden := common.Address{7}
	_, err := bind.Transact(bindings.NewConsortium().Instance(f.backend, f.network.Consortium), devchain.Transactor(f.deployer),
		bindings.NewConsortium().PackConfigureAuditor(hidden, 9))
	must(t, err)
	dismissed := false
	must(t, f.found(t.Context(), func(what string) { dismissed = dismissed || what == "dismiss auditor "+hidden.String() }))
	if !dismissed {
		t.Error("an auditor whom the founding does not name was sealed")
	}
	must(t, medveil.CheckFounded(t.Context(), f.backend, f.network, f.founding))
}

func (f *foundable) deployerAddress() common.Address {
	return crypto.PubkeyToAddress(f.deployer.PublicKey)
}
