package worker_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"errors"
	"io"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/internal/bolt"
	"github.com/medveil/medveil/worker/internal/ethchain"
)

// memoryStore is a store in memory that can fail, forget and lie.
type memoryStore struct {
	mu      sync.Mutex
	objects map[content.Hash][]byte
	fail    error
	lie     func([]byte) []byte
	onGet   func()
}

func (s *memoryStore) Add(_ context.Context, r io.Reader) (content.Hash, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return content.Hash{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.objects[content.Of(b)] = b
	return content.Of(b), s.fail
}

func (s *memoryStore) Get(_ context.Context, h content.Hash) (io.ReadCloser, int64, error) {
	if s.onGet != nil {
		s.onGet()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.objects[h]
	if !ok {
		return nil, 0, content.ErrNotFound
	}
	if s.lie != nil {
		b = s.lie(bytes.Clone(b))
	}
	return io.NopCloser(bytes.NewReader(b)), int64(len(b)), s.fail
}

func (s *memoryStore) Has(_ context.Context, h content.Hash) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.objects[h]
	return ok, nil
}

// person is a registered pseudonym with its secrets.
type person struct {
	account *ecdsa.PrivateKey
	address api.Address
	nym     grant.Nym
	key     pre.SecretKey
}

func (p *person) sign(d api.Word) (api.Signature, error) { return ethchain.Signer(p.account)(d) }

const (
	workers   = 5
	threshold = 3
	self      = 2 // the worker under test, from 1
	startTime = 1_795_000_000
)

// world is a worker with everything around it.
type world struct {
	t      testing.TB
	path   string // of the state
	clock  time.Time
	config worker.Config
	chain  *fakeChain
	store  *memoryStore
	state  *brittleState
	worker *worker.Worker

	sealing  []grant.SealingSecretKey
	operator []*ecdsa.PrivateKey
	patient  *person
	doctor   *person
	stranger *person
}

var testDomain = api.Domain{ChainID: 1337, GrantLog: api.Address{1, 2, 3}}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, path: filepath.Join(t.TempDir(), "state.db"), clock: time.Unix(startTime, 0)}
	w.chain = newFakeChain(t, startTime)
	w.store = &memoryStore{objects: map[content.Hash][]byte{}}
	set := worker.WorkerSet{Version: 1, Threshold: threshold}
	for range workers {
		key, err := crypto.GenerateKey()
		if err != nil {
			t.Fatal(err)
		}
		sealing, err := grant.GenerateSealingKey()
		if err != nil {
			t.Fatal(err)
		}
		w.operator, w.sealing = append(w.operator, key), append(w.sealing, sealing)
		set.Operators = append(set.Operators, address(key))
	}
	w.chain.sets = []worker.WorkerSet{set}
	w.patient, w.doctor, w.stranger = w.enrol(1), w.enrol(2), w.enrol(3)
	w.config = worker.Config{
		Domain: testDomain, RegistryDomain: [32]byte{31: 7}, Operator: address(w.operator[self-1]),
		Keys:  worker.Keys{Sealing: w.sealing[self-1], Sign: ethchain.Signer(w.operator[self-1]), Storage: [32]byte{1}},
		Chain: w.chain, Store: w.store, Recover: ethchain.Recover,
		Confirmations: 3, Period: time.Second,
	}
	w.config.SetClock(func() time.Time { return w.clock })
	if err := bolt.Create(w.path); err != nil {
		t.Fatal(err)
	}
	w.openState()
	if err := worker.Create(w.state, testDomain, w.config.Operator); err != nil {
		t.Fatal(err)
	}
	w.start()
	return w
}

// openState opens the state's file.
func (w *world) openState() {
	w.t.Helper()
	state, err := bolt.Open(w.path)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { state.Close() })
	w.state = &brittleState{State: state}
	w.config.State = w.state
}

// fixedKeys returns n accounts' keys that are the same in each process.
func fixedKeys(n int) (keys []*ecdsa.PrivateKey) {
	for i := range n {
		k, err := crypto.ToECDSA(append(make([]byte, 31), byte(i+1)))
		if err != nil {
			panic(err)
		}
		keys = append(keys, k)
	}
	return keys
}

// fixedSealing returns a sealing key that is the same in each process.
func fixedSealing() grant.SealingSecretKey {
	k, err := grant.ParseSealingSecretKey(append(make([]byte, 31), 1))
	if err != nil {
		panic(err)
	}
	return k
}

func address(k *ecdsa.PrivateKey) api.Address {
	return api.Address(crypto.PubkeyToAddress(k.PublicKey))
}

func (w *world) start() {
	w.t.Helper()
	var err error
	if w.worker, err = worker.Open(w.config); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { w.worker.Close() })
}

