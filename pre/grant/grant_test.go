package grant

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/medveil/medveil/pre"
)

// parties is one sealed grant with everyone's secrets.
type parties struct {
	ctx            Context
	terms          Terms
	owner, grantee pre.SecretKey
	rekey          *pre.Rekey
	fragments      []pre.Fragment
	workers        []SealingSecretKey
	publics        []SealingPublicKey
	bundle         []byte
	opening        Opening
	id             ID
}

func newParties(t testing.TB, threshold, workers int) *parties {
	t.Helper()
	p := &parties{
		ctx:     Context{ChainID: 1337, Contract: Address{0xaa, 19: 0xbb}},
		terms:   Terms{OwnerNym: Nym{1}, GranteeNym: Nym{2}, SetVersion: 3},
		owner:   pre.GenerateKey(),
		grantee: pre.GenerateKey(),
	}
	var err error
	p.rekey, p.fragments, err = pre.NewRekey(p.owner, p.grantee.PublicKey(), pre.Label{4}, threshold, workers)
	if err != nil {
		t.Fatal(err)
	}
	for range workers {
		key, err := GenerateSealingKey()
		if err != nil {
			t.Fatal(err)
		}
		p.workers = append(p.workers, key)
		p.publics = append(p.publics, key.PublicKey())
	}
	p.seal(t)
	return p
}

func (p *parties) seal(t testing.TB) {
	t.Helper()
	var err error
	p.bundle, p.opening, err = Seal(p.ctx, p.terms, p.rekey, p.fragments, p.publics)
	if err != nil {
		t.Fatal(err)
	}
	p.id = p.opening.ID(p.ctx)
}

func wantError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one with %q", want)
	}
	if !strings.Contains(err.Error(), want) {
		t.Fatalf("error %q, want one with %q", err, want)
	}
}

func TestEveryPartyOpensItsPart(t *testing.T) {
	p := newParties(t, 2, 3)
	for j := 1; j <= 3; j++ {
		g, err := OpenAsWorker(p.ctx, p.id, p.bundle, j, p.workers[j-1])
		if err != nil {
			t.Fatal(err)
		}
		if g.Opening != p.opening || !bytes.Equal(g.Rekey.Bytes(), p.rekey.Bytes()) {
			t.Fatalf("worker %d opened something else", j)
		}
		if g.Fragment.Index() != j || g.FragmentID != fragmentID(p.fragments[j-1]) {
			t.Fatalf("worker %d got fragment %d", j, g.Fragment.Index())
		}
	}
	g, err := OpenAsGrantee(p.ctx, p.id, p.bundle, p.grantee)
	if err != nil {
		t.Fatal(err)
	}
	if g.Opening != p.opening || !bytes.Equal(g.Rekey.Bytes(), p.rekey.Bytes()) {
		t.Fatal("grantee opened something else")
	}
}

func TestStrangersOpenNothing(t *testing.T) {
	p := newParties(t, 2, 3)
	stranger, err := GenerateSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	_, err = OpenAsWorker(p.ctx, p.id, p.bundle, 1, stranger)
	wantError(t, err, "not sealed to this key")
	_, err = OpenAsWorker(p.ctx, p.id, p.bundle, 2, p.workers[0])
	wantError(t, err, "not sealed to this key")
	_, err = OpenAsWorker(p.ctx, p.id, p.bundle, 1, SealingSecretKey{})
	wantError(t, err, "zero value")
	for _, key := range []pre.SecretKey{p.owner, pre.GenerateKey()} {
		_, err = OpenAsGrantee(p.ctx, p.id, p.bundle, key)
		wantError(t, err, "not sealed to this key")
	}
	for _, j := range []int{-1, 0, 4, 256} {
		_, err = OpenAsWorker(p.ctx, p.id, p.bundle, j, p.workers[0])
		wantError(t, err, "3 workers")
	}
}

