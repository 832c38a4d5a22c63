package testnet

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestKilledNetworkLosesNothing kills a whole network's nodes and starts anew.
func TestKilledNetworkLosesNothing(t *testing.T) {
	needNodes(t)
	dir := filepath.Join(t.TempDir(), "data")
	config := Config{Dir: dir, Validators: 2}
	n := startNetwork(t, config)
	cid := add(t, n.Info().Seats[0].IPFS, []byte("kept"))
	hash, err := send(t, n.Info().Seats[0], DefaultPriceFloor)
	if err != nil {
		t.Fatal(err)
	}
	var before receipt
	eventually(t, "the transaction is mined", func() bool { before = mined(t, n.Info().Seats[0], hash); return before.Status == "0x1" })
	awaitHeight(t, n, 5)
	for _, node := range n.Nodes() {
		node.Kill()
	}
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	again := startNetwork(t, config)
	if again.Info().GenesisHash != n.Info().GenesisHash {
		t.Error("it has another genesis block")
	}
	if after := mined(t, again.Info().Seats[0], hash); after != before {
		t.Errorf("the transaction was in %+v and is in %+v", before, after)
	}
	if got, err := cat(t.Context(), again.Info().Seats[1].IPFS, cid); err != nil || string(got) != "kept" {
		t.Errorf("the file is %q (%v)", got, err)
	}
}

// TestKilledCommand kills the command that runs a network, and expects its
// nodes to end and the next start to work.
func TestKilledCommand(t *testing.T) {
	needNodes(t)
	dir := t.TempDir()
	command := filepath.Join(dir, "testnet")
	if out, err := exec.Command("go", "build", "-o", command, "./cmd/testnet").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data := filepath.Join(dir, "data")
	up := func() {
		t.Helper()
		out, err := exec.CommandContext(within(t, 2*time.Minute), command, "up", "--dir", data, "--validators", "2", "--detach",
			"--", "sh", "-c", `test -f "$MEDVEIL_NETWORK" && echo '{}' > "$(dirname "$MEDVEIL_NETWORK")/deployment.json"`).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	up()
	runner, err := Runner(data)
	if err != nil || runner == 0 {
		t.Fatalf("runner %d (%v)", runner, err)
	}
	process, err := os.FindProcess(runner)
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Kill(); err != nil {
		t.Fatal(err)
	}
	noneLeft(t, data)
	up()
	if out, err := exec.Command(command, "status", "--dir", data, "--json").CombinedOutput(); err != nil || !strings.Contains(string(out), "deployment.json") {
		t.Errorf("%v: %s", err, out)
	}
	if out, err := exec.Command(command, "down", "--dir", data).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	noneLeft(t, data)
}

// TestNodeThatDiesAtStart names binaries that are the real ones but for one
// moment, and expects their last words, and no other node left.
func TestNodeThatDiesAtStart(t *testing.T) {
	needNodes(t)
	geth, ipfs, err := Build(t.Context(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	dying := filepath.Join(t.TempDir(), "dying")
	for name, test := range map[string]struct {
		real, when string
		config     Config
	}{
		"validator": {geth, "--networkid", Config{Geth: dying}},
		"IPFS":      {ipfs, "daemon", Config{IPFS: dying}},
	} {
		t.Run(name, func(t *testing.T) {
			script := fmt.Sprintf("#!/bin/sh\ncase \"$*\" in *%s*) echo the disk is on fire; exit 7;; esac\nexec %s \"$@\"\n", test.when, test.real)
			if err := os.WriteFile(dying, []byte(script), 0o700); err != nil {
				t.Fatal(err)
			}
			test.config.Dir, test.config.Validators = filepath.Join(t.TempDir(), "data"), 2
			n, err := Start(within(t, time.Minute), test.config)
			if err == nil {
				n.Close()
				t.Fatal("it started")
			}
			if !strings.Contains(err.Error(), "the disk is on fire") || !strings.Contains(err.Error(), "exit status 7") {
				t.Errorf("got %v", err)
			}
			noneLeft(t, test.config.Dir)
			// The real binaries can start what the dying ones could not.
			startNetwork(t, Config{Dir: test.config.Dir, Validators: 2})
		})
	}
}

// TestStartCanBeInterrupted interrupts a start and expects nothing left.
func TestStartCanBeInterrupted(t *testing.T) {
	needNodes(t)
	for _, after := range []time.Duration{100 * time.Millisecond, time.Second, 2 * time.Second} {
		ctx, cancel := context.WithTimeout(t.Context(), after)
		dir := filepath.Join(t.TempDir(), "data")
		n, err := Start(ctx, Config{Dir: dir, Validators: 7})
		cancel()
		if err == nil {
			n.Close()
			t.Fatalf("7 validators were up after %s", after)
		}
		noneLeft(t, dir)
	}
}

// TestLostAnswer has a validator die while a request is under way.
func TestLostAnswer(t *testing.T) {
	needNodes(t)
	n := startNetwork(t, Config{Validators: 1, WithoutIPFS: true})
	failed := make(chan error)
	go func() {
		for {
			answer, err := http.Post(n.Info().Seats[0].HTTP, "application/json", strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber"}`))
			if err != nil {
				failed <- err
				return
			}
			answer.Body.Close()
		}
	}()
	n.Validator(1).Kill()
	select {
	case <-failed:
	case <-time.After(10 * time.Second):
		t.Fatal("requests to a dead node succeed")
	}
	if err := n.Validator(1).Start(within(t, time.Minute)); err != nil {
		t.Fatal(err)
	}
	awaitHeight(t, n, 2)
}
