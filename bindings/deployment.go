package bindings

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// ErrNonceUsed is returned by [Deployment.Run] when the account has used a
// nonce of the deployment for another transaction: what is planned can no
// longer come to be, and a new deployment is needed.
var ErrNonceUsed = errors.New("the account used a nonce of the deployment for something else: start a new deployment")

// A Deployment is a plan to create the contracts from successive nonces of one
// account. Their addresses follow from it before any of them is there, so it is
// all that has to be kept to continue after a cut-off at any moment: the chain
// itself tells which are done, and no contract is created twice.
type Deployment struct {
	ChainID    uint64         `json:"chainId"`
	Deployer   common.Address `json:"deployer"`
	FirstNonce uint64         `json:"firstNonce"`
	FirstBlock uint64         `json:"firstBlock"` // no contract of it is older

	// Verifiers are those that are there already. Zero: the first contracts of
	// the deployment are the verifiers of the UNSAFE DEVELOPMENT KEYS.
	Verifiers Verifiers `json:"verifiers"`
}

// A DeploymentBackend is what a [Deployment] needs of a chain.
type DeploymentBackend interface {
	Backend
	BlockReader
	ChainID(ctx context.Context) (*big.Int, error)
	BlockNumber(ctx context.Context) (uint64, error)
	NonceAt(ctx context.Context, account common.Address, block *big.Int) (uint64, error)
}

// PlanDeployment plans a deployment by an account that has no transaction on
// its way. It sends nothing. Either both verifiers are named or neither.
func PlanDeployment(ctx context.Context, backend DeploymentBackend, deployer common.Address, verifiers Verifiers) (Deployment, error) {
	d := Deployment{Deployer: deployer, Verifiers: verifiers}
	if verifiers.Partial() {
		return d, errors.New("plan the deployment: name both verifiers, or neither for those of the unsafe development keys")
	}
	id, err := backend.ChainID(ctx)
	if err != nil {
		return d, fmt.Errorf("plan the deployment: ask the node for its chain id: %w", err)
	}
	if !id.IsUint64() {
		return d, fmt.Errorf("plan the deployment: chain id %v is too large", id)
	}
	d.ChainID = id.Uint64()
	if d.FirstBlock, err = backend.BlockNumber(ctx); err != nil {
		return d, fmt.Errorf("plan the deployment: %w", err)
	}
	if d.FirstNonce, err = backend.NonceAt(ctx, deployer, nil); err != nil {
		return d, fmt.Errorf("plan the deployment: %w", err)
	}
	pending, err := backend.PendingNonceAt(ctx, deployer)
	if err != nil {
		return d, fmt.Errorf("plan the deployment: %w", err)
	}
	if pending != d.FirstNonce {
		return d, fmt.Errorf("plan the deployment: %s has %d transactions on their way: wait for them", deployer, pending-d.FirstNonce)
	}
	return d, nil
}

// Addresses returns where the contracts are, or will be.
func (d Deployment) Addresses() Addresses {
	nonce := d.FirstNonce
	next := func() common.Address {
		nonce++
		return crypto.CreateAddress(d.Deployer, nonce-1)
	}
	at := Addresses{Verifiers: d.Verifiers}
	if d.Unsafe() {
		at.Verifiers = Verifiers{Registration: next(), SealedShare: next()}
	}
	at.Consortium, at.Registry, at.GrantLog, at.Trace = next(), next(), next(), next()
	return at
}

// Unsafe reports whether the deployment creates the verifiers of the UNSAFE
// DEVELOPMENT KEYS.
func (d Deployment) Unsafe() bool { return d.Verifiers == Verifiers{} }

// Contracts returns the contracts of the deployment in the order of their
// nonces.
func (d Deployment) Contracts() []Contract {
	return d.Addresses().Contracts(d.Unsafe())
}

// deploymentPoll is how often the chain is asked whether contracts are there.
const deploymentPoll = 200 * time.Millisecond

// Run creates the contracts that are not there and returns when all are. opts
// must sign for the Deployer. A contract is sent before those it does not call are
// mined. progress, which may be nil, is told each
// transaction before it is sent.
func (d Deployment) Run(ctx context.Context, backend DeploymentBackend, opts *bind.TransactOpts, progress func(Contract)) error {
	if opts.From != d.Deployer {
		return fmt.Errorf("deploy: the key is that of %s, the deployment was begun by %s", opts.From, d.Deployer)
	}
	for {
		missing, err := d.advance(ctx, backend, opts, progress)
		if err != nil {
			return fmt.Errorf("deploy: %w", err)
		}
		if missing == 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("deploy: %d contracts are not mined yet: %w", missing, ctx.Err())
		case <-time.After(deploymentPoll):
		}
	}
}

// advance sends what neither the chain nor the node's pool has, and returns how
// many contracts the chain still lacks.
func (d Deployment) advance(ctx context.Context, backend DeploymentBackend, opts *bind.TransactOpts, progress func(Contract)) (missing int, err error) {
	used, err := backend.NonceAt(ctx, d.Deployer, nil) // before the code: what used it is then seen there
	if err != nil {
		return 0, err
	}
	pending, err := backend.PendingNonceAt(ctx, d.Deployer)
	if err != nil {
		return 0, err
	}
	there := make(map[common.Address]bool)
	contracts := d.Contracts()
	for i, c := range contracts {
		nonce := d.FirstNonce + uint64(i)
		code, err := backend.CodeAt(ctx, c.Address, nil)
		if err != nil {
			return 0, err
		}
		if there[c.Address] = len(code) > 0; there[c.Address] {
			continue
		}
		missing++
		switch {
		case nonce < used:
			return 0, fmt.Errorf("%s: nonce %d of %s: %w", c.Name, nonce, d.Deployer, ErrNonceUsed)
		case nonce < pending:
			continue // in the node's pool
		case c.calls != (common.Address{}) && !there[c.calls]:
			return len(contracts) - i, nil // nor can a later nonce go first
		}
		if progress != nil {
			progress(c)
		}
		if err := create(ctx, backend, opts, nonce, c); err != nil {
			return 0, fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	return missing, nil
}

func create(ctx context.Context, backend Backend, opts *bind.TransactOpts, nonce uint64, c Contract) error {
	with := *opts
	with.Context, with.Nonce = ctx, new(big.Int).SetUint64(nonce)
	address, _, err := bind.DeployContract(&with, c.Creation, backend, nil)
	if err == nil && address != c.Address {
		err = fmt.Errorf("created at %s, want %s", address, c.Address)
	}
	return err
}
