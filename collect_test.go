package medveil

import (
	"context"
	"encoding/json"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
)

const (
	collectThreshold = 2
	collectWorkers   = 5
)

// blockless is a node that has no block yet.
type blockless struct{ Backend }

func (blockless) HeaderByNumber(context.Context, *big.Int) (*types.Header, error) {
	return nil, ethereum.NotFound
}

// newCollection returns a collection of shares from workers of which only a
// threshold ever answers.
func newCollection(t *testing.T) *collection {
	t.Helper()
	owner, label := pre.GenerateKey(), pre.Label{1}
	rekey, fragments, err := pre.NewRekey(owner, pre.GenerateKey().PublicKey(), label, collectThreshold, collectWorkers)
	if err != nil {
		t.Fatal(err)
	}
	batch, err := pre.NewBatch(owner.PublicKey(), label, 1)
	if err != nil {
		t.Fatal(err)
	}
	client := &Client{backend: blockless{}, patience: patience{answer: time.Hour, hedge: 10 * time.Millisecond}}
	set := &WorkerSet{Threshold: collectThreshold}
	for j := 1; j <= collectWorkers; j++ {
		serve := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			<-r.Context().Done()
		})
		key, err := crypto.GenerateKey()
		if err != nil {
			t.Fatal(err)
		}
		if j <= collectThreshold {
			prepared, err := rekey.Prepare(fragments[j-1])
			if err != nil {
				t.Fatal(err)
			}
			share, err := prepared.Reencrypt(batch.Capsule())
			if err != nil {
				t.Fatal(err)
			}
			serve = func(w http.ResponseWriter, r *http.Request) {
				var q api.ReencryptRequest
				json.NewDecoder(r.Body).Decode(&q)
				a := api.ReencryptResponse{Share: share.Bytes(), Receipt: api.Receipt{
					ShareHash: api.ShareHash(share.Bytes()), Index: uint8(j), GrantID: q.GrantID,
					CapsuleID: q.CapsuleID, Time: uint64(time.Now().Unix()),
				}}
				a.Receipt.Signature, _ = signDigest(key, a.Receipt.Digest(client.apiDomain()))
				json.NewEncoder(w).Encode(a)
			}
		}
		server := httptest.NewServer(serve)
		t.Cleanup(server.Close)
		set.Workers = append(set.Workers, Member{Seat: j, Operator: addressOf(key), Endpoint: server.URL})
	}
	sign := func(api.Word) (api.Signature, error) { return api.Signature{}, nil }
	return &collection{
		request: &shareRequest{client: client, capsule: batch.Capsule(), sign: sign},
		opened:  &openedGrant{Grant: &grant.Grant{Rekey: rekey}, set: set},
	}
}

// Workers that take a request and answer nothing are not waited for, whichever
// of them are asked first.
func TestSilentWorkersAreNotWaitedFor(t *testing.T) {
	q := newCollection(t)
	for range 10 {
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		q.used, q.failed = nil, nil
		shares, err := q.collect(ctx)
		cancel()
		if err != nil || len(shares) != collectThreshold {
			t.Fatalf("%d shares: %v", len(shares), err)
		}
	}
}

// With as many spare workers as there are silent ones, all are asked at once and
// nothing waits for a hedge.
func TestSpareWorkersAreAskedAtOnce(t *testing.T) {
	q := newCollection(t)
	q.request.client.patience.hedge = time.Hour
	WithSpareWorkers(collectWorkers - collectThreshold)(q.request.client)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	shares, err := q.collect(ctx)
	if err != nil || len(shares) != collectThreshold {
		t.Fatalf("%d shares: %v", len(shares), err)
	}
}