func TestAnotherContextOrIDIsRefused(t *testing.T) {
	p := newParties(t, 2, 2)
	otherChain, otherLog := p.ctx, p.ctx
	otherChain.ChainID++
	otherLog.Contract[0]++
	for _, ctx := range []Context{otherChain, otherLog} {
		_, err := OpenAsWorker(ctx, p.opening.ID(ctx), p.bundle, 1, p.workers[0])
		wantError(t, err, "not sealed to this key in this context")
		_, err = OpenAsGrantee(ctx, p.opening.ID(ctx), p.bundle, p.grantee)
		wantError(t, err, "not sealed to this key in this context")
	}
	id := p.id
	id[31] ^= 1
	_, err := OpenAsWorker(p.ctx, id, p.bundle, 1, p.workers[0])
	wantError(t, err, "does not open this grant id")
	_, err = OpenAsGrantee(p.ctx, id, p.bundle, p.grantee)
	wantError(t, err, "does not open this grant id")
}

// Any changed byte of the bundle makes every party refuse, also the parties
// whose own part was not touched when a fragment was: the id covers them all.
func TestEveryByteOfTheBundleCounts(t *testing.T) {
	p := newParties(t, 2, 2)
	b, err := parseBundle(p.bundle)
	if err != nil {
		t.Fatal(err)
	}
	fragmentsEnd := len(bundleMagic) + 2 + 2*sealedFragmentSize
	granteeStart := len(p.bundle) - len(b.grantee)
	step := 1
	if testing.Short() {
		step = 37
	}
	for i := 0; i < len(p.bundle); i += step {
		bad := bytes.Clone(p.bundle)
		bad[i] ^= 1
		_, err1 := OpenAsWorker(p.ctx, p.id, bad, 1, p.workers[0])
		_, err2 := OpenAsWorker(p.ctx, p.id, bad, 2, p.workers[1])
		_, err3 := OpenAsGrantee(p.ctx, p.id, bad, p.grantee)
		switch {
		case i < fragmentsEnd:
			if err1 == nil || err2 == nil || err3 == nil {
				t.Fatalf("byte %d: %v, %v, %v", i, err1, err2, err3)
			}
		case i < granteeStart:
			if (err1 == nil) == (err2 == nil) || err3 != nil {
				t.Fatalf("byte %d: %v, %v, %v", i, err1, err2, err3)
			}
		default:
			if err1 != nil || err2 != nil || err3 == nil {
				t.Fatalf("byte %d: %v, %v, %v", i, err1, err2, err3)
			}
		}
	}
}

