package ethchain_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/worker/internal/ethchain"
)

// A node whose answer does not end is cut off, and asked for less: it does not
// fill this worker's memory.
func TestEndlessAnswers(t *testing.T) {
	var sent atomic.Int64
	junk := bytes.Repeat([]byte("0"), 1<<20)
	node := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var q struct {
			ID     json.RawMessage
			Method string
			Params []struct{ FromBlock, ToBlock hexutil.Uint64 }
		}
		result := `"0x00"`
		switch json.NewDecoder(r.Body).Decode(&q); q.Method {
		case "eth_chainId":
			result = `"0x539"`
		case "eth_getLogs":
			result = "[]"
			if q.Params[0].ToBlock-q.Params[0].FromBlock >= 4 {
				fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,"result":["`, q.ID)
				for sent.Load() < 1<<28 {
					n, err := w.Write(junk)
					if sent.Add(int64(n)); err != nil {
						return
					}
				}
				return
			}
		}
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,"result":%s}`, q.ID, result)
	}))
	defer node.Close()
	pool, err := ethchain.Dial(1337, []string{node.URL})
	if err != nil {
		t.Fatal(err)
	}
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	eth, err := ethchain.New(t.Context(), ethchain.Config{Backend: pool, ChainID: 1337, Operator: key})
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	events, err := eth.Events(t.Context(), 0, 7)
	t.Logf("%d MiB in %v", sent.Load()>>20, time.Since(began))
	if err != nil || len(events) != 0 || sent.Load() > 64<<20 {
		t.Errorf("%d events, %v; took %d MiB", len(events), err, sent.Load()>>20)
	}
}
