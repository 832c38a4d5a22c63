package ipfs

import (
	"context"
	"fmt"
)

// Ping asks the node for its own name: nil means that it answers.
func (s *Store) Ping(ctx context.Context) error {
	if _, err := s.api.Key().Self(ctx); err != nil {
		return fmt.Errorf("ask the ipfs node for its name: %w", err)
	}
	return nil
}
