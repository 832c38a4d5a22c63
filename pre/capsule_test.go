package pre

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func wantError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one with %q", want)
	}
	if !strings.Contains(err.Error(), want) {
		t.Fatalf("error %q, want one with %q", err, want)
	}
}

// Every byte of a capsule is under its proof, and all but the proof's are
// under its id.
func TestChangedCapsuleIsRefused(t *testing.T) {
	g := newGrant(t, 2, 2)
	_, s := g.record(t, "record")
	valid := s.Capsule()
	encoded := valid.Bytes()
	for i := range encoded {
		bad := bytes.Clone(encoded)
		bad[i] ^= 1
		c, err := ParseCapsule(bad)
		if err != nil {
			continue
		}
		if c.Verify() == nil {
			t.Fatalf("verified a capsule with byte %d changed", i)
		}
		if inProof := i >= CapsuleSize-schnorrSize; (c.ID() == valid.ID()) != inProof {
			t.Fatalf("id of a capsule with byte %d changed", i)
		}
		if _, err := g.workers[0].Reencrypt(c); err == nil {
			t.Fatalf("re-encrypted a capsule with byte %d changed", i)
		}
	}
}

// Every byte of a stanza but the wrapped key's reaches the capsule's proof,
// through the root when it is a record's own.
func TestChangedStanzaIsRefused(t *testing.T) {
	owner := GenerateKey()
	batch, err := NewBatch(owner.PublicKey(), Label{}, 3)
	if err != nil {
		t.Fatal(err)
	}
	s, err := batch.wrap(2, make([]byte, fileKeySize))
	if err != nil {
		t.Fatal(err)
	}
	encoded := s.Bytes()
	k := s.capsule.ownerElement(owner)
	for i := range encoded {
		bad := bytes.Clone(encoded)
		bad[i] ^= 1
		changed, err := ParseStanza(bad)
		if err != nil {
			continue
		}
		if i < len(encoded)-wrappedSize {
			if changed.Capsule().Verify() == nil {
				t.Fatalf("verified a stanza with byte %d changed", i)
			}
			continue
		}
		if _, err := changed.unwrap(&k); err != errFileKey {
			t.Fatalf("wrapped key with byte %d changed: %v", i, err)
		}
	}
}

// The attacker has a record of the victim, under a label it was not granted,
// and grants of its own. It wants the victim's U re-encrypted.
func TestForeignEphemeralPointIsRefused(t *testing.T) {
	g := newGrant(t, 2, 2)
	_, victim := g.record(t, "record")
	attacker := GenerateKey()
	own := newGrantFor(t, attacker, GenerateKey(), g.label, 2, 2)
	other := newGrantFor(t, g.owner, attacker, Label{9}, 2, 2)
	for name, try := range map[string]func(*Capsule) *grantFixture{
		"under the attacker's key": func(c *Capsule) *grantFixture { c.owner = attacker.PublicKey(); return own },
		"under a granted label":    func(c *Capsule) *grantFixture { c.label = other.label; return other },
		"with records added":       func(c *Capsule) *grantFixture { c.m = 2; return g },
		"with another root":        func(c *Capsule) *grantFixture { c.root[0]++; return g },
	} {
		t.Run(name, func(t *testing.T) {
			c := victim.Capsule()
			fixture := try(c)
			_, err := fixture.workers[0].Reencrypt(c)
			wantError(t, err, "proof does not hold")
			// A proof made without r, for the attacker's own scalar, does no better.
			c.proof = proveSchnorr(dstCapsule, attacker.s, c.body())
			_, err = fixture.workers[0].Reencrypt(c)
			wantError(t, err, "proof does not hold")
		})
	}
}

func TestPossession(t *testing.T) {
	key, context := GenerateKey(), bytes.Repeat([]byte{7}, 128)
	proof, err := ProvePossession(key, context)
	if err != nil {
		t.Fatal(err)
	}
	if err := VerifyPossession(key.PublicKey(), context, proof); err != nil {
		t.Fatal(err)
	}
	for i := range context {
		bad := bytes.Clone(context)
		bad[i] ^= 1
		if VerifyPossession(key.PublicKey(), bad, proof) == nil {
			t.Fatalf("the proof holds with byte %d of the context changed", i)
		}
	}
	// A revoked grantee registers the victim's key as its own.
	if VerifyPossession(GenerateKey().PublicKey(), context, proof) == nil {
		t.Fatal("the proof holds for another key")
	}
	encoded := proof.Bytes()
	for i := range encoded {
		bad := bytes.Clone(encoded)
		bad[i] ^= 1
		if p, err := ParsePossession(bad); err == nil && VerifyPossession(key.PublicKey(), context, p) == nil {
			t.Fatalf("the proof holds with byte %d changed", i)
		}
	}
}

func TestBatchSizes(t *testing.T) {
	owner := GenerateKey()
	id := ownerIdentity(t, owner)
	for _, m := range []int{1, 2, 3, 4, 5, 8, 9} {
		batch, err := NewBatch(owner.PublicKey(), Label{}, m)
		if err != nil {
			t.Fatal(err)
		}
		if err := batch.Capsule().Verify(); err != nil {
			t.Fatal(err)
		}
		for i := range m {
			r, err := batch.Recipient(i)
			if err != nil {
				t.Fatal(err)
			}
			want := fmt.Sprintf("record %d of %d", i, m)
			file := encrypt(t, []byte(want), r)
			s := firstStanza(t, file)
			if s.Index() != i || s.Capsule().Records() != m || s.Capsule().ID() != batch.Capsule().ID() {
				t.Fatalf("%s is record %d of %d", want, s.Index(), s.Capsule().Records())
			}
			wantPlaintext(t, file, id, want)
		}
	}
	for _, m := range []int{-1, 0, MaxRecords + 1} {
		if _, err := NewBatch(owner.PublicKey(), Label{}, m); err == nil {
			t.Fatalf("made a batch of %d", m)
		}
	}
}

