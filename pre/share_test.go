package pre

import (
	"math/big"
	"sync"
	"testing"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fp"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// negate returns the element -z of the extension field, of order 2r.
func negate(z bls.GT) bls.GT {
	var minus bls.GT
	minus.C0.Neg(&z.C0)
	minus.C1.Neg(&z.C1)
	return minus
}

// forgeEvenProof proves share with an even challenge, as a worker that lies
// about the sign may try until it gets one.
func forgeEvenProof(p *PreparedFragment, c *Capsule, share *Share) *ShareProof {
	q := hashToG2(p.rekey.owner, p.rekey.label)
	statement := p.rekey.shareStatement(&q, c, share, [32]byte{})
	for {
		nonce := randomScalar()
		k := mulSecretG2(&g2, &nonce)
		r1 := pair([]bls.G1Affine{g1.aff}, []bls.G2Affine{k})
		r2 := pair([]bls.G1Affine{c.u.aff}, []bls.G2Affine{k})
		challenge := shareChallenge(statement, &r1, &r2)
		if bigInt(&challenge).Bit(0) == 0 {
			proof := &ShareProof{c: challenge}
			proof.z.ScalarMultiplication(&p.fragment.x, bigInt(&challenge))
			proof.z.Add(&proof.z, &k)
			return proof
		}
	}
}

// powOfMinus is (-F)^e as plain exponentiation computes it: the library's
// ExpGLV assumes order r, a verifier that skips the check may not.
func powOfMinus(f bls.GT, e *fr.Element) bls.GT {
	var z bls.GT
	z.Exp(f, bigInt(e))
	return z
}

// -F_j satisfies the equations of the share proof for every even challenge, so
// it must not get past parsing.
func TestNegatedShareIsRefused(t *testing.T) {
	g := newGrant(t, 2, 3)
	_, s := g.record(t, "record")
	c := s.Capsule()
	share := g.shares(t, c, 1)[0]
	lie := &Share{share.index, negate(share.f)}
	proof := forgeEvenProof(g.workers[0], c, lie)

	// The break: e(U, Z) = R2 * (-F)^c holds, with the challenge over -F.
	nonceTerm := powOfMinus(lie.f, &proof.c)
	r2 := pair([]bls.G1Affine{c.u.aff}, []bls.G2Affine{proof.z})
	nonceTerm.Inverse(&nonceTerm)
	r2.Mul(&r2, &nonceTerm)
	q := hashToG2(g.rekey.owner, g.rekey.label)
	r1, _ := g.rekey.shareCommitments(&q, c, lie, proof)
	if want := shareChallenge(g.rekey.shareStatement(&q, c, lie, [32]byte{}), &r1, &r2); want != proof.c {
		t.Fatal("the proof of -F does not verify: the attack is miscalculated")
	}
	if _, err := ParseShare(lie.Bytes()); err == nil {
		t.Fatal("parsed -F")
	}
}

func TestElementsOutsideGTAreRefused(t *testing.T) {
	g := newGrant(t, 2, 3)
	_, s := g.record(t, "record")
	share := g.shares(t, s.Capsule(), 1)[0]
	var zero, one, random bls.GT
	one.SetOne()
	random.MustSetRandom()
	cyclotomic := easyPart(random)
	if cyclotomic.IsInSubGroup() {
		t.Fatal("the cyclotomic element happens to have order r")
	}
	var mixed bls.GT
	mixed.Mul(&cyclotomic, &share.f)
	for name, z := range map[string]bls.GT{
		"0": zero, "1": one, "-1": negate(one), "a random element": random,
		"an element of the cyclotomic subgroup": cyclotomic,
		"a share times such an element":         mixed,
	} {
		if _, err := ParseShare((&Share{1, z}).Bytes()); err == nil {
			t.Errorf("parsed %s", name)
		}
	}
}

// easyPart raises z to (p^6-1)(p^2+1): into the cyclotomic subgroup, of which
// GT is a small part.
func easyPart(z bls.GT) bls.GT {
	var conjugate, inverse, squared bls.GT
	conjugate.Conjugate(&z)
	inverse.Inverse(&z)
	conjugate.Mul(&conjugate, &inverse)
	squared.FrobeniusSquare(&conjugate)
	return *squared.Mul(&squared, &conjugate)
}

func TestUnreducedShareIsRefused(t *testing.T) {
	g := newGrant(t, 2, 3)
	_, s := g.record(t, "record")
	valid := g.shares(t, s.Capsule(), 1)[0].Bytes()
	for i := range 12 {
		b := append([]byte(nil), valid...)
		field := b[1+48*i : 1+48*(i+1)]
		x := new(big.Int).SetBytes(field)
		x.Add(x, fp.Modulus()).FillBytes(field) // the same residue, below 2^384
		if _, err := ParseShare(b); err == nil {
			t.Errorf("parsed a share with coordinate %d not below p", i)
		}
	}
	for _, j := range []byte{0, MaxWorkers + 1, 255} {
		valid[0] = j
		if _, err := ParseShare(valid); err == nil {
			t.Errorf("parsed a share of worker %d", j)
		}
	}
}

// gnark-crypto's fixed-argument pairing overwrites its table: the tenth use,
// and concurrent uses, must still be right.
func TestPreparedFragmentIsReusable(t *testing.T) {
	g := newGrant(t, 2, 2)
	_, s := g.record(t, "record")
	c := s.Capsule()
	want := pair([]bls.G1Affine{c.u.aff}, []bls.G2Affine{g.fragments[0].x})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				share, err := g.workers[0].Reencrypt(c)
				if err != nil {
					t.Error(err)
				} else if share.f != want {
					t.Error("re-encrypted to another element")
				}
			}
		})
	}
	wg.Wait()
}

