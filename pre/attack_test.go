package pre

import (
	"bytes"
	"errors"
	"testing"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// coalition is what all workers and the grantee of some grants know together,
// worked out as far as it goes: for every grant, [a]Q of its label.
type coalition struct {
	labelKeys []bls.G2Affine // [a]Q_L
	scalars   []fr.Element   // b, mu and lambdas: every scalar anyone holds
}

// pool hands over everything: all fragments and the grantee's key.
func (c *coalition) pool(t *testing.T, g *grantFixture) bls.G2Affine {
	t.Helper()
	mu, err := g.rekey.openMask(g.grantee)
	if err != nil {
		t.Fatal(err)
	}
	// Interpolate the fragments at 0, in G2, and take the mask off.
	shares := make([]*Share, g.rekey.Threshold())
	for i := range shares {
		shares[i] = &Share{index: g.fragments[i].index}
	}
	var sum bls.G2Affine
	for i := range shares {
		lambda := lagrangeAtZero(shares, i)
		var term bls.G2Affine
		term.ScalarMultiplication(&g.fragments[i].x, bigInt(&lambda))
		sum.Add(&sum, &term)
		c.scalars = append(c.scalars, lambda)
	}
	mask := mulSecretG2(&g2, &mu)
	sum.Sub(&sum, &mask)
	c.labelKeys = append(c.labelKeys, sum)
	c.scalars = append(c.scalars, mu, *g.grantee.s)
	return sum
}

// guesses returns the G2 points that the coalition may take for [a]Q of
// another label: what it has, sums, differences and shifts by hashed points.
func (c *coalition) guesses(owner PublicKey, have []Label, want Label) []bls.G2Affine {
	guesses := append([]bls.G2Affine{g2}, c.labelKeys...)
	target := hashToG2(owner, want)
	for i, x := range c.labelKeys {
		q := hashToG2(owner, have[i])
		var shifted bls.G2Affine
		shifted.Sub(&x, &q).Add(&shifted, &target)
		guesses = append(guesses, shifted)
		for _, y := range c.labelKeys {
			var sum, difference bls.G2Affine
			guesses = append(guesses, *sum.Add(&x, &y), *difference.Sub(&x, &y))
		}
	}
	for _, s := range c.scalars {
		guesses = append(guesses, mulSecretG2(&target, &s))
	}
	return guesses
}

// All workers and the grantees of several labels pool everything they know.
// They get the label keys [a]Q of those labels, no other label's and not a.
func TestCollusionGetsTheGrantedLabelsOnly(t *testing.T) {
	owner := GenerateKey()
	pub := owner.PublicKey()
	var gang coalition
	labels := []Label{{1}, {2}, {3}}
	for _, label := range labels {
		g := newGrantFor(t, owner, GenerateKey(), label, 2, 3)
		x := gang.pool(t, g)
		if !isLabelKey(pub, label, x) {
			t.Fatal("pooling does not give the granted label's key: the attack is miscalculated")
		}
		file, s := g.record(t, "granted")
		k := pair([]bls.G1Affine{s.capsule.u.aff}, []bls.G2Affine{x})
		wantPlaintext(t, file, &CapsuleKey{s.capsule.ID(), k}, "granted")
	}

	other := Label{4}
	victim := &grantFixture{owner: owner, label: other}
	_, s := victim.record(t, "not granted")
	for i, x := range gang.guesses(pub, labels, other) {
		if isLabelKey(pub, other, x) {
			t.Fatalf("guess %d is the key of another label: a BLS forgery", i)
		}
		k := pair([]bls.G1Affine{s.capsule.u.aff}, []bls.G2Affine{x})
		if s.opens(&k) {
			t.Fatalf("guess %d opens a record of another label", i)
		}
	}
	for i, scalar := range gang.scalars {
		if newSecretKey(scalar).PublicKey() == pub {
			t.Fatalf("scalar %d is the owner's key", i)
		}
	}
}

// isLabelKey tells whether x = [a]Q: whether x is a's BLS signature on label.
func isLabelKey(owner PublicKey, label Label, x bls.G2Affine) bool {
	return pair([]bls.G1Affine{g1.aff}, []bls.G2Affine{x}) ==
		pair([]bls.G1Affine{owner.p.aff}, []bls.G2Affine{hashToG2(owner, label)})
}

// The grantee with one worker too few has nothing, whatever it makes up for
// the missing share.
func TestGranteeAndTooFewWorkersFail(t *testing.T) {
	g := newGrant(t, 3, 5)
	_, s := g.record(t, "record")
	two := g.shares(t, s.Capsule(), 1, 4)
	_, err := g.rekey.Combine(g.grantee, s, two)
	wantError(t, err, "2 shares, want 3")
	for name, made := range map[string]bls.GT{
		"repeated":  two[0].f,
		"public":    pair([]bls.G1Affine{g.owner.PublicKey().p.aff}, []bls.G2Affine{hashToG2(g.owner.PublicKey(), g.label)}),
		"generator": pair([]bls.G1Affine{g1.aff}, []bls.G2Affine{g2}),
	} {
		forged := append([]*Share{{index: 2, f: made}}, two...)
		if _, err := g.rekey.Combine(g.grantee, s, forged); !errors.Is(err, ErrKeyCommitment) {
			t.Errorf("%s share: %v", name, err)
		}
	}
	lower := *g.rekey
	lower.gamma = lower.gamma[:2]
	if _, err := lower.Combine(g.grantee, s, two); !errors.Is(err, ErrKeyCommitment) {
		t.Errorf("combined below the threshold: %v", err)
	}
}

// All workers without the grantee have the masked key only.
func TestAllWorkersWithoutTheGranteeFail(t *testing.T) {
	g := newGrant(t, 2, 3)
	_, s := g.record(t, "record")
	masked := interpolate(g.shares(t, s.Capsule(), 1, 2))
	if s.opens(&masked) {
		t.Fatal("the workers opened the record by themselves")
	}
	for _, guess := range g.rekey.gamma {
		unmask := pair([]bls.G1Affine{guess.aff}, []bls.G2Affine{g2})
		unmask.Conjugate(&unmask)
		unmask.Mul(&unmask, &masked)
		if s.opens(&unmask) {
			t.Fatal("a public commitment unmasked the key")
		}
	}
	_, err := g.rekey.Combine(GenerateKey(), s, g.shares(t, s.Capsule(), 1, 2))
	wantError(t, err, "another grantee key")
}

// Workers and grantee follow their grant and nothing else.
func TestAnotherGrantIsRefused(t *testing.T) {
	g := newGrant(t, 2, 3)
	otherLabel := newGrantFor(t, g.owner, g.grantee, Label{2}, 2, 3)
	otherOwner := newGrantFor(t, GenerateKey(), g.grantee, g.label, 2, 3)
	again := newGrantFor(t, g.owner, g.grantee, g.label, 2, 3)
	_, s := g.record(t, "record")

	_, err := otherLabel.workers[0].Reencrypt(s.Capsule())
	wantError(t, err, "another label")
	_, err = otherOwner.workers[0].Reencrypt(s.Capsule())
	wantError(t, err, "another owner key")
	_, err = otherLabel.rekey.Combine(g.grantee, s, g.shares(t, s.Capsule(), 1, 2))
	wantError(t, err, "another label")

	for _, other := range []*grantFixture{otherLabel, otherOwner, again} {
		if err := g.rekey.VerifyFragment(other.fragments[0]); err == nil {
			t.Error("verified a fragment of another grant")
		}
	}
	swapped := g.fragments[0]
	swapped.index = 2
	if g.rekey.VerifyFragment(swapped) == nil {
		t.Error("verified a fragment under another number")
	}
	swapped.index = 4
	if g.rekey.VerifyFragment(swapped) == nil {
		t.Error("verified a fragment beyond the workers")
	}

	// A share of an earlier grant of the same label to the same grantee.
	mixed := []*Share{g.shares(t, s.Capsule(), 1)[0], again.shares(t, s.Capsule(), 2)[0]}
	if _, err := g.rekey.Combine(g.grantee, s, mixed); !errors.Is(err, ErrKeyCommitment) {
		t.Errorf("combined a share of another grant: %v", err)
	}
}

func TestCombineRefusesBadIndices(t *testing.T) {
	g := newGrant(t, 2, 3)
	_, s := g.record(t, "record")
	share := g.shares(t, s.Capsule(), 1)[0]
	_, err := g.rekey.Combine(g.grantee, s, []*Share{share, share})
	wantError(t, err, "two shares of worker 1")
	_, err = g.rekey.Combine(g.grantee, s, []*Share{share, {index: 4, f: share.f}})
	wantError(t, err, "index 4, want 1 to 3")
}

func TestDegenerateThresholdsAreRefused(t *testing.T) {
	owner, grantee := GenerateKey(), GenerateKey().PublicKey()
	for _, c := range [][2]int{{0, 0}, {0, 3}, {1, 1}, {1, 3}, {-1, 3}, {4, 3}, {2, 65}, {2, 1 << 20}, {2, -1}, {258, 258}} {
		if _, _, err := NewRekey(owner, grantee, Label{}, c[0], c[1]); err == nil {
			t.Errorf("made a re-encryption key of %d of %d", c[0], c[1])
		}
	}
	g := newGrant(t, 2, 3)
	for _, c := range [][2]byte{{0, 3}, {1, 3}, {2, 1}, {3, 2}, {2, 65}, {2, 255}} {
		b := g.rekey.Bytes()
		b[176], b[177] = c[0], c[1]
		if _, err := ParseRekey(b); err == nil {
			t.Errorf("parsed a re-encryption key of %d of %d", c[0], c[1])
		}
	}
}

// An owner that commits to another mask, or an attacker that swaps Y, is found
// out before shares are asked for.
func TestMalformedMaskIsRefused(t *testing.T) {
	g := newGrant(t, 2, 3)
	for name, change := range map[string]func(*Rekey){
		"Y":       func(k *Rekey) { k.y = g.owner.PublicKey().p },
		"Gamma_0": func(k *Rekey) { k.gamma = []point{k.gamma[1], k.gamma[1]} },
		"A":       func(k *Rekey) { k.owner = GenerateKey().PublicKey() },
		"L":       func(k *Rekey) { k.label[0]++ },
	} {
		k := *g.rekey
		change(&k)
		if k.CheckGrantee(g.grantee) == nil {
			t.Errorf("accepted a re-encryption key with another %s", name)
		}
	}
	if err := g.rekey.CheckGrantee(g.grantee); err != nil {
		t.Fatal(err)
	}
}

// One combination opens the m records of its upload, and no others of the
// label, made before or after.
func TestOneReencryptionOpensItsUploadOnly(t *testing.T) {
	g := newGrant(t, 2, 3)
	batch, err := NewBatch(g.owner.PublicKey(), g.label, 3)
	if err != nil {
		t.Fatal(err)
	}
	var files [][]byte
	for i := range 3 {
		r, err := batch.Recipient(i)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, encrypt(t, []byte{byte(i)}, r))
	}
	s := firstStanza(t, files[1])
	key, err := g.rekey.Combine(g.grantee, s, g.shares(t, batch.Capsule(), 1, 3))
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		wantPlaintext(t, file, key, string([]byte{byte(i)}))
	}
	later, _ := g.record(t, "later")
	if _, err := decrypt(later, key); err == nil {
		t.Fatal("the key of one capsule opened another")
	}

	// Adding a record under U after the fact takes a proof over the new root.
	forged := *s
	forged.nonce[0]++
	kek, commitment := recordKeys(&key.k, &forged.capsule, forged.index, forged.nonce)
	forged.commitment = commitment
	forged.wrapped = [wrappedSize]byte(aeadSeal(kek[:], bytes.Repeat([]byte{1}, fileKeySize), nil))
	added, err := ParseStanza(forged.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if added.Capsule().Verify() == nil {
		t.Fatal("a record was added to a closed upload")
	}
	if added.Capsule().ID() == batch.Capsule().ID() {
		t.Fatal("a record was added to a capsule under its id")
	}
}
