package pvss_test

import (
	"bytes"
	"crypto/sha512"
	"encoding/json"
	"flag"
	"fmt"
	"math/big"
	"os"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

var update = flag.Bool("update", false, "rewrite the vector file instead of checking it")

const vectorFile = "../testdata/vectors/registration.json"

// The worked example of zk/SPEC.md. Its intermediate values are computed here
// from the formulas with H and the group law alone; its results are then held
// against what this package and package credential compute.
func TestWorkedExample(t *testing.T) {
	if pvss.N != 16 {
		t.Skip("the example is at 16 seats")
	}
	x := newExample(t)
	want, err := json.MarshalIndent(x.file, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(vectorFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(vectorFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from what the formulas give", vectorFile)
	}
}

// vectorFileContent lists the steps of the example in the order of the spec.
type vectorFileContent struct {
	About      string    `json:"about"`
	Parameters []entry   `json:"parameters"`
	Seats      [][]entry `json:"seats"`
	Committee  []entry   `json:"committee"`
	Credential []entry   `json:"credential"`
	Dealing    []entry   `json:"dealing"`
	Shares     [][]entry `json:"shares"`
	Escrow     [][]entry `json:"escrow"`
	Public     []string  `json:"publicVector"`
	Inputs     []entry   `json:"publicInputs"`
	Trace      []entry   `json:"trace"`
}

// entry is one named value, {"name": value}.
type entry map[string]any

func named(name string, value any) entry {
	switch v := value.(type) {
	case fr.Element:
		value = fmt.Sprintf("0x%x", v.Bytes())
	case curve.Scalar:
		value = fmt.Sprintf("0x%x", v.Bytes())
	case curve.Point:
		value = fmt.Sprintf("0x%x", curve.EncodePoint(v))
	case curve.PublicKey:
		value = fmt.Sprintf("0x%x", v.Bytes())
	case []byte:
		value = fmt.Sprintf("0x%x", v)
	}
	return entry{name: value}
}

// seed returns the integer SHA-512("Medveil worked example v1/" || name), from
// which every secret of the example is taken, modulo q or r.
func seed(name string) *big.Int {
	digest := sha512.Sum512([]byte("Medveil worked example v1/" + name))
	return new(big.Int).SetBytes(digest[:])
}

func seedElement(name string) fr.Element  { return *new(fr.Element).SetBigInt(seed(name)) }
func seedScalar(name string) curve.Scalar { return *new(curve.Scalar).SetBigInt(seed(name)) }

func seedAddress(name string) [20]byte {
	return [20]byte(seed(name).FillBytes(make([]byte, 64))[:20])
}

// sum returns a + b.
func sum(a, b fr.Element) fr.Element { return *new(fr.Element).Add(&a, &b) }

// small returns n as an element.
func small(n int) fr.Element { return fr.NewElement(uint64(n)) }

// xy returns the coordinates of points, in order.
func xy(points ...curve.Point) []fr.Element {
	var words []fr.Element
	for _, p := range points {
		words = append(words, fr.Element(p.X), fr.Element(p.Y))
	}
	return words
}

// hash returns H(tag; words).
func hash(tag poseidon2.Tag, words ...[]fr.Element) fr.Element {
	var all []fr.Element
	for _, w := range words {
		all = append(all, w...)
	}
	return poseidon2.Hash(tag, all...)
}

func words(w ...fr.Element) []fr.Element { return w }

// scalarOf returns the integer of e modulo q.
func scalarOf(e fr.Element) curve.Scalar {
	return *new(curve.Scalar).SetBigInt(e.BigInt(new(big.Int)))
}

// schnorr returns nonce + challenge * key mod q.
func schnorr(nonce curve.Scalar, challenge fr.Element, key curve.Scalar) curve.Scalar {
	s := scalarOf(challenge)
	return *s.Mul(&s, &key).Add(&s, &nonce)
}
