//go:build !unix

package setup

import "sync"

var mu sync.Mutex

// tryLock keeps the goroutines of this process apart, and returns nil if another
// holds the lock. Processes may do the work twice; whoever renames last wins,
// with the same files.
func tryLock(string) (unlock func() error, err error) {
	if !mu.TryLock() {
		return nil, nil
	}
	return func() error { mu.Unlock(); return nil }, nil
}
