package main

import (
	"context"
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/medveil/medveil"
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
	deployed, err := medveil.FindDeployment(ctx, client, network)
	if err != nil {
		return err
	}
	_, err = verifyCreation(ctx, client, deployed.Contracts, network.DeploymentBlock, confirmations)
	return err
}
