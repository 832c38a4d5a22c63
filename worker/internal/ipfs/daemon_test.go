package ipfs

import (
	"bufio"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"

	"github.com/ipfs/go-cid"
	"github.com/ipfs/kubo/config"
	coreiface "github.com/ipfs/kubo/core/coreiface"
	"github.com/ipfs/kubo/core/coreiface/options"
	"github.com/ipfs/kubo/repo/fsrepo"

	"github.com/medveil/medveil/worker/content"
)

// startDaemon runs the ipfs command of the PATH as an offline daemon on a free
// port of loopback.
func startDaemon(t *testing.T) (url string) {
	t.Helper()
	binary, err := exec.LookPath("ipfs")
	if err != nil {
		t.Skip("no ipfs command in the PATH")
	}
	dir := filepath.Join(t.TempDir(), "ipfs")
	if err := Create(dir); err != nil {
		t.Fatal(err)
	}
	listenOnLoopback(t, dir)
	cmd := exec.Command(binary, "daemon", "--offline")
	cmd.Env = []string{"IPFS_PATH=" + dir, "IPFS_TELEMETRY=off", "HOME=" + dir}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		cmd.Wait()
	})
	return apiURL(t, out)
}

// listenOnLoopback gives the daemon an address for its API.
func listenOnLoopback(t *testing.T, dir string) {
	t.Helper()
	repo, err := fsrepo.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	conf, err := repo.Config()
	if err != nil {
		t.Fatal(err)
	}
	conf.Addresses.API = config.Strings{"/ip4/127.0.0.1/tcp/0"}
	if err := repo.SetConfig(conf); err != nil {
		t.Fatal(err)
	}
}

// apiURL reads the daemon's output until it is ready and leaves the rest to be
// drained.
func apiURL(t *testing.T, out io.Reader) (url string) {
	t.Helper()
	const prefix = "RPC API server listening on /ip4/127.0.0.1/tcp/"
	var said strings.Builder
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		said.WriteString(lines.Text() + "\n")
		if port, ok := strings.CutPrefix(lines.Text(), prefix); ok {
			url = "http://127.0.0.1:" + port
		}
		if lines.Text() == "Daemon is ready" {
			go io.Copy(io.Discard, out)
			return url
		}
	}
	t.Fatalf("the daemon did not start: %s", said.String())
	return ""
}

// The same adapter works over a daemon's RPC API, and objects have the same
// names there.
func TestDaemon(t *testing.T) {
	s, err := Dial(startDaemon(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const size = 5*content.ChunkSize + 9
	h, err := s.Add(t.Context(), pattern(size))
	if err != nil {
		t.Fatal(err)
	}
	checkObject(t, s, h, size)
	if _, _, err := s.Get(t.Context(), content.Of([]byte("never added"))); !errors.Is(err, content.ErrNotFound) {
		t.Errorf("missing object: %v", err)
	}
	if name := pinsOf(t, s)[toCID(h)]; name != pinName {
		t.Errorf("the daemon names the pin %q", name)
	}
	embedded, _ := openTest(t)
	if same, err := embedded.Add(t.Context(), pattern(size)); err != nil || same != h {
		t.Errorf("embedded node names it %s (%v), daemon %s", same, err, h)
	}
}

// An object that breaks off on its way to a daemon is not pinned.
func TestDaemonBrokenAdd(t *testing.T) {
	s, err := Dial(startDaemon(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	broken := errors.New("broken")
	if _, err := s.Add(t.Context(), io.MultiReader(pattern(3*content.ChunkSize), iotest.ErrReader(broken))); !errors.Is(err, broken) {
		t.Fatalf("a broken object: %v", err)
	}
	for object, name := range pinsOf(t, s) {
		if name == pinName {
			t.Errorf("%s is pinned", object)
		}
	}
}

// pinsOf returns the names of a node's pins.
func pinsOf(t *testing.T, s *Store) map[cid.Cid]string {
	t.Helper()
	pins := make(chan coreiface.Pin, 100)
	if err := s.api.Pin().Ls(t.Context(), pins, options.Pin.Ls.Recursive(), options.Pin.Ls.Detailed(true)); err != nil {
		t.Fatal(err)
	}
	names := make(map[cid.Cid]string)
	for p := range pins {
		names[p.Path().RootCid()] = p.Name()
	}
	return names
}

// A daemon that is not there is an error, not "not found".
func TestNoDaemon(t *testing.T) {
	s, err := Dial("http://127.0.0.1:1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(t.Context(), pattern(1)); err == nil {
		t.Error("stored on nothing")
	}
	if _, _, err := s.Get(t.Context(), content.Hash{}); err == nil || strings.Contains(err.Error(), "not found") {
		t.Errorf("read from nothing: %v", err)
	}
}
