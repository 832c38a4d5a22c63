package pre

import (
	"errors"
	"fmt"
	"io"

	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// Sizes of encoded keys in bytes.
const (
	SecretKeySize = scalarSize
	PublicKeySize = g1Size
)

// Label is the condition of an encryption and of a grant: which records they
// are about (SPEC.md, section 4). It is opaque here. Wallets derive it from a
// name with a secret, since a label is readable in the header of every record
// that carries it.
type Label [32]byte

// PublicKey is an owner's or a grantee's key A = [a]g1, never the identity.
// Keys are comparable with ==. The zero value is NOT valid and every function
// refuses it.
type PublicKey struct{ p point }

// SecretKey is the scalar a of a [PublicKey], 0 < a < r. It prints as
// "redacted" in every format. The zero value is NOT valid and every function
// refuses it. Keys are not to be compared with ==.
//
// The scalar is behind a pointer because fmt does not call Format on fields
// that are not exported: a caller's struct then prints an address.
type SecretKey struct{ s *fr.Element }

func newSecretKey(s fr.Element) SecretKey { return SecretKey{&s} }

// scalar returns a, or 0 for the zero value.
func (k SecretKey) scalar() *fr.Element {
	if k.s == nil {
		return new(fr.Element)
	}
	return k.s
}

// GenerateKey returns a fresh key from crypto/rand.
func GenerateKey() SecretKey { return newSecretKey(randomScalar()) }

// ParseSecretKey decodes the 32 bytes of [SecretKey.Bytes]. It refuses 0 and
// values not below the group order, without repeating them.
func ParseSecretKey(b []byte) (SecretKey, error) {
	s, err := parseScalar(b)
	if err != nil {
		return SecretKey{}, fmt.Errorf("parsing secret key: %w", err)
	}
	if s.IsZero() {
		return SecretKey{}, errors.New("parsing secret key: key is zero")
	}
	return newSecretKey(s), nil
}

// Bytes returns the scalar as 32 big-endian bytes.
func (k SecretKey) Bytes() []byte {
	b := k.scalar().Bytes()
	return b[:]
}

// PublicKey returns [a]g1.
func (k SecretKey) PublicKey() PublicKey {
	return PublicKey{mulSecret(&g1, k.scalar())}
}

// Format redacts the key whatever the verb.
func (SecretKey) Format(f fmt.State, _ rune) { redact(f, "pre.SecretKey") }

// ParsePublicKey decodes the 48 bytes of [PublicKey.Bytes]. It refuses points
// off the curve or outside the subgroup, non-canonical forms and the identity.
// It does not show that anyone holds the secret key: see [VerifyPossession].
func ParsePublicKey(b []byte) (PublicKey, error) {
	p, err := parsePoint(b)
	if err != nil {
		return PublicKey{}, fmt.Errorf("parsing public key: %w", err)
	}
	return PublicKey{p}, nil
}

// Bytes returns the compressed G1 point, 48 bytes in the ZCash format.
func (k PublicKey) Bytes() []byte { return k.p.Bytes() }

// String returns the encoding in hexadecimal.
func (k PublicKey) String() string { return fmt.Sprintf("%x", k.Bytes()) }

var (
	errZeroSecretKey = errors.New("secret key is the zero value: make it with GenerateKey or ParseSecretKey")
	errZeroPublicKey = errors.New("public key is the identity: make it with ParsePublicKey")
)

func (k SecretKey) check() error {
	if k.scalar().IsZero() {
		return errZeroSecretKey
	}
	return nil
}

func (k PublicKey) check() error {
	if k.p.isIdentity() {
		return errZeroPublicKey
	}
	return nil
}

func redact(w io.Writer, name string) { io.WriteString(w, name+"(redacted)") }
