package worker_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/ethchain"
)

// The share is right by its own proof, and the receipt is the worker's.
func TestReencrypt(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	c := w.capsule(w.patient.key.PublicKey(), label)
	req := w.request(w.doctor, d.id, c)
	req.Prove = true
	resp, err := w.worker.Reencrypt(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	share, err := pre.ParseShare(resp.Share)
	if err != nil {
		t.Fatal(err)
	}
	proof, err := pre.ParseShareProof(resp.Proof)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.rekey.VerifyShare(c, share, proof, d.id); err != nil {
		t.Error(err)
	}
	r := resp.Receipt
	signer, err := ethchain.Recover(r.Digest(testDomain), r.Signature)
	if err != nil || signer != w.config.Operator {
		t.Errorf("receipt signed by %s: %v", signer, err)
	}
	if r.Index != self || share.Index() != self || r.GranteeNym != api.Word(w.doctor.nym) ||
		r.BlockNumber != w.chain.head.Number-3 || r.ShareHash != api.ShareHash(resp.Share) {
		t.Errorf("receipt %+v", r)
	}
}

// Each case breaks one thing in a world in which the request would be answered.
func TestRefusals(t *testing.T) {
	type setting struct {
		*world
		deal
		req *api.ReencryptRequest // by the doctor, for deal
	}
	resign := func(s *setting) { s.sign(s.req, s.doctor, s.req.IssuedAt) }
	update := func(p *person, s *setting, change func(*worker.Pseudonym)) {
		v := s.chain.pseudonyms[p.nym]
		change(&v)
		s.chain.pseudonyms[p.nym] = v
	}
	for _, tt := range []struct {
		name string
		do   func(*setting)
		want api.Code
	}{
		{"nothing broken", func(*setting) {}, ""},
		{"another worker", func(s *setting) { s.req.Worker = address(s.operator[0]); resign(s) }, api.WrongWorker},
		{"issued a minute and a second ago", func(s *setting) { s.sign(s.req, s.doctor, startTime-61) }, api.StaleRequest},
		{"issued in the future", func(s *setting) { s.sign(s.req, s.doctor, startTime+61) }, api.StaleRequest},
		{"issued at the end of time", func(s *setting) { s.sign(s.req, s.doctor, ^uint64(0)) }, api.StaleRequest},
		{"time changed after signing", func(s *setting) { s.req.IssuedAt++ }, api.UnknownAccount},
		{"nonce changed after signing", func(s *setting) { s.req.Nonce[0]++ }, api.UnknownAccount},
		{"grant changed after signing", func(s *setting) { s.req.GrantID[0]++ }, api.UnknownAccount},
		{"signed for another chain", func(s *setting) {
			s.req.Signature, _ = s.doctor.sign(s.req.Digest(api.Domain{ChainID: 1, GrantLog: testDomain.GrantLog}))
		}, api.UnknownAccount},
		{"signature's second form", func(s *setting) { s.req.Signature = malleate(s.req.Signature) }, api.BadSignature},
		{"no signature", func(s *setting) { s.req.Signature = api.Signature{} }, api.BadSignature},
		{"recovery id of old style", func(s *setting) { s.req.Signature[64] -= 27 }, api.BadSignature},
		{"account without pseudonym", func(s *setting) { delete(s.chain.nyms, s.doctor.address) }, api.UnknownAccount},
		{"account that was replaced", func(s *setting) {
			update(s.doctor, s, func(p *worker.Pseudonym) { p.Account = s.stranger.address })
		}, api.UnknownAccount},
		{"lapsed grantee", func(s *setting) {
			update(s.doctor, s, func(p *worker.Pseudonym) { p.ValidUntil = startTime/86400 - 1 })
		}, api.PseudonymInactive},
		{"suspended grantee", func(s *setting) {
			update(s.doctor, s, func(p *worker.Pseudonym) { p.Suspended = true })
		}, api.PseudonymInactive},
		{"lapsed owner", func(s *setting) {
			update(s.patient, s, func(p *worker.Pseudonym) { p.ValidUntil = 1 })
		}, ""},
		{"suspended owner", func(s *setting) {
			update(s.patient, s, func(p *worker.Pseudonym) { p.Suspended = true })
		}, api.PseudonymInactive},
		{"no such grant", func(s *setting) { delete(s.chain.grants, s.id) }, api.GrantUnknown},
		{"grant not confirmed", func(s *setting) { s.chain.madeAt[s.id] = s.chain.head.Number }, api.GrantUnknown},
		{"revoked", func(s *setting) { s.chain.revokedAt[s.id] = s.chain.head.Number - 3 }, api.GrantRevoked},
		{"expired by the block", func(s *setting) {
			s.chain.grants[s.id] = expiring(s.chain.grants[s.id], startTime+30)
			s.chain.head.Time = startTime + 30 + 3
		}, api.GrantExpired},
		{"clock far behind the chain", func(s *setting) { s.chain.head.Time = startTime + 61 }, api.ChainUnavailable},
		{"expired by the clock", func(s *setting) {
			s.chain.grants[s.id] = expiring(s.chain.grants[s.id], startTime)
		}, api.GrantExpired},
		{"another owner's commitment", func(s *setting) {
			g := s.chain.grants[s.id]
			g.OwnerNym = s.stranger.nym
			s.chain.grants[s.id] = g
		}, api.GrantUnknown},
		{"stranger asks", func(s *setting) { s.req = s.request(s.stranger, s.id, mustCapsule(s.req)) }, api.NotGrantee},
		{"owner asks", func(s *setting) { s.req = s.request(s.patient, s.id, mustCapsule(s.req)) }, api.NotGrantee},
		{"capsule of another label", func(s *setting) {
			s.req = s.request(s.doctor, s.id, s.capsule(s.patient.key.PublicKey(), pre.Label{9}))
		}, api.WrongLabel},
		{"capsule of another owner", func(s *setting) {
			s.req = s.request(s.doctor, s.id, s.capsule(s.stranger.key.PublicKey(), label))
		}, api.WrongLabel},
		{"capsule with another id", func(s *setting) { s.req.CapsuleID[0]++; resign(s) }, api.BadCapsule},
		{"capsule cut short", func(s *setting) { s.req.Capsule = s.req.Capsule[:10] }, api.BadCapsule},
		{"capsule with bytes after", func(s *setting) { s.req.Capsule = append(s.req.Capsule, 0) }, api.BadCapsule},
		{"capsule with another's proof", func(s *setting) {
			other := s.capsule(s.patient.key.PublicKey(), label).Bytes()
			n := len(other) - 64
			s.req.Capsule = append(bytes.Clone(s.req.Capsule[:n]), other[n:]...)
		}, api.BadCapsule},
		{"owner replaced its key", func(s *setting) {
			k := pre.GenerateKey()
			s.register(s.patient, k.PublicKey().Bytes(), k)
		}, api.KeyChanged},
		{"grantee replaced its key", func(s *setting) {
			k := pre.GenerateKey()
			s.register(s.doctor, k.PublicKey().Bytes(), k)
		}, api.KeyChanged},
		{"grantee's key without proof", func(s *setting) {
			s.register(s.doctor, s.doctor.key.PublicKey().Bytes(), pre.GenerateKey())
		}, api.KeyChanged},
		{"grantee's key is garbage", func(s *setting) { s.register(s.doctor, make([]byte, 48), s.doctor.key) }, api.KeyChanged},
		{"set not served", func(s *setting) { s.chain.sets[0].Version = 2 }, api.SetNotServed},
		{"worker left the set", func(s *setting) { s.chain.sets[0].Operators[self-1] = api.Address{9} }, api.SetNotServed},
		{"set has another threshold", func(s *setting) { s.chain.sets[0].Threshold = 2 }, api.BadBundle},
		{"bundle is not there", func(s *setting) { delete(s.store.objects, s.bundle) }, api.StoreUnavailable},
		{"bundle is another", func(s *setting) {
			s.store.lie = func(b []byte) []byte { b[40] ^= 1; return b } // in the first sealed fragment
		}, api.StoreUnavailable},
		{"bundle of another grant", func(s *setting) {
			other := s.store.objects[s.grant().bundle]
			s.store.lie = func([]byte) []byte { return other }
		}, api.StoreUnavailable},
		{"bundle is truncated", func(s *setting) { s.store.lie = func(b []byte) []byte { return b[:len(b)-1] } }, api.StoreUnavailable},
		{"bundle is empty", func(s *setting) { s.store.lie = func(b []byte) []byte { return nil } }, api.StoreUnavailable},
		{"bundle is huge", func(s *setting) {
			s.store.lie = func([]byte) []byte { return make([]byte, grant.MaxBundleSize+1) }
		}, api.BadBundle},
		{"store is down", func(s *setting) { s.store.fail = errors.New("down") }, api.StoreUnavailable},
		{"chain is down", func(s *setting) { s.chain.failReads = true }, api.ChainUnavailable},
		{"head is old", func(s *setting) { s.chain.head.Time = startTime - 6 }, api.ChainUnavailable},
		{"chain is too short", func(s *setting) { s.chain.head.Number = 2 }, api.ChainUnavailable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			s := &setting{world: w, deal: w.grant()}
			s.req = w.request(w.doctor, s.id, w.capsule(w.patient.key.PublicKey(), label))
			tt.do(s)
			if got := w.ask(s.req); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func mustCapsule(r *api.ReencryptRequest) *pre.Capsule {
	c, err := pre.ParseCapsule(r.Capsule)
	if err != nil {
		panic(err)
	}
	return c
}

func expiring(g worker.Grant, at uint64) worker.Grant {
	g.Expiry = at
	return g
}

// A chain that goes down or is reorganised at any point of a request makes a
// refusal, never an answer of two histories.
func TestReorganisationDuringRequest(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	for n := 2; ; n++ { // the first two reads find the confirmed block
		w.chain.reorgAfter = n
		code := w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label)))
		if w.chain.reorgAfter > 0 {
			if code != "" || n < 8 {
				t.Fatalf("after %d reads: %q", n, code)
			}
			return
		}
		if n > 2 && code != api.ChainUnavailable {
			t.Errorf("reorganised at read %d: %q", n, code)
		}
	}
}

func TestReplay(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	req := w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))
	if got := w.ask(req); got != "" {
		t.Fatal(got)
	}
	if got := w.ask(req); got != api.ReplayedRequest {
		t.Errorf("second time: %q", got)
	}
	w.restart()
	if got := w.ask(req); got != api.ReplayedRequest {
		t.Errorf("after a restart: %q", got)
	}
	w.clock = w.clock.Add(2 * time.Minute)
	w.chain.head.Time += 120
	if got := w.ask(req); got != api.StaleRequest {
		t.Errorf("two minutes later: %q", got)
	}
}

