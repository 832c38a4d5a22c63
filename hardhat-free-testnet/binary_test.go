package testnet

import (
	"context"
	"os"
	"strings"
	"testing"
)

// gofmtSource is a node only in that it is built like one: a small command
// that every Go toolchain has the source of.
var gofmtSource = source{"gofmt", "v0", "cmd/gofmt", []byte("module gofmt\n\ngo 1.26\n"), nil, "-s -w"}

func TestBinaryIsBuiltOnceAndRepaired(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a command")
	}
	cache, said := t.TempDir(), new(strings.Builder)
	path, err := gofmtSource.binary(t.Context(), cache, said)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(said.String(), "building gofmt v0") {
		t.Errorf("said %q", said)
	}
	said.Reset()
	if again, err := gofmtSource.binary(t.Context(), cache, said); err != nil || again != path || said.Len() > 0 {
		t.Errorf("the second time: %s, %v, said %q", again, err, said)
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	file.WriteAt([]byte{0xff}, 4096)
	file.Close()
	if _, err := gofmtSource.binary(t.Context(), cache, said); err != nil || !strings.Contains(said.String(), "damaged") {
		t.Errorf("a flipped byte: %v, said %q", err, said)
	}
	if err := verify(path); err != nil {
		t.Errorf("it was not repaired: %v", err)
	}
}

func TestBinaryOfAnotherPinIsAnother(t *testing.T) {
	other := gofmtSource
	other.sum = []byte("x")
	a, err := gofmtSource.place(t.Context(), "cache")
	if err != nil {
		t.Fatal(err)
	}
	b, err := other.place(t.Context(), "cache")
	if err != nil || a == b {
		t.Errorf("%s and %s (%v)", a, b, err)
	}
}

func TestBuildSaysWhatFailed(t *testing.T) {
	bad := source{"nothing", "v0", "cmd/no-such-command", gofmtSource.mod, nil, ""}
	said := new(strings.Builder)
	path, err := bad.binary(context.Background(), t.TempDir(), said)
	if err == nil || !strings.Contains(err.Error(), "no-such-command") {
		t.Errorf("got %s, %v", path, err)
	}
}

func TestNamedBinaryMustBeTheVersion(t *testing.T) {
	config := Config{Geth: "true", WithoutIPFS: true}
	if _, _, err := config.binaries(t.Context()); err == nil || !strings.Contains(err.Error(), "1.13.15") {
		t.Errorf("a binary of no version: %v", err)
	}
	config.Geth = "no-such-geth"
	if _, _, err := config.binaries(t.Context()); err == nil || !strings.Contains(err.Error(), "no-such-geth") {
		t.Errorf("a missing binary: %v", err)
	}
}

// TestPins holds the versions that the module files pin to those that the
// package names.
func TestPins(t *testing.T) {
	for _, test := range []struct {
		source source
		module string
	}{{gethSource, "github.com/ethereum/go-ethereum"}, {kuboSource, "github.com/ipfs/kubo"}} {
		line := test.module + " " + test.source.version
		if !strings.Contains(string(test.source.mod), line+" ") {
			t.Errorf("%s: its module file does not pin %s", test.source.name, line)
		}
		if !strings.Contains(string(test.source.sum), line+" h1:") {
			t.Errorf("%s: its sums do not have %s", test.source.name, line)
		}
	}
}
