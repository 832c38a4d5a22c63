package worker

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/medveil/medveil/worker/api"
)

const journalToWrite = "MEDVEIL_TEST_JOURNAL"

// TestMain lets the test binary be the process that TestKilledWriter kills.
func TestMain(m *testing.M) {
	if name := os.Getenv(journalToWrite); name != "" {
		if err := writeForEver(name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// writeForEver acknowledges each entry on standard output.
func writeForEver(name string) error {
	f, end, err := journalFiles(name)
	if err != nil {
		return err
	}
	j, err := openJournal(f, end, func(*entry) error { return nil })
	if err != nil {
		return err
	}
	for n := uint64(1); ; n++ {
		if err := j.append(&entry{Kind: entryDrip, Time: n, Nym: api.Word{1}}); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// What was acknowledged before kill -9 is there after it.
func TestKilledWriter(t *testing.T) {
	name := filepath.Join(t.TempDir(), "journal")
	var want uint64
	for range 3 {
		want += killedWriter(t, name)
		_, all, err := testJournal(t, name)
		if err != nil {
			t.Fatal(err)
		}
		if got := uint64(len(all)); got < want || got > want+1 {
			t.Fatalf("%d entries after %d acknowledged", got, want)
		}
		want = uint64(len(all))
	}
}

// killedWriter kills a writer at some moment and returns how many entries it
// acknowledged.
func killedWriter(t *testing.T, name string) uint64 {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), journalToWrite+"="+name)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	var last uint64
	for lines.Scan() {
		fmt.Sscan(lines.Text(), &last)
		if last == 20 {
			time.AfterFunc(10*time.Millisecond, func() { cmd.Process.Kill() })
		}
	}
	cmd.Wait()
	if last < 20 {
		t.Fatalf("the writer stopped after %d entries", last)
	}
	return last
}
