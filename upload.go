package medveil

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// storing is an object on its way to several workers at once.
type storing struct {
	client *Client
	source *window
	size   int64
	want   content.Hash
	sign   api.Signer
}

// upload is a storing's way to one worker.
type upload struct {
	worker   Member
	moved    atomic.Int64 // bytes that the transport took
	seen     int64        // of these, at the last look
	replaced bool         // another was started because of it
	err      error
}

// to uploads until needed workers have the object. A worker that fails is
// replaced by another at once; beside one that stands still, or takes much longer
// than others took, another is started.
func (s *storing) to(ctx context.Context, workers []Member, needed int) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends uploads that are no longer needed
	started := time.Now()
	results := make(chan *upload, len(workers))
	running := make(map[*upload]bool)
	next := func() {
		if len(workers) == 0 {
			return
		}
		u := &upload{worker: workers[0]}
		workers = workers[1:]
		running[u] = true
		go func() { u.err = s.send(ctx, u); results <- u }()
	}
	for range needed {
		next()
	}
	look := time.NewTicker(s.client.patience.hedge)
	defer look.Stop()
	stored, first := 0, time.Duration(0)
	var failures []error
	for stored < needed && len(running) > 0 {
		select {
		case u := <-results:
			delete(running, u)
			if u.err != nil {
				failures = append(failures, fmt.Errorf("worker of seat %d: %w", u.worker.Seat, u.err))
				if !u.replaced {
					next()
				}
				continue
			}
			if stored++; stored == 1 {
				first = time.Since(started)
			}
		case <-look.C:
			late := stored > 0 && time.Since(started) > 2*first+s.client.patience.hedge
			for u := range running {
				if u.slow(s.size, late) {
					u.replaced = true
					next()
				}
			}
		}
	}
	if stored < needed {
		return fmt.Errorf("%d of %d workers have it: %w", stored, needed, errors.Join(failures...))
	}
	return nil
}

// slow reports whether another upload should be started beside u, once: it stands
// still though not all is sent, or is late.
func (u *upload) slow(size int64, late bool) bool {
	moved := u.moved.Load()
	still := moved == u.seen && moved < size
	u.seen = moved
	return !u.replaced && (still || late)
}

// send uploads to one worker.
func (s *storing) send(ctx context.Context, u *upload) error {
	permit, err := api.NewUploadPermit(s.client.apiDomain(), api.Address(u.worker.Operator), uint64(s.size), s.sign)
	if err != nil {
		return err
	}
	moving, stop := watch(ctx, s.client.patience.upload)
	defer stop()
	src := &movingReader{Reader: &movedReader{io.NewSectionReader(s.source, 0, s.size), &u.moved}, moving: moving}
	return moving.explain(s.client.worker(u.worker.Endpoint).UploadAs(moving, permit, src, s.want))
}

// movedReader counts what it reads.
type movedReader struct {
	io.Reader
	moved *atomic.Int64
}

func (r *movedReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.moved.Add(int64(n))
	return n, err
}

// A window lets readers that are at about the same place share what is read of a
// source: it keeps the last few blocks, so that several uploads that keep pace
// cost one read. One that falls behind reads for itself.
type window struct {
	source io.ReaderAt
	size   int64
	mu     sync.Mutex
	blocks [windowBlocks]*windowBlock // block n is at n modulo windowBlocks
}

const (
	windowBlocks = 16
	blockSize    = 1 << 20 // bytes of a block
)

// windowBlock is read once, by whoever needs it first.
type windowBlock struct {
	number int64
	read   sync.Once
	bytes  []byte
	err    error
}

// ReadAt implements [io.ReaderAt].
func (w *window) ReadAt(p []byte, offset int64) (int, error) {
	if offset >= w.size {
		return 0, io.EOF
	}
	number := offset / blockSize
	block := w.block(number)
	block.read.Do(func() {
		block.bytes = make([]byte, min(blockSize, w.size-number*blockSize))
		_, block.err = io.ReadFull(io.NewSectionReader(w.source, number*blockSize, blockSize), block.bytes)
	})
	if block.err != nil {
		return 0, fmt.Errorf("read the object to store: %w", block.err)
	}
	n := copy(p, block.bytes[offset-number*blockSize:])
	if n < len(p) {
		more, err := w.ReadAt(p[n:], offset+int64(n))
		return n + more, err
	}
	return n, nil
}

// block returns the block of that number, in place of the one that was kept there.
func (w *window) block(number int64) *windowBlock {
	w.mu.Lock()
	defer w.mu.Unlock()
	kept := &w.blocks[number%windowBlocks]
	if *kept == nil || (*kept).number < number {
		*kept = &windowBlock{number: number}
	}
	if (*kept).number > number {
		return &windowBlock{number: number} // the window has moved on
	}
	return *kept
}
