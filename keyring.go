package medveil

import (
	"crypto/ecdsa"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/pre"
)

// A keyIndex names a key of a pseudonym within a wallet: the high 16 bits say
// from which of the wallet's key seeds it derives, counted from the oldest, the
// low 16 bits are the counter of its path (derive.go). A wallet whose key
// phrase was never replaced has one seed, so its indices are the counters.
type keyIndex uint32

func (i keyIndex) seed() int       { return int(i >> 16) }
func (i keyIndex) counter() uint32 { return uint32(i & 0xffff) }

// maxKeySeeds bounds how often a key phrase is replaced.
const maxKeySeeds = 1 << 8

// maxKeyCounter bounds the search for the keys of a pseudonym: accounts and PRE
// keys are replaced at most once a renewal.
const maxKeyCounter = 256

// errNoKey is what a search for a key ends with.
var errNoKey = errors.New("is registered with a key that this wallet's key phrases do not give")

// ReplaceKeys gives the wallet a fresh key phrase ([Wallet.Phrases]), for when
// the old one may be stolen or lost. Accounts and PRE keys that pseudonyms have
// stay as they are: [Client.RecoverAccount] moves each pseudonym to keys of the
// new phrase. The old phrase stays in the wallet ([Wallet.FormerPhrases]), for
// it reads the old records.
func (w *Wallet) ReplaceKeys() error {
	return w.update(func(s *walletState) error {
		if len(s.FormerKeys)+1 >= maxKeySeeds {
			return fmt.Errorf("key phrase was replaced %d times, which is the limit", len(s.FormerKeys))
		}
		s.FormerKeys = append(s.FormerKeys, s.Keys)
		s.Keys = newSeed()
		return nil
	})
}

// FormerPhrases returns the key phrases that [Wallet.ReplaceKeys] replaced,
// oldest first, as [RestoreWallet] takes them.
func (w *Wallet) FormerPhrases() ([]string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var phrases []string
	for _, former := range w.state.FormerKeys {
		phrase, err := former.phrase()
		if err != nil {
			return nil, err
		}
		phrases = append(phrases, phrase)
	}
	return phrases, nil
}

// checkKeys refuses key seeds and indices that no wallet writes.
func (s *walletState) checkKeys() error {
	seeds := append(slices.Clone(s.FormerKeys), s.Keys, s.Holder)
	for i, one := range seeds {
		if one == (seed{}) || slices.Contains(seeds[:i], one) {
			return errors.New("a seed is missing or there twice")
		}
	}
	for _, p := range s.Pseudonyms {
		for _, index := range append(slices.Clone(p.PreKeys), p.Account) {
			if index.seed() > len(s.FormerKeys) {
				return fmt.Errorf("a key of slot %d has no seed", p.Slot)
			}
		}
	}
	return nil
}

// newest returns the index of a key of the current key seed.
func (s *walletState) newest(counter uint32) keyIndex {
	return keyIndex(len(s.FormerKeys)<<16) | keyIndex(counter)
}

// freshPreKey returns the index of a PRE key that is not in a pseudonym's ring.
// It refuses one that no search would find again: a wallet restored from its
// phrases would not have the key.
func (s *walletState) freshPreKey(ring []keyIndex) (keyIndex, error) {
	fresh := s.newest(0)
	for _, index := range ring {
		if index >= fresh {
			fresh = index + 1
		}
	}
	if fresh >= s.newest(maxKeyCounter) {
		return 0, errors.New("all pre keys of the key phrase are used up: replace it")
	}
	return fresh, nil
}

// keySeed returns the seed that the key derives from.
func (s *walletState) keySeed(index keyIndex) seed {
	if index.seed() < len(s.FormerKeys) {
		return s.FormerKeys[index.seed()]
	}
	return s.Keys
}

// account returns the key of an account of p.
func (s *walletState) account(p *pseudonym, index keyIndex) (*ecdsa.PrivateKey, error) {
	return deriveAccount(s.keySeed(index), p.path(index.counter()))
}

// preKey returns a PRE key of p.
func (s *walletState) preKey(p *pseudonym, index keyIndex) (pre.SecretKey, error) {
	return derivePreKey(s.keySeed(index), p.path(index.counter()))
}

// findAccount returns the index of an account of p.
func (s *walletState) findAccount(p *pseudonym, address common.Address) (keyIndex, error) {
	return s.findKey(func(index keyIndex) (bool, error) {
		key, err := s.account(p, index)
		return err == nil && addressOf(key) == address, err
	})
}

// findPreKey returns the index of a PRE key of p.
func (s *walletState) findPreKey(p *pseudonym, public pre.PublicKey) (keyIndex, error) {
	return s.findKey(func(index keyIndex) (bool, error) {
		key, err := s.preKey(p, index)
		return err == nil && key.PublicKey() == public, err
	})
}

// findKey returns the first index, of the current seed first, whose key is the
// wanted one, or errNoKey.
func (s *walletState) findKey(wanted func(keyIndex) (bool, error)) (keyIndex, error) {
	for number := len(s.FormerKeys); number >= 0; number-- {
		for counter := range uint32(maxKeyCounter) {
			index := keyIndex(number<<16) | keyIndex(counter)
			ok, err := wanted(index)
			if err != nil || ok {
				return index, err
			}
		}
	}
	return 0, errNoKey
}
