package pre

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/cryptotest"

	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

var update = flag.Bool("update", false, "write the test vectors anew")

const workedFile = "testdata/worked.txt"

// worked is the input of the worked vector: every secret that a run of the
// protocol draws, with threshold 2 of 3 workers and one record.
type worked struct {
	a, b, r, y, f1 fr.Element
	label          Label
	nonce          [nonceSize]byte
	fileKey        [fileKeySize]byte
	grantID        [32]byte
}

// newWorked derives each secret scalar by hashing its name.
func newWorked() *worked {
	scalar := func(name string) fr.Element {
		return hashToScalar("MEDVEIL-PRE-V1-TEST-VECTOR", []byte(name))
	}
	w := &worked{a: scalar("a"), b: scalar("b"), r: scalar("r"), y: scalar("y"), f1: scalar("f_1")}
	w.label = sha256.Sum256([]byte("labs/2026-11"))
	copy(w.nonce[:], "nonce of record0")
	copy(w.fileKey[:], "YELLOW SUBMARINE")
	w.grantID = sha256.Sum256([]byte("grant id"))
	return w
}

// capsule computes everything of the capsule but its proof.
func (w *worked) stanza() (s *Stanza, kek [32]byte) {
	owner := newSecretKey(w.a).PublicKey()
	k := senderElement(owner, w.label, &w.r)
	s = &Stanza{capsule: Capsule{owner: owner, label: w.label, u: mul(&g1, &w.r), m: 1}, nonce: w.nonce}
	kek, s.commitment = recordKeys(&k, &s.capsule, 0, w.nonce)
	s.capsule.root = treeRoot(leafHash(0, s.nonce, s.commitment), 0, nil)
	s.wrapped = [wrappedSize]byte(aeadSeal(kek[:], w.fileKey[:], nil))
	return s, kek
}

func (w *worked) rekey() (k *Rekey, shared point, f []fr.Element, fragments []Fragment) {
	owner := newSecretKey(w.a)
	k = &Rekey{owner: owner.PublicKey(), grantee: newSecretKey(w.b).PublicKey(), label: w.label, y: mul(&g1, &w.y), workers: 3}
	shared = mul(&k.grantee.p, &w.y)
	f = []fr.Element{k.mask(&shared), w.f1}
	k.gamma = []point{mul(&g1, &f[0]), mul(&g1, &f[1])}
	return k, shared, f, makeFragments(owner, hashToG2(k.owner, k.label), f, 3)
}

// vectorText is name = value, a line each, in order.
type vectorText strings.Builder

func (v *vectorText) add(name string, value []byte) {
	fmt.Fprintf((*strings.Builder)(v), "%s = %x\n", name, value)
}

// text computes the vector. The proofs, whose nonces are random, are given, or
// made when nil.
func (w *worked) text(t *testing.T, capsuleProof *schnorr, shareProof *ShareProof, possession *Possession) string {
	var v vectorText
	scalars := func(name string, s fr.Element) { b := s.Bytes(); v.add(name, b[:]) }
	scalars("a", w.a)
	scalars("b", w.b)
	v.add("L", w.label[:])
	v.add("A", newSecretKey(w.a).PublicKey().Bytes())
	v.add("B", newSecretKey(w.b).PublicKey().Bytes())
	q := hashToG2(newSecretKey(w.a).PublicKey(), w.label)
	qBytes := q.Bytes()
	v.add("Q", qBytes[:])

	s, kek := w.stanza()
	w.addCapsule(&v, s, kek, capsuleProof)

	k, shared, f, fragments := w.rekey()
	scalars("y", w.y)
	v.add("Y", k.y.Bytes())
	v.add("[y]B", shared.Bytes())
	scalars("mu", f[0])
	scalars("f_1", f[1])
	v.add("Gamma_0", k.gamma[0].Bytes())
	v.add("Gamma_1", k.gamma[1].Bytes())
	v.add("re-encryption key", k.Bytes())
	for _, fragment := range fragments {
		v.add(fmt.Sprintf("fragment %d", fragment.Index()), fragment.Bytes())
	}
	w.addShares(t, &v, k, fragments, &s.capsule, shareProof)
	w.addPossession(t, &v, possession)
	return (*strings.Builder)(&v).String()
}

func (w *worked) addCapsule(v *vectorText, s *Stanza, kek [32]byte, proof *schnorr) {
	k := s.capsule.ownerElement(newSecretKey(w.a))
	kBytes, rBytes := k.Bytes(), w.r.Bytes()
	kHash := sha256.Sum256(kBytes[:])
	v.add("r", rBytes[:])
	v.add("U", s.capsule.u.Bytes())
	v.add("k", kBytes[:])
	v.add("SHA-256(k)", kHash[:])
	v.add("nonce", s.nonce[:])
	v.add("KEK", kek[:])
	v.add("key commitment", s.commitment[:])
	v.add("root", s.capsule.root[:])
	id := s.capsule.ID()
	v.add("capsule id", id[:])
	if proof == nil {
		p := proveSchnorr(dstCapsule, &w.r, s.capsule.body())
		proof = &p
	}
	s.capsule.proof = *proof
	v.add("capsule proof", proof.Bytes())
	v.add("capsule", s.capsule.Bytes())
	v.add("file key", w.fileKey[:])
	v.add("wrapped file key", s.wrapped[:])
	v.add("stanza body", s.Bytes())
}

