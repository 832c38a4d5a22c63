package pre

import (
	"bytes"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"filippo.io/age"
	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fp"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// encoding is one of the package's encodings, with a valid example and where
// in it the group elements and scalars are.
type encoding struct {
	name    string
	valid   []byte
	parse   func([]byte) ([]byte, error) // parse, then marshal
	g1, g2  []int                        // offsets of compressed points
	scalars []int
}

// marshal adapts a Parse function.
func marshal[T interface{ Bytes() []byte }](parse func([]byte) (T, error)) func([]byte) ([]byte, error) {
	return func(b []byte) ([]byte, error) {
		v, err := parse(b)
		if err != nil {
			return nil, err
		}
		return v.Bytes(), nil
	}
}

func encodings(t testing.TB) []encoding {
	t.Helper()
	g := newGrant(t, 2, 3)
	batch, err := NewBatch(g.owner.PublicKey(), g.label, 3)
	if err != nil {
		t.Fatal(err)
	}
	s, err := batch.wrap(1, make([]byte, fileKeySize))
	if err != nil {
		t.Fatal(err)
	}
	share := g.shares(t, s.Capsule(), 2)[0]
	proof, err := g.workers[1].Prove(s.Capsule(), share, [32]byte{})
	if err != nil {
		t.Fatal(err)
	}
	possession, err := ProvePossession(g.owner, nil)
	if err != nil {
		t.Fatal(err)
	}
	return []encoding{
		{"secret key", g.owner.Bytes(), marshal(ParseSecretKey), nil, nil, []int{0}},
		{"public key", g.owner.PublicKey().Bytes(), marshal(ParsePublicKey), []int{0}, nil, nil},
		{"possession", possession.Bytes(), marshal(ParsePossession), nil, nil, []int{0, 32}},
		{"capsule", s.Capsule().Bytes(), marshal(ParseCapsule), []int{0, 80}, nil, []int{164, 196}},
		{"stanza", s.Bytes(), marshal(ParseStanza), []int{0, 80}, nil, []int{128, 160}},
		{"re-encryption key", g.rekey.Bytes(), marshal(ParseRekey), []int{0, 48, 128, 178, 226}, nil, nil},
		{"fragment", g.fragments[0].Bytes(), marshal(ParseFragment), nil, []int{1}, nil},
		{"share", share.Bytes(), marshal(ParseShare), nil, nil, nil},
		{"share proof", proof.Bytes(), marshal(ParseShareProof), nil, []int{32}, []int{0}},
	}
}

func TestParseThenMarshal(t *testing.T) {
	for _, e := range encodings(t) {
		got, err := e.parse(e.valid)
		if err != nil {
			t.Errorf("%s: %v", e.name, err)
		} else if !bytes.Equal(got, e.valid) {
			t.Errorf("%s marshals to other bytes than it was parsed from", e.name)
		}
	}
}

func TestOtherLengthsAreRefused(t *testing.T) {
	for _, e := range encodings(t) {
		for n := range len(e.valid) {
			if _, err := e.parse(e.valid[:n]); err == nil {
				t.Errorf("%s: parsed its first %d bytes", e.name, n)
			}
		}
		for _, tail := range [][]byte{{0}, make([]byte, 32), make([]byte, 48)} {
			if _, err := e.parse(append(bytes.Clone(e.valid), tail...)); err == nil {
				t.Errorf("%s: parsed with %d bytes after its end", e.name, len(tail))
			}
		}
	}
}

// with returns e.valid with field written at offset.
func (e *encoding) with(offset int, field []byte) []byte {
	b := bytes.Clone(e.valid)
	copy(b[offset:], field)
	return b
}

func (e *encoding) refuses(t *testing.T, what string, offset int, field []byte) {
	t.Helper()
	if _, err := e.parse(e.with(offset, field)); err == nil {
		t.Errorf("%s: parsed with %s at byte %d", e.name, what, offset)
	}
}

func TestBadPointsAreRefused(t *testing.T) {
	var seed fp.Element
	seed.SetUint64(7)
	outside1 := bls.GeneratePointNotInG1(seed)
	var outsideG1 bls.G1Affine
	outsideG1.FromJacobian(&outside1)
	outside2 := bls.GeneratePointNotInG2(bls.E2{A0: seed})
	var outsideG2 bls.G2Affine
	outsideG2.FromJacobian(&outside2)
	badG1, badG2 := outsideG1.Bytes(), outsideG2.Bytes()
	var o1 bls.G1Affine
	var o2 bls.G2Affine
	identityG1, identityG2 := o1.Bytes(), o2.Bytes()
	raw1, raw2 := g1.aff.RawBytes(), g2.RawBytes()

	for _, e := range encodings(t) {
		for _, at := range e.g1 {
			e.refuses(t, "a point outside the subgroup", at, badG1[:])
			e.refuses(t, "the identity", at, identityG1[:])
			e.refuses(t, "an uncompressed point", at, raw1[:g1Size])
			e.refuses(t, "a coordinate not below p", at, bigPoint(t, e.valid[at]&0x20))
			e.refuses(t, "no point", at, noPoint())
			e.refuses(t, "all flags", at, bytes.Repeat([]byte{0xff}, g1Size))
		}
		for _, at := range e.g2 {
			e.refuses(t, "a point outside the subgroup", at, badG2[:])
			e.refuses(t, "the identity", at, identityG2[:])
			e.refuses(t, "an uncompressed point", at, raw2[:g2Size])
			e.refuses(t, "all flags", at, bytes.Repeat([]byte{0xff}, g2Size))
			e.refuses(t, "an imaginary part not below p", at, bigPointG2(0))
			e.refuses(t, "a real part not below p", at, bigPointG2(g1Size))
		}
	}
}

// bigPoint returns a point of the group with its coordinate x written as x+p.
func bigPoint(t *testing.T, sign byte) []byte {
	t.Helper()
	limit := new(big.Int).Lsh(big.NewInt(1), 381)
	for {
		s := randomScalar()
		p := mul(&g1, &s)
		x := p.aff.X.BigInt(new(big.Int))
		if x.Add(x, fp.Modulus()); x.Cmp(limit) < 0 {
			b := x.FillBytes(make([]byte, g1Size))
			b[0] |= 0x80 | sign
			return b
		}
	}
}

// bigPointG2 returns a point of the group with the half of its coordinate x at
// the given offset, imaginary part first, written as that plus p.
func bigPointG2(offset int) []byte {
	limit := new(big.Int).Lsh(big.NewInt(1), 381)
	for {
		s := randomScalar()
		p := mulSecretG2(&g2, &s)
		b := p.Bytes()
		half := b[offset : offset+g1Size]
		flags := byte(0)
		if offset == 0 {
			flags = half[0] & 0xe0
		}
		half[0] &^= flags
		x := new(big.Int).SetBytes(half)
		if x.Add(x, fp.Modulus()); x.Cmp(limit) < 0 {
			x.FillBytes(half)
			half[0] |= flags
			return b[:]
		}
	}
}

// noPoint returns a compressed x that no point of the curve has.
func noPoint() []byte {
	for x := byte(1); ; x++ {
		b := make([]byte, g1Size)
		b[0], b[g1Size-1] = 0x80, x
		var p bls.G1Affine
		if _, err := p.SetBytes(b); err != nil && err.Error() != "invalid point: subgroup check failed" {
			return b
		}
	}
}

func TestUnreducedScalarsAreRefused(t *testing.T) {
	for _, e := range encodings(t) {
		for _, at := range e.scalars {
			s := new(big.Int).SetBytes(e.valid[at : at+scalarSize])
			same := s.Add(s, fr.Modulus()).FillBytes(make([]byte, scalarSize))
			e.refuses(t, "a scalar plus r", at, same)
			e.refuses(t, "r", at, fr.Modulus().FillBytes(make([]byte, scalarSize)))
		}
	}
	if _, err := ParseSecretKey(make([]byte, SecretKeySize)); err == nil {
		t.Error("parsed the secret key 0")
	}
}

func TestSecretsAreRedacted(t *testing.T) {
	g := newGrant(t, 2, 2)
	_, s := g.record(t, "record")
	key, err := g.rekey.Combine(g.grantee, s, g.shares(t, s.Capsule(), 1, 2))
	if err != nil {
		t.Fatal(err)
	}
	batch, err := NewBatch(g.owner.PublicKey(), g.label, 1)
	if err != nil {
		t.Fatal(err)
	}
	owner := ownerIdentity(t, g.owner)
	secrets := map[string][]any{
		"pre.SecretKey(redacted)":        {g.owner, &g.owner},
		"pre.Fragment(redacted)":         {g.fragments[0], &g.fragments[0]},
		"pre.PreparedFragment(redacted)": {g.workers[0], *g.workers[0]},
		"pre.OwnerIdentity(redacted)":    {owner, *owner},
		"pre.CapsuleKey(redacted)":       {key, *key},
		"pre.Batch(redacted)":            {batch},
	}
	for want, values := range secrets {
		for _, secret := range values {
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d", "%q"} {
				if got := fmt.Sprintf(verb, secret); got != want {
					t.Errorf("%s prints %q", verb, got)
				}
			}
		}
	}
}

