package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker"
)

// A platform is what a consortium runs on: for each seat a node of the chain
// and a node of IPFS. Seats may share nodes. Its methods may be called
// concurrently.
type platform interface {
	// node is the connection of a seat, counted from 1, to its chain node.
	node(seat int) chainNode
	// store is the seat's IPFS node.
	store(seat int) worker.Store
	// fund gives each account enough gas for a demo, and returns when every
	// chain node knows.
	fund(ctx context.Context, accounts ...common.Address) error
	// pace says how blocks are made.
	pace() pace
	// elapse returns once the chain is so much older, in time and in blocks.
	elapse(ctx context.Context, d time.Duration, blocks uint64) error
	// String says in a few words what it is.
	String() string
	close() error
}

// A chainNode is a connection to a node of the chain.
type chainNode interface {
	bindings.DeploymentBackend
}

// A pace is how blocks are made, and how deep one must lie to count.
type pace struct {
	confirmations uint64 // 0: one sealer, which seals each transaction at once
	period        time.Duration
	// notice is the timelock of votes and the delay of recoveries: so short that a
	// demo can wait for it, and longer than the few blocks in which it tries not to.
	notice time.Duration
}

// newPlatform starts, or connects to, the platform that the options ask for.
// Files go to dir.
func newPlatform(ctx context.Context, o demoOptions, dir string, out *transcript) (platform, error) {
	switch {
	case o.testnet:
		return startTestnet(ctx, o.validators, dir, out)
	case o.network != "":
		return joinTestnet(o.network)
	default:
		return newInProcess(ctx, dir)
	}
}

// errNotYet marks what another node does not show yet.
var errNotYet = errors.New("not on chain yet, as this node sees it")

// patience bounds how long a demo waits for nodes to see the same chain.
const patience = 2 * time.Minute

// patiently repeats act while it fails with one of the errors of yet: nodes see
// a block one after the other, and workers stay behind the head on purpose.
func patiently(ctx context.Context, act func() error, yet ...error) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		err := act()
		if err == nil || !isAny(err, yet) {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w (waited for %v)", err, patience)
		case <-time.After(250 * time.Millisecond):
		}
	}
}

func isAny(err error, targets []error) bool {
	for _, target := range targets {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}
