package grant

import (
	"crypto/ecdh"
	"crypto/hpke"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
)

// SealingPublicKey is a worker's X25519 key, to which its fragments are
// sealed. It is on chain beside the worker's seat.
type SealingPublicKey [32]byte

// SealingSecretKey is a worker's X25519 secret. It prints as "redacted" in
// every format. The zero value is NOT valid and every function refuses it.
type SealingSecretKey struct{ key *ecdh.PrivateKey }

// GenerateSealingKey returns a fresh key from crypto/rand.
func GenerateSealingKey() (SealingSecretKey, error) {
	key, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return SealingSecretKey{}, fmt.Errorf("generating sealing key: %w", err)
	}
	return SealingSecretKey{key}, nil
}

// ParseSealingSecretKey decodes the 32 bytes of [SealingSecretKey.Bytes].
func ParseSealingSecretKey(b []byte) (SealingSecretKey, error) {
	key, err := ecdh.X25519().NewPrivateKey(b)
	if err != nil {
		return SealingSecretKey{}, errors.New("parsing sealing key: want 32 bytes") // the bytes are secret
	}
	return SealingSecretKey{key}, nil
}

// Bytes returns the scalar, 32 bytes as in RFC 7748, or nil for the zero value.
func (k SealingSecretKey) Bytes() []byte {
	if k.key == nil {
		return nil
	}
	return k.key.Bytes()
}

// PublicKey returns the key to publish. That of the zero value is all zeros,
// to which nothing can be sealed.
func (k SealingSecretKey) PublicKey() SealingPublicKey {
	if k.key == nil {
		return SealingPublicKey{}
	}
	return SealingPublicKey(k.key.PublicKey().Bytes())
}

// Format redacts the key whatever the verb.
func (SealingSecretKey) Format(f fmt.State, _ rune) {
	io.WriteString(f, "grant.SealingSecretKey(redacted)")
}

// hpkeOverhead is what HPKE adds: the encapsulated key and the AEAD's tag.
const hpkeOverhead = 32 + 16

// hpkeSeal seals with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and
// ChaCha20-Poly1305 in base mode (RFC 9180). Info is authenticated.
func hpkeSeal(to SealingPublicKey, info, message []byte) ([]byte, error) {
	key, err := hpke.DHKEM(ecdh.X25519()).NewPublicKey(to[:])
	if err != nil {
		return nil, fmt.Errorf("sealing key: %w", err)
	}
	// A key of small order is refused here, by the all-zero check of X25519.
	sealed, err := hpke.Seal(key, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, message)
	if err != nil {
		return nil, fmt.Errorf("sealing key: %w", err)
	}
	return sealed, nil
}

func hpkeOpen(key SealingSecretKey, info, sealed []byte) ([]byte, error) {
	if key.key == nil {
		return nil, errors.New("sealing key is the zero value: make it with GenerateSealingKey or ParseSealingSecretKey")
	}
	private, err := hpke.NewDHKEMPrivateKey(key.key)
	if err != nil {
		return nil, fmt.Errorf("sealing key: %w", err)
	}
	message, err := hpke.Open(private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, sealed)
	if err != nil {
		return nil, errors.New("not sealed to this key in this context, or damaged")
	}
	return message, nil
}
