// Command deploy puts Medveil's contracts on an EVM chain and founds the
// consortium.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

const usage = `deploy puts Medveil's contracts on an EVM chain and founds the consortium.

Usage:
  deploy contracts [flags]   deploy the contracts and write the network file
  deploy founding [flags]    make a founding file of the members' cards
  deploy found [flags]       configure the consortium and seal its first epoch
  deploy check [flags]       compare a deployment with the code of this version

All may be run again after a cut-off, at any moment: what is done is not
done twice. Run "deploy COMMAND --help" for a command's flags and an example.

Exit codes: 0 done, 1 something failed, 2 the command line is wrong.
`

// errUsage marks a wrong command line; main then exits with 2.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(exitCode(err, os.Stderr))
}

// exitCode reports err to the user and maps it to the process's exit code.
func exitCode(err error, stderr io.Writer) int {
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errUsage):
		fmt.Fprintf(stderr, "deploy: error: %v\ndeploy: hint: see deploy help\n", err)
		return 2
	default:
		fmt.Fprintf(stderr, "deploy: error: %v\n", err)
		return 1
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return fmt.Errorf("%w: no command given", errUsage)
	}
	switch args[0] {
	case "contracts":
		return runContracts(ctx, args[1:], stdout, stderr)
	case "founding":
		return runFounding(args[1:], stdout, stderr)
	case "found":
		return runFound(ctx, args[1:], stdout, stderr)
	case "check":
		return runCheck(ctx, args[1:], stdout, stderr)
	case "help", "--help", "-h", "-help":
		fmt.Fprint(stdout, usage)
		return nil
	default:
		return fmt.Errorf("%w: no command %q", errUsage, args[0])
	}
}
