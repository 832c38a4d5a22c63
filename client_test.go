package medveil_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/content"
)

func TestClientReadsCommittee(t *testing.T) {
	w, client := newSealedWorld(t)
	committee, err := client.CurrentCommittee(context.Background())
	must(t, err)
	if committee.Epoch != 1 || committee.Threshold != worldThreshold || len(committee.Members) != worldSeats {
		t.Fatalf("committee is %+v", committee)
	}
	for i, member := range committee.Members {
		self := w.seats[i]
		if member.Seat != self.seat || member.Share != self.share.Public() || member.Issuer != self.issuer.Public() ||
			member.SealingKey != [32]byte(self.sealing.PublicKey()) || member.Endpoint != self.worker.server.URL {
			t.Errorf("seat %d is %+v", self.seat, member)
		}
	}
	set, err := client.CurrentWorkers(context.Background())
	must(t, err)
	if set.Version != 1 || set.Threshold != worldThreshold || len(set.Workers) != worldSeats || set.Workers[1].Seat != 2 {
		t.Errorf("worker set is %+v", set)
	}
	if _, err := client.Workers(context.Background(), 2); err == nil {
		t.Error("a worker set that does not exist was read")
	}
}

func TestClientRefusesUnsealedConsortium(t *testing.T) {
	w := newWorld(t)
	if _, err := medveil.NewClient(context.Background(), w.backend, w.network); !errors.Is(err, medveil.ErrNotSealed) {
		t.Errorf("got %v, want ErrNotSealed", err)
	}
}

// TestClientRefusesUnprovenKey: the chain seals any key on the curve; only
// clients notice that its owner never proved to have it.
func TestClientRefusesUnprovenKey(t *testing.T) {
	for _, kind := range []string{"share", "issuer"} {
		w := newWorld(t)
		victim := w.seats[1]
		share, issuer := victim.share, victim.issuer
		if kind == "share" {
			share = w.seats[0].share
		} else {
			issuer = w.seats[0].issuer
		}
		w.configureSeat(t, victim, share, issuer)
		w.seal(t)
		_, err := medveil.NewClient(context.Background(), w.backend, w.network)
		if err == nil || !strings.Contains(err.Error(), kind+" key of seat 2") {
			t.Errorf("unproven %s key: got %v", kind, err)
		}
	}
}

// TestClientTakesLastPossession: a seat that was configured again counts with
// its last keys and proofs.
func TestClientTakesLastPossession(t *testing.T) {
	w := newWorld(t)
	w.configureSeat(t, w.seats[1], w.seats[0].share, w.seats[1].issuer)
	w.configureSeat(t, w.seats[1], w.seats[1].share, w.seats[1].issuer)
	w.seal(t)
	if _, err := medveil.NewClient(context.Background(), w.backend, w.network); err != nil {
		t.Error(err)
	}
}

func TestClientRefusesWrongNetwork(t *testing.T) {
	w := newWorld(t)
	w.seal(t)
	for name, change := range map[string]func(*medveil.Network){
		"other chain id":      func(n *medveil.Network) { n.ChainID = 31337 },
		"no contract":         func(n *medveil.Network) { n.Trace = common.Address{1} },
		"contracts exchanged": func(n *medveil.Network) { n.Consortium, n.Registry = n.Registry, n.Consortium },
		"address missing":     func(n *medveil.Network) { n.GrantLog = common.Address{} },
		"address repeated":    func(n *medveil.Network) { n.GrantLog = n.Trace },
	} {
		network := w.network
		change(&network)
		if _, err := medveil.NewClient(context.Background(), w.backend, network); err == nil {
			t.Errorf("%s: connected", name)
		}
	}
}

func TestClientRefusesUnsafeVerifier(t *testing.T) {
	w := newWorld(t)
	network := w.network
	network.ChainID = 100
	_, err := medveil.NewClient(context.Background(), w.backend, network)
	if !errors.Is(err, medveil.ErrUnsafeVerifier) {
		t.Errorf("on a real chain: got %v, want ErrUnsafeVerifier", err)
	}
	_, err = medveil.NewClient(context.Background(), w.backend, network, medveil.WithUnsafeVerifier())
	if err == nil || errors.Is(err, medveil.ErrUnsafeVerifier) {
		t.Errorf("allowed explicitly: got %v, want the next check's error", err)
	}
}

