// Command medveil is the one command that people of a Medveil consortium run.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/daemon"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(exitCode(err, os.Stderr))
}

// run runs one command line. Every command can be tested through it, without a
// process.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	sh := &shell{stdin: os.Stdin, stdout: stdout, stderr: stderr}
	root := newRoot(sh)
	root.SetArgs(args)
	return sh.redact(root.ExecuteContext(ctx))
}

// The process's exit codes.
const (
	exitOK      = 0
	exitFailed  = 1
	exitUsage   = 2 // the command line is wrong; nothing was done
	exitRefused = 3 // a contract or the workers refused
	exitNoticed = 4 // "nym watch" found something that its person should look at
)

// errUsage marks a wrong command line.
var errUsage = errors.New("usage")

// exitCode reports err to the user and maps it to the process's exit code.
func exitCode(err error, stderr io.Writer) int {
	if err == nil {
		return exitOK
	}
	if errors.Is(err, errNoticed) { // said on standard output
		return exitNoticed
	}
	fmt.Fprintf(stderr, "medveil: error: %v\n", err)
	var hinted *hintError
	if errors.As(err, &hinted) {
		fmt.Fprintf(stderr, "medveil: hint: %s\n", hinted.hint)
	}
	switch {
	case errors.Is(err, errUsage):
		return exitUsage
	case refused(err):
		return exitRefused
	default:
		return exitFailed
	}
}

// refused reports whether err is what a contract or the workers said to a
// request that reached them, as opposed to an outage, a fault, or a lack.
func refused(err error) bool {
	var revert *bindings.Revert
	if errors.As(err, &revert) || errors.Is(err, daemon.ErrRefused) {
		return true
	}
	code := api.CodeOf(err)
	var denied *medveil.DeniedError
	if errors.As(err, &denied) {
		code = denied.Reason() // of most workers, not of the first
	}
	return code != "" && code != api.Internal && code != api.NotFound && !code.Retryable()
}

// A hintError is an error with a line on what to do about it.
type hintError struct {
	err  error
	hint string
}

func (e *hintError) Error() string { return e.err.Error() }
func (e *hintError) Unwrap() error { return e.err }

// hint adds to err a line on what to do; a nil error stays nil.
func hint(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return &hintError{err, fmt.Sprintf(format, args...)}
}
