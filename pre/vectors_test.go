package pre

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/cryptotest"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fp"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// A vector file is a header of "key: value" lines (type, expect, comment), an
// empty line, and an encoding in hexadecimal, 64 digits a line. expect is
// "ok", "parse failure" or, for capsules and stanzas that parse,
// "proof failure". Each failing file fails for one reason, which it is named by.
const vectorDir = "testdata/vectors"

type vector struct {
	name, kind, expect, comment string
	body                        []byte
}

func (v *vector) text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "type: %s\nexpect: %s\ncomment: %s\n\n", v.kind, v.expect, v.comment)
	digits := hex.EncodeToString(v.body)
	for len(digits) > 64 {
		fmt.Fprintln(&b, digits[:64])
		digits = digits[64:]
	}
	fmt.Fprintln(&b, digits)
	return b.Bytes()
}

func parseVector(name string, data []byte) (*vector, error) {
	header, body, ok := strings.Cut(string(data), "\n\n")
	if !ok {
		return nil, fmt.Errorf("%s has no empty line", name)
	}
	v := &vector{name: name}
	for _, line := range strings.Split(header, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "type":
			v.kind = value
		case "expect":
			v.expect = value
		case "comment":
			v.comment = value
		default:
			return nil, fmt.Errorf("%s has a line %q", name, line)
		}
	}
	var err error
	v.body, err = hex.DecodeString(strings.ReplaceAll(body, "\n", ""))
	return v, err
}

// outcome parses, marshals and verifies body as a vector expects.
func outcome(kind string, body []byte) string {
	parsers := map[string]func([]byte) ([]byte, error){
		"secret key": marshal(ParseSecretKey), "public key": marshal(ParsePublicKey),
		"possession": marshal(ParsePossession), "capsule": marshal(ParseCapsule),
		"stanza": marshal(ParseStanza), "re-encryption key": marshal(ParseRekey),
		"fragment": marshal(ParseFragment), "share": marshal(ParseShare),
		"share proof": marshal(ParseShareProof),
	}
	parse, ok := parsers[kind]
	if !ok {
		return "unknown type"
	}
	got, err := parse(body)
	switch {
	case err != nil:
		return "parse failure"
	case !bytes.Equal(got, body):
		return "marshals to other bytes"
	case capsuleOf(kind, body) != nil && capsuleOf(kind, body).Verify() != nil:
		return "proof failure"
	}
	return "ok"
}

func capsuleOf(kind string, body []byte) *Capsule {
	switch kind {
	case "capsule":
		c, _ := ParseCapsule(body)
		return c
	case "stanza":
		s, _ := ParseStanza(body)
		return s.Capsule()
	}
	return nil
}

func TestVectors(t *testing.T) {
	if *update {
		writeVectors(t)
	}
	files, err := filepath.Glob(vectorDir + "/*.txt")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d vectors, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			v, err := parseVector(file, data)
			if err != nil {
				t.Fatal(err)
			}
			if got := outcome(v.kind, v.body); got != v.expect {
				t.Errorf("%s, want %s: %s", got, v.expect, v.comment)
			}
		})
	}
}