// A revoked grantee, or anyone who stores a bundle, tries to have a worker
// serve the sealed fragments again under a grant of its own making.
func TestSealedFragmentsDoNotMoveToAnotherGrant(t *testing.T) {
	p := newParties(t, 2, 2)
	old, err := parseBundle(p.bundle)
	if err != nil {
		t.Fatal(err)
	}
	d := &disclosure{salt: p.opening.Salt, terms: p.terms, rekey: p.rekey}
	otherLabel, _, err := pre.NewRekey(p.owner, p.grantee.PublicKey(), pre.Label{5}, 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*disclosure){
		"salt":        func(d *disclosure) { d.salt[0]++ },
		"owner nym":   func(d *disclosure) { d.terms.OwnerNym[0]++ },
		"grantee nym": func(d *disclosure) { d.terms.GranteeNym[0]++ },
		"set version": func(d *disclosure) { d.terms.SetVersion++ },
		"label":       func(d *disclosure) { d.rekey = otherLabel },
	} {
		t.Run(name, func(t *testing.T) {
			forged := *d
			change(&forged)
			b := &bundle{threshold: 2, fragments: old.fragments}
			for j, w := range p.publics {
				sealed, err := hpkeSeal(w, workerInfo(p.ctx, j+1), forged.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				b.envelopes = append(b.envelopes, sealed)
			}
			b.grantee = old.grantee
			opening := forged.opening(b)
			_, err := OpenAsWorker(p.ctx, opening.ID(p.ctx), b.Bytes(), 1, p.workers[0])
			wantError(t, err, "fragment: not sealed to this key in this context")
		})
	}
}

// The same terms and fragments with another re-encryption key open to another
// id, so the worker sees a second id for a fragment it knows.
func TestFragmentIDIsTheSameInAnotherBundle(t *testing.T) {
	p := newParties(t, 2, 2)
	first, err := OpenAsWorker(p.ctx, p.id, p.bundle, 1, p.workers[0])
	if err != nil {
		t.Fatal(err)
	}
	p.seal(t) // same fragments, new salt
	second, err := OpenAsWorker(p.ctx, p.id, p.bundle, 1, p.workers[0])
	if err != nil {
		t.Fatal(err)
	}
	if first.Opening.ID(p.ctx) == second.Opening.ID(p.ctx) {
		t.Fatal("two bundles have one grant id")
	}
	if first.FragmentID != second.FragmentID {
		t.Fatal("one fragment has two ids: a worker could be made to serve it twice")
	}
}

func TestSwappedFragmentsAreRefused(t *testing.T) {
	p := newParties(t, 2, 2)
	p.fragments[0], p.fragments[1] = p.fragments[1], p.fragments[0]
	_, _, err := Seal(p.ctx, p.terms, p.rekey, p.fragments, p.publics)
	wantError(t, err, "at the place of 1")
}

// A hostile owner seals fragments of another re-encryption key.
func TestFragmentOfAnotherRekeyIsRefused(t *testing.T) {
	p := newParties(t, 2, 2)
	var err error
	_, p.fragments, err = pre.NewRekey(p.owner, p.grantee.PublicKey(), pre.Label{4}, 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	p.seal(t)
	_, err = OpenAsWorker(p.ctx, p.id, p.bundle, 1, p.workers[0])
	wantError(t, err, "does not belong to this re-encryption key")
}

// A hostile owner tells the grantee's envelope another story than the chain.
func TestEnvelopeOfAnotherGrantIsRefused(t *testing.T) {
	p := newParties(t, 2, 2)
	b, err := parseBundle(p.bundle)
	if err != nil {
		t.Fatal(err)
	}
	forged := &disclosure{salt: p.opening.Salt, terms: p.terms, rekey: p.rekey}
	forged.terms.GranteeNym[0]++
	if b.grantee, err = pre.SealTo(p.grantee.PublicKey(), granteeInfo(p.ctx), forged.Bytes()); err != nil {
		t.Fatal(err)
	}
	_, err = OpenAsGrantee(p.ctx, p.id, b.Bytes(), p.grantee)
	wantError(t, err, "does not open this grant id")
}

func TestSealRefuses(t *testing.T) {
	p := newParties(t, 2, 3)
	_, _, err := Seal(p.ctx, p.terms, p.rekey, p.fragments[:2], p.publics)
	wantError(t, err, "2 fragments")
	_, _, err = Seal(p.ctx, p.terms, p.rekey, p.fragments, p.publics[:2])
	wantError(t, err, "2 workers' keys")
	twice := []SealingPublicKey{p.publics[0], p.publics[1], p.publics[0]}
	_, _, err = Seal(p.ctx, p.terms, p.rekey, p.fragments, twice)
	wantError(t, err, "two workers have one sealing key")
	// The all-zero point has small order: its shared secret is known to all.
	_, _, err = Seal(p.ctx, p.terms, p.rekey, p.fragments, []SealingPublicKey{p.publics[0], {}, p.publics[2]})
	wantError(t, err, "worker 2")
}

func TestBundleSize(t *testing.T) {
	if testing.Short() {
		t.Skip("64 fragments")
	}
	p := newParties(t, pre.MaxWorkers, pre.MaxWorkers)
	if len(p.bundle) != MaxBundleSize {
		t.Fatalf("largest bundle has %d bytes, MaxBundleSize is %d", len(p.bundle), MaxBundleSize)
	}
	if _, err := OpenAsWorker(p.ctx, p.id, p.bundle, 64, p.workers[63]); err != nil {
		t.Fatal(err)
	}
}

func TestBytesAfterTheEndAreRefused(t *testing.T) {
	p := newParties(t, 2, 2)
	for _, bad := range [][]byte{append(bytes.Clone(p.bundle), 0), p.bundle[:len(p.bundle)-1], nil, {0}} {
		if _, err := parseBundle(bad); err == nil {
			t.Fatalf("parsed a bundle of %d bytes", len(bad))
		}
	}
	if _, err := ParseOpening(append(p.opening.Bytes(), 0)); err == nil {
		t.Fatal("parsed an opening with a byte after its end")
	}
}

func TestSealingKeyIsRedacted(t *testing.T) {
	key, err := GenerateSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%x", "%s", "%d"} {
		if got := fmt.Sprintf(verb, key); got != "grant.SealingSecretKey(redacted)" {
			t.Fatalf("%s prints %q", verb, got)
		}
	}
	again, err := ParseSealingSecretKey(key.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if again.PublicKey() != key.PublicKey() {
		t.Fatal("parsed another key")
	}
	_, err = ParseSealingSecretKey(make([]byte, 31))
	wantError(t, err, "want 32 bytes")
	var zero SealingSecretKey
	_, err = ParseSealingSecretKey(zero.Bytes())
	wantError(t, err, "want 32 bytes")
	_, err = hpkeSeal(zero.PublicKey(), nil, nil)
	wantError(t, err, "sealing key")
}

func FuzzBundle(f *testing.F) {
	p := newParties(f, 2, 3)
	f.Add(p.bundle)
	f.Add(p.bundle[:len(p.bundle)-1])
	f.Add([]byte(bundleMagic + "\x02\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := parseBundle(data)
		if err != nil {
			return
		}
		if !bytes.Equal(b.Bytes(), data) {
			t.Fatal("bundle marshals to other bytes than it was parsed from")
		}
		if _, err := OpenAsWorker(p.ctx, p.id, data, 1, p.workers[0]); err == nil && !bytes.Equal(data, p.bundle) {
			b, _ := parseBundle(p.bundle)
			if !bytes.HasPrefix(data, p.bundle[:len(bundleMagic)+2+3*sealedFragmentSize+len(b.envelopes[0])]) {
				t.Fatal("opened a changed bundle")
			}
		}
	})
}

func FuzzOpening(f *testing.F) {
	o := Opening{Salt: [32]byte{1}, SetVersion: 0x01020304}
	f.Add(o.Bytes())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := ParseOpening(data)
		if err == nil && !bytes.Equal(o.Bytes(), data) {
			t.Fatal("opening marshals to other bytes than it was parsed from")
		}
	})
}

