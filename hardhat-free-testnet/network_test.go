package testnet

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// networkEnv asks for the tests on real nodes, which take minutes, and more
// when the nodes have to be built first.
const networkEnv = "MEDVEIL_TEST_NETWORK"

func needNodes(t *testing.T) {
	t.Helper()
	if testing.Short() || os.Getenv(networkEnv) == "" {
		t.Skipf("runs real nodes: set %s=1", networkEnv)
	}
	if _, _, err := Build(t.Context(), os.Stderr); err != nil {
		t.Fatal(err)
	}
}

// within bounds a test's step.
func within(t *testing.T, limit time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	t.Cleanup(cancel)
	return ctx
}

// startNetwork starts a network for one test.
func startNetwork(t *testing.T, config Config) *Network {
	t.Helper()
	if config.Dir == "" {
		config.Dir = filepath.Join(t.TempDir(), "data")
	}
	config.Progress = t.Output()
	n, err := Start(within(t, 3*time.Minute), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
		noneLeft(t, config.Dir)
	})
	return n
}

// noneLeft fails the test if a process still runs in a data folder.
func noneLeft(t *testing.T, dir string) {
	t.Helper()
	eventually(t, "all nodes of "+dir+" end", func() bool {
		folders, err := filepath.Glob("/proc/[0-9]*/cwd")
		if err != nil {
			t.Fatal(err)
		}
		return !slices.ContainsFunc(folders, func(cwd string) bool {
			at, _ := os.Readlink(cwd)
			return strings.HasPrefix(at, dir+"/")
		})
	})
}

