package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/medveil/medveil"
)

// dialPatience bounds how long one node may take to answer at first.
const dialPatience = 10 * time.Second

// A connection is a network with one node of its chain.
type connection struct {
	knownNetwork
	node *ethclient.Client
}

// reachableNetwork returns the chosen network, which must have a node.
func (sh *shell) reachableNetwork() (knownNetwork, error) {
	n, err := sh.loadNetwork()
	if err == nil && len(n.rpc) == 0 {
		err = fmt.Errorf("%w: no node is known for the network: give one with --rpc", errUsage)
	}
	return n, err
}

// dial connects to the first node of the chosen network that answers.
func (sh *shell) dial(ctx context.Context) (*connection, error) {
	n, err := sh.reachableNetwork()
	if err != nil {
		return nil, err
	}
	failures := errors.New("no node of the network answers")
	for _, raw := range n.rpc {
		node, err := dialNode(ctx, raw)
		if err == nil {
			return &connection{n, node}, nil
		}
		failures = errors.Join(failures, err)
	}
	return nil, failures
}

// dialNode connects to a node and checks that it answers.
func dialNode(ctx context.Context, raw string) (*ethclient.Client, error) {
	ctx, cancel := context.WithTimeout(ctx, dialPatience)
	defer cancel()
	node, err := ethclient.DialContext(ctx, raw)
	if err != nil {
		return nil, err
	}
	if _, err := node.ChainID(ctx); err != nil {
		node.Close()
		return nil, err
	}
	return node, nil
}

// client connects to the chosen network, over all of its nodes, and verifies it.
// The caller calls close.
func (sh *shell) client(ctx context.Context, options ...medveil.Option) (client *medveil.Client, close func(), err error) {
	n, err := sh.reachableNetwork()
	if err != nil {
		return nil, nil, err
	}
	nodes, close, err := n.nodes(ctx)
	if err != nil {
		return nil, nil, err
	}
	client, err = medveil.NewClient(ctx, nodes, n.network, options...)
	if err != nil {
		close()
		return nil, nil, err
	}
	return client, close, nil
}

// nodes returns the network's nodes as one. A node that is asked over WebSocket
// and does not answer now is left out; over HTTP it is passed over when asked.
func (n knownNetwork) nodes(ctx context.Context) (medveil.Backend, func(), error) {
	var all []medveil.Backend
	var open []*ethclient.Client
	closeAll := func() {
		for _, node := range open {
			node.Close()
		}
	}
	failures := errors.New("no node of the network answers")
	for _, raw := range n.rpc {
		within, cancel := context.WithTimeout(ctx, dialPatience)
		node, err := ethclient.DialContext(within, raw)
		cancel()
		if err != nil {
			failures = errors.Join(failures, err)
			continue
		}
		open, all = append(open, node), append(all, node)
	}
	if len(all) == 0 {
		return nil, nil, failures
	}
	backend, err := medveil.NewBackends(all...)
	if err != nil {
		closeAll()
		return nil, nil, fmt.Errorf("connect to the network: %w", err)
	}
	return backend, closeAll, nil
}
