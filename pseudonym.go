package medveil

import (
	"crypto/ecdsa"
	"errors"
	"fmt"
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/credential"
)

// ErrNoPseudonym is returned when the wallet has no pseudonym of that name.
var ErrNoPseudonym = errors.New("wallet has no such pseudonym: register it first")

// A Pseudonym is what others see of one registered pseudonym of a wallet.
type Pseudonym struct {
	Nym        grant.Nym // H(NYM; k, domain, slot), 32 bytes big-endian
	Slot       uint16    // which of the holder's pseudonyms it is
	Generation uint32    // grows with each renewal, 0 at first
	Role       credential.Role
	ValidUntil uint32         // last valid day, days since 1970-01-01
	Account    common.Address // chain account that acts for it
	PreKey     pre.PublicKey  // records for it are encrypted to this key
}

// pseudonym is a Pseudonym inside the wallet. Keys are kept as counters: the
// keys themselves derive from the key seed (derive.go).
type pseudonym struct {
	Domain     common.Hash              `json:"domain"` // of the registry, an element of F
	Slot       uint16                   `json:"slot"`
	Generation uint32                   `json:"generation"`
	Role       credential.Role          `json:"role"`
	ValidUntil uint32                   `json:"validUntil"`
	Account    keyIndex                 `json:"accountIndex"`
	PreKeys    []keyIndex               `json:"preKeyIndices"` // the current one last; older ones still read old records
	Labels     map[string][]common.Hash `json:"labels"`        // by name, the current one last
	Grants     []storedGrant            `json:"grants"`
}

// pseudonymKey names a pseudonym within a wallet.
type pseudonymKey struct {
	domain common.Hash
	slot   uint16
}

func (p *pseudonym) key() pseudonymKey { return pseudonymKey{p.Domain, p.Slot} }

// check refuses entries that no wallet writes.
func (p *pseudonym) check() error {
	if _, err := parseElement(p.Domain[:]); err != nil {
		return fmt.Errorf("domain of slot %d: %w", p.Slot, err)
	}
	if len(p.PreKeys) == 0 {
		return fmt.Errorf("slot %d has no pre key", p.Slot)
	}
	for name, labels := range p.Labels {
		if checkLabelName(name) != nil || len(labels) == 0 {
			return fmt.Errorf("a label of slot %d has no name or no value", p.Slot)
		}
	}
	for _, g := range p.Grants {
		if _, err := g.parse(); err != nil {
			return err
		}
	}
	return nil
}

// domain returns the registry's domain.
func (p *pseudonym) domain() fr.Element {
	var d fr.Element
	d.SetBytes(p.Domain[:]) // canonical: see check
	return d
}

// nym returns the pseudonym's name, given the holder secret.
func (p *pseudonym) nym(k credential.HolderSecret) grant.Nym {
	nym := k.Nym(p.domain(), p.Slot)
	return grant.Nym(nym.Bytes())
}

// path returns the derivation path of the key with the given counter.
func (p *pseudonym) path(index uint32) keyPath {
	return keyPath{domain: p.domain(), slot: p.Slot, index: index}
}

// parseElement reads 32 big-endian bytes as an element of F and refuses r or more.
func parseElement(b []byte) (fr.Element, error) {
	var e fr.Element
	if err := e.SetBytesCanonical(b); err != nil {
		return fr.Element{}, errors.New("not a canonical field element")
	}
	return e, nil
}

// Pseudonyms lists the wallet's pseudonyms, oldest first.
func (w *Wallet) Pseudonyms() ([]Pseudonym, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := make([]Pseudonym, 0, len(w.state.Pseudonyms))
	for i := range w.state.Pseudonyms {
		public, err := w.state.public(&w.state.Pseudonyms[i])
		if err != nil {
			return nil, err
		}
		all = append(all, public)
	}
	return all, nil
}

// Pseudonym returns the pseudonym named nym, or [ErrNoPseudonym].
func (w *Wallet) Pseudonym(nym grant.Nym) (Pseudonym, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, err := w.state.find(nym)
	if err != nil {
		return Pseudonym{}, err
	}
	return w.state.public(p)
}

// find returns the stored pseudonym named nym, for reading or changing.
func (s *walletState) find(nym grant.Nym) (*pseudonym, error) {
	k, err := deriveHolder(s.Holder)
	if err != nil {
		return nil, err
	}
	for i := range s.Pseudonyms {
		p := &s.Pseudonyms[i]
		if p.nym(k) == nym {
			return p, nil
		}
	}
	return nil, fmt.Errorf("pseudonym %x: %w", nym, ErrNoPseudonym)
}

// put adds p, or replaces the pseudonym of the same domain and slot.
func (s *walletState) put(p pseudonym) {
	i := slices.IndexFunc(s.Pseudonyms, func(q pseudonym) bool { return q.key() == p.key() })
	if i < 0 {
		s.Pseudonyms = append(s.Pseudonyms, p)
		return
	}
	s.Pseudonyms[i] = p
}

// public returns what others see of p.
func (s *walletState) public(p *pseudonym) (Pseudonym, error) {
	k, err := deriveHolder(s.Holder)
	if err != nil {
		return Pseudonym{}, err
	}
	account, err := s.account(p, p.Account)
	if err != nil {
		return Pseudonym{}, err
	}
	preKey, err := s.preKey(p, p.PreKeys[len(p.PreKeys)-1])
	if err != nil {
		return Pseudonym{}, err
	}
	return Pseudonym{
		Nym:        p.nym(k),
		Slot:       p.Slot,
		Generation: p.Generation,
		Role:       p.Role,
		ValidUntil: p.ValidUntil,
		Account:    crypto.PubkeyToAddress(account.PublicKey),
		PreKey:     preKey.PublicKey(),
	}, nil
}

// accountKey returns the key of the account that acts for nym.
func (w *Wallet) accountKey(nym grant.Nym) (*ecdsa.PrivateKey, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, err := w.state.find(nym)
	if err != nil {
		return nil, err
	}
	return w.state.account(p, p.Account)
}

// preKeys returns the re-encryption keys of nym, the current one first, then
// the older ones, with which its older records are read.
func (w *Wallet) preKeys(nym grant.Nym) ([]pre.SecretKey, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, err := w.state.find(nym)
	if err != nil {
		return nil, err
	}
	keys := make([]pre.SecretKey, 0, len(p.PreKeys))
	for _, index := range slices.Backward(p.PreKeys) {
		key, err := w.state.preKey(p, index)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}
