package medveil

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
)

// A tenure says that an account operated a seat in an epoch.
type tenure struct {
	member Member // as in the epoch, with this operator
	epoch  uint32
	since  uint64 // block
}

// tenures lists the operators that a seat had in any epoch: those that the
// epochs were sealed with, and those that votes put in their place.
func (c *Client) tenures(ctx context.Context, seat int) ([]tenure, error) {
	consortium := bindings.NewConsortium()
	sealed, err := events(ctx, c, c.consortium, consortium.UnpackEpochSealedEvent)
	if err != nil {
		return nil, fmt.Errorf("read when epochs were sealed: %w", err)
	}
	replaced, err := events(ctx, c, c.consortium, consortium.UnpackOperatorReplacedEvent, nil, []any{uint8(seat)})
	if err != nil {
		return nil, fmt.Errorf("read the changes of operators: %w", err)
	}
	var all []tenure
	for _, epoch := range sealed {
		committee, err := c.Committee(ctx, epoch.Epoch)
		if err != nil {
			return nil, err
		}
		member, err := committee.Member(seat)
		if err != nil {
			continue
		}
		all = append(all, tenuresOf(member, epoch, replaced)...)
	}
	return all, nil
}

// tenuresOf lists a seat's operators in one epoch, whose last one member has.
func tenuresOf(member Member, epoch *bindings.ConsortiumEpochSealed, replaced []*bindings.ConsortiumOperatorReplaced) []tenure {
	since := epoch.Raw.BlockNumber
	var all []tenure
	for _, change := range replaced {
		if change.Epoch != epoch.Epoch {
			continue
		}
		former := member
		former.Operator = change.Former
		all = append(all, tenure{former, epoch.Epoch, since})
		since = change.Raw.BlockNumber
	}
	return append(all, tenure{member, epoch.Epoch, since})
}

// operatedBy returns the member whose operator at a seat was account, in the
// latest epoch in which it was.
func (c *Client) operatedBy(ctx context.Context, seat int, account common.Address) (*tenure, error) {
	all, err := c.tenures(ctx, seat)
	if err != nil {
		return nil, err
	}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].member.Operator == account {
			return &all[i], nil
		}
	}
	return nil, fmt.Errorf("%s was never the operator of seat %d", account, seat)
}
