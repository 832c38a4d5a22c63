package bolt

import (
	"errors"
	"fmt"
	"slices"
	"syscall"

	"go.etcd.io/bbolt"

	"github.com/medveil/medveil/worker"
)

// maxBatch Updates are committed together at most.
const maxBatch = 256

// A call is an Update that waits for its commit.
type call struct {
	fn   func(worker.Tx) error
	done chan error
}

// Update implements [worker.State].
func (s *State) Update(fn func(worker.Tx) error) error {
	c := &call{fn, make(chan error, 1)}
	select {
	case <-s.quit:
		return errClosed
	default:
	}
	select {
	case s.calls <- c:
	case <-s.quit:
		return errClosed
	}
	select {
	case err := <-c.done:
		return err
	case <-s.done: // the writer ended: with the call, or before it
		select {
		case err := <-c.done:
			return err
		default:
			return errClosed
		}
	}
}

// write commits calls until the state is closed. While one batch is on its way
// to the disk, the next one gathers.
func (s *State) write() {
	defer close(s.done)
	for {
		select {
		case c := <-s.calls:
			s.commit(s.gather(c))
		case <-s.quit:
			return
		}
	}
}

// gather returns the calls that are waiting.
func (s *State) gather(first *call) []*call {
	batch := []*call{first}
	for len(batch) < maxBatch {
		select {
		case c := <-s.calls:
			batch = append(batch, c)
		default:
			return batch
		}
	}
	return batch
}

// commit runs calls in one transaction. One that fails is taken out with its
// own error, and the others are run again without it.
func (s *State) commit(batch []*call) {
	for len(batch) > 0 {
		failed, err := s.try(batch)
		if failed < 0 {
			for _, c := range batch {
				c.done <- err
			}
			return
		}
		batch[failed].done <- err
		batch = slices.Delete(batch, failed, failed+1)
	}
}

// try returns the position of a call that failed, or -1 and what the commit
// made of them all.
func (s *State) try(batch []*call) (failed int, err error) {
	if s.failed != nil {
		return -1, s.failed
	}
	failed = -1
	err = s.guard(func() error {
		return s.db.Update(func(t *bbolt.Tx) error {
			for i, c := range batch {
				failed = i
				if err := run(c.fn, t); err != nil {
					return err
				}
			}
			failed = -1
			return nil
		})
	})
	if s.broken.Load() != nil {
		failed = -1
	}
	if failed < 0 && err != nil {
		err = s.judge(err)
	}
	return failed, err
}

// judge says what a failed commit leaves behind. A full disk is found before
// the page that makes a transaction count is written, so the state is as it was
// and later commits may succeed. After any other failure the page cache may
// hold what the disk lacks, and a later sync would succeed without writing it:
// nothing is committed any more until the file is opened anew.
func (s *State) judge(err error) error {
	err = fmt.Errorf("commit the state: %w", err)
	if !errors.Is(err, syscall.ENOSPC) && !errors.Is(err, syscall.EDQUOT) {
		s.failed = fmt.Errorf("%w: restart the worker", err)
		return s.failed
	}
	return err
}
