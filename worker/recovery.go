package worker

import (
	"context"
	"errors"
	"time"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
)

// ExecuteRecovery puts a recovery into effect that waited long enough, for a
// person who lost the account that could pay for it, and sends the account that
// it brings its first gas. One that is in effect gets that gas only.
//
// Anyone may ask, as anyone may execute a recovery on the chain: what it does was
// fixed, and proven, when it was proposed. What the registry refuses costs
// nothing; the rest counts against what this worker pays for the recoveries of
// the nym (see budgets.go).
func (w *Worker) ExecuteRecovery(ctx context.Context, r *api.RecoveryRequest) (*api.RegisterResponse, error) {
	leave, err := w.enterRelay(r.Nym)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := w.whole(ctx); err != nil {
		return nil, err
	}
	head, err := w.config.Chain.Head(ctx)
	if err != nil {
		return nil, unavailable(err)
	}
	recovery, err := w.config.Chain.Recovery(ctx, head, grant.Nym(r.Nym), r.Generation)
	if errors.Is(err, ErrUnknown) {
		return nil, api.Errorf(api.RegistrationRefused, "no recovery of the pseudonym was proposed with generation %d", r.Generation)
	}
	if err != nil {
		return nil, unavailable(err)
	}
	resp, err := w.takeEffect(ctx, head, r, recovery)
	if err != nil {
		return nil, err
	}
	resp.Dripped, err = w.drip(ctx, r.Nym, recovery.Account)
	return resp, err
}

// takeEffect executes a recovery unless it is in effect.
func (w *Worker) takeEffect(ctx context.Context, head Block, r *api.RecoveryRequest, recovery Recovery) (*api.RegisterResponse, error) {
	if !recovery.Pending {
		return w.inEffect(ctx, head, r, recovery)
	}
	resp, err := w.pay(ctx, w.recoveryBudget(r.Nym), func(ctx context.Context) ([32]byte, uint64, error) {
		return w.config.Chain.ExecuteRecovery(ctx, grant.Nym(r.Nym), r.Generation)
	})
	// The registry is asked first, and its reason explained after: the next block
	// may be the one in which the recovery is due.
	if refused, ok := errors.AsType[*api.Error](err); ok && refused.Code == api.RegistrationRefused && recovery.early(head) {
		return nil, api.Errorf(api.RegistrationRefused, "%s: it is due from %s and from block %d on, now is block %d", refused.Message,
			time.Unix(int64(recovery.ReadyAt), 0).UTC().Format(time.RFC3339), recovery.ReadyBlock, head.Number)
	}
	return resp, err
}

// early reports whether a recovery is not due at a block.
func (r Recovery) early(at Block) bool { return at.Time < r.ReadyAt || at.Number < r.ReadyBlock }

// inEffect refuses a recovery that ended otherwise than by being executed.
func (w *Worker) inEffect(ctx context.Context, head Block, r *api.RecoveryRequest, recovery Recovery) (*api.RegisterResponse, error) {
	nym, err := w.config.Chain.NymOf(ctx, head, recovery.Account)
	if errors.Is(err, ErrUnknown) || err == nil && nym != grant.Nym(r.Nym) {
		return nil, api.Errorf(api.RegistrationRefused, "the recovery was withdrawn, refused or superseded")
	}
	if err != nil {
		return nil, unavailable(err)
	}
	return &api.RegisterResponse{Block: head.Number}, nil
}
