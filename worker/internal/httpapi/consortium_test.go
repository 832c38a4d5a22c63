package httpapi_test

import (
	"context"
	"crypto/ecdsa"
	"math/big"
	"net"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/bolt"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/worker/internal/httpapi"
	"github.com/medveil/medveil/worker/internal/ipfs"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

const (
	seats           = 4
	seatThreshold   = 3
	workerThreshold = 2
	maxNyms         = 4
)

// consortium is a real one in the process: a chain with the contracts, an IPFS
// node, and a worker per seat that serves HTTP on loopback.
type consortium struct {
	t         testing.TB
	chain     *devchain.Chain
	client    *devchain.Client
	at        bindings.Addresses
	deployer  *ecdsa.PrivateKey
	auditor   *ecdsa.PrivateKey
	members   []*member
	committee *pvss.Committee
	domain    [32]byte // of the registry
}

// member is one institution.
type member struct {
	operator *ecdsa.PrivateKey
	share    curve.SecretKey
	issuer   curve.SecretKey
	sealing  grant.SealingSecretKey
	worker   *worker.Worker
	client   *api.Client
}

func (m *member) address() api.Address {
	return api.Address(crypto.PubkeyToAddress(m.operator.PublicKey))
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// newConsortium starts one whose workers keep objects in store, or in an IPFS
// node of their own if store is nil.
func newConsortium(t testing.TB, store worker.Store) *consortium {
	t.Helper()
	chain := must[*devchain.Chain](t)(devchain.New())
	t.Cleanup(func() { chain.Close() })
	c := &consortium{t: t, chain: chain, client: chain.Client()}
	c.deployer, c.auditor = c.account(), c.account()
	opts := devchain.Transactor(c.deployer)
	verifiers, err := bindings.DeployUnsafeDevVerifiers(t.Context(), c.client, opts)
	if err != nil {
		t.Fatal(err)
	}
	c.at = must[bindings.Addresses](t)(bindings.Deploy(t.Context(), c.client, opts, verifiers))
	domain := pvss.Domain(devchain.ChainID, c.at.Registry)
	c.domain = domain.Bytes()
	c.committee = &pvss.Committee{
		ConsortiumID: pvss.ConsortiumID(devchain.ChainID, c.at.Consortium), Epoch: 1, Threshold: seatThreshold,
	}
	for seat := 1; seat <= seats; seat++ {
		c.join(seat)
	}
	c.seal()
	if store == nil {
		store = c.ipfs()
	}
	for _, m := range c.members {
		c.serve(m, store)
	}
	return c
}

func (c *consortium) account() *ecdsa.PrivateKey {
	c.t.Helper()
	return must[*ecdsa.PrivateKey](c.t)(c.chain.NewAccount(c.t.Context()))
}

// join makes a member and configures its seat.
func (c *consortium) join(seat int) {
	c.t.Helper()
	newKey := must[curve.SecretKey](c.t)
	m := &member{operator: c.account(), share: newKey(curve.GenerateKey()), issuer: newKey(curve.GenerateKey())}
	m.sealing = must[grant.SealingSecretKey](c.t)(grant.GenerateSealingKey())
	c.members = append(c.members, m)
	c.committee.Seats[seat-1] = pvss.Seat{Share: m.share.Public(), Issuer: m.issuer.Public()}
	share, issuer := m.share.Public().Bytes(), m.issuer.Public().Bytes()
	possession := make([]byte, curve.PossessionSize) // not checked on chain, nor by workers
	c.configure(bindings.NewConsortium().PackConfigureSeat(uint8(seat), bindings.IConsortiumSeat{
		Operator: crypto.PubkeyToAddress(m.operator.PublicKey), SealingKey: m.sealing.PublicKey(), Endpoint: "http://127.0.0.1",
		ShareKeyX: big32(share[:32]), ShareKeyY: big32(share[32:]), IssuerKeyX: big32(issuer[:32]), IssuerKeyY: big32(issuer[32:]),
	}, possession, possession))
}

func (c *consortium) seal() {
	consortium := bindings.NewConsortium()
	c.configure(consortium.PackBindContracts(c.at.Registry, c.at.Trace))
	c.configure(consortium.PackConfigurePolicy(bindings.IConsortiumPolicy{
		MaxNyms: maxNyms, Replicas: 2, Margin: 1, GracePeriod: 86400, CaseLifetime: 86400, RecoveryDelay: 3600, RecoveryBlocks: 10,
		Timelock: 60, ProposalLifetime: 86400, AttestationPeriod: 7 * 86400,
	}))
	c.configure(consortium.PackConfigureAuditor(crypto.PubkeyToAddress(c.auditor.PublicKey), 3))
	c.configure(consortium.PackConfigureWorkerSet(1<<seats-1, workerThreshold, nil))
	c.configure(consortium.PackSealFirstEpoch(seatThreshold))
}

func (c *consortium) configure(data []byte) {
	c.t.Helper()
	c.send(c.deployer, bindings.NewConsortium().Instance(c.client, c.at.Consortium), data)
}

// send sends a transaction that must succeed.
func (c *consortium) send(from *ecdsa.PrivateKey, to *bind.BoundContract, data []byte) *types.Receipt {
	c.t.Helper()
	tx, err := bind.Transact(to, devchain.Transactor(from), data)
	if err != nil {
		c.t.Fatal(bindings.Explain(err))
	}
	receipt := must[*types.Receipt](c.t)(bind.WaitMined(c.t.Context(), c.client, tx.Hash()))
	if receipt.Status != types.ReceiptStatusSuccessful {
		c.t.Fatal("transaction reverted")
	}
	return receipt
}

func (c *consortium) ipfs() *ipfs.Store {
	c.t.Helper()
	dir := filepath.Join(c.t.TempDir(), "ipfs")
	if err := ipfs.Create(dir); err != nil {
		c.t.Fatal(err)
	}
	store := must[*ipfs.Store](c.t)(ipfs.Open(c.t.Context(), dir))
	c.t.Cleanup(func() { store.Close() })
	return store
}

// serve starts a member's worker.
func (c *consortium) serve(m *member, store worker.Store) {
	c.t.Helper()
	chain := must[*ethchain.Chain](c.t)(ethchain.New(c.t.Context(), ethchain.Config{
		Backend: c.client, ChainID: devchain.ChainID, Addresses: c.at, Operator: m.operator,
	}))
	if got := must[[32]byte](c.t)(chain.RegistryDomain(c.t.Context())); got != c.domain {
		c.t.Fatalf("registry domain %x, want %x", got, c.domain)
	}
	path := filepath.Join(c.t.TempDir(), "state.db")
	if err := bolt.Create(path); err != nil {
		c.t.Fatal(err)
	}
	state := must[*bolt.State](c.t)(bolt.Open(path))
	c.t.Cleanup(func() { state.Close() })
	if err := worker.Create(state, c.api(), m.address()); err != nil {
		c.t.Fatal(err)
	}
	m.worker = must[*worker.Worker](c.t)(worker.Open(worker.Config{
		Domain: c.api(), RegistryDomain: c.domain, Operator: m.address(),
		Keys: worker.Keys{
			Sealing: m.sealing, Shares: map[uint32]curve.SecretKey{1: m.share}, Sign: ethchain.Signer(m.operator),
			Storage: [32]byte{1},
		},
		Chain: chain, State: state, Store: store, Recover: ethchain.Recover, InstantSeal: true, Sealed: c.sealedCases(),
	}))
	c.t.Cleanup(func() { m.worker.Close() })
	m.client = listen(c.t, m.worker)
}

// listen serves a worker on a free port.
func listen(t testing.TB, w *worker.Worker) *api.Client {
	t.Helper()
	l := must[net.Listener](t)(net.Listen("tcp", "127.0.0.1:0"))
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	server := must[*httpapi.Server](t)(httpapi.New(w, httpapi.Options{}))
	go func() { done <- server.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("serve: %v", err)
			}
		case <-time.After(30 * time.Second):
			t.Error("the server does not stop")
		}
	})
	return &api.Client{BaseURL: "http://" + l.Addr().String(), HTTPClient: documented(t)}
}

func (c *consortium) api() api.Domain {
	return api.Domain{ChainID: devchain.ChainID, GrantLog: api.Address(c.at.GrantLog)}
}

func (c *consortium) context() grant.Context {
	return grant.Context{ChainID: devchain.ChainID, Contract: grant.Address(c.at.GrantLog)}
}

func big32(b []byte) *big.Int { return new(big.Int).SetBytes(b) }