// writeVectors writes all vectors from a fixed seed.
func writeVectors(t *testing.T) {
	cryptotest.SetGlobalRandom(t, 2)
	for _, e := range encodings(t) {
		for _, v := range e.vectors(t) {
			file := filepath.Join(vectorDir, v.name+".txt")
			if err := os.WriteFile(file, v.text(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// vectors returns the valid encoding and its spoiled forms.
func (e *encoding) vectors(t *testing.T) []vector {
	base := strings.NewReplacer(" ", "_", "-", "_").Replace(e.name)
	var out []vector
	add := func(suffix, expect, comment string, body []byte) {
		out = append(out, vector{base + "_" + suffix, e.name, expect, comment, body})
	}
	add("ok", "ok", "a valid "+e.name, e.valid)
	add("short", "parse failure", "the last byte is missing", e.valid[:len(e.valid)-1])
	add("trailing", "parse failure", "a byte follows the end", append(bytes.Clone(e.valid), 0))
	for i, at := range e.g1 {
		for _, bad := range badG1(t, e.valid[at]&0x20) {
			add(fmt.Sprintf("point%d_%s", i, bad.name), "parse failure", bad.comment, e.with(at, bad.body))
		}
	}
	for i, at := range e.g2 {
		for _, bad := range badG2() {
			add(fmt.Sprintf("point%d_%s", i, bad.name), "parse failure", bad.comment, e.with(at, bad.body))
		}
	}
	for i, at := range e.scalars {
		order := fr.Modulus().FillBytes(make([]byte, scalarSize))
		add(fmt.Sprintf("scalar%d_order", i), "parse failure", "the scalar is the group order", e.with(at, order))
	}
	switch e.name {
	case "capsule":
		add("no_records", "parse failure", "m = 0", e.with(160, make([]byte, 4)))
		add("many_records", "parse failure", "m = 65537", e.with(160, []byte{0, 1, 0, 1}))
		add("other_label", "proof failure", "the proof is for another label", e.with(48, []byte{0xff}))
		add("other_root", "proof failure", "the proof is for another root", e.with(128, []byte{0, 0, 0}))
		add("other_count", "proof failure", "the proof is for m = 3", e.with(160, []byte{0, 0, 0, 4}))
	case "stanza":
		add("index", "parse failure", "index 3 of 3 records", e.with(196, []byte{0, 0, 0, 3}))
		add("other_index", "proof failure", "the path is that of index 1", e.with(196, []byte{0, 0, 0, 2}))
		add("other_nonce", "proof failure", "the leaf is of another nonce", e.with(200, []byte{0, 0, 0}))
		add("other_path", "proof failure", "a sibling was changed", e.with(248, []byte{0, 0, 0}))
	case "re-encryption key":
		add("threshold_one", "parse failure", "threshold 1", e.with(176, []byte{1}))
		add("threshold_above", "parse failure", "threshold 2 of 1 workers", e.with(177, []byte{1}))
	case "share":
		for _, bad := range badGT(t, e.valid) {
			add(bad.name, "parse failure", bad.comment, e.with(1, bad.body))
		}
		add("worker_zero", "parse failure", "workers count from 1", e.with(0, []byte{0}))
	}
	return out
}

func badG1(t *testing.T, sign byte) []vector {
	var seed fp.Element
	seed.SetUint64(7)
	jac := bls.GeneratePointNotInG1(seed)
	var outside, identity bls.G1Affine
	outside.FromJacobian(&jac)
	o, i := outside.Bytes(), identity.Bytes()
	return []vector{
		{name: "subgroup", comment: "a point of the curve outside the subgroup", body: o[:]},
		{name: "identity", comment: "the identity", body: i[:]},
		{name: "no_point", comment: "no point has this x", body: noPoint()},
		{name: "unreduced", comment: "x is not below p", body: bigPoint(t, sign)},
	}
}

func badG2() []vector {
	var seed fp.Element
	seed.SetUint64(7)
	jac := bls.GeneratePointNotInG2(bls.E2{A0: seed})
	var outside, identity bls.G2Affine
	outside.FromJacobian(&jac)
	o, i := outside.Bytes(), identity.Bytes()
	return []vector{
		{name: "subgroup", comment: "a point of the twist outside the subgroup", body: o[:]},
		{name: "identity", comment: "the identity", body: i[:]},
	}
}

func badGT(t *testing.T, valid []byte) []vector {
	share, err := ParseShare(valid)
	if err != nil {
		t.Fatal(err)
	}
	var zero, one, random bls.GT
	one.SetOne()
	random.MustSetRandom()
	minus, cyclotomic := negate(share.f), easyPart(random)
	bytesOf := func(z bls.GT) []byte { return z.Marshal() }
	return []vector{
		{name: "negated", comment: "-F, which passes the share proof for even challenges", body: bytesOf(minus)},
		{name: "cyclotomic", comment: "in the cyclotomic subgroup, not of order r", body: bytesOf(cyclotomic)},
		{name: "field", comment: "a random element of the extension field", body: bytesOf(random)},
		{name: "zero", comment: "zero", body: bytesOf(zero)},
		{name: "one", comment: "one", body: bytesOf(one)},
	}
}
