package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/pvss"
)

// ErrNotRegistered is returned for a nym that the registry does not have.
var ErrNotRegistered = errors.New("no such pseudonym is registered")

// A Registered is a pseudonym as the chain has it.
type Registered struct {
	Nym        grant.Nym
	Generation uint32
	Epoch      uint32 // whose committee holds the shares of the identity
	Role       credential.Role
	ValidUntil uint32 // day
	Active     bool
	Account    common.Address
	PreKey     pre.PublicKey     // its proof of possession was verified
	Dealing    pvss.PublicVector // x, the public vector that was proven
}

// Lookup returns the registration of nym, or [ErrNotRegistered]. The PRE key's
// proof of possession, which no contract verifies, is verified here: without it
// somebody could have registered another's key as its own.
func (c *Client) Lookup(ctx context.Context, nym grant.Nym) (*Registered, error) {
	record, err := c.record(ctx, nym)
	if err != nil {
		return nil, fmt.Errorf("look up %x: %w", nym, err)
	}
	event, err := c.registration(ctx, nym, record.Generation)
	if err != nil {
		return nil, fmt.Errorf("look up %x: %w", nym, err)
	}
	found, err := c.parseRegistration(nym, event)
	if err != nil {
		return nil, fmt.Errorf("look up %x: %w", nym, err)
	}
	registry := bindings.NewPseudonymRegistry()
	found.Active, err = call(ctx, c.registry, registry.PackIsActive(bigOf(nym)), registry.UnpackIsActive)
	if err != nil {
		return nil, fmt.Errorf("look up %x: %w", nym, err)
	}
	if found.Account != record.Account || uint8(found.Role) != record.Role {
		return nil, fmt.Errorf("look up %x: event and state of the registry differ", nym)
	}
	found.ValidUntil = record.ValidUntil
	return found, nil
}

// record reads the registry's record of a nym, or ErrNotRegistered.
func (c *Client) record(ctx context.Context, nym grant.Nym) (bindings.IPseudonymRegistryPseudonym, error) {
	registry := bindings.NewPseudonymRegistry()
	record, err := call(ctx, c.registry, registry.PackPseudonym(bigOf(nym)), registry.UnpackPseudonym)
	if err == nil && record.Account == (common.Address{}) {
		err = ErrNotRegistered
	}
	return record, err
}

// registration returns the event of one generation of nym.
func (c *Client) registration(ctx context.Context, nym grant.Nym, generation uint32) (*bindings.PseudonymRegistryRegistered, error) {
	all, err := events(ctx, c, c.registry, bindings.NewPseudonymRegistry().UnpackRegisteredEvent, []any{bigOf(nym)})
	if err != nil {
		return nil, fmt.Errorf("read its registration: %w", err)
	}
	for _, event := range all {
		if event.Generation == generation {
			return event, nil
		}
	}
	return nil, fmt.Errorf("generation %d: %w", generation, ErrNotRegistered)
}

// parseRegistration checks an event: that the words are the dealing that the
// registry has the digest of, and that the PRE key is possessed.
func (c *Client) parseRegistration(nym grant.Nym, event *bindings.PseudonymRegistryRegistered) (*Registered, error) {
	vector, err := vectorOf(event.Dealing)
	if err != nil {
		return nil, fmt.Errorf("dealing: %w", err)
	}
	if vector.Digest() != event.DealingDigest {
		return nil, errors.New("dealing does not match its digest")
	}
	statement, err := vector.Statement()
	if err != nil {
		return nil, fmt.Errorf("dealing: %w", err)
	}
	key, err := pre.ParsePublicKey(event.PreKey)
	if err != nil {
		return nil, fmt.Errorf("pre key: %w", err)
	}
	if statement.Nym.Bytes() != nym || statement.Account != event.Account ||
		statement.PREKeyHash != pvss.PREKeyHash([pvss.PREKeySize]byte(event.PreKey)) {
		return nil, errors.New("dealing is not of this nym, account and pre key")
	}
	proof, err := pre.ParsePossession(event.PrePossession)
	if err != nil {
		return nil, fmt.Errorf("pre key's proof of possession: %w", err)
	}
	if err := pre.VerifyPossession(key, c.possessionContext(nym, event.Generation, event.Account), proof); err != nil {
		return nil, fmt.Errorf("pre key's proof of possession: %w", err)
	}
	return &Registered{
		Nym: nym, Generation: event.Generation, Epoch: event.Epoch, Role: credential.Role(event.Role),
		ValidUntil: event.ValidUntil, Account: event.Account, PreKey: key, Dealing: *vector,
	}, nil
}

