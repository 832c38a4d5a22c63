// Command bindgen collects the contracts that forge built into the one file
// that abigen reads, bindings/contracts.json: ABI, creation code and nothing
// that depends on the machine.
//
//	go run ./scripts/bindgen -out bindings/contracts.json contracts/out Consortium GrantLog
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// artifact is the part of forge's output that a binding needs.
type artifact struct {
	ABI      json.RawMessage `json:"abi"`
	Bytecode struct {
		Object string `json:"object"`
	} `json:"bytecode"`
}

// combined is solc's combined-json output, abigen's input.
type combined struct {
	Contracts map[string]contract `json:"contracts"`
	Version   string              `json:"version"`
}

type contract struct {
	ABI json.RawMessage `json:"abi"`
	Bin string          `json:"bin"`
}

func main() {
	out := flag.String("out", "", "the `file` to write")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: bindgen -out FILE ARTIFACTS CONTRACT...\n\nExample:\n  bindgen -out bindings/contracts.json contracts/out Consortium GrantLog")
		flag.PrintDefaults()
	}
	flag.Parse()
	if *out == "" || flag.NArg() < 2 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*out, flag.Arg(0), flag.Args()[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bindgen: error:", err)
		os.Exit(1)
	}
}

func run(out, artifacts string, names []string) error {
	all := combined{Contracts: map[string]contract{}, Version: "forge"}
	for _, name := range names {
		c, file, err := read(artifacts, name)
		if err != nil {
			return err
		}
		all.Contracts[file+":"+name] = c
	}
	data, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(data, '\n'), 0o644)
}

// read finds the artifact of the contract name, in whichever file it was
// declared.
func read(artifacts, name string) (contract, string, error) {
	paths, err := filepath.Glob(filepath.Join(artifacts, "*.sol", name+".json"))
	if err != nil || len(paths) != 1 {
		return contract{}, "", fmt.Errorf("found %d artifacts of %s in %s, want 1: run forge build", len(paths), name, artifacts)
	}
	data, err := os.ReadFile(paths[0])
	if err != nil {
		return contract{}, "", err
	}
	var a artifact
	if err := json.Unmarshal(data, &a); err != nil {
		return contract{}, "", fmt.Errorf("parse %s: %w", paths[0], err)
	}
	bin := strings.TrimPrefix(a.Bytecode.Object, "0x")
	if strings.Contains(bin, "__$") {
		return contract{}, "", fmt.Errorf("%s has unlinked libraries: declare their functions internal", name)
	}
	return contract{ABI: a.ABI, Bin: bin}, filepath.Base(filepath.Dir(paths[0])), nil
}
