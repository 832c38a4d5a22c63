package medveil

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/setup"
)

// ErrRegistered is returned by [Client.Register] when the slot's pseudonym is on
// chain already: [Client.Restore] puts it into the wallet.
var ErrRegistered = errors.New("the pseudonym of this slot is registered already")

// Register registers the wallet's pseudonym of a slot in the role of one of its
// credentials, valid for as long as registry and credential allow, and puts it
// into the wallet.
//
// It deals the identity to the current committee, which it verifies first,
// proves the dealing under keys (about a second), has the new account and the
// new PRE key sign, submits through relay, and waits until the chain shows just
// this registration. The secret of the dealing is erased and never stored.
//
// If it fails after submitting, or the process ends, the registration may still
// be mined: [Client.Restore] finds it then.
func (c *Client) Register(ctx context.Context, w *Wallet, keys *setup.Keys, relay Relay,
	slot uint16, role credential.Role) (Pseudonym, Transaction, error) {
	submission, err := c.newSubmission(ctx, w, slot, role)
	if err != nil {
		return Pseudonym{}, Transaction{}, fmt.Errorf("register slot %d: %w", slot, err)
	}
	tx, err := submission.dealAndSubmit(ctx, keys, relay)
	if err != nil {
		return Pseudonym{}, Transaction{}, fmt.Errorf("register slot %d: %w", slot, err)
	}
	public, err := c.adopt(ctx, w, submission.stored, submission.nym)
	if err != nil {
		return Pseudonym{}, Transaction{}, fmt.Errorf("slot %d is registered but not in the wallet, run Restore: %w", slot, err)
	}
	return public, tx, nil
}

// submission is a registration, renewal or recovery on its way to the chain.
type submission struct {
	client     *Client
	kind       submissionKind
	stored     pseudonym // with the account and, last, the PRE key of the submission
	nym        grant.Nym
	generation uint32
	credential *credential.Credential
	committee  *Committee
	secret     credential.HolderSecret
	account    *ecdsa.PrivateKey
	preKey     pre.SecretKey
	published  [pvss.PREKeySize]byte // the public key of preKey

	// Set by deal.
	witness    *registration.Witness
	vector     pvss.PublicVector
	possession pre.Possession
	consent    api.Signature
	proof      proof.Proof
}

// newSubmission gathers what a registration is made of, and refuses one that
// cannot succeed.
func (c *Client) newSubmission(ctx context.Context, w *Wallet, slot uint16, role credential.Role) (*submission, error) {
	s := &submission{client: c, kind: kindRegister, stored: pseudonym{Domain: c.domain.Bytes(), Slot: slot}}
	w.mu.Lock()
	s.stored.Account, s.stored.PreKeys = w.state.newest(0), []keyIndex{w.state.newest(0)}
	w.mu.Unlock()
	if err := s.gather(ctx, w, role); err != nil {
		return nil, err
	}
	if _, err := c.record(ctx, s.nym); err == nil {
		return nil, ErrRegistered
	} else if !errors.Is(err, ErrNotRegistered) {
		return nil, err
	}
	return s, nil
}

// dealAndSubmit deals, proves and submits. The secret of the dealing does not
// outlive it.
func (s *submission) dealAndSubmit(ctx context.Context, keys *setup.Keys, relay Relay) (Transaction, error) {
	terms, err := s.terms(ctx)
	if err != nil {
		return Transaction{}, err
	}
	if s.witness, err = registration.NewWitness(s.credential, s.secret, &s.committee.dealing, terms); err != nil {
		return Transaction{}, err
	}
	defer s.witness.Dealing.Erase()
	s.vector = s.witness.Statement.Vector()
	if err := s.sign(); err != nil {
		return Transaction{}, err
	}
	if s.proof, err = registration.Prove(keys, s.witness); err != nil {
		return Transaction{}, fmt.Errorf("prove: %w", err)
	}
	return s.client.submit(ctx, relay, s)
}

