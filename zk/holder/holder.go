// Package holder proves knowledge of a holder secret to an issuer: the k with
// holder = H(HOLD; k), without showing it (zk/SPEC.md, section 6). The proof is
// bound to the issuer's challenge and verified by the issuer's own program, not
// on chain.
package holder

import (
	"context"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/proof"
	"github.com/medveil/medveil/zk/setup"
)

// KeyName is the name under which the development keys are pinned.
const KeyName = "holder"

// UnsafeKeys returns the UNSAFE development keys of the circuit, with which
// anyone can forge proofs: see [setup.LoadUnsafe].
func UnsafeKeys(ctx context.Context, progress func(string)) (*Keys, error) {
	keys, err := setup.LoadUnsafe(ctx, KeyName, &Circuit{}, progress)
	if err != nil {
		return nil, err
	}
	return &Keys{keys}, nil
}

// Keys prove and verify; they are what [credential.HolderSecret.Request] and
// [credential.HolderRequest.Verify] take.
type Keys struct{ keys *setup.Keys }

var (
	_ credential.HolderProver   = (*Keys)(nil)
	_ credential.HolderVerifier = (*Keys)(nil)
)

// ProveHolder proves knowledge of secret, for the binding only. The proof has
// [proof.Size] bytes and takes some milliseconds.
func (k *Keys) ProveHolder(secret credential.HolderSecret, binding fr.Element) ([]byte, error) {
	p, err := proof.Make(k.keys, &Circuit{Holder: secret.Holder(), Binding: binding, Secret: secret.Element()})
	if err != nil {
		return nil, err
	}
	return p[:], nil
}

// VerifyHolder checks that b shows knowledge of a k with holder = H(HOLD; k) and
// was made for binding. Its error wraps [proof.ErrInvalid] if it was not.
func (k *Keys) VerifyHolder(holder, binding fr.Element, b []byte) error {
	p, err := proof.Parse(b)
	if err != nil {
		return fmt.Errorf("holder: %w", err)
	}
	if err := proof.Verify(k.keys.Verifying, &Circuit{Holder: holder, Binding: binding}, p); err != nil {
		return fmt.Errorf("holder: %w", err)
	}
	return nil
}
