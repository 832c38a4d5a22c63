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
	Verifiers bindings.Verifiers  // that the registry and the trace use
	Unsafe    bool                // they are the verifiers of the development keys
}

// FindDeployment reads which verifiers the contracts of a network use, and refuses
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
	at, err := deployedAt(ctx, backend, network)
	if err != nil {
		return nil, err
	}
	unsafe, err := UnsafeVerifiers(ctx, backend, at.Verifiers)
	if err != nil {
		return nil, err
	}
	if unsafe != network.UnsafeDevelopmentVerifier {
		return nil, fmt.Errorf("the network file says unsafeDevelopmentVerifier: %v, the chain says %v: the file is wrong",
			network.UnsafeDevelopmentVerifier, unsafe)
	}
	if unsafe && !DevelopmentChain(network.ChainID) {
		return nil, fmt.Errorf("chain %d: %w", network.ChainID, ErrUnsafeVerifier)
	}
	return &Deployment{Contracts: at.Contracts(unsafe), Verifiers: at.Verifiers, Unsafe: unsafe}, nil
}

// deployedAt returns the network's addresses with the verifiers that its
// registry and its trace use.
func deployedAt(ctx context.Context, backend Backend, network Network) (at bindings.Addresses, err error) {
	at = bindings.Addresses{Consortium: network.Consortium, Registry: network.Registry, GrantLog: network.GrantLog, Trace: network.Trace}
	registry, trace := bindings.NewPseudonymRegistry(), bindings.NewTrace()
	at.Verifiers.Registration, err = call(ctx, registry.Instance(backend, network.Registry), registry.PackVerifier(), registry.UnpackVerifier)
	if err != nil {
		return at, fmt.Errorf("there is no registry at %s: %w", network.Registry, err)
	}
	at.Verifiers.SealedShare, err = call(ctx, trace.Instance(backend, network.Trace), trace.PackVerifier(), trace.UnpackVerifier)
	if err != nil {
		return at, fmt.Errorf("there is no trace contract at %s: %w", network.Trace, err)
	}
	return at, nil
}

// UnsafeVerifiers reports whether verifiers, which must be there, are those of
// the unsafe development keys. It refuses one of each kind.
func UnsafeVerifiers(ctx context.Context, backend Backend, v bindings.Verifiers) (bool, error) {
	var unsafe [2]bool
	for i, at := range []common.Address{v.Registration, v.SealedShare} {
		code, err := backend.CodeAt(ctx, at, nil)
		if err != nil {
			return false, fmt.Errorf("read the code of the verifier: %w", err)
		}
		if at == (common.Address{}) || len(code) == 0 {
			return false, fmt.Errorf("there is no verifier at %s: deploy it first: %w", at, bind.ErrNoCode)
		}
		unsafe[i] = bindings.IsUnsafeVerifier(code)
	}
	if unsafe[0] != unsafe[1] {
		return true, fmt.Errorf("of the verifiers %s and %s one is of unsafe development keys and one is not: %w",
			v.Registration, v.SealedShare, ErrUnsafeVerifier)
	}
	return unsafe[0], nil
}
