//go:build unix

package setup

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// tryLock locks across processes. It returns nil and no error if the lock is
// held. The file stays: removing it would let two processes lock two files of
// one name.
func tryLock(path string) (unlock func() error, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock cache: %w", err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return f.Close, nil // closing unlocks
	}
	f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		return nil, nil
	}
	return nil, fmt.Errorf("lock cache: %w", err)
}