func FuzzDisclosure(f *testing.F) {
	p := newParties(f, 2, 3)
	d := &disclosure{salt: p.opening.Salt, terms: p.terms, rekey: p.rekey}
	f.Add(d.Bytes())
	f.Add(make([]byte, termsSize))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := parseDisclosure(data)
		if err == nil && !bytes.Equal(d.Bytes(), data) {
			t.Fatal("disclosure marshals to other bytes than it was parsed from")
		}
	})
}

func fill(b byte) (word [32]byte) {
	for i := range word {
		word[i] = b
	}
	return word
}

// The expected values come from go-ethereum's ABI encoder.
func TestIDsAreWhatTheContractComputes(t *testing.T) {
	ctx := Context{ChainID: 1337, Contract: Address{
		0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99,
		0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0x00, 0x11, 0x22, 0x33,
	}}
	o := Opening{
		Salt: fill(0x33), OwnerNym: fill(0x11), GranteeNym: fill(0x22), Label: fill(0x44),
		RekeyHash: fill(0x55), SetVersion: 0x01020304,
	}
	if got, want := fmt.Sprintf("%x", o.Commitment()), "13f8e7be1fc71959b8e878dd69a75c19b36fe387337515d9e49ac0886070aa1a"; got != want {
		t.Errorf("commitment %s, want %s", got, want)
	}
	if got, want := o.ID(ctx).String(), "3c1647cb5f245595cf01b2312c1ca770c897daff949e5bb5e48a0db102a7980c"; got != want {
		t.Errorf("grant id %s, want %s", got, want)
	}
}

// Every field of the opening reaches the grant id.
func TestEveryFieldOfTheOpeningCounts(t *testing.T) {
	ctx, base := Context{ChainID: 1}, Opening{}
	seen := map[ID]string{base.ID(ctx): "nothing"}
	for name, o := range map[string]Opening{
		"salt":        {Salt: fill(1)},
		"owner nym":   {OwnerNym: fill(1)},
		"grantee nym": {GranteeNym: fill(1)},
		"label":       {Label: fill(1)},
		"rekey hash":  {RekeyHash: fill(1)},
		"set version": {SetVersion: 1},
	} {
		if other, ok := seen[o.ID(ctx)]; ok {
			t.Errorf("changing %s and %s gives one id", name, other)
		}
		seen[o.ID(ctx)] = name
	}
}
