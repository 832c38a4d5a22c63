package medveil

import (
	"context"
	"errors"
	"math/big"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// node is a node of the chain that answers, refuses, or is down.
type node struct {
	Backend
	chain int64
	down  error // of the way to it
	says  error // its answer
	full  bool  // takes no transactions
	hangs bool  // takes none and does not say so
	asked atomic.Int32
	taken atomic.Int32
}

// reverted is what a node says, not what becomes of the way to it.
type reverted struct{}

func (reverted) Error() string  { return "execution reverted" }
func (reverted) ErrorCode() int { return 3 }

func (n *node) ChainID(context.Context) (*big.Int, error) { return big.NewInt(n.chain), n.down }

func (n *node) CodeAt(context.Context, common.Address, *big.Int) ([]byte, error) {
	n.asked.Add(1)
	return []byte{byte(n.chain)}, errors.Join(n.down, n.says)
}

func (n *node) SendTransaction(ctx context.Context, _ *types.Transaction) error {
	switch {
	case n.hangs:
		<-ctx.Done()
		return ctx.Err()
	case n.full:
		return errors.New("txpool is full")
	}
	n.taken.Add(1)
	return n.down
}

func join(t *testing.T, nodes ...*node) Backend {
	t.Helper()
	var all []Backend
	for _, n := range nodes {
		all = append(all, n)
	}
	backend, err := NewBackends(all...)
	if err != nil {
		t.Fatal(err)
	}
	return backend
}

// A node that is down is passed over and not asked again; what a node answers,
// a refusal too, is believed.
func TestBackendsFailOver(t *testing.T) {
	down, up := &node{down: errors.New("connection refused")}, &node{chain: 7}
	b := join(t, down, up)
	for range 3 {
		if code, err := b.CodeAt(t.Context(), common.Address{}, nil); err != nil || len(code) != 1 || code[0] != 7 {
			t.Fatalf("read %x, %v", code, err)
		}
	}
	if down.asked.Load() != 1 || up.asked.Load() != 3 {
		t.Errorf("asked the node that is down %d times, the other %d times", down.asked.Load(), up.asked.Load())
	}
	for _, says := range []error{reverted{}, ethereum.NotFound} {
		first, second := &node{says: says}, &node{}
		if _, err := join(t, first, second).CodeAt(t.Context(), common.Address{}, nil); !errors.Is(err, says) || second.asked.Load() != 0 {
			t.Errorf("%v: got %v, and asked another node %d times", says, err, second.asked.Load())
		}
	}
	if _, err := join(t, down, down).CodeAt(t.Context(), common.Address{}, nil); err == nil {
		t.Error("read from nodes that are down")
	}
}

// A transaction reaches every node that takes it. One node that keeps it from
// the chain, or says nothing, neither stops nor holds up the sender.
func TestBackendsSendToMost(t *testing.T) {
	tx := types.NewTx(&types.LegacyTx{})
	censor := &node{hangs: true}
	honest := []*node{{}, {}}
	if err := join(t, censor, honest[0], honest[1]).SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	if honest[0].taken.Load() != 1 || honest[1].taken.Load() != 1 {
		t.Errorf("taken %d and %d times", honest[0].taken.Load(), honest[1].taken.Load())
	}
	full := &node{full: true}
	if err := join(t, full, &node{full: true}, honest[0]).SendTransaction(t.Context(), tx); err != nil {
		t.Errorf("one node took it: %v", err)
	}
	if err := join(t, full, &node{full: true}).SendTransaction(t.Context(), tx); err == nil || !strings.Contains(err.Error(), "node 2") {
		t.Errorf("no node took it: %v", err)
	}
}

// Nodes of two chains are not one; a node that is down says nothing about that.
func TestBackendsOfOneChain(t *testing.T) {
	if _, err := join(t, &node{chain: 1}, &node{chain: 2}).ChainID(t.Context()); err == nil {
		t.Error("joined two chains")
	}
	id, err := join(t, &node{down: errors.New("connection refused")}, &node{chain: 2}).ChainID(t.Context())
	if err != nil || id.Int64() != 2 {
		t.Errorf("chain %v, %v", id, err)
	}
	if _, err := NewBackends(); err == nil {
		t.Error("no nodes are a backend")
	}
}
