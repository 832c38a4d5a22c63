package worker_test

import (
	"errors"
	"sync"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/internal/bolt"
)

var errDisk = errors.New("the disk failed")

// brittleState is the real state on a disk that fails: before or after an
// Update took effect.
type brittleState struct {
	*bolt.State
	mu   sync.Mutex
	fail string // "before", "after", "" for not at all
}

func (s *brittleState) set(fail string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fail = fail
}

func (s *brittleState) get() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fail
}

func (s *brittleState) Update(fn func(worker.Tx) error) error {
	fail := s.get()
	if fail == "before" {
		return errDisk
	}
	if err := s.State.Update(fn); err != nil {
		return err
	}
	if fail == "after" {
		return errDisk
	}
	return nil
}
