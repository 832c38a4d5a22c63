package medveil

import (
	"sync"

	"github.com/medveil/medveil/worker/content"
)

// hasher computes a content hash on a goroutine of its own, so that encrypting
// and hashing a record take no longer than the slower of the two. It copies what
// is written to it, into a few buffers that go around.
type hasher struct {
	full chan []byte
	free chan []byte
	sum  func() content.Hash
}

// hasherBuffers of hasherBuffer bytes each: age writes chunks of 64 KiB and a tag.
const (
	hasherBuffers = 4
	hasherBuffer  = 68 << 10
)

// newHasher starts a hasher. Its owner calls sum, once or more, on every path.
func newHasher() *hasher {
	h := &hasher{full: make(chan []byte, hasherBuffers), free: make(chan []byte, hasherBuffers)}
	for range hasherBuffers {
		h.free <- make([]byte, hasherBuffer)
	}
	result := make(chan content.Hash, 1)
	go func() {
		inner := content.NewHasher()
		for b := range h.full {
			inner.Write(b)
			h.free <- b[:cap(b)]
		}
		result <- inner.Sum()
	}()
	h.sum = sync.OnceValue(func() content.Hash {
		close(h.full)
		return <-result
	})
	return h
}

// Write never fails. It must not be called after sum.
func (h *hasher) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		b := <-h.free
		n := copy(b, rest)
		h.full <- b[:n]
		rest = rest[n:]
	}
	return len(p), nil
}
