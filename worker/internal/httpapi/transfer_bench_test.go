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
// worker on a kubo daemon, from one file and to nothing, each way on a new
// repository with synced blocks. It needs the ipfs command in the PATH and 4 GiB
// of disk:
//
//	go test -run '^$' -bench Transfer -benchtime 1x ./worker/internal/httpapi
func BenchmarkTransfer(b *testing.B) {
	binary, err := exec.LookPath("ipfs")
	if err != nil {
		b.Skip("no ipfs command in the PATH")
	}
	path, want := transferFile(b)
	plain := newDaemon(b, binary)
	b.Run("kubo/add", func(b *testing.B) { plain.add(b, path) })
	b.Run("kubo/cat", func(b *testing.B) { plain.cat(b, want) })
	store := must[*ipfs.Store](b)(ipfs.Dial(newDaemon(b, binary).url))
	defer store.Close()
	c := newConsortium(b, store)
	p := c.enrol("Bench Person", credential.RolePatient)
	must[*api.RegisterResponse](b)(c.members[0].client.Register(b.Context(), p.request))
	b.Run("worker/upload", func(b *testing.B) { c.benchUpload(b, p, path, want) })
	b.Run("worker/download", func(b *testing.B) { c.benchDownload(b, want) })
}

// transferFile writes the object and returns its path and content hash.
func transferFile(b *testing.B) (string, content.Hash) {
	path := filepath.Join(b.TempDir(), "object")
	f := must[*os.File](b)(os.Create(path))
	defer f.Close()
	h := content.NewPipeline()
	if _, err := io.Copy(io.MultiWriter(f, h), io.LimitReader(rand.NewChaCha8([32]byte{3}), transferSize)); err != nil {
		b.Fatal(err)
	}
	return path, h.Sum()
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
	b.SetBytes(transferSize)
	for b.Loop() {
		if out, err := d.command("add", "--quiet", "--cid-version=1", "--raw-leaves=false", path).CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
}

func (d *daemon) cat(b *testing.B, want content.Hash) {
	b.SetBytes(transferSize)
	for b.Loop() {
		cmd := d.command("cat", fmt.Sprintf("f01701220%x", want[:])) // CIDv1 of dag-pb and sha2-256, in base 16
		cmd.Stdout = io.Writer(nil)                                  // /dev/null
		if err := cmd.Run(); err != nil {
			b.Fatal(err)
		}
	}
}

func (c *consortium) benchUpload(b *testing.B, p *person, path string, want content.Hash) {
	m := c.members[0]
	b.SetBytes(transferSize)
	for b.Loop() {
		f := must[*os.File](b)(os.Open(path))
		permit := must[*api.UploadPermit](b)(api.NewUploadPermit(c.api(), m.address(), transferSize, p.sign))
		if err := m.client.UploadAs(b.Context(), permit, f, want); err != nil {
			b.Fatal(err)
		}
		f.Close()
	}
}

func (c *consortium) benchDownload(b *testing.B, want content.Hash) {
	b.SetBytes(transferSize)
	for b.Loop() {
		body, _, err := c.members[0].client.Download(b.Context(), want)
		if err != nil {
			b.Fatal(err)
		}
		// as the SDK reads, and into nothing: io.Discard itself reads in small pieces
		if n, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, body, make([]byte, 256<<10)); err != nil || n != transferSize {
			b.Fatalf("%d bytes: %v", n, err)
		}
		body.Close()
	}
}