func TestLargestBatch(t *testing.T) {
	if testing.Short() {
		t.Skip("65,536 records")
	}
	owner := GenerateKey()
	batch, err := NewBatch(owner.PublicKey(), Label{}, MaxRecords)
	if err != nil {
		t.Fatal(err)
	}
	r, err := batch.Recipient(MaxRecords - 1)
	if err != nil {
		t.Fatal(err)
	}
	file := encrypt(t, []byte("last"), r)
	if s := firstStanza(t, file); len(s.path) != 16 {
		t.Fatalf("path of %d", len(s.path))
	}
	wantPlaintext(t, file, ownerIdentity(t, owner), "last")
}

// A second file under one KEK and its fixed nonce would reveal the difference
// of the file keys.
func TestBatchRecipientEncryptsOnce(t *testing.T) {
	batch, err := NewBatch(GenerateKey().PublicKey(), Label{}, 2)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	results := make([]error, 8)
	for i := range results {
		wg.Go(func() {
			r, err := batch.Recipient(0)
			if err == nil {
				_, err = r.Wrap(make([]byte, fileKeySize))
			}
			results[i] = err
		})
	}
	wg.Wait()
	succeeded := 0
	for _, err := range results {
		if err == nil {
			succeeded++
		} else {
			wantError(t, err, "already encrypted")
		}
	}
	if succeeded != 1 {
		t.Fatalf("%d files under one key", succeeded)
	}
	for _, i := range []int{-1, 2} {
		if _, err := batch.Recipient(i); err == nil {
			t.Fatalf("recipient %d of a batch of 2", i)
		}
	}
}

func TestSingleRecipientMakesFreshCapsules(t *testing.T) {
	g := newGrant(t, 2, 2)
	r, err := NewRecipient(g.owner.PublicKey(), g.label)
	if err != nil {
		t.Fatal(err)
	}
	a, b := firstStanza(t, encrypt(t, nil, r)), firstStanza(t, encrypt(t, nil, r))
	if a.capsule.u == b.capsule.u || a.nonce == b.nonce {
		t.Fatal("two uploads share U or a nonce")
	}
}

// The tree: no leaf can be read as a node, no path serves another index, and
// places beyond m are not records.
func TestTree(t *testing.T) {
	var leaves [][32]byte
	for i := range uint32(5) {
		leaves = append(leaves, leafHash(i, [nonceSize]byte{byte(i)}, [32]byte{byte(i)}))
	}
	levels := treeLevels(leaves)
	root := levels[len(levels)-1][0]
	for i := range uint32(len(leaves)) {
		leaf := levels[0][i]
		path := treePath(levels, i)
		if treeRoot(leaf, i, path) != root {
			t.Fatalf("path of leaf %d does not lead to the root", i)
		}
		for other := range uint32(8) {
			if other != i && treeRoot(leaf, other, path) == root {
				t.Fatalf("path of leaf %d serves index %d", i, other)
			}
		}
	}
	// Preimages of leaves and nodes differ in their first byte and in length.
	if got := keccak256([]byte{0, 1, 2, 3, 4}, bytes.Repeat([]byte{5}, 16), bytes.Repeat([]byte{6}, 32)); got !=
		leafHash(0x01020304, [nonceSize]byte(bytes.Repeat([]byte{5}, 16)), [32]byte(bytes.Repeat([]byte{6}, 32))) {
		t.Fatal("a leaf is not keccak256(0x00 || index || nonce || commitment)")
	}
	if got := keccak256([]byte{1}, leaves[0][:], leaves[1][:]); got != nodeHash(leaves[0], leaves[1]) {
		t.Fatal("a node is not keccak256(0x01 || left || right)")
	}
	for m, depth := range map[uint32]int{1: 0, 2: 1, 3: 2, 4: 2, 5: 3, MaxRecords: 16} {
		if treeDepth(m) != depth {
			t.Errorf("depth of %d records is %d, want %d", m, treeDepth(m), depth)
		}
	}
}

func TestIndexBeyondTheRecordsIsRefused(t *testing.T) {
	batch, err := NewBatch(GenerateKey().PublicKey(), Label{}, 3)
	if err != nil {
		t.Fatal(err)
	}
	s, err := batch.wrap(2, make([]byte, fileKeySize))
	if err != nil {
		t.Fatal(err)
	}
	for _, index := range []uint32{3, 4, 6, 1 << 31} {
		s.index = index
		_, err = ParseStanza(s.Bytes())
		wantError(t, err, "not below the 3 records")
	}
	s.index, s.capsule.m = 2, 0
	_, err = ParseStanza(s.Bytes())
	wantError(t, err, "covers 0 records")
	s.capsule.m = MaxRecords + 1
	_, err = ParseStanza(s.Bytes())
	wantError(t, err, "covers 65537 records")
}
