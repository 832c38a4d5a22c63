package medveil

import (
	"context"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/pvss"
)

// TestSignaturesHaveOneForm: of the forms that recover to the same account,
// only the canonical one is accepted.
func TestSignaturesHaveOneForm(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	digest := [32]byte{1, 2, 3}
	signature, err := signDigest(key, digest)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := recoverSigner(digest, signature); err != nil || got != addressOf(key) {
		t.Fatalf("recovered %s (%v), want %s", got, err, addressOf(key))
	}
	high := signature
	s := new(big.Int).Sub(crypto.S256().Params().N, bigOf([32]byte(signature[32:64])))
	s.FillBytes(high[32:64])
	high[64] ^= 27 ^ 28
	low := signature
	low[64] -= 27
	for name, other := range map[string][65]byte{"high s": high, "v of 0 or 1": low, "zero": {}, "other v": {64: 29}} {
		if got, err := recoverSigner(digest, other); err == nil {
			t.Errorf("%s: recovered %s", name, got)
		}
	}
}

// TestConsentDigest: what the account signs is what the registry checks.
func TestConsentDigest(t *testing.T) {
	ctx := context.Background()
	chain, err := devchain.New()
	if err != nil {
		t.Fatal(err)
	}
	defer chain.Close()
	key, err := chain.NewAccount(ctx)
	if err != nil {
		t.Fatal(err)
	}
	verifiers, err := bindings.DeployUnsafeDevVerifiers(ctx, chain.Client(), devchain.Transactor(key))
	if err != nil {
		t.Fatal(err)
	}
	at, err := bindings.Deploy(ctx, chain.Client(), devchain.Transactor(key), verifiers)
	if err != nil {
		t.Fatal(err)
	}
	registry := bindings.NewPseudonymRegistry()
	c := &Client{
		network:  Network{ChainID: devchain.ChainID, Registry: at.Registry},
		registry: registry.Instance(chain.Client(), at.Registry),
		domain:   pvss.Domain(devchain.ChainID, at.Registry),
	}
	possession, err := pre.ProvePossession(pre.GenerateKey(), []byte("context"))
	if err != nil {
		t.Fatal(err)
	}
	nym, dealing := grant.Nym{31: 5}, [32]byte{6}
	hash := common.Hash(crypto.Keccak256(possession.Bytes()))
	for kind, data := range map[submissionKind][]byte{
		kindRegister: registry.PackConsentDigest(bigOf(nym), 7, dealing, hash),
		kindRecover:  registry.PackRecoveryConsentDigest(bigOf(nym), 7, dealing, hash),
	} {
		want, err := call(ctx, c.registry, data, registry.UnpackConsentDigest)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.consentDigest(kind, nym, 7, dealing, possession); got != want {
			t.Errorf("%s: digest is %x, the registry has %x", kind, got, want)
		}
	}
}
