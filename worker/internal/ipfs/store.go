// Package ipfs keeps Medveil's objects on IPFS through kubo's CoreAPI: either
// an offline kubo node inside this process ([Create], [Open]) or a daemon over
// HTTP ([Dial]). One adapter serves both.
//
// Trust: the node behind the API is trusted for availability only. What it
// names an added object is compared with the hash computed here, and every
// block it returns is hashed against its CID before a byte of it is passed on.
// A hostile daemon can lose objects or refuse to serve them; it cannot change
// them.
package ipfs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/ipfs/boxo/path"
	"github.com/ipfs/go-cid"
	"github.com/ipfs/kubo/client/rpc"
	coreiface "github.com/ipfs/kubo/core/coreiface"
	"github.com/ipfs/kubo/core/coreiface/options"
	"github.com/multiformats/go-multihash"

	"github.com/medveil/medveil/worker/content"
)

// ErrDisagree is returned by [Store.Add] when the node names the object
// otherwise than its bytes do: the node is broken or hostile.
var ErrDisagree = errors.New("ipfs node returned a wrong content identifier")

// Store is an object store on IPFS. Its methods may be called concurrently.
type Store struct {
	api    coreiface.CoreAPI
	remote bool         // a request for each block would be slow
	daemon *rpc.HttpApi // api, if it is kubo's client
	close  func() error
}

// New returns a store on api. The caller keeps ownership of api.
func New(api coreiface.CoreAPI) *Store {
	return &Store{api: api, close: func() error { return nil }}
}

// Close releases the node that [Open] started. A store of New or Dial has
// nothing to release.
func (s *Store) Close() error { return s.close() }

// Add stores what r yields, pinned against garbage collection, and returns its
// content hash. Memory does not grow with the object. When r fails, nothing is
// pinned and blocks already written are left to the node's garbage collector.
func (s *Store) Add(ctx context.Context, r io.Reader) (content.Hash, error) {
	h := content.NewPipeline()
	src := &failingReader{r: io.TeeReader(r, h)}
	name, err := s.add(ctx, src)
	if src.err != nil { // the node may report it, or may have kept a prefix
		return content.Hash{}, fmt.Errorf("read the object to store: %w", src.err)
	}
	if err != nil {
		return content.Hash{}, fmt.Errorf("add to ipfs: %w", err)
	}
	want := h.Sum()
	if !name.Equals(toCID(want)) {
		return content.Hash{}, fmt.Errorf("%w: %s for content %s", ErrDisagree, name, want)
	}
	return want, nil
}

// Has reports whether h is pinned, and so kept whole.
func (s *Store) Has(ctx context.Context, h content.Hash) (bool, error) {
	_, pinned, err := s.api.Pin().IsPinned(ctx, path.FromCid(toCID(h)), options.Pin.IsPinned.Recursive())
	if err != nil {
		return false, fmt.Errorf("ask whether %s is pinned: %w", h, err)
	}
	return pinned, nil
}

// Find reads the object h, of at most max bytes, from wherever the node finds
// its blocks, checks each, and pins it. Blocks that hang together otherwise than
// Add lays them out are no object: h is not the content hash of what they hold.
func (s *Store) Find(ctx context.Context, h content.Hash, max uint64) error {
	search, cancel := context.WithCancel(ctx)
	defer cancel()
	timer := time.AfterFunc(findPatience, cancel) // until the first block is there
	r, size, err := s.Get(search, h)
	if err != nil {
		return err
	}
	defer r.Close()
	if uint64(size) > max {
		return fmt.Errorf("object %s has %d bytes, more than %d", h, size, max)
	}
	timer.Reset(findPatience + time.Duration(size/minFindRate)*time.Second)
	defer timer.Stop()
	hash := content.NewPipeline()
	if n, err := io.Copy(hash, r); err != nil || n != size {
		return errors.Join(fmt.Errorf("read object %s: %w", h, content.ErrNotFound), err)
	}
	if hash.Sum() != h {
		return fmt.Errorf("read object %s: %w", h, content.ErrCorrupt)
	}
	if err := s.api.Pin().Add(search, path.FromCid(toCID(h)), options.Pin.Name(pinName)); err != nil {
		return fmt.Errorf("pin %s: %w", h, err)
	}
	return nil
}

const (
	// findPatience is how long a node may take to find the first block of an
	// object that it does not have.
	findPatience = 10 * time.Second
	// minFindRate is how slowly an object may come, in bytes a second.
	minFindRate = 256 << 10
)

// failingReader remembers why reading ended, apart from the end itself.
type failingReader struct {
	r   io.Reader
	err error
}

func (f *failingReader) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if err != nil && err != io.EOF {
		f.err = err
	}
	return n, err
}

// toCID returns the CIDv1 (dag-pb, sha2-256) whose digest is h.
func toCID(h content.Hash) cid.Cid {
	mh, err := multihash.Encode(h[:], multihash.SHA2_256)
	if err != nil {
		panic("ipfs: encode multihash: " + err.Error()) // impossible: the code is a constant that is known
	}
	return cid.NewCidV1(cid.DagProtobuf, mh)
}
