package grant

import (
	"testing"

	"github.com/medveil/medveil/pre"
)

// reseal returns the bundle of p with other sealed fragments, its envelopes
// made anew for them: what an owner, who knows the disclosure, can always do.
func (p *parties) reseal(t *testing.T, fragments [][]byte) []byte {
	t.Helper()
	d := &disclosure{salt: p.opening.Salt, terms: p.terms, rekey: p.rekey}
	b := &bundle{threshold: p.rekey.Threshold(), fragments: fragments}
	for i, w := range p.publics {
		sealed, err := hpkeSeal(w, workerInfo(p.ctx, i+1), d.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		b.envelopes = append(b.envelopes, sealed)
	}
	var err error
	if b.grantee, err = pre.SealTo(p.rekey.Grantee(), granteeInfo(p.ctx), d.Bytes()); err != nil {
		t.Fatal(err)
	}
	opening := d.opening(b)
	p.id = opening.ID(p.ctx)
	return b.Bytes()
}

// sealFragment seals f for the place of worker j.
func (p *parties) sealFragment(t *testing.T, f pre.Fragment, j int) []byte {
	t.Helper()
	d := &disclosure{salt: p.opening.Salt, terms: p.terms, rekey: p.rekey}
	sealed, err := hpkeSeal(p.publics[j-1], d.fragmentInfo(p.ctx, j), f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

// One worker's sealed fragment is exchanged after the grant was committed to.
// The worker whose own parts are untouched refuses too.
func TestTheIDCoversEverySealedFragment(t *testing.T) {
	p := newParties(t, 2, 2)
	committed := p.id
	b, err := parseBundle(p.bundle)
	if err != nil {
		t.Fatal(err)
	}
	exchanged := p.reseal(t, [][]byte{b.fragments[0], p.sealFragment(t, p.fragments[1], 2)})
	_, err = OpenAsWorker(p.ctx, committed, exchanged, 1, p.workers[0])
	wantError(t, err, "does not open this grant id")
	_, err = OpenAsGrantee(p.ctx, committed, exchanged, p.grantee)
	wantError(t, err, "does not open this grant id")
	if _, err := OpenAsWorker(p.ctx, p.id, exchanged, 1, p.workers[0]); err != nil {
		t.Fatalf("the forged bundle is malformed: %v", err)
	}
}

// The owner gives worker 1 the fragment of worker 2, so that two answer as one.
func TestFragmentOfAnotherWorkerIsRefused(t *testing.T) {
	p := newParties(t, 2, 2)
	swapped := p.reseal(t, [][]byte{p.sealFragment(t, p.fragments[1], 1), p.sealFragment(t, p.fragments[1], 2)})
	_, err := OpenAsWorker(p.ctx, p.id, swapped, 1, p.workers[0])
	wantError(t, err, "it is fragment 2")
}

// The owner commits to a mask that the grantee cannot take off.
func TestMalformedMaskIsRefused(t *testing.T) {
	p := newParties(t, 2, 2)
	encoded := p.rekey.Bytes()
	gamma := encoded[len(encoded)-2*48:]
	copy(gamma[:48], gamma[48:]) // Gamma_0 = Gamma_1
	var err error
	if p.rekey, err = pre.ParseRekey(encoded); err != nil {
		t.Fatal(err)
	}
	p.seal(t)
	_, err = OpenAsGrantee(p.ctx, p.id, p.bundle, p.grantee)
	wantError(t, err, "its mask is not the committed one")
}

// The owner tells two stories under one id: workers get fragments of one
// polynomial, the grantee the commitments to another, or one worker is told
// what the others are not. The same keys, label and terms in both.
func TestTwoPolynomialsUnderOneIDAreRefused(t *testing.T) {
	p := newParties(t, 2, 2)
	other, fragments, err := pre.NewRekey(p.owner, p.grantee.PublicKey(), p.rekey.Label(), 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	honest, err := parseBundle(p.bundle)
	if err != nil {
		t.Fatal(err)
	}
	lie := &disclosure{salt: p.opening.Salt, terms: p.terms, rekey: other}

	b := *honest
	if b.grantee, err = pre.SealTo(p.grantee.PublicKey(), granteeInfo(p.ctx), lie.Bytes()); err != nil {
		t.Fatal(err)
	}
	_, err = OpenAsGrantee(p.ctx, p.id, b.Bytes(), p.grantee)
	wantError(t, err, "does not open this grant id")

	b = *honest
	sealed, err := hpkeSeal(p.publics[1], workerInfo(p.ctx, 2), lie.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	b.envelopes = [][]byte{honest.envelopes[0], sealed}
	_, err = OpenAsWorker(p.ctx, p.id, b.Bytes(), 2, p.workers[1])
	wantError(t, err, "does not open this grant id")
	if _, err := OpenAsWorker(p.ctx, p.id, b.Bytes(), 1, p.workers[0]); err != nil {
		t.Fatalf("the forged bundle is malformed: %v", err)
	}

	// Fragments of the other polynomial, under an id that covers them.
	swapped := p.reseal(t, [][]byte{honest.fragments[0], p.sealFragment(t, fragments[1], 2)})
	if _, err := OpenAsGrantee(p.ctx, p.id, swapped, p.grantee); err != nil {
		t.Fatalf("the forged bundle is malformed: %v", err)
	}
	_, err = OpenAsWorker(p.ctx, p.id, swapped, 2, p.workers[1])
	wantError(t, err, "does not belong to this re-encryption key")
}

// The owner names a grantee nym and makes the key for somebody else's B, whom
// the chain does not show. The nym's holder does not take it, and the opened
// grant shows workers a B that is not the nym's.
func TestKeyOfAnotherGranteeShows(t *testing.T) {
	p := newParties(t, 2, 2)
	stranger := pre.GenerateKey()
	var err error
	p.rekey, p.fragments, err = pre.NewRekey(p.owner, stranger.PublicKey(), p.rekey.Label(), 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	p.seal(t)
	_, err = OpenAsGrantee(p.ctx, p.id, p.bundle, p.grantee)
	wantError(t, err, "not sealed to this key")
	g, err := OpenAsWorker(p.ctx, p.id, p.bundle, 1, p.workers[0])
	if err != nil {
		t.Fatal(err)
	}
	if g.Opening.GranteeNym != p.terms.GranteeNym || g.Rekey.Grantee() == p.grantee.PublicKey() {
		t.Fatal("the worker is shown the nym's key for a grant that was made for another")
	}
	// Sealed to the nym's key after all, with the stranger's B inside.
	b, err := parseBundle(p.bundle)
	if err != nil {
		t.Fatal(err)
	}
	d := &disclosure{salt: p.opening.Salt, terms: p.terms, rekey: p.rekey}
	if b.grantee, err = pre.SealTo(p.grantee.PublicKey(), granteeInfo(p.ctx), d.Bytes()); err != nil {
		t.Fatal(err)
	}
	_, err = OpenAsGrantee(p.ctx, p.id, b.Bytes(), p.grantee)
	wantError(t, err, "made for another grantee key")
}

// The grant id covers every byte of the re-encryption key: A, B, L, Y, the
// number of workers and each commitment.
func TestTheIDCoversEveryFieldOfTheRekey(t *testing.T) {
	p := newParties(t, 2, 3)
	b, err := parseBundle(p.bundle)
	if err != nil {
		t.Fatal(err)
	}
	point := pre.GenerateKey().PublicKey().Bytes()
	fields := map[string]func([]byte){
		"A":       func(k []byte) { copy(k, point) },
		"B":       func(k []byte) { copy(k[48:], point) },
		"L":       func(k []byte) { k[96]++ },
		"Y":       func(k []byte) { copy(k[128:], point) },
		"n":       func(k []byte) { k[177]-- },
		"Gamma_0": func(k []byte) { copy(k[178:], point) },
		"Gamma_1": func(k []byte) { copy(k[226:], point) },
	}
	for name, change := range fields {
		encoded := p.rekey.Bytes()
		change(encoded)
		other, err := pre.ParseRekey(encoded)
		if err != nil {
			t.Fatal(err)
		}
		if b.rekeyHash(other) == p.opening.RekeyHash {
			t.Errorf("the hash does not cover %s", name)
		}
	}
}

// The owner leaves worker 3 out of a bundle of a key for three.
func TestMissingWorkerIsRefused(t *testing.T) {
	p := newParties(t, 2, 3)
	b, err := parseBundle(p.bundle)
	if err != nil {
		t.Fatal(err)
	}
	p.publics = p.publics[:2]
	short := p.reseal(t, b.fragments[:2])
	_, err = OpenAsWorker(p.ctx, p.id, short, 1, p.workers[0])
	wantError(t, err, "another threshold or number of workers")
	_, err = OpenAsGrantee(p.ctx, p.id, short, p.grantee)
	wantError(t, err, "another threshold or number of workers")
}

// A fragment's id is of the point alone, under whatever number.
func TestFragmentIDIsOfThePoint(t *testing.T) {
	p := newParties(t, 2, 2)
	encoded := p.fragments[0].Bytes()
	encoded[0] = 2
	renumbered, err := pre.ParseFragment(encoded)
	if err != nil {
		t.Fatal(err)
	}
	if fragmentID(renumbered) != fragmentID(p.fragments[0]) {
		t.Fatal("another number gives the fragment another id")
	}
	if fragmentID(p.fragments[1]) == fragmentID(p.fragments[0]) {
		t.Fatal("two fragments have one id")
	}
}
