package curve

import (
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// PublicKeySize and SecretKeySize are the sizes in bytes of encoded keys.
const (
	PublicKeySize = PointSize
	SecretKeySize = ScalarSize
)

// A SecretKey is a nonzero scalar x; its public key is [x]G. It never prints
// itself. The zero value is not a valid key.
type SecretKey struct{ x Scalar }

// A PublicKey is a point of unknown logarithm to its readers. The zero value,
// (0, 0), stands for the key of an empty seat and is not a valid key. A
// PublicKey made by conversion from a [Point] is unchecked: see
// [PublicKey.Check].
type PublicKey Point

// GenerateKey returns a fresh secret key from crypto/rand.
func GenerateKey() (SecretKey, error) {
	var x Scalar
	for x.IsZero() {
		if _, err := x.SetRandom(); err != nil {
			return SecretKey{}, fmt.Errorf("read randomness: %w", err)
		}
	}
	return SecretKey{x}, nil
}

// ParseSecretKey reads 32 bytes big-endian and refuses zero and q or more.
func ParseSecretKey(b []byte) (SecretKey, error) {
	x, err := ParseScalar(b)
	if err != nil {
		return SecretKey{}, fmt.Errorf("secret key: %w", err)
	}
	if x.IsZero() {
		return SecretKey{}, errors.New("secret key: zero")
	}
	return SecretKey{x}, nil
}

// Bytes returns the secret scalar, 32 bytes big-endian.
func (k SecretKey) Bytes() [SecretKeySize]byte { return k.x.Bytes() }

// Scalar returns the secret scalar, for signatures and witnesses.
func (k SecretKey) Scalar() Scalar { return k.x }

// Public returns [x]G.
func (k SecretKey) Public() PublicKey { return PublicKey(k.Exchange(generator)) }

// Exchange returns [x]p. The scalar is split at random into two summands, so
// that the time it takes on chosen points says little about x; it is still not
// constant time. The caller checks p with [CheckPoint]: off the curve the
// result would reveal x modulo small orders.
func (k SecretKey) Exchange(p Point) Point {
	var mask, rest Scalar
	if _, err := mask.SetRandom(); err != nil {
		mask.SetZero() // less blinding, the same result
	}
	rest.Sub(&k.x, &mask)
	return Combine(p, mask, p, rest)
}

// Format prints a placeholder for every verb, so that no log shows the key.
func (k SecretKey) Format(s fmt.State, _ rune) { fmt.Fprint(s, "(secret key)") }

// Check refuses the zero key and keys off the curve.
func (k PublicKey) Check() error { return CheckPoint(Point(k)) }

// IsZero reports whether k is (0, 0), the key of an empty seat.
func (k PublicKey) IsZero() bool { return k == PublicKey{} }

// Coordinates returns x and y as elements of F.
func (k PublicKey) Coordinates() (x, y fr.Element) { return Coordinates(Point(k)) }

// Bytes returns x || y, each 32 bytes big-endian.
func (k PublicKey) Bytes() [PublicKeySize]byte { return EncodePoint(Point(k)) }

// ParsePublicKey reads the 64 bytes of [PublicKey.Bytes]. It refuses
// coordinates of r or more, (0, 0) and points off the curve.
func ParsePublicKey(b []byte) (PublicKey, error) {
	p, err := ParsePoint(b)
	if err != nil {
		return PublicKey{}, fmt.Errorf("public key: %w", err)
	}
	return PublicKey(p), nil
}

// String returns the encoding in lower-case hexadecimal.
func (k PublicKey) String() string {
	b := k.Bytes()
	return hex.EncodeToString(b[:])
}

// MarshalText implements [encoding.TextMarshaler] as [PublicKey.String]. An
// invalid key is an error, since it could not be read back.
func (k PublicKey) MarshalText() ([]byte, error) {
	if err := k.Check(); err != nil {
		return nil, fmt.Errorf("public key: %w", err)
	}
	return []byte(k.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler] with the checks of
// [ParsePublicKey].
func (k *PublicKey) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	if err != nil {
		return errors.New("public key: not hexadecimal")
	}
	parsed, err := ParsePublicKey(b)
	if err != nil {
		return err
	}
	*k = parsed
	return nil
}
