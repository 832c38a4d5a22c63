package main

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/medveil/medveil"
)

// largeRecord is large enough for a node to die in the middle of it.
const largeRecord = 24 << 20

// TestFaults brings about the faults of real nodes, one after the other, on one
// network. After each the network is whole again.
func TestFaults(t *testing.T) {
	needNodes(t)
	f := newFaulty(t, institutions)
	for _, test := range []struct {
		name string
		run  func(*faulty, *testing.T)
	}{
		{"grant is reorganised", (*faulty).testGrantReorganised},
		{"revocation is reorganised", (*faulty).testRevocationReorganised},
		{"revocation behind a partition", (*faulty).testRevocationBehindPartition},
		{"kubo node dies in an upload", (*faulty).testStoreDiesInUpload},
		{"kubo node dies in a fetch", (*faulty).testStoreDiesInFetch},
		{"RPC endpoint dies in a request", (*faulty).testEndpointDies},
		{"one validator dies", func(f *faulty, t *testing.T) { f.testValidatorsDie(t, 1) }},
		{"n/2 - 1 validators die", func(f *faulty, t *testing.T) { f.testValidatorsDie(t, institutions/2-1) }},
	} {
		if !t.Run(test.name, func(t *testing.T) { test.run(f, t) }) {
			t.Fatal("the network may not be whole any more")
		}
	}
}

// The kubo node that a record is being uploaded to dies. The upload goes to
// another worker, and what was acknowledged is there without the dead one.
func (f *faulty) testStoreDiesInUpload(t *testing.T) {
	var once sync.Once
	dead := 0
	kill := func(seat int) {
		once.Do(func() {
			dead = seat
			f.testnet.IPFS(seat).Kill()
		})
	}
	c := f.client(t, 1, medveil.WithHTTPClient(f.hooked(func(seat int, r *http.Request) {
		if r.Method == http.MethodPost && r.URL.Path == "/v1/objects" && r.Body != nil {
			r.Body = &tripwire{r.Body, largeRecord / 2, func() { kill(seat) }}
		}
	}, nil)))
	p, g := f.granted(t, c, "upload", largeRecord)
	if dead == 0 {
		t.Fatal("no node died: the test shows nothing")
	}
	t.Logf("the kubo node of seat %d died in the upload", dead)
	f.read(t, f.client(t, 1), p, g)
	must(t, f.testnet.IPFS(dead).Start(within(t, time.Minute)))
	f.read(t, f.client(t, 1), p, g)
}

// The kubo node that a record is being read from dies. Another worker's has it.
func (f *faulty) testStoreDiesInFetch(t *testing.T) {
	p, g := f.granted(t, f.client(t, 1), "fetch", largeRecord)
	var once sync.Once
	dead := 0
	c := f.client(t, 1, medveil.WithHTTPClient(f.hooked(nil, func(seat int, answer *http.Response) {
		if answer.ContentLength > largeRecord {
			once.Do(func() {
				answer.Body = &tripwire{answer.Body, largeRecord / 8, func() {
					dead = seat
					f.testnet.IPFS(seat).Kill()
				}}
			})
		}
	})))
	f.read(t, c, p, g)
	if dead == 0 {
		t.Fatal("no node died: the test shows nothing")
	}
	t.Logf("the kubo node of seat %d died in the fetch", dead)
	must(t, f.testnet.IPFS(dead).Start(within(t, time.Minute)))
}

// The validator of a worker stops answering after each number of requests that
// a re-encryption takes. The worker gives no share, or the right one; the
// clinician reads through the others.
func (f *faulty) testEndpointDies(t *testing.T) {
	p, g := f.granted(t, f.client(t, 1), "rpc", 1000)
	fuse := f.fuses[institutions-1]
	t.Cleanup(func() { fuse.blowAfter(-1) })
	c := f.client(t, 1)
	refused := 0
	for requests := 0; ; requests++ {
		fuse.blowAfter(requests)
		answers, err := f.ask(within(t, time.Minute), c, p, g)
		must(t, err)
		broken := fuse.blown()
		for _, answer := range answers {
			switch {
			case answer.Worker.Seat != institutions && answer.Err != nil:
				t.Errorf("seat %d, whose endpoint is well: %v", answer.Worker.Seat, answer.Err)
			case answer.Worker.Seat == institutions && answer.Err != nil:
				refused++
			}
		}
		if !broken {
			break // it takes no more requests than that
		}
		f.read(t, c, p, g)
	}
	t.Logf("refused at %d of its requests", refused)
	if refused < 3 {
		t.Errorf("refused at %d requests only: the test shows nothing", refused)
	}
}

// Validators die for good. The others seal on, grants are made, served and
// revoked; the workers of the dead refuse. Started again, they catch up.
func (f *faulty) testValidatorsDie(t *testing.T, count int) {
	before, granted := f.granted(t, f.client(t, 1), "before", 1000)
	for seat := institutions; seat > institutions-count; seat-- {
		f.testnet.Validator(seat).Kill()
	}
	t.Cleanup(func() {
		for seat := institutions; seat > institutions-count; seat-- {
			must(t, f.testnet.Validator(seat).Start(within(t, time.Minute)))
		}
		must(t, f.testnet.AwaitAgreement(within(t, time.Minute)))
	})
	c := f.client(t, 1)
	f.read(t, c, before, granted)
	p, g := f.granted(t, c, "after", 1000)
	f.read(t, c, p, g)
	answers, err := f.ask(within(t, time.Minute), c, p, g)
	must(t, err)
	for _, answer := range answers {
		if dead := answer.Worker.Seat > institutions-count; dead != (answer.Err != nil) {
			t.Errorf("seat %d, dead %v, answers %v", answer.Worker.Seat, dead, answer.Err)
		}
	}
	w := f.watch(t, c, p, g)
	must(t, c.AwaitWorkers(within(t, 2*time.Minute), f.revoke(t, c, g)))
	acknowledged := time.Now()
	time.Sleep(3 * time.Second)
	w.noneSince(t, acknowledged)
}
