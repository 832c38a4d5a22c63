package pre

import (
	"bytes"
	"errors"
	"io"
	"math/big"
	"testing"

	"filippo.io/age"
	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"golang.org/x/crypto/chacha20"
)

func TestMixesWithX25519Recipients(t *testing.T) {
	g := newGrant(t, 2, 2)
	x25519, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	r, err := NewRecipient(g.owner.PublicKey(), g.label)
	if err != nil {
		t.Fatal(err)
	}
	file := encrypt(t, []byte("record"), x25519.Recipient(), r)
	wantPlaintext(t, file, x25519, "record")
	wantPlaintext(t, file, ownerIdentity(t, g.owner), "record")
	s := firstStanza(t, file)
	key, err := g.rekey.Combine(g.grantee, s, g.shares(t, s.Capsule(), 1, 2))
	if err != nil {
		t.Fatal(err)
	}
	wantPlaintext(t, file, key, "record")
	_, err = decrypt(file, ownerIdentity(t, GenerateKey()))
	var noMatch *age.NoIdentityMatchError
	if !errors.As(err, &noMatch) {
		t.Fatalf("a stranger's error is %v", err)
	}
}

// One file under two labels and to two owners: each opens its own stanza.
func TestSeveralStanzas(t *testing.T) {
	a := newGrantFor(t, GenerateKey(), GenerateKey(), Label{1}, 2, 2)
	b := newGrantFor(t, a.owner, GenerateKey(), Label{2}, 2, 2)
	c := newGrantFor(t, GenerateKey(), GenerateKey(), Label{2}, 2, 2)
	var recipients []age.Recipient
	for _, g := range []*grantFixture{a, b, c} {
		r, err := NewRecipient(g.owner.PublicKey(), g.label)
		if err != nil {
			t.Fatal(err)
		}
		recipients = append(recipients, r)
	}
	file := encrypt(t, []byte("record"), recipients...)
	stanzas, _, err := ReadHeader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if len(stanzas) != 3 {
		t.Fatalf("%d stanzas", len(stanzas))
	}
	for i, g := range []*grantFixture{a, b, c} {
		wantPlaintext(t, file, ownerIdentity(t, g.owner), "record")
		s := stanzas[i]
		key, err := g.rekey.Combine(g.grantee, s, g.shares(t, s.Capsule(), 2, 1))
		if err != nil {
			t.Fatal(err)
		}
		wantPlaintext(t, file, key, "record")
	}
}

// A key of one capsule says "not for me" of another's stanza, and goes on to
// its own.
func TestCapsuleKeySkipsOtherCapsules(t *testing.T) {
	owner := GenerateKey()
	own, other := wrapFor(t, owner), wrapFor(t, owner)
	key := &CapsuleKey{own.capsule.ID(), own.capsule.ownerElement(owner)}
	if _, err := key.Unwrap([]*age.Stanza{other.ageStanza()}); err != age.ErrIncorrectIdentity {
		t.Fatalf("another capsule's stanza: %v", err)
	}
	if _, err := key.Unwrap([]*age.Stanza{other.ageStanza(), own.ageStanza()}); err != nil {
		t.Fatal(err)
	}
}

// rawRecipient writes given stanzas.
type rawRecipient []*age.Stanza

func (r rawRecipient) Wrap([]byte) ([]*age.Stanza, error) { return r, nil }

