package medveil

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/tyler-smith/go-bip39"
)

// seed is 32 secret bytes from which keys derive (derive.go), written down as a
// phrase of 24 BIP-39 words. It does not print.
type seed [32]byte

// newSeed returns a fresh random seed.
func newSeed() seed {
	var s seed
	rand.Read(s[:]) // never fails: crypto/rand ends the process instead
	return s
}

// phrase returns the 24 English words of s, separated by single spaces.
func (s seed) phrase() (string, error) {
	words, err := bip39.NewMnemonic(s[:])
	if err != nil {
		return "", fmt.Errorf("write phrase: %w", err)
	}
	return words, nil
}

// parsePhrase reads 24 BIP-39 words in any letter case and spacing. The last
// word holds a checksum of 8 bits, so most misspellings are noticed. Errors
// never quote a word.
func parsePhrase(phrase string) (seed, error) {
	words := strings.Fields(strings.ToLower(phrase))
	if len(words) != 24 {
		return seed{}, fmt.Errorf("phrase has %d words, want 24", len(words))
	}
	for i, word := range words {
		if _, ok := bip39.GetWordIndex(word); !ok {
			return seed{}, fmt.Errorf("word %d of the phrase is not in the BIP-39 English list", i+1)
		}
	}
	entropy, err := bip39.EntropyFromMnemonic(strings.Join(words, " "))
	if err != nil || len(entropy) != len(seed{}) {
		return seed{}, errors.New("phrase has a wrong checksum: a word is mistaken or out of order")
	}
	return seed(entropy), nil
}

// Format hides the seed from every verb.
func (seed) Format(f fmt.State, _ rune) { io.WriteString(f, "[secret seed]") }

// MarshalText returns 64 lower-case hexadecimal digits, for the encrypted
// wallet file only.
func (s seed) MarshalText() ([]byte, error) {
	return hex.AppendEncode(nil, s[:]), nil
}

// UnmarshalText accepts what MarshalText returns and nothing else.
func (s *seed) UnmarshalText(text []byte) error {
	if len(text) != hex.EncodedLen(len(s)) || strings.ToLower(string(text)) != string(text) {
		return errors.New("seed is not 64 lower-case hexadecimal digits")
	}
	var parsed seed
	if _, err := hex.Decode(parsed[:], text); err != nil {
		return errors.New("seed is not hexadecimal") // the cause would quote a digit
	}
	*s = parsed
	return nil
}
