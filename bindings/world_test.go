package bindings_test

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// members are the secrets of a consortium. Worlds that are built from the same
// members have the same contract addresses, since the same account deploys in
// the same order: what was made for one world can be brought before a twin that
// differs in one term only.
type members struct {
	deployer *ecdsa.PrivateKey
	auditor  *ecdsa.PrivateKey
	seats    []*member
	terms    terms
}

type member struct {
	seat     int
	operator *ecdsa.PrivateKey
	share    curve.SecretKey
	issuer   curve.SecretKey
}

// terms are what twins may differ in.
type terms struct {
	chainID   uint64
	threshold int
	maxNyms   uint16
}

const (
	gracePeriod  = 86400
	caseLifetime = 3600
	caseLimit    = 100

	recoveryDelay     = 3600
	recoveryBlocks    = 10
	timelock          = 600
	proposalLifetime  = 86400
	attestationPeriod = 7 * 86400
)

func newMembers(t testing.TB, n, threshold int) *members {
	t.Helper()
	m := &members{deployer: newKey(t), auditor: newKey(t), terms: terms{devchain.ChainID, threshold, 4}}
	for seat := 1; seat <= n; seat++ {
		share, err := curve.GenerateKey()
		must(t, err)
		issuer, err := curve.GenerateKey()
		must(t, err)
		m.seats = append(m.seats, &member{seat, newKey(t), share, issuer})
	}
	return m
}

// A world is a chain with the contracts.
type world struct {
	*members
	terms  terms
	chain  *devchain.Chain
	client *devchain.Client
	at     bindings.Addresses
}

// plan is a world without a chain: what is needed to make registrations for it.
func (m *members) plan() *world {
	at := func(nonce uint64) common.Address { return crypto.CreateAddress(addressOf(m.deployer), nonce) }
	return &world{members: m, terms: m.terms, at: bindings.Addresses{
		Verifiers:  bindings.Verifiers{Registration: at(0), SealedShare: at(1)},
		Consortium: at(2), Registry: at(3), GrantLog: at(4), Trace: at(5),
	}}
}

// newWorld builds an ordinary world.
func (m *members) newWorld(t testing.TB) *world {
	t.Helper()
	return m.newTwin(t, m.terms)
}

// newTwin builds a world with the given terms, in operation.
func (m *members) newTwin(t testing.TB, terms terms) *world {
	t.Helper()
	w := m.newUnsealed(t, terms)
	w.mustSend(t, w.deployer, w.at.Consortium, consortium.PackSealFirstEpoch(uint8(terms.threshold)))
	return w
}

// newUnsealed builds a world in which everything is configured.
func (m *members) newUnsealed(t testing.TB, terms terms) *world {
	t.Helper()
	chain, err := devchain.NewWithID(terms.chainID)
	must(t, err)
	t.Cleanup(func() { chain.Close() })
	w := &world{members: m, terms: terms, chain: chain, client: chain.Client()}
	w.fund(t, m.deployer, m.auditor)
	opts := w.opts(m.deployer)
	verifiers, err := bindings.DeployUnsafeDevVerifiers(t.Context(), w.client, opts)
	must(t, err)
	w.at, err = bindings.Deploy(t.Context(), w.client, opts, verifiers)
	must(t, err)
	if planned := m.plan().at; w.at != planned {
		t.Fatalf("deployed at %v, planned at %v", w.at, planned)
	}
	w.configure(t)
	return w
}

func policyOf(t terms) bindings.IConsortiumPolicy {
	return bindings.IConsortiumPolicy{
		MaxNyms: t.maxNyms, Replicas: 2, Margin: 1, GracePeriod: gracePeriod, CaseLifetime: caseLifetime,
		RecoveryDelay: recoveryDelay, RecoveryBlocks: recoveryBlocks, Timelock: timelock,
		ProposalLifetime: proposalLifetime, AttestationPeriod: attestationPeriod,
	}
}