func (w *world) restart() {
	w.t.Helper()
	if err := w.stop(); err != nil {
		w.t.Fatal(err)
	}
	w.openState()
	w.start()
}

// stop ends the worker and closes its state.
func (w *world) stop() error { return errors.Join(w.worker.Close(), w.state.Close()) }

// enrol registers a pseudonym.
func (w *world) enrol(n byte) *person {
	account, err := crypto.GenerateKey()
	if err != nil {
		w.t.Fatal(err)
	}
	p := &person{account: account, address: address(account), nym: grant.Nym{0: n, 31: n}, key: pre.GenerateKey()}
	w.chain.nyms[p.address] = p.nym
	w.register(p, p.key.PublicKey().Bytes(), p.key)
	return p
}

// register puts a PRE key on chain with a proof made by prover.
func (w *world) register(p *person, key []byte, prover pre.SecretKey) {
	c := worker.PossessionContext([32]byte{31: 7}, p.nym, 0, p.address)
	proof, err := pre.ProvePossession(prover, c[:])
	if err != nil {
		w.t.Fatal(err)
	}
	w.chain.pseudonyms[p.nym] = worker.Pseudonym{
		Nym: p.nym, Account: p.address, ValidUntil: startTime/86400 + 90, PreKey: key, Possession: proof.Bytes(),
	}
}

// deal is a grant by the patient, sealed, stored and on chain.
type deal struct {
	id      grant.ID
	rekey   *pre.Rekey
	opening grant.Opening
	bundle  content.Hash
}

var label = pre.Label{1, 2, 3}

// grant makes a grant to the doctor.
func (w *world) grant() deal {
	return w.grantWith(w.patient, w.doctor, label, grant.Terms{OwnerNym: w.patient.nym, GranteeNym: w.doctor.nym, SetVersion: 1})
}

func (w *world) grantWith(owner, grantee *person, l pre.Label, terms grant.Terms) deal {
	w.t.Helper()
	rekey, fragments, err := pre.NewRekey(owner.key, grantee.key.PublicKey(), l, threshold, workers)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.publish(rekey, fragments, terms)
}

func (w *world) publish(rekey *pre.Rekey, fragments []pre.Fragment, terms grant.Terms) deal {
	w.t.Helper()
	var keys []grant.SealingPublicKey
	for _, k := range w.sealing {
		keys = append(keys, k.PublicKey())
	}
	ctx := grant.Context{ChainID: testDomain.ChainID, Contract: grant.Address(testDomain.GrantLog)}
	bundle, opening, err := grant.Seal(ctx, terms, rekey, fragments, keys)
	if err != nil {
		w.t.Fatal(err)
	}
	h, err := w.store.Add(context.Background(), bytes.NewReader(bundle))
	if err != nil {
		w.t.Fatal(err)
	}
	d := deal{id: opening.ID(ctx), rekey: rekey, opening: opening, bundle: h}
	w.chain.grants[d.id] = worker.Grant{OwnerNym: terms.OwnerNym, Commitment: opening.Commitment(), Bundle: h, Expiry: startTime + 86400}
	w.chain.madeAt[d.id] = w.chain.head.Number - w.config.Confirmations
	return d
}

// capsule returns a capsule of the patient under l.
func (w *world) capsule(owner pre.PublicKey, l pre.Label) *pre.Capsule {
	w.t.Helper()
	b, err := pre.NewBatch(owner, l, 1)
	if err != nil {
		w.t.Fatal(err)
	}
	return b.Capsule()
}

// request makes a signed request to this worker.
func (w *world) request(p *person, id grant.ID, c *pre.Capsule) *api.ReencryptRequest {
	w.t.Helper()
	r, err := api.NewReencryptRequest(testDomain, w.config.Operator, api.Word(id), api.Word(c.ID()), c.Bytes(), p.sign)
	if err != nil {
		w.t.Fatal(err)
	}
	w.sign(r, p, uint64(w.clock.Unix()))
	return r
}

// sign signs a changed request again.
func (w *world) sign(r *api.ReencryptRequest, p *person, issuedAt uint64) {
	w.t.Helper()
	r.IssuedAt = issuedAt
	var err error
	if r.Signature, err = p.sign(r.Digest(testDomain)); err != nil {
		w.t.Fatal(err)
	}
}

// ask asks and returns the refusal's code, "" if there was none.
func (w *world) ask(r *api.ReencryptRequest) api.Code {
	w.t.Helper()
	resp, err := w.worker.Reencrypt(context.Background(), r)
	if (err == nil) != (resp != nil) {
		w.t.Error("an answer and an error")
	}
	if err != nil && api.CodeOf(err) == "" {
		w.t.Errorf("refusal without a code: %v", err)
	}
	return api.CodeOf(err)
}