// wrapFor returns a stanza of file key 0 for the owner.
func wrapFor(t *testing.T, owner SecretKey) *Stanza {
	t.Helper()
	batch, err := NewBatch(owner.PublicKey(), Label{}, 1)
	if err != nil {
		t.Fatal(err)
	}
	s, err := batch.wrap(0, make([]byte, fileKeySize))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOwnerSkipsDamagedStanzas(t *testing.T) {
	owner := GenerateKey()
	good, badProof, badCommitment := wrapFor(t, owner), wrapFor(t, owner), wrapFor(t, owner)
	badProof.capsule.label[0]++
	badCommitment.commitment[0]++
	id := ownerIdentity(t, owner)
	fileKey, err := id.Unwrap([]*age.Stanza{badProof.ageStanza(), badCommitment.ageStanza(), good.ageStanza()})
	if err != nil || !bytes.Equal(fileKey, make([]byte, fileKeySize)) {
		t.Fatalf("file key %x, %v", fileKey, err)
	}
	_, err = id.Unwrap([]*age.Stanza{badProof.ageStanza()})
	wantError(t, err, "proof does not hold")
	if errors.Is(err, age.ErrIncorrectIdentity) {
		t.Fatal("a damaged stanza passes for someone else's")
	}
	malformed := &age.Stanza{Type: StanzaType, Body: good.Bytes()[1:]}
	_, err = id.Unwrap([]*age.Stanza{good.ageStanza(), malformed})
	wantError(t, err, "parsing stanza")
}

func TestHeaderLimits(t *testing.T) {
	s := wrapFor(t, GenerateKey()).ageStanza()
	var many rawRecipient
	for range MaxStanzas {
		many = append(many, s)
	}
	if _, _, err := ReadHeader(bytes.NewReader(encrypt(t, nil, many))); err != nil {
		t.Fatal(err)
	}
	_, _, err := ReadHeader(bytes.NewReader(encrypt(t, nil, append(many, s))))
	wantError(t, err, "more than 16")
	withArgs := &age.Stanza{Type: StanzaType, Args: []string{"x"}, Body: s.Body}
	_, _, err = ReadHeader(bytes.NewReader(encrypt(t, nil, rawRecipient{withArgs})))
	wantError(t, err, "1 arguments, want none")
}

func TestReadHeaderRefuses(t *testing.T) {
	x25519, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	file := encrypt(t, []byte("letter"), x25519.Recipient())
	if _, _, err := ReadHeader(bytes.NewReader(file)); !errors.Is(err, ErrNoStanza) {
		t.Fatalf("an age file that is no record: %v", err)
	}
	for name, data := range map[string][]byte{
		"empty": nil, "one byte": {0}, "text": []byte("hello\n"), "cut": file[:40],
	} {
		if _, _, err := ReadHeader(bytes.NewReader(data)); err == nil || errors.Is(err, ErrNoStanza) {
			t.Errorf("%s file: %v", name, err)
		}
	}
}

// chunks counts what is read of a record that is larger than any buffer.
type chunks struct {
	r    io.Reader
	read int
}

func (c *chunks) Read(p []byte) (int, error) {
	n, err := c.r.Read(p[:min(len(p), 1000)])
	c.read += n
	return n, err
}

func TestReadHeaderStreams(t *testing.T) {
	g := newGrant(t, 2, 2)
	r, err := NewRecipient(g.owner.PublicKey(), g.label)
	if err != nil {
		t.Fatal(err)
	}
	plaintext := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	src := &chunks{r: bytes.NewReader(encrypt(t, plaintext, r))}
	stanzas, file, err := ReadHeader(src)
	if err != nil {
		t.Fatal(err)
	}
	if src.read > 8<<10 {
		t.Fatalf("read %d bytes for a header", src.read)
	}
	key, err := g.rekey.Combine(g.grantee, stanzas[0], g.shares(t, stanzas[0].Capsule(), 1, 2))
	if err != nil {
		t.Fatal(err)
	}
	body, err := age.Decrypt(file, key)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(body)
	if err != nil || !bytes.Equal(got, plaintext) {
		t.Fatalf("read %d bytes, %v", len(got), err)
	}
}

// ChaCha20-Poly1305 does not commit to its key: this makes a wrapped key that
// opens under the KEKs of two elements k. The key commitment refuses it.
func TestTwoKeysDoNotOpenOneStanza(t *testing.T) {
	owner := GenerateKey()
	s := wrapFor(t, owner)
	k1 := s.capsule.ownerElement(owner)
	kek1, _ := recordKeys(&k1, &s.capsule, s.index, s.nonce)
	k2 := k1
	for {
		k2.Mul(&k2, &k1)
		kek2, _ := recordKeys(&k2, &s.capsule, s.index, s.nonce)
		wrapped, ok := twoKeyCiphertext(kek1, kek2)
		if !ok {
			continue
		}
		if _, err := aeadOpen(kek2[:], wrapped, nil); err != nil {
			continue // the carry was another one
		}
		if _, err := aeadOpen(kek1[:], wrapped, nil); err != nil {
			continue
		}
		s.wrapped = [wrappedSize]byte(wrapped)
		break
	}
	// The break is real: only the commitment stands between the two.
	if _, err := s.unwrap(&k1); err != nil {
		t.Fatal(err)
	}
	if _, err := s.unwrap(&k2); err != errCommitment {
		t.Fatalf("a second key opens the stanza: %v", err)
	}
	if s.opens(&k2) {
		t.Fatal("a second key passes the commitment")
	}
}

// twoKeyCiphertext solves for the one block c with equal Poly1305 tags under
// both keys: c*(r1^2-r2^2) + l*(r1-r2) + s1-s2 = 0 mod 2^130-5, assuming that
// no multiple of 2^128 was dropped. It reports whether c is a block.
func twoKeyCiphertext(key1, key2 [32]byte) ([]byte, bool) {
	p := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 130), big.NewInt(5))
	high := new(big.Int).Lsh(big.NewInt(1), 128)
	r1, s1 := polyKey(key1)
	r2, s2 := polyKey(key2)
	l := new(big.Int).Lsh(big.NewInt(fileKeySize), 64) // le64(0) || le64(16)
	l.Add(l, high)

	sum := new(big.Int).Sub(r1, r2)
	sum.Mul(sum, l).Add(sum, s1).Sub(sum, s2)
	denominator := new(big.Int).Sub(new(big.Int).Mul(r1, r1), new(big.Int).Mul(r2, r2))
	c := denominator.ModInverse(denominator.Mod(denominator, p), p)
	c.Mul(c, sum.Neg(sum)).Mod(c, p)
	if c.Sub(c, high).Sign() < 0 || c.Cmp(high) >= 0 {
		return nil, false
	}
	block := littleEndian(c)
	tag := new(big.Int).Add(c, high)
	tag.Mul(tag, r1).Add(tag, l).Mul(tag, r1).Mod(tag, p).Add(tag, s1).Mod(tag, high)
	return append(block, littleEndian(tag)...), true
}