func TestNetwork(t *testing.T) {
	needNodes(t)
	n := startNetwork(t, Config{})
	t.Run("peers", func(t *testing.T) { testPeers(t, n) })
	t.Run("transactions", func(t *testing.T) { testTransactions(t, n) })
	t.Run("files", func(t *testing.T) { testFiles(t, n) })
	t.Run("loopback", func(t *testing.T) { testLoopback(t, n) })
	t.Run("second runner", func(t *testing.T) {
		if _, err := Start(t.Context(), n.config); !errors.Is(err, ErrRunning) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("killed validator", func(t *testing.T) { testKilledValidator(t, n) })
	t.Run("killed IPFS node", func(t *testing.T) { testKilledStore(t, n) })
}

func testPeers(t *testing.T, n *Network) {
	awaitHeight(t, n, 3)
	status := Probe(t.Context(), n.Info())
	if status.Runner != os.Getpid() || len(status.Seats) != DefaultValidators {
		t.Fatalf("runner %d, %d seats", status.Runner, len(status.Seats))
	}
	for _, seat := range status.Seats {
		if seat.Validator.Problem != "" || seat.Validator.Peers != DefaultValidators-1 || seat.Validator.Memory == 0 {
			t.Errorf("validator: %+v", seat.Validator)
		}
		if seat.IPFS.Problem != "" || seat.IPFS.Peers != DefaultValidators-1 || seat.IPFS.Memory == 0 {
			t.Errorf("IPFS: %+v", seat.IPFS)
		}
	}
	text, err := json.Marshal(status)
	if err != nil {
		t.Fatal(err)
	}
	for _, account := range append(accounts(n), n.Info().Deployer) {
		if strings.Contains(string(text), account.PrivateKey) {
			t.Error("the status holds a secret key")
		}
	}
}

func accounts(n *Network) (accounts []Account) {
	for _, seat := range n.Info().Seats {
		accounts = append(accounts, seat.Validator)
	}
	return accounts
}

// awaitHeight waits until all running validators have a block of a number.
func awaitHeight(t *testing.T, n *Network, number uint64) {
	t.Helper()
	for _, v := range n.running() {
		err := v.await(within(t, time.Minute), "falls behind", func(ctx context.Context) error {
			head, err := v.seat.block(ctx, "latest")
			if err == nil && head.Number < number {
				err = fmt.Errorf("at block %d, not %d", head.Number, number)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// send sends an ether from a validator's account by way of its own node.
func send(t *testing.T, seat Seat, tip uint64) (hash string, err error) {
	t.Helper()
	err = callHTTP(t.Context(), seat.HTTP, &hash, "eth_sendTransaction", map[string]string{
		"from": seat.Validator.Address, "to": addressA, "value": "0xde0b6b3a7640000",
		"maxPriorityFeePerGas": fmt.Sprintf("%#x", tip), "maxFeePerGas": fmt.Sprintf("%#x", tip+1_000_000_000), "gas": "0x5208",
	})
	return hash, err
}

type receipt struct{ Status, BlockNumber, BlockHash string }

// mined returns a transaction's receipt at a seat, empty while there is none.
func mined(t *testing.T, seat Seat, hash string) (r receipt) {
	t.Helper()
	if err := callHTTP(t.Context(), seat.HTTP, &r, "eth_getTransactionReceipt", hash); err != nil {
		t.Fatal(err)
	}
	return r
}

func testTransactions(t *testing.T, n *Network) {
	first := n.Info().Seats[0]
	hash, err := send(t, first, DefaultPriceFloor)
	if err != nil {
		t.Fatal(err)
	}
	for _, seat := range n.Info().Seats {
		eventually(t, "the transaction is mined", func() bool { return mined(t, seat, hash).Status == "0x1" })
	}
	// Below the floor, not even the sender's own node takes it.
	if _, err := send(t, first, DefaultPriceFloor-1); err == nil || !strings.Contains(err.Error(), "underpriced") {
		t.Errorf("below the price floor: %v", err)
	}
	for _, method := range []string{"admin_nodeInfo", "clique_getSigners", "miner_stop", "debug_setHead", "personal_listAccounts"} {
		if err := callHTTP(t.Context(), first.HTTP, nil, method); err == nil || !strings.Contains(err.Error(), "not available") {
			t.Errorf("%s over HTTP: %v", method, err)
		}
	}
}

// add puts a file on a seat's IPFS node and returns its CID.
func add(t *testing.T, node *IPFS, content []byte) string {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "record")
	if err != nil {
		t.Fatal(err)
	}
	part.Write(content)
	form.Close()
	out, err := post(t.Context(), node.API+"/api/v0/add?cid-version=1", form.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	var answer struct{ Hash string }
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatal(err)
	}
	return answer.Hash
}

// cat reads a file by way of a seat's IPFS node.
func cat(ctx context.Context, node *IPFS, cid string) ([]byte, error) {
	return post(ctx, node.API+"/api/v0/cat?arg="+url.QueryEscape(cid), "text/plain", nil)
}

func testFiles(t *testing.T, n *Network) {
	content := bytes.Repeat([]byte("medical record "), 100_000)
	cid := add(t, n.Info().Seats[0].IPFS, content)
	for _, seat := range n.Info().Seats[1:] {
		got, err := cat(t.Context(), seat.IPFS, cid)
		if err != nil || !bytes.Equal(got, content) {
			t.Errorf("seat %d: %d bytes (%v)", seat.Number, len(got), err)
		}
	}
}

// testLoopback tries the nodes' ports at this machine's other addresses.
func testLoopback(t *testing.T, n *Network) {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range addresses {
		prefix, ok := address.(*net.IPNet)
		if !ok || prefix.IP.IsLoopback() || prefix.IP.To4() == nil {
			continue
		}
		for kind := range portsPerSeat {
			at := net.JoinHostPort(prefix.IP.String(), fmt.Sprint(n.port(1, kind)))
			if conn, err := net.DialTimeout("tcp", at, time.Second); err == nil {
				conn.Close()
				t.Errorf("something listens at %s", at)
			}
		}
	}
}

// testKilledValidator kills as many validators as the chain must do without.
func testKilledValidator(t *testing.T, n *Network) {
	for seat := 1; seat <= DefaultValidators/2-1; seat++ {
		n.Validator(seat).Kill()
		if err := n.Validator(seat).Err(); err != nil {
			t.Errorf("a wanted end: %v", err)
		}
	}
	head, err := n.Info().Seats[3].block(t.Context(), "latest")
	if err != nil {
		t.Fatal(err)
	}
	awaitHeight(t, n, head.Number+4)
	if status := Probe(t.Context(), n.Info()); status.Seats[0].Validator.Problem != "not running" {
		t.Errorf("the killed one is %+v", status.Seats[0].Validator)
	}
	if err := n.Validator(1).Start(within(t, time.Minute)); err != nil {
		t.Fatal(err)
	}
	awaitHeight(t, n, head.Number+5)
	if err := n.AwaitAgreement(within(t, time.Minute)); err != nil {
		t.Fatal(err)
	}
	if err := n.Validator(1).Start(t.Context()); err == nil {
		t.Error("a running node was started")
	}
}

// testKilledStore has a file survive the death of a node, and a dead node catch
// up with what was added meanwhile.
func testKilledStore(t *testing.T, n *Network) {
	seats := n.Info().Seats
	before := add(t, seats[1].IPFS, []byte("before"))
	n.IPFS(2).Kill()
	during := add(t, seats[0].IPFS, []byte("during"))
	if _, err := cat(t.Context(), seats[1].IPFS, before); err == nil {
		t.Error("a dead node answers")
	}
	if err := n.IPFS(2).Start(within(t, time.Minute)); err != nil {
		t.Fatal(err)
	}
	for _, cid := range []string{before, during} {
		for _, seat := range seats {
			if _, err := cat(t.Context(), seat.IPFS, cid); err != nil {
				t.Errorf("seat %d: %v", seat.Number, err)
			}
		}
	}
}

// TestPartition cuts two of five validators off while they may seal, so that
// they seal blocks that the others do not have, with a transaction in them.
// Healed, those blocks must go and the transaction must stay.
func TestPartition(t *testing.T) {
	needNodes(t)
	n := startNetwork(t, Config{Validators: 5, WithoutIPFS: true})
	for range 5 {
		turns, err := n.Turns(within(t, time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		few, many := turns[:2], turns[2:]
		if err := n.Partition(within(t, time.Minute), few); err != nil {
			t.Fatal(err)
		}
		seat := n.Info().Seats[few[0]-1]
		hash, err := send(t, seat, DefaultPriceFloor)
		if err != nil {
			t.Fatal(err)
		}
		lone := awaitLone(t, seat, hash)
		checkSplit(t, n, few, many)
		if err := n.Heal(within(t, 2*time.Minute)); err != nil {
			t.Fatal(err)
		}
		settled := awaitSettled(t, n, hash)
		if lone.Status == "" {
			t.Logf("seats %v were cut off too late to seal", few)
			continue
		}
		if settled.BlockHash == lone.BlockHash {
			t.Fatalf("the lone block %s is still on the chain", lone.BlockNumber)
		}
		return
	}
	t.Error("no minority sealed alone in five attempts")
}

// awaitLone waits for validators that are cut off to seal a transaction, and
// returns an empty receipt if they may not.
func awaitLone(t *testing.T, seat Seat, hash string) receipt {
	t.Helper()
	for deadline := time.Now().Add(8 * time.Second); time.Now().Before(deadline); time.Sleep(pollInterval) {
		if r := mined(t, seat, hash); r.Status != "" {
			return r
		}
	}
	return receipt{}
}

// checkSplit checks that the majority goes on, while what the minority sealed
// alone is less deep than the confirmations ask for.
func checkSplit(t *testing.T, n *Network, few, many []int) {
	t.Helper()
	seats := n.Info().Seats
	lone, err := seats[few[0]-1].block(t.Context(), "latest")
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "the majority goes on", func() bool {
		head, err := seats[many[0]-1].block(t.Context(), "latest")
		return err == nil && head.Number > lone.Number+2
	})
	common := lone.Number
	for ; ; common-- {
		a, errA := seats[few[0]-1].block(t.Context(), fmt.Sprintf("%#x", common))
		b, errB := seats[many[0]-1].block(t.Context(), fmt.Sprintf("%#x", common))
		if err := errors.Join(errA, errB); err != nil {
			t.Fatal(err)
		}
		if a == b {
			break
		}
	}
	if depth := lone.Number - common; depth >= uint64(n.Info().Confirmations) {
		t.Errorf("a minority sealed %d blocks, which %d confirmations do not cover", depth, n.Info().Confirmations)
	}
}

// awaitSettled waits until all validators have a transaction in one block.
func awaitSettled(t *testing.T, n *Network, hash string) (settled receipt) {
	t.Helper()
	seats := n.Info().Seats
	eventually(t, "all have the transaction in one block", func() bool {
		settled = mined(t, seats[0], hash)
		return settled.Status == "0x1" && !slices.ContainsFunc(seats, func(s Seat) bool { return mined(t, s, hash) != settled })
	})
	return settled
}

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
