//go:build !unix

package setup

import "sync"

var mu sync.Mutex

// lock keeps the goroutines of this process apart. Processes may do the work
// twice; whoever renames last wins, with the same files.
func lock(string) (unlock func() error, err error) {
	mu.Lock()
	return func() error { mu.Unlock(); return nil }, nil
}
