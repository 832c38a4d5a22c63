package credential_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	scalarfield "github.com/consensys/gnark-crypto/ecc/grumpkin/fr"

	"github.com/medveil/medveil/zk/credential"
)

const signatureAt = 32 + 1 + 4 + 32 + 1 // offset of R.x in an encoded credential

func encode(t testing.TB, c *credential.Credential) []byte {
	t.Helper()
	b, err := c.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEncodings(t *testing.T) {
	want := issue(t, newKey(t), newClaims(t))
	var binary, text credential.Credential
	if err := binary.UnmarshalBinary(encode(t, want)); err != nil || binary != *want {
		t.Errorf("binary: %+v, %v", binary, err)
	}
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &text); err != nil || text != *want {
		t.Errorf("JSON: %+v, %v", text, err)
	}
}

// Other encodings of the same values must not pass: s + q verifies as a
// scalar, and every field element has values of r or more beside it.
func TestBinaryIsNotMalleable(t *testing.T) {
	key := newKey(t)
	good := encode(t, issue(t, key, newClaims(t)))
	add := func(at int, n *big.Int) []byte {
		b := bytes.Clone(good)
		v := new(big.Int).SetBytes(b[at : at+32])
		v.Add(v, n).FillBytes(b[at : at+32])
		return b
	}
	set := func(at int, value ...byte) []byte {
		b := bytes.Clone(good)
		copy(b[at:], value)
		return b
	}
	s := signatureAt + 64
	q, r := scalarfield.Modulus(), fr.Modulus()
	for name, b := range map[string][]byte{
		"empty":          {},
		"no identity":    good[:signatureAt+96],
		"long identity":  append(bytes.Clone(good), strings.Repeat("a", 60)...),
		"bad identity":   append(bytes.Clone(good), 0xff),
		"s + q":          add(s, q),
		"s + r":          add(s, r),
		"s = r":          set(s, r.Bytes()...),
		"s = 0":          set(s, make([]byte, 32)...),
		"consortium + r": add(0, r),
		"holder + r":     add(37, r),
		"R.x + r":        add(signatureAt, r),
		"R is infinity":  set(signatureAt, make([]byte, 64)...),
		"role 0":         set(32, 0),
		"role 9":         set(32, 9),
		"seat 0":         set(69, 0),
	} {
		var c credential.Credential
		if err := c.UnmarshalBinary(b); err == nil {
			t.Errorf("%s: accepted", name)
		}
		if c != (credential.Credential{}) {
			t.Errorf("%s: the receiver changed", name)
		}
	}
}

func TestJSONRefuses(t *testing.T) {
	b, err := json.Marshal(issue(t, newKey(t), newClaims(t)))
	if err != nil {
		t.Fatal(err)
	}
	good := string(b)
	for name, bad := range map[string]string{
		"unknown field": strings.Replace(good, `{`, `{"note":"x",`, 1),
		"unknown role":  strings.Replace(good, `"clinician"`, `"wizard"`, 1),
		"no identity":   strings.Replace(good, `Grace Hopper, 1906-12-09`, ``, 1),
		"bad hex":       strings.Replace(good, `"holder":"`, `"holder":"zz`, 1),
		"long holder":   strings.Replace(good, `"holder":"`, `"holder":"00`, 1),
		"seat 0":        strings.Replace(good, `"issuerSeat":3`, `"issuerSeat":0`, 1),
		"no signature":  good[:strings.Index(good, `,"signature"`)] + "}",
	} {
		var c credential.Credential
		if bad == good {
			t.Fatalf("%s: the case changes nothing", name)
		}
		if err := json.Unmarshal([]byte(bad), &c); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestInvalidCredentialsDoNotMarshal(t *testing.T) {
	var c credential.Credential
	if _, err := c.MarshalBinary(); err == nil {
		t.Error("binary: the zero credential marshals")
	}
	if _, err := json.Marshal(c); err == nil {
		t.Error("JSON: the zero credential marshals")
	}
}

func FuzzCredential(f *testing.F) {
	good := encode(f, issue(f, newKey(f), newClaims(f)))
	f.Add(good)
	f.Add(good[:len(good)-1])
	f.Add(append(good, 0))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		var c credential.Credential
		if c.UnmarshalBinary(b) != nil {
			return
		}
		if !bytes.Equal(encode(t, &c), b) {
			t.Fatal("decode then encode changes the bytes")
		}
		text, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var back credential.Credential
		if err := json.Unmarshal(text, &back); err != nil || back != c {
			t.Fatalf("JSON: %+v, %v, want %+v", back, err, c)
		}
	})
}

func FuzzSignature(f *testing.F) {
	good := issue(f, newKey(f), newClaims(f)).Signature.Bytes()
	f.Add(good[:])
	f.Add(make([]byte, credential.SignatureSize))
	f.Fuzz(func(t *testing.T, b []byte) {
		sig, err := credential.ParseSignature(b)
		if err != nil {
			return
		}
		if again := sig.Bytes(); !bytes.Equal(again[:], b) {
			t.Fatal("parse then encode changes the bytes")
		}
	})
}
