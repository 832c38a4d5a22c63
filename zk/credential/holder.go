package credential

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/poseidon2"
)

// HolderSecretSize is the size in bytes of an encoded holder secret.
const HolderSecretSize = fr.Bytes

// A HolderSecret is the person's secret k, from which all pseudonyms follow. A
// wallet backs it up apart from accounts and keys. It never prints itself. The
// zero value is not valid.
type HolderSecret struct{ k fr.Element }

// GenerateHolderSecret returns a fresh secret from crypto/rand.
func GenerateHolderSecret() (HolderSecret, error) {
	var k fr.Element
	for k.IsZero() {
		if _, err := k.SetRandom(); err != nil {
			return HolderSecret{}, fmt.Errorf("read randomness: %w", err)
		}
	}
	return HolderSecret{k}, nil
}

// ParseHolderSecret reads 32 bytes big-endian and refuses zero and r or more.
func ParseHolderSecret(b []byte) (HolderSecret, error) {
	k, err := poseidon2.ParseElement(b)
	if err != nil {
		return HolderSecret{}, fmt.Errorf("holder secret: %w", err)
	}
	if k.IsZero() {
		return HolderSecret{}, errors.New("holder secret: zero")
	}
	return HolderSecret{k}, nil
}

// Bytes returns k, 32 bytes big-endian.
func (s HolderSecret) Bytes() [HolderSecretSize]byte { return s.k.Bytes() }

// Element returns k, for the witness of a proof.
func (s HolderSecret) Element() fr.Element { return s.k }

// Holder returns holder = H(HOLD; k), which issuers sign.
func (s HolderSecret) Holder() fr.Element {
	return poseidon2.Hash(poseidon2.TagHolder, s.k)
}

// Nym returns nym = H(NYM; k, domain, slot). The same slot of the same secret
// gives the same nym; different slots, or domains, are unlinkable without k.
func (s HolderSecret) Nym(domain fr.Element, slot uint16) fr.Element {
	return poseidon2.Hash(poseidon2.TagNym, s.k, domain, poseidon2.Element(uint64(slot)))
}

// Format prints a placeholder for every verb, so that no log shows the secret.
func (s HolderSecret) Format(f fmt.State, _ rune) { fmt.Fprint(f, "(holder secret)") }
