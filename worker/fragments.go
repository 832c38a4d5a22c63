package worker

import (
	"sync"

	"github.com/medveil/medveil/worker/api"
)

// bindings remembers under which grant each fragment was served. A fragment
// that came in a second grant is the work of an owner who wants to have what
// one grant's revocation ended.
type bindings struct {
	mu    sync.Mutex
	grant map[api.Word]api.Word // by fragment
}

// bind takes a fragment for a grant, for ever.
func (b *bindings) bind(fragment, grantID api.Word) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if old, ok := b.grant[fragment]; ok && old != grantID {
		return api.Errorf(api.FragmentConflict, "the fragment was served under grant %s", old)
	}
	b.grant[fragment] = grantID
	return nil
}
