package devchain_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"

	"github.com/medveil/medveil/bindings/devchain"
)

func start(t *testing.T) *devchain.Chain {
	t.Helper()
	chain, err := devchain.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { chain.Close() })
	return chain
}

func TestAccountIsFunded(t *testing.T) {
	chain := start(t)
	key, err := chain.NewAccount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := chain.Client().BalanceAt(t.Context(), crypto.PubkeyToAddress(key.PublicKey), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Cmp(big.NewInt(params.Ether)) != 0 {
		t.Errorf("balance %v, want one ether", got)
	}
}

// The consortium's chain does not know PUSH0 (Shanghai): code that holds it
// must fail here as it would there.
func TestPush0IsInvalid(t *testing.T) {
	chain := start(t)
	_, err := chain.Client().CallContract(t.Context(), ethereum.CallMsg{Data: common.FromHex("5f5ff3")}, nil)
	if err == nil {
		t.Error("PUSH0 ran: the chain follows rules later than London")
	}
}

func TestAdvanceTime(t *testing.T) {
	chain := start(t)
	client := chain.Client()
	before, err := client.HeaderByNumber(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := chain.AdvanceTime(48 * time.Hour); err != nil {
		t.Fatal(err)
	}
	after, err := client.HeaderByNumber(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if after.Time < before.Time+48*3600 {
		t.Errorf("time moved from %d to %d, want two days", before.Time, after.Time)
	}
}

func TestForkReplacesBlocks(t *testing.T) {
	chain := start(t)
	client := chain.Client()
	parent := chain.Commit()
	old := chain.Commit()
	if err := chain.Fork(parent); err != nil {
		t.Fatal(err)
	}
	if _, err := chain.NewAccount(t.Context()); err != nil { // makes the side chain differ
		t.Fatal(err)
	}
	chain.Commit()
	head, err := client.HeaderByNumber(t.Context(), big.NewInt(2))
	if err != nil {
		t.Fatal(err)
	}
	if head.Hash() == old {
		t.Error("the longer side chain did not become canonical")
	}
}

func TestOtherChainID(t *testing.T) {
	chain, err := devchain.NewWithID(31337)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { chain.Close() })
	if id, err := chain.Client().ChainID(t.Context()); err != nil || id.Uint64() != 31337 {
		t.Errorf("chain id %v, %v", id, err)
	}
	if _, err := chain.NewAccount(t.Context()); err != nil {
		t.Error(err)
	}
}
