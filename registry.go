package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

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
	return c.adopt(ctx, w, pseudonym{Domain: c.domain.Bytes(), Slot: slot}, nym)
}

// adopt puts a pseudonym into the wallet as the chain has it, once it has found
// which of the wallet's keys it has, now and from before.
func (c *Client) adopt(ctx context.Context, w *Wallet, p pseudonym, nym grant.Nym) (Pseudonym, error) {
	registered, err := c.Lookup(ctx, nym)
	if err != nil {
		return Pseudonym{}, err
	}
	generations, err := c.Generations(ctx, nym)
	if err != nil {
		return Pseudonym{}, err
	}
	var public Pseudonym
	err = w.update(func(s *walletState) error {
		if known, err := s.find(nym); err == nil {
			p = *known // labels and grants may have been added meanwhile
		}
		if err := s.setKeys(&p, registered, generations); err != nil {
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

// setKeys sets p's keys to the registered ones: the account, and a ring of every
// PRE key that p had and the wallet can derive, the current one last. It fails
// if the wallet lacks the current ones; older ones may be lost.
func (s *walletState) setKeys(p *pseudonym, registered *Registered, generations []Generation) error {
	account, err := s.findAccount(p, registered.Account)
	if err != nil {
		return fmt.Errorf("account %s: %w", registered.Account, err)
	}
	current, err := s.findPreKey(p, registered.PreKey)
	if err != nil {
		return fmt.Errorf("pre key: %w", err)
	}
	ring, err := s.ring(p, generations)
	if err != nil {
		return err
	}
	ring = slices.DeleteFunc(ring, func(index keyIndex) bool { return index == current })
	p.Account, p.PreKeys = account, append(ring, current)
	return nil
}

// ring returns the PRE keys that p has in the wallet and those that it had on
// chain, as far as the wallet can derive them.
func (s *walletState) ring(p *pseudonym, generations []Generation) ([]keyIndex, error) {
	ring := slices.Clone(p.PreKeys)
	for _, generation := range generations {
		index, err := s.findPreKey(p, generation.PreKey)
		if err == nil && !slices.Contains(ring, index) {
			ring = append(ring, index)
		} else if err != nil && !errors.Is(err, errNoKey) {
			return nil, err
		}
	}
	return ring, nil
}
