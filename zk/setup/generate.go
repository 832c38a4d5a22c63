package setup

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha3"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/logger"
)

// unsafeSeed is the public constant that the trapdoor of every development key
// follows from, together with the name and the constraint system.
const unsafeSeed = "Medveil UNSAFE development keys v1: whoever reads this can forge proofs"

// childName as its zeroth argument makes a process that links this package the
// child of [generate], whose directory and name are the other two arguments: it
// does that work and exits before main. Who starts a process chooses its
// arguments; an environment is inherited, from a shell or an attacker, and could
// make a command exit with success that has done nothing.
const childName = "medveil-unsafe-setup"

// Names of the cached files.
const (
	systemFile    = "constraint-system"
	provingFile   = "unsafe-proving-key"
	verifyingFile = "unsafe-verifying-key"
)

// init silences gnark, which logs to the standard output of whoever links it; a
// program that wants its log sets gnark's logger after. Then it becomes the
// child, if this process is one.
func init() {
	logger.Disable()
	if len(os.Args) != 3 || os.Args[0] != childName {
		return
	}
	if err := child(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// generate runs the setup of a serialised constraint system in a child process
// and returns the files. See the package documentation for why.
func generate(ctx context.Context, name string, system []byte) (*keyFiles, error) {
	dir, err := os.MkdirTemp("", "medveil-unsafe-setup-")
	if err != nil {
		return nil, fmt.Errorf("generate keys: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, systemFile), system, 0o600); err != nil {
		return nil, fmt.Errorf("generate keys: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("generate keys: find this executable: %w", err)
	}
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, self)
	cmd.Args = []string{childName, dir, name}
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("generate keys: %w: %s", errors.Join(err, ctx.Err()), bytes.TrimSpace(stderr.Bytes()))
	}
	return readFiles(dir)
}

// child is the whole life of the child process. It is the only code that
// replaces [rand.Reader], in a process that does nothing else.
func child(dir, name string) error {
	serialised, err := os.ReadFile(filepath.Join(dir, systemFile))
	if err != nil {
		return fmt.Errorf("unsafe setup: %w", err)
	}
	system := groth16.NewCS(ecc.BN254)
	if _, err := system.ReadFrom(bytes.NewReader(serialised)); err != nil {
		return fmt.Errorf("unsafe setup: read constraint system: %w", err)
	}
	rand.Reader = unsafeStream(name, serialised)
	proving, verifying, err := groth16.Setup(system)
	if err != nil {
		return fmt.Errorf("unsafe setup: %w", err)
	}
	if err := create(filepath.Join(dir, provingFile), proving.WriteDump); err != nil {
		return err
	}
	return create(filepath.Join(dir, verifyingFile), func(w io.Writer) error {
		_, err := verifying.WriteRawTo(w)
		return err
	})
}

// unsafeStream returns an endless, public, reproducible stream: SHAKE256 of the
// constant, the name and the constraint system, each but the last ended by zero.
func unsafeStream(name string, system []byte) io.Reader {
	h := sha3.NewSHAKE256()
	io.WriteString(h, unsafeSeed+"\x00"+name+"\x00")
	h.Write(system)
	return h
}

func create(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("unsafe setup: %w", err)
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return fmt.Errorf("unsafe setup: write %s: %w", filepath.Base(path), err)
	}
	return nil
}
