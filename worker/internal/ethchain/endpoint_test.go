package ethchain_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/ethchain"
)

var errLine = errors.New("connection reset by peer")

// tooMany is a node's refusal of a range of logs.
type tooMany struct{}

func (tooMany) Error() string  { return "query returned more than 10000 results" }
func (tooMany) ErrorCode() int { return -32005 }

// endpoint is a real node that can be down, behind, lie about a block, refuse
// long ranges of logs, and lose transactions or the answers to them.
type endpoint struct {
	*devchain.Client

	mu     sync.Mutex
	down   bool
	last   uint64 // no newer block is there, unless 0
	lie    uint64 // about this block
	span   uint64 // longest range of logs, unless 0
	lose   string // transactions: "before" or "after" they are taken
	sent   []common.Hash
	asked  int // reads
	byHash int // of them by a block's hash
}

func (e *endpoint) set(f func(*endpoint)) {
	e.mu.Lock()
	defer e.mu.Unlock()
	f(e)
}

func (e *endpoint) read() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.asked++; e.down {
		return errLine
	}
	return nil
}

func (e *endpoint) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	if err := e.read(); err != nil {
		return nil, err
	}
	e.mu.Lock()
	last, lie := e.last, e.lie
	e.mu.Unlock()
	if last != 0 {
		if number == nil {
			number = new(big.Int).SetUint64(last)
		} else if number.Uint64() > last {
			return nil, ethereum.NotFound
		}
	}
	h, err := e.Client.HeaderByNumber(ctx, number)
	if err == nil && lie != 0 && h.Number.Uint64() == lie {
		h = types.CopyHeader(h)
		h.Extra = []byte("another history")
	}
	return h, err
}

func (e *endpoint) FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	if err := e.read(); err != nil {
		return nil, err
	}
	if e.span != 0 && q.ToBlock.Uint64()-q.FromBlock.Uint64() >= e.span {
		return nil, tooMany{}
	}
	return e.Client.FilterLogs(ctx, q)
}

func (e *endpoint) NonceAt(ctx context.Context, a common.Address, n *big.Int) (uint64, error) {
	if err := e.read(); err != nil {
		return 0, err
	}
	return e.Client.NonceAt(ctx, a, n)
}

func (e *endpoint) PendingNonceAt(ctx context.Context, a common.Address) (uint64, error) {
	if err := e.read(); err != nil {
		return 0, err
	}
	return e.Client.PendingNonceAt(ctx, a)
}

func (e *endpoint) CallContract(ctx context.Context, m ethereum.CallMsg, n *big.Int) ([]byte, error) {
	if err := e.read(); err != nil {
		return nil, err
	}
	return e.Client.CallContract(ctx, m, n)
}

func (e *endpoint) TransactionReceipt(ctx context.Context, h common.Hash) (*types.Receipt, error) {
	if err := e.read(); err != nil {
		return nil, err
	}
	return e.Client.TransactionReceipt(ctx, h)
}

func (e *endpoint) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	e.mu.Lock()
	lose, down := e.lose, e.down
	e.sent = append(e.sent, tx.Hash())
	e.mu.Unlock()
	if lose == "before" || down {
		return errLine
	}
	err := e.Client.SendTransaction(ctx, tx)
	if lose == "after" {
		return errLine
	}
	return err
}

// hashing is an endpoint that reads state by a block's hash.
type hashing struct{ *endpoint }

type byHash interface {
	CodeAtHash(context.Context, common.Address, common.Hash) ([]byte, error)
	CallContractAtHash(context.Context, ethereum.CallMsg, common.Hash) ([]byte, error)
}

func (h hashing) CodeAtHash(ctx context.Context, a common.Address, b common.Hash) ([]byte, error) {
	return h.endpoint.Client.Client.(byHash).CodeAtHash(ctx, a, b)
}

func (h hashing) CallContractAtHash(ctx context.Context, m ethereum.CallMsg, b common.Hash) ([]byte, error) {
	h.set(func(e *endpoint) { e.byHash++ })
	return h.endpoint.Client.Client.(byHash).CallContractAtHash(ctx, m, b)
}

