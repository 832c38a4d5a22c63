package main

import (
	"errors"
	"testing"

	"github.com/medveil/medveil"
)

// A desk with development keys would believe anybody that they know the secret
// of anybody's holder: so neither desks nor wallets use them elsewhere.
func TestHolderKeysAreOfDevelopmentNetworks(t *testing.T) {
	if _, err := new(shell).holderKeys(t.Context(), medveil.Network{ChainID: 1}); !errors.Is(err, errNoHolderKeys) {
		t.Errorf("a network that is not of development: got %v, want %v", err, errNoHolderKeys)
	}
}