// polyKey returns the one-time Poly1305 key that the AEAD derives.
func polyKey(key [32]byte) (r, s *big.Int) {
	var block [32]byte
	must(chacha20.NewUnauthenticatedCipher(key[:], make([]byte, chacha20.NonceSize))).XORKeyStream(block[:], block[:])
	for _, i := range []int{3, 7, 11, 15} {
		block[i] &= 15
	}
	for _, i := range []int{4, 8, 12} {
		block[i] &= 252
	}
	return fromLittleEndian(block[:16]), fromLittleEndian(block[16:])
}

func littleEndian(x *big.Int) []byte {
	b := x.FillBytes(make([]byte, 16))
	for i := range 8 {
		b[i], b[15-i] = b[15-i], b[i]
	}
	return b
}

func fromLittleEndian(b []byte) *big.Int {
	reversed := make([]byte, len(b))
	for i := range b {
		reversed[len(b)-1-i] = b[i]
	}
	return new(big.Int).SetBytes(reversed)
}

// A worker that lies with an element of its choice cannot make the grantee
// accept a key: the commitment, not the shares, decides.
func TestChosenShareDoesNotOpen(t *testing.T) {
	g := newGrant(t, 2, 2)
	_, s := g.record(t, "record")
	shares := g.shares(t, s.Capsule(), 1, 2)
	lie := pair([]bls.G1Affine{s.capsule.u.aff}, []bls.G2Affine{g2})
	shares[0] = &Share{1, lie}
	if _, err := g.rekey.Combine(g.grantee, s, shares); !errors.Is(err, ErrKeyCommitment) {
		t.Fatal(err)
	}
}

func TestEnvelope(t *testing.T) {
	key := GenerateKey()
	sealed, err := SealTo(key.PublicKey(), []byte("aad"), []byte("message"))
	if err != nil {
		t.Fatal(err)
	}
	if len(sealed) != len("message")+EnvelopeOverhead {
		t.Fatalf("%d bytes", len(sealed))
	}
	got, err := Open(key, []byte("aad"), sealed)
	if err != nil || string(got) != "message" {
		t.Fatalf("opened %q, %v", got, err)
	}
	if _, err := Open(key, []byte("other"), sealed); err == nil {
		t.Fatal("opened with another aad")
	}
	if _, err := Open(GenerateKey(), []byte("aad"), sealed); err == nil {
		t.Fatal("opened with another key")
	}
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if _, err := Open(key, []byte("aad"), bad); err == nil {
			t.Fatalf("opened with byte %d changed", i)
		}
		if _, err := Open(key, []byte("aad"), sealed[:i]); err == nil {
			t.Fatalf("opened the first %d bytes", i)
		}
	}
}