func (w *world) configure(t testing.TB) {
	t.Helper()
	for _, data := range [][]byte{
		consortium.PackBindContracts(w.at.Registry, w.at.Trace),
		consortium.PackConfigurePolicy(policyOf(w.terms)),
		consortium.PackConfigureAuditor(addressOf(w.auditor), caseLimit),
		consortium.PackConfigureWorkerSet(1<<len(w.seats)-1, 2, nil),
	} {
		w.mustSend(t, w.deployer, w.at.Consortium, data)
	}
	for _, m := range w.seats {
		w.fund(t, m.operator)
		w.mustSend(t, w.deployer, w.at.Consortium, m.configure(t, w.consortiumID()))
	}
}

// config is the member's seat as the contract takes it.
func (m *member) config() bindings.IConsortiumSeat {
	px, py := m.share.Public().Coordinates()
	ix, iy := m.issuer.Public().Coordinates()
	return bindings.IConsortiumSeat{
		Operator: addressOf(m.operator), SealingKey: [32]byte{31: byte(m.seat)}, Endpoint: fmt.Sprint("http://seat", m.seat),
		ShareKeyX: word(px), ShareKeyY: word(py), IssuerKeyX: word(ix), IssuerKeyY: word(iy),
	}
}

// configure is the call that configures the member's seat.
func (m *member) configure(t testing.TB, consortiumID element) []byte {
	t.Helper()
	return consortium.PackConfigureSeat(uint8(m.seat), m.config(),
		m.possession(t, m.share, consortiumID, curve.PurposeShare), m.possession(t, m.issuer, consortiumID, curve.PurposeIssuer))
}

func (m *member) possession(t testing.TB, key curve.SecretKey, consortiumID element, purpose curve.Purpose) []byte {
	t.Helper()
	p, err := key.ProvePossession(curve.Context{ConsortiumID: consortiumID, Operator: addressOf(m.operator), Purpose: purpose})
	must(t, err)
	b := p.Bytes()
	return b[:]
}

// consortiumID and domain are computed in Go, never asked from the contracts.
func (w *world) consortiumID() element { return pvss.ConsortiumID(w.terms.chainID, w.at.Consortium) }
func (w *world) domain() element       { return pvss.Domain(w.terms.chainID, w.at.Registry) }

// committee is the sealed committee in Go.
func (w *world) committee() *pvss.Committee {
	c := &pvss.Committee{ConsortiumID: w.consortiumID(), Epoch: 1, Threshold: w.terms.threshold}
	for i, m := range w.seats {
		c.Seats[i] = pvss.Seat{Share: m.share.Public(), Issuer: m.issuer.Public()}
	}
	return c
}

// fund gives each account one ether.
func (w *world) fund(t testing.TB, keys ...*ecdsa.PrivateKey) {
	t.Helper()
	for _, key := range keys {
		must(t, w.chain.Fund(context.Background(), addressOf(key), big.NewInt(params.Ether)))
	}
}

func (w *world) opts(key *ecdsa.PrivateKey) *bind.TransactOpts {
	return bind.NewKeyedTransactor(key, new(big.Int).SetUint64(w.terms.chainID))
}

// today is the chain's day.
func (w *world) today(t testing.TB) uint32 {
	t.Helper()
	return uint32(w.now(t) / 86400)
}

// now is the time of the chain's head.
func (w *world) now(t testing.TB) uint64 {
	t.Helper()
	head, err := w.client.HeaderByNumber(context.Background(), nil)
	must(t, err)
	return head.Time
}

func newKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	key, err := crypto.GenerateKey()
	must(t, err)
	return key
}

func addressOf(key *ecdsa.PrivateKey) common.Address { return crypto.PubkeyToAddress(key.PublicKey) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// create deploys code by the deployer.
func (w *world) create(t testing.TB, code []byte) common.Address {
	t.Helper()
	at, tx, err := bind.DeployContract(w.opts(w.deployer), code, w.client, nil)
	must(t, err)
	_, err = bind.WaitMined(context.Background(), w.client, tx.Hash())
	must(t, err)
	return at
}

func registryCode(consortiumAt, verifierAt common.Address) []byte {
	return append(common.FromHex(bindings.PseudonymRegistryMetaData.Bin), registry.PackConstructor(consortiumAt, verifierAt)...)
}
