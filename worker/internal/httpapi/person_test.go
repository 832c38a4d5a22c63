package httpapi_test

import (
	"crypto/ecdsa"
	"math/big"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/setup"
)

// person is a user with a real registration. The account has no gas of its own:
// it lives on the relay's drip.
type person struct {
	name    string
	account *ecdsa.PrivateKey
	key     pre.SecretKey
	nym     grant.Nym
	request *api.RegisterRequest
}

func (p *person) address() common.Address { return crypto.PubkeyToAddress(p.account.PublicKey) }

func (p *person) sign(d api.Word) (api.Signature, error) { return ethchain.Signer(p.account)(d) }

// enrol makes a person with a credential of seat 1 and a proven registration,
// not yet submitted.
func (c *consortium) enrol(name string, role credential.Role) *person {
	c.t.Helper()
	secret := must[credential.HolderSecret](c.t)(credential.GenerateHolderSecret())
	today := credential.Day(time.Now())
	cred := must[*credential.Credential](c.t)(credential.Issue(c.members[0].issuer, 1, credential.Claims{
		ConsortiumID: c.committee.ConsortiumID, Identity: must[credential.Identity](c.t)(credential.NewIdentity(name)),
		Role: role, ExpiryDay: credential.ExpiryDay(today), Holder: secret.Holder(),
	}))
	p := &person{name: name, account: must[*ecdsa.PrivateKey](c.t)(crypto.GenerateKey()), key: pre.GenerateKey()}
	w := must[*registration.Witness](c.t)(registration.NewWitness(cred, secret, c.committee, registration.Terms{
		Domain: pvss.Domain(devchain.ChainID, c.at.Registry), ValidUntil: cred.ExpiryDay, MaxNyms: maxNyms,
		Account: p.address(), PREKeyHash: pvss.PREKeyHash([48]byte(p.key.PublicKey().Bytes())),
	}))
	keys := must[*setup.Keys](c.t)(registration.UnsafeKeys(c.t.Context(), nil))
	p.nym = w.Statement.Nym.Bytes()
	p.request = c.request(p, w.Statement, must[proof.Proof](c.t)(registration.Prove(keys, w)))
	return p
}

// request is a registration as the relay takes it, with the account's consent.
func (c *consortium) request(p *person, s *pvss.Statement, proven proof.Proof) *api.RegisterRequest {
	c.t.Helper()
	x := s.Vector()
	h := x.Compress().H
	e, ey := curve.Coordinates(s.Dealing.E)
	r := &api.RegisterRequest{
		Nym: api.Word(p.nym), Epoch: 1, Role: uint8(s.Role), ValidUntil: s.ValidUntil, Account: api.Address(p.address()),
		PreKey: p.key.PublicKey().Bytes(), Ephemeral: [2]api.Word{e.Bytes(), ey.Bytes()},
		Ciphertexts: apiWords(s.Dealing.C[:]), Leaves: apiWords(s.Dealing.Leaf[:]),
		Identity: [4]api.Word(apiWords(s.Dealing.D[:])), VectorHash: h.Bytes(),
	}
	for i, w := range proven.Words() {
		w.FillBytes(r.Proof[i][:])
	}
	possession := must[pre.Possession](c.t)(pre.ProvePossession(p.key, c.possessionContext(p)))
	r.PrePossession = possession.Bytes()
	registry := bindings.NewPseudonymRegistry()
	consent := registry.PackConsentDigest(nymWord(p.nym), 0, x.Digest(), crypto.Keccak256Hash(r.PrePossession))
	digest := must[[32]byte](c.t)(bind.Call(registry.Instance(c.client, c.at.Registry), nil, consent, registry.UnpackConsentDigest))
	r.AccountSignature = must[api.Signature](c.t)(p.sign(digest))
	return r
}

func (c *consortium) possessionContext(p *person) []byte {
	out := append(c.domain[:], p.nym[:]...)
	out = append(out, make([]byte, 32)...) // generation 0
	return append(out, common.LeftPadBytes(p.address().Bytes(), 32)...)
}

func apiWords(elements []fr.Element) []api.Word {
	words := make([]api.Word, len(elements))
	for i := range elements {
		words[i] = elements[i].Bytes()
	}
	return words
}

func nymWord(n grant.Nym) *big.Int { return new(big.Int).SetBytes(n[:]) }
