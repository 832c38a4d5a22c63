// Command setup writes the generated Solidity of the contracts: the Poseidon2
// library and the verifiers of the UNSAFE DEVELOPMENT KEYS.
//
//	go run ./scripts/setup -out contracts/src/generated
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

// verifiers are the verifier contracts with the keys that each is of.
var verifiers = []struct {
	name string
	keys func(context.Context, func(string)) (*setup.Keys, error)
}{
	{"RegistrationVerifierUnsafeDev", registration.UnsafeKeys},
	{"SealedShareVerifierUnsafeDev", sealed.UnsafeKeys},
}

func main() {
	out := flag.String("out", "", "the `folder` to write to")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: setup -out FOLDER\n\nExample:\n  setup -out contracts/src/generated")
		flag.PrintDefaults()
	}
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(context.Background(), *out); err != nil {
		fmt.Fprintln(os.Stderr, "setup: error:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out string) error {
	progress := func(what string) { fmt.Fprintln(os.Stderr, "setup:", what) }
	if err := write(filepath.Join(out, "Poseidon2.sol"), poseidon2.WriteSolidity); err != nil {
		return err
	}
	for _, v := range verifiers {
		keys, err := v.keys(ctx, progress)
		if err != nil {
			return err
		}
		err = write(filepath.Join(out, v.name+".sol"), func(w io.Writer) error {
			return keys.WriteVerifier(w, v.name)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// write replaces the file at path once all of it is there.
func write(path string, generate func(io.Writer) error) error {
	var text bytes.Buffer
	if err := generate(&text); err != nil {
		return fmt.Errorf("generate %s: %w", filepath.Base(path), err)
	}
	return os.WriteFile(path, text.Bytes(), 0o644)
}
