package receipt

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/medveil/medveil/worker/api"
)

func word(b byte) *api.Word { return &api.Word{b} }

// entries returns one entry of each kind.
func entries() []*Entry {
	return []*Entry{
		{Kind: Released, Time: 1, Nym: word(1), Owner: word(2), Receipt: &api.Receipt{GranteeNym: *word(1), GrantID: *word(3), Index: 4}},
		{Kind: Refused, Time: 2, Nym: word(1), Owner: word(2), Refusal: &Refusal{Code: api.GrantRevoked, GrantID: word(3), CapsuleID: word(4), Block: 5}},
		{Kind: Refused, Time: 2, Nym: word(1), Refusal: &Refusal{Code: api.TooLarge}},
		{Kind: Stored, Time: 3, Nym: word(1), Object: &Object{Hash: *word(9), Bytes: 7}},
		{Kind: Dripped, Time: 4, Nym: word(1)},
		{Kind: Forgotten, Time: 5, GrantID: word(3), Owner: word(2), Why: "revoked"},
		{Kind: Decided, Time: 6, Case: &Decision{ID: *word(8), Reason: "no <evidence> & \"none\""}},
	}
}

func leaf(t testing.TB, e *Entry) []byte {
	t.Helper()
	b, err := e.Leaf()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestLeafRoundTrip(t *testing.T) {
	for _, e := range entries() {
		b := leaf(t, e)
		got, err := Parse(b)
		if err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		again, err := got.encode()
		if err != nil || !bytes.Equal(again, b) || got.Salt == (api.Word{}) {
			t.Errorf("%s became %s, %v", b, again, err)
		}
		if other := leaf(t, e); bytes.Equal(other, b) {
			t.Errorf("%s: the same salt twice", b)
		}
	}
}

// There is one encoding of an entry.
func TestParseRefuses(t *testing.T) {
	good := string(leaf(t, entries()[4])) // {"kind":"drip","time":4,"salt":"0x..","nym":"0x.."}
	if _, err := Parse([]byte(good)); err != nil {
		t.Fatal(err)
	}
	nym := good[strings.Index(good, `,"nym"`):]
	for name, bad := range map[string]string{
		"space":             strings.Replace(good, ":", ": ", 1),
		"end of line":       good + "\n",
		"doubled member":    strings.Replace(good, `"time":4`, `"time":3,"time":4`, 1),
		"unknown member":    strings.Replace(good, `"time":4`, `"time":4,"more":1`, 1),
		"other order":       `{"time":4,"kind":"drip"` + good[strings.Index(good, `,"salt"`):],
		"other case":        strings.Replace(good, `"time"`, `"Time"`, 1),
		"number with point": strings.Replace(good, `"time":4`, `"time":4.0`, 1),
		"escaped letter":    strings.Replace(good, `drip`, "dr\\u0069p", 1),
		"upper-case digits": strings.Replace(good, nym, strings.Replace(nym, "0x01", "0x0A", 1), 1),
		"null member":       strings.Replace(good, `"time":4`, `"time":4,"why":""`, 1),
		"no nym":            strings.Replace(good, nym, "}", 1),
		"another's member":  strings.Replace(good, nym, nym[:len(nym)-1]+`,"why":"x"}`, 1),
		"unknown kind":      strings.Replace(good, "drip", "drop", 1),
		"nothing":           "",
		"no object":         "null",
		"too long":          good + strings.Repeat(" ", MaxLeaf),
	} {
		if _, err := Parse([]byte(bad)); err == nil {
			t.Errorf("%s: parsed %s", name, bad)
		}
	}
	other := *entries()[0]
	other.Nym = word(7)
	if _, err := other.Leaf(); err == nil {
		t.Error("a receipt for another than asked")
	}
	long := *entries()[6]
	long.Case = &Decision{Reason: strings.Repeat("x", MaxLeaf)}
	if _, err := long.Leaf(); err == nil {
		t.Error("an entry longer than a leaf may be")
	}
}

// tree is a log made by the library's storing side.
type tree struct {
	leaves [][]byte
	nodes  []tlog.Hash
}

func (l *tree) ReadHashes(at []int64) (hashes []tlog.Hash, err error) {
	for _, i := range at {
		hashes = append(hashes, l.nodes[i])
	}
	return hashes, nil
}

func newTree(t testing.TB, n int) *tree {
	t.Helper()
	l := new(tree)
	for i := range n {
		b := leaf(t, entries()[i%len(entries())])
		stored, err := tlog.StoredHashes(int64(i), b, l)
		if err != nil {
			t.Fatal(err)
		}
		l.leaves, l.nodes = append(l.leaves, b), append(l.nodes, stored...)
	}
	return l
}

func (l *tree) checkpoint(t testing.TB, size int) *api.Checkpoint {
	t.Helper()
	root, err := tlog.TreeHash(int64(size), l)
	if err != nil {
		t.Fatal(err)
	}
	return &api.Checkpoint{Worker: api.Address{1}, Log: 2, Size: uint64(size), Root: api.Word(root)}
}

func toWords(hashes []tlog.Hash) (w []api.Word) {
	for _, h := range hashes {
		w = append(w, api.Word(h))
	}
	return w
}

// Every entry of every size is proven, and no changed bit of index, leaf, proof
// or checkpoint is.
func TestVerifyEntry(t *testing.T) {
	l := newTree(t, 20)
	for size := 1; size <= 20; size++ {
		c := l.checkpoint(t, size)
		for i := range size {
			hashes, err := tlog.ProveRecord(int64(size), int64(i), l)
			if err != nil {
				t.Fatal(err)
			}
			proof := toWords(hashes)
			if _, err := VerifyEntry(c, uint64(i), l.leaves[i], proof); err != nil {
				t.Fatalf("entry %d of %d: %v", i, size, err)
			}
			refuse(t, fmt.Sprintf("entry %d of %d", i, size), c, uint64(i), l.leaves[i], proof)
		}
	}
}

func refuse(t *testing.T, name string, c *api.Checkpoint, i uint64, leaf []byte, proof []api.Word) {
	t.Helper()
	check := func(what string, c *api.Checkpoint, i uint64, leaf []byte, proof []api.Word) {
		t.Helper()
		if _, err := VerifyEntry(c, i, leaf, proof); err == nil {
			t.Errorf("%s with %s: verified", name, what)
		}
	}
	other := *c
	other.Root[31] ^= 1
	check("another root", &other, i, leaf, proof)
	if c.Size > 1 {
		check("another index", c, (i+1)%c.Size, leaf, proof)
	}
	check("an index behind the end", c, c.Size, leaf, proof)
	check("another leaf", c, i, append(bytes.Clone(leaf), ' '), proof)
	check("a longer proof", c, i, leaf, append(proof[:len(proof):len(proof)], api.Word{}))
	for n := range proof {
		bad := append([]api.Word(nil), proof...)
		bad[n][0] ^= 1
		check("another node", c, i, leaf, bad)
		check("a shorter proof", c, i, leaf, proof[:n])
	}
	huge := *c
	huge.Size = 1 << 63
	check("a huge log", &huge, i, leaf, proof)
}

func TestVerifyConsistency(t *testing.T) {
	l, fork := newTree(t, 20), newTree(t, 20)
	for size := 1; size <= 20; size++ {
		for old := 1; old <= size; old++ {
			hashes, err := tlog.ProveTree(int64(size), int64(old), l)
			if err != nil {
				t.Fatal(err)
			}
			before, after, proof := l.checkpoint(t, old), l.checkpoint(t, size), toWords(hashes)
			if err := VerifyConsistency(before, after, proof); err != nil {
				t.Fatalf("%d to %d: %v", old, size, err)
			}
			for name, bad := range map[string]error{
				"another past":   VerifyConsistency(fork.checkpoint(t, old), after, proof),
				"another future": VerifyConsistency(before, fork.checkpoint(t, size), proof),
				"longer proof":   VerifyConsistency(before, after, append(proof[:len(proof):len(proof)], api.Word{})),
			} {
				if bad == nil {
					t.Errorf("%d to %d, %s: verified", old, size, name)
				}
			}
			if old < size && VerifyConsistency(after, before, proof) == nil {
				t.Errorf("%d back to %d: verified", size, old)
			}
		}
	}
	empty := &api.Checkpoint{Worker: api.Address{1}, Log: 2, Root: EmptyRoot()}
	other := l.checkpoint(t, 3)
	other.Log++
	if err := VerifyConsistency(empty, l.checkpoint(t, 3), nil); err != nil {
		t.Error(err)
	}
	if VerifyConsistency(empty, other, nil) == nil || VerifyConsistency(empty, l.checkpoint(t, 3), []api.Word{{}}) == nil {
		t.Error("another log, or a proof of nothing: verified")
	}
}

func TestSigners(t *testing.T) {
	by := func(a api.Address) func(api.Word, api.Signature) (api.Address, error) {
		return func(api.Word, api.Signature) (api.Address, error) { return a, nil }
	}
	c := &api.Checkpoint{Worker: api.Address{1}}
	r := new(api.Receipt)
	if VerifyCheckpoint(api.Domain{}, c, by(api.Address{1})) != nil || VerifyReceipt(api.Domain{}, api.Address{1}, r, by(api.Address{1})) != nil {
		t.Error("refused the operator's signature")
	}
	if VerifyCheckpoint(api.Domain{}, c, by(api.Address{2})) == nil || VerifyReceipt(api.Domain{}, api.Address{1}, r, by(api.Address{2})) == nil {
		t.Error("took another's signature")
	}
}

// What parses encodes to the same bytes.
func FuzzParse(f *testing.F) {
	for _, e := range entries() {
		f.Add(leaf(f, e))
	}
	f.Add([]byte(`{"kind":"drip","time":1}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := Parse(b)
		if err != nil {
			return
		}
		if again, err := e.encode(); err != nil || !bytes.Equal(again, b) {
			t.Errorf("%q became %q, %v", b, again, err)
		}
	})
}

// No proof makes verification panic or go on for long.
func FuzzVerify(f *testing.F) {
	l := newTree(f, 5)
	c := l.checkpoint(f, 5)
	f.Add(uint64(5), uint64(2), uint64(3), c.Root[:])
	f.Add(^uint64(0), uint64(1<<62), uint64(0), []byte{})
	f.Fuzz(func(t *testing.T, size, index, old uint64, proof []byte) {
		var words []api.Word
		for len(proof) >= 32 {
			words, proof = append(words, api.Word(proof)), proof[32:]
		}
		c := &api.Checkpoint{Size: size}
		if _, err := VerifyEntry(c, index, l.leaves[0], words); err == nil {
			t.Error("a root of zeros was met")
		}
		if err := VerifyConsistency(&api.Checkpoint{Size: old}, c, words); err == nil && old != 0 && old != size {
			t.Error("a root of zeros was met")
		}
	})
}
