package worker

import (
	"sync"

	"github.com/medveil/medveil/worker/api"
)

// quotas counts what each pseudonym used up on the current day.
type quotas struct {
	mu   sync.Mutex
	day  uint64
	used map[api.Word]uint64
}

const secondsPerDay = 86400

// add counts n at a Unix time and returns the sum of the day.
func (q *quotas) add(nym api.Word, at uint64, n uint64) uint64 {
	q.mu.Lock()
	defer q.mu.Unlock()
	if day := at / secondsPerDay; day != q.day {
		q.day, q.used = day, make(map[api.Word]uint64)
	}
	q.used[nym] += n
	return q.used[nym]
}

// take reserves n of a limit, if so much is left.
func (q *quotas) take(nym api.Word, at, n, limit uint64) bool {
	if q.add(nym, at, n) > limit || n > limit {
		q.giveBack(nym, at, n)
		return false
	}
	return true
}

// giveBack returns what was not needed.
func (q *quotas) giveBack(nym api.Word, at, n uint64) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.day == at/secondsPerDay {
		q.used[nym] -= min(n, q.used[nym])
	}
}
