package daemon_test

import (
	"crypto/ecdsa"
	"io"
	"math/big"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/setup"
)

// person is somebody with a registered pseudonym.
type person struct {
	*site
	account *ecdsa.PrivateKey
}

// enrol registers a person by way of a worker.
func (s *site) enrol(t *testing.T, via *process) *person {
	t.Helper()
	p := &person{s, must[*ecdsa.PrivateKey](t)(crypto.GenerateKey())}
	secret := must[credential.HolderSecret](t)(credential.GenerateHolderSecret())
	committee := &pvss.Committee{ConsortiumID: pvss.ConsortiumID(s.network.ChainID, s.network.Consortium), Epoch: 1, Threshold: 2}
	for i, m := range s.members {
		committee.Seats[i] = pvss.Seat{Share: m.keys.Shares[1].Public(), Issuer: m.issuer.Public()}
	}
	cred := must[*credential.Credential](t)(credential.Issue(s.members[0].issuer, 1, credential.Claims{
		ConsortiumID: committee.ConsortiumID, Identity: must[credential.Identity](t)(credential.NewIdentity("Ada Lovelace")),
		Role: credential.RolePatient, ExpiryDay: credential.ExpiryDay(credential.Day(time.Now())), Holder: secret.Holder(),
	}))
	key, account := pre.GenerateKey(), crypto.PubkeyToAddress(p.account.PublicKey)
	w := must[*registration.Witness](t)(registration.NewWitness(cred, secret, committee, registration.Terms{
		Domain: pvss.Domain(s.network.ChainID, s.network.Registry), ValidUntil: cred.ExpiryDay, MaxNyms: 4,
		Account: account, PREKeyHash: pvss.PREKeyHash([48]byte(key.PublicKey().Bytes())),
	}))
	keys := must[*setup.Keys](t)(registration.UnsafeKeys(t.Context(), nil))
	req := p.request(t, key, w.Statement, must[proof.Proof](t)(registration.Prove(keys, w)))
	registered := must[*api.RegisterResponse](t)(via.client().Register(t.Context(), req))
	for must[*api.Info](t)(via.client().Info(t.Context())).ConfirmedBlock < registered.Block {
		time.Sleep(100 * time.Millisecond)
	}
	return p
}

// request is a registration as the relay takes it, with the account's consent.
func (p *person) request(t *testing.T, key pre.SecretKey, s *pvss.Statement, proven proof.Proof) *api.RegisterRequest {
	t.Helper()
	x := s.Vector()
	ex, ey := curve.Coordinates(s.Dealing.E)
	id := pvss.Domain(p.network.ChainID, p.network.Registry)
	nym, domain, h := s.Nym.Bytes(), id.Bytes(), x.Compress().H
	account := crypto.PubkeyToAddress(p.account.PublicKey)
	r := &api.RegisterRequest{
		Nym: nym, Epoch: 1, Role: uint8(s.Role), ValidUntil: s.ValidUntil, Account: api.Address(account),
		PreKey: key.PublicKey().Bytes(), Ephemeral: [2]api.Word{ex.Bytes(), ey.Bytes()},
		Ciphertexts: words(s.Dealing.C[:]), Leaves: words(s.Dealing.Leaf[:]),
		Identity: [4]api.Word(words(s.Dealing.D[:])), VectorHash: h.Bytes(),
	}
	for i, w := range proven.Words() {
		w.FillBytes(r.Proof[i][:])
	}
	context := append(append(append(domain[:], nym[:]...), make([]byte, 32)...), common.LeftPadBytes(account.Bytes(), 32)...)
	r.PrePossession = must[pre.Possession](t)(pre.ProvePossession(key, context)).Bytes()
	registry := bindings.NewPseudonymRegistry()
	consent := registry.PackConsentDigest(new(big.Int).SetBytes(nym[:]), 0, x.Digest(), crypto.Keccak256Hash(r.PrePossession))
	digest := must[[32]byte](t)(bind.Call(registry.Instance(p.client, p.network.Registry), nil, consent, registry.UnpackConsentDigest))
	r.AccountSignature = must[api.Signature](t)(ethchain.Signer(p.account)(digest))
	return r
}

func words(elements []fr.Element) []api.Word {
	w := make([]api.Word, len(elements))
	for i := range elements {
		w[i] = elements[i].Bytes()
	}
	return w
}

// upload stores an object of that size with the first member's worker.
func (p *person) upload(t *testing.T, via *process, size uint64, r io.Reader) (content.Hash, error) {
	t.Helper()
	domain := api.Domain{ChainID: p.network.ChainID, GrantLog: api.Address(p.network.GrantLog)}
	permit := must[*api.UploadPermit](t)(api.NewUploadPermit(domain, api.Address(p.members[0].operator()), size, ethchain.Signer(p.account)))
	return via.client().Upload(t.Context(), permit, r)
}
