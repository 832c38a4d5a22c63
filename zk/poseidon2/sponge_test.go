package poseidon2_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/poseidon2"
)

func element(t testing.TB, hex string) fr.Element {
	t.Helper()
	n, ok := new(big.Int).SetString(hex, 16)
	if !ok {
		t.Fatalf("not a number: %s", hex)
	}
	var e fr.Element
	return *e.SetBigInt(n)
}

// The permutation of (0, 1, 2, 3), as published with the parameters (HorizenLabs,
// also in Barretenberg and Noir).
func TestPermuteKnownAnswer(t *testing.T) {
	state := [poseidon2.Width]fr.Element{fr.NewElement(0), fr.NewElement(1), fr.NewElement(2), fr.NewElement(3)}
	poseidon2.Permute(&state)
	for lane, want := range []string{
		"01bd538c2ee014ed5141b29e9ae240bf8db3fe5b9a38629a9647cf8d76c01737",
		"239b62e7db98aa3a2a8f6a0d2fa1709e7a35959aa6c7034814d9daa90cbac662",
		"04cbb44c61d928ed06808456bf758cbf0c18d1e15a7b6dbc8245fa7515d5e3cb",
		"2e11c5cff2a22c64d01304b778d78f6998eff1ab73163a35603f54794c30847a",
	} {
		if state[lane] != element(t, want) {
			t.Errorf("lane %d = %s, want %s", lane, state[lane].Text(16), want)
		}
	}
}

// The sponge, written out for one, three and four inputs.
func TestHashIsTheSponge(t *testing.T) {
	a, b, c, d := fr.NewElement(11), fr.NewElement(12), fr.NewElement(13), fr.NewElement(14)
	capacity := func(arity int64) fr.Element {
		n := new(big.Int).Lsh(big.NewInt(int64(poseidon2.TagNym)), 64)
		var e fr.Element
		return *e.SetBigInt(n.Add(n, big.NewInt(arity)))
	}
	one := [4]fr.Element{a, {}, {}, capacity(1)}
	poseidon2.Permute(&one)
	three := [4]fr.Element{a, b, c, capacity(3)}
	poseidon2.Permute(&three)
	four := [4]fr.Element{a, b, c, capacity(4)}
	poseidon2.Permute(&four)
	four[0].Add(&four[0], &d)
	poseidon2.Permute(&four)
	for _, tc := range []struct {
		want   fr.Element
		inputs []fr.Element
	}{{one[0], []fr.Element{a}}, {three[0], []fr.Element{a, b, c}}, {four[0], []fr.Element{a, b, c, d}}} {
		if got := poseidon2.Hash(poseidon2.TagNym, tc.inputs...); got != tc.want {
			t.Errorf("H of %d inputs = %v, want %v", len(tc.inputs), got, tc.want)
		}
	}
}

// Zero-padding must not make inputs of different lengths collide, nor tags.
func TestHashSeparates(t *testing.T) {
	seen := make(map[fr.Element]string)
	for _, tag := range []poseidon2.Tag{poseidon2.TagNym, poseidon2.TagLeaf} {
		for arity := 1; arity <= 10; arity++ {
			digest := poseidon2.Hash(tag, make([]fr.Element, arity)...)
			name := fmt.Sprintf("tag %x, %d zeros", uint64(tag), arity)
			if other, taken := seen[digest]; taken {
				t.Errorf("%s collides with %s", name, other)
			}
			seen[digest] = name
		}
	}
}

// Each tag is its own and is the ASCII text that its comment names.
func TestTags(t *testing.T) {
	seen := make(map[poseidon2.Tag]bool)
	for text, tag := range map[string]poseidon2.Tag{
		"COMM": poseidon2.TagCommittee, "HOLD": poseidon2.TagHolder, "CRED": poseidon2.TagCredential,
		"SIG": poseidon2.TagSignature, "HREQ": poseidon2.TagRequest, "NYM": poseidon2.TagNym, "PAD": poseidon2.TagPad,
		"LEAF": poseidon2.TagLeaf, "IDPA": poseidon2.TagIDPad, "PI": poseidon2.TagPublic,
		"SEAL": poseidon2.TagSeal, "SPI": poseidon2.TagSealVector, "POP": poseidon2.TagPossession,
	} {
		if want := new(big.Int).SetBytes([]byte(text)); want.Uint64() != uint64(tag) {
			t.Errorf("tag %q = %x, want %x", text, uint64(tag), want)
		}
		if seen[tag] {
			t.Errorf("tag %q is used twice", text)
		}
		seen[tag] = true
	}
}

func TestParseElement(t *testing.T) {
	r := fr.Modulus().Bytes()
	for name, b := range map[string][]byte{"empty": {}, "31 bytes": make([]byte, 31), "33 bytes": make([]byte, 33), "r": r} {
		if _, err := poseidon2.ParseElement(b); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	last := new(big.Int).Sub(fr.Modulus(), big.NewInt(1)).Bytes()
	if e, err := poseidon2.ParseElement(last); err != nil || e != *new(fr.Element).SetInt64(-1) {
		t.Errorf("r-1 = %v, %v", e, err)
	}
}

func BenchmarkHash3(b *testing.B) {
	x := fr.NewElement(1)
	for b.Loop() {
		x = poseidon2.Hash(poseidon2.TagLeaf, x, x, x)
	}
}
