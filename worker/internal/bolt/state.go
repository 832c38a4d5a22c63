package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"github.com/medveil/medveil/worker"
)

// ErrDamaged is returned when the file is not what a worker wrote. Opening a
// damaged file does not change it: restore it from a copy that lacks nothing,
// or declare a reset of the log and begin with a new one.
var ErrDamaged = errors.New("state file is damaged")

// errClosed ends Updates of a state that was closed.
var errClosed = errors.New("the state is closed")

// pageSize is the file's page size in bytes, whatever the machine's.
const pageSize = 4096

// A State is a [worker.State] in a file, which this process alone has open.
type State struct {
	db    *bbolt.DB
	calls chan *call
	quit  chan struct{} // closed by Close
	done  chan struct{} // closed when the writer has ended
	close sync.Once

	failed error // of the writer: what is on disk is unknown

	broken atomic.Pointer[error] // bbolt panicked: its locks may be held for ever
}

var _ worker.State = (*State)(nil)

// Create makes an empty state file, readable by its owner only. The file must
// not exist.
func Create(path string) error {
	options := options()
	options.OpenFile = func(name string, _ int, _ os.FileMode) (*os.File, error) {
		return os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	}
	db, err := bbolt.Open(path, 0o600, options)
	if err != nil {
		return fmt.Errorf("create state: %w", err)
	}
	if err := db.Close(); err != nil {
		return fmt.Errorf("create state: %w", err)
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return fmt.Errorf("create state: %w", err)
	}
	if err := errors.Join(dir.Sync(), dir.Close()); err != nil {
		return fmt.Errorf("create state: %w", err)
	}
	return nil
}

// Open opens a state file that [Create] made, after reading it through. It
// refuses one that others can read, that another process has open, or that is
// damaged ([ErrDamaged]), and leaves such a file as it is.
func Open(path string) (*State, error) {
	if err := check(path); err != nil {
		return nil, fmt.Errorf("open state %s: %w", path, err)
	}
	options := options()
	options.OpenFile = func(name string, _ int, _ os.FileMode) (*os.File, error) {
		return os.OpenFile(name, os.O_RDWR, 0)
	}
	s := &State{calls: make(chan *call, maxBatch), quit: make(chan struct{}), done: make(chan struct{})}
	err := s.guard(func() (err error) {
		s.db, err = bbolt.Open(path, 0o600, options)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("open state %s: %w", path, err)
	}
	go s.write()
	return s, nil
}

func options() *bbolt.Options {
	return &bbolt.Options{
		Timeout: 100 * time.Millisecond, PageSize: pageSize, NoStatistics: true,
		// The list of free pages is made anew at each start: a list on the disk that
		// went wrong would have pages in use written over.
		NoFreelistSync: true, FreelistType: bbolt.FreelistMapType,
	}
}

// Close ends the state. Updates that were not begun fail.
func (s *State) Close() error {
	s.close.Do(func() { close(s.quit) })
	<-s.done
	if s.broken.Load() == nil {
		return s.db.Close()
	}
	closed := make(chan error, 1)
	go func() { closed <- s.db.Close() }()
	select {
	case err := <-closed:
		return err
	case <-time.After(time.Second):
		return errors.New("close the state: it is damaged, and open until the process ends")
	}
}

// View implements [worker.State].
func (s *State) View(fn func(worker.Tx) error) error {
	return s.guard(func() error {
		return s.db.View(func(t *bbolt.Tx) error { return run(fn, t) })
	})
}

// run hands a transaction to fn. A damaged value fails the transaction whatever
// fn made of it.
func run(fn func(worker.Tx) error, t *bbolt.Tx) error {
	x := &tx{tx: t, buckets: make(map[worker.Bucket]*bbolt.Bucket, 8)}
	err := fn(x)
	if x.damage != nil {
		return x.damage
	}
	return err
}

// guard turns what bbolt does about a page that went bad while the file was
// open, which is to panic or to read outside the mapping, into an error. As
// bbolt's locks may stay locked then, every later call fails with the same
// error.
func (s *State) guard(fn func() error) (err error) {
	if broken := s.broken.Load(); broken != nil {
		return *broken
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, p)
			s.broken.Store(&err)
		}
	}()
	return fn()
}
