package httpapi

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/medveil/medveil/worker/api"
)

// A Check is one thing that a worker needs to serve. Its error is shown to
// whoever asks: it must not hold addresses of nodes or anything else that is
// the institution's own business.
type Check struct {
	Name string
	Run  func(context.Context) error
}

const (
	// probeLifetime is how long an answer to "are you ready" is good.
	probeLifetime = time.Second
	// probePatience is how long one check may take.
	probePatience = 5 * time.Second
)

// readiness answers /readyz.
type readiness struct {
	draining *atomic.Bool
	checks   []Check
	log      *slog.Logger
	failing  map[string]bool // as last logged; used by run only, of which one runs at a time
	results  *shared[[]api.ReadyCheck]
}

func newReadiness(draining *atomic.Bool, checks []Check, log *slog.Logger) *readiness {
	r := &readiness{draining: draining, checks: checks, log: log, failing: make(map[string]bool)}
	r.results = &shared[[]api.ReadyCheck]{compute: r.run, lifetime: probeLifetime}
	return r
}

// run runs all checks at once.
func (r *readiness) run(ctx context.Context) ([]api.ReadyCheck, error) {
	ctx, cancel := context.WithTimeout(ctx, probePatience)
	defer cancel()
	results := make([]api.ReadyCheck, len(r.checks))
	done := make(chan struct{}, len(r.checks))
	for i, c := range r.checks {
		go func() {
			results[i] = r.check(ctx, c)
			done <- struct{}{}
		}()
	}
	for range r.checks {
		<-done
	}
	r.tell(results)
	return results, nil
}

// check runs one check. A panic is a failure, whose text is not for everybody.
func (r *readiness) check(ctx context.Context, c Check) api.ReadyCheck {
	var failed error
	if err := guarded(func() error { failed = c.Run(ctx); return nil }); err != nil {
		r.log.Error("a check broke", "check", c.Name, "cause", err)
		failed = errors.New("the check broke, see the worker's log")
	}
	if failed != nil {
		return api.ReadyCheck{Name: c.Name, Detail: failed.Error()}
	}
	return api.ReadyCheck{Name: c.Name, OK: true}
}

// tell logs what changed since the last time.
func (r *readiness) tell(results []api.ReadyCheck) {
	for _, c := range results {
		switch {
		case !c.OK && !r.failing[c.Name]:
			r.log.Warn("not ready", "check", c.Name, "cause", c.Detail)
		case c.OK && r.failing[c.Name]:
			r.log.Info("ready again", "check", c.Name)
		}
		r.failing[c.Name] = !c.OK
	}
}

// now returns what the checks say.
func (r *readiness) now(ctx context.Context) (*api.Readiness, error) {
	results, err := r.results.get(ctx)
	if err != nil {
		return nil, err
	}
	now := &api.Readiness{Ready: true, Checks: results}
	for _, c := range results {
		now.Ready = now.Ready && c.OK
	}
	if r.draining.Load() {
		now.Ready, now.Draining = false, true
	}
	return now, nil
}

// serve answers 200 when every check passes, else 503, and says which do not.
func (r *readiness) serve(w http.ResponseWriter, req *http.Request) error {
	now, err := r.now(req.Context())
	if err != nil {
		return err
	}
	status := http.StatusOK
	if !now.Ready {
		status = http.StatusServiceUnavailable
	}
	answer(w, status, now)
	return nil
}
