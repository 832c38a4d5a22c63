package api

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// A Word is 32 bytes: a hash, an id, or a field element in big-endian order.
type Word [32]byte

// An Address is a chain account.
type Address [20]byte

// A Signature is r || s || v, v being 27 or 28 and s in the lower half.
type Signature [65]byte

// A Signer signs a digest with the key of one account. s is in the lower half
// of the group order and v is 27 or 28.
type Signer func(digest Word) (Signature, error)

// String returns w in 0x-prefixed lower-case hexadecimal.
func (w Word) String() string { return "0x" + hex.EncodeToString(w[:]) }

// String returns a in 0x-prefixed lower-case hexadecimal, without checksum.
func (a Address) String() string { return "0x" + hex.EncodeToString(a[:]) }

// String returns s in 0x-prefixed lower-case hexadecimal.
func (s Signature) String() string { return "0x" + hex.EncodeToString(s[:]) }

// MarshalText implements encoding.TextMarshaler.
func (w Word) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// MarshalText implements encoding.TextMarshaler.
func (a Address) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// MarshalText implements encoding.TextMarshaler.
func (s Signature) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText accepts what MarshalText returns and nothing else.
func (w *Word) UnmarshalText(b []byte) error { return decodeHex(w[:], b) }

// UnmarshalText accepts what MarshalText returns and nothing else.
func (a *Address) UnmarshalText(b []byte) error { return decodeHex(a[:], b) }

// UnmarshalText accepts what MarshalText returns and nothing else.
func (s *Signature) UnmarshalText(b []byte) error { return decodeHex(s[:], b) }

func decodeHex(dst, text []byte) error {
	s := string(text)
	if len(s) != 2+2*len(dst) || s[:2] != "0x" || strings.ToLower(s) != s {
		return fmt.Errorf("want 0x and %d lower-case hexadecimal digits", 2*len(dst))
	}
	if _, err := hex.Decode(dst, text[2:]); err != nil {
		return fmt.Errorf("want 0x and %d lower-case hexadecimal digits: %w", 2*len(dst), err)
	}
	return nil
}

// IsZero reports whether every byte of a is zero.
func (a Address) IsZero() bool { return a == Address{} }
