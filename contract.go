package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/medveil/medveil/bindings"
)

// refusal returns the contract's custom error of type T in err's tree, if it
// has one.
func refusal[T any](err error) (*T, bool) {
	var revert *bindings.Revert
	if !errors.As(err, &revert) {
		return nil, false
	}
	reason, ok := revert.Reason.(*T)
	return reason, ok
}

// call reads from a contract at the latest block. A contract's refusal is a
// [*bindings.Revert].
func call[T any](ctx context.Context, contract *bind.BoundContract, data []byte, unpack func([]byte) (T, error)) (T, error) {
	result, err := bind.Call(contract, &bind.CallOpts{Context: ctx}, data, unpack)
	if err != nil {
		return result, bindings.Explain(err)
	}
	return result, nil
}

// events reads all events of one type, in order, whose indexed fields match
// topics: few, or they are to be read page by page.
func events[Ev bind.ContractEvent](ctx context.Context, c *Client, contract *bind.BoundContract,
	unpack func(*types.Log) (*Ev, error), topics ...[]any) ([]*Ev, error) {
	var found []*Ev
	keep := func(event *Ev) error { found = append(found, event); return nil }
	err := eventsWithin(ctx, contract, unpack, c.network.DeploymentBlock, nil, keep, topics...)
	var refused rpc.Error
	if !errors.As(err, &refused) {
		return found, err
	}
	found = nil // the node wants to be asked for less at once
	err = eventPages(ctx, c, contract, unpack, keep, topics...)
	return found, err
}

// eventsWithin calls each with the events of blocks from to end, nil for the head.
func eventsWithin[Ev bind.ContractEvent](ctx context.Context, contract *bind.BoundContract, unpack func(*types.Log) (*Ev, error),
	from uint64, end *uint64, each func(*Ev) error, topics ...[]any) error {
	iterator, err := bind.FilterEvents(contract, &bind.FilterOpts{Start: from, End: end, Context: ctx}, unpack, topics...)
	if err != nil {
		return err
	}
	defer iterator.Close()
	for iterator.Next() {
		if err := each(iterator.Value()); err != nil {
			return err
		}
	}
	return iterator.Error()
}

const (
	firstPage = 1 << 12 // blocks
	fullPage  = 1 << 10 // events, after which pages get smaller
)

// eventPages calls each with all events of one type up to the head, in order,
// and keeps no more of them than a page: of as many blocks as have about
// [fullPage] events, and as the node answers for at once.
func eventPages[Ev bind.ContractEvent](ctx context.Context, c *Client, contract *bind.BoundContract,
	unpack func(*types.Log) (*Ev, error), each func(*Ev) error, topics ...[]any) error {
	head, err := c.backend.HeaderByNumber(ctx, nil)
	if err != nil {
		return fmt.Errorf("read the chain's head: %w", err)
	}
	last, span := head.Number.Uint64(), uint64(firstPage)
	for from := c.network.DeploymentBlock; from <= last; {
		end := min(from+span-1, last)
		var page []*Ev
		err := eventsWithin(ctx, contract, unpack, from, &end, func(event *Ev) error { page = append(page, event); return nil }, topics...)
		var refused rpc.Error
		if errors.As(err, &refused) && span > 1 {
			span = max(span/4, 1)
			continue
		}
		if err != nil {
			return err
		}
		for _, event := range page {
			if err := each(event); err != nil {
				return err
			}
		}
		from, span = end+1, nextSpan(span, len(page))
	}
	return nil
}

// nextSpan returns of how many blocks to ask after some had so many events.
func nextSpan(span uint64, found int) uint64 {
	switch {
	case found > fullPage:
		return max(span/2, 1)
	case found < fullPage/4:
		return min(span*4, 1<<40)
	}
	return span
}

// eventIn returns the first event of one type that contract emitted in receipt.
func eventIn[Ev bind.ContractEvent](receipt *types.Receipt, contract *bind.BoundContract, unpack func(*types.Log) (*Ev, error)) (*Ev, error) {
	for _, log := range receipt.Logs {
		if log.Address != contract.Address() {
			continue
		}
		if event, err := unpack(log); err == nil {
			return event, nil
		}
	}
	var none Ev
	return nil, fmt.Errorf("transaction %s emitted no %s event", receipt.TxHash, none.ContractEventName())
}

// elementOf converts a contract's word to an element of F; contracts keep them
// below r.
func elementOf(word *big.Int) (fr.Element, error) {
	if word == nil || word.Sign() < 0 || word.BitLen() > 256 {
		return fr.Element{}, errors.New("not a word")
	}
	return parseElement(word.FillBytes(make([]byte, 32)))
}

// wordOf converts an element of F to a contract's word.
func wordOf(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }

// bigOf converts 32 big-endian bytes, such as a nym, to a contract's word.
func bigOf(b [32]byte) *big.Int { return new(big.Int).SetBytes(b[:]) }

// pointBytes returns x || y, 32 bytes each, of a contract's point.
func pointBytes(x, y *big.Int) []byte {
	return append(common.LeftPadBytes(x.Bytes(), 32), common.LeftPadBytes(y.Bytes(), 32)...)
}
