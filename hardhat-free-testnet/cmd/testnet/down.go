package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"

	testnet "github.com/medveil/medveil/hardhat-free-testnet"
)

const downDoes = `Stops the network of the data folder, and what a runner that died left behind.
The chain and the files stay.`

func down(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags, dir := newFlags("down", "", downDoes, "  $ testnet down", stdout)
	if err := parse(flags, args, 0); err != nil {
		return err
	}
	runner, err := testnet.Runner(*dir)
	if err != nil {
		return err
	}
	if runner != 0 {
		if err := syscall.Kill(runner, syscall.SIGTERM); err != nil {
			return fmt.Errorf("asking the runner (process %d) to end: %w", runner, err)
		}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, 30*time.Second, fmt.Errorf("the runner (process %d) does not end", runner))
	defer cancel()
	for {
		ended, err := testnet.Clean(*dir)
		switch {
		case err == nil && runner == 0 && len(ended) == 0:
			fmt.Fprintln(stderr, "nothing was running")
			return nil
		case err == nil:
			fmt.Fprintln(stderr, strings.TrimSuffix("stopped; ended besides: "+strings.Join(ended, ", "), "; ended besides: "))
			return nil
		case !errors.Is(err, testnet.ErrRunning):
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(50 * time.Millisecond):
		}
	}
}
