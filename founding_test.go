package medveil_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

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

// Terms other than the sealed ones are noticed.
func TestFoundedOtherwise(t *testing.T) {
	f := newFoundable(t)
	must(t, f.found(t.Context(), nil))
	f.founding.Seats[2] = f.newSeat(t, 3)
	if err := f.found(t.Context(), nil); !errors.Is(err, medveil.ErrFoundedOtherwise) {
		t.Errorf("another member's key: %v, want %v", err, medveil.ErrFoundedOtherwise)
	}
}