// fmt does not call Format on fields that are not exported.
func TestSecretKeyIsRedactedInStructs(t *testing.T) {
	holder := struct{ key SecretKey }{GenerateKey()}
	digits := fmt.Sprint(holder.key.s[0])
	for _, verb := range []string{"%v", "%+v", "%d"} {
		if got := fmt.Sprintf(verb, holder); strings.Contains(got, digits) {
			t.Errorf("%s prints the scalar: %s", verb, got)
		}
	}
}

func TestErrorsDoNotRepeatSecrets(t *testing.T) {
	_, err := ParseSecretKey(bytes.Repeat([]byte{0xee}, SecretKeySize))
	wantError(t, err, "parsing secret key")
	if strings.Contains(err.Error(), "eeee") {
		t.Errorf("error %q", err)
	}
	_, err = ParseFragment(append([]byte{1}, bytes.Repeat([]byte{0xee}, g2Size)...))
	wantError(t, err, "parsing fragment")
	if strings.Contains(err.Error(), "eeee") {
		t.Errorf("error %q", err)
	}
}

func TestZeroValuesAreRefused(t *testing.T) {
	g := newGrant(t, 2, 2)
	_, s := g.record(t, "record")
	pub := g.owner.PublicKey()
	calls := map[string]func() error{
		"NewRekey owner":         func() error { _, _, err := NewRekey(SecretKey{}, pub, Label{}, 2, 2); return err },
		"NewRekey grantee":       func() error { _, _, err := NewRekey(g.owner, PublicKey{}, Label{}, 2, 2); return err },
		"NewRecipient":           func() error { _, err := NewRecipient(PublicKey{}, Label{}); return err },
		"NewBatch":               func() error { _, err := NewBatch(PublicKey{}, Label{}, 1); return err },
		"NewOwnerIdentity":       func() error { _, err := NewOwnerIdentity(SecretKey{}); return err },
		"ProvePossession":        func() error { _, err := ProvePossession(SecretKey{}, nil); return err },
		"VerifyPossession":       func() error { return VerifyPossession(PublicKey{}, nil, Possession{}) },
		"VerifyPossession proof": func() error { return VerifyPossession(pub, nil, Possession{}) },
		"SealTo":                 func() error { _, err := SealTo(PublicKey{}, nil, nil); return err },
		"Open":                   func() error { _, err := Open(SecretKey{}, nil, make([]byte, 64)); return err },
		"CheckGrantee":           func() error { return g.rekey.CheckGrantee(SecretKey{}) },
		"VerifyFragment":         func() error { return g.rekey.VerifyFragment(Fragment{}) },
		"VerifyFragment point":   func() error { return g.rekey.VerifyFragment(Fragment{index: 1}) },
		"Reencrypt":              func() error { _, err := g.workers[0].Reencrypt(&Capsule{}); return err },
		"PreparedFragment":       func() error { _, err := new(PreparedFragment).Reencrypt(s.Capsule()); return err },
		"Batch":                  func() error { _, err := new(Batch).Recipient(0); return err },
		"Recipient":              func() error { _, err := new(Recipient).Wrap(make([]byte, fileKeySize)); return err },
		"OwnerIdentity":          func() error { _, err := new(OwnerIdentity).Unwrap([]*age.Stanza{s.ageStanza()}); return err },
		"CapsuleKey":             func() error { _, err := new(CapsuleKey).Unwrap([]*age.Stanza{s.ageStanza()}); return err },
		"ParseSecretKey":         func() error { _, err := ParseSecretKey(SecretKey{}.Bytes()); return err },
		"ParsePublicKey":         func() error { _, err := ParsePublicKey(SecretKey{}.PublicKey().Bytes()); return err },
		"Rekey":                  func() error { return new(Rekey).VerifyFragment(g.fragments[0]) },
		"Combine": func() error {
			_, err := g.rekey.Combine(g.grantee, s, []*Share{{}, {}})
			return err
		},
		"VerifyShare": func() error {
			return g.rekey.VerifyShare(s.Capsule(), g.shares(t, s.Capsule(), 1)[0], new(ShareProof), [32]byte{})
		},
	}
	for name, call := range calls {
		if call() == nil {
			t.Errorf("%s took a zero value", name)
		}
	}
}
