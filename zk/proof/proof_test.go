package proof

import (
	"bytes"
	"context"
	"errors"
	"math/big"
	"strings"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark/frontend"

	"github.com/medveil/medveil/zk/setup"
)

// A cubic circuit shows knowledge of X with X^3 + X + 5 = Y.
type cubic struct {
	X frontend.Variable
	Y frontend.Variable `gnark:",public"`
}

func (c *cubic) Define(api frontend.API) error {
	api.AssertIsEqual(c.Y, api.Add(api.Mul(c.X, c.X, c.X), c.X, 5))
	return nil
}

var cubicKeys = sync.OnceValues(func() (*setup.Keys, error) {
	k, _, err := setup.GenerateUnsafe(context.Background(), "cubic", &cubic{})
	return k, err
})

func fixture(t testing.TB) (*setup.Keys, Proof) {
	t.Helper()
	k, err := cubicKeys()
	if err != nil {
		t.Fatal(err)
	}
	p, err := Make(k, &cubic{X: 3, Y: 35})
	if err != nil {
		t.Fatal(err)
	}
	return k, p
}

func TestMakeAndVerify(t *testing.T) {
	k, p := fixture(t)
	if err := Verify(k.Verifying, &cubic{Y: 35}, p); err != nil {
		t.Fatal(err)
	}
	if err := Verify(k.Verifying, &cubic{Y: 36}, p); !errors.Is(err, ErrInvalid) {
		t.Errorf("another statement: got %v", err)
	}
	again, err := Make(k, &cubic{X: 3, Y: 35})
	if err != nil {
		t.Fatal(err)
	}
	if p == again {
		t.Error("proofs are not randomised")
	}
}

// A witness that does not fit is refused without a word about its values: the
// solver's own error holds them.
func TestMakeRefusesWithoutShowingTheWitness(t *testing.T) {
	k, _ := fixture(t)
	const secret = 1234567
	cube := new(big.Int).Exp(big.NewInt(secret), big.NewInt(3), nil)
	_, err := Make(k, &cubic{X: secret, Y: 36})
	if !errors.Is(err, ErrUnsatisfied) {
		t.Fatalf("a wrong witness: got %v", err)
	}
	for e := err; e != nil; e = errors.Unwrap(e) {
		for _, value := range []*big.Int{big.NewInt(secret), cube, cube.Add(cube, big.NewInt(secret+5))} {
			if strings.Contains(e.Error(), value.String()) {
				t.Errorf("the error shows a secret value: %v", e)
			}
		}
	}
}

func TestParseInvertsItself(t *testing.T) {
	_, p := fixture(t)
	parsed, err := Parse(p[:])
	if err != nil || parsed != p {
		t.Fatalf("got %v", err)
	}
	decoded, err := p.decode()
	if err != nil {
		t.Fatal(err)
	}
	if encoded, err := encode(decoded); err != nil || encoded != p {
		t.Error("decoding and encoding changes the proof")
	}
	var words []byte
	for _, w := range p.Words() {
		words = append(words, w.FillBytes(make([]byte, 32))...)
	}
	if !bytes.Equal(words, p[:]) {
		t.Error("words are not those of the proof")
	}
}

// outsideSubgroup returns a point of the twist that is not in G2.
func outsideSubgroup(t *testing.T) (q bn254.G2Affine) {
	t.Helper()
	_, _, _, g := bn254.Generators()
	var b, cube, y bn254.E2
	b.Square(&g.Y).Sub(&b, cube.Square(&g.X).Mul(&cube, &g.X)) // the twist is y^2 = x^3 + b
	for i := uint64(1); ; i++ {
		q.X.A0.SetUint64(i)
		y.Square(&q.X).Mul(&y, &q.X).Add(&y, &b)
		if y.Legendre() != 1 {
			continue
		}
		if q.Y.Sqrt(&y); q.IsOnCurve() && !q.IsInSubGroup() {
			return q
		}
	}
}

func TestHostileProofsAreRefused(t *testing.T) {
	k, honest := fixture(t)
	word := func(p *Proof, i int) []byte { return p[32*i : 32*(i+1)] }
	hostile := map[string]Proof{"zero": {}}
	for i := range 8 {
		p := honest
		copy(word(&p, i), fp.Modulus().FillBytes(make([]byte, 32)))
		hostile["p in word "+string(rune('0'+i))] = p
		p = honest
		value := new(big.Int).SetBytes(word(&honest, i))
		copy(word(&p, i), value.Add(value, fp.Modulus()).FillBytes(make([]byte, 32)))
		hostile["p more in word "+string(rune('0'+i))] = p
		p = honest
		word(&p, i)[31] ^= 1
		hostile["flipped bit in word "+string(rune('0'+i))] = p
	}
	for name, at := range map[string][2]int{"A": {0, 2}, "B": {2, 6}, "C": {6, 8}} {
		p := honest
		clear(p[32*at[0] : 32*at[1]])
		hostile[name+" infinity"] = p
	}
	decoded, err := honest.decode()
	if err != nil {
		t.Fatal(err)
	}
	decoded.Bs = outsideSubgroup(t)
	if hostile["B outside the subgroup"], err = encode(decoded); err != nil {
		t.Fatal(err)
	}
	for name, p := range hostile {
		if _, err := Parse(p[:]); err == nil {
			t.Errorf("%s: parsed", name)
		}
		if err := Verify(k.Verifying, &cubic{Y: 35}, p); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: verification gives %v", name, err)
		}
	}
	for _, n := range []int{0, 1, Size - 1, Size + 1, 2 * Size} {
		if _, err := Parse(make([]byte, n)); err == nil {
			t.Errorf("%d bytes parsed", n)
		}
	}
}

// Well-formed points that are not a proof parse, and do not verify.
func TestForgedPointsDoNotVerify(t *testing.T) {
	k, honest := fixture(t)
	for name, forge := range map[string]func(a, c *bn254.G1Affine, b *bn254.G2Affine){
		"A negated": func(a, _ *bn254.G1Affine, _ *bn254.G2Affine) { a.Neg(a) },
		"B negated": func(_, _ *bn254.G1Affine, b *bn254.G2Affine) { b.Neg(b) },
		"C doubled": func(_, c *bn254.G1Affine, _ *bn254.G2Affine) { c.Double(c) },
		"A for C":   func(a, c *bn254.G1Affine, _ *bn254.G2Affine) { *a, *c = *c, *a },
	} {
		decoded, err := honest.decode()
		if err != nil {
			t.Fatal(err)
		}
		forge(&decoded.Ar, &decoded.Krs, &decoded.Bs)
		p, err := encode(decoded)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(p[:]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := Verify(k.Verifying, &cubic{Y: 35}, p); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: verification gives %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	_, p := fixture(f)
	f.Add(p[:])
	f.Add(make([]byte, Size))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := Parse(b)
		if err != nil {
			return
		}
		decoded, err := p.decode()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := encode(decoded); err != nil || !bytes.Equal(again[:], b) {
			t.Error("a second encoding of a proof parses")
		}
	})
}
