// Package ethchain is the worker's view of the chain through a go-ethereum
// client: an ethclient.Client of the institution's own node, or a simulated
// one. It implements [worker.Chain] on the generated bindings.
//
// The node is trusted; see package worker. It must keep the state of the last
// confirmations blocks, which every full node does, and the logs of all blocks
// since the deployment.
package ethchain

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"sync"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// A Backend is what the adapter needs of a client. An ethclient.Client and a
// simulated one have it.
type Backend interface {
	bindings.Backend
	ethereum.ChainIDReader
}

// Config names a deployment and the account that acts on it.
type Config struct {
	Backend   Backend
	ChainID   uint64
	Addresses bindings.Addresses
	// DeploymentBlock is where logs begin. Optional: 0.
	DeploymentBlock uint64
	// Operator pays for and signs the worker's transactions. Nothing else may
	// send from this account, or nonces collide.
	Operator *ecdsa.PrivateKey
	// DripGas is how much gas a new account can pay for with what it is sent.
	// Optional: 2,000,000, about thirty grants.
	DripGas uint64
}

// Chain implements [worker.Chain]. It may be used concurrently.
type Chain struct {
	config     Config
	operator   api.Address
	consortium *bind.BoundContract
	registry   *bind.BoundContract
	grants     *bind.BoundContract
	trace      *bind.BoundContract
	sending    sync.Mutex // from choosing a nonce to sending
	granted    memo[grant.ID, *bindings.GrantLogGranted]
	dealings   memo[[32]byte, *dealt] // by digest
}

var _ worker.Chain = (*Chain)(nil)

// New connects to a deployment. It refuses a node of another chain, and
// addresses without code.
func New(ctx context.Context, c Config) (*Chain, error) {
	id, err := c.Backend.ChainID(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask the node for its chain id: %w", err)
	}
	if !id.IsUint64() || id.Uint64() != c.ChainID {
		return nil, fmt.Errorf("the node is on chain %v, want %d", id, c.ChainID)
	}
	if c.Operator == nil {
		return nil, errors.New("the operator's key is required")
	}
	if c.DripGas == 0 {
		c.DripGas = 2_000_000
	}
	a := c.Addresses
	for _, contract := range []api.Address{api.Address(a.Consortium), api.Address(a.Registry), api.Address(a.GrantLog), api.Address(a.Trace)} {
		code, err := c.Backend.CodeAt(ctx, contractAddress(contract), nil)
		if err != nil || len(code) == 0 {
			return nil, fmt.Errorf("no contract at %s: check the network file (%w)", contract, noCode(err))
		}
	}
	return &Chain{
		config:     c,
		operator:   api.Address(crypto.PubkeyToAddress(c.Operator.PublicKey)),
		consortium: consortium.Instance(c.Backend, a.Consortium),
		registry:   registry.Instance(c.Backend, a.Registry),
		grants:     grantLog.Instance(c.Backend, a.GrantLog),
		trace:      trace.Instance(c.Backend, a.Trace),
	}, nil
}

func noCode(err error) error {
	if err == nil {
		return bind.ErrNoCode
	}
	return err
}

// RegistryDomain returns the registry's domain().
func (c *Chain) RegistryDomain(ctx context.Context) ([32]byte, error) {
	d, err := bind.Call(c.registry, &bind.CallOpts{Context: ctx}, registry.PackDomain(), registry.UnpackDomain)
	if err != nil {
		return [32]byte{}, fmt.Errorf("read the registry's domain: %w", err)
	}
	return wordOf(d), nil
}

// Head implements [worker.Reader].
func (c *Chain) Head(ctx context.Context) (worker.Block, error) { return c.header(ctx, nil) }

// Block implements [worker.Reader].
func (c *Chain) Block(ctx context.Context, number uint64) (worker.Block, error) {
	return c.header(ctx, new(big.Int).SetUint64(number))
}

func (c *Chain) header(ctx context.Context, number *big.Int) (worker.Block, error) {
	h, err := c.config.Backend.HeaderByNumber(ctx, number)
	if err != nil {
		return worker.Block{}, fmt.Errorf("read a block header: %w", err)
	}
	return worker.Block{Number: h.Number.Uint64(), Hash: h.Hash(), Time: h.Time}, nil
}

// call reads from a contract as it was after a block.
func call[T any](ctx context.Context, at worker.Block, contract *bind.BoundContract, data []byte, unpack func([]byte) (T, error)) (T, error) {
	opts := &bind.CallOpts{Context: ctx, BlockNumber: new(big.Int).SetUint64(at.Number)}
	v, err := bind.Call(contract, opts, data, unpack)
	return v, bindings.Explain(err)
}

// lastEvent returns the last event up to a block whose indexed fields match
// topics and that accept accepts, or [worker.ErrUnknown].
func lastEvent[Ev bind.ContractEvent](ctx context.Context, c *Chain, at worker.Block, contract *bind.BoundContract,
	unpack func(*types.Log) (*Ev, error), accept func(*Ev) bool, topics ...[]any) (*Ev, error) {
	if at.Number < c.config.DeploymentBlock { // nodes refuse a range that ends before it starts
		return nil, worker.ErrUnknown
	}
	opts := &bind.FilterOpts{Start: c.config.DeploymentBlock, End: &at.Number, Context: ctx}
	events, err := bind.FilterEvents(contract, opts, unpack, topics...)
	if err != nil {
		return nil, fmt.Errorf("read events: %w", err)
	}
	defer events.Close()
	var last *Ev
	for events.Next() {
		if e := events.Value(); accept(e) {
			last = e
		}
	}
	if err := events.Error(); err != nil {
		return nil, fmt.Errorf("read events: %w", err)
	}
	if last == nil {
		return nil, worker.ErrUnknown
	}
	return last, nil
}
