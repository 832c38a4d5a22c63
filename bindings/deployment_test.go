package bindings_test

import (
	"context"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
)

var errCut = errors.New("cut off")

// A cutClient fails at a given transaction, before or after the chain has it.
type cutClient struct {
	*devchain.Client
	left  int
	after bool
}

func (c *cutClient) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	c.left--
	if c.left != 0 {
		return c.Client.SendTransaction(ctx, tx)
	}
	if c.after {
		if err := c.Client.SendTransaction(ctx, tx); err != nil {
			return err
		}
	}
	return errCut
}

// A deployment continues after a cut-off at any transaction, creates nothing
// twice, and what is there in the end verifies.
func TestDeploymentContinues(t *testing.T) {
	chain, err := devchain.New()
	if err != nil {
		t.Fatal(err)
	}
	defer chain.Close()
	for i := 1; i <= 6; i++ {
		for _, after := range []bool{false, true} {
			key, err := chain.NewAccount(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			account, client := crypto.PubkeyToAddress(key.PublicKey), chain.Client()
			d, err := bindings.PlanDeployment(t.Context(), client, account, bindings.Verifiers{})
			if err != nil {
				t.Fatal(err)
			}
			cut := &cutClient{client, i, after}
			if err := d.Run(t.Context(), cut, devchain.Transactor(key), nil); !errors.Is(err, errCut) {
				t.Fatalf("cut at %d: %v", i, err)
			}
			if err := d.Run(t.Context(), client, devchain.Transactor(key), nil); err != nil {
				t.Fatalf("continued after a cut at %d, %v: %v", i, after, err)
			}
			head, err := client.BlockNumber(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			last, err := bindings.VerifyCreation(t.Context(), client, d.Contracts(), d.FirstBlock, head)
			if err != nil || last != head {
				t.Errorf("last creation in block %d of %d, %v", last, head, err)
			}
			if nonce, err := client.NonceAt(t.Context(), account, nil); err != nil || nonce != 6 {
				t.Errorf("%d transactions (%v), want 6", nonce, err)
			}
		}
	}
}

// Only the account that planned a deployment carries it out, and only as long as
// its nonces are free.
func TestDeploymentRefuses(t *testing.T) {
	chain, err := devchain.New()
	if err != nil {
		t.Fatal(err)
	}
	defer chain.Close()
	key, err := chain.NewAccount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	client := chain.Client()
	d, err := bindings.PlanDeployment(t.Context(), client, crypto.PubkeyToAddress(key.PublicKey), bindings.Verifiers{})
	if err != nil {
		t.Fatal(err)
	}
	other, err := chain.NewAccount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Run(t.Context(), client, devchain.Transactor(other), nil); err == nil {
		t.Error("another account carried the plan out")
	}
	opts := devchain.Transactor(key)
	tx, err := opts.Signer(opts.From, types.NewTx(&types.LegacyTx{
		To: &common.Address{}, Gas: 21_000, GasPrice: new(big.Int).Lsh(common.Big1, 40),
	}))
	if err != nil {
		t.Fatal(err)
	}
	if err := client.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	if err := d.Run(t.Context(), client, opts, nil); !errors.Is(err, bindings.ErrNonceUsed) {
		t.Errorf("a nonce that was used: %v, want %v", err, bindings.ErrNonceUsed)
	}
}

func TestIsUnsafeVerifier(t *testing.T) {
	chain, err := devchain.New()
	if err != nil {
		t.Fatal(err)
	}
	defer chain.Close()
	key, err := chain.NewAccount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	client := chain.Client()
	d, err := bindings.PlanDeployment(t.Context(), client, crypto.PubkeyToAddress(key.PublicKey), bindings.Verifiers{})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Run(t.Context(), client, devchain.Transactor(key), nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Contracts() {
		code, err := client.CodeAt(t.Context(), c.Address, nil)
		if err != nil {
			t.Fatal(err)
		}
		v := d.Addresses().Verifiers
		if got := bindings.IsUnsafeVerifier(code); got != (c.Address == v.Registration || c.Address == v.SealedShare) {
			t.Errorf("%s: unsafe %v", c.Name, got)
		}
	}
	if bindings.IsUnsafeVerifier(nil) {
		t.Error("no code is an unsafe verifier")
	}
}