// possessionContext returns domain || nym || generation || account, 32 bytes
// each, which a PRE key's proof of possession is bound to.
func (c *Client) possessionContext(nym grant.Nym, generation uint32, account common.Address) []byte {
	domain := c.domain.Bytes()
	out := append(domain[:], nym[:]...)
	out = append(out, common.LeftPadBytes(new(big.Int).SetUint64(uint64(generation)).Bytes(), 32)...)
	return append(out, common.LeftPadBytes(account[:], 32)...)
}

// vectorOf converts a contract's words to a public vector.
func vectorOf(words [pvss.Words]*big.Int) (*pvss.PublicVector, error) {
	var vector pvss.PublicVector
	for i, word := range words {
		element, err := elementOf(word)
		if err != nil {
			return nil, fmt.Errorf("word %d: %w", i, err)
		}
		vector[i] = element
	}
	return &vector, nil
}

// maxKeyIndex bounds the search for the keys of a restored pseudonym: accounts
// and PRE keys are replaced at most once a renewal.
const maxKeyIndex = 256

// Restore finds the wallet's pseudonyms on chain, one slot after another, and
// puts those that it has the keys of into the wallet. Use it on a wallet from
// [RestoreWallet], and after [Client.Register] failed halfway. It returns what
// it found; what the wallet had already stays as it is. A slot that cannot be
// restored does not keep it from the others: the error, which wraps those of all
// such slots, comes with what was found.
func (c *Client) Restore(ctx context.Context, w *Wallet) ([]Pseudonym, error) {
	consortium := bindings.NewConsortium()
	policy, err := call(ctx, c.consortium, consortium.PackPolicy(), consortium.UnpackPolicy)
	if err != nil {
		return nil, fmt.Errorf("restore pseudonyms: read the policy: %w", err)
	}
	var found []Pseudonym
	var failures []error
	for slot := range policy.MaxNyms {
		p, err := c.restoreSlot(ctx, w, slot)
		switch {
		case err == nil:
			found = append(found, p)
		case !errors.Is(err, ErrNotRegistered):
			failures = append(failures, fmt.Errorf("restore slot %d: %w", slot, err))
		}
	}
	return found, errors.Join(failures...)
}

// restoreSlot restores the pseudonym of one slot, or returns ErrNotRegistered.
func (c *Client) restoreSlot(ctx context.Context, w *Wallet, slot uint16) (Pseudonym, error) {
	k, err := w.holderSecret()
	if err != nil {
		return Pseudonym{}, err
	}
	element := k.Nym(c.domain, slot)
	nym := grant.Nym(element.Bytes())
	if known, err := w.Pseudonym(nym); err == nil {
		return known, nil
	}
	registered, err := c.Lookup(ctx, nym)
	if err != nil {
		return Pseudonym{}, err
	}
	return w.adopt(pseudonym{Domain: c.domain.Bytes(), Slot: slot}, registered)
}

// adopt adds a registered pseudonym to the wallet, once it has found which of
// the wallet's keys it has.
func (w *Wallet) adopt(p pseudonym, registered *Registered) (Pseudonym, error) {
	var public Pseudonym
	err := w.update(func(s *walletState) error {
		if err := s.findKeys(&p, registered); err != nil {
			return err
		}
		p.Generation, p.Role, p.ValidUntil = registered.Generation, registered.Role, registered.ValidUntil
		s.put(p)
		var err error
		public, err = s.public(&p)
		return err
	})
	return public, err
}

// findKeys sets the counters of p's keys to those of the registered ones.
func (s *walletState) findKeys(p *pseudonym, registered *Registered) error {
	account, err := findKey(func(index uint32) (bool, error) {
		key, err := deriveAccount(s.Keys, p.path(index))
		return err == nil && addressOf(key) == registered.Account, err
	})
	if err != nil {
		return fmt.Errorf("account %s: %w", registered.Account, err)
	}
	preKey, err := findKey(func(index uint32) (bool, error) {
		key, err := derivePreKey(s.Keys, p.path(index))
		return err == nil && key.PublicKey() == registered.PreKey, err
	})
	if err != nil {
		return fmt.Errorf("pre key: %w", err)
	}
	p.Account, p.PreKeys = account, nil
	for index := range preKey + 1 { // older ones read older records
		p.PreKeys = append(p.PreKeys, index)
	}
	return nil
}

// findKey returns the first counter whose key is the wanted one.
func findKey(wanted func(uint32) (bool, error)) (uint32, error) {
	for index := range uint32(maxKeyIndex) {
		ok, err := wanted(index)
		if err != nil {
			return 0, err
		}
		if ok {
			return index, nil
		}
	}
	return 0, errors.New("is registered with a key that this wallet's key phrase does not give")
}
