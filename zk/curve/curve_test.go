package curve_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/grumpkin"
	scalarfield "github.com/consensys/gnark-crypto/ecc/grumpkin/fr"

	"github.com/medveil/medveil/zk/curve"
)

func newKey(t testing.TB) curve.SecretKey {
	t.Helper()
	key, err := curve.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// word returns n as 32 bytes big-endian.
func word(n *big.Int) []byte { return n.FillBytes(make([]byte, 32)) }

func TestGenerator(t *testing.T) {
	g, standard := curve.G(), grumpkin.G1Affine{}
	_, standard = grumpkin.Generators()
	if err := curve.CheckPoint(g); err != nil {
		t.Fatal(err)
	}
	if g == standard {
		t.Error("G is the library's generator, whose logarithm is known")
	}
	if other := curve.HashToPoint("generator 2"); other == g {
		t.Error("two names hash to one point")
	}
}

func TestPointEncoding(t *testing.T) {
	good := newKey(t).Public().Bytes()
	r := word(fr.Modulus())
	shifted := new(big.Int).SetBytes(good[:32]) // x + r: the same point in a lax parser
	for name, b := range map[string][]byte{
		"empty":            {},
		"a byte short":     good[:63],
		"a byte long":      append(good[:64:64], 0),
		"infinity":         make([]byte, 64),
		"x = r, y = r":     append(bytes.Clone(r), r...),
		"x + r":            append(word(shifted.Add(shifted, fr.Modulus())), good[32:]...),
		"all ones":         bytes.Repeat([]byte{0xff}, 64),
		"off the curve":    append(append([]byte(nil), good[:32]...), good[:32]...),
		"y is zero":        append(append([]byte(nil), good[:32]...), make([]byte, 32)...),
		"x and y exchange": append(append([]byte(nil), good[32:]...), good[:32]...),
	} {
		if _, err := curve.ParsePoint(b); err == nil {
			t.Errorf("%s: accepted", name)
		}
		if _, err := curve.ParsePublicKey(b); err == nil {
			t.Errorf("%s: accepted as a key", name)
		}
	}
	if p, err := curve.ParsePoint(good[:]); err != nil || curve.EncodePoint(p) != good {
		t.Errorf("ParsePoint = %v, %v", p, err)
	}
}

func TestSecretKeyEncoding(t *testing.T) {
	for name, b := range map[string][]byte{
		"empty":    {},
		"zero":     make([]byte, 32),
		"q":        word(scalarfield.Modulus()),
		"all ones": bytes.Repeat([]byte{0xff}, 32),
		"33 bytes": make([]byte, 33),
	} {
		if _, err := curve.ParseSecretKey(b); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	last := word(new(big.Int).Sub(scalarfield.Modulus(), big.NewInt(1)))
	key, err := curve.ParseSecretKey(last)
	if err != nil {
		t.Fatal(err)
	}
	minusG := curve.G()
	minusG.Neg(&minusG)
	if got := key.Bytes(); !bytes.Equal(got[:], last) || key.Public() != curve.PublicKey(minusG) {
		t.Errorf("q-1: %x, public %v", got, key.Public())
	}
}

// Exchange splits the scalar; the library's multiplication is the oracle.
func TestExchange(t *testing.T) {
	for range 20 {
		a, b := newKey(t), newKey(t)
		p := curve.Point(b.Public())
		var want curve.Point
		scalar := a.Bytes()
		want.ScalarMultiplication(&p, new(big.Int).SetBytes(scalar[:]))
		if got := a.Exchange(p); got != want {
			t.Fatalf("[a]B = %v, want %v", got, want)
		}
		if got := b.Exchange(curve.Point(a.Public())); got != want {
			t.Fatalf("[b]A = %v, want %v", got, want)
		}
	}
}

func TestCombineWithEqualAndOppositeSummands(t *testing.T) {
	g, s := curve.G(), newKey(t).Scalar()
	var minus, double curve.Scalar
	minus.Neg(&s)
	double.Double(&s)
	if got := curve.Combine(g, s, g, minus); !got.IsInfinity() {
		t.Errorf("[s]G - [s]G = %v", got)
	}
	if got := curve.Combine(g, s, g, s); got != curve.MulG(double) {
		t.Errorf("[s]G + [s]G = %v", got)
	}
}

func TestReduceKeepsTheInteger(t *testing.T) {
	var last fr.Element
	last.SetInt64(-1)
	for _, x := range []fr.Element{{}, fr.One(), last} {
		s := curve.Reduce(x)
		if s.BigInt(new(big.Int)).Cmp(x.BigInt(new(big.Int))) != 0 {
			t.Errorf("Reduce(%v) = %v", x, s)
		}
	}
}

func TestSecretKeyDoesNotPrint(t *testing.T) {
	key := newKey(t)
	scalar := key.Scalar()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x", "%q"} {
		text := fmt.Sprintf(verb, key) + fmt.Sprintf(verb, &key)
		if strings.Contains(text, fmt.Sprint(scalar[0])) || strings.Contains(text, scalar.String()) || strings.Contains(text, fmt.Sprintf("%x", scalar[0])) {
			t.Errorf("%s prints the key: %s", verb, text)
		}
	}
	if text, err := json.Marshal(struct{ Key curve.SecretKey }{key}); err != nil || string(text) != `{"Key":{}}` {
		t.Errorf("JSON: %s, %v", text, err)
	}
}

func TestPublicKeyText(t *testing.T) {
	key := newKey(t).Public()
	text, err := json.Marshal(key)
	if err != nil {
		t.Fatal(err)
	}
	var back curve.PublicKey
	if err := json.Unmarshal(text, &back); err != nil || back != key {
		t.Errorf("round trip = %v, %v", back, err)
	}
	for _, bad := range []string{`""`, `"zz"`, `"` + strings.Repeat("0", 128) + `"`} {
		if err := json.Unmarshal([]byte(bad), &back); err == nil {
			t.Errorf("%s: accepted", bad)
		}
	}
	if _, err := json.Marshal(curve.PublicKey{}); err == nil {
		t.Error("the zero key marshals")
	}
}

func FuzzParsePoint(f *testing.F) {
	good := curve.EncodePoint(curve.G())
	f.Add(good[:])
	f.Add(make([]byte, 64))
	f.Add(append(word(fr.Modulus()), good[32:]...))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := curve.ParsePoint(b)
		if err != nil {
			return
		}
		if again := curve.EncodePoint(p); !bytes.Equal(again[:], b) {
			t.Fatal("parse then encode changes the bytes")
		}
		if err := curve.CheckPoint(p); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzParseSecretKey(f *testing.F) {
	f.Add(make([]byte, 32))
	f.Add(word(big.NewInt(1)))
	f.Add(word(scalarfield.Modulus()))
	f.Fuzz(func(t *testing.T, b []byte) {
		key, err := curve.ParseSecretKey(b)
		if err != nil {
			return
		}
		if again := key.Bytes(); !bytes.Equal(again[:], b) {
			t.Fatal("parse then encode changes the bytes")
		}
	})
}

func BenchmarkExchange(b *testing.B) {
	key, p := newKey(b), curve.Point(newKey(b).Public())
	for b.Loop() {
		p = key.Exchange(p)
	}
}
