// Package handover passes a seat's share keys of superseded epochs to whoever
// operates the seat in those epochs now, sealed to the successor's sealing key.
// The members' vote that made it the operator comes first.
//
// A file is sealed with HPKE in base mode (RFC 9180: X25519, HKDF-SHA-256,
// ChaCha20-Poly1305), so nobody but the successor reads it. It names no sender and
// needs no signature: the keys speak for themselves, since each must be the secret
// half of PK_i that the chain has for the seat in its epoch, and only who has that
// can have made the file. What it is for is bound as HPKE's info, under a label
// that no other use of the sealing key has:
//
//	label || 0x00 || chain id (8) || consortium (20) || seat (1) || sealing key (32) || epochs (4 each)
//
// Integers are big-endian. The message is the keys, 32 bytes each, in the order of
// their epochs, which ascends.
package handover

import (
	"crypto/ecdh"
	"crypto/hpke"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/curve"
)

const (
	label   = "medveil.dev/handover-v1"
	version = 1
	// maxEpochs bounds a file.
	maxEpochs = 1024
)

// A File is share keys of one seat on their way. Nothing in it is secret but to
// whom it is sealed; it still tells who changed seats with whom, as the chain does.
type File struct {
	Version    int         `json:"version"`
	ChainID    uint64      `json:"chainId"`
	Consortium api.Address `json:"consortium"`
	Seat       int         `json:"seat"`
	SealedTo   api.Word    `json:"sealedTo"` // the successor's sealing key
	Epochs     []uint32    `json:"epochs"`   // ascending
	Sealed     []byte      `json:"sealed"`
}

// Seal returns a file with share keys by epoch.
func Seal(chainID uint64, consortium api.Address, seat int, to grant.SealingPublicKey, keys map[uint32]curve.SecretKey) (*File, error) {
	f := &File{
		Version: version, ChainID: chainID, Consortium: consortium, Seat: seat, SealedTo: api.Word(to),
		Epochs: slices.Sorted(maps.Keys(keys)),
	}
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("seal share keys: %w", err)
	}
	recipient, err := hpke.DHKEM(ecdh.X25519()).NewPublicKey(to[:])
	if err != nil {
		return nil, fmt.Errorf("seal share keys: the successor's sealing key: %w", err)
	}
	message := make([]byte, 0, 32*len(f.Epochs))
	for _, epoch := range f.Epochs {
		b := keys[epoch].Bytes()
		message = append(message, b[:]...)
	}
	f.Sealed, err = hpke.Seal(recipient, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), f.info(), message)
	if err != nil {
		return nil, fmt.Errorf("seal share keys: %w", err)
	}
	return f, nil
}

// Open returns the keys by epoch. That they are the seat's, the caller checks
// against the chain, for each.
func (f *File) Open(key grant.SealingSecretKey) (map[uint32]curve.SecretKey, error) {
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("open share keys: %w", err)
	}
	if f.SealedTo != api.Word(key.PublicKey()) {
		return nil, errors.New("open share keys: they are sealed to another sealing key")
	}
	secret, err := ecdh.X25519().NewPrivateKey(key.Bytes())
	if err != nil {
		return nil, errors.New("open share keys: the sealing key is out of range")
	}
	private, err := hpke.NewDHKEMPrivateKey(secret)
	if err != nil {
		return nil, fmt.Errorf("open share keys: %w", err)
	}
	message, err := hpke.Open(private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), f.info(), f.Sealed)
	if err != nil || len(message) != 32*len(f.Epochs) {
		return nil, errors.New("open share keys: the file is damaged, or made for something else")
	}
	keys := make(map[uint32]curve.SecretKey, len(f.Epochs))
	for i, epoch := range f.Epochs {
		if keys[epoch], err = curve.ParseSecretKey(message[32*i : 32*i+32]); err != nil {
			return nil, fmt.Errorf("open share keys: epoch %d: the key is out of range", epoch)
		}
	}
	return keys, nil
}

func (f *File) check() error {
	switch {
	case f.Version != version:
		return fmt.Errorf("format version %d, this program reads %d", f.Version, version)
	case f.Seat < 1 || f.Seat > 64:
		return fmt.Errorf("seat %d", f.Seat)
	case len(f.Epochs) == 0 || len(f.Epochs) > maxEpochs:
		return fmt.Errorf("%d epochs", len(f.Epochs))
	}
	for i, epoch := range f.Epochs {
		if epoch == 0 || i > 0 && epoch <= f.Epochs[i-1] {
			return errors.New("epochs count from 1 and ascend")
		}
	}
	return nil
}

func (f *File) info() []byte {
	b := binary.BigEndian.AppendUint64(append([]byte(label), 0), f.ChainID)
	b = append(append(b, f.Consortium[:]...), byte(f.Seat))
	b = append(b, f.SealedTo[:]...)
	for _, epoch := range f.Epochs {
		b = binary.BigEndian.AppendUint32(b, epoch)
	}
	return b
}