// However many copies come at once, one is answered.
func TestReplayAtOnce(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	req := w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))
	codes := make(chan api.Code)
	const copies = 8
	for range copies {
		go func() { codes <- w.ask(req) }()
	}
	answered := 0
	for range copies {
		switch code := <-codes; code {
		case "":
			answered++
		case api.ReplayedRequest:
		default:
			t.Errorf("got %q", code)
		}
	}
	if answered != 1 {
		t.Errorf("%d of %d copies were answered", answered, copies)
	}
}

// A nonce is spent by its own pseudonym's signed request only.
func TestNonceOfAnother(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	req := w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))
	thief := *req
	w.sign(&thief, w.stranger, thief.IssuedAt)
	if got := w.ask(&thief); got != api.NotGrantee {
		t.Fatal(got)
	}
	if got := w.ask(req); got != "" {
		t.Errorf("the grantee's own request: %q", got)
	}
}

// An opened grant in memory does not outlive its revocation.
func TestRevocationEndsCachedGrant(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	ask := func() api.Code {
		return w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label)))
	}
	if got := ask(); got != "" {
		t.Fatal(got)
	}
	w.chain.revokedAt[d.id] = w.chain.head.Number
	if got := ask(); got != "" {
		t.Errorf("revocation not confirmed yet: %q", got)
	}
	w.chain.head.Number += 3
	if got := ask(); got != api.GrantRevoked {
		t.Errorf("revocation confirmed: %q", got)
	}
}

