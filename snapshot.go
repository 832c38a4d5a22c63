package medveil

import (
	"context"
	"fmt"
	"maps"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// A snapshot reads one block's state and the events up to it, whatever the node
// adds meanwhile. A node keeps the state of recent blocks for some minutes only.
type snapshot struct {
	Backend
	head *types.Header
}

// CallContract calls at the block.
func (s *snapshot) CallContract(ctx context.Context, message ethereum.CallMsg, _ *big.Int) ([]byte, error) {
	return s.Backend.CallContract(ctx, message, s.head.Number)
}

// CodeAt returns code at the block.
func (s *snapshot) CodeAt(ctx context.Context, contract common.Address, _ *big.Int) ([]byte, error) {
	return s.Backend.CodeAt(ctx, contract, s.head.Number)
}

// HeaderByNumber returns the block's header as the latest, and none after it.
func (s *snapshot) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	if number == nil {
		return s.head, nil
	}
	if number.Cmp(s.head.Number) > 0 {
		return nil, ethereum.NotFound
	}
	return s.Backend.HeaderByNumber(ctx, number)
}

// FilterLogs returns logs up to the block.
func (s *snapshot) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	if query.BlockHash == nil && (query.ToBlock == nil || query.ToBlock.Cmp(s.head.Number) > 0) {
		query.ToBlock = s.head.Number
	}
	return s.Backend.FilterLogs(ctx, query)
}

// snapshot returns a client that reads the chain as it is at its head now.
func (c *Client) snapshot(ctx context.Context) (*Client, *snapshot, error) {
	head, err := c.backend.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("read the chain's head: %w", err)
	}
	at := &snapshot{c.backend, head}
	fixed := &Client{
		network: c.network, consortiumID: c.consortiumID, domain: c.domain, traceDomain: c.traceDomain,
		http: c.http, staging: c.staging, maxRecord: c.maxRecord, patience: c.patience, spare: c.spare,
	}
	c.mu.Lock()
	fixed.committees = maps.Clone(c.committees)
	c.mu.Unlock()
	fixed.connect(at)
	return fixed, at, nil
}

// check returns an error if the block is no longer one of the chain.
func (s *snapshot) check(ctx context.Context) error {
	now, err := s.Backend.HeaderByNumber(ctx, s.head.Number)
	if err != nil {
		return fmt.Errorf("read block %v again: %w", s.head.Number, err)
	}
	if now.Hash() != s.head.Hash() {
		return fmt.Errorf("the chain was reorganised and block %v replaced meanwhile: try again", s.head.Number)
	}
	return nil
}