// A proof holds for its capsule, share, grant, worker and re-encryption key.
func TestShareProofIsBoundToItsStatement(t *testing.T) {
	g := newGrant(t, 2, 3)
	again := newGrantFor(t, g.owner, g.grantee, g.label, 2, 3)
	_, s := g.record(t, "record")
	_, other := g.record(t, "other")
	c, grantID := s.Capsule(), [32]byte{1}
	share := g.shares(t, c, 1)[0]
	proof, err := g.workers[0].Prove(c, share, grantID)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.rekey.VerifyShare(c, share, proof, grantID); err != nil {
		t.Fatal(err)
	}
	otherShare := g.shares(t, other.Capsule(), 1)[0]
	renumbered := *share
	renumbered.index = 2
	beyond := *share
	beyond.index = 4
	changed := *proof
	changed.c.Double(&changed.c)
	for name, err := range map[string]error{
		"grant":    g.rekey.VerifyShare(c, share, proof, [32]byte{2}),
		"capsule":  g.rekey.VerifyShare(other.Capsule(), share, proof, grantID),
		"share":    g.rekey.VerifyShare(c, otherShare, proof, grantID),
		"both":     g.rekey.VerifyShare(other.Capsule(), otherShare, proof, grantID),
		"worker":   g.rekey.VerifyShare(c, &renumbered, proof, grantID),
		"number 4": g.rekey.VerifyShare(c, &beyond, proof, grantID),
		"rekey":    again.rekey.VerifyShare(c, share, proof, grantID),
		"proof":    g.rekey.VerifyShare(c, share, &changed, grantID),
		"no proof": g.rekey.VerifyShare(c, share, nil, grantID),
	} {
		if err == nil {
			t.Errorf("a proof holds for another %s", name)
		}
	}
	err = g.rekey.VerifyShare(c, otherShare, proof, grantID)
	wantError(t, err, "worker 1") // the culprit is named
}

// A worker proves, correctly, a share that it must not give: of a capsule whose
// proof fails, or under a number that the grant does not have. The equations
// hold; the verifier refuses all the same.
func TestProofOfForbiddenShareIsRefused(t *testing.T) {
	g := newGrant(t, 2, 4)
	_, s := g.record(t, "record")
	cheat := func(k *Rekey, f Fragment, c *Capsule) error {
		share := &Share{f.index, pair([]bls.G1Affine{c.u.aff}, []bls.G2Affine{f.x})}
		proof := forgeEvenProof(&PreparedFragment{rekey: k, fragment: f}, c, share)
		return k.VerifyShare(c, share, proof, [32]byte{})
	}
	if err := cheat(g.rekey, g.fragments[3], s.Capsule()); err != nil {
		t.Fatalf("the cheating worker's proof is malformed: %v", err)
	}
	unproven := s.Capsule()
	unproven.root[0]++
	wantError(t, cheat(g.rekey, g.fragments[3], unproven), "verifying capsule")
	fewer := *g.rekey
	fewer.workers = 3
	wantError(t, cheat(&fewer, g.fragments[3], s.Capsule()), "index 4, want 1 to 3")
}