// net is a chain with the contracts and an operator, seen through endpoints.
type net struct {
	t         *testing.T
	chain     *devchain.Chain
	at        bindings.Addresses
	operator  *ecdsa.PrivateKey
	endpoints []*endpoint
	eth       *ethchain.Chain
}

// anyNym is the code of a contract that answers 1 to every call: a registry in
// which everyone is active.
var anyNym = common.FromHex("600a600c600039600a6000f3600160005260206000f3")

func newNet(t *testing.T, endpoints int) *net {
	t.Helper()
	chain, err := devchain.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { chain.Close() })
	n := &net{t: t, chain: chain}
	if n.operator, err = chain.NewAccount(t.Context()); err != nil {
		t.Fatal(err)
	}
	n.at = deployLog(t, chain, n.operator)
	var backends []ethchain.Backend
	for range endpoints {
		e := &endpoint{Client: chain.Client()}
		n.endpoints = append(n.endpoints, e)
		backends = append(backends, e)
	}
	n.open(ethchain.NewPool(devchain.ChainID, backends...))
	return n
}

func (n *net) open(b ethchain.Backend) {
	n.t.Helper()
	var err error
	if n.eth, err = ethchain.New(n.t.Context(), ethchain.Config{Backend: b, ChainID: devchain.ChainID, Addresses: n.at, Operator: n.operator}); err != nil {
		n.t.Fatal(err)
	}
}

func (n *net) head() worker.Block {
	n.t.Helper()
	b, err := n.eth.Head(n.t.Context())
	if err != nil {
		n.t.Fatal(err)
	}
	return b
}

func (n *net) anchor() worker.ReceiptAnchor {
	n.t.Helper()
	a, err := n.eth.Anchor(n.t.Context(), n.head(), api.Address(crypto.PubkeyToAddress(n.operator.PublicKey)))
	if err != nil {
		n.t.Fatal(err)
	}
	return a
}

func TestAnchors(t *testing.T) {
	n := newNet(t, 1)
	if a := n.anchor(); a != (worker.ReceiptAnchor{}) {
		t.Errorf("anchor %+v of nothing", a)
	}
	if err := n.eth.AnchorReceipts(t.Context(), 0, 5, [32]byte{1}); err != nil {
		t.Fatal(err)
	}
	if a := n.anchor(); a.Log != 0 || a.Size != 5 || a.Root != [32]byte{1} || a.Block != n.head().Number {
		t.Errorf("anchor %+v", a)
	}
	if err := n.eth.AnchorReceipts(t.Context(), 0, 5, [32]byte{2}); !errors.Is(err, worker.ErrRefused) {
		t.Errorf("a log that does not grow: %v", err)
	}
	if err := n.eth.ResetReceipts(t.Context()); err != nil {
		t.Fatal(err)
	}
	if a := n.anchor(); a.Log != 1 || a.Size != 0 {
		t.Errorf("anchor %+v after a reset", a)
	}
	if err := n.eth.AnchorReceipts(t.Context(), 0, 9, [32]byte{2}); !errors.Is(err, worker.ErrRefused) {
		t.Errorf("another log: %v", err)
	}
}

func TestReadsFailOver(t *testing.T) {
	n := newNet(t, 3)
	for range 3 {
		n.chain.Commit()
	}
	newest := n.head()
	n.endpoints[0].set(func(e *endpoint) { e.down = true })
	n.endpoints[1].set(func(e *endpoint) { e.last = newest.Number - 2 })
	for range 2 {
		b, err := n.eth.Block(t.Context(), newest.Number)
		if err != nil || b != newest {
			t.Fatalf("%+v, %v", b, err)
		}
		if _, err := n.eth.Events(t.Context(), 0, newest.Number); err != nil {
			t.Fatal(err)
		}
		n.anchor()
	}
	for _, e := range n.endpoints {
		e.set(func(e *endpoint) { e.down = true })
	}
	if _, err := n.eth.Block(t.Context(), newest.Number); err == nil || errors.Is(err, worker.ErrDisagree) {
		t.Errorf("got %v", err)
	}
}

