package main

import (
	"context"
	"fmt"
	"io"

	testnet "github.com/medveil/medveil/hardhat-free-testnet"
)

const resetDoes = `Removes the data folder with the chain, the accounts, the files in IPFS and the
deployment. A running network has to be taken down first.`

func reset(args []string, stdout, stderr io.Writer) error {
	flags, dir := newFlags("reset", "", resetDoes, "  $ testnet down && testnet reset", stdout)
	if err := parse(flags, args, 0); err != nil {
		return err
	}
	if err := testnet.Reset(*dir); err != nil {
		return err
	}
	fmt.Fprintf(stderr, "removed %s\n", *dir)
	return nil
}

const buildDoes = `Builds geth and kubo at their pinned versions from the Go module proxy, unless
the cache has them, and prints the paths of their binaries. It takes minutes.`

func build(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags, _ := newFlags("build", "", buildDoes, "  $ testnet build", stdout)
	if err := parse(flags, args, 0); err != nil {
		return err
	}
	geth, ipfs, err := testnet.Build(ctx, stderr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s\n%s\n", geth, ipfs)
	return nil
}
