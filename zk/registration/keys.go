package registration

import (
	"context"
	"fmt"

	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/setup"
)

// KeyName is the name under which the development keys of this capacity are
// pinned.
var KeyName = fmt.Sprint("registration-", pvss.N)

// UnsafeKeys returns the UNSAFE development keys of the registration circuit,
// with which anyone can forge proofs: see [setup.LoadUnsafe].
func UnsafeKeys(ctx context.Context, progress func(string)) (*setup.Keys, error) {
	return setup.LoadUnsafe(ctx, KeyName, &Circuit{}, progress)
}
