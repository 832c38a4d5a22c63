package main

import (
	"context"
	"fmt"
	"io"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
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
	verifier := "a verifier that is not the development one; who made its keys is not checked here"
	if network.UnsafeDevelopmentVerifier {
		verifier = "the verifier of the UNSAFE DEVELOPMENT KEYS"
	}
	fmt.Fprintf(stdout, "the contracts are those of this version, with %s\n", verifier)
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
	at, unsafe, err := readVerifier(ctx, client, network)
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

// readVerifier returns the network's addresses with the verifier that its
// registry uses, and whether that is the unsafe one.
func readVerifier(ctx context.Context, client *ethclient.Client, network medveil.Network) (at bindings.Addresses, unsafe bool, err error) {
	at = bindings.Addresses{Consortium: network.Consortium, Registry: network.Registry, GrantLog: network.GrantLog, Trace: network.Trace}
	registry := bindings.NewPseudonymRegistry()
	contract := registry.Instance(client, network.Registry)
	at.Verifier, err = bind.Call(contract, &bind.CallOpts{Context: ctx}, registry.PackVerifier(), registry.UnpackVerifier)
	if err != nil {
		return at, false, fmt.Errorf("there is no registry at %s: %w", network.Registry, err)
	}
	code, err := client.CodeAt(ctx, at.Verifier, nil)
	if err != nil {
		return at, false, fmt.Errorf("read the code of the verifier: %w", err)
	}
	if at.Verifier == (common.Address{}) || len(code) == 0 {
		return at, false, fmt.Errorf("the registry's verifier %s: %w", at.Verifier, bind.ErrNoCode)
	}
	return at, bindings.IsUnsafeVerifier(code), nil
}
