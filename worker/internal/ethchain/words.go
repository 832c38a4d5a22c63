package ethchain

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/pvss"
)

// bigOf converts 32 big-endian bytes to a contract's word.
func bigOf(b [32]byte) *big.Int { return new(big.Int).SetBytes(b[:]) }

// wordOf converts a contract's word, which the ABI decoder keeps within 256
// bits and non-negative, to 32 big-endian bytes.
func wordOf(n *big.Int) (w [32]byte) {
	n.FillBytes(w[:])
	return w
}

// bigsOf fills dst with words.
func bigsOf(dst []*big.Int, words []api.Word) error {
	if len(dst) != len(words) {
		return fmt.Errorf("want %d words, have %d", len(dst), len(words))
	}
	for i, w := range words {
		dst[i] = bigOf(w)
	}
	return nil
}

// vectorOf converts the words of a Registered event.
func vectorOf(words [pvss.Words]*big.Int) (*pvss.PublicVector, error) {
	var x pvss.PublicVector
	for i, n := range words {
		if n == nil || n.BitLen() > 256 {
			return nil, errors.New("not a word")
		}
		w := wordOf(n)
		if err := x[i].SetBytesCanonical(w[:]); err != nil {
			return nil, fmt.Errorf("word %d of the dealing: %w", i, err)
		}
	}
	return &x, nil
}

// wordsOf converts a public vector for the trace contract.
func wordsOf(x *pvss.PublicVector) (words [pvss.Words]*big.Int) {
	for i := range x {
		words[i] = bigOfElement(x[i])
	}
	return words
}

func bigOfElement(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }
