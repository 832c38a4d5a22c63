package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"github.com/medveil/medveil/worker"
)

func create(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state.db")
	if err := Create(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string) *State {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func key(n int) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }

func put(t testing.TB, s *State, b worker.Bucket, from, to int, size int) {
	t.Helper()
	err := s.Update(func(tx worker.Tx) error {
		for n := from; n < to; n++ {
			if err := tx.Put(b, key(n), bytes.Repeat([]byte{byte(n)}, size)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestCreateAndOpenAreApart(t *testing.T) {
	path := create(t)
	if err := Create(path); err == nil {
		t.Error("created over a state")
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if _, err := Open(path + ".other"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("opened what was not created: %v", err)
	}
	if _, err := os.Stat(path + ".other"); err == nil {
		t.Error("opening made a file")
	}
	s := open(t, path)
	if second, err := Open(path); err == nil {
		second.Close()
		t.Error("opened twice")
	}
	s.Close()
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil {
		t.Error("opened a file that others can read")
	}
}

// What Updates put is there in order after a restart, and what they deleted is
// not; a failed Update leaves nothing, also among others that succeed.
func TestUpdates(t *testing.T) {
	path := create(t)
	s := open(t, path)
	refused := errors.New("refused")
	var wg sync.WaitGroup
	for n := range 300 {
		wg.Go(func() {
			err := s.Update(func(tx worker.Tx) error {
				if err := tx.Put("a", key(n), []byte{}); err != nil {
					return err
				}
				if n%3 == 0 {
					return refused
				}
				return tx.Put("b", key(n), key(n))
			})
			if n%3 == 0 != errors.Is(err, refused) || n%3 != 0 && err != nil {
				t.Errorf("update %d: %v", n, err)
			}
		})
	}
	wg.Wait()
	if err := s.Update(func(tx worker.Tx) error { return errors.Join(tx.Delete("b", key(1)), tx.Delete("none", key(1))) }); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := s.Update(func(worker.Tx) error { return nil }); err == nil {
		t.Error("updated a closed state")
	}
	s = open(t, path)
	var got, want []string
	for n := 2; n < 300; n++ {
		if n%3 != 0 {
			want = append(want, fmt.Sprint(n))
		}
	}
	err := s.View(func(tx worker.Tx) error {
		if tx.Get("a", key(3)) != nil || tx.Get("b", key(1)) != nil || tx.Get("a", key(1)) == nil || tx.Get("none", key(1)) != nil {
			t.Error("keys that must be there are not, or the other way round")
		}
		return tx.Scan("b", key(0), func(k, v []byte) (bool, error) {
			if !bytes.Equal(k, v) {
				t.Errorf("key %x has value %x", k, v)
			}
			got = append(got, fmt.Sprint(binary.BigEndian.Uint64(k)))
			return true, nil
		})
	})
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v\ngot  %v\nwant %v", err, got, want)
	}
}

// After a panic nothing is read or written any more: bbolt may hold its locks.
func TestPanicIsAnError(t *testing.T) {
	for name, do := range map[string]func(*State, func(worker.Tx) error) error{"view": (*State).View, "update": (*State).Update} {
		s := open(t, create(t))
		if err := do(s, func(worker.Tx) error { panic("bad page") }); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
		nothing := func(worker.Tx) error { return nil }
		if err := errors.Join(s.View(nothing), s.Update(nothing)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s, then: %v", name, err)
		}
	}
}

// filled returns the bytes of a state with small and large values, in one
// bucket with branches, one with large pages and a small one.
func filled(t testing.TB) []byte {
	t.Helper()
	path := create(t)
	s := open(t, path)
	for n := range 10 {
		put(t, s, "many", 100*n, 100*n+100, 40)
		put(t, s, "large", n, n+1, 9000)
	}
	put(t, s, "small", 0, 2, 8)
	s.Close()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// readAll opens a state of these bytes and reads everything.
func readAll(t testing.TB, b []byte) (n int, err error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(path)
	if err != nil {
		if after, _ := os.ReadFile(path); !bytes.Equal(after, b) {
			t.Error("a damaged file was changed")
		}
		return 0, err
	}
	defer s.Close()
	for _, bucket := range []worker.Bucket{"many", "large", "small"} {
		err = errors.Join(err, s.View(func(tx worker.Tx) error {
			return tx.Scan(bucket, nil, func(_, v []byte) (bool, error) { n++; return true, nil })
		}))
	}
	return n, err
}

// A flipped bit is found when the file is opened, or it is where nothing was
// written: it never panics and never changes what is read.
func TestDamagedByte(t *testing.T) {
	whole := filled(t)
	want, err := readAll(t, whole)
	if err != nil || want != 1012 {
		t.Fatalf("%d values, %v", want, err)
	}
	tries := 2000
	if testing.Short() {
		tries = 200
	}
	found := 0
	for range tries {
		b := bytes.Clone(whole)
		at := rand.IntN(len(b))
		b[at] ^= 1 << rand.IntN(8)
		n, err := readAll(t, b)
		if err == nil && n != want {
			t.Fatalf("bit of byte %d: %d values, want %d", at, n, want)
		}
		if err != nil {
			found++
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("bit of byte %d: %v", at, err)
			}
		}
	}
	if found < tries/10 {
		t.Errorf("%d of %d flipped bits were found", found, tries)
	}
}

// Pages that are gone, moved or of chance are found.
func TestDamagedPages(t *testing.T) {
	whole := filled(t)
	for i := 0; i < len(whole)/pageSize; i++ {
		for name, spoil := range map[string]func(p []byte){
			"zeroed":    func(p []byte) { clear(p) },
			"ones":      func(p []byte) { copy(p, bytes.Repeat([]byte{0xff}, len(p))) },
			"of chance": func(p []byte) { copy(p[16:], key(rand.Int())) },
			"of others": func(p []byte) { copy(p, whole[2*pageSize:3*pageSize]) },
		} {
			b := bytes.Clone(whole)
			spoil(b[i*pageSize : (i+1)*pageSize])
			if n, err := readAll(t, b); err == nil && n != 1012 || err != nil && !errors.Is(err, ErrDamaged) {
				t.Errorf("page %d %s: %d values, %v", i, name, n, err)
			}
		}
	}
	c := &checker{file: bytes.NewReader(whole)}
	m, err := c.newest()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 100, pageSize, 2 * pageSize, int(m.highWater-1) * pageSize} {
		if _, err := readAll(t, whole[:n]); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
	}
}

// A page that goes bad under an open state is an error of whoever reads it.
func TestDamageWhileOpen(t *testing.T) {
	path := create(t)
	s := open(t, path)
	put(t, s, "large", 0, 4, 9000)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(b, bytes.Repeat([]byte{2}, 8000))
	if _, err := f.WriteAt([]byte{9}, int64(at+100)); err != nil {
		t.Fatal(err)
	}
	for n, want := range []error{nil, nil, ErrDamaged, nil} {
		err := s.View(func(tx worker.Tx) error { tx.Get("large", key(n)); return nil })
		if !errors.Is(err, want) {
			t.Errorf("value %d: %v, want %v", n, err, want)
		}
	}
	if err := f.Truncate(0); err != nil { // reading the mapping is a fault now
		t.Fatal(err)
	}
	err = s.View(func(tx worker.Tx) error { tx.Get("large", key(0)); return nil })
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("truncated: %v", err)
	}
}

// A full disk fails the commit and nothing else: when there is room again,
// commits succeed.
func TestFullDisk(t *testing.T) {
	if os.Getenv(fullDiskChild) == "" {
		runOnFullDisk(t)
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	s := open(t, create(t))
	put(t, s, "a", 0, 10, 100)
	limitFiles(t, 1<<20)
	err := s.Update(func(tx worker.Tx) error { return tx.Put("a", key(99), make([]byte, 4<<20)) })
	if err == nil {
		t.Fatal("put 4 MiB on a full disk")
	}
	if n := values(t, s, "a"); n != 10 {
		t.Errorf("%d values after a failed commit", n)
	}
	path := s.db.Path()
	s.Close()
	s = open(t, path)
	if n := values(t, s, "a"); n != 10 {
		t.Errorf("%d values after a restart", n)
	}
	put(t, s, "a", 10, 20, 100)
}

const fullDiskChild = "MEDVEIL_TEST_FULL_DISK"

// runOnFullDisk runs the test in a process of its own, whose files may not
// grow: the limit is the whole process's.
func runOnFullDisk(t *testing.T) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestFullDisk$", "-test.v")
	cmd.Env = append(os.Environ(), fullDiskChild+"=1")
	out, err := cmd.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("--- PASS")) {
		t.Errorf("%v\n%s", err, out)
	}
}

func limitFiles(t *testing.T, size uint64) {
	t.Helper()
	limit := syscall.Rlimit{Cur: size, Max: size}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Skip("file sizes cannot be limited here:", err)
	}
}

func values(t *testing.T, s *State, b worker.Bucket) (n int) {
	t.Helper()
	err := s.View(func(tx worker.Tx) error {
		return tx.Scan(b, nil, func(_, _ []byte) (bool, error) { n++; return true, nil })
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func FuzzCheck(f *testing.F) {
	whole := filled(f)
	f.Add(uint32(16), uint64(1))
	f.Add(uint32(5*pageSize), uint64(0xffff))
	f.Add(uint32(5*pageSize+8), uint64(0xffffffffffff))
	f.Fuzz(func(t *testing.T, at uint32, x uint64) {
		b := bytes.Clone(whole)
		i := int(at) % (len(b) - 8)
		binary.LittleEndian.PutUint64(b[i:], binary.LittleEndian.Uint64(b[i:])^x)
		if n, err := readAll(t, b); err == nil && n != 1012 || err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("%d values, %v", n, err)
		}
	})
}
