package worker

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"
)

// ErrSealed is returned for a value of the state that was not sealed under this
// worker's storage key for the place where it lies.
var ErrSealed = errors.New("a sealed value of the state is damaged, or the storage key is another one")

// A vault seals the secret values of the state: XChaCha20-Poly1305 under the
// storage key, with the bucket and the key as additional data, so that a value
// opens only where it was put. 192-bit nonces are drawn at random: even after
// 2^80 values a repetition is out of reach.
//
//	sealed = nonce (24) || ciphertext || tag (16)
//
// A vault does not notice that a whole state was put back to an older one; the
// anchored log does.
type vault struct{ aead cipher.AEAD }

// sealedOverhead is by how many bytes a sealed value is longer than the value.
const sealedOverhead = chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead

func newVault(key [32]byte) (vault, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return vault{}, fmt.Errorf("storage key: %w", err)
	}
	return vault{aead}, nil
}

// put seals value and puts it under a key of a bucket.
func (v vault) put(tx Tx, b Bucket, key, value []byte) error {
	sealed := make([]byte, chacha20poly1305.NonceSizeX, len(value)+sealedOverhead)
	rand.Read(sealed) // never fails (crypto/rand)
	return tx.Put(b, key, v.aead.Seal(sealed, sealed, value, place(b, key)))
}

// get returns the value of a key of a bucket, opened, or nil if there is none.
// Its errors wrap [ErrSealed].
func (v vault) get(tx Tx, b Bucket, key []byte) ([]byte, error) {
	sealed := tx.Get(b, key)
	if sealed == nil {
		return nil, nil
	}
	return v.open(b, key, sealed)
}

// open opens a value as it lies under a key of a bucket.
func (v vault) open(b Bucket, key, sealed []byte) ([]byte, error) {
	const n = chacha20poly1305.NonceSizeX
	if len(sealed) < sealedOverhead {
		return nil, fmt.Errorf("%w: bucket %q", ErrSealed, b)
	}
	value, err := v.aead.Open(make([]byte, 0, len(sealed)-sealedOverhead), sealed[:n], sealed[n:], place(b, key))
	if err != nil {
		return nil, fmt.Errorf("%w: bucket %q", ErrSealed, b)
	}
	return value, nil
}

// place encodes where a value lies: the bucket's length (4), bucket, key.
func place(b Bucket, key []byte) []byte {
	p := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(b)+len(key)), uint32(len(b)))
	return append(append(p, b...), key...)
}
