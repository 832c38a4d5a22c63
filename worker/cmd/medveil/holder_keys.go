package main

import (
	"context"
	"errors"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/holder"
)

// errNoHolderKeys is returned for a network that is not one of development.
var errNoHolderKeys = errors.New("there are no keys for proofs of holder secrets on this network: " +
	"the only ones are UNSAFE development keys, with which anyone enrols another person's holder")

// holderKeys returns the keys with which wallets prove, and desks verify, that a
// person knows their holder secret.
func (sh *shell) holderKeys(ctx context.Context, network medveil.Network) (*holder.Keys, error) {
	if !network.UnsafeDevelopmentVerifier {
		return nil, errNoHolderKeys
	}
	return holder.UnsafeKeys(ctx, sh.working)
}