// TestClientRecognisesUnsafeVerifier: a network file cannot hide it.
func TestClientRecognisesUnsafeVerifier(t *testing.T) {
	w := newWorld(t)
	w.seal(t)
	network := w.network
	network.UnsafeDevelopmentVerifier = false
	if _, err := medveil.NewClient(context.Background(), w.backend, network); !errors.Is(err, medveil.ErrUnsafeVerifier) {
		t.Errorf("got %v, want ErrUnsafeVerifier", err)
	}
}

// TestConsortiumRefusalIsTyped: a contract's custom error reaches the caller.
func TestConsortiumRefusalIsTyped(t *testing.T) {
	w := newWorld(t)
	w.seal(t)
	err := w.send(w.deployer, w.network.Consortium, bindings.NewConsortium().PackSealFirstEpoch(2))
	var revert *bindings.Revert
	if !errors.As(err, &revert) {
		t.Errorf("sealing twice: got %v, want a Revert", err)
	}
}

// A worker that says that it is behind, for ever, does not hold a client for ever.
func TestAwaitWorkersDespiteLiar(t *testing.T) {
	w, client := newSealedWorld(t)
	client.TestOnlyPatience(2 * time.Second)
	w.seats[0].worker.setHooks(func(s *hooks) { s.lag = 1 << 40 })
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := client.AwaitWorkers(ctx, medveil.Transaction{Block: 1}); err != nil {
		t.Error(err)
	}
	w.seats[1].worker.setHooks(func(s *hooks) { s.lag = 1 << 40 })
	ctx, cancel = context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := client.AwaitWorkers(ctx, medveil.Transaction{Block: 1}); err == nil {
		t.Error("one of three was enough")
	}
}

// A worker that sends bytes without end, or now and then one, in place of an
// object is passed over.
func TestDownloadDespiteEndlessWorker(t *testing.T) {
	w := newWorld(t)
	w.seal(t)
	client, err := medveil.NewClient(context.Background(), w.backend, w.network, medveil.WithMaxRecord(1<<20))
	must(t, err)
	client.TestOnlyPatience(2 * time.Second)
	object := bytes.Repeat([]byte("record"), 10_000)
	hash := content.Of(object)
	w.seats[2].worker.objects[hash] = object
	for name, pause := range map[string]time.Duration{"fast": 0, "slow": 10 * time.Millisecond} {
		endless := func(s *hooks) { s.endless = func() { time.Sleep(pause) } }
		w.seats[0].worker.setHooks(endless)
		w.seats[1].worker.setHooks(endless)
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		got, err := client.TestOnlyDownload(ctx, hash)
		cancel()
		if err != nil || !bytes.Equal(got, object) {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}

// Workers that take a request for an object and answer nothing are not waited for.
func TestDownloadDespiteSilentWorkers(t *testing.T) {
	w, client := newSealedWorld(t)
	client.TestOnlyPatience(time.Hour)
	client.TestOnlyHedge(10 * time.Millisecond)
	object := []byte("record")
	w.seats[2].worker.objects[content.Of(object)] = object
	silent := func(s *hooks) { s.hang = "/v1/objects" }
	w.seats[0].worker.setHooks(silent)
	w.seats[1].worker.setHooks(silent)
	for range 5 { // workers are asked in random order
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		got, err := client.TestOnlyDownload(ctx, content.Of(object))
		cancel()
		if err != nil || !bytes.Equal(got, object) {
			t.Fatalf("%q, %v", got, err)
		}
	}
}

func TestAwaitWorkers(t *testing.T) {
	w, client := newSealedWorld(t)
	head, err := w.backend.BlockNumber(context.Background())
	must(t, err)
	tx := medveil.Transaction{Block: head}
	await := func() error {
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		defer cancel()
		return client.AwaitWorkers(ctx, tx)
	}
	if err := await(); err != nil {
		t.Errorf("all workers are at the head: %v", err)
	}
	w.seats[0].worker.setHooks(func(s *hooks) { s.lag = 1 })
	if err := await(); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a worker is behind: %v, want the deadline", err)
	}
	w.seats[0].worker.setHooks(func(s *hooks) { s.forked = true })
	if err := await(); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a worker is on another chain than our node: %v, want the deadline", err)
	}
	w.seats[0].worker.server.Close()
	if err := await(); err != nil {
		t.Errorf("the worker behind is gone: %v", err)
	}
	w.seats[1].worker.server.Close()
	if err := await(); err == nil {
		t.Error("fewer workers answer than the threshold")
	}
}
