package medveil_test

import (
	"errors"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// testLog is a worker's log as a client sees one, in memory. Who may read what is
// tested with the daemon; here its entries are served to whoever asks, if they
// concern the nym that asks or is named.
type testLog struct {
	mu     sync.Mutex
	number uint32
	leaves [][]byte
	hashes []tlog.Hash // stored hashes, by tlog's index
	all    bool        // serves entries of others too
	hidden int         // of the newest entries, which checkpoints leave out
}

func (l *testLog) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = l.hashes[index]
	}
	return hashes, nil
}

// add appends an entry.
func (l *testLog) add(e receipt.Entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	leaf, err := e.Leaf()
	if err != nil {
		return err
	}
	stored, err := tlog.StoredHashes(int64(len(l.leaves)), leaf, l)
	l.leaves, l.hashes = append(l.leaves, leaf), append(l.hashes, stored...)
	return err
}

// released is the entry of a share that was given.
func released(nym, owner grant.Nym, r *api.Receipt) receipt.Entry {
	return receipt.Entry{Kind: receipt.Released, Time: r.Time, Nym: (*api.Word)(&nym), Owner: (*api.Word)(&owner), Receipt: r}
}

// size is how many entries are shown.
func (l *testLog) size() int { return len(l.leaves) - l.hidden }

func (l *testLog) root() api.Word {
	root, err := tlog.TreeHash(int64(l.size()), l)
	if err != nil {
		panic(err)
	}
	return api.Word(root)
}

// sign signs a digest as the worker's operator.
func (s *testWorker) sign(digest api.Word) api.Signature {
	signature, err := crypto.Sign(digest[:], s.self.operator)
	if err != nil {
		panic(err)
	}
	signature[64] += 27
	return api.Signature(signature)
}

func (s *testWorker) operator() api.Address {
	return api.Address(crypto.PubkeyToAddress(s.self.operator.PublicKey))
}

// checkpoint is that of the log now. The caller holds its lock.
func (s *testWorker) checkpoint() api.Checkpoint {
	c := api.Checkpoint{
		Worker: s.operator(), Log: s.log.number, Size: uint64(s.log.size()),
		Root: s.log.root(), Time: uint64(time.Now().Unix()),
	}
	c.Signature = s.sign(c.Digest(s.domain()))
	return c
}

// anchor anchors the log in the grant log.
func (s *testWorker) anchor(t testing.TB) {
	t.Helper()
	s.log.mu.Lock()
	data := bindings.NewGrantLog().PackAnchorReceipts(s.log.number, uint64(s.log.size()), s.log.root())
	s.log.mu.Unlock()
	must(t, s.world.send(s.self.operator, s.world.network.GrantLog, data))
}

func (s *testWorker) newest(w http.ResponseWriter, _ *http.Request) {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	answer(w, s.checkpoint(), nil, "")
}

func (s *testWorker) consistency(w http.ResponseWriter, r *http.Request) {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	old, err1 := strconv.ParseInt(r.URL.Query().Get("old"), 10, 64)
	size, err2 := strconv.ParseInt(r.URL.Query().Get("new"), 10, 64)
	if err := errors.Join(err1, err2); err != nil {
		answer(w, nil, err, api.BadRequest)
		return
	}
	proof, err := tlog.ProveTree(size, old, s.log)
	answer(w, api.ConsistencyResponse{Proof: words(proof)}, err, api.BadRequest)
}

// pageSize makes a few entries several pages.
const pageSize = 2

func (s *testWorker) receipts(w http.ResponseWriter, r *http.Request) {
	var request api.ReceiptsRequest
	if !read(w, r, &request) {
		return
	}
	nym, err := s.signer(r.Context(), request.Digest(s.domain()), request.Signature)
	if err != nil && request.Nym == nil {
		answer(w, nil, err, api.UnknownAccount)
		return
	}
	if err != nil {
		nym = grant.Nym(*request.Nym) // an auditor
	}
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	response := api.ReceiptsResponse{Checkpoint: s.checkpoint()}
	for i := request.From; i < uint64(s.log.size()); i++ {
		entry, err := receipt.Parse(s.log.leaves[i])
		if err != nil || !s.log.all && !entry.Concerns(api.Word(nym)) {
			continue
		}
		if len(response.Entries) == pageSize {
			response.Next = &i
			break
		}
		proof, err := tlog.ProveRecord(int64(s.log.size()), int64(i), s.log)
		if err != nil {
			answer(w, nil, err, api.Internal)
			return
		}
		response.Entries = append(response.Entries, api.ProvenLeaf{Index: i, Leaf: s.log.leaves[i], Proof: words(proof)})
	}
	answer(w, response, nil, "")
}

func words[P ~[]H, H ~[32]byte](proof P) []api.Word {
	out := make([]api.Word, len(proof))
	for i, hash := range proof {
		out[i] = api.Word(hash)
	}
	return out
}
