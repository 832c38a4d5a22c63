package medveil

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// countedSource counts the bytes that are read of it.
type countedSource struct {
	io.ReaderAt
	read atomic.Int64
}

func (s *countedSource) ReadAt(p []byte, offset int64) (int, error) {
	n, err := s.ReaderAt.ReadAt(p, offset)
	s.read.Add(int64(n))
	return n, err
}

// storeOf takes objects as its worker does.
type storeOf func(w http.ResponseWriter, r *http.Request)

func honestStore(w http.ResponseWriter, r *http.Request) {
	h := content.NewHasher()
	io.Copy(h, r.Body)
	json.NewEncoder(w).Encode(api.UploadResponse{ContentHash: api.Word(h.Sum())})
}

// silentStore takes a little and then nothing.
func silentStore(_ http.ResponseWriter, r *http.Request) {
	io.CopyN(io.Discard, r.Body, 1000)
	<-r.Context().Done()
}

// slowStore has everything and does not come to an end with it.
func slowStore(_ http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

func fullStore(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(api.StoreUnavailable.Status())
	json.NewEncoder(w).Encode(map[string]*api.Error{"error": {Code: api.StoreUnavailable, Message: "disk full"}})
}

// falseStore names something else than what it got.
func falseStore(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	json.NewEncoder(w).Encode(api.UploadResponse{ContentHash: api.Word{1}})
}

// newStoring returns a storing of an object to workers with these stores.
func newStoring(t *testing.T, object []byte, stores ...storeOf) (*storing, *countedSource, []Member) {
	t.Helper()
	var members []Member
	for i, store := range stores {
		server := httptest.NewServer(http.HandlerFunc(store))
		t.Cleanup(server.CloseClientConnections)
		members = append(members, Member{Seat: i + 1, Endpoint: server.URL})
	}
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	source := &countedSource{ReaderAt: bytes.NewReader(object)}
	client := &Client{patience: patience{upload: time.Hour, hedge: 50 * time.Millisecond}}
	return &storing{
		client: client, source: &window{source: source, size: int64(len(object))}, size: int64(len(object)),
		want: content.Of(object), sign: signWith(key),
	}, source, members
}

func signWith(key *ecdsa.PrivateKey) api.Signer {
	return func(digest api.Word) (api.Signature, error) { return signDigest(key, digest) }
}

// Uploads go on beside workers that are silent, slow, full or false, whichever
// are tried first; with too few left the error says what each did.
func TestStoreDespiteFaults(t *testing.T) {
	object := make([]byte, 5<<20+77)
	rand.NewChaCha8([32]byte{5}).Read(object)
	for name, stores := range map[string][]storeOf{
		"silent": {silentStore, silentStore, honestStore, honestStore},
		"slow":   {honestStore, slowStore, slowStore, honestStore},
		"full":   {fullStore, fullStore, honestStore, honestStore},
		"false":  {falseStore, honestStore, falseStore, honestStore},
		"each":   {silentStore, fullStore, falseStore, slowStore, honestStore, honestStore},
	} {
		t.Run(name, func(t *testing.T) {
			s, _, members := newStoring(t, object, stores...)
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			if err := s.to(ctx, members, 2); err != nil {
				t.Error(err)
			}
		})
	}
	s, _, members := newStoring(t, object, fullStore, honestStore, falseStore)
	err := s.to(t.Context(), members, 2)
	if api.CodeOf(err) != api.StoreUnavailable || !errors.Is(err, api.ErrContent) || !strings.Contains(err.Error(), "1 of 2") {
		t.Errorf("too few: %v", err)
	}
}

// Uploads that keep pace read the source once, not once each.
func TestStoreReadsSourceOnce(t *testing.T) {
	object := make([]byte, 12<<20+1) // within the window, whatever the machine does
	s, source, members := newStoring(t, object, honestStore, honestStore, honestStore)
	if err := s.to(t.Context(), members, 3); err != nil {
		t.Fatal(err)
	}
	if got := source.read.Load(); got != int64(len(object)) {
		t.Errorf("read %d bytes of %d", got, len(object))
	}
}

// A window gives what the source has, wherever its readers are.
func TestWindowIsTheSource(t *testing.T) {
	object := make([]byte, 20*blockSize+5)
	rand.NewChaCha8([32]byte{6}).Read(object)
	w := &window{source: bytes.NewReader(object), size: int64(len(object))}
	for _, at := range []int64{0, 18 * blockSize, 1, blockSize - 1, 2 * blockSize, 20*blockSize + 4} {
		got := make([]byte, 2*blockSize+9)
		n, err := w.ReadAt(got, at)
		want := object[at:min(at+int64(len(got)), int64(len(object)))]
		if !bytes.Equal(got[:n], want) || (err == io.EOF) != (n < len(got)) {
			t.Errorf("at %d: %d bytes, %v", at, n, err)
		}
	}
	if _, err := w.ReadAt(make([]byte, 1), int64(len(object))); err != io.EOF {
		t.Errorf("at the end: %v", err)
	}
	broken := &window{source: io.NewSectionReader(bytes.NewReader(object), 0, 10), size: 20}
	if _, err := broken.ReadAt(make([]byte, 20), 0); err == nil || err == io.EOF {
		t.Errorf("a source cut short: %v", err)
	}
}
