package testnet

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net"
	"net/url"
	"os"
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
