package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
)

// contractCount is how many contracts a deployment has.
const contractCount = 6

func (n *testNode) contractsArgs(t *testing.T, out string, more ...string) []string {
	t.Helper()
	args := []string{"contracts", "--rpc", n.url, "--key", keyFile(t, n.key), "--out", out, "--confirmations", "2"}
	return append(args, more...)
}

func (n *testNode) deploy(t *testing.T, out string) medveil.Network {
	t.Helper()
	must(t, run(t.Context(), n.contractsArgs(t, out), io.Discard, t.Output()))
	network, err := medveil.LoadNetwork(out)
	must(t, err)
	return network
}

func TestContracts(t *testing.T) {
	n := startNode(t, 31337)
	out := filepath.Join(t.TempDir(), "network.json")
	var printed bytes.Buffer
	must(t, run(t.Context(), n.contractsArgs(t, out, "--dry-run"), io.Discard, t.Output()))
	if _, err := os.Stat(out); err == nil || n.nonce(t) != 0 {
		t.Fatal("a dry run wrote or sent something")
	}
	must(t, run(t.Context(), n.contractsArgs(t, out, "--json"), &printed, t.Output()))
	network, err := medveil.LoadNetwork(out)
	must(t, err)
	var shown medveil.Network
	if err := json.Unmarshal(printed.Bytes(), &shown); err != nil || shown != network {
		t.Errorf("printed %+v, wrote %+v (%v)", shown, network, err)
	}
	if !network.UnsafeDevelopmentVerifier || network.ChainID != 31337 {
		t.Errorf("network %+v", network)
	}
	if _, err := os.Stat(planPath(out)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the plan is left")
	}
	must(t, run(t.Context(), []string{"check", "--rpc", n.url, "--network", out}, io.Discard, t.Output()))
	must(t, run(t.Context(), n.contractsArgs(t, out), io.Discard, t.Output())) // again: checks only
	if got := n.nonce(t); got != contractCount {
		t.Errorf("%d transactions, want %d", got, contractCount)
	}
}

// A deployment that is cut off at any of its transactions, whether the node got
// it or not, is finished by another run, and no contract is created twice.
func TestContractsContinue(t *testing.T) {
	n := startNode(t, 31337)
	key := keyFile(t, n.key)
	for i := 1; i <= contractCount; i++ {
		for _, after := range []bool{false, true} {
			t.Run(fmt.Sprintf("transaction %d sent %v", i, after), func(t *testing.T) {
				out := filepath.Join(t.TempDir(), "network.json")
				before := n.nonce(t)
				args := []string{"contracts", "--key", key, "--out", out, "--confirmations", "2"}
				broken := breakAt(t, n, i, after)
				if err := run(t.Context(), append(args, "--rpc", broken.URL), io.Discard, io.Discard); err == nil {
					t.Fatal("a node that was gone was not missed")
				}
				if _, err := os.Stat(out); err == nil {
					t.Fatal("a network file of an unfinished deployment")
				}
				must(t, run(t.Context(), append(args, "--rpc", n.url), io.Discard, t.Output()))
				if got := n.nonce(t) - before; got != contractCount {
					t.Errorf("%d transactions in both runs, want %d", got, contractCount)
				}
				must(t, run(t.Context(), []string{"check", "--rpc", n.url, "--network", out}, io.Discard, t.Output()))
			})
		}
	}
}

