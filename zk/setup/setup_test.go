package setup

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/frontend"
)

// A cubic circuit shows knowledge of X with X^3 + X + 5 = Y.
type cubic struct {
	X frontend.Variable
	Y frontend.Variable `gnark:",public"`
}

func (c *cubic) Define(api frontend.API) error {
	api.AssertIsEqual(c.Y, api.Add(api.Mul(c.X, c.X, c.X), c.X, 5))
	return nil
}

type square struct{ cubic }

func (c *square) Define(api frontend.API) error {
	api.AssertIsEqual(c.Y, api.Mul(c.X, c.X))
	return nil
}

const name = "cubic"

var cubicPin = sync.OnceValues(func() (Pin, error) {
	_, pin, err := GenerateUnsafe(context.Background(), name, &cubic{})
	return pin, err
})

// isolate gives the test a cache of its own and returns it with the pin.
func isolate(t *testing.T) (*cache, Pin) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", home)
	t.Setenv("HOME", home)
	t.Setenv("LocalAppData", home)
	pin, err := cubicPin()
	if err != nil {
		t.Fatal(err)
	}
	c, err := openCache(name, pin)
	if err != nil {
		t.Fatal(err)
	}
	return c, pin
}

func mustLoad(t *testing.T, pin Pin) *Keys {
	t.Helper()
	k, err := load(t.Context(), name, pin, &cubic{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// works proves and verifies, and sees that a wrong statement is refused.
func works(t *testing.T, k *Keys) {
	t.Helper()
	w, err := frontend.NewWitness(&cubic{X: 3, Y: 35}, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	proof, err := groth16.Prove(k.System, k.Proving, w)
	if err != nil {
		t.Fatal(err)
	}
	public, err := w.Public()
	if err != nil {
		t.Fatal(err)
	}
	if err := groth16.Verify(proof, k.Verifying, public); err != nil {
		t.Fatal(err)
	}
	wrong, err := frontend.NewWitness(&cubic{Y: 36}, ecc.BN254.ScalarField(), frontend.PublicOnly())
	if err != nil {
		t.Fatal(err)
	}
	if groth16.Verify(proof, k.Verifying, wrong) == nil {
		t.Fatal("a wrong statement verifies")
	}
}

func TestKeysAreReproducible(t *testing.T) {
	reader := rand.Reader
	_, first := isolate(t)
	_, again, err := GenerateUnsafe(t.Context(), name, &cubic{})
	if err != nil {
		t.Fatal(err)
	}
	if first != again {
		t.Error("two runs give two keys")
	}
	_, other, err := GenerateUnsafe(t.Context(), "other", &cubic{})
	if err != nil {
		t.Fatal(err)
	}
	if other.System != first.System || other.Proving == first.Proving || other.Verifying == first.Verifying {
		t.Error("keys do not depend on their name")
	}
	if rand.Reader != reader {
		t.Error("generation replaced the randomness of this process")
	}
}

// The directory that parent and child share does not outlive the generation.
func TestGenerationLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	for _, circuit := range []frontend.Circuit{&cubic{}, &square{}} {
		if _, _, err := GenerateUnsafe(t.Context(), name, circuit); err != nil {
			t.Fatal(err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestLoadGeneratesOnceAndThenReads(t *testing.T) {
	_, pin := isolate(t)
	generated := 0
	for range 3 {
		k, err := load(t.Context(), name, pin, &cubic{}, func(string) { generated++ })
		if err != nil {
			t.Fatal(err)
		}
		works(t, k)
	}
	if generated != 1 {
		t.Errorf("generated %d times, want once", generated)
	}
}

// Whatever is wrong with the cache, it is replaced, and never used.
func TestDamagedCacheIsRebuilt(t *testing.T) {
	c, pin := isolate(t)
	for _, file := range []string{systemFile, provingFile, verifyingFile} {
		for what, damage := range map[string]func(path string, content []byte) error{
			"a flipped bit": func(path string, b []byte) error {
				b[len(b)/2] ^= 1
				return os.WriteFile(path, b, 0o600)
			},
			"truncated": func(path string, b []byte) error { return os.WriteFile(path, b[:len(b)/2], 0o600) },
			"empty":     func(path string, b []byte) error { return os.WriteFile(path, nil, 0o600) },
			"longer":    func(path string, b []byte) error { return os.WriteFile(path, append(b, 0), 0o600) },
			"missing":   func(path string, _ []byte) error { return os.Remove(path) },
			"a folder": func(path string, _ []byte) error {
				return errors.Join(os.Remove(path), os.Mkdir(path, 0o700))
			},
		} {
			t.Run(file+" "+what, func(t *testing.T) {
				mustLoad(t, pin)
				path := filepath.Join(c.dir, file)
				content, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if err := damage(path, content); err != nil {
					t.Fatal(err)
				}
				if _, err := c.read(); err == nil {
					t.Fatal("the damaged cache is used")
				}
				told := ""
				k, err := load(t.Context(), name, pin, &cubic{}, func(s string) { told = s })
				if err != nil {
					t.Fatal(err)
				}
				works(t, k)
				if _, err := c.read(); err != nil {
					t.Errorf("the cache is still damaged: %v", err)
				}
				if !strings.Contains(told, "unsafe") {
					t.Errorf("progress does not say unsafe: %q", told)
				}
			})
		}
	}
}

func TestCacheEntryThatIsAFileIsReplaced(t *testing.T) {
	c, pin := isolate(t)
	if err := os.MkdirAll(c.root, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(c.dir, []byte("not a folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	works(t, mustLoad(t, pin))
}

// What a crash leaves behind is not used, and goes away.
func TestUnfinishedStoreIsRemoved(t *testing.T) {
	c, pin := isolate(t)
	unfinished := filepath.Join(c.root, name+"-unsafe-new-123")
	if err := os.MkdirAll(unfinished, 0o700); err != nil {
		t.Fatal(err)
	}
	works(t, mustLoad(t, pin))
	entries, err := os.ReadDir(c.root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if path := filepath.Join(c.root, e.Name()); path != c.dir && !strings.HasSuffix(path, ".lock") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

func TestConcurrentLoadsGenerateOnce(t *testing.T) {
	_, pin := isolate(t)
	var generated atomic.Int32
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() {
			count := func(told string) {
				if strings.HasPrefix(told, "generating") {
					generated.Add(1)
				}
			}
			if _, err := load(t.Context(), name, pin, &cubic{}, count); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := generated.Load(); n != 1 {
		t.Errorf("generated %d times, want once", n)
	}
}

func TestLoadRefusesWhatIsNotPinned(t *testing.T) {
	c, pin := isolate(t)
	_, err := load(t.Context(), name, pin, &square{}, nil)
	if !errors.Is(err, errPinMismatch) || !strings.Contains(err.Error(), "go generate") {
		t.Errorf("another circuit: got %v, want what to do before anything is generated", err)
	}
	for _, change := range []func(*Pin){
		func(p *Pin) { p.Proving = digest(nil) },
		func(p *Pin) { p.Verifying = digest(nil) },
	} {
		wrong := pin
		change(&wrong)
		if _, err := load(t.Context(), name, wrong, &cubic{}, nil); !errors.Is(err, errPinMismatch) {
			t.Errorf("other keys: got %v", err)
		}
	}
	if _, err := LoadUnsafe(t.Context(), "unheard of", &cubic{}, nil); !errors.Is(err, errNotPinned) {
		t.Errorf("unknown name: got %v", err)
	}
	if _, err := os.Stat(c.dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("something was stored")
	}
}

func TestLoadEndsWithItsContext(t *testing.T) {
	c, pin := isolate(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := load(ctx, name, pin, &cubic{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
	if _, err := os.Stat(c.dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("something was stored")
	}
}

// Waiting for another process is told, and ends with the context.
func TestWaitingForTheLockIsToldAndEnds(t *testing.T) {
	c, pin := isolate(t)
	if err := os.MkdirAll(c.root, 0o700); err != nil {
		t.Fatal(err)
	}
	unlock, err := tryLock(filepath.Join(c.root, name+".lock"))
	if err != nil || unlock == nil {
		t.Fatalf("the lock of a new cache is held: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var told []string
	_, err = load(ctx, name, pin, &cubic{}, func(s string) { told = append(told, s); cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
	if len(told) != 1 || !strings.HasPrefix(told[0], "waiting") {
		t.Errorf("progress: %q", told)
	}
	released := func(told string) {
		if strings.HasPrefix(told, "waiting") {
			unlock()
		}
	}
	if _, err := load(t.Context(), name, pin, &cubic{}, released); err != nil {
		t.Errorf("after the lock is released: %v", err)
	}
}

// Neither an inherited environment nor any two arguments make a program that
// links this package do the child's work, which would end it before main.
func TestOtherProcessesReachMain(t *testing.T) {
	if os.Getenv("MEDVEIL_UNSAFE_SETUP_CHILD") != "" {
		fmt.Println("main runs")
		return
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), "MEDVEIL_UNSAFE_SETUP_CHILD="+t.TempDir(), "MEDVEIL_UNSAFE_SETUP_NAME=x")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "main runs") {
		t.Errorf("got %v: %s", err, out)
	}
}

func TestUnsafeStreamIsPinned(t *testing.T) {
	var b [8]byte
	if _, err := unsafeStream("name", []byte("system")).Read(b[:]); err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprintf("%x", b), "98f978e1ae72e93c"; got != want {
		t.Errorf("stream begins %s, want %s", got, want)
	}
}

func TestWriteVerifierSaysUnsafe(t *testing.T) {
	_, pin := isolate(t)
	k := mustLoad(t, pin)
	var b bytes.Buffer
	if err := k.WriteVerifier(&b, "CubicVerifierUnsafeDev"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"pragma solidity 0.8.37;", "contract CubicVerifierUnsafeDev is IVerifier {",
		"bool public constant UNSAFE_DEVELOPMENT_KEYS = true;", "uint256[1] calldata input", "UNSAFE",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the verifier lacks %q", want)
		}
	}
	if k.WriteVerifier(&b, "CubicVerifier") == nil {
		t.Error("a name that does not say unsafe is accepted")
	}
}
