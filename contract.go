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
// topics.
func events[Ev bind.ContractEvent](ctx context.Context, c *Client, contract *bind.BoundContract,
	unpack func(*types.Log) (*Ev, error), topics ...[]any) ([]*Ev, error) {
	opts := &bind.FilterOpts{Start: c.network.DeploymentBlock, Context: ctx}
	iterator, err := bind.FilterEvents(contract, opts, unpack, topics...)
	if err != nil {
		return nil, err
	}
	defer iterator.Close()
	var found []*Ev
	for iterator.Next() {
		found = append(found, iterator.Value())
	}
	return found, iterator.Error()
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
