package bindings

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// A Backend is what calls, transactions, filters and deployments need of a
// chain: an ethclient.Client or a simulated one.
type Backend interface {
	bind.ContractBackend
	bind.DeployBackend
}

// Addresses are those of one deployment.
type Addresses struct {
	Verifiers  Verifiers      `json:"verifiers"`
	Consortium common.Address `json:"consortium"`
	Registry   common.Address `json:"registry"`
	GrantLog   common.Address `json:"grantLog"`
	Trace      common.Address `json:"trace"`
}

// Verifiers are the contracts that check proofs, one for each circuit.
type Verifiers struct {
	Registration common.Address `json:"registration"` // the registry's
	SealedShare  common.Address `json:"sealedShare"`  // the trace's
}

// Partial reports whether one is named and the other is not.
func (v Verifiers) Partial() bool {
	none := common.Address{}
	return (v.Registration == none) != (v.SealedShare == none)
}

// Deploy deploys the contracts in order, on top of verifiers that are already
// there, and waits until each is mined. The sender becomes the configurator of
// the Consortium, until it seals the first epoch. opts must sign; its nonce
// must be nil. On an error, what was deployed before it is returned too.
func Deploy(ctx context.Context, backend Backend, opts *bind.TransactOpts, verifiers Verifiers) (Addresses, error) {
	at := Addresses{Verifiers: verifiers}
	for _, verifier := range []common.Address{verifiers.Registration, verifiers.SealedShare} {
		if code, err := backend.CodeAt(ctx, verifier, nil); err != nil || len(code) == 0 {
			return at, fmt.Errorf("deploy: no verifier contract at %s: deploy one first (%w)", verifier, orNoCode(err))
		}
	}
	// Each constructor takes addresses of those before it.
	for i, to := range []*common.Address{&at.Consortium, &at.Registry, &at.GrantLog, &at.Trace} {
		c := at.Contracts(false)[i]
		var err error
		if *to, err = deploy(ctx, backend, opts, c.Creation); err != nil {
			return at, fmt.Errorf("deploy %s: %w", c.Name, err)
		}
	}
	return at, nil
}

// DeployUnsafeDevVerifiers deploys the verifiers of the UNSAFE DEVELOPMENT KEYS:
// anyone can forge proofs that they accept. The caller answers for the chain
// being a development chain.
func DeployUnsafeDevVerifiers(ctx context.Context, backend Backend, opts *bind.TransactOpts) (Verifiers, error) {
	var at Verifiers
	for _, v := range []struct {
		to   *common.Address
		code *bind.MetaData
	}{{&at.Registration, &RegistrationVerifierUnsafeDevMetaData}, {&at.SealedShare, &SealedShareVerifierUnsafeDevMetaData}} {
		var err error
		if *v.to, err = deploy(ctx, backend, opts, creation(v.code, nil)); err != nil {
			return at, fmt.Errorf("deploy the unsafe development verifiers: %w", err)
		}
	}
	return at, nil
}

func deploy(ctx context.Context, backend Backend, opts *bind.TransactOpts, creation []byte) (common.Address, error) {
	withContext := *opts
	withContext.Context = ctx
	address, tx, err := bind.DeployContract(&withContext, creation, backend, nil)
	if err != nil {
		return address, err
	}
	receipt, err := WaitMined(ctx, backend, tx.Hash())
	if err != nil {
		return address, err
	}
	if receipt.Status != types.ReceiptStatusSuccessful {
		return address, fmt.Errorf("transaction %s failed", tx.Hash())
	}
	code, err := backend.CodeAt(ctx, address, nil)
	if err != nil || len(code) == 0 {
		return address, fmt.Errorf("no code at %s after the deployment: %w", address, orNoCode(err))
	}
	return address, nil
}

func orNoCode(err error) error {
	if err == nil {
		return bind.ErrNoCode
	}
	return err
}