// gather finds the credential, the committee and the keys.
func (s *submission) gather(ctx context.Context, w *Wallet, role credential.Role) error {
	if !s.client.network.UnsafeDevelopmentVerifier {
		// setup has no other keys than those of development
		return errors.New("the keys are UNSAFE development keys, and the network says that its verifier is not")
	}
	var err error
	if s.credential, err = s.client.credentialFor(ctx, w, role); err != nil {
		return err
	}
	if s.committee, err = s.client.CurrentCommittee(ctx); err != nil {
		return err
	}
	if err := s.client.checkAgreed(ctx, s.committee); err != nil {
		return err
	}
	return s.deriveKeys(w)
}

// deriveKeys sets the holder secret, nym, account and PRE key.
func (s *submission) deriveKeys(w *Wallet) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	var err error
	if s.secret, err = deriveHolder(w.state.Holder); err != nil {
		return err
	}
	s.nym = s.stored.nym(s.secret)
	if s.account, err = w.state.account(&s.stored, s.stored.Account); err != nil {
		return err
	}
	if s.preKey, err = w.state.preKey(&s.stored, s.stored.PreKeys[len(s.stored.PreKeys)-1]); err != nil {
		return err
	}
	s.published = [pvss.PREKeySize]byte(s.preKey.PublicKey().Bytes())
	return nil
}

// terms reads what the registry binds a registration to, and chooses the later
// of the two days of validity that the credential covers.
func (s *submission) terms(ctx context.Context) (registration.Terms, error) {
	c, consortium := s.client, bindings.NewConsortium()
	policy, err := call(ctx, c.consortium, consortium.PackPolicy(), consortium.UnpackPolicy)
	if err != nil {
		return registration.Terms{}, fmt.Errorf("read the policy: %w", err)
	}
	if s.stored.Slot >= policy.MaxNyms {
		return registration.Terms{}, fmt.Errorf("slot is not below %d, the number of pseudonyms that one holder may have", policy.MaxNyms)
	}
	today, err := c.today(ctx)
	if err != nil {
		return registration.Terms{}, err
	}
	validUntil, next := credential.ValidUntil(today)
	if s.credential.ExpiryDay >= next {
		validUntil = next
	}
	return registration.Terms{
		Domain: c.domain, Slot: s.stored.Slot, Generation: s.generation, ValidUntil: validUntil, MaxNyms: policy.MaxNyms,
		Account: addressOf(s.account), PREKeyHash: pvss.PREKeyHash(s.published),
	}, nil
}

// sign makes the PRE key's proof of possession and the account's consent.
func (s *submission) sign() error {
	generation := s.witness.Statement.Generation
	context := s.client.possessionContext(s.nym, generation, addressOf(s.account))
	var err error
	if s.possession, err = pre.ProvePossession(s.preKey, context); err != nil {
		return fmt.Errorf("prove possession of the pre key: %w", err)
	}
	digest := s.client.consentDigest(s.kind, s.nym, generation, s.vector.Digest(), s.possession)
	s.consent, err = signDigest(s.account, digest)
	return err
}

// A submissionKind is the EIP-712 type that an account signs to consent.
type submissionKind string

const (
	kindRegister submissionKind = "Register" // or renew, which is of a later generation
	kindRecover  submissionKind = "Recover"
)

// consentDigest is what an account signs to consent to its registration, renewal
// or recovery: EIP-712 of the kind's type under the registry's own domain. It is
// computed here, not asked from the node, which could ask for a signature of
// something else.
func (c *Client) consentDigest(kind submissionKind, nym grant.Nym, generation uint32, dealing [32]byte, possession pre.Possession) [32]byte {
	chainID := new(big.Int).SetUint64(c.network.ChainID).FillBytes(make([]byte, 32))
	separator := crypto.Keccak256(
		crypto.Keccak256([]byte("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")),
		crypto.Keccak256([]byte("Medveil PseudonymRegistry")), crypto.Keccak256([]byte("1")),
		chainID, common.LeftPadBytes(c.network.Registry[:], 32))
	domain := c.domain.Bytes()
	number := new(big.Int).SetUint64(uint64(generation)).FillBytes(make([]byte, 32))
	message := crypto.Keccak256(
		crypto.Keccak256([]byte(kind+"(uint256 domain,uint256 nym,uint32 generation,bytes32 dealingDigest,bytes32 prePossessionHash)")),
		domain[:], nym[:], number, dealing[:], crypto.Keccak256(possession.Bytes()))
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, separator, message)
}

