package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestStory plays what people of a consortium type, with each institution's
// worker as a process of its own: on a simulated chain behind RPC, or with
// MEDVEIL_TEST_NETWORK set on real validators and IPFS nodes.
func TestStory(t *testing.T) {
	if testing.Short() {
		t.Skip("runs five workers and proves two registrations")
	}
	onTestnet := os.Getenv(networkEnv)
	if onTestnet != "" {
		needNodes(t)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(bin, "deploy"), "github.com/medveil/medveil/scripts/deploy")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build deploy: %v\n%s", err, out)
	}
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/story",
		Cmds: scriptCommands,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", cache) // the development keys are made once
			env.Setenv(networkEnv, onTestnet)
			env.Setenv("PATH", bin+string(os.PathListSeparator)+env.Getenv("PATH"))
			return nil
		},
	})
}
