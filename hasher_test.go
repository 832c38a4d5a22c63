package medveil

import (
	"bytes"
	"testing"

	"github.com/medveil/medveil/worker/content"
)

// TestHasher: whatever the sizes of writes, the hash is that of the whole.
func TestHasher(t *testing.T) {
	object := bytes.Repeat([]byte("0123456789abcdef"), 70_000)
	for _, size := range []int{1 << 10, hasherBuffer - 1, hasherBuffer, hasherBuffer + 1, 3 * hasherBuffer, len(object)} {
		h := newHasher()
		for rest := object; len(rest) > 0; {
			chunk := bytes.Clone(rest[:min(size, len(rest))])
			if n, err := h.Write(chunk); n != len(chunk) || err != nil {
				t.Fatalf("wrote %d of %d (%v)", n, len(chunk), err)
			}
			rest = rest[len(chunk):]
			clear(chunk) // the writer's bytes are its own again
		}
		for range 2 {
			if h.sum() != content.Of(object) {
				t.Errorf("writes of %d bytes give another hash", size)
			}
		}
	}
	if newHasher().sum() != content.Of(nil) {
		t.Error("no writes give another hash than that of nothing")
	}
}
