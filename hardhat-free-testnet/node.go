package testnet

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"time"
)

// pollInterval is how often a node is asked while it is waited for.
const pollInterval = 50 * time.Millisecond

// Node is one process of the network: a validator or an IPFS node. Its methods
// may be called concurrently.
type Node struct {
	name   string
	launch func() (*process, error)
	// answers reports nil once the process serves its API.
	answers func(ctx context.Context) error
	// join connects the answering node to its peers and puts it to work.
	join func(ctx context.Context) error

	mu      sync.Mutex
	process *process // the latest; nil before the first start
}

// Name is what the node is called: validator-1, ipfs-1.
func (n *Node) Name() string { return n.name }

// Running reports whether the node's process is running.
func (n *Node) Running() bool {
	p := n.current()
	return p != nil && p.running()
}

// PID is the id of the node's process, 0 when none runs.
func (n *Node) PID() int {
	if p := n.current(); p != nil && p.running() {
		return p.cmd.Process.Pid
	}
	return 0
}

// Err tells why the node ended by itself, with the last lines of its log. It is
// nil while it runs and when its end was wanted.
func (n *Node) Err() error {
	if p := n.current(); p != nil {
		if err := p.failure(); err != nil {
			return fmt.Errorf("%s: %w", n.name, err)
		}
	}
	return nil
}

func (n *Node) current() *process {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.process
}

// Stop asks the node to end and awaits that; past ten seconds, or when ctx is
// done, it kills. A node that does not run is left alone.
func (n *Node) Stop(ctx context.Context) {
	if p := n.current(); p != nil {
		p.stop(ctx)
	}
}

// Kill ends the node at once, without a chance to write anything, and awaits
// its end. A node that does not run is left alone.
func (n *Node) Kill() {
	if p := n.current(); p != nil {
		p.kill()
	}
}

// Start starts a node that is not running and returns when it has its peers
// again. A validator is connected to those of its own group (see
// [Network.Partition]) and seals at once; it can take ten seconds more until it
// has caught up with the chain.
func (n *Node) Start(ctx context.Context) error {
	if err := n.boot(ctx); err != nil {
		return err
	}
	if err := n.join(ctx); err != nil {
		return fmt.Errorf("%s: %w", n.name, err)
	}
	return nil
}

// boot starts the process and waits until it answers.
func (n *Node) boot(ctx context.Context) error {
	if err := n.exec(); err != nil {
		return fmt.Errorf("starting %s: %w", n.name, err)
	}
	return n.await(ctx, "does not answer", n.answers)
}

func (n *Node) exec() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.process != nil && n.process.running() {
		return fmt.Errorf("it is running already")
	}
	p, err := n.launch()
	if err != nil {
		return err
	}
	n.process = p
	return nil
}

// await polls until a condition of the node holds. It fails when the node ends
// or ctx is done, and then says what was amiss.
func (n *Node) await(ctx context.Context, amiss string, condition func(context.Context) error) error {
	p := n.current()
	for {
		err := condition(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-p.exited:
			if err := n.Err(); err != nil {
				return err
			}
			return fmt.Errorf("%s was stopped", n.name)
		case <-ctx.Done():
			return fmt.Errorf("%s %s (%v): %w; its last lines: %s", n.name, amiss, err, context.Cause(ctx), lastLines(p.logFile, 8))
		case <-time.After(pollInterval):
		}
	}
}

// launcher returns a function that starts the named node's process in its own
// folder below the data folder.
func (n *Network) launcher(name string, env []string, binary string, args func() []string) func() (*process, error) {
	return func() (*process, error) {
		return startProcess(n.spawner, n.folder.path(name), env,
			filepath.Join(n.folder.dir, pidFolder, name+".pid"), n.info.Log(name), binary, args()...)
	}
}
