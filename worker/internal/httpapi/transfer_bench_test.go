package httpapi_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/kubo/config"
	"github.com/ipfs/kubo/repo"
	"github.com/ipfs/kubo/repo/fsrepo"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/internal/ipfs"
	"github.com/medveil/medveil/zk/credential"
)

// transferSize is the size of the object in BenchmarkTransfer.
const transferSize = 1 << 30

// BenchmarkTransfer moves the same bytes with kubo's own command and through a
// worker on a kubo daemon, from one file and to nothing, each way on a
// repository with synced blocks. Rounds take turns in who goes first, each with
// bytes that neither has. It reports how many times as long as kubo's the
// worker's way takes, in all rounds. It needs the ipfs command in the PATH and
// 4 GiB of disk, and 3 more for each round:
//
//	go test -run '^$' -bench Transfer -benchtime 3x ./worker/internal/httpapi
func BenchmarkTransfer(b *testing.B) {
	binary, err := exec.LookPath("ipfs")
	if err != nil {
		b.Skip("no ipfs command in the PATH")
	}
	plain := newDaemon(b, binary)
	store := must[*ipfs.Store](b)(ipfs.Dial(newDaemon(b, binary).url))
	defer store.Close()
	c := newConsortium(b, store)
	p := c.enrol("Bench Person", credential.RolePatient)
	must[*api.RegisterResponse](b)(c.members[0].client.Register(b.Context(), p.request))
	var add, cat, upload, download stopwatch
	path := filepath.Join(b.TempDir(), "object")
	b.SetBytes(4 * transferSize)
	for round := 0; b.Loop(); round++ {
		want := writeObject(b, path, byte(round))
		turns := []func(){func() {
			add.time(func() { plain.add(b, path) })
			cat.time(func() { plain.cat(b, want) })
		}, func() {
			upload.time(func() { c.upload(b, p, path, want) })
			download.time(func() { c.download(b, want) })
		}}
		turns[round%2]()
		turns[1-round%2]()
	}
	for name, d := range map[string]stopwatch{"add": add, "cat": cat, "upload": upload, "download": download} {
		b.ReportMetric(float64(b.N)*transferSize/1e6/d.Seconds(), name+"-MB/s")
	}
	b.ReportMetric(upload.Seconds()/add.Seconds(), "upload/add")
	b.ReportMetric(download.Seconds()/cat.Seconds(), "download/cat")
}

// A stopwatch adds up times.
type stopwatch struct{ time.Duration }

func (s *stopwatch) time(f func()) {
	_ = exec.Command("sync").Run() // what was written before is not paid for now
	start := time.Now()
	f()
	s.Duration += time.Since(start)
}

// writeObject writes an object and returns its content hash.
func writeObject(b *testing.B, path string, seed byte) content.Hash {
	f := must[*os.File](b)(os.Create(path))
	defer f.Close()
	h := content.NewPipeline()
	if _, err := io.Copy(io.MultiWriter(f, h), io.LimitReader(rand.NewChaCha8([32]byte{seed}), transferSize)); err != nil {
		b.Fatal(err)
	}
	return h.Sum()
}

// daemon is a kubo daemon without a network.
type daemon struct {
	binary string
	env    []string
	url    string
}

func newDaemon(b *testing.B, binary string) *daemon {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "ipfs")
	if err := ipfs.Create(dir); err != nil {
		b.Fatal(err)
	}
	d := &daemon{binary: binary, env: []string{"IPFS_PATH=" + dir, "IPFS_TELEMETRY=off", "HOME=" + dir}}
	repo := must[repo.Repo](b)(fsrepo.Open(dir))
	conf := must[*config.Config](b)(repo.Config())
	conf.Addresses.API = config.Strings{"/ip4/127.0.0.1/tcp/0"}
	if err := repo.SetConfig(conf); err != nil {
		b.Fatal(err)
	}
	repo.Close()
	cmd := d.command("daemon", "--offline")
	out := must[io.ReadCloser](b)(cmd.StdoutPipe())
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { cmd.Process.Signal(os.Interrupt); cmd.Wait() })
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "Daemon is ready" {
		if port, ok := strings.CutPrefix(lines.Text(), "RPC API server listening on /ip4/127.0.0.1/tcp/"); ok {
			d.url = "http://127.0.0.1:" + port
		}
	}
	go io.Copy(io.Discard, out)
	return d
}

func (d *daemon) command(args ...string) *exec.Cmd {
	cmd := exec.Command(d.binary, args...)
	cmd.Env = d.env
	return cmd
}

func (d *daemon) add(b *testing.B, path string) {
	if out, err := d.command("add", "--quiet", "--cid-version=1", "--raw-leaves=false", path).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
}

func (d *daemon) cat(b *testing.B, want content.Hash) {
	cmd := d.command("cat", fmt.Sprintf("f01701220%x", want[:])) // CIDv1 of dag-pb and sha2-256, in base 16
	cmd.Stdout = io.Writer(nil)                                  // /dev/null
	if err := cmd.Run(); err != nil {
		b.Fatal(err)
	}
}

func (c *consortium) upload(b *testing.B, p *person, path string, want content.Hash) {
	m := c.members[0]
	f := must[*os.File](b)(os.Open(path))
	defer f.Close()
	permit := must[*api.UploadPermit](b)(api.NewUploadPermit(c.api(), m.address(), transferSize, p.sign))
	if err := m.client.UploadAs(b.Context(), permit, f, want); err != nil {
		b.Fatal(err)
	}
}

func (c *consortium) download(b *testing.B, want content.Hash) {
	body, _, err := c.members[0].client.Download(b.Context(), want)
	if err != nil {
		b.Fatal(err)
	}
	defer body.Close()
	// as the SDK reads, and into nothing: io.Discard itself reads in small pieces
	if n, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, body, make([]byte, 256<<10)); err != nil || n != transferSize {
		b.Fatalf("%d bytes: %v", n, err)
	}
}
