package worker

import (
	"bytes"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/medveil/medveil/worker/api"
)

func testJournal(t *testing.T, name string) (*journal, []entry, error) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	var all []entry
	j, err := openJournal(f, func(e *entry) error { all = append(all, *e); return nil })
	return j, all, err
}

// written returns the bytes of a journal of n entries.
func written(t *testing.T, n int) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "journal")
	j, _, err := testJournal(t, name)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := j.append(&entry{Kind: entryDrip, Time: uint64(i), Nym: api.Word{byte(i)}}); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func reopen(t *testing.T, b []byte) (*journal, []entry, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "journal")
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return testJournal(t, name)
}

// Cut anywhere: whole entries stay, the torn one goes, and the journal
// goes on.
func TestJournalTornTail(t *testing.T) {
	b := written(t, 2)
	for n := 0; n <= len(b); n += 7 {
		j, all, err := reopen(t, b[:n])
		if err != nil {
			t.Fatalf("cut at %d: %v", n, err)
		}
		if want := strings.Count(string(b[:n]), "\n"); len(all) != want {
			t.Fatalf("cut at %d: %d entries, want %d", n, len(all), want)
		}
		if err := j.append(&entry{Kind: entryDrip}); err != nil {
			t.Fatal(err)
		}
		after, err := os.ReadFile(j.file.Name())
		if err != nil {
			t.Fatal(err)
		}
		if _, again, err := reopen(t, after); err != nil || len(again) != len(all)+1 {
			t.Fatalf("cut at %d, appended: %d entries, %v", n, len(again), err)
		}
	}
}

// Any flipped bit, or a line taken out before the end, is noticed, except in
// what a crash may leave: an unfinished last line.
func TestJournalDamage(t *testing.T) {
	b := written(t, 3)
	for i := range len(b) - 1 {
		bad := append([]byte(nil), b...)
		bad[i] ^= 1
		if _, _, err := reopen(t, bad); !errors.Is(err, ErrJournal) {
			t.Fatalf("bit of byte %d: %v", i, err)
		}
	}
	lines := strings.SplitAfter(string(b), "\n")
	for name, bad := range map[string]string{
		"first line gone":  lines[1] + lines[2],
		"middle line gone": lines[0] + lines[2],
		"swapped":          lines[1] + lines[0] + lines[2],
		"doubled":          lines[0] + lines[0],
		"long tail":        string(b) + strings.Repeat("x", maxEntry+1),
	} {
		if _, _, err := reopen(t, []byte(bad)); !errors.Is(err, ErrJournal) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A journal that cannot be written stops the worker for good: nothing may be
// answered that is not recorded.
func TestJournalFailsForGood(t *testing.T) {
	j, _, err := testJournal(t, filepath.Join(t.TempDir(), "journal"))
	if err != nil {
		t.Fatal(err)
	}
	j.file.Close()
	for range 2 {
		if err := j.append(&entry{Kind: entryDrip}); err == nil {
			t.Fatal("wrote to a closed file")
		}
	}
	if j.err == nil {
		t.Error("the failure was forgotten")
	}
}

func TestUnknownEntryRefusesToStart(t *testing.T) {
	w := new(Worker)
	if err := w.remember(&entry{Kind: "from the future"}); err == nil {
		t.Error("an entry of unknown meaning was passed over")
	}
	if err := w.remember(&entry{Kind: entryReceipt}); err == nil {
		t.Error("a receipt without its fragment was passed over")
	}
}

// Whatever the file holds, opening it neither panics nor loses whole entries:
// what it takes for sound, it reads the same again.
func FuzzJournal(f *testing.F) {
	link := nextLink([32]byte{}, []byte(`{"kind":"drip"}`))
	f.Add([]byte(hex.EncodeToString(link[:]) + ` {"kind":"drip"}` + "\n"))
	f.Add([]byte("torn"))
	f.Fuzz(func(t *testing.T, b []byte) {
		j, all, err := reopen(t, b)
		if err != nil {
			return
		}
		again, err := os.ReadFile(j.file.Name())
		if err != nil {
			t.Fatal(err)
		}
		if _, same, err := reopen(t, again); err != nil || len(same) != len(all) || !bytes.HasPrefix(b, again) {
			t.Errorf("%d entries, then %d: %v", len(all), len(same), err)
		}
	})
}