// One endpoint lies about one block: that block is refused and no other.
func TestEndpointsDisagree(t *testing.T) {
	for liar := range 2 {
		n := newNet(t, 2)
		n.chain.Commit()
		n.chain.Commit()
		at := n.head().Number - 1
		n.endpoints[liar].set(func(e *endpoint) { e.lie = at })
		if _, err := n.eth.Block(t.Context(), at-1); err != nil {
			t.Error(err)
		}
		for range 2 {
			_, err := n.eth.Block(t.Context(), at)
			if !errors.Is(err, worker.ErrDisagree) {
				t.Errorf("liar %d: got %v", liar, err)
			}
		}
		n.endpoints[liar].set(func(e *endpoint) { e.down = true })
		if _, err := n.eth.Block(t.Context(), at); err != nil {
			t.Errorf("an endpoint that is down disagrees: %v", err)
		}
		n.endpoints[liar].set(func(e *endpoint) { e.down, e.lie = false, 0 })
		if _, err := n.eth.Block(t.Context(), at); err != nil {
			t.Errorf("they agree again: %v", err)
		}
	}
}

// One endpoint shows blocks beyond what the others have, all of whose heads are
// new: it has made them up. One other that has them, or heads that are old, and
// it is the others that lag.
func TestEndpointRunsAhead(t *testing.T) {
	n := newNet(t, 3)
	for range 8 {
		n.chain.Commit()
	}
	newest := n.head().Number
	for _, e := range n.endpoints[1:] {
		e.set(func(e *endpoint) { e.last = newest - 5 })
	}
	for range 2 {
		if _, err := n.eth.Block(t.Context(), newest-3); !errors.Is(err, worker.ErrDisagree) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := n.eth.Block(t.Context(), newest-5); err != nil {
		t.Errorf("a block that all have: %v", err)
	}
	n.endpoints[1].set(func(e *endpoint) { e.last = 0 })
	if _, err := n.eth.Block(t.Context(), newest-3); err != nil {
		t.Errorf("another has it too: %v", err)
	}
}

// An endpoint takes a transaction and its answer is lost, or loses it: it is
// mined once, and signed once.
func TestTransactionIsSentOnce(t *testing.T) {
	for name, lose := range map[string][2]string{
		"answer lost":         {"after", ""},
		"lost":                {"before", ""},
		"both answers lost":   {"after", "after"},
		"answer and lost":     {"after", "before"},
		"lost and the answer": {"before", "after"},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNet(t, 2)
			for i, e := range n.endpoints {
				e.set(func(e *endpoint) { e.lose = lose[i] })
			}
			before := n.nonce()
			if err := n.eth.AnchorReceipts(t.Context(), 0, 5, [32]byte{1}); err != nil {
				t.Fatal(err)
			}
			if got := n.nonce() - before; got != 1 {
				t.Errorf("%d transactions were mined", got)
			}
			n.sentOne()
		})
	}
}

// Nobody takes the transaction, and the caller gives up and comes again: the
// same transaction is sent again.
func TestTransactionIsNotSignedAgain(t *testing.T) {
	n := newNet(t, 2)
	for _, e := range n.endpoints {
		e.set(func(e *endpoint) { e.lose = "before" })
	}
	short, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if err := n.eth.AnchorReceipts(short, 0, 5, [32]byte{1}); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	for _, e := range n.endpoints {
		e.set(func(e *endpoint) { e.lose = "" })
	}
	if err := n.eth.AnchorReceipts(t.Context(), 0, 5, [32]byte{1}); err != nil {
		t.Fatal(err)
	}
	n.sentOne()
	if err := n.eth.AnchorReceipts(t.Context(), 0, 6, [32]byte{2}); err != nil {
		t.Fatal(err)
	}
	if a := n.anchor(); a.Size != 6 {
		t.Errorf("anchor %+v", a)
	}
}

func (n *net) nonce() uint64 {
	n.t.Helper()
	v, err := n.chain.Client().NonceAt(n.t.Context(), crypto.PubkeyToAddress(n.operator.PublicKey), nil)
	if err != nil {
		n.t.Fatal(err)
	}
	return v
}

