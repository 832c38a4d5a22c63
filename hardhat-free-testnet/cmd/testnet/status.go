package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	testnet "github.com/medveil/medveil/hardhat-free-testnet"
)

const statusDoes = `Says how the network of the data folder is. Exits with 3 when it does not run.`

const statusExample = `  $ testnet status
  $ testnet status --json | jq -r '.seats[].validator.http'`

func status(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags, dir := newFlags("status", "", statusDoes, statusExample, stdout)
	asJSON := flags.Bool("json", false, "print JSON; it holds no secret")
	if err := parse(flags, args, 0); err != nil {
		return err
	}
	info, err := testnet.Load(*dir)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %w", errStopped, err)
	}
	if err != nil {
		return err
	}
	status := testnet.Probe(ctx, info)
	if *asJSON {
		encoder := json.NewEncoder(stdout)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(status)
	} else {
		err = status.Write(stdout)
	}
	if err == nil && !status.Running {
		return errStopped
	}
	return err
}

const logsDoes = `Prints what a node wrote, or without a node lists the nodes and their log files.`

const logsExample = `  $ testnet logs validator-2 | grep -i error
  $ tail -f "$(testnet logs | awk '$1 == "ipfs-1" {print $2}')"`

func logs(args []string, stdout, stderr io.Writer) error {
	flags, dir := newFlags("logs", "[NODE]", logsDoes, logsExample, stdout)
	if err := parse(flags, args, 1); err != nil {
		return err
	}
	info, err := testnet.Load(*dir)
	if err != nil {
		return err
	}
	for _, node := range info.Nodes() {
		if flags.NArg() == 0 {
			fmt.Fprintf(stdout, "%s\t%s\n", node, info.Log(node))
		} else if node == flags.Arg(0) {
			return printFile(stdout, info.Log(node))
		}
	}
	if flags.NArg() == 0 {
		return nil
	}
	return fmt.Errorf("%w: logs: there is no node %q; testnet logs lists them", errUsage, flags.Arg(0))
}

func printFile(w io.Writer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(w, file)
	return err
}
