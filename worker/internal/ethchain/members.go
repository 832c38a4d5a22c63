package ethchain

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// Operators implements [worker.Reader].
func (c *Chain) Operators(ctx context.Context, at worker.Block) ([]worker.Member, error) {
	epoch, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackCurrentEpoch(), consortium.UnpackCurrentEpoch)
	if err != nil {
		return nil, fmt.Errorf("operators: %w", err)
	}
	seats, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackCommittee(epoch), consortium.UnpackCommittee)
	if err != nil {
		return nil, fmt.Errorf("operators: %w", err)
	}
	var members []worker.Member
	for i, s := range seats {
		if s.Operator != (common.Address{}) {
			members = append(members, worker.Member{Seat: i + 1, Operator: api.Address(s.Operator), Endpoint: s.Endpoint})
		}
	}
	return members, nil
}

// IsAuditor implements [worker.Reader].
func (c *Chain) IsAuditor(ctx context.Context, at worker.Block, account api.Address) (bool, error) {
	limit, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackAuditorCaseLimit(common.Address(account)), consortium.UnpackAuditorCaseLimit)
	if err != nil {
		return false, fmt.Errorf("auditor: %w", err)
	}
	return limit > 0, nil
}
