// Package keyfile keeps the secret keys of a member's seat in one file,
// keys.age: encrypted with a passphrase (age, scrypt), readable by its owner
// only, made once and never overwritten. "age -d" opens it too.
//
// Whoever has the file and the passphrase is the seat: they open shares of
// identities, re-encryption key fragments and the worker's stored state, and
// spend from the operator account. Whoever can only change the file can at most
// keep the worker from starting: age authenticates it.
package keyfile

import (
	"crypto/ecdsa"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/curve"
)

// StorageKeySize is the size of the key that the worker's stored secrets are
// sealed with, in bytes.
const StorageKeySize = 32

// Keys are what a seat keeps secret, apart from its issuer key, which belongs to
// the registration desk.
type Keys struct {
	Operator *ecdsa.PrivateKey          // secp256k1, the seat's chain account
	Shares   map[uint32]curve.SecretKey // by epoch; old ones are kept as long as dealings of their epoch can be traced
	Handed   map[uint32]curve.SecretKey // share keys that predecessors handed over, by epoch
	Sealing  grant.SealingSecretKey     // opens fragments
	Storage  [StorageKeySize]byte       // seals what the worker stores
}

// Generate makes the keys of a new seat, with a share key for one epoch.
func Generate(epoch uint32) (*Keys, error) {
	k := &Keys{Shares: make(map[uint32]curve.SecretKey), Handed: make(map[uint32]curve.SecretKey)}
	var err error
	if k.Operator, err = crypto.GenerateKey(); err != nil {
		return nil, fmt.Errorf("generate the operator key: %w", err)
	}
	if k.Sealing, err = grant.GenerateSealingKey(); err != nil {
		return nil, fmt.Errorf("generate the sealing key: %w", err)
	}
	rand.Read(k.Storage[:]) // never fails (crypto/rand)
	return k, k.addShare(epoch)
}

func (k *Keys) addShare(epoch uint32) error {
	if epoch == 0 {
		return errors.New("epochs count from 1")
	}
	if _, ok := k.Shares[epoch]; ok {
		return fmt.Errorf("there is a share key for epoch %d already: it is never replaced, since dealings to it could not be opened any more", epoch)
	}
	share, err := curve.GenerateKey()
	if err != nil {
		return fmt.Errorf("generate a share key: %w", err)
	}
	k.Shares[epoch] = share
	return nil
}

// Import adds a share key that was handed over for an epoch. The same key again
// changes nothing.
func (k *Keys) Import(epoch uint32, share curve.SecretKey) error {
	if epoch == 0 {
		return errors.New("epochs count from 1")
	}
	if known, ok := k.Handed[epoch]; ok && known.Public() != share.Public() {
		return fmt.Errorf("another share key was handed over for epoch %d already: it is never replaced, since dealings to it could not be opened any more", epoch)
	}
	k.Handed[epoch] = share
	return nil
}

// Retire removes a share key, whatever epochs it is kept for. The last one of the
// seat's own stays: a seat without any is none.
func (k *Keys) Retire(public curve.PublicKey) error {
	if _, ok := k.Share(public); !ok {
		return errors.New("the share key is not there")
	}
	retired := func(_ uint32, share curve.SecretKey) bool { return share.Public() == public }
	kept := maps.Clone(k.Shares)
	maps.DeleteFunc(kept, retired)
	if len(kept) == 0 {
		return errors.New("it is the only share key")
	}
	k.Shares = kept
	maps.DeleteFunc(k.Handed, retired)
	return nil
}

// Share returns the share key with a public half. A seat that a vote leaves as it
// is has one key for several epochs.
func (k *Keys) Share(public curve.PublicKey) (curve.SecretKey, bool) {
	for _, shares := range []map[uint32]curve.SecretKey{k.Shares, k.Handed} {
		for _, share := range shares {
			if share.Public() == public {
				return share, true
			}
		}
	}
	return curve.SecretKey{}, false
}

// Epochs returns the epochs that there is a share key for, in order.
func (k *Keys) Epochs() []uint32 {
	all := maps.Clone(k.Shares)
	maps.Copy(all, k.Handed)
	return slices.Sorted(maps.Keys(all))
}

// Format keeps keys out of logs and errors.
func (*Keys) Format(s fmt.State, _ rune) { fmt.Fprint(s, "(a seat's keys)") }
