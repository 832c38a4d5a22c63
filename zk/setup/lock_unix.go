//go:build unix

package setup

import (
	"fmt"
	"os"
	"syscall"
)

// lock takes an exclusive lock, across processes, which ends with the process
// at the latest. The file stays: removing it would let two processes lock two
// files of one name.
func lock(path string) (unlock func() error, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock cache: %w", err)
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
		if err != syscall.EINTR {
			break
		}
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("lock cache: %w", err)
	}
	return f.Close, nil // closing unlocks
}
