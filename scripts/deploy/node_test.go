package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/hex"
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
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	gethnode "github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"
)

// A testNode is an EVM chain behind a real JSON-RPC port, under the rules of
// the consortium's chain, that seals a block every few milliseconds, and one for
// each transaction that is sent to url.
type testNode struct {
	url    string
	pooled string // the node itself: a transaction waits for the next block
	client *ethclient.Client
	key    *ecdsa.PrivateKey // of a funded account
}

func startNode(t *testing.T, chainID int64) *testNode {
	t.Helper()
	key, err := crypto.GenerateKey()
	must(t, err)
	port := freePort(t)
	alloc := types.GenesisAlloc{crypto.PubkeyToAddress(key.PublicKey): {Balance: new(big.Int).Lsh(big.NewInt(1), 100)}}
	backend := simulated.NewBackend(alloc, func(node *gethnode.Config, eth *ethconfig.Config) {
		node.HTTPHost, node.HTTPPort, node.HTTPModules = "127.0.0.1", port, []string{"eth"}
		rules := *params.AllDevChainProtocolChanges
		rules.ChainID = big.NewInt(chainID)
		rules.ShanghaiTime, rules.CancunTime, rules.PragueTime = nil, nil, nil
		rules.OsakaTime, rules.BogotaTime, rules.BlobScheduleConfig = nil, nil, nil
		eth.Genesis.Config = &rules
	})
	seal := serialize(func() { backend.Commit() })
	sealing, stop := context.WithCancel(context.Background())
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for sealing.Err() == nil {
			seal()
			time.Sleep(50 * time.Millisecond)
		}
	}()
	t.Cleanup(func() { stop(); <-stopped; backend.Close() })
	n := &testNode{pooled: fmt.Sprintf("http://127.0.0.1:%d", port), key: key}
	target, err := url.Parse(n.pooled)
	must(t, err)
	proxy := httputil.NewSingleHostReverseProxy(target)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		answer := httptest.NewRecorder()
		proxy.ServeHTTP(answer, r)
		if isSend(body) {
			seal()
		}
		maps.Copy(w.Header(), answer.Header())
		w.WriteHeader(answer.Code)
		w.Write(answer.Body.Bytes())
	}))
	t.Cleanup(front.Close)
	n.url = front.URL
	n.client, err = ethclient.Dial(n.url)
	must(t, err)
	t.Cleanup(n.client.Close)
	return n
}

func serialize(act func()) func() {
	var mu sync.Mutex
	return func() {
		mu.Lock()
		defer mu.Unlock()
		act()
	}
}

func isSend(request []byte) bool { return bytes.Contains(request, []byte(`"eth_sendRawTransaction"`)) }

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// keyFile writes a key as users keep it.
func keyFile(t *testing.T, key *ecdsa.PrivateKey) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "account.key")
	must(t, os.WriteFile(path, []byte(hex.EncodeToString(crypto.FromECDSA(key))+"\n"), 0o600))
	return path
}

// nonce is how many transactions the funded account has sent.
func (n *testNode) nonce(t *testing.T) uint64 {
	t.Helper()
	nonce, err := n.client.NonceAt(t.Context(), crypto.PubkeyToAddress(n.key.PublicKey), nil)
	must(t, err)
	return nonce
}

// transfer sends nothing to nobody.
func (n *testNode) transfer(t *testing.T) {
	t.Helper()
	id, err := n.client.ChainID(t.Context())
	must(t, err)
	tx, err := types.SignNewTx(n.key, types.LatestSignerForChainID(id), &types.LegacyTx{
		Nonce: n.nonce(t), To: &common.Address{}, Gas: params.TxGas, GasPrice: big.NewInt(params.Ether / 1e6),
	})
	must(t, err)
	must(t, n.client.SendTransaction(t.Context(), tx))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A breakingNode passes requests on to a node until a given transaction is
// sent through it. Then it is gone, before or after the transaction was put
// into the node's pool.
type breakingNode struct {
	*httptest.Server
	mu    sync.Mutex
	left  int // transactions until the break
	after bool
	gone  bool
}

func breakAt(t *testing.T, n *testNode, transaction int, after bool) *breakingNode {
	t.Helper()
	whole, err := url.Parse(n.url)
	must(t, err)
	pooled, err := url.Parse(n.pooled)
	must(t, err)
	proxy, last := httputil.NewSingleHostReverseProxy(whole), httputil.NewSingleHostReverseProxy(pooled)
	b := &breakingNode{left: transaction, after: after}
	b.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		breaks, gone := b.see(body)
		if breaks && b.after {
			last.ServeHTTP(httptest.NewRecorder(), r)
		}
		if breaks || gone {
			panic(http.ErrAbortHandler)
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(b.Close)
	return b
}

// see counts a request; breaks is set for the one at which the node goes.
func (b *breakingNode) see(body []byte) (breaks, gone bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.gone {
		return false, true
	}
	if isSend(body) {
		b.left--
		b.gone = b.left == 0
	}
	return b.gone, false
}
