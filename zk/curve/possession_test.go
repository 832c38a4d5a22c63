package curve_test

import (
	"bytes"
	"crypto/rand"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	scalarfield "github.com/consensys/gnark-crypto/ecc/grumpkin/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

var possessionContext = curve.Context{ConsortiumID: fr.NewElement(99), Operator: [20]byte{1, 19: 2}, Purpose: curve.PurposeShare}

func provePossession(t testing.TB, key curve.SecretKey) curve.Possession {
	t.Helper()
	p, err := key.ProvePossession(possessionContext)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPossession(t *testing.T) {
	for range 10 {
		key := newKey(t)
		if err := key.Public().VerifyPossession(provePossession(t, key), possessionContext); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPossessionInAnotherContext(t *testing.T) {
	key := newKey(t)
	p := provePossession(t, key)
	for name, change := range map[string]func(*curve.Context){
		"consortium": func(c *curve.Context) { c.ConsortiumID = fr.NewElement(100) },
		"operator":   func(c *curve.Context) { c.Operator[0]++ },
		"purpose":    func(c *curve.Context) { c.Purpose = curve.PurposeIssuer },
	} {
		ctx := possessionContext
		change(&ctx)
		if err := key.Public().VerifyPossession(p, ctx); err == nil {
			t.Errorf("another %s: accepted", name)
		}
	}
}

// What someone tries who does not know the key.
func TestPossessionForgeries(t *testing.T) {
	key, other := newKey(t), newKey(t)
	honest := provePossession(t, key)
	one := scalarfield.One()
	target := curve.Point(key.Public())
	sum := target
	mine := curve.Point(other.Public())
	sum.Add(&sum, &mine) // a rogue key: PK + [x]G
	shifted := honest    // would fit the rogue key if the challenge did not cover the key
	c, x := possessionChallenge(honest.R, key.Public()), other.Scalar()
	shifted.S.Add(&shifted.S, c.Mul(&c, &x))
	silent := possessionChallenge(curve.Point{}, key.Public()) // R = infinity, by who knows the key
	secret := key.Scalar()
	silent.Mul(&silent, &secret)
	for name, try := range map[string]struct {
		key curve.PublicKey
		p   curve.Possession
	}{
		"of another key":             {key.Public(), provePossession(t, other)},
		"moved to another key":       {other.Public(), honest},
		"moved to the opposite key":  {curve.PublicKey(*new(curve.Point).Neg(&target)), honest},
		"moved to a related key":     {curve.PublicKey(sum), shifted},
		"s changed":                  {key.Public(), curve.Possession{R: honest.R, S: *new(curve.Scalar).Add(&honest.S, &one)}},
		"s negated":                  {key.Public(), curve.Possession{R: honest.R, S: *new(curve.Scalar).Neg(&honest.S)}},
		"R negated":                  {key.Public(), curve.Possession{R: *new(curve.Point).Neg(&honest.R), S: honest.S}},
		"R is infinity, s is zero":   {key.Public(), curve.Possession{}},
		"R is infinity, s = c*x":     {key.Public(), curve.Possession{S: silent}},
		"R off the curve":            {key.Public(), curve.Possession{R: curve.PointAt(fr.One(), fr.One()), S: honest.S}},
		"the zero key":               {curve.PublicKey{}, curve.Possession{R: curve.MulG(one), S: one}},
		"R = [s]G, challenge unpaid": {key.Public(), curve.Possession{R: curve.MulG(honest.S), S: honest.S}},
	} {
		if err := try.key.VerifyPossession(try.p, possessionContext); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// The statement is the formula's: an independent prover is accepted.
func TestPossessionFormula(t *testing.T) {
	key, nonce := newKey(t), newKey(t)
	pk, r := key.Public(), nonce.Public()
	s, x, rho := possessionChallenge(curve.Point(r), pk), key.Scalar(), nonce.Scalar()
	s.Mul(&s, &x).Add(&s, &rho)
	if err := pk.VerifyPossession(curve.Possession{R: curve.Point(r), S: s}, possessionContext); err != nil {
		t.Fatal(err)
	}
}

// possessionChallenge is H(POP; R, PK, consortiumId, operator, 1) written out.
func possessionChallenge(r curve.Point, pk curve.PublicKey) curve.Scalar {
	var operator fr.Element
	operator.SetBigInt(new(big.Int).SetBytes(possessionContext.Operator[:]))
	c := poseidon2.Hash(poseidon2.TagPossession, fr.Element(r.X), fr.Element(r.Y), fr.Element(pk.X), fr.Element(pk.Y),
		possessionContext.ConsortiumID, operator, fr.NewElement(1))
	var s curve.Scalar
	return *s.SetBigInt(c.BigInt(new(big.Int)))
}

func TestNoncesDiffer(t *testing.T) {
	key := newKey(t)
	if a, b := provePossession(t, key), provePossession(t, key); a.R == b.R {
		t.Error("two proofs with one nonce give the key away")
	}
}

// A random source that repeats itself gives no nonce twice: neither for two
// messages of one key, which would give the key away, nor for two keys.
func TestNoncesDifferWithoutRandomness(t *testing.T) {
	reader := rand.Reader
	t.Cleanup(func() { rand.Reader = reader })
	a, b := newKey(t), newKey(t)
	rand.Reader = zeros{}
	seen := make(map[curve.Scalar]bool)
	one, two := fr.NewElement(1), fr.NewElement(2)
	for _, key := range []curve.SecretKey{a, b} {
		for _, message := range [][]fr.Element{{one}, {two}, {one, one}, {one, two}, {two, one}} {
			nonce, err := curve.Nonce(key, message...)
			if err != nil || seen[nonce] {
				t.Fatalf("message %v: a repeated nonce, %v", message, err)
			}
			seen[nonce] = true
		}
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func TestPossessionEncoding(t *testing.T) {
	p := provePossession(t, newKey(t))
	good := p.Bytes()
	if back, err := curve.ParsePossession(good[:]); err != nil || back != p {
		t.Fatalf("ParsePossession = %v, %v", back, err)
	}
	s := new(big.Int).SetBytes(good[64:])
	for name, b := range map[string][]byte{
		"empty":      {},
		"short":      good[:95],
		"long":       append(good[:96:96], 0),
		"s + q":      append(good[:64:64], word(s.Add(s, scalarfield.Modulus()))...),
		"R infinity": append(make([]byte, 64), good[64:]...),
	} {
		if _, err := curve.ParsePossession(b); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func FuzzParsePossession(f *testing.F) {
	p := provePossession(f, newKey(f)).Bytes()
	f.Add(p[:])
	f.Add(make([]byte, curve.PossessionSize))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := curve.ParsePossession(b)
		if err != nil {
			return
		}
		if again := p.Bytes(); !bytes.Equal(again[:], b) {
			t.Fatal("parse then encode changes the bytes")
		}
	})
}

func BenchmarkVerifyPossession(b *testing.B) {
	keys := make([]curve.SecretKey, 16)
	proofs := make([]curve.Possession, len(keys))
	for i := range keys {
		keys[i] = newKey(b)
		proofs[i] = provePossession(b, keys[i])
	}
	i := 0
	for b.Loop() {
		i = (i + 1) % len(keys)
		if err := keys[i].Public().VerifyPossession(proofs[i], possessionContext); err != nil {
			b.Fatal(err)
		}
	}
}
