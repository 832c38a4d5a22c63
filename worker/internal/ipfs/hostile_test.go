package ipfs

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs"
	"github.com/ipfs/boxo/path"
	ipld "github.com/ipfs/go-ipld-format"
	coreiface "github.com/ipfs/kubo/core/coreiface"

	"github.com/medveil/medveil/worker/content"
)

// hostileNode answers block requests as it likes.
type hostileNode struct {
	coreiface.CoreAPI
	coreiface.BlockAPI
	blocks map[content.Hash][]byte
	answer func(content.Hash, []byte) ([]byte, error)
}

func (n *hostileNode) Block() coreiface.BlockAPI { return n }

func (n *hostileNode) Get(_ context.Context, p path.Path) (io.Reader, error) {
	h := content.Hash(p.(path.ImmutablePath).RootCid().Hash()[2:])
	b, err := n.answer(h, n.blocks[h])
	return bytes.NewReader(b), err
}

// put makes a block of a file node with data and children.
func (n *hostileNode) put(t *testing.T, kind *unixfs.FSNode, children ...content.Hash) content.Hash {
	t.Helper()
	data, err := kind.GetBytes()
	if err != nil {
		t.Fatal(err)
	}
	nd := merkledag.NodeWithData(data)
	nd.SetCidBuilder(toCID(content.Hash{}).Prefix())
	for _, c := range children {
		if err := nd.AddRawLink("", &ipld.Link{Cid: toCID(c), Size: 1}); err != nil {
			t.Fatal(err)
		}
	}
	h := content.Hash(nd.Cid().Hash()[2:])
	n.blocks[h] = nd.RawData()
	return h
}

func honest(_ content.Hash, b []byte) ([]byte, error) { return b, nil }

func file(data string, sizes ...uint64) *unixfs.FSNode {
	fs := unixfs.NewFSNode(unixfs.TFile)
	if data != "" {
		fs.SetData([]byte(data))
	}
	for _, s := range sizes {
		fs.AddBlockSize(s)
	}
	return fs
}

func readAll(n *hostileNode, h content.Hash) ([]byte, error) {
	r, _, err := New(n).Get(context.Background(), h)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Trees that verify block by block and are still no plain file.
func TestHostileTrees(t *testing.T) {
	n := &hostileNode{blocks: make(map[content.Hash][]byte), answer: honest}
	leaf := n.put(t, file("0123"))
	if got, err := readAll(n, n.put(t, file("", 4, 4), leaf, leaf)); err != nil || string(got) != "01230123" {
		t.Fatalf("honest tree: %q, %v", got, err)
	}
	crumbs := file("")
	byteLeaf := n.put(t, file("x"))
	var shared []content.Hash
	for range 100 {
		crumbs.AddBlockSize(1)
		shared = append(shared, byteLeaf)
	}
	empty := n.put(t, file(""))
	bomb := n.put(t, file("x"))
	for range maxDepth + 1 {
		bomb = n.put(t, file("", 1), bomb)
	}
	for name, h := range map[string]content.Hash{
		"child smaller than its parent says": n.put(t, file("", 5), leaf),
		"child larger than its parent says":  n.put(t, file("", 3), leaf),
		"empty child":                        n.put(t, file("", 0), empty),
		"fewer sizes than links":             n.put(t, file("", 4), leaf, leaf),
		"more sizes than links":              n.put(t, file("", 4, 4), leaf),
		"sizes that overflow":                n.put(t, file("", 1<<63, 1<<63), leaf, leaf),
		"deeper than any file":               bomb,
		"far more blocks than it needs":      n.put(t, crumbs, shared...),
		"a directory":                        n.put(t, unixfs.NewFSNode(unixfs.TDirectory)),
		"a symlink":                          n.put(t, unixfs.NewFSNode(unixfs.TSymlink)),
	} {
		if got, err := readAll(n, h); !errors.Is(err, content.ErrCorrupt) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// A node that returns other bytes than asked for is found out at once.
func TestHostileBytes(t *testing.T) {
	n := &hostileNode{blocks: make(map[content.Hash][]byte), answer: honest}
	leaf, other := n.put(t, file("0123")), n.put(t, file("4567"))
	root := n.put(t, file("", 4), leaf)
	down := errors.New("connection reset")
	for name, tt := range map[string]struct {
		answer func(content.Hash, []byte) ([]byte, error)
		want   error
	}{
		"another valid block": {func(h content.Hash, b []byte) ([]byte, error) {
			if h == leaf {
				b = n.blocks[other]
			}
			return b, nil
		}, content.ErrCorrupt},
		"truncated": {func(_ content.Hash, b []byte) ([]byte, error) { return b[:len(b)-1], nil }, content.ErrCorrupt},
		"nothing":   {func(content.Hash, []byte) ([]byte, error) { return nil, nil }, content.ErrCorrupt},
		"endless":   {func(content.Hash, []byte) ([]byte, error) { return make([]byte, 2*maxBlock), nil }, content.ErrCorrupt},
		"missing": {func(h content.Hash, b []byte) ([]byte, error) {
			if h == leaf {
				return nil, ipld.ErrNotFound{Cid: toCID(h)}
			}
			return b, nil
		}, content.ErrNotFound},
		"down": {func(content.Hash, []byte) ([]byte, error) { return nil, down }, down},
	} {
		n.answer = tt.answer
		if got, err := readAll(n, root); !errors.Is(err, tt.want) || len(got) > 0 {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// Any bytes make a block whose hash is right: the parser must stand them.
func FuzzParseNode(f *testing.F) {
	n := &hostileNode{blocks: make(map[content.Hash][]byte)}
	t := new(testing.T)
	leaf := n.put(t, file("0123"))
	n.put(t, file("", 4, 4), leaf, leaf)
	for _, b := range n.blocks {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		n, err := parseNode(content.Hash{}, raw)
		if err != nil {
			return
		}
		sum := uint64(len(n.data))
		for _, c := range n.children {
			sum += c.size
		}
		if sum != n.size {
			t.Error("sizes do not add up")
		}
	})
}