// A bundle that takes its time does not carry a request past a revocation, a
// suspension or a change of keys that is confirmed meanwhile.
func TestRevokedWhileBundleIsFetched(t *testing.T) {
	for name, tt := range map[string]struct {
		meanwhile func(*world, deal)
		want      api.Code
	}{
		"nothing":   {func(*world, deal) {}, ""},
		"revoked":   {func(w *world, d deal) { w.chain.revokedAt[d.id] = w.chain.head.Number }, api.GrantRevoked},
		"suspended": {func(w *world, _ deal) { w.suspend(w.doctor) }, api.PseudonymInactive},
		"account":   {func(w *world, _ deal) { delete(w.chain.nyms, w.doctor.address) }, api.UnknownAccount},
		"set":       {func(w *world, _ deal) { w.chain.sets[0].Version++ }, api.SetNotServed},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d := w.grant()
			w.store.onGet = func() {
				w.chain.mu.Lock()
				defer w.chain.mu.Unlock()
				tt.meanwhile(w, d)
				w.chain.head.Number += 3
			}
			if got := w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func (w *world) suspend(p *person) {
	v := w.chain.pseudonyms[p.nym]
	v.Suspended = true
	w.chain.pseudonyms[p.nym] = v
}

// One pair whose bundle never comes does not keep others from being answered.
func TestSlowBundlesLeaveRoom(t *testing.T) {
	w := newWorld(t)
	good, slow := w.grant(), w.grantWith(w.stranger, w.stranger, label,
		grant.Terms{OwnerNym: w.stranger.nym, GranteeNym: w.stranger.nym, SetVersion: 1})
	c := w.capsule(w.patient.key.PublicKey(), label)
	if got := w.ask(w.request(w.doctor, good.id, c)); got != "" {
		t.Fatal(got)
	}
	come := make(chan struct{})
	w.store.onGet = func() { <-come }
	codes := make(chan api.Code)
	const asked = 64
	for range asked {
		req := w.request(w.stranger, slow.id, c)
		go func() { codes <- w.ask(req) }()
	}
	for range asked - 16 { // a quarter of the room is the stranger's
		if got := <-codes; got != api.Busy {
			t.Errorf("too many at once: %q", got)
		}
	}
	if got := w.ask(w.request(w.doctor, good.id, c)); got != "" {
		t.Errorf("another's request: %q", got)
	}
	close(come)
	for range 16 {
		if got := <-codes; got != api.WrongLabel {
			t.Errorf("in the end: %q", got)
		}
	}
}

// What one pseudonym can write into the log in a day has an end, which a
// restart does not move.
func TestRequestsOfADay(t *testing.T) {
	w := newWorld(t)
	w.worker.Close()
	w.config.DailyRequests = 3
	w.start()
	d, c := w.grant(), w.capsule(w.patient.key.PublicKey(), label)
	for i, want := range []api.Code{api.NotGrantee, api.NotGrantee, api.NotGrantee, api.Busy, api.Busy} {
		if got := w.ask(w.request(w.stranger, d.id, c)); got != want {
			t.Errorf("request %d: %q, want %q", i+1, got, want)
		}
		if i == 1 {
			w.restart()
		}
	}
	if got := w.ask(w.request(w.doctor, d.id, c)); got != "" {
		t.Errorf("another's: %q", got)
	}
	if n := len(w.leaves()); n != 4 {
		t.Errorf("log of %d entries", n)
	}
	w.clock = w.clock.Add(24 * time.Hour)
	w.chain.head.Time += 86400
	if got := w.ask(w.request(w.stranger, d.id, c)); got == api.Busy {
		t.Error("busy on the next day too")
	}
}

// The same fragments under a second grant are refused, restart or not: they
// would outlive the first grant's revocation.
func TestFragmentServesOneGrant(t *testing.T) {
	w := newWorld(t)
	rekey, fragments, err := pre.NewRekey(w.patient.key, w.doctor.key.PublicKey(), label, threshold, workers)
	if err != nil {
		t.Fatal(err)
	}
	terms := grant.Terms{OwnerNym: w.patient.nym, GranteeNym: w.doctor.nym, SetVersion: 1}
	first, second := w.publish(rekey, fragments, terms), w.publish(rekey, fragments, terms)
	if first.id == second.id {
		t.Fatal("one grant, wanted two")
	}
	ask := func(d deal) api.Code {
		return w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label)))
	}
	if got := ask(first); got != "" {
		t.Fatal(got)
	}
	if got := ask(second); got != api.FragmentConflict {
		t.Errorf("second grant: %q", got)
	}
	w.restart()
	if got := ask(second); got != api.FragmentConflict {
		t.Errorf("second grant after a restart: %q", got)
	}
	if got := ask(first); got != "" {
		t.Errorf("first grant after a restart: %q", got)
	}
}

