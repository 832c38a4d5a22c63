package medveil_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

const (
	worldSeats     = 3 // institutions
	worldThreshold = 2 // of them open an identity, and re-encrypt
)

// A world is a real chain with real contracts and three institutions, whose
// workers are reduced to what a client sees of one (worker_test.go).
type world struct {
	chain    *devchain.Chain
	backend  *devchain.Client
	network  medveil.Network
	deployer *ecdsa.PrivateKey
	auditor  *ecdsa.PrivateKey
	seats    []*institution
}

// An institution is the secrets of one seat.
type institution struct {
	seat     int
	operator *ecdsa.PrivateKey
	share    curve.SecretKey
	issuer   curve.SecretKey
	sealing  grant.SealingSecretKey
	worker   *testWorker
}

// newWorld deploys the contracts and configures the first epoch, unsealed.
func newWorld(t testing.TB) *world {
	t.Helper()
	ctx := context.Background()
	chain, err := devchain.New()
	must(t, err)
	t.Cleanup(func() { chain.Close() })
	w := &world{chain: chain, backend: chain.Client()}
	w.deployer, w.auditor = newAccount(t, chain), newAccount(t, chain)
	verifiers, err := bindings.DeployUnsafeDevVerifiers(ctx, w.backend, devchain.Transactor(w.deployer))
	must(t, err)
	at, err := bindings.Deploy(ctx, w.backend, devchain.Transactor(w.deployer), verifiers)
	must(t, err)
	w.network = medveil.Network{
		ChainID: devchain.ChainID, Consortium: at.Consortium, Registry: at.Registry, GrantLog: at.GrantLog,
		Trace: at.Trace, UnsafeDevelopmentVerifier: true,
	}
	for seat := 1; seat <= worldSeats; seat++ {
		w.seats = append(w.seats, w.newInstitution(t, seat))
	}
	consortium := bindings.NewConsortium()
	w.configure(t, consortium.PackBindContracts(at.Registry, at.Trace))
	w.configure(t, consortium.PackConfigurePolicy(bindings.IConsortiumPolicy{
		MaxNyms: 4, Replicas: 2, Margin: 1, GracePeriod: 86400, CaseLifetime: 3600, RecoveryDelay: 3600, RecoveryBlocks: 10,
		Timelock: 60, ProposalLifetime: 86400, AttestationPeriod: 7 * 86400,
	}))
	w.configure(t, consortium.PackConfigureAuditor(crypto.PubkeyToAddress(w.auditor.PublicKey), 16))
	w.configure(t, consortium.PackConfigureWorkerSet(1<<worldSeats-1, worldThreshold, nil))
	for _, i := range w.seats {
		w.configureSeat(t, i, i.share, i.issuer)
	}
	return w
}

// newSealedWorld returns a world in operation, and a client of it.
func newSealedWorld(t testing.TB) (*world, *medveil.Client) {
	t.Helper()
	w := newWorld(t)
	w.seal(t)
	client, err := medveil.NewClient(context.Background(), w.backend, w.network)
	must(t, err)
	for _, i := range w.seats {
		i.worker.client = client
	}
	return w, client
}

func (w *world) newInstitution(t testing.TB, seat int) *institution {
	t.Helper()
	i := &institution{seat: seat, operator: newAccount(t, w.chain)}
	var err error
	i.share, err = curve.GenerateKey()
	must(t, err)
	i.issuer, err = curve.GenerateKey()
	must(t, err)
	i.sealing, err = grant.GenerateSealingKey()
	must(t, err)
	i.worker = newTestWorker(t, w, i)
	return i
}

// configureSeat configures the seat of i with its keys and with proofs of
// possession made by the given ones, which are the same in an honest world.
func (w *world) configureSeat(t testing.TB, i *institution, shareProver, issuerProver curve.SecretKey) {
	t.Helper()
	operator := crypto.PubkeyToAddress(i.operator.PublicKey)
	prove := func(key curve.SecretKey, purpose curve.Purpose) []byte {
		proof, err := key.ProvePossession(curve.Context{
			ConsortiumID: pvss.ConsortiumID(w.network.ChainID, w.network.Consortium), Operator: operator, Purpose: purpose,
		})
		must(t, err)
		encoded := proof.Bytes()
		return encoded[:]
	}
	share, issuer := i.share.Public().Bytes(), i.issuer.Public().Bytes()
	word := func(b []byte) *big.Int { return new(big.Int).SetBytes(b) }
	w.configure(t, bindings.NewConsortium().PackConfigureSeat(uint8(i.seat), bindings.IConsortiumSeat{
		Operator: operator, SealingKey: i.sealing.PublicKey(), Endpoint: i.worker.server.URL,
		ShareKeyX: word(share[:32]), ShareKeyY: word(share[32:]),
		IssuerKeyX: word(issuer[:32]), IssuerKeyY: word(issuer[32:]),
	}, prove(shareProver, curve.PurposeShare), prove(issuerProver, curve.PurposeIssuer)))
}

func (w *world) seal(t testing.TB) {
	t.Helper()
	w.configure(t, bindings.NewConsortium().PackSealFirstEpoch(worldThreshold))
}

// configure sends a transaction of the deployer to the Consortium.
func (w *world) configure(t testing.TB, data []byte) {
	t.Helper()
	must(t, w.send(w.deployer, w.network.Consortium, data))
}

// send sends a transaction and waits for it.
func (w *world) send(from *ecdsa.PrivateKey, to common.Address, data []byte) error {
	_, err := w.sendMined(from, to, data)
	return err
}

func (w *world) sendMined(from *ecdsa.PrivateKey, to common.Address, data []byte) (*types.Receipt, error) {
	contract := bindings.NewConsortium().Instance(w.backend, to) // any binding: data is packed already
	tx, err := bind.Transact(contract, devchain.Transactor(from), data)
	if err != nil {
		return nil, bindings.Explain(err)
	}
	receipt, err := bind.WaitMined(context.Background(), w.backend, tx.Hash())
	if err == nil && receipt.Status != types.ReceiptStatusSuccessful {
		err = errors.New("transaction reverted")
	}
	return receipt, err
}

func newAccount(t testing.TB, chain *devchain.Chain) *ecdsa.PrivateKey {
	t.Helper()
	key, err := chain.NewAccount(context.Background())
	must(t, err)
	return key
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func bigOf(b [32]byte) *big.Int { return new(big.Int).SetBytes(b[:]) }
