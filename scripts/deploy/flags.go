package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/ethclient"
)

// node says which node to talk to.
type node struct {
	rpc           string
	confirmations uint64
}

// defaultConfirmations is n/2 + 1 for a chain of 4 sealers.
const defaultConfirmations = 3

func (n *node) flags(fs *flag.FlagSet) {
	fs.StringVar(&n.rpc, "rpc", "", "`URL` of a node's JSON-RPC, HTTP or WebSocket (required)")
	fs.Uint64Var(&n.confirmations, "confirmations", defaultConfirmations,
		"blocks on top of the last transaction before it counts: n/2 + 1 for `n` sealers")
}

// dial connects to the node and checks that it answers.
func (n *node) dial(ctx context.Context) (*ethclient.Client, error) {
	client, err := ethclient.DialContext(ctx, n.rpc)
	if err != nil {
		return nil, fmt.Errorf("connect to %s: %w", n.rpc, err)
	}
	if _, err := client.ChainID(ctx); err != nil {
		client.Close()
		return nil, fmt.Errorf("the node at %s does not answer: %w", n.rpc, err)
	}
	return client, nil
}

// newFlags makes a command's flags, with help that ends in an example.
func newFlags(name, does, example string, stderr io.Writer) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprintf(stderr, "Usage:\n  deploy %s [flags]\n\n%s\nFlags:\n", name, does)
		fs.PrintDefaults()
		fmt.Fprintf(stderr, "\nExample:\n%s", example)
	}
	return fs
}

// parse parses the flags of a command that takes no arguments; those that are
// required must not be empty.
func parse(fs *flag.FlagSet, args []string, required ...string) error {
	if err := parseFlags(fs, args, required...); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		return fmt.Errorf("%w: unexpected argument %q", errUsage, fs.Arg(0))
	}
	return nil
}

// parseFlags parses a command's flags and leaves its arguments.
func parseFlags(fs *flag.FlagSet, args []string, required ...string) error {
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return fmt.Errorf("%w: %v", errUsage, err)
	}
	return require(fs, required...)
}

// require refuses flags that are empty or zero.
func require(fs *flag.FlagSet, required ...string) error {
	for _, name := range required {
		if value := fs.Lookup(name).Value.String(); value == "" || value == "0" {
			return fmt.Errorf("%w: %s needs --%s", errUsage, fs.Name(), name)
		}
	}
	return nil
}
