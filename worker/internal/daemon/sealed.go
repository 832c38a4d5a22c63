package daemon

import (
	"context"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

// sealedCases returns what the seat needs for sealed cases, nil if it has no
// proving keys: the only ones that there are so far are the unsafe development
// keys, which belong to the development verifier and to development chains.
// A seat without them does not approve a sealed case, since it could not open its
// share.
func (d *Daemon) sealedCases() *worker.SealedCases {
	n := d.network
	if !n.UnsafeDevelopmentVerifier || !medveil.DevelopmentChain(n.ChainID) {
		d.log.Warn("the seat takes no part in sealed cases: it has no proving keys for this network")
		return nil
	}
	return &worker.SealedCases{
		ConsortiumID: pvss.ConsortiumID(n.ChainID, n.Consortium),
		TraceDomain:  pvss.TraceDomain(n.ChainID, n.Trace),
		Keys: func(ctx context.Context) (*setup.Keys, error) {
			return sealed.UnsafeKeys(ctx, func(what string) { d.log.Info("proving keys of sealed shares", "progress", what) })
		},
	}
}
