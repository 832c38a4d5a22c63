package pre

import (
	"testing"
	"testing/cryptotest"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// Scalars at which the points of a proof coincide with the generator, its
// negation or its small multiples, where addition formulas have exceptions.
func TestProofsOfSpecialScalars(t *testing.T) {
	for _, w := range []int64{1, 2, 3, 4, 5, -1, -2, -3, -4, -5} {
		var scalar fr.Element
		scalar.SetInt64(w)
		key := newSecretKey(scalar)
		proof, err := ProvePossession(key, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := VerifyPossession(key.PublicKey(), nil, proof); err != nil {
			t.Errorf("key %d: %v", w, err)
		}
		var shifted fr.Element
		shifted.SetInt64(w + 7)
		if VerifyPossession(newSecretKey(shifted).PublicKey(), nil, proof) == nil {
			t.Errorf("the proof for key %d holds for %d", w, w+7)
		}
	}
}

func TestProofsDoNotMoveBetweenUses(t *testing.T) {
	key := GenerateKey()
	pub := key.PublicKey()
	statement := possessionStatement(pub, []byte("context"))
	other := Possession{proveSchnorr(dstCapsule, key.s, statement)}
	if VerifyPossession(pub, []byte("context"), other) == nil {
		t.Fatal("a capsule proof passed as a proof of possession")
	}
}

// A random stream that repeats, as that of a restored virtual machine, gives
// proofs of different statements different nonces: one nonce for two of them
// would give the secret away.
func TestNoncesAreHedged(t *testing.T) {
	secret := GenerateKey().Bytes()
	repeated := func(secret []byte, tag, statement string) fr.Element {
		cryptotest.SetGlobalRandom(t, 1)
		return hedgedNonce(secret, []byte(tag), []byte(statement))
	}
	nonce := repeated(secret, dstCapsule, "one")
	if repeated(secret, dstCapsule, "one") != nonce {
		t.Fatal("the random stream does not repeat: the test is miscalculated")
	}
	for name, other := range map[string]fr.Element{
		"secret":    repeated(GenerateKey().Bytes(), dstCapsule, "one"),
		"use":       repeated(secret, dstPossession, "one"),
		"statement": repeated(secret, dstCapsule, "two"),
	} {
		if other == nonce {
			t.Errorf("another %s has the same nonce", name)
		}
	}
	first, second := hedgedNonce(secret, nil), hedgedNonce(secret, nil)
	if first == second {
		t.Error("two proofs of one statement have the same nonce")
	}
}

// The same for proofs of shares, where one nonce K for two capsules would give
// the fragment: rk_j = [(c - c')^-1](Z - Z').
func TestShareProofNoncesAreHedged(t *testing.T) {
	g := newGrant(t, 2, 2)
	_, s := g.record(t, "record")
	_, other := g.record(t, "other")
	commitment := func(c *Capsule) bls.G2Affine {
		share := g.shares(t, c, 1)[0]
		cryptotest.SetGlobalRandom(t, 1)
		proof, err := g.workers[0].Prove(c, share, [32]byte{})
		if err != nil {
			t.Fatal(err)
		}
		var k bls.G2Affine
		k.ScalarMultiplication(&g.fragments[0].x, bigInt(&proof.c))
		return *k.Sub(&proof.z, &k)
	}
	first := commitment(s.Capsule())
	if commitment(s.Capsule()) != first {
		t.Fatal("the random stream does not repeat: the test is miscalculated")
	}
	if commitment(other.Capsule()) == first {
		t.Fatal("proofs for two capsules have the same nonce")
	}
}
