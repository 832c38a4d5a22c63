package worker

import (
	"context"
	"io"

	"github.com/medveil/medveil/worker/content"
)

// A Store keeps objects under their content hash. Its methods may be called
// concurrently. It is not trusted: see the package comment.
type Store interface {
	// Add stores what r yields until io.EOF, durably and safe from garbage
	// collection once it returns, and returns its content hash. If r fails, Add
	// returns an error that wraps r's, and nothing is acknowledged. Memory must
	// not grow with the object.
	Add(ctx context.Context, r io.Reader) (content.Hash, error)
	// Get opens an object and returns its size in bytes. Its errors wrap
	// [content.ErrNotFound] when the object is not there. Reading must return an
	// error, not other bytes, if what is stored does not match the hash.
	Get(ctx context.Context, h content.Hash) (io.ReadCloser, int64, error)
	// Has reports whether the whole object is kept here, as Add keeps it.
	Has(ctx context.Context, h content.Hash) (bool, error)
}

// A Finder is a [Store] that can find objects elsewhere, as an IPFS node in a
// swarm can.
type Finder interface {
	// Find fetches an object of at most max bytes from wherever it is and keeps
	// it as Add does. Its errors wrap [content.ErrNotFound] if nobody has it.
	Find(ctx context.Context, h content.Hash, max uint64) error
}
