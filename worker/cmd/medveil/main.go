// Command medveil is the one command that people of a Medveil consortium run.
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

const usage = `medveil lets hospitals on a private chain share patients' records.

Usage:
  medveil demo [flags]    run the main job end to end on this machine
  medveil help            show this text

Run "medveil COMMAND --help" for a command's flags and an example.

Exit codes: 0 all went well, 1 something failed, 2 the command line is wrong.
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
		fmt.Fprintf(stderr, "medveil: error: %v\nmedveil: hint: see medveil help\n", err)
		return 2
	default:
		fmt.Fprintf(stderr, "medveil: error: %v\n", err)
		return 1
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return fmt.Errorf("%w: no command given", errUsage)
	}
	switch args[0] {
	case "demo":
		return runDemo(ctx, args[1:], stdout, stderr)
	case "help", "--help", "-h", "-help":
		fmt.Fprint(stdout, usage)
		return nil
	default:
		return fmt.Errorf("%w: no command %q", errUsage, args[0])
	}
}
