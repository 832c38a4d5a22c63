package medveil_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestDependencyDirection holds the map of the house: what each package may
// never import, however indirectly.
func TestDependencyDirection(t *testing.T) {
	if testing.Short() {
		t.Skip("lists the dependencies of every package")
	}
	const (
		ours = "github.com/medveil/medveil"
		geth = "github.com/ethereum/go-ethereum"
		kubo = "github.com/ipfs/kubo"
	)
	for _, rule := range []struct {
		packages []string
		never    []string
		but      []string
	}{
		{[]string{"./pre/..."}, []string{"github.com/consensys/gnark", geth, ours}, []string{ours + "/pre"}},
		{[]string{"./zk/..."}, []string{geth, ours}, []string{ours + "/zk"}},
		{[]string{"./bindings/..."}, []string{ours}, []string{ours + "/bindings"}},
		{[]string{"./worker", "./worker/api", "./worker/content"}, []string{geth, kubo, ours + "/bindings", ours + "/worker/internal"}, nil},
		{[]string{"."}, []string{kubo, ours + "/worker/internal", ours + "/worker/cmd"}, nil},
	} {
		for _, dep := range dependencies(t, rule.packages) {
			if within(dep, rule.never) && !within(dep, rule.but) {
				t.Errorf("%s must not depend on %s", strings.Join(rule.packages, ", "), dep)
			}
		}
	}
}

// The testnet knows nothing but the standard library, so that it serves any
// project.
func TestTestnetIsStandalone(t *testing.T) {
	if testing.Short() {
		t.Skip("lists the dependencies of every package")
	}
	for _, dep := range dependencies(t, []string{"./hardhat-free-testnet/..."}) {
		first, _, _ := strings.Cut(dep, "/")
		standard := !strings.Contains(first, ".")
		if !standard && !within(dep, []string{"github.com/medveil/medveil/hardhat-free-testnet"}) {
			t.Errorf("./hardhat-free-testnet/... must not depend on %s", dep)
		}
	}
}

// within reports whether path is one of roots or below one.
func within(path string, roots []string) bool {
	for _, root := range roots {
		if path == root || strings.HasPrefix(path, root+"/") {
			return true
		}
	}
	return false
}

// dependencies lists everything that packages import, tests apart.
func dependencies(t *testing.T, packages []string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-deps", "--"}, packages...)...).Output()
	if err != nil {
		t.Fatalf("go list %s: %v", strings.Join(packages, " "), err)
	}
	deps := strings.Fields(string(out))
	if len(deps) < 10 {
		t.Fatalf("go list %s named only %d packages", strings.Join(packages, " "), len(deps))
	}
	return deps
}
