package medveil_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
)

func TestNetworkLoadsAsSaved(t *testing.T) {
	n := medveil.Network{
		ChainID: 1337, Consortium: common.Address{1}, Registry: common.Address{2}, GrantLog: common.Address{3},
		Trace: common.Address{4}, DeploymentBlock: 5, UnsafeDevelopmentVerifier: true,
	}
	path := filepath.Join(t.TempDir(), "network.json")
	for range 2 { // the second replaces the first
		must(t, n.Save(path))
		got, err := medveil.LoadNetwork(path)
		if err != nil || got != n {
			t.Errorf("loaded %+v (%v), want %+v", got, err, n)
		}
	}
	if err := (medveil.Network{ChainID: 1}).Save(path); err == nil {
		t.Error("saved a network without contracts")
	}
	if got, err := medveil.LoadNetwork(path); err != nil || got != n {
		t.Errorf("a refused save changed the file to %+v (%v)", got, err)
	}
}

func TestNetworkFileIsStrict(t *testing.T) {
	n := medveil.Network{
		ChainID: 1337, Consortium: common.Address{0xc1}, Registry: common.Address{0xc2}, GrantLog: common.Address{0xc3}, Trace: common.Address{0xc4},
	}
	path := filepath.Join(t.TempDir(), "network.json")
	must(t, n.Save(path))
	valid, err := os.ReadFile(path)
	must(t, err)
	replace := func(old, new string) string {
		changed := strings.Replace(string(valid), old, new, 1)
		if changed == string(valid) {
			t.Fatalf("%q is not in %s", old, valid)
		}
		return changed
	}
	for name, content := range map[string]string{
		"empty":             "",
		"truncated":         string(valid[:len(valid)-3]),
		"bytes after":       string(valid) + "{}",
		"unknown field":     replace(`"chainId"`, `"chain": 1, "chainId"`),
		"other version":     replace(`"version": 1`, `"version": 2`),
		"no version":        replace(`"version": 1,`, ``),
		"no chain id":       replace(`"chainId": 1337,`, ``),
		"negative chain id": replace(`1337`, `-1`),
		"short address":     replace(`0xc1`, `0x`),
		"zero address":      replace(`0xc1`, `0x00`),
		"repeated address":  replace(`0xc1`, `0xc2`),
		"huge":              string(valid) + strings.Repeat(" ", 1<<20),
	} {
		must(t, os.WriteFile(path, []byte(content), 0o600))
		if _, err := medveil.LoadNetwork(path); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
}
