package content

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"testing"

	chunker "github.com/ipfs/boxo/chunker"
	"github.com/ipfs/boxo/ipld/merkledag"
	mdtest "github.com/ipfs/boxo/ipld/merkledag/test"
	"github.com/ipfs/boxo/ipld/unixfs/importer/balanced"
	"github.com/ipfs/boxo/ipld/unixfs/importer/helpers"
	"github.com/multiformats/go-multihash"
)

// oracle is the library that kubo itself uses.
func oracle(t *testing.T, data []byte, chunk int64, fanout int) Hash {
	t.Helper()
	builder, err := merkledag.PrefixForCidVersion(1)
	if err != nil {
		t.Fatal(err)
	}
	builder.MhType = multihash.SHA2_256
	params := helpers.DagBuilderParams{Maxlinks: fanout, CidBuilder: builder, Dagserv: mdtest.Mock()}
	db, err := params.New(chunker.NewSizeSplitter(bytes.NewReader(data), chunk))
	if err != nil {
		t.Fatal(err)
	}
	nd, err := balanced.Layout(db)
	if err != nil {
		t.Fatal(err)
	}
	return Hash(nd.Cid().Hash()[2:])
}

// Small chunks and a small fan-out reach every shape of tree up to height 4.
func TestHasherAgainstLibrary(t *testing.T) {
	data := make([]byte, 8*(4*4*4+2))
	rand.NewChaCha8([32]byte{7}).Read(data)
	for n := range len(data) + 1 {
		h := newHasher(8, 4)
		h.Write(data[:n/3])
		h.Write(data[n/3 : n])
		if got, want := h.Sum(), oracle(t, data[:n], 8, 4); got != want {
			t.Fatalf("%d bytes: got %s, want %s", n, got, want)
		}
	}
}

func TestOfRealParameters(t *testing.T) {
	for _, n := range []int{0, 1, ChunkSize, ChunkSize + 1, 5 * ChunkSize} {
		data := bytes.Repeat([]byte{0xa5, 1, 2}, n)[:n]
		if got, want := Of(data), oracle(t, data, ChunkSize, Fanout); got != want {
			t.Errorf("%d bytes: got %s, want %s", n, got, want)
		}
	}
}

func TestParseHash(t *testing.T) {
	h := Of([]byte("x"))
	if got, err := ParseHash(h.String()); err != nil || got != h {
		t.Fatalf("round trip: %v, %v", got, err)
	}
	for _, s := range []string{"", "00", h.String() + "00", "0x" + h.String()[2:], fmt.Sprintf("%X", h[:]), hex.EncodeToString(h[:31]) + "zz"} {
		if _, err := ParseHash(s); err == nil {
			t.Errorf("accepted %q", s)
		}
	}
}

// A pipeline of any pieces comes to what a hasher does.
func TestPipelineAgreesWithHasher(t *testing.T) {
	data := make([]byte, 20*ChunkSize+1)
	rand.NewChaCha8([32]byte{8}).Read(data)
	for _, n := range []int{0, 1, ChunkSize - 1, ChunkSize, ChunkSize + 1, 2 * ChunkSize, 7*ChunkSize + 5, len(data)} {
		for _, piece := range []int{1000, 64<<10 + 16, ChunkSize, 3*ChunkSize + 7} {
			p := NewPipeline()
			for rest := data[:n]; len(rest) > 0; rest = rest[min(piece, len(rest)):] {
				p.Write(rest[:min(piece, len(rest))])
			}
			if got, want := p.Sum(), Of(data[:n]); got != want {
				t.Errorf("%d bytes, %d at a time: got %s, want %s", n, piece, got, want)
			}
		}
	}
}

func BenchmarkPipeline(b *testing.B) {
	p := NewPipeline()
	buf := make([]byte, 1<<20)
	b.SetBytes(1 << 20)
	for b.Loop() {
		p.Write(buf)
	}
}

func BenchmarkHasher(b *testing.B) {
	h := NewHasher()
	buf := make([]byte, 1<<20)
	b.SetBytes(1 << 20)
	for b.Loop() {
		h.Write(buf)
	}
}
