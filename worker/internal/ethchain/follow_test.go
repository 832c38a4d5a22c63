package ethchain_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math/big"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/internal/bolt"
	"github.com/medveil/medveil/worker/internal/ethchain"
)

// empty is a store that has nothing.
type empty struct{}

func (empty) Add(context.Context, io.Reader) (content.Hash, error) {
	return content.Hash{}, content.ErrNotFound
}

func (empty) Get(context.Context, content.Hash) (io.ReadCloser, int64, error) {
	return nil, 0, content.ErrNotFound
}

func (empty) Has(context.Context, content.Hash) (bool, error) { return false, nil }

// long is a chain with a history, on which events fall in blocks.
type long struct {
	chain  *devchain.Chain
	config worker.Config
	head   uint64
	events int
}

// newLong makes a chain of busy blocks with so many anchored records in each,
// and as many times quiet blocks without.
func newLong(t testing.TB, busy, records, quiet int) *long {
	t.Helper()
	chain, err := devchain.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { chain.Close() })
	operator, err := chain.NewAccount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	address := crypto.PubkeyToAddress(operator.PublicKey)
	if err := chain.Fund(t.Context(), address, new(big.Int).Lsh(big.NewInt(1), 80)); err != nil {
		t.Fatal(err)
	}
	at := deployLog(t, chain, operator)
	client := chain.Client()
	nonce, err := client.NonceAt(t.Context(), address, nil)
	if err != nil {
		t.Fatal(err)
	}
	n := uint64(0)
	for range busy {
		for range records {
			n++
			data := bindings.NewGrantLog().PackAnchorRecord([32]byte(binary.BigEndian.AppendUint64(make([]byte, 24), n)), [32]byte{1})
			tx, err := types.SignNewTx(operator, types.LatestSignerForChainID(big.NewInt(devchain.ChainID)), &types.DynamicFeeTx{
				ChainID: big.NewInt(devchain.ChainID), Nonce: nonce, To: &at.GrantLog, Gas: 100_000, Data: data,
				GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(100 * params.GWei),
			})
			if err != nil {
				t.Fatal(err)
			}
			nonce++
			if err := client.Client.SendTransaction(t.Context(), tx); err != nil { // no block yet
				t.Fatal(err)
			}
		}
		chain.Commit()
		for range quiet {
			chain.Commit()
		}
	}
	chain.Commit()
	eth, err := ethchain.New(t.Context(), ethchain.Config{Backend: client, ChainID: devchain.ChainID, Addresses: at, Operator: operator})
	if err != nil {
		t.Fatal(err)
	}
	head, err := eth.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sealing, err := grant.GenerateSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	return &long{chain: chain, head: head.Number, events: busy * records, config: worker.Config{
		Domain: api.Domain{ChainID: devchain.ChainID, GrantLog: api.Address(at.GrantLog)}, Operator: api.Address(address),
		Keys:  worker.Keys{Sealing: sealing, Sign: ethchain.Signer(operator), Storage: [32]byte{1}},
		Chain: eth, Store: empty{}, Recover: ethchain.Recover, InstantSeal: true,
	}}
}

// catchUp runs a new worker until it has followed the chain to its head.
func (l *long) catchUp(t testing.TB) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state.db")
	if err := bolt.Create(path); err != nil {
		t.Fatal(err)
	}
	state, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer state.Close()
	config := l.config
	config.State = state
	if err := worker.Create(state, config.Domain, config.Operator); err != nil {
		t.Fatal(err)
	}
	w, err := worker.Open(config)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- w.Run(ctx) }()
	for deadline := time.Now().Add(2 * time.Minute); w.Status().Followed < l.head; {
		if time.Now().After(deadline) {
			t.Fatalf("followed to block %d of %d: %+v", w.Status().Followed, l.head, w.Status())
		}
		time.Sleep(time.Millisecond)
	}
	cancel()
	<-done
	objects := 0
	err = state.View(func(tx worker.Tx) error {
		return tx.Scan("objects", nil, func(_, _ []byte) (bool, error) { objects++; return true, nil })
	})
	if err != nil || objects != l.events {
		t.Fatalf("%d events were taken in of %d, %v", objects, l.events, err)
	}
}

func TestCatchUp(t *testing.T) { newLong(t, 10, 20, 3).catchUp(t) }

// How fast a worker that was away takes in what happened.
func BenchmarkCatchUp(b *testing.B) {
	for _, shape := range []struct{ busy, records, quiet int }{{200, 100, 0}, {50, 20, 60}} {
		l := newLong(b, shape.busy, shape.records, shape.quiet)
		b.Run(fmt.Sprintf("%d events in %d blocks", l.events, l.head), func(b *testing.B) {
			for b.Loop() {
				l.catchUp(b)
			}
			b.ReportMetric(float64(l.events*b.N)/b.Elapsed().Seconds(), "events/s")
			b.ReportMetric(float64(int(l.head)*b.N)/b.Elapsed().Seconds(), "blocks/s")
		})
	}
}