func (w *worked) addShares(t *testing.T, v *vectorText, k *Rekey, fragments []Fragment, c *Capsule, proof *ShareProof) {
	var prepared []*PreparedFragment
	for _, f := range fragments {
		p, err := k.Prepare(f)
		if err != nil {
			t.Fatal(err)
		}
		prepared = append(prepared, p)
	}
	for _, p := range prepared {
		share, err := p.Reencrypt(c)
		if err != nil {
			t.Fatal(err)
		}
		hash := sha256.Sum256(share.Bytes())
		v.add(fmt.Sprintf("share %d", p.Index()), share.Bytes())
		v.add(fmt.Sprintf("SHA-256(share %d)", p.Index()), hash[:])
	}
	v.add("grant id", w.grantID[:])
	share, err := prepared[2].Reencrypt(c)
	if err != nil {
		t.Fatal(err)
	}
	if proof == nil {
		if proof, err = prepared[2].Prove(c, share, w.grantID); err != nil {
			t.Fatal(err)
		}
	}
	v.add("proof of share 3", proof.Bytes())
	if err := k.VerifyShare(c, share, proof, w.grantID); err != nil {
		t.Fatal(err)
	}
}

func (w *worked) addPossession(t *testing.T, v *vectorText, proof *Possession) {
	key, context := newSecretKey(w.a), []byte("context of the proof")
	if proof == nil {
		made, err := ProvePossession(key, context)
		if err != nil {
			t.Fatal(err)
		}
		proof = &made
	}
	v.add("possession context", context)
	v.add("proof of possession of A", proof.Bytes())
	if err := VerifyPossession(key.PublicKey(), context, *proof); err != nil {
		t.Fatal(err)
	}
}

// parseVectorText returns the values by name.
func parseVectorText(t *testing.T, text string) map[string][]byte {
	t.Helper()
	values := make(map[string][]byte)
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " = ")
		b, err := hex.DecodeString(value)
		if !ok || err != nil {
			t.Fatalf("bad line in vector: %.40q", line)
		}
		values[name] = b
	}
	return values
}

// TestWorkedVector recomputes the worked vector, and checks that SPEC.md shows
// it, but for lines over 300 characters.
func TestWorkedVector(t *testing.T) {
	w := newWorked()
	if *update {
		cryptotest.SetGlobalRandom(t, 1)
		writeWorked(t, w.text(t, nil, nil, nil))
	}
	data, err := os.ReadFile(workedFile)
	if err != nil {
		t.Fatal(err)
	}
	values := parseVectorText(t, string(data))
	capsuleProof, err := parseSchnorr(values["capsule proof"])
	if err != nil {
		t.Fatal(err)
	}
	shareProof, err := ParseShareProof(values["proof of share 3"])
	if err != nil {
		t.Fatal(err)
	}
	possession, err := ParsePossession(values["proof of possession of A"])
	if err != nil {
		t.Fatal(err)
	}
	if got := w.text(t, &capsuleProof, shareProof, &possession); got != string(data) {
		t.Errorf("the worked vector changed:\n%s", got)
	}
	checkWorkedParts(t, w, values)
	spec, err := os.ReadFile("SPEC.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(spec), specBlock(string(data))) {
		t.Error("SPEC.md does not show the worked vector")
	}
}

// specBlock is the vector as SPEC.md shows it.
func specBlock(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if len(line) <= 300 {
			b.WriteString("    " + line)
		}
	}
	return specStart + "\n" + b.String() + "\n" + specEnd
}

const (
	specStart = "<!-- worked vector -->\n"
	specEnd   = "<!-- end -->\n"
)

// writeWorked writes the vector to its file and into SPEC.md.
func writeWorked(t *testing.T, text string) {
	t.Helper()
	spec, err := os.ReadFile("SPEC.md")
	if err != nil {
		t.Fatal(err)
	}
	before, _, ok := strings.Cut(string(spec), specStart)
	if !ok {
		t.Fatal("SPEC.md has no place for the vector")
	}
	for file, content := range map[string]string{workedFile: text, "SPEC.md": before + specBlock(text)} {
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// checkWorkedParts plays reader: it combines the vector's shares and unwraps.
func checkWorkedParts(t *testing.T, w *worked, values map[string][]byte) {
	s, err := ParseStanza(values["stanza body"])
	if err != nil {
		t.Fatal(err)
	}
	k, err := ParseRekey(values["re-encryption key"])
	if err != nil {
		t.Fatal(err)
	}
	var shares []*Share
	for _, name := range []string{"share 3", "share 1"} {
		share, err := ParseShare(values[name])
		if err != nil {
			t.Fatal(err)
		}
		shares = append(shares, share)
	}
	key, err := k.Combine(newSecretKey(w.b), s, shares)
	if err != nil {
		t.Fatal(err)
	}
	fileKey, err := s.unwrap(&key.k)
	if err != nil || string(fileKey) != "YELLOW SUBMARINE" {
		t.Fatalf("file key %q, %v", fileKey, err)
	}
}
