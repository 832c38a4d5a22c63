package sealed

import (
	"bytes"
	"crypto/sha512"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"golang.org/x/crypto/sha3"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

var update = flag.Bool("update", false, "rewrite the vector file instead of checking it")

const (
	vectorFile       = "../testdata/vectors/sealed.json"
	registrationFile = "../testdata/vectors/registration.json"
	exampleChain     = 1337
	exampleSeat      = 5
)

// entry is one named value, {"name": value}.
type entry map[string]any

// vectorFileContent lists the steps of the example in the order of the spec.
type vectorFileContent struct {
	About      string   `json:"about"`
	Parameters []entry  `json:"parameters"`
	Possession []entry  `json:"possession"`
	Case       []entry  `json:"case"`
	Share      []entry  `json:"share"`
	Public     []string `json:"publicVector"`
	Inputs     []entry  `json:"publicInputs"`
}

// registrationExample is what this example takes from that of registrations.
type registrationExample map[string]json.RawMessage

func (r registrationExample) find(t *testing.T, section string, part int, name string) []byte {
	t.Helper()
	raw := r[section]
	if part >= 0 {
		var parts []json.RawMessage
		if err := json.Unmarshal(raw, &parts); err != nil {
			t.Fatal(err)
		}
		raw = parts[part]
	}
	var entries []map[string]any
	if err := json.Unmarshal(raw, &entries); err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if text, ok := e[name].(string); ok {
			b, err := hex.DecodeString(strings.TrimPrefix(text, "0x"))
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
	}
	t.Fatalf("%s has no %s in %s", registrationFile, name, section)
	return nil
}

func element(b []byte) fr.Element { return *new(fr.Element).SetBytes(b) }

// seed returns the integer SHA-512("Medveil worked example v1/" || name).
func seed(name string) *big.Int {
	digest := sha512.Sum512([]byte("Medveil worked example v1/" + name))
	return new(big.Int).SetBytes(digest[:])
}

func seedScalar(name string) curve.Scalar { return *new(curve.Scalar).SetBigInt(seed(name)) }

func seedAddress(name string) []byte { return seed(name).FillBytes(make([]byte, 64))[:20] }

func seedWord(name string) []byte { return seed(name).FillBytes(make([]byte, 64))[:32] }

func hexOf[T ~[]byte | ~[32]byte](b T) string { return fmt.Sprintf("0x%x", b) }

// keccakWords returns keccak256 of words, each padded on the left to 32 bytes,
// modulo r.
func keccakWords(words ...[]byte) fr.Element {
	h := sha3.NewLegacyKeccak256()
	for _, w := range words {
		h.Write(make([]byte, 32-len(w)))
		h.Write(w)
	}
	return element(h.Sum(nil))
}

func number(n uint64) []byte { return new(big.Int).SetUint64(n).Bytes() }

// sum returns a + b.
func sum(a, b fr.Element) fr.Element { return *new(fr.Element).Add(&a, &b) }

func newExample(t *testing.T) *vectorFileContent {
	t.Helper()
	text, err := os.ReadFile(registrationFile)
	if err != nil {
		t.Fatal(err)
	}
	var r registrationExample
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	file := &vectorFileContent{About: "Worked example of zk/SPEC.md, section 10: seat 5 seals its share of the dealing in registration.json. Secrets as there. For testing only."}

	auditorSecret, auditor := seedScalar("auditor key"), seedAddress("auditor")
	a := curve.MulG(auditorSecret)
	ax, ay := curve.Coordinates(a)
	trace := seedAddress("trace")
	name := sha3.NewLegacyKeccak256()
	name.Write([]byte("Medveil.Trace.v1"))
	domain := keccakWords(name.Sum(nil), number(exampleChain), trace)
	file.Parameters = []entry{
		{"chain id": exampleChain}, {"trace": hexOf(trace)}, {"traceDomain": hexOf(domain.Bytes())},
		{"auditor": hexOf(auditor)}, {"a": hexOf(auditorSecret.Bytes())}, {"A": fmt.Sprintf("0x%x", curve.EncodePoint(a))},
	}
	file.possession(t, r, auditorSecret, auditor)

	nym := element(r.find(t, "dealing", -1, "nym"))
	digest := r.find(t, "publicInputs", -1, "dealingDigest")
	evidence, nonce := seedWord("evidence"), seedWord("case nonce")
	axb, ayb, nymb := ax.Bytes(), ay.Bytes(), nym.Bytes()
	const generation, mode, reason = 3, 0, 7
	id := keccakWords(number(exampleChain), trace, nymb[:], number(generation), digest, auditor, axb[:], ayb[:],
		number(mode), evidence, number(reason), nonce)
	file.Case = []entry{
		{"nym": hexOf(nymb)}, {"generation": generation}, {"dealingDigest": hexOf(digest)}, {"mode": mode},
		{"evidenceHash": hexOf(evidence)}, {"reason": reason}, {"nonce": hexOf(nonce)}, {"caseId": hexOf(id.Bytes())},
	}

	share, leaf := element(r.find(t, "shares", 2, "p(i)")), element(r.find(t, "shares", 2, "leaf_i"))
	e := seedScalar("e' of seat 5")
	ephemeral, k := curve.MulG(e), curve.Mul(a, e)
	kx, _ := curve.Coordinates(k)
	pad := poseidon2.Hash(poseidon2.TagSeal, kx, id, fr.NewElement(exampleSeat))
	ct := sum(share, pad)
	file.Share = []entry{
		{"seat": exampleSeat}, {"p(i)": hexOf(share.Bytes())}, {"leaf_i": hexOf(leaf.Bytes())}, {"e'": hexOf(e.Bytes())},
		{"E'": fmt.Sprintf("0x%x", curve.EncodePoint(ephemeral))}, {"[e']A": fmt.Sprintf("0x%x", curve.EncodePoint(k))},
		{"pad": hexOf(pad.Bytes())}, {"ct": hexOf(ct.Bytes())},
	}

	ex, ey := curve.Coordinates(ephemeral)
	x := []fr.Element{domain, id, ax, ay, nym, fr.NewElement(generation), fr.NewElement(exampleSeat), leaf, ex, ey, ct}
	h := poseidon2.Hash(poseidon2.TagSealVector, x...)
	var words [][]byte
	for _, word := range append(x, h) {
		b := word.Bytes()
		words = append(words, b[:])
	}
	z := keccakWords(words...)
	var y fr.Element
	power := fr.One()
	for j, word := range x {
		file.Public = append(file.Public, hexOf(words[j]))
		y = sum(y, *word.Mul(&word, &power))
		power.Mul(&power, &z)
	}
	file.Inputs = []entry{{"h": hexOf(h.Bytes())}, {"z": hexOf(z.Bytes())}, {"y": hexOf(y.Bytes())}}
	file.check(t, auditorSecret, e, share)
	return file
}

// possession adds the proof of possession of A, with the nonce of the example.
func (f *vectorFileContent) possession(t *testing.T, r registrationExample, secret curve.Scalar, auditor []byte) {
	t.Helper()
	consortium := element(r.find(t, "parameters", -1, "consortiumId"))
	rho := seedScalar("auditor possession nonce")
	commitment, key := curve.MulG(rho), curve.MulG(secret)
	rx, ry := curve.Coordinates(commitment)
	kx, ky := curve.Coordinates(key)
	challenge := poseidon2.Hash(poseidon2.TagPossession, rx, ry, kx, ky, consortium, element(auditor), fr.NewElement(3))
	c := curve.Reduce(challenge)
	var s curve.Scalar
	s.Mul(&c, &secret).Add(&s, &rho)
	p := curve.Possession{R: commitment, S: s}
	ctx := curve.Context{ConsortiumID: consortium, Operator: [20]byte(auditor), Purpose: curve.PurposeAuditor}
	if err := curve.PublicKey(key).VerifyPossession(p, ctx); err != nil {
		t.Error(err)
	}
	f.Possession = []entry{
		{"rho": hexOf(rho.Bytes())}, {"c": hexOf(challenge.Bytes())}, {"possession of a": fmt.Sprintf("0x%x", p.Bytes())},
	}
}

// check holds the formulas' results against the package's, and opens the share.
func (f *vectorFileContent) check(t *testing.T, auditor, e curve.Scalar, value fr.Element) {
	t.Helper()
	parse := func(s curve.Scalar) curve.SecretKey {
		b := s.Bytes()
		k, err := curve.ParseSecretKey(b[:])
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	x := make([]fr.Element, Words)
	for j, text := range f.Public {
		b, err := hex.DecodeString(text[2:])
		if err != nil {
			t.Fatal(err)
		}
		x[j] = element(b)
	}
	w := &Witness{Share: pvss.Share{Seat: exampleSeat, Value: value}, E: parse(e), Statement: Statement{
		Terms: Terms{Domain: pvss.TraceDomain(exampleChain, [20]byte(seedAddress("trace"))), Case: x[1], Auditor: parse(auditor).Public()},
		ID:    pvss.ID{Nym: x[4], Generation: 3}, Seat: exampleSeat, Leaf: x[7],
	}}
	w.Statement.Envelope = w.envelope()
	if err := w.Check(); err != nil {
		t.Error(err)
	}
	if got := w.Statement.Vector(); !bytes.Equal(flatten(got[:]), flatten(x)) {
		t.Error("the package computes another vector than the formulas")
	}
	in := w.Statement.Compress()
	for i, got := range []fr.Element{in.H, in.Z, in.Y} {
		if want := f.Inputs[i]["hzy"[i:i+1]]; hexOf(got.Bytes()) != want {
			t.Errorf("public input %d: %v, want %s", i, got, want)
		}
	}
	opened, err := w.Statement.Open(parse(auditor))
	if err != nil || opened != w.Share {
		t.Errorf("the auditor opens %v, %v", opened, err)
	}
	if !solves(t, system(t), assign(t, w)) {
		t.Error("the circuit refuses the example")
	}
}

func flatten(x []fr.Element) (out []byte) {
	for _, word := range x {
		b := word.Bytes()
		out = append(out, b[:]...)
	}
	return out
}

// The worked example of zk/SPEC.md. Its values are computed here from the
// formulas with H and the group law alone, and held against the package's.
func TestWorkedExample(t *testing.T) {
	if pvss.N != 16 {
		t.Skip("the example is at 16 seats")
	}
	want, err := json.MarshalIndent(newExample(t), "", "  ")
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
