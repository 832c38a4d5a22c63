package medveil

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/medveil/medveil/zk/credential"
)

// Wallet holds what one person owns: the holder secret k, credentials, and any
// number of pseudonyms, each with a chain account, proxy re-encryption keys and
// names for labels. The secret e and the sharing polynomial p of a registration
// are never part of it.
//
// A wallet lives in memory until [Wallet.Create] gives it a file; from then on
// each change is durable in the file before the method that makes it returns,
// and a change that cannot be saved does not happen. All methods may be called
// concurrently. The zero value is not valid; it does not print its secrets.
type Wallet struct {
	mu    sync.Mutex
	state walletState
	file  *walletFile // nil while in memory only
}

// walletState is the whole content of a wallet, and the JSON inside its file.
type walletState struct {
	Version     int                     `json:"version"`
	Holder      seed                    `json:"holderSeed"`
	Keys        seed                    `json:"keySeed"`
	FormerKeys  []seed                  `json:"formerKeySeeds,omitempty"` // oldest first, for old records
	Credentials []credential.Credential `json:"credentials"`
	Pseudonyms  []pseudonym             `json:"pseudonyms"`
}

const walletVersion = 1

// NewWallet makes a wallet with fresh secrets, in memory. Write down its two
// phrases ([Wallet.Phrases]) before using it.
func NewWallet() *Wallet {
	return &Wallet{state: walletState{Version: walletVersion, Holder: newSeed(), Keys: newSeed()}}
}

// RestoreWallet makes a wallet, in memory, from the two phrases that
// [Wallet.Phrases] returned, and the former key phrases, oldest first, if there
// were any ([Wallet.FormerPhrases]): without those, what only they read stays
// unread. Its pseudonyms are found again with
// [Client.Restore]. Credentials are asked from their issuers anew; names of
// labels are gone, so new records get fresh labels, and old records are read
// all the same because each carries its own label.
func RestoreWallet(holderPhrase, keyPhrase string, formerKeyPhrases ...string) (*Wallet, error) {
	holder, err := parsePhrase(holderPhrase)
	if err != nil {
		return nil, fmt.Errorf("restore wallet: holder phrase: %w", err)
	}
	keys, err := parsePhrase(keyPhrase)
	if err != nil {
		return nil, fmt.Errorf("restore wallet: key phrase: %w", err)
	}
	state := walletState{Version: walletVersion, Holder: holder, Keys: keys}
	for _, phrase := range formerKeyPhrases {
		former, err := parsePhrase(phrase)
		if err != nil {
			return nil, fmt.Errorf("restore wallet: former key phrase: %w", err)
		}
		state.FormerKeys = append(state.FormerKeys, former)
	}
	if state.checkKeys() != nil {
		return nil, errors.New("restore wallet: two of the phrases are the same: one of them belongs elsewhere")
	}
	return &Wallet{state: state}, nil
}

// Phrases returns the two backups of the wallet, 24 BIP-39 words each. The
// holder phrase is the person: whoever has it can recover every pseudonym. The
// key phrase is the accounts and decryption keys: whoever has it can act and
// read at once. Keep them in different places, so that one thief does not get
// both.
func (w *Wallet) Phrases() (holder, keys string, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if holder, err = w.state.Holder.phrase(); err != nil {
		return "", "", err
	}
	if keys, err = w.state.Keys.phrase(); err != nil {
		return "", "", err
	}
	return holder, keys, nil
}

// Format says, for every verb, how much the wallet holds and nothing of what.
func (w *Wallet) Format(f fmt.State, _ rune) {
	w.mu.Lock()
	defer w.mu.Unlock()
	fmt.Fprintf(f, "wallet with %d credentials and %d pseudonyms", len(w.state.Credentials), len(w.state.Pseudonyms))
}

// holderSecret returns k.
func (w *Wallet) holderSecret() (credential.HolderSecret, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return deriveHolder(w.state.Holder)
}

// update applies change to a copy of the state, saves the copy, and only then
// takes it over. When change or the save fails, nothing has changed.
func (w *Wallet) update(change func(*walletState) error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	next, err := w.state.clone()
	if err != nil {
		return err
	}
	if err := change(next); err != nil {
		return err
	}
	if w.file != nil {
		if err := w.file.replace(next); err != nil {
			return fmt.Errorf("save wallet: %w", err)
		}
	}
	w.state = *next
	return nil
}

// clone returns a deep copy.
func (s *walletState) clone() (*walletState, error) {
	encoded, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("copy wallet: %w", err)
	}
	return parseWalletState(encoded)
}
