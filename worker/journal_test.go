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
	f, end, err := journalFiles(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close(); end.Close() })
	var all []entry
	j, err := openJournal(f, end, func(e *entry) error { all = append(all, *e); return nil })
	return j, all, err
}

// journalFiles opens a journal and its end, and makes what is missing.
func journalFiles(name string) (journal, end *os.File, err error) {
	if journal, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return nil, nil, err
	}
	if end, err = os.OpenFile(name+".end", os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return nil, nil, err
	}
	if info, err := end.Stat(); err != nil || info.Size() > 0 {
		return journal, end, err
	}
	_, err = end.Write(encodeEnd(0, [32]byte{}))
	return journal, end, err
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

// Whole lines missing at the end, or another end in their place, are noticed:
// the worker would answer again what it has forgotten.
func TestJournalLosesItsEnd(t *testing.T) {
	name := filepath.Join(t.TempDir(), "journal")
	appended := func(n uint64) []byte {
		t.Helper()
		j, _, err := testJournal(t, name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			if err := j.append(&entry{Kind: entryDrip, Time: i}); err != nil {
				t.Fatal(err)
			}
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	whole := appended(3)
	lines := bytes.SplitAfter(whole, []byte("\n"))
	other, _, err := reopen(t, lines[0])
	if err != nil {
		t.Fatal(err)
	}
	for range 4 {
		if err := other.append(&entry{Kind: entryDrip, Time: 9}); err != nil {
			t.Fatal(err)
		}
	}
	fork, err := os.ReadFile(other.file.Name())
	if err != nil {
		t.Fatal(err)
	}
	for what, b := range map[string][]byte{
		"all": nil, "last line": bytes.Join(lines[:2], nil), "last line torn": whole[:len(whole)-1],
		"two lines": lines[0], "other lines": fork,
	} {
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := testJournal(t, name); !errors.Is(err, ErrJournal) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := os.WriteFile(name, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	appended(1) // whole again: it goes on
	for what, b := range map[string]string{"empty": "", "garbage": strings.Repeat("x", endSize), "long": string(encodeEnd(0, [32]byte{})) + "\n", "negative": "-000000000000000001 " + strings.Repeat("0", 64) + "\n"} {
		f, end, err := journalFiles(filepath.Join(t.TempDir(), "journal"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(end.Name(), []byte(b), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := openJournal(f, end, func(*entry) error { return nil }); !errors.Is(err, ErrJournal) {
			t.Errorf("%s end: %v", what, err)
		}
	}
}

// A power cut may take back the note of the end, which is not synced.
func TestJournalAheadOfItsEnd(t *testing.T) {
	name := filepath.Join(t.TempDir(), "journal")
	if err := os.WriteFile(name, written(t, 3), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, all, err := testJournal(t, name); err != nil || len(all) != 3 {
		t.Fatalf("%d entries, %v", len(all), err)
	}
	if _, all, err := testJournal(t, name); err != nil || len(all) != 3 {
		t.Errorf("%d entries, %v", len(all), err)
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
