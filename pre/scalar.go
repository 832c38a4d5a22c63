package pre

import (
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// randomScalar returns a uniform scalar other than 0: 48 random bytes modulo
// r, whose bias is below 2^-128. crypto/rand never fails: it ends the program
// instead.
func randomScalar() fr.Element {
	var s fr.Element
	var b [48]byte
	for s.IsZero() {
		rand.Read(b[:])
		s.SetBytes(b[:])
	}
	clear(b[:])
	return s
}

// hedgedNonce returns the secret nonce of a proof. It hashes fresh randomness
// together with the secret and the statement, so that neither a repeated nor a
// predictable random stream gives two proofs one nonce.
func hedgedNonce(secret []byte, statement ...[]byte) fr.Element {
	var fresh [32]byte
	rand.Read(fresh[:])
	parts := append([][]byte{fresh[:], secret}, statement...)
	k := hashToScalar(dstNonce, parts...)
	if k.IsZero() {
		return randomScalar() // one in 2^255
	}
	return k
}

// split returns s-b and b for a random b.
func split(s *fr.Element) (rest, blind fr.Element) {
	blind = randomScalar()
	rest.Sub(s, &blind)
	return rest, blind
}

// parseScalar decodes 32 big-endian bytes below r.
func parseScalar(b []byte) (fr.Element, error) {
	var s fr.Element
	if len(b) != scalarSize {
		return fr.Element{}, fmt.Errorf("scalar has %d bytes, want %d", len(b), scalarSize)
	}
	if s.SetBytesCanonical(b) != nil {
		// The library's error is dropped: the bytes may be a secret.
		return fr.Element{}, errors.New("scalar is not below the group order")
	}
	return s, nil
}

func bigInt(s *fr.Element) *big.Int { return s.BigInt(new(big.Int)) }
