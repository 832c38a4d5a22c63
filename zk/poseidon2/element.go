package poseidon2

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// Element returns n as an element of F.
func Element(n uint64) fr.Element { return fr.NewElement(n) }

// ParseElement reads an element of F from 32 bytes big-endian and refuses r or
// more, so that every element has exactly one encoding.
func ParseElement(b []byte) (fr.Element, error) {
	var e fr.Element
	if len(b) != fr.Bytes {
		return fr.Element{}, fmt.Errorf("field element of %d bytes, want %d", len(b), fr.Bytes)
	}
	if err := e.SetBytesCanonical(b); err != nil {
		return fr.Element{}, errors.New("field element is not below r")
	}
	return e, nil
}
