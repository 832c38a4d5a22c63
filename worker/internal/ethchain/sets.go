package ethchain

import (
	"context"
	"fmt"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/pvss"
)

// WorkerSets implements [worker.Reader].
func (c *Chain) WorkerSets(ctx context.Context, at worker.Block) ([]worker.WorkerSet, error) {
	sets, err := c.workerSets(ctx, at)
	if err != nil {
		return nil, fmt.Errorf("worker sets: %w", err)
	}
	return sets, nil
}

func (c *Chain) workerSets(ctx context.Context, at worker.Block) ([]worker.WorkerSet, error) {
	current, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackCurrentWorkerSetVersion(), consortium.UnpackCurrentWorkerSetVersion)
	if err != nil {
		return nil, err
	}
	epoch, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackCurrentEpoch(), consortium.UnpackCurrentEpoch)
	if err != nil {
		return nil, err
	}
	now, err := c.seats(ctx, at, epoch)
	if err != nil {
		return nil, err
	}
	var sets []worker.WorkerSet
	for v := current; v > 0; v-- {
		served, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackIsWorkerSetServed(v), consortium.UnpackIsWorkerSetServed)
		if err != nil {
			return nil, err
		}
		if !served {
			continue
		}
		s, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackWorkerSet(v), consortium.UnpackWorkerSet)
		if err != nil {
			return nil, err
		}
		then := now
		if s.Epoch != epoch {
			if then, err = c.seats(ctx, at, s.Epoch); err != nil {
				return nil, err
			}
		}
		sets = append(sets, workerSet(v, s, &then, &now))
	}
	return sets, nil
}

// seats are a committee as the contract has it.
type seats = [pvss.N]bindings.IConsortiumSeat

func (c *Chain) seats(ctx context.Context, at worker.Block, epoch uint32) (seats, error) {
	return call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackCommittee(epoch), consortium.UnpackCommittee)
}

// workerSet lists who serves a version now: worker j is the j-th set bit of the
// mask. Fragments are sealed to the sealing keys of the version's epoch, so
// whoever has that key in the seat today serves: the same institution, though its
// operator may be another. A seat that was emptied, given to others or rekeyed
// serves the version no more, and nobody takes its place.
func workerSet(version uint32, s bindings.IConsortiumWorkerSet, then, now *seats) worker.WorkerSet {
	set := worker.WorkerSet{Version: version, Threshold: int(s.Threshold)}
	for i := range now {
		if s.Mask>>i&1 == 0 {
			continue
		}
		var operator api.Address
		if now[i].SealingKey == then[i].SealingKey {
			operator = api.Address(now[i].Operator)
		}
		set.Operators = append(set.Operators, operator)
	}
	return set
}
