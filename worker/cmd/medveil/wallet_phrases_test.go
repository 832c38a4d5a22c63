package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/medveil/medveil"
)

// A file of phrases restores the wallet that wrote it, however often its key
// phrase was replaced.
func TestPhrasesOfAnOldWalletAreRead(t *testing.T) {
	w := medveil.NewWallet()
	for range 40 {
		if err := w.ReplaceKeys(); err != nil {
			t.Fatal(err)
		}
	}
	phrases, err := allPhrases(w)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "phrases")
	if err := createSecret(path, []byte(strings.Join(phrases, "\n")+"\n")); err != nil {
		t.Fatal(err)
	}
	read, err := readPhrases(path, false)
	if err != nil || !slices.Equal(read, phrases) {
		t.Errorf("read %d phrases of %d (%v)", len(read), len(phrases), err)
	}
	if _, err := medveil.RestoreWallet(read[0], read[1], read[2:]...); err != nil {
		t.Error(err)
	}
}
