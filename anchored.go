package medveil

import (
	"context"
	"fmt"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
)

// An AnchoredRecord is a record as the chain has it.
type AnchoredRecord struct {
	ContentHash content.Hash
	CapsuleID   pre.CapsuleID
	Block       uint64 // that anchored it
}

// Anchored lists the records that the pseudonym author has anchored, oldest
// first. The chain does not tell to whom they are encrypted, nor under which
// label.
func (c *Client) Anchored(ctx context.Context, author grant.Nym) ([]AnchoredRecord, error) {
	found, err := events(ctx, c, c.grantLog, bindings.NewGrantLog().UnpackRecordAnchoredEvent, nil, nil, []any{bigOf(author)})
	if err != nil {
		return nil, fmt.Errorf("list the records of %x: %w", author, err)
	}
	records := make([]AnchoredRecord, 0, len(found))
	for _, event := range found {
		records = append(records, AnchoredRecord{ContentHash: event.ContentHash, CapsuleID: event.CapsuleId, Block: event.Raw.BlockNumber})
	}
	return records, nil
}
