package ethchain

import "sync"

// maxMemo events are kept; then all are forgotten. An event is about 3 kB.
const maxMemo = 8192

// A memo keeps what takes long to find: events, for which a node searches every
// block, and who signed. A kept event is named by what the chain's state has at
// the block that is asked about, or compared with it, so a reorganisation makes
// it unused, not wrong.
type memo[K comparable, V any] struct {
	mu   sync.Mutex
	kept map[K]V
}

// get returns what is kept under k, or finds and keeps it. Two callers may
// find the same at once.
func (m *memo[K, V]) get(k K, find func() (V, error)) (V, error) {
	m.mu.Lock()
	v, ok := m.kept[k]
	m.mu.Unlock()
	if ok {
		return v, nil
	}
	v, err := find()
	if err != nil {
		return v, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || len(m.kept) >= maxMemo {
		m.kept = make(map[K]V)
	}
	m.kept[k] = v
	return v, nil
}

func (m *memo[K, V]) forget(k K) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, k)
}
