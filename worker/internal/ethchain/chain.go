// Package ethchain is the worker's view of the chain through go-ethereum
// clients: those of the institution's own node and of others ([Dial]), or a
// simulated one. It implements [worker.Chain] on the generated bindings.
//
// The nodes are trusted; see package worker. With several, that they have the
// same confirmed blocks is checked ([Pool]). A node must keep the state of the
// last confirmations blocks, which every full node does, and the logs of all
// blocks since the deployment.
package ethchain

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// A Backend is what the adapter needs of a client. An ethclient.Client, a
// simulated one and a [Pool] have it.
type Backend interface {
	bindings.Backend
	ethereum.ChainIDReader
	NonceAt(ctx context.Context, account common.Address, number *big.Int) (uint64, error)
}

// Config names a deployment and the account that acts on it.
type Config struct {
	Backend   Backend // a [Pool] for several endpoints
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
	config   Config
	pool     *Pool
	operator api.Address
	outbox   outbox
	granted  memo[grant.ID, *bindings.GrantLogGranted]
	dealings memo[[32]byte, *dealt] // by digest
	former   memo[keyAt, uint32]    // generations
	alive    memo[epochAt, bool]
}

var _ worker.Chain = (*Chain)(nil)

// New connects to a deployment. It refuses a node of another chain, and
// addresses without code. One endpoint of a pool must be up.
func New(ctx context.Context, c Config) (*Chain, error) {
	if c.Operator == nil {
		return nil, errors.New("the operator's key is required")
	}
	pool, ok := c.Backend.(*Pool)
	if !ok {
		pool = NewPool(c.ChainID, c.Backend)
	}
	if c.DripGas == 0 {
		c.DripGas = 2_000_000
	}
	chain := &Chain{config: c, pool: pool, operator: api.Address(crypto.PubkeyToAddress(c.Operator.PublicKey))}
	a := c.Addresses
	for _, contract := range []common.Address{a.Consortium, a.Registry, a.GrantLog, a.Trace} {
		code, err := pool.CodeAt(ctx, contract, nil)
		if err != nil {
			return nil, fmt.Errorf("read the contract at %s: %w", api.Address(contract), err)
		}
		if len(code) == 0 {
			return nil, fmt.Errorf("no contract at %s: check the network file", api.Address(contract))
		}
	}
	return chain, nil
}

// RegistryDomain returns the registry's domain().
func (c *Chain) RegistryDomain(ctx context.Context) ([32]byte, error) {
	at, err := c.Head(ctx)
	if err != nil {
		return [32]byte{}, fmt.Errorf("read the registry's domain: %w", err)
	}
	d, err := call(ctx, c, at, c.config.Addresses.Registry, registry.PackDomain(), registry.UnpackDomain)
	if err != nil {
		return [32]byte{}, fmt.Errorf("read the registry's domain: %w", err)
	}
	return wordOf(d), nil
}

// maxLag is how old an endpoint's head may be before another's is preferred.
const maxLag = 15 * time.Second

// Head implements [worker.Reader].
func (c *Chain) Head(ctx context.Context) (worker.Block, error) {
	h, err := c.pool.Newest(ctx, maxLag)
	return blockOf(h, err)
}

// Block implements [worker.Reader]. Its error wraps [worker.ErrDisagree] if the
// endpoints have different blocks.
func (c *Chain) Block(ctx context.Context, number uint64) (worker.Block, error) {
	h, err := c.pool.Agreed(ctx, new(big.Int).SetUint64(number))
	return blockOf(h, err)
}

func blockOf(h *types.Header, err error) (worker.Block, error) {
	if err != nil {
		return worker.Block{}, fmt.Errorf("read a block header: %w", err)
	}
	return worker.Block{Number: h.Number.Uint64(), Hash: h.Hash(), Time: h.Time}, nil
}

// call reads from a contract as it was after a block.
func call[T any](ctx context.Context, c *Chain, at worker.Block, contract common.Address, data []byte, unpack func([]byte) (T, error)) (T, error) {
	out, err := c.pool.CallAt(ctx, ethereum.CallMsg{To: &contract, Data: data}, at)
	if err != nil {
		var none T
		return none, bindings.Explain(err)
	}
	return unpack(out)
}

// lastEvent returns the last event of a contract up to a block whose topics
// match and that accept accepts, or [worker.ErrUnknown].
func lastEvent[Ev any](ctx context.Context, c *Chain, at worker.Block, contract common.Address,
	unpack func(*types.Log) (*Ev, error), accept func(*Ev) bool, topics ...[]common.Hash) (*Ev, error) {
	q := ethereum.FilterQuery{Addresses: []common.Address{contract}, Topics: topics}
	logs, err := c.logs(ctx, q, c.config.DeploymentBlock, at.Number)
	if err != nil {
		return nil, fmt.Errorf("read events: %w", err)
	}
	for i := len(logs) - 1; i >= 0; i-- {
		e, err := unpack(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("read events: %w", err)
		}
		if accept(e) {
			return e, nil
		}
	}
	return nil, worker.ErrUnknown
}

// logs returns the logs of the blocks from..to, which may be none. A node that
// refuses the range, as too long or for having too many, is asked for halves of
// it.
func (c *Chain) logs(ctx context.Context, q ethereum.FilterQuery, from, to uint64) ([]types.Log, error) {
	if from > to {
		return nil, nil
	}
	q.FromBlock, q.ToBlock = new(big.Int).SetUint64(from), new(big.Int).SetUint64(to)
	logs, err := c.pool.FilterLogs(ctx, q)
	if err == nil || from == to || !answered(err) || errors.Is(err, ethereum.NotFound) {
		return logs, err
	}
	middle := from + (to-from)/2
	first, err := c.logs(ctx, q, from, middle)
	if err != nil {
		return nil, err
	}
	second, err := c.logs(ctx, q, middle+1, to)
	return append(first, second...), err
}