// The development keys stay on development chains, however their verifier would
// come to another.
func TestUnsafeVerifierRefused(t *testing.T) {
	n := startNode(t, 5_550_001)
	out := filepath.Join(t.TempDir(), "network.json")
	err := run(t.Context(), n.contractsArgs(t, out), io.Discard, t.Output())
	if !errors.Is(err, medveil.ErrUnsafeVerifier) {
		t.Errorf("deployed: %v", err)
	}
	opts := bind.NewKeyedTransactor(n.key, big.NewInt(5_550_001))
	verifiers, err := bindings.DeployUnsafeDevVerifiers(t.Context(), n.client, opts)
	must(t, err)
	err = run(t.Context(), n.contractsArgs(t, out, "--verifier", verifiers.Registration.Hex(), "--share-verifier", verifiers.SealedShare.Hex()), io.Discard, t.Output())
	if !errors.Is(err, medveil.ErrUnsafeVerifier) {
		t.Errorf("deployed on top of one: %v", err)
	}
	if n.nonce(t) != 2 {
		t.Error("something was sent")
	}
	at, err := bindings.Deploy(t.Context(), n.client, opts, verifiers)
	must(t, err)
	for _, admitted := range []bool{false, true} {
		network := medveil.Network{ChainID: 5_550_001, Consortium: at.Consortium, Registry: at.Registry, GrantLog: at.GrantLog,
			Trace: at.Trace, UnsafeDevelopmentVerifier: admitted}
		must(t, network.Save(out))
		if err := run(t.Context(), []string{"check", "--rpc", n.url, "--network", out}, io.Discard, t.Output()); err == nil {
			t.Errorf("checked, with the file saying %v", admitted)
		}
	}
}

// A contract with other code or other arguments is found out, and so is an
// address without one.
func TestCheckFindsOtherContracts(t *testing.T) {
	n := startNode(t, 1337)
	folder := t.TempDir()
	good, other := n.deploy(t, filepath.Join(folder, "good.json")), n.deploy(t, filepath.Join(folder, "other.json"))
	for name, spoil := range map[string]func(*medveil.Network){
		"grant log of another":      func(w *medveil.Network) { w.GrantLog = other.GrantLog },
		"trace of another":          func(w *medveil.Network) { w.Trace = other.Trace },
		"consortium of another":     func(w *medveil.Network) { w.Consortium = other.Consortium },
		"registry of another":       func(w *medveil.Network) { w.Registry = other.Registry },
		"grant log and trace":       func(w *medveil.Network) { w.GrantLog, w.Trace = w.Trace, w.GrantLog },
		"no contract":               func(w *medveil.Network) { w.GrantLog = common.Address{1} },
		"chain":                     func(w *medveil.Network) { w.ChainID = 31337 },
		"block too late":            func(w *medveil.Network) { w.DeploymentBlock += 100 },
		"silent about unsafe setup": func(w *medveil.Network) { w.UnsafeDevelopmentVerifier = false },
	} {
		bad := good
		spoil(&bad)
		path := filepath.Join(t.TempDir(), "network.json")
		must(t, bad.Save(path))
		if err := run(t.Context(), []string{"check", "--rpc", n.url, "--network", path}, io.Discard, io.Discard); err == nil {
			t.Errorf("%s: passed", name)
		}
	}
}

// A plan is continued by the account that made it, on its chain, only.
func TestPlanOfAnother(t *testing.T) {
	n := startNode(t, 31337)
	for name, spoil := range map[string]func(*bindings.Deployment){
		"chain":         func(d *bindings.Deployment) { d.ChainID++ },
		"account":       func(d *bindings.Deployment) { d.Deployer = common.Address{1} },
		"unsafe damage": func(d *bindings.Deployment) { d.Verifiers.Registration = common.Address{1} },
	} {
		n.deploy(t, filepath.Join(t.TempDir(), "network.json"))
		out := filepath.Join(t.TempDir(), "network.json")
		d, err := bindings.PlanDeployment(t.Context(), n.client, crypto.PubkeyToAddress(n.key.PublicKey), bindings.Verifiers{})
		must(t, err)
		spoil(&d)
		must(t, savePlan(planPath(out), d))
		before := n.nonce(t)
		if err := run(t.Context(), n.contractsArgs(t, out), io.Discard, io.Discard); err == nil {
			t.Errorf("%s: continued", name)
		}
		if n.nonce(t) != before {
			t.Errorf("%s: something was sent", name)
		}
	}
	out := filepath.Join(t.TempDir(), "network.json")
	d, err := bindings.PlanDeployment(t.Context(), n.client, crypto.PubkeyToAddress(n.key.PublicKey), bindings.Verifiers{})
	must(t, err)
	must(t, savePlan(planPath(out), d))
	n.transfer(t) // takes the plan's first nonce
	if err := run(t.Context(), n.contractsArgs(t, out), io.Discard, io.Discard); !errors.Is(err, bindings.ErrNonceUsed) {
		t.Errorf("a nonce that was used: %v", err)
	}
	must(t, os.WriteFile(planPath(out), []byte("{"), 0o600))
	if err := run(t.Context(), n.contractsArgs(t, out), io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("half a plan: %v", err)
	}
}

