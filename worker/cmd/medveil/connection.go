package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/medveil/medveil"
)

// dialPatience bounds how long one node may take to answer at first.
const dialPatience = 10 * time.Second

// A connection is a network with a node of its chain.
type connection struct {
	knownNetwork
	node *ethclient.Client
}

// dial connects to the first node of the chosen network that answers.
func (sh *shell) dial(ctx context.Context) (*connection, error) {
	n, err := sh.loadNetwork()
	if err != nil {
		return nil, err
	}
	if len(n.rpc) == 0 {
		return nil, fmt.Errorf("%w: no node is known for the network: give one with --rpc", errUsage)
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

// dialNode connects to a node and checks that it answers. Errors name the host
// only: the rest of a URL may hold an access token.
func dialNode(ctx context.Context, raw string) (*ethclient.Client, error) {
	if err := checkNode(raw); err != nil {
		return nil, err
	}
	u, err := url.Parse(raw)
	if err != nil {
		return nil, errors.New("a node's URL does not parse")
	}
	ctx, cancel := context.WithTimeout(ctx, dialPatience)
	defer cancel()
	node, err := ethclient.DialContext(ctx, raw)
	if err == nil {
		if _, err = node.ChainID(ctx); err != nil {
			node.Close()
		}
	}
	if err != nil {
		return nil, fmt.Errorf("node %s: %w", u.Host, withoutURL(err))
	}
	return node, nil
}

// withoutURL removes the request's URL from an HTTP client's error.
func withoutURL(err error) error {
	var failed *url.Error
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// client connects to the chosen network and verifies it. The caller calls
// close.
func (sh *shell) client(ctx context.Context, options ...medveil.Option) (client *medveil.Client, close func(), err error) {
	c, err := sh.dial(ctx)
	if err != nil {
		return nil, nil, err
	}
	client, err = medveil.NewClient(ctx, c.node, c.network, options...)
	if err != nil {
		c.node.Close()
		return nil, nil, err
	}
	return client, c.node.Close, nil
}
