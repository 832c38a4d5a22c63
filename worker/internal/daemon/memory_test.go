package daemon_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// resident returns what a process takes of the machine's memory, now and at
// most, in bytes.
func (w *process) resident(t *testing.T) (now, peak uint64) {
	t.Helper()
	status := string(must[[]byte](t)(os.ReadFile(fmt.Sprintf("/proc/%d/status", w.cmd.Process.Pid))))
	read := func(name string) (kib uint64) {
		_, after, _ := strings.Cut(status, name+":")
		if _, err := fmt.Sscan(after, &kib); err != nil {
			t.Fatal(err)
		}
		return kib << 10
	}
	return read("VmRSS"), read("VmHWM")
}

// An idle worker leaves a small machine to the validator beside it.
func TestIdleMemory(t *testing.T) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("reads /proc")
	}
	s := newSite(t)
	const limit = 80 << 20
	p := s.init(t, s.members[0], "--ipfs", "http://127.0.0.1:1")
	w := p.run(t)
	time.Sleep(5 * time.Second) // it follows the chain meanwhile
	now, peak := w.resident(t)
	t.Logf("an idle worker takes %.1f MiB, at most %.1f MiB at its start", float64(now)/(1<<20), float64(peak)/(1<<20))
	t.Log(mappings(t, w.cmd.Process.Pid))
	if now > limit {
		t.Errorf("want at most %d MiB", limit>>20)
	}
	if err := w.end(t, syscall.SIGTERM); err != nil {
		t.Error(err)
	}
}

// mappings tells anonymous from file memory.
func mappings(t *testing.T, pid int) string {
	t.Helper()
	var lines []string
	for line := range strings.Lines(string(must[[]byte](t)(os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))))) {
		if strings.HasPrefix(line, "Rss") {
			lines = append(lines, strings.Join(strings.Fields(line), " "))
		}
	}
	return strings.Join(lines, ", ")
}

// transfer is how much goes through a worker while its memory is watched.
const transfer = 1 << 30

// A record as large as they come goes through without growing the worker, with
// the IPFS node in the same process.
func TestTransferMemory(t *testing.T) {
	s := newSite(t)
	p := s.init(t, s.members[0])
	w := p.run(t)
	someone := s.enrol(t, w)
	const limit = 300 << 20
	_, before := w.resident(t)
	start := time.Now()
	h, err := someone.upload(t, w, transfer, io.LimitReader(rand.NewChaCha8([32]byte{1}), transfer))
	if err != nil {
		t.Fatal(err)
	}
	up := time.Since(start)
	_, peak := w.resident(t)
	start = time.Now()
	body, _, err := w.client().Download(t.Context(), h)
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	if n, err := io.Copy(io.Discard, body); err != nil || n != transfer {
		t.Fatalf("read %d bytes: %v", n, err)
	}
	_, end := w.resident(t)
	t.Logf("%d MiB: up in %v, down in %v; the worker took at most %d MiB before, %d after the upload, %d after the download",
		transfer>>20, up.Round(time.Millisecond), time.Since(start).Round(time.Millisecond), before>>20, peak>>20, end>>20)
	if end > limit {
		t.Errorf("want at most %d MiB", limit>>20)
	}
}
