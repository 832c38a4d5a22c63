package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/medveil/medveil"
)

const foundDoes = `Configures the consortium as a founding file says and seals its first epoch,
from the account that deployed the contracts. That account has no power
afterwards. Everything is checked before the first transaction: the contracts'
code, the members' keys and their proofs of possession.
`

const foundExample = `  deploy found --rpc http://127.0.0.1:8545 --key deployer.key --network network.json --founding founding.json
`

// maxFounding is the size of the largest founding file; a seat takes about 1 kB.
const maxFounding = 1 << 20

func runFound(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	var n node
	fs := newFlags("found", foundDoes, foundExample, stderr)
	n.flags(fs)
	keyPath := fs.String("key", "", "`FILE` with the deploying account's secret key in hexadecimal (required)")
	networkPath := fs.String("network", "", "network `FILE` (required)")
	foundingPath := fs.String("founding", "", "founding `FILE` (required)")
	dryRun := fs.Bool("dry-run", false, "check everything and say what it is, send nothing")
	if err := parse(fs, args, "rpc", "key", "network", "founding"); err != nil {
		return err
	}
	key, err := loadKey(*keyPath)
	if err != nil {
		return err
	}
	network, err := medveil.LoadNetwork(*networkPath)
	if err != nil {
		return err
	}
	founding, err := loadFounding(*foundingPath)
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
	terms := fmt.Sprintf("%d seats, %d of them open an identity; %d workers, %d of them re-encrypt; %d auditors",
		len(founding.Seats), founding.Threshold, len(founding.Workers), founding.WorkerThreshold, len(founding.Auditors))
	if *dryRun {
		if err := founding.Check(network); err != nil {
			return err
		}
		fmt.Fprintf(stdout, "dry run, nothing was sent: %s\n", terms)
		return nil
	}
	if err := awaitIdle(ctx, client, crypto.PubkeyToAddress(key.PublicKey)); err != nil {
		return err
	}
	progress := func(what string) { fmt.Fprintln(stderr, what) }
	if err := medveil.Found(ctx, client, key, network, founding, progress); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "founded: %s\n", terms)
	return nil
}

// awaitIdle waits until an earlier run's transactions are mined, so that the
// chain tells what is left to do.
func awaitIdle(ctx context.Context, client *ethclient.Client, account common.Address) error {
	for {
		mined, err := client.NonceAt(ctx, account, nil)
		if err != nil {
			return fmt.Errorf("ask the node for the account's transactions: %w", err)
		}
		pending, err := client.PendingNonceAt(ctx, account)
		if err != nil {
			return fmt.Errorf("ask the node for the account's transactions: %w", err)
		}
		if pending <= mined {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s has %d transactions that are not mined: %w", account, pending-mined, ctx.Err())
		case <-time.After(confirmationPoll):
		}
	}
}

// loadFounding reads a founding file strictly.
func loadFounding(path string) (medveil.Founding, error) {
	var founding medveil.Founding
	file, err := os.Open(path)
	if err != nil {
		return founding, fmt.Errorf("founding: %w", err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxFounding+1))
	if err != nil {
		return founding, fmt.Errorf("founding: %w", err)
	}
	if len(content) > maxFounding {
		return founding, fmt.Errorf("founding %s is larger than %d bytes", path, maxFounding)
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&founding); err != nil {
		return founding, fmt.Errorf("founding %s: %w", path, err)
	}
	if len(bytes.TrimSpace(content[decoder.InputOffset():])) > 0 {
		return founding, errors.New("founding " + path + ": bytes after the end")
	}
	return founding, nil
}
