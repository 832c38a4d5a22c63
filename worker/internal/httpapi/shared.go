package httpapi

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// shared computes a value that many ask for at most once in a while: however
// many ask, the nodes behind it are asked once.
type shared[T any] struct {
	compute  func(context.Context) (T, error)
	lifetime time.Duration

	mu      sync.Mutex
	running *computed[T] // or the last one
}

// computed is one answer, there once done is closed.
type computed[T any] struct {
	done  chan struct{}
	value T
	err   error
	at    time.Time
}

func (c *computed[T]) stale(lifetime time.Duration) bool {
	select {
	case <-c.done:
		return time.Since(c.at) > lifetime
	default:
		return false
	}
}

// get returns the value, or ctx's error if that ends first. The computation
// goes on then, for the others.
func (s *shared[T]) get(ctx context.Context) (T, error) {
	s.mu.Lock()
	c := s.running
	if c == nil || c.stale(s.lifetime) {
		c = &computed[T]{done: make(chan struct{})}
		s.running = c
		go s.run(context.WithoutCancel(ctx), c)
	}
	s.mu.Unlock()
	select {
	case <-c.done:
		return c.value, c.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

func (s *shared[T]) run(ctx context.Context, c *computed[T]) {
	defer close(c.done)
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	c.err = guarded(func() (err error) {
		c.value, err = s.compute(ctx)
		return err
	})
	c.at = time.Now()
}

// guarded returns a panic of f as an error. Outside a handler nothing else keeps
// it from ending the process.
func guarded(f func() error) (err error) {
	defer func() {
		if failure := recover(); failure != nil {
			err = fmt.Errorf("panicked: %v\n%s", failure, debug.Stack())
		}
	}()
	return f()
}
