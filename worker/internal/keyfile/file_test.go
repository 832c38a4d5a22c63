package keyfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"filippo.io/age"
	"github.com/ethereum/go-ethereum/crypto"
)

const (
	passphrase = "correct horse battery staple"
	cheap      = 2 // work factor of tests
)

func newFile(t *testing.T) (string, *Keys) {
	t.Helper()
	k, err := Generate(1)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "keys.age")
	if err := k.Create(path, passphrase, cheap); err != nil {
		t.Fatal(err)
	}
	return path, k
}

func same(a, b *Keys) bool {
	x, errX := a.encode()
	y, errY := b.encode()
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func TestRoundTrip(t *testing.T) {
	path, k := newFile(t)
	got, err := Open(path, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if !same(got, k) {
		t.Error("read other keys than were written")
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("left %v beside the file", entries)
	}
}

func TestNeverOverwritten(t *testing.T) {
	path, k := newFile(t)
	other, err := Generate(1)
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Create(path, passphrase, cheap); !errors.Is(err, fs.ErrExist) {
		t.Errorf("overwriting: %v", err)
	}
	if got, err := Open(path, passphrase); err != nil || !same(got, k) {
		t.Errorf("the file changed: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	for name, tt := range map[string]struct {
		spoil      func(path string) error
		passphrase string
		want       error
	}{
		"wrong passphrase": {passphrase: "wrong", want: ErrPassphrase},
		"no passphrase":    {passphrase: "", want: ErrPassphrase},
		"world-readable":   {func(p string) error { return os.Chmod(p, 0o644) }, passphrase, ErrExposed},
		"group-writable":   {func(p string) error { return os.Chmod(p, 0o620) }, passphrase, ErrExposed},
		"absent":           {os.Remove, passphrase, fs.ErrNotExist},
		"empty":            {func(p string) error { return os.Truncate(p, 0) }, passphrase, ErrDamaged},
		"header only":      {func(p string) error { return os.Truncate(p, 100) }, passphrase, ErrDamaged},
		"last byte lost":   {func(p string) error { return shorten(p, 1) }, passphrase, ErrDamaged},
		"not ours":         {func(p string) error { return os.WriteFile(p, []byte("0x1234\n"), 0o600) }, passphrase, ErrDamaged},
		"too large":        {func(p string) error { return os.Truncate(p, maxFile+1) }, passphrase, ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := newFile(t)
			if tt.spoil != nil {
				if err := tt.spoil(path); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := Open(path, tt.passphrase); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

func shorten(path string, by int64) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Truncate(path, info.Size()-by)
}

// Any flipped bit is noticed.
func TestFlippedBits(t *testing.T) {
	path, _ := newFile(t)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range content {
		bad := bytes.Clone(content)
		bad[i] ^= 1
		if _, err := unseal(bad, passphrase); err == nil {
			t.Errorf("a flipped bit in byte %d of %d went unnoticed", i, len(content))
		}
	}
}

func TestStrictDocument(t *testing.T) {
	k, err := Generate(1)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := k.encode()
	if err != nil {
		t.Fatal(err)
	}
	good := string(encoded)
	if _, err := decode(encoded); err != nil {
		t.Fatal(err)
	}
	operator := fmt.Sprintf("%x", crypto.FromECDSA(k.Operator))
	zero := strings.Repeat("0", 64)
	storage := fmt.Sprintf("%x", k.Storage)
	share := k.Shares[1].Bytes()
	for name, change := range map[string][2]string{
		"unknown field":     {`"version"`, `"admin": 1, "version"`},
		"other version":     {`"version": 1`, `"version": 2`},
		"no version":        {`"version": 1,`, ``},
		"operator zero":     {operator, zero},
		"operator too long": {operator, operator + "00"},
		"operator capitals": {operator, strings.Repeat("A", 64)},
		"operator overflow": {operator, strings.Repeat("f", 64)},
		"no operator":       {`"operator"`, `"sealing"`},
		"no storage key":    {storage, zero},
		"share zero":        {fmt.Sprintf("%x", share), zero},
		"share overflow":    {fmt.Sprintf("%x", share), strings.Repeat("f", 64)},
		"epoch zero":        {`"1":`, `"0":`},
		"epoch negative":    {`"1":`, `"-1":`},
		"sealing zero":      {fmt.Sprintf("%x", k.Sealing.Bytes()), zero},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Fatalf("%s: nothing changed", name)
		}
		_, err := decode([]byte(bad))
		if err == nil {
			t.Errorf("%s: accepted", name)
		} else if strings.Contains(err.Error(), operator[:8]) || strings.Contains(err.Error(), storage[:8]) {
			t.Errorf("%s: the error tells a key: %v", name, err)
		}
	}
	if _, err := decode([]byte(good + "{}")); !errors.Is(err, ErrDamaged) {
		t.Errorf("bytes after the end: %v", err)
	}
}

func TestAddShare(t *testing.T) {
	path, k := newFile(t)
	added, err := AddShare(path, passphrase, 2, cheap)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Open(path, passphrase)
	if err != nil || !same(got, added) || len(got.Shares) != 2 || got.Shares[1] != k.Shares[1] {
		t.Fatalf("after adding: %v, %v", got.Epochs(), err)
	}
	if _, err := AddShare(path, passphrase, 2, cheap); err == nil {
		t.Error("replaced a share key")
	}
	if _, err := AddShare(path, "wrong", 3, cheap); !errors.Is(err, ErrPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
	if again, err := Open(path, passphrase); err != nil || !same(again, got) {
		t.Errorf("refused changes changed the file: %v", err)
	}
}

// A link to the file stays one: the file that the institution backs up is the one
// that changes.
func TestAddShareThroughLink(t *testing.T) {
	path, _ := newFile(t)
	link := filepath.Join(t.TempDir(), "keys.age")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if _, err := AddShare(link, passphrase, 2, cheap); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(link); err != nil || to != path {
		t.Errorf("the link leads to %q (%v)", to, err)
	}
	if k, err := Open(path, passphrase); err != nil || len(k.Shares) != 2 {
		t.Errorf("the file has epochs %v (%v)", k.Epochs(), err)
	}
}

// Of share keys that are added at once none is lost.
func TestAddShareConcurrently(t *testing.T) {
	path, _ := newFile(t)
	var wg sync.WaitGroup
	for epoch := uint32(2); epoch < 10; epoch++ {
		wg.Go(func() {
			if _, err := AddShare(path, passphrase, epoch, cheap); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if k, err := Open(path, passphrase); err != nil || len(k.Shares) != 9 {
		t.Errorf("kept epochs %v, %v", k.Epochs(), err)
	}
}

// A replacement that cannot be written leaves the old file.
func TestAddShareDiskFails(t *testing.T) {
	path, k := newFile(t)
	content, err := k.seal(passphrase, cheap)
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the disk failed")
	if err := place(path, content, func(string, string) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("left %v", entries)
	}
	if got, err := Open(path, passphrase); err != nil || !same(got, k) {
		t.Errorf("the file changed: %v", err)
	}
}

func TestKeysDoNotPrint(t *testing.T) {
	k, err := Generate(1)
	if err != nil {
		t.Fatal(err)
	}
	secret := fmt.Sprintf("%x", k.Storage)[:8]
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x"} {
		if s := fmt.Sprintf(verb, k); strings.Contains(s, secret) || !strings.Contains(s, "seat's keys") {
			t.Errorf("%s prints %s", verb, s)
		}
	}
}

// "age -d" opens the file: a backup does not depend on this program.
func TestIsAnAgeFile(t *testing.T) {
	path, _ := newFile(t)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := age.Decrypt(bytes.NewReader(content), identity); err != nil {
		t.Error(err)
	}
}
