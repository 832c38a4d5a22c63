package main

import (
	"context"
	"fmt"
	"math/big"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/credential"
)

// BenchmarkNetwork measures four institutions on one machine. Throughput runs
// for a minute each:
//
//	MEDVEIL_TEST_NETWORK=1 go test -run '^$' -bench Network -benchtime 1x ./worker/cmd/medveil
func BenchmarkNetwork(b *testing.B) {
	needNodes(b)
	f := newFaulty(b, 4)
	b.Run("GrantToFirstShare", f.measureLatency)
	b.Run("Registrations", f.measureRegistrations)
	b.Run("Grants", f.measureGrants)
}

// measureLatency takes the time from calling Grant to the first share of any
// worker, which acts behind the head by the confirmations.
func (f *faulty) measureLatency(b *testing.B) {
	const rounds = 10
	c := f.client(b, 1)
	var mined, served time.Duration
	for i := range rounds {
		p := f.put(b, c, fmt.Sprint("latency/", i), 1000)
		start := time.Now()
		g, _ := f.grant(b, c, p)
		mined += time.Since(start)
		for given := false; !given; {
			answers, err := f.ask(b.Context(), c, p, g)
			must(b, err)
			for _, answer := range answers {
				given = given || answer.Err == nil
			}
		}
		served += time.Since(start)
	}
	b.ReportMetric(mined.Seconds()/rounds, "s-to-mined")
	b.ReportMetric(served.Seconds()/rounds, "s-to-first-share")
}

// load is for how long throughput is measured.
const load = time.Minute

// A user is a registered pseudonym with its wallet.
type user struct {
	wallet *medveil.Wallet
	nym    grant.Nym
}

func (f *faulty) remember(u user) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.users = append(f.users, u)
}

// usersAtOnce register at the same time.
const usersAtOnce = 24

// measureRegistrations has users register through the workers as fast as this
// machine proves, which bounds it.
func (f *faulty) measureRegistrations(b *testing.B) {
	ctx, cancel := context.WithTimeout(b.Context(), load)
	defer cancel()
	c := f.client(b, 1)
	relays, err := c.Relays(ctx)
	must(b, err)
	var done atomic.Int64
	var users sync.WaitGroup
	from := f.height(b)
	var desks sync.Mutex
	for i := range usersAtOnce {
		m := f.world.members[i%len(f.world.members)]
		users.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				p, err := newPerson(fmt.Sprintf("person %d of user %d", n, i), credential.RolePatient)
				if err == nil {
					desks.Lock()
					err = p.enrol(ctx, f.world, m)
					desks.Unlock()
				}
				for slot := uint16(0); slot < maxNyms && err == nil; slot++ {
					var registered medveil.Pseudonym
					registered, _, err = c.Register(ctx, p.wallet, f.world.registrationKeys, relays[m.seat-1], slot, p.role)
					if err == nil {
						done.Add(1)
						f.remember(user{p.wallet, registered.Nym})
					}
				}
				if err != nil && ctx.Err() == nil {
					b.Error(err)
					return
				}
			}
		})
	}
	users.Wait()
	b.ReportMetric(float64(done.Load())/load.Seconds(), "registrations/s")
	f.reportBlocks(b, from)
}

// measureGrants has the users that registered make grants through the SDK, all
// at once, each after the other.
func (f *faulty) measureGrants(b *testing.B) {
	ctx, cancel := context.WithTimeout(b.Context(), load)
	defer cancel()
	c := f.client(b, 1)
	from := f.height(b)
	var done atomic.Int64
	var users sync.WaitGroup
	for _, u := range f.users {
		users.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				label, err := u.wallet.Label(u.nym, fmt.Sprint("load/", n))
				if err == nil {
					_, _, err = c.Grant(ctx, u.wallet, medveil.Terms{
						Owner: u.nym, Grantee: f.world.clinician.nym, Label: label, Expiry: time.Now().Add(time.Hour),
					})
				}
				if err == nil {
					done.Add(1)
				} else if ctx.Err() == nil {
					b.Error(err)
					return
				}
			}
		})
	}
	users.Wait()
	b.ReportMetric(float64(len(f.users)), "users")
	b.ReportMetric(float64(done.Load())/load.Seconds(), "grants/s")
	f.reportBlocks(b, from)
}

// height is the number of the newest block.
func (f *faulty) height(b *testing.B) uint64 {
	head, err := f.world.platform.node(1).BlockNumber(b.Context())
	must(b, err)
	return head
}

// reportBlocks reports how full the blocks since from are.
func (f *faulty) reportBlocks(b *testing.B, from uint64) {
	var used, limit, most uint64
	to := f.height(b)
	for n := from + 1; n <= to; n++ {
		header, err := f.world.platform.node(1).HeaderByNumber(b.Context(), new(big.Int).SetUint64(n))
		must(b, err)
		used, limit, most = used+header.GasUsed, limit+header.GasLimit, max(most, header.GasUsed*100/header.GasLimit)
	}
	b.ReportMetric(float64(to-from), "blocks")
	b.ReportMetric(100*float64(used)/float64(limit), "%-of-gas")
	b.ReportMetric(float64(most), "%-of-gas-at-most")
}