// request returns the submission as a relay takes it.
func (s *submission) request() *api.RegisterRequest {
	statement := s.witness.Statement
	ex, ey := curve.Coordinates(statement.Dealing.E)
	inputs := s.vector.Compress()
	r := &api.RegisterRequest{
		Nym: api.Word(s.nym), Generation: statement.Generation, Epoch: s.committee.Epoch, Role: uint8(statement.Role),
		ValidUntil: statement.ValidUntil, Account: api.Address(statement.Account),
		PreKey: s.published[:], PrePossession: s.possession.Bytes(),
		Ephemeral:  [2]api.Word{ex.Bytes(), ey.Bytes()},
		VectorHash: inputs.H.Bytes(), AccountSignature: s.consent,
	}
	for _, c := range statement.Dealing.C {
		r.Ciphertexts = append(r.Ciphertexts, c.Bytes())
	}
	for _, leaf := range statement.Dealing.Leaf {
		r.Leaves = append(r.Leaves, leaf.Bytes())
	}
	for i, d := range statement.Dealing.D {
		r.Identity[i] = d.Bytes()
	}
	for i := range r.Proof {
		copy(r.Proof[i][:], s.proof[32*i:])
	}
	return r
}

// submit hands the registration to the relay and waits until the chain shows
// it, for a while: a relay may say that it sent what it did not. A dry run against our own node comes first, so that what the registry
// refuses is known for certain, and by its reason.
func (c *Client) submit(ctx context.Context, relay Relay, s *submission) (Transaction, error) {
	request := s.request()
	data, err := c.registerCall(ctx, request)
	if err != nil {
		return Transaction{}, err
	}
	if _, err := call(ctx, c.registry, data, func([]byte) (struct{}, error) { return struct{}{}, nil }); err != nil {
		return Transaction{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.patience.relay)
	defer cancel()
	response, err := relay.Register(ctx, request)
	if err != nil {
		return Transaction{}, fmt.Errorf("relay: %w", err)
	}
	if err := c.awaitDealing(ctx, s.nym, s.witness.Statement.Generation, s.vector.Digest()); err != nil {
		return Transaction{}, err
	}
	return c.minedTransaction(ctx, response)
}

// awaitDealing waits until the registry has a dealing of nym, and checks that it
// is the one with this digest.
func (c *Client) awaitDealing(ctx context.Context, nym grant.Nym, generation uint32, digest [32]byte) error {
	registry := bindings.NewPseudonymRegistry()
	ticker := time.NewTicker(followInterval)
	defer ticker.Stop()
	for {
		got, err := call(ctx, c.registry, registry.PackDealingDigest(bigOf(nym), generation), registry.UnpackDealingDigest)
		if err != nil {
			return err
		}
		if got == digest {
			return nil
		}
		if got != ([32]byte{}) {
			return fmt.Errorf("another of this wallet's registrations was mined first: %w", ErrRegistered)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the relay took the registration, the chain does not show it: try another relay: %w", ctx.Err())
		case <-ticker.C:
		}
	}
}

// minedTransaction returns the transaction that a relay reports, as our own node
// has it; zero if the registry had the registration already.
func (c *Client) minedTransaction(ctx context.Context, response *api.RegisterResponse) (Transaction, error) {
	if response.Transaction == (api.Word{}) {
		return Transaction{}, nil
	}
	receipt, err := c.backend.TransactionReceipt(ctx, common.Hash(response.Transaction))
	if err != nil {
		// registered, so at worst the relay named another transaction
		return Transaction{Hash: common.Hash(response.Transaction), Block: response.Block}, nil
	}
	return transactionOf(receipt), nil
}
