package main

import (
	"context"
	"fmt"
	"io"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
)

const checkDoes = `Compares a deployment with this version: every contract of the network file must
have been created by a transaction that carries exactly this version's code and
the right constructor arguments, since the deployment block that the file names.
Any member or user can run it, with any node; it needs no key.
`

const checkExample = `  deploy check --rpc http://127.0.0.1:8545 --network network.json
`

func runCheck(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	var n node
	fs := newFlags("check", checkDoes, checkExample, stderr)
	n.flags(fs)
	path := fs.String("network", "", "network `FILE` (required)")
	if err := parse(fs, args, "rpc", "network"); err != nil {
		return err
	}
	network, err := medveil.LoadNetwork(*path)
	if err != nil {
		return err
	}
	client, err := n.dial(ctx)
	if err != nil {
		return err
	}
	defer client.Close()
	if err := check(ctx, client, network, n.confirmations); err != nil {
		return err
	}
	verifiers := "verifiers that are not the development ones; who made their keys is not checked here"
	if network.UnsafeDevelopmentVerifier {
		verifiers = "the verifiers of the UNSAFE DEVELOPMENT KEYS"
	}
	fmt.Fprintf(stdout, "the contracts are those of this version, with %s\n", verifiers)
	return nil
}

// check compares a network with the chain and with this version's code.
func check(ctx context.Context, client *ethclient.Client, network medveil.Network, confirmations uint64) error {
	id, err := client.ChainID(ctx)
	if err != nil {
		return fmt.Errorf("ask the node for its chain id: %w", err)
	}
	if id.Cmp(new(big.Int).SetUint64(network.ChainID)) != 0 {
		return fmt.Errorf("the node is on chain %v, the network file says %d", id, network.ChainID)
	}
	at, unsafe, err := readVerifiers(ctx, client, network)
	if err != nil {
		return err
	}
	if unsafe != network.UnsafeDevelopmentVerifier {
		return fmt.Errorf("the network file says unsafeDevelopmentVerifier: %v, the chain says %v: the file is wrong",
			network.UnsafeDevelopmentVerifier, unsafe)
	}
	if unsafe && !medveil.DevelopmentChain(network.ChainID) {
		return fmt.Errorf("chain %d: %w", network.ChainID, medveil.ErrUnsafeVerifier)
	}
	_, err = verifyCreation(ctx, client, at.Contracts(unsafe), network.DeploymentBlock, confirmations)
	return err
}

// readVerifiers returns the network's addresses with the verifiers that its
// registry and its trace use, and whether those are the unsafe ones.
func readVerifiers(ctx context.Context, client *ethclient.Client, network medveil.Network) (at bindings.Addresses, unsafe bool, err error) {
	at = bindings.Addresses{Consortium: network.Consortium, Registry: network.Registry, GrantLog: network.GrantLog, Trace: network.Trace}
	registry, trace, opts := bindings.NewPseudonymRegistry(), bindings.NewTrace(), &bind.CallOpts{Context: ctx}
	at.Verifiers.Registration, err = bind.Call(registry.Instance(client, network.Registry), opts, registry.PackVerifier(), registry.UnpackVerifier)
	if err != nil {
		return at, false, fmt.Errorf("there is no registry at %s: %w", network.Registry, err)
	}
	at.Verifiers.SealedShare, err = bind.Call(trace.Instance(client, network.Trace), opts, trace.PackVerifier(), trace.UnpackVerifier)
	if err != nil {
		return at, false, fmt.Errorf("there is no trace contract at %s: %w", network.Trace, err)
	}
	unsafe, err = unsafeVerifiers(ctx, client, at.Verifiers)
	return at, unsafe, err
}
