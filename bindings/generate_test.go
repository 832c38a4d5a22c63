package bindings_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The committed bindings are what abigen makes of contracts.json. That
// contracts.json is what forge makes of the contracts is checked by make
// generate in CI, for it takes forge.
func TestBindingsAreCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("builds abigen")
	}
	out := filepath.Join(t.TempDir(), "contracts.abigen.gen.go")
	abigen := exec.Command("go", "tool", "abigen", "--v2", "--combined-json", "contracts.json", "--pkg", "bindings", "--out", out)
	if message, err := abigen.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, message)
	}
	want, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("contracts.abigen.gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("code mismatch for contracts.abigen.gen.go: run make generate")
	}
}
