package worker

import (
	"context"
	"errors"
	"slices"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// openGrant is a grant's bundle opened by this worker. It depends on the grant
// id alone, which never changes what it stands for, so it can be kept. Whether
// the grant stands, and whether its set and keys are still served, is asked of
// the chain for each request.
type openGrant struct {
	*grant.WorkerGrant
	index int // j of the fragment
}

// standing returns the grant log's state of id, if the grant stands at the
// block.
func (w *Worker) standing(ctx context.Context, at Block, id grant.ID) (Grant, error) {
	g, err := w.chainGrant(ctx, at, id)
	if errors.Is(err, ErrUnknown) {
		return g, api.Errorf(api.GrantUnknown, "no such grant up to block %d", at.Number)
	}
	if err != nil {
		return g, unavailable(err)
	}
	switch {
	case w.context().GrantID(g.OwnerNym, g.Commitment) != id:
		return g, api.Errorf(api.GrantUnknown, "the grant log's answer does not match the grant id")
	case g.Revoked:
		return g, api.Errorf(api.GrantRevoked, "the grant was revoked")
	case g.Expiry <= w.latest(at):
		return g, api.Errorf(api.GrantExpired, "the grant expired")
	}
	return g, nil
}

// open returns the opened grant, from memory, from the state or from its
// bundle, and checks it against the worker sets that are served at the block.
// What comes from a bundle and passes is kept in the state.
func (w *Worker) open(ctx context.Context, at Block, id grant.ID, bundle content.Hash, fetch fetcher) (*openGrant, error) {
	sets, err := w.config.Chain.WorkerSets(ctx, at)
	if err != nil {
		return nil, unavailable(err)
	}
	if g, ok := w.grants.get(id); ok {
		return g, w.checkSet(g, sets)
	}
	g, err := w.kept(id)
	if err != nil {
		return nil, err
	}
	if g != nil {
		w.grants.put(id, g)
		return g, w.checkSet(g, sets)
	}
	if g, err = w.openBundle(ctx, at, id, bundle, sets, fetch); err != nil {
		return nil, err
	}
	if err := w.checkSet(g, sets); err != nil {
		return nil, err
	}
	w.grants.put(id, g)
	return g, w.keep(at, id, g)
}

// openBundle fetches and opens a bundle. Which worker of the grant this one is
// follows from the set's version, and the version is inside the envelope: so
// each place that this worker has in a served set is tried.
func (w *Worker) openBundle(ctx context.Context, at Block, id grant.ID, bundle content.Hash, sets []WorkerSet, fetch fetcher) (*openGrant, error) {
	places := w.places(sets)
	if len(places) == 0 {
		return nil, api.Errorf(api.SetNotServed, "this worker is in no worker set that is served")
	}
	data, err := fetch(ctx, at, bundle)
	if err != nil {
		return nil, err
	}
	for _, j := range places {
		var opened *grant.WorkerGrant
		if opened, err = grant.OpenAsWorker(w.context(), id, data, j, w.config.Keys.Sealing); err == nil {
			return &openGrant{opened, j}, nil
		}
	}
	return nil, api.Hide(api.BadBundle, "the grant's bundle does not open for this worker", err)
}

// places returns the distinct places of this worker in sets.
func (w *Worker) places(sets []WorkerSet) []int {
	var places []int
	for _, s := range sets {
		if i := slices.Index(s.Operators, w.config.Operator); i >= 0 && !slices.Contains(places, i+1) {
			places = append(places, i+1)
		}
	}
	return places
}

// checkSet refuses a grant whose set is not served any more, or whose shape is
// not its set's.
func (w *Worker) checkSet(g *openGrant, sets []WorkerSet) error {
	i := slices.IndexFunc(sets, func(s WorkerSet) bool { return s.Version == g.Opening.SetVersion })
	if i < 0 {
		return api.Errorf(api.SetNotServed, "version %d of the worker set is not served: ask the owner for a new grant", g.Opening.SetVersion)
	}
	s := sets[i]
	if g.index > len(s.Operators) || s.Operators[g.index-1] != w.config.Operator {
		return api.Errorf(api.SetNotServed, "this worker has another place in version %d of the worker set", s.Version)
	}
	if g.Rekey.Threshold() != s.Threshold || g.Rekey.Workers() != len(s.Operators) {
		return api.Errorf(api.BadBundle, "the grant is for %d of %d workers, its set has %d of %d",
			g.Rekey.Threshold(), g.Rekey.Workers(), s.Threshold, len(s.Operators))
	}
	return nil
}
