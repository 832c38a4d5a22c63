package medveil

import (
	"context"
	"errors"
	"fmt"
	"maps"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
)

// CheckFounded compares what a network's consortium was sealed with to what its
// members agreed on: seats, keys and threshold, workers, policy, auditors and
// the contracts that votes may call. The deployer chose all of it until the
// seal, so every member should check before it issues its first credential;
// [Found] does when it finds the first epoch sealed. It reads the terms of the
// seal: what votes changed since does not matter, but for an operator of the
// first epoch that was replaced. The error is [ErrFoundedOtherwise] if anything
// differs.
func CheckFounded(ctx context.Context, backend Backend, network Network, founding Founding) error {
	if err := founding.Check(network); err != nil {
		return fmt.Errorf("check the founding: %w", err)
	}
	f := newFounder(backend, network, founding)
	consortium := bindings.NewConsortium()
	info, err := call(ctx, f.contract, consortium.PackEpochInfo(firstEpoch), consortium.UnpackEpochInfo)
	if err != nil {
		return fmt.Errorf("check the founding: %w", err)
	}
	if info.SealedAt == 0 {
		return errors.New("check the founding: the first epoch is not sealed yet")
	}
	if err := f.compare(ctx, info); err != nil {
		return fmt.Errorf("check the founding: %w", err)
	}
	return nil
}

// compare checks that what was sealed is the founding.
func (f *founder) compare(ctx context.Context, info bindings.IConsortiumEpoch) error {
	if int(info.Threshold) != f.founding.Threshold {
		return fmt.Errorf("threshold %d: %w", info.Threshold, ErrFoundedOtherwise)
	}
	seated, err := f.configured(ctx)
	if err != nil {
		return err
	}
	for i, seat := range seated {
		if want := f.founding.seat(i + 1); !sameSeat(seat, want) {
			return fmt.Errorf("seat %d: %w", i+1, ErrFoundedOtherwise)
		}
	}
	for _, same := range []func(context.Context) error{f.compareContracts, f.compareWorkers, f.compareTerms} {
		if err := same(ctx); err != nil {
			return err
		}
	}
	return nil
}

// compareContracts compares the contracts that votes may call.
func (f *founder) compareContracts(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	registry, err := call(ctx, f.contract, consortium.PackRegistry(), consortium.UnpackRegistry)
	if err != nil {
		return err
	}
	trace, err := call(ctx, f.contract, consortium.PackTrace(), consortium.UnpackTrace)
	if err != nil {
		return err
	}
	if registry != f.client.network.Registry || trace != f.client.network.Trace {
		return fmt.Errorf("members' votes act on registry %s and trace %s: %w", registry, trace, ErrFoundedOtherwise)
	}
	return nil
}

func (f *founder) compareWorkers(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	set, err := call(ctx, f.contract, consortium.PackWorkerSet(1), consortium.UnpackWorkerSet)
	if err != nil {
		return err
	}
	if set.Mask != f.founding.workerMask() || int(set.Threshold) != f.founding.WorkerThreshold {
		return fmt.Errorf("workers of seats %v, %d together: %w", seatsOf(set.Mask), set.Threshold, ErrFoundedOtherwise)
	}
	return nil
}

// compareTerms compares policy and auditors, which votes may have changed since:
// the events before the seal tell.
func (f *founder) compareTerms(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	seals, err := events(ctx, f.client, f.contract, consortium.UnpackEpochSealedEvent, []any{uint32(firstEpoch)})
	if err != nil {
		return err
	}
	if len(seals) != 1 {
		return fmt.Errorf("%d events of the first seal since block %d: the network file names a later deployment block",
			len(seals), f.client.network.DeploymentBlock)
	}
	policies, err := events(ctx, f.client, f.contract, consortium.UnpackPolicyConfiguredEvent)
	if err != nil {
		return err
	}
	var sealed bindings.IConsortiumPolicy
	for _, p := range policies {
		if before(p.Raw, seals[0].Raw) {
			sealed = p.Policy
		}
	}
	if sealed != f.founding.policy() {
		return fmt.Errorf("policy %+v: %w", sealed, ErrFoundedOtherwise)
	}
	appointed, err := f.appointed(ctx, seals[0].Raw)
	if err != nil {
		return err
	}
	want := maps.Clone(f.founding.Auditors)
	maps.DeleteFunc(want, func(_ common.Address, limit uint8) bool { return limit == 0 })
	if !maps.Equal(appointed, want) {
		return fmt.Errorf("auditors %v: %w", appointed, ErrFoundedOtherwise)
	}
	return nil
}

// appointed returns the auditors with their limits as they were before the seal,
// or are if that is nil.
func (f *founder) appointed(ctx context.Context, seal *types.Log) (map[common.Address]uint8, error) {
	configured, err := events(ctx, f.client, f.contract, bindings.NewConsortium().UnpackAuditorConfiguredEvent)
	if err != nil {
		return nil, err
	}
	limits := make(map[common.Address]uint8)
	for _, event := range configured {
		if seal == nil || before(event.Raw, seal) {
			limits[event.Auditor] = event.CaseLimit
		}
	}
	maps.DeleteFunc(limits, func(_ common.Address, limit uint8) bool { return limit == 0 })
	return limits, nil
}

// before reports whether a was emitted before b.
func before(a, b *types.Log) bool {
	return a.BlockNumber < b.BlockNumber || a.BlockNumber == b.BlockNumber && a.Index < b.Index
}
