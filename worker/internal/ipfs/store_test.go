package ipfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/medveil/medveil/worker/content"
)

func openTest(t testing.TB) (*Store, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ipfs")
	if err := Create(dir); err != nil {
		t.Fatal(err)
	}
	s, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, dir
}

// pattern yields n bytes that differ from chunk to chunk.
func pattern(n int64) io.Reader {
	return io.LimitReader(rand.NewChaCha8([32]byte{1}), n)
}

func TestAddGet(t *testing.T) {
	s, _ := openTest(t)
	ctx := context.Background()
	for _, n := range []int64{0, 1, content.ChunkSize - 1, content.ChunkSize, content.ChunkSize + 1, 3*content.ChunkSize + 7} {
		t.Run(strconv.FormatInt(n, 10), func(t *testing.T) {
			h, err := s.Add(ctx, pattern(n))
			if err != nil {
				t.Fatal(err)
			}
			want, _ := io.ReadAll(pattern(n))
			if h != content.Of(want) {
				t.Errorf("node says %s, bytes say %s", h, content.Of(want))
			}
			r, size, err := s.Get(ctx, h)
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			got, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			if size != n || !bytes.Equal(got, want) {
				t.Errorf("read %d bytes of size %d, want %d", len(got), size, n)
			}
		})
	}
}

// Two levels of branches: 175 chunks are one more than a branch holds.
func TestDeepTree(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 44 MiB")
	}
	s, _ := openTest(t)
	for _, chunks := range []int64{content.Fanout, content.Fanout + 1, 2*content.Fanout + 1} {
		h, err := s.Add(context.Background(), pattern(chunks*content.ChunkSize))
		if err != nil {
			t.Fatal(err) // Add itself compares with the node's name
		}
		checkObject(t, s, h, chunks*content.ChunkSize)
	}
}

func checkObject(t testing.TB, s *Store, h content.Hash, n int64) {
	t.Helper()
	r, _, err := s.Get(context.Background(), h)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	got := content.NewHasher()
	if m, err := io.Copy(got, r); err != nil || m != n {
		t.Fatalf("read %d bytes: %v, want %d", m, err, n)
	}
	if got.Sum() != h {
		t.Fatal("other bytes than were added")
	}
}

func TestNotFound(t *testing.T) {
	s, _ := openTest(t)
	_, _, err := s.Get(context.Background(), content.Of([]byte("never added")))
	if !errors.Is(err, content.ErrNotFound) {
		t.Fatalf("got %v, want ErrNotFound", err)
	}
}

func TestAddReportsReadError(t *testing.T) {
	s, _ := openTest(t)
	broken := errors.New("the line broke")
	r := io.MultiReader(pattern(content.ChunkSize+5), &failAfter{err: broken})
	if _, err := s.Add(context.Background(), r); !errors.Is(err, broken) {
		t.Fatalf("got %v, want the reader's error", err)
	}
}

type failAfter struct{ err error }

func (f *failAfter) Read([]byte) (int, error) { return 0, f.err }

// The disk below the node is not trusted either: a flipped bit in a leaf is
// found before the leaf's bytes are returned.
func TestCorruptBlock(t *testing.T) {
	s, dir := openTest(t)
	h, err := s.Add(context.Background(), pattern(3*content.ChunkSize))
	if err != nil {
		t.Fatal(err)
	}
	flipLargestBlock(t, dir)
	r, _, err := s.Get(context.Background(), h)
	if err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, r)
	if !errors.Is(err, content.ErrCorrupt) || n >= 3*content.ChunkSize {
		t.Fatalf("read %d bytes, %v; want ErrCorrupt", n, err)
	}
}

func flipLargestBlock(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "blocks", "*", "*.data"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > content.ChunkSize {
			b[len(b)/2] ^= 1
			if err := os.WriteFile(name, b, 0o600); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatal("no leaf block on disk")
}

func TestReopenKeepsObjects(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ipfs")
	if err := Create(dir); err != nil {
		t.Fatal(err)
	}
	var h content.Hash
	for i := range 2 {
		s, err := Open(context.Background(), dir)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			if h, err = s.Add(context.Background(), strings.NewReader("a record")); err != nil {
				t.Fatal(err)
			}
		} else {
			checkObject(t, s, h, 8)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCreateAndOpenAreSeparateActs(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(context.Background(), dir); err == nil {
		t.Error("opened a repository that was never created")
	}
	if err := Create(dir); err != nil {
		t.Fatal(err)
	}
	if err := Create(dir); !errors.Is(err, ErrExists) {
		t.Errorf("created over a repository: %v", err)
	}
}

// A record of 1 GiB must not need memory of its size. This smaller one already
// shows growth: 96 MiB of object, under 48 MiB of live heap.
func TestMemoryDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 96 MiB")
	}
	s, _ := openTest(t)
	const size = 96 << 20
	var peak uint64
	watch := func(r io.Reader) io.Reader { return &heapWatch{r: r, peak: &peak} }
	h, err := s.Add(context.Background(), watch(pattern(size)))
	if err != nil {
		t.Fatal(err)
	}
	r, _, err := s.Get(context.Background(), h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, watch(r)); err != nil {
		t.Fatal(err)
	}
	if peak > 48<<20 {
		t.Errorf("live heap reached %d MiB", peak>>20)
	}
}

// heapWatch samples the live heap every 4 MiB.
type heapWatch struct {
	r    io.Reader
	n    int
	peak *uint64
}

func (w *heapWatch) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if w.n += n; w.n > 4<<20 {
		w.n = 0
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		*w.peak = max(*w.peak, m.HeapAlloc)
	}
	return n, err
}

// BenchmarkGiB stores and reads back 1 GiB; MEDVEIL_GIB=1 turns it on.
func BenchmarkGiB(b *testing.B) {
	if os.Getenv("MEDVEIL_GIB") == "" {
		b.Skip("set MEDVEIL_GIB=1: needs 1 GiB of disk")
	}
	s, _ := openTest(b)
	b.SetBytes(2 << 30)
	for b.Loop() {
		h, err := s.Add(context.Background(), pattern(1<<30))
		if err != nil {
			b.Fatal(err)
		}
		checkObject(b, s, h, 1<<30)
	}
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "VmHWM") {
			fmt.Print(line)
		}
	}
}