func TestBadInput(t *testing.T) {
	key := keyFile(t, startNode(t, 31337).key)
	for _, args := range [][]string{
		{}, {"dance"}, {"contracts"}, {"contracts", "--rpc", "http://localhost:1"}, {"check", "--rpc", "x"},
		{"contracts", "--rpc", "x", "--key", key, "--out", "y", "--verifier", "nowhere"},
		{"contracts", "--rpc", "x", "--key", key, "--out", "y", "--verifier", "0x0000000000000000000000000000000000000001"},
		{"contracts", "--testnet", "x", "--out", "y"}, {"found", "more"}, {"check", "--confirmations", "-1"},
	} {
		if code := exitCode(run(t.Context(), args, io.Discard, io.Discard), io.Discard); code != 2 {
			t.Errorf("deploy %v exits with %d, want 2", args, code)
		}
	}
	for _, args := range [][]string{
		{"contracts", "--rpc", "http://127.0.0.1:1", "--key", key, "--out", "y"},
		{"contracts", "--rpc", "gopher://x", "--key", key, "--out", "y"},
		{"contracts", "--rpc", "http://127.0.0.1:1", "--key", "absent", "--out", "y"},
		{"check", "--rpc", "http://127.0.0.1:1", "--network", "absent"},
	} {
		if code := exitCode(run(t.Context(), args, io.Discard, io.Discard), io.Discard); code != 1 {
			t.Errorf("deploy %v exits with %d, want 1", args, code)
		}
	}
	for _, args := range [][]string{{"help"}, {"contracts", "--help"}, {"found", "--help"}, {"check", "--help"}} {
		var said bytes.Buffer
		if code := exitCode(run(t.Context(), args, &said, &said), &said); code != 0 || !strings.Contains(said.String(), "Usage:") {
			t.Errorf("deploy %v exits with %d and says %q", args, code, said.String())
		}
	}
}

func TestKeyFile(t *testing.T) {
	folder := t.TempDir()
	secret := strings.Repeat("ab", 32)
	for name, tt := range map[string]struct {
		content string
		mode    os.FileMode
		ok      bool
	}{
		"right":             {secret + "\n", 0o600, true},
		"with 0x":           {"0x" + secret, 0o400, true},
		"group may read":    {secret, 0o640, false},
		"others may write":  {secret, 0o602, false},
		"short":             {secret[:62], 0o600, false},
		"long":              {secret + "00", 0o600, false},
		"empty":             {"", 0o600, false},
		"zero":              {strings.Repeat("00", 32), 0o600, false},
		"larger than order": {strings.Repeat("ff", 32), 0o600, false},
	} {
		path := filepath.Join(folder, strings.ReplaceAll(name, " ", "-"))
		must(t, os.WriteFile(path, []byte(tt.content), 0o600))
		must(t, os.Chmod(path, tt.mode))
		_, err := loadKey(path)
		if (err == nil) != tt.ok {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && strings.Contains(err.Error(), secret[:60]) {
			t.Errorf("%s: the error holds the key", name)
		}
	}
}