// sentOne fails unless all that was sent is one transaction.
func (n *net) sentOne() {
	n.t.Helper()
	var all []common.Hash
	for _, e := range n.endpoints {
		e.set(func(e *endpoint) { all = append(all, e.sent...) })
	}
	if slices.Sort(hashes(all)); len(slices.Compact(hashes(all))) != 1 {
		n.t.Errorf("sent %v", all)
	}
}

func hashes(all []common.Hash) (texts []string) {
	for _, h := range all {
		texts = append(texts, h.Hex())
	}
	return texts
}

// State is read by the hash of the block: after the block was replaced, the
// answer is still of that block.
func TestStateByHash(t *testing.T) {
	n := newNet(t, 1)
	n.open(ethchain.NewPool(devchain.ChainID, hashing{n.endpoints[0]}))
	parent := n.head()
	if err := n.eth.AnchorReceipts(t.Context(), 0, 5, [32]byte{1}); err != nil {
		t.Fatal(err)
	}
	at := n.head()
	if err := n.chain.Fork(common.Hash(parent.Hash)); err != nil {
		t.Fatal(err)
	}
	n.chain.Commit()
	n.chain.Commit()
	if b, err := n.eth.Block(t.Context(), at.Number); err != nil || b.Hash == at.Hash {
		t.Fatalf("the block was not replaced: %v", err)
	}
	a, err := n.eth.Anchor(t.Context(), at, api.Address(crypto.PubkeyToAddress(n.operator.PublicKey)))
	if err != nil || a.Size != 5 {
		t.Errorf("anchor %+v, %v", a, err)
	}
	if n.endpoints[0].byHash == 0 {
		t.Error("nothing was read by hash")
	}
}

// A node that refuses long ranges of logs is asked for short ones.
func TestEventsInPages(t *testing.T) {
	n := newNet(t, 1)
	for i := range byte(20) {
		n.record(i + 1)
	}
	head := n.head().Number
	n.endpoints[0].set(func(e *endpoint) { e.span = 3 })
	events, err := n.eth.Events(t.Context(), 0, head)
	if err != nil {
		t.Fatal(err)
	}
	if len(events) != 20 {
		t.Fatalf("%d events", len(events))
	}
	for i, e := range events {
		if e.Kind != worker.EventRecordAnchored || e.Object != [32]byte{byte(i) + 1} || e.Owner != [32]byte{31: 1} {
			t.Errorf("event %d: %+v", i, e)
		}
	}
}

// record anchors a record.
func (n *net) record(i byte) {
	n.t.Helper()
	data := bindings.NewGrantLog().PackAnchorRecord([32]byte{i}, [32]byte{1})
	if err := transactTo(n.t, n.chain, n.operator, n.at.GrantLog, data); err != nil {
		n.t.Fatal(err)
	}
}

// A new head ends the wait, over a subscription.
func TestAwait(t *testing.T) {
	n := newNet(t, 1)
	head := n.head().Number
	go func() {
		time.Sleep(50 * time.Millisecond)
		n.chain.Commit()
	}()
	began := time.Now()
	for n.head().Number == head {
		if err := n.eth.Await(t.Context(), head); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took > 4*time.Second {
		t.Logf("took %v: the subscription did not tell", took)
	}
}

// What an endpoint's URL holds besides its host stays out of errors.
func TestURLsStaySecret(t *testing.T) {
	pool, err := ethchain.Dial(devchain.ChainID, []string{"http://user:hunter2@127.0.0.1:1/v3/key9", "http://127.0.0.1:1/key9"})
	if err != nil {
		t.Fatal(err)
	}
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	_, err = ethchain.New(t.Context(), ethchain.Config{Backend: pool, ChainID: devchain.ChainID, Operator: key})
	if err == nil || strings.Contains(err.Error(), "hunter2") || strings.Contains(err.Error(), "key9") {
		t.Errorf("got %v", err)
	}
}

// An endpoint of another chain is never believed.
func TestOtherChain(t *testing.T) {
	n := newNet(t, 1)
	if _, err := ethchain.NewPool(1, n.endpoints[0]).HeaderByNumber(t.Context(), nil); err == nil {
		t.Error("accepted")
	}
}
