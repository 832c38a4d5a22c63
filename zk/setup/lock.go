package setup

import (
	"context"
	"fmt"
	"time"
)

// lockPoll is how often a held lock is tried again.
const lockPoll = 50 * time.Millisecond

// lock takes the exclusive lock at path, which ends with the process at the
// latest. If somebody else holds it, lock calls waiting once and tries until it
// is free or ctx ends.
func lock(ctx context.Context, path string, waiting func()) (unlock func() error, err error) {
	for waited := false; ; waited = true {
		unlock, err := tryLock(path)
		if unlock != nil || err != nil {
			return unlock, err
		}
		if !waited {
			waiting()
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("wait for the lock of the cache: %w", ctx.Err())
		case <-time.After(lockPoll):
		}
	}
}
