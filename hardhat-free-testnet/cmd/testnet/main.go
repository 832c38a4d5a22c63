// Command testnet runs a proof-of-authority chain with a private IPFS swarm on
// one machine: real geth validators and kubo nodes, one of each per
// institution.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

const usage = `Usage:
  testnet up [--validators N] [--detach] [-- COMMAND...]   start a network
  testnet down                     stop it
  testnet status [--json]          say how it is
  testnet logs [NODE]              show what a node wrote
  testnet reset                    remove a stopped network
  testnet build                    build geth and kubo, unless they are cached

Every command takes --dir FOLDER, the data folder (default: testnet in the
user's cache folder), and --help.

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 (status) not running.

Example:
  $ testnet up --validators 4 --detach
  $ testnet status
  $ testnet down
`

// Exit codes beside 0.
const (
	exitFailed  = 1
	exitUsage   = 2
	exitStopped = 3
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// errUsage is wrapped by what ends in exit code 2, errStopped in 3.
var (
	errUsage   = errors.New("wrong usage")
	errStopped = errors.New("the network is not running")
)

// run executes one command and returns the exit code. Results go to stdout,
// everything else to stderr.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	err := dispatch(ctx, args, stdout, stderr)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errUsage):
		fmt.Fprintf(stderr, "testnet: error: %v\ntestnet: hint: testnet --help\n", err)
		return exitUsage
	case errors.Is(err, errStopped):
		fmt.Fprintf(stderr, "testnet: %v\n", err)
		return exitStopped
	}
	fmt.Fprintf(stderr, "testnet: error: %v\n", err)
	return exitFailed
}

func dispatch(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("%w: name a command", errUsage)
	}
	switch name, args := args[0], args[1:]; name {
	case "up":
		return up(ctx, args, stdout, stderr)
	case "down":
		return down(ctx, args, stdout, stderr)
	case "status":
		return status(ctx, args, stdout, stderr)
	case "logs":
		return logs(args, stdout, stderr)
	case "reset":
		return reset(args, stdout, stderr)
	case "build":
		return build(ctx, args, stdout, stderr)
	case "help", "--help", "-help", "-h":
		fmt.Fprint(stdout, usage)
		return nil
	default:
		return fmt.Errorf("%w: there is no command %q", errUsage, name)
	}
}

// newFlags makes a command's flags, --dir among them, with help that ends in an
// example.
func newFlags(name, arguments, does, example string, out io.Writer) (*flag.FlagSet, *string) {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	dir := flags.String("dir", defaultDir(), "data `folder`")
	flags.Usage = func() {
		flags.SetOutput(out)
		fmt.Fprintf(out, "Usage: testnet %s [flags] %s\n\n%s\n\nFlags:\n", name, arguments, does)
		flags.PrintDefaults()
		fmt.Fprintf(out, "\nExample:\n%s\n", example)
		flags.SetOutput(io.Discard)
	}
	return flags, dir
}

// parse parses a command's flags; a mistake is wrong usage, help is not.
func parse(flags *flag.FlagSet, args []string, most int) error {
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return err
	case err != nil:
		return fmt.Errorf("%w: %s: %v", errUsage, flags.Name(), err)
	case most >= 0 && flags.NArg() > most:
		return fmt.Errorf("%w: %s does not take %q", errUsage, flags.Name(), flags.Arg(most))
	}
	return nil
}

func defaultDir() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	return filepath.Join(cache, "medveil", "testnet")
}
