//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package medveil

import (
	"os"
	"syscall"
)

// lock takes a file for this process until the file is closed. If another has
// it, lock waits for it or fails.
func lock(f *os.File, wait bool) error {
	how := syscall.LOCK_EX
	if !wait {
		how |= syscall.LOCK_NB
	}
	for {
		if err := syscall.Flock(int(f.Fd()), how); err != syscall.EINTR {
			return err
		}
	}
}
