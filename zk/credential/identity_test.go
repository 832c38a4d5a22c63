package credential_test

import (
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
)

func TestNewIdentityRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"empty":      "",
		"61 bytes":   strings.Repeat("a", 61),
		"not UTF-8":  "a\xff",
		"cut rune":   strings.Repeat("a", 58) + "\xe2\x82",
		"31 2-bytes": strings.Repeat("é", 31),
	} {
		if _, err := credential.NewIdentity(text); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// Pairs that a careless encoding would map to the same words.
func TestIdentityIsInjective(t *testing.T) {
	seen := make(map[[2]fr.Element]string)
	for _, text := range []string{
		"a", "a\x00", "\x00a", "\x00", "\x00\x00", strings.Repeat("\x00", 30), strings.Repeat("\x00", 31),
		strings.Repeat("\x00", 60), strings.Repeat("a", 30), strings.Repeat("a", 30) + "\x00",
		strings.Repeat("a", 31), strings.Repeat("a", 60), strings.Repeat("é", 30),
	} {
		words := newIdentity(t, text).Words()
		if other, taken := seen[words]; taken {
			t.Errorf("%q and %q have the same words", text, other)
		}
		seen[words] = text
		if back, err := credential.IdentityFromWords(words); err != nil || back.String() != text {
			t.Errorf("%q comes back as %q, %v", text, back, err)
		}
	}
}

func TestIdentityFromWordsRefuses(t *testing.T) {
	words := func(first, second string) [2]fr.Element {
		var w [2]fr.Element
		w[0].SetBytes([]byte(first))
		w[1].SetBytes([]byte(second))
		return w
	}
	pad := func(s string, n int) string { return s + strings.Repeat("\x00", n-len(s)) }
	for name, w := range map[string][2]fr.Element{
		"length 0":                  words(pad("\x00", 31), pad("", 30)),
		"length 0 with text":        words(pad("\x00abc", 31), pad("", 30)),
		"length 61":                 words("\x3d"+strings.Repeat("a", 30), strings.Repeat("a", 30)),
		"length 255":                words("\xff"+strings.Repeat("a", 30), strings.Repeat("a", 30)),
		"text beyond the length":    words(pad("\x01ab", 31), pad("", 30)),
		"second word not empty":     words(pad("\x01a", 31), pad("b", 30)),
		"text beyond in the second": words("\x1f"+strings.Repeat("a", 30), pad("ab", 30)),
		"a 32nd byte":               words("\x01"+pad("\x01a", 31), pad("", 30)),
		"a 31st byte in the second": words(pad("\x01a", 31), "\x01"+pad("", 30)),
		"not UTF-8":                 words(pad("\x01\xff", 31), pad("", 30)),
	} {
		if id, err := credential.IdentityFromWords(w); err == nil {
			t.Errorf("%s: read as %q", name, id)
		}
	}
}

func FuzzIdentity(f *testing.F) {
	for _, text := range []string{"", "a", "Zoë", strings.Repeat("a", 30), strings.Repeat("a", 60), "\xff", "a\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, err := credential.NewIdentity(text)
		if err != nil {
			return
		}
		back, err := credential.IdentityFromWords(id.Words())
		if err != nil || back != id {
			t.Fatalf("%q comes back as %q, %v", text, back, err)
		}
	})
}

func FuzzIdentityFromWords(f *testing.F) {
	w := newIdentity(f, "Zoë").Words()
	first, second := w[0].Bytes(), w[1].Bytes()
	f.Add(first[:], second[:])
	f.Add(second[:], first[:])
	f.Fuzz(func(t *testing.T, a, b []byte) {
		var w [2]fr.Element
		w[0].SetBytes(a)
		w[1].SetBytes(b)
		id, err := credential.IdentityFromWords(w)
		if err != nil {
			return
		}
		if id.Words() != w {
			t.Fatal("words and back changes the words")
		}
	})
}
