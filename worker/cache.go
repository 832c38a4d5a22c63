package worker

import (
	"container/list"
	"sync"
)

// A cache keeps the most recently used values, up to a number.
type cache[K comparable, V any] struct {
	mu    sync.Mutex
	max   int
	order list.List // of *cached, most recent first
	items map[K]*list.Element
}

type cached[K comparable, V any] struct {
	key   K
	value V
}

func newCache[K comparable, V any](max int) *cache[K, V] {
	return &cache[K, V]{max: max, items: make(map[K]*list.Element)}
}

func (c *cache[K, V]) get(k K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.items[k]
	if !ok {
		var zero V
		return zero, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*cached[K, V]).value, true
}

func (c *cache[K, V]) remove(k K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.items[k]; ok {
		c.order.Remove(e)
		delete(c.items, k)
	}
}

func (c *cache[K, V]) put(k K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.items[k]; ok {
		e.Value.(*cached[K, V]).value = v
		return
	}
	c.items[k] = c.order.PushFront(&cached[K, V]{k, v})
	if c.order.Len() > c.max {
		oldest := c.order.Remove(c.order.Back()).(*cached[K, V])
		delete(c.items, oldest.key)
	}
}
