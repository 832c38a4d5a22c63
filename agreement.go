package medveil

import (
	"context"
	"errors"
	"fmt"

	"github.com/medveil/medveil/bindings"
)

// ErrNodesDisagree is returned when one of several nodes ([NewBackends]) has
// another committee than the one that an identity would be dealt to. A node that
// is behind is in step again in a moment; one that lies wants to know who is
// behind a pseudonym.
var ErrNodesDisagree = errors.New("the nodes disagree about the committee: nothing was dealt to it")

// checkAgreed refuses a committee that not every node which answers has. What a
// dealing hides, whoever holds the committee's keys reads, also if no chain ever
// takes the dealing: so this is not left to one node.
func (c *Client) checkAgreed(ctx context.Context, committee *Committee) error {
	several, ok := c.backend.(*backends)
	if !ok {
		return nil
	}
	consortium, digest := bindings.NewConsortium(), wordOf(committee.dealing.Digest())
	for i, node := range several.nodes {
		info, err := askOne(ctx, node, func(ctx context.Context, node Backend) (bindings.IConsortiumEpoch, error) {
			contract := consortium.Instance(node, c.network.Consortium)
			return call(ctx, contract, consortium.PackEpochInfo(committee.Epoch), consortium.UnpackEpochInfo)
		})
		if !answered(err) {
			continue
		}
		if err != nil || info.Digest.Cmp(digest) != 0 {
			return fmt.Errorf("node %d, epoch %d: %w", i+1, committee.Epoch, errors.Join(ErrNodesDisagree, err))
		}
	}
	return nil
}