// A revoked grantee's friend registers the grantee's key as its own and has the
// grant's fragments sealed anew: without the secret key there is no proof.
func TestStolenKeyRevivesNothing(t *testing.T) {
	w := newWorld(t)
	w.register(w.stranger, w.doctor.key.PublicKey().Bytes(), w.stranger.key)
	d := w.grantWith(w.patient, w.doctor, label, grant.Terms{OwnerNym: w.patient.nym, GranteeNym: w.stranger.nym, SetVersion: 1})
	if got := w.ask(w.request(w.stranger, d.id, w.capsule(w.patient.key.PublicKey(), label))); got != api.KeyChanged {
		t.Errorf("got %q", got)
	}
}

// Errors that clients see repeat nothing that the worker keeps to itself.
func TestRefusalHidesCauses(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.store.fail = errors.New("open /secret/path: down")
	_, err := w.worker.Reencrypt(context.Background(), w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label)))
	if err == nil || strings.Contains(err.Error(), "secret") || !errors.Is(err, w.store.fail) {
		t.Errorf("got %v", err)
	}
}

func TestBusy(t *testing.T) {
	w := newWorld(t)
	w.worker.Close()
	w.config.MaxConcurrent = 1
	w.start()
	d := w.grant()
	w.chain.mu.Lock() // the first request waits for the chain
	first := make(chan api.Code)
	req := w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))
	go func() {
		got := w.ask(req)
		for got == api.Busy { // the test's own requests below were in its way
			got = w.ask(req)
		}
		first <- got
	}()
	for range 1000 {
		if w.ask(&api.ReencryptRequest{}) == api.Busy {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if got := w.ask(&api.ReencryptRequest{}); got != api.Busy {
		t.Errorf("got %q", got)
	}
	w.chain.mu.Unlock()
	if got := <-first; got != "" {
		t.Errorf("first request: %q", got)
	}
}

// A request with all its checks, without HTTP: signature, capsule proof, keys,
// one pairing, and the receipt's signature and sync. The chain answers from
// memory; each request has a capsule of its own.
func BenchmarkReencrypt(b *testing.B) {
	for _, prove := range []bool{false, true} {
		b.Run(fmt.Sprintf("prove=%t", prove), func(b *testing.B) {
			w := newWorld(b)
			d := w.grant()
			var capsules []*pre.Capsule
			for range 64 {
				capsules = append(capsules, w.capsule(w.patient.key.PublicKey(), label))
			}
			for i := 0; b.Loop(); i++ {
				b.StopTimer()
				r := w.request(w.doctor, d.id, capsules[i%len(capsules)])
				r.Prove = prove
				b.StartTimer()
				if got := w.ask(r); got != "" {
					b.Fatal(got)
				}
			}
		})
	}
}

// malleate returns the other signature that recovers to the same account.
func malleate(sig api.Signature) api.Signature {
	n := crypto.S256().Params().N
	s := new(big.Int).Sub(n, new(big.Int).SetBytes(sig[32:64]))
	s.FillBytes(sig[32:64])
	sig[64] = 27 + (sig[64] - 27) ^ 1
	return sig
}

// A bundle that comes slowly does not outlive the grant: expiry is looked at
// again at the end, also when no block came meanwhile.
func TestExpiresWhileTheBundleComes(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.chain.grants[d.id] = expiring(w.chain.grants[d.id], startTime+4)
	w.event(d, 90)
	if err := w.worker.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.store.onGet = func() {
		w.clock = w.clock.Add(4 * time.Second)
		if err := w.worker.Follow(t.Context()); err != nil { // finds that the grant is over
			t.Error(err)
		}
	}
	if got := w.asks(d); got != api.GrantExpired {
		t.Errorf("got %q", got)
	}
	w.wantPhase(d, "o")
}
