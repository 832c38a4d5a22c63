package medveil

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
)

// A Deployment is what a chain has at the addresses of a network.
type Deployment struct {
	Contracts []bindings.Contract // with the code that this version creates
	Verifier  common.Address      // that the registry uses
	Unsafe    bool                // it is the verifier of the development keys
}

// FindDeployment reads which verifier the contracts of a network use, and refuses
// a network file that says otherwise, and the unsafe one outside development
// chains. Whether the code at the addresses is ours, [bindings.VerifyCreation]
// says of the contracts that it returns.
func FindDeployment(ctx context.Context, backend Backend, network Network) (*Deployment, error) {
	id, err := backend.ChainID(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask the node for its chain id: %w", err)
	}
	if id.Cmp(new(big.Int).SetUint64(network.ChainID)) != 0 {
		return nil, fmt.Errorf("the node is on chain %v, the network file says %d", id, network.ChainID)
	}
	d := new(Deployment)
	if err := d.readVerifier(ctx, backend, network); err != nil {
		return nil, err
	}
	if d.Unsafe != network.UnsafeDevelopmentVerifier {
		return nil, fmt.Errorf("the network file says unsafeDevelopmentVerifier: %v, the chain says %v: the file is wrong",
			network.UnsafeDevelopmentVerifier, d.Unsafe)
	}
	if d.Unsafe && !DevelopmentChain(network.ChainID) {
		return nil, fmt.Errorf("chain %d: %w", network.ChainID, ErrUnsafeVerifier)
	}
	d.Contracts = bindings.Addresses{
		Verifier: d.Verifier, Consortium: network.Consortium, Registry: network.Registry,
		GrantLog: network.GrantLog, Trace: network.Trace,
	}.Contracts(d.Unsafe)
	return d, nil
}

// readVerifier sets the verifier that the registry uses, and whether it is the
// unsafe one.
func (d *Deployment) readVerifier(ctx context.Context, backend Backend, network Network) (err error) {
	registry := bindings.NewPseudonymRegistry()
	d.Verifier, err = call(ctx, registry.Instance(backend, network.Registry), registry.PackVerifier(), registry.UnpackVerifier)
	if err != nil {
		return fmt.Errorf("there is no registry at %s: %w", network.Registry, err)
	}
	code, err := backend.CodeAt(ctx, d.Verifier, nil)
	if err != nil {
		return fmt.Errorf("read the code of the verifier: %w", err)
	}
	if d.Verifier == (common.Address{}) || len(code) == 0 {
		return fmt.Errorf("the registry's verifier %s: %w", d.Verifier, bind.ErrNoCode)
	}
	d.Unsafe = bindings.IsUnsafeVerifier(code)
	return nil
}
