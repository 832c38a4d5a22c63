package credential

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// MaxIdentity is the greatest length of an identity in bytes.
const MaxIdentity = 2 * identityHalf

// identityHalf is the number of identity bytes in one field element.
const identityHalf = 30

// An Identity is the string by which a member institution knows a person:
// UTF-8, 1 to 60 bytes. It is compared byte by byte; no normalisation takes
// place, so an issuer picks one form and keeps to it. The zero value is not a
// valid identity.
type Identity struct{ text string }

// NewIdentity refuses empty strings, more than 60 bytes and invalid UTF-8.
func NewIdentity(text string) (Identity, error) {
	if len(text) == 0 || len(text) > MaxIdentity {
		return Identity{}, fmt.Errorf("identity of %d bytes is not within 1..%d", len(text), MaxIdentity)
	}
	if !utf8.ValidString(text) {
		return Identity{}, errors.New("identity is not UTF-8")
	}
	return Identity{text}, nil
}

// String returns the identity itself. Identities are personal data: do not log.
func (id Identity) String() string { return id.text }

// Words returns (id_0, id_1): id_0 is the length byte followed by the first 30
// bytes, id_1 the next 30, both padded with zeros on the right and read
// big-endian. The length makes the map injective.
func (id Identity) Words() [2]fr.Element {
	var first [1 + identityHalf]byte
	var second [identityHalf]byte
	first[0] = byte(len(id.text))
	n := copy(first[1:], id.text)
	copy(second[:], id.text[n:])
	var words [2]fr.Element
	words[0].SetBytes(first[:]) // 248 and 240 bits, below r
	words[1].SetBytes(second[:])
	return words
}

// IdentityFromWords inverts [Identity.Words] and refuses every pair of words
// that it does not produce.
func IdentityFromWords(words [2]fr.Element) (Identity, error) {
	first, second := words[0].Bytes(), words[1].Bytes()
	const skip0, skip1 = fr.Bytes - identityHalf - 1, fr.Bytes - identityHalf
	length := int(first[skip0])
	if length > MaxIdentity {
		return Identity{}, fmt.Errorf("identity of %d bytes is not within 1..%d", length, MaxIdentity)
	}
	text := append(first[skip0+1:], second[skip1:]...)[:length]
	id, err := NewIdentity(string(text))
	if err != nil {
		return Identity{}, err
	}
	if id.Words() != words {
		return Identity{}, errors.New("identity words are not canonical")
	}
	return id, nil
}
