package medveil

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// patience is how long a client waits for a worker before it tries another.
type patience struct {
	answer   time.Duration // for one share
	hedge    time.Duration // until one more worker is asked beside those that have not answered
	download time.Duration // for a download to move on
	upload   time.Duration // the same; a worker that has all bytes still has to make them durable
	laggard  time.Duration // for workers that are behind, once a threshold is not
	relay    time.Duration // from handing a registration to a relay until the chain shows it
}

var defaultPatience = patience{
	answer: 10 * time.Second, hedge: time.Second, download: 15 * time.Second, upload: time.Minute,
	laggard: 30 * time.Second, relay: 2 * time.Minute,
}

var errStalled = errors.New("transfer stood still")

// moving is a context that ends when less than a step has moved for a while. A
// transfer of any size may take as long as it moves; one byte now and then is
// not moving, or a worker could hold a client for ever.
type moving struct {
	context.Context
	timer *time.Timer
	limit time.Duration
}

// step is what has to move, in bytes, unless the end comes first.
const step = 64 << 10

// watch returns a moving context below ctx. The caller calls stop.
func watch(ctx context.Context, limit time.Duration) (m *moving, stop func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	timer := time.AfterFunc(limit, func() { cancel(errStalled) })
	return &moving{ctx, timer, limit}, func() { timer.Stop(); cancel(nil) }
}

// explain replaces the error of a cancelled context by its cause.
func (m *moving) explain(err error) error {
	if err != nil && errors.Is(context.Cause(m), errStalled) {
		return fmt.Errorf("%w for %v", errStalled, m.limit)
	}
	return err
}

// movingReader reports what it reads.
type movingReader struct {
	io.Reader
	moving *moving
	moved  int // since the last step
}

func (r *movingReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if r.moved += n; r.moved >= step || err == io.EOF {
		r.moved = 0
		r.moving.timer.Reset(r.moving.limit)
	}
	return n, err
}
