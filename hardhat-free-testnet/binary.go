package testnet

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// The module files that pin each node and everything it is built of.
var (
	//go:embed nodes/geth.mod
	gethMod []byte
	//go:embed nodes/geth.sum
	gethSum []byte
	//go:embed nodes/kubo.mod
	kuboMod []byte
	//go:embed nodes/kubo.sum
	kuboSum []byte
)

// source is a node that is built from the Go module proxy.
type source struct {
	name, version string
	command       string // package path of the command
	mod, sum      []byte
	ldflags       string
}

// The nodes. geth v1.13.15 is the last that seals Clique; it links to runtime
// internals by name, which today's linker must be told to allow.
var (
	gethSource = source{"geth", "v1.13.15", "github.com/ethereum/go-ethereum/cmd/geth", gethMod, gethSum, "-s -w -checklinkname=0"}
	kuboSource = source{"ipfs", "v0.42.0", "github.com/ipfs/kubo/cmd/ipfs", kuboMod, kuboSum, "-s -w"}
)

// Build builds geth and kubo, unless they are in the cache, and returns the
// paths of their binaries. It takes minutes the first time and needs the go
// command then. progress gets a line for each build.
func Build(ctx context.Context, progress io.Writer) (geth, ipfs string, err error) {
	return Config{Progress: progress}.binaries(ctx)
}

// nodeCache is the folder of built binaries.
func nodeCache() (string, error) {
	cache, err := os.UserCacheDir()
	return filepath.Join(cache, "medveil", "nodes"), err
}

// Built reports whether both nodes are in the cache, so that Build is quick.
func Built(ctx context.Context) bool {
	cache, err := nodeCache()
	if err != nil {
		return false
	}
	for _, s := range []source{gethSource, kuboSource} {
		binary, err := s.place(ctx, cache)
		if err != nil || verify(binary) != nil {
			return false
		}
	}
	return true
}

// place is where the cache keeps the binary: by version, toolchain, platform
// and the digest of the module files.
func (s source) place(ctx context.Context, cache string) (string, error) {
	toolchain, err := toolchain(ctx)
	if err != nil {
		return "", fmt.Errorf("building %s needs the go command; or name a binary of %s %s: %w", s.name, s.name, s.version, err)
	}
	pins := sha256.New()
	for _, part := range [][]byte{s.mod, s.sum, []byte(s.ldflags)} {
		fmt.Fprintf(pins, "%d\n%s", len(part), part)
	}
	folder := fmt.Sprintf("%s-%s-%s-%s-%s-%x", s.name, s.version, toolchain, runtime.GOOS, runtime.GOARCH, pins.Sum(nil)[:6])
	return filepath.Join(cache, folder, s.name), nil
}

// toolchain is the version of the Go toolchain that builds in a folder of its
// own, or of this program's where there is no go command.
func toolchain(ctx context.Context) (string, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return runtime.Version(), nil
	}
	cmd := exec.CommandContext(ctx, "go", "env", "GOVERSION")
	cmd.Dir = os.TempDir()
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

// binary returns the path of the cached binary, which it builds if it is
// missing or is not what was built.
func (s source) binary(ctx context.Context, cache string, progress io.Writer) (string, error) {
	path, err := s.place(ctx, cache)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	unlock, err := lockBuild(filepath.Dir(path), s.name, progress)
	if err != nil {
		return "", err
	}
	defer unlock()
	switch err := verify(path); {
	case err == nil:
		return path, nil
	case !errors.Is(err, os.ErrNotExist):
		fmt.Fprintf(progress, "the cached %s is damaged (%v) and built anew\n", s.name, err)
	}
	fmt.Fprintf(progress, "building %s %s from the module proxy: minutes, once\n", s.name, s.version)
	start := time.Now()
	if err := s.build(ctx, path); err != nil {
		return "", fmt.Errorf("building %s %s: %w", s.name, s.version, err)
	}
	fmt.Fprintf(progress, "built %s %s in %s\n", s.name, s.version, time.Since(start).Round(time.Second))
	return path, nil
}

// lockBuild waits until nobody else builds in a folder.
func lockBuild(dir, name string, progress io.Writer) (unlock func(), err error) {
	lock, err := os.OpenFile(filepath.Join(dir, lockFile), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		fmt.Fprintf(progress, "waiting for another process that builds %s\n", name)
		if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
			lock.Close()
			return nil, fmt.Errorf("locking %s: %w", dir, err)
		}
	}
	return func() { lock.Close() }, nil
}

// build compiles the command in a module of its own that holds nothing but the
// pins. go checks every module against the sums. The binary is moved to its
// place once its digest is beside it.
func (s source) build(ctx context.Context, path string) error {
	module, err := os.MkdirTemp("", "medveil-"+s.name+"-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(module)
	for name, content := range map[string][]byte{"go.mod": s.mod, "go.sum": s.sum} {
		if err := os.WriteFile(filepath.Join(module, name), content, 0o600); err != nil {
			return err
		}
	}
	built := path + ".new"
	defer os.Remove(built)
	cmd := exec.CommandContext(ctx, "go", "build", "-p", "2", "-trimpath", "-ldflags="+s.ldflags, "-o", built, s.command)
	cmd.Dir = module
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOWORK=off", "GOMAXPROCS=2")
	// The compilers that go starts must not outlive an interrupted build.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, tail(out, 5))
	}
	digest, err := digestFile(built)
	if err != nil {
		return err
	}
	if err := writeFile(path+".sha256", []byte(digest+"\n")); err != nil {
		return err
	}
	return os.Rename(built, path)
}

// verify reports whether a cached binary is what was built. It wraps
// os.ErrNotExist when there is none. It finds damage, not an attacker, who
// could change the noted digest as well.
func verify(path string) error {
	have, err := digestFile(path)
	if err != nil {
		return err
	}
	want, err := os.ReadFile(path + ".sha256")
	if err != nil {
		return fmt.Errorf("its digest is gone: %v", err)
	}
	if have != strings.TrimSpace(string(want)) {
		return errors.New("its digest differs")
	}
	return nil
}

func digestFile(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(digest.Sum(nil)), nil
}

// binaries returns what to run: the named binaries, or those that are built.
func (c Config) binaries(ctx context.Context) (geth, ipfs string, err error) {
	if geth, err = c.binary(ctx, c.Geth, gethSource); err != nil || c.WithoutIPFS {
		return geth, "", err
	}
	ipfs, err = c.binary(ctx, c.IPFS, kuboSource)
	return geth, ipfs, err
}

func (c Config) binary(ctx context.Context, named string, s source) (string, error) {
	if named == "" {
		cache, err := nodeCache()
		if err != nil {
			return "", err
		}
		return s.binary(ctx, cache, c.Progress)
	}
	path, err := exec.LookPath(named)
	if err != nil {
		return "", fmt.Errorf("the named %s: %w", s.name, err)
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", err
	}
	out, err := runNode(ctx, os.TempDir(), nil, path, "version")
	if err != nil {
		return "", fmt.Errorf("the named %s: %w", s.name, err)
	}
	if bare := strings.TrimPrefix(s.version, "v"); !strings.Contains(string(out), bare) {
		return "", fmt.Errorf("the named %s is not version %s: it says %q", s.name, bare, tail(out, 10))
	}
	return path, nil
}
