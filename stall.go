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
	download time.Duration // for a download to move on
	upload   time.Duration // the same; a worker that has all bytes still has to make them durable
}

var defaultPatience = patience{answer: 10 * time.Second, download: 15 * time.Second, upload: time.Minute}

var errStalled = errors.New("transfer stood still")

// moving is a context that ends when nothing has moved for a while. A transfer
// of any size may take as long as it moves.
type moving struct {
	context.Context
	timer *time.Timer
	limit time.Duration
}

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
}

func (r *movingReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if n > 0 {
		r.moving.timer.Reset(r.moving.limit)
	}
	return n, err
}
