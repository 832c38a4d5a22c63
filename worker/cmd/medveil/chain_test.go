package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"

	"github.com/medveil/medveil/bindings"
	testnet "github.com/medveil/medveil/hardhat-free-testnet"
)

// storySeats is how many institutions the story has.
const storySeats = 5

// chainMain is the program "chain DIR" of scripts: a chain that others reach over
// RPC, until it is interrupted. It is the simulated chain, or with MEDVEIL_TEST_NETWORK set
// one validator and one kubo node for each institution. Once it runs it writes
// DIR/deployer.key, of a funded account, and DIR/env, variables for the story.
func chainMain() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	serve := serveSimulated
	if os.Getenv(networkEnv) != "" {
		serve = serveTestnet
	}
	if err := serve(ctx, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "chain:", err)
		os.Exit(1)
	}
}

// serveTestnet runs real nodes.
func serveTestnet(ctx context.Context, dir string) error {
	network, err := testnet.Start(ctx, testnet.Config{Dir: filepath.Join(dir, "testnet"), Validators: storySeats, Progress: os.Stderr})
	if err != nil {
		return err
	}
	info := network.Info()
	env := chainEnv{deployer: info.Deployer.PrivateKey, confirmations: info.Confirmations,
		pace: fmt.Sprintf("--confirmations=%d --period=%ds", info.Confirmations, info.Period)}
	for _, seat := range info.Seats {
		env.rpc, env.ipfs = append(env.rpc, seat.HTTP), append(env.ipfs, seat.IPFS.API)
	}
	if err := env.write(dir); err != nil {
		return errors.Join(err, network.Close())
	}
	<-ctx.Done()
	return network.Close()
}

// heartbeat is how often the simulated chain seals a block without being asked.
const heartbeat = time.Second

// serveSimulated runs the simulated chain under the rules of the consortium's
// chain, with a block for each transaction.
func serveSimulated(ctx context.Context, dir string) error {
	key, err := crypto.GenerateKey()
	if err != nil {
		return err
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	alloc := types.GenesisAlloc{crypto.PubkeyToAddress(key.PublicKey): {Balance: new(big.Int).Lsh(big.NewInt(1), 100)}}
	backend := simulated.NewBackend(alloc, func(n *node.Config, eth *ethconfig.Config) {
		n.HTTPHost, n.HTTPPort, n.HTTPModules = "127.0.0.1", port, []string{"eth"}
		rules := *params.AllDevChainProtocolChanges
		rules.ShanghaiTime, rules.CancunTime, rules.PragueTime = nil, nil, nil
		rules.OsakaTime, rules.BogotaTime, rules.BlobScheduleConfig = nil, nil, nil
		eth.Genesis.Config = &rules
	})
	var mu sync.Mutex
	seal := func() { mu.Lock(); defer mu.Unlock(); backend.Commit() }
	seal()
	front := httptest.NewServer(sealingProxy(port, seal))
	env := chainEnv{deployer: hex.EncodeToString(crypto.FromECDSA(key)), pace: "--instant-seal --confirmations=0"}
	for range storySeats {
		env.rpc, env.ipfs = append(env.rpc, front.URL), append(env.ipfs, "embedded")
	}
	if err := env.write(dir); err != nil {
		return err
	}
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-time.After(heartbeat):
			seal()
		}
	}
	front.Close()
	return backend.Close()
}

// sealingProxy passes requests on to the node at a port and seals a block with
// each transaction.
func sealingProxy(port int, seal func()) http.Handler {
	proxy := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: fmt.Sprintf("127.0.0.1:%d", port)})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		answer := httptest.NewRecorder()
		proxy.ServeHTTP(answer, r)
		if bytes.Contains(body, []byte(`"eth_sendRawTransaction"`)) {
			seal()
		}
		maps.Copy(w.Header(), answer.Header())
		w.WriteHeader(answer.Code)
		w.Write(answer.Body.Bytes())
	})
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// chainEnv is what a story needs to know of its chain.
type chainEnv struct {
	deployer      string // secret key, hexadecimal
	confirmations int
	pace          string // flags of "worker init"
	rpc, ipfs     []string
}

// write writes the deployer's key, then the variables: RPC1, IPFS1 and PORT1, of
// which nobody listens, for each seat.
func (e chainEnv) write(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "deployer.key"), []byte(e.deployer+"\n"), 0o600); err != nil {
		return err
	}
	lines := []string{fmt.Sprint("CONFIRMATIONS=", e.confirmations), "DEPLOYER=" + filepath.Join(dir, "deployer.key")}
	for i, flag := range strings.Fields(e.pace) {
		lines = append(lines, fmt.Sprintf("PACE%d=%s", i+1, flag))
	}
	for i := range e.rpc {
		port, err := freePort()
		if err != nil {
			return err
		}
		lines = append(lines, fmt.Sprintf("RPC%d=%s", i+1, e.rpc[i]), fmt.Sprintf("IPFS%d=%s", i+1, e.ipfs[i]), fmt.Sprintf("PORT%d=%d", i+1, port))
	}
	temporary := filepath.Join(dir, ".env")
	if err := os.WriteFile(temporary, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		return err
	}
	return os.Rename(temporary, filepath.Join(dir, "env"))
}

// fundMain is the program "fund RPC KEY ADDRESS..." of scripts: it sends an ether
// from the account of a key file to each address and waits until they have it.
func fundMain() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if err := fund(ctx, os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, "fund:", err)
		os.Exit(1)
	}
}

func fund(ctx context.Context, rpc, keyFile string, addresses []string) error {
	content, err := os.ReadFile(keyFile)
	if err != nil {
		return err
	}
	key, err := crypto.HexToECDSA(strings.TrimPrefix(strings.TrimSpace(string(content)), "0x"))
	if err != nil {
		return err
	}
	client, err := ethclient.Dial(rpc)
	if err != nil {
		return err
	}
	defer client.Close()
	id, err := client.ChainID(ctx)
	if err != nil {
		return err
	}
	for _, address := range addresses {
		to := common.HexToAddress(address)
		nonce, err := client.PendingNonceAt(ctx, crypto.PubkeyToAddress(key.PublicKey))
		if err != nil {
			return err
		}
		tx, err := types.SignNewTx(key, types.LatestSignerForChainID(id), &types.DynamicFeeTx{
			ChainID: id, Nonce: nonce, To: &to, Value: big.NewInt(params.Ether), Gas: params.TxGas,
			GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(100 * params.GWei),
		})
		if err != nil {
			return err
		}
		if err := client.SendTransaction(ctx, tx); err != nil {
			return err
		}
		if _, err := bindings.WaitMined(ctx, client, tx.Hash()); err != nil {
			return err
		}
	}
	return nil
}
