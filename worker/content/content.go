// Package content computes the content hash of an object: the name under which
// Medveil stores it on IPFS and anchors it on chain.
//
// The hash is the 32-byte SHA-256 digest of the root block that
//
//	ipfs add --cid-version=1 --raw-leaves=false
//
// makes of the object's bytes: UnixFS file nodes in dag-pb, fixed chunks of
// [ChunkSize] bytes, a balanced tree of at most [Fanout] links a node. So the
// CID is recovered from the hash alone, and a client that streams an object to
// or from a worker can compute its name with constant memory and believe
// neither the worker nor its IPFS daemon.
package content

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

const (
	// ChunkSize is the number of object bytes in a leaf, the default of kubo.
	ChunkSize = 256 << 10
	// Fanout is the largest number of links in a node, the default of kubo.
	Fanout = 174
)

// Hash is a content hash: the SHA-256 digest of an object's dag-pb root block.
type Hash [32]byte

// String returns the 64 lower-case hexadecimal digits of h.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// ParseHash reads 64 lower-case hexadecimal digits, and nothing else.
func ParseHash(s string) (Hash, error) {
	var h Hash
	if len(s) != 2*len(h) || strings.ToLower(s) != s {
		return h, fmt.Errorf("content hash: want %d lower-case hexadecimal digits", 2*len(h))
	}
	if _, err := hex.Decode(h[:], []byte(s)); err != nil {
		return Hash{}, fmt.Errorf("content hash: %w", err)
	}
	return h, nil
}

// Hasher computes the content hash of the bytes written to it. Its memory is
// one chunk and the open path of the tree. The zero value is not ready: use
// [NewHasher].
type Hasher struct {
	chunk  int
	fanout int
	buf    []byte
	levels [][]link // levels[i]: nodes of height i that have no parent yet
}

// NewHasher returns a Hasher of no bytes.
func NewHasher() *Hasher { return newHasher(ChunkSize, Fanout) }

func newHasher(chunk, fanout int) *Hasher {
	return &Hasher{chunk: chunk, fanout: fanout, buf: make([]byte, 0, chunk)}
}

// Write appends p to the object. It never fails.
func (h *Hasher) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		if len(h.buf) == h.chunk {
			h.flush()
		}
		k := min(h.chunk-len(h.buf), len(p))
		h.buf = append(h.buf, p[:k]...)
		p = p[k:]
	}
	return n, nil
}

// Sum returns the hash of everything written so far. It ends the Hasher: no
// Write or Sum may follow.
func (h *Hasher) Sum() Hash {
	if len(h.buf) > 0 || len(h.levels) == 0 {
		h.flush()
	}
	for i := 0; ; i++ {
		if i == len(h.levels)-1 && len(h.levels[i]) == 1 {
			return h.levels[i][0].digest
		}
		if len(h.levels[i]) > 0 {
			h.fold(i)
		}
	}
}

// flush makes a leaf of the buffered bytes.
func (h *Hasher) flush() {
	h.push(0, leaf(h.buf))
	h.buf = h.buf[:0]
}

// push adds a node of height i. A full level is folded only when one more node
// of that height comes, so that the last full node can still be the root.
func (h *Hasher) push(i int, l link) {
	if i == len(h.levels) {
		h.levels = append(h.levels, nil)
	}
	if len(h.levels[i]) == h.fanout {
		h.fold(i)
	}
	h.levels[i] = append(h.levels[i], l)
}

// fold makes one parent of all open nodes of height i.
func (h *Hasher) fold(i int) {
	parent := branch(h.levels[i])
	h.levels[i] = h.levels[i][:0]
	h.push(i+1, parent)
}

// Of returns the hash of b.
func Of(b []byte) Hash {
	h := NewHasher()
	h.Write(b)
	return h.Sum()
}

func sum(block []byte) Hash { return sha256.Sum256(block) }
