// Package devchain is a real EVM chain in the process, for tests and the
// demo: go-ethereum's simulated backend under the rules of Medveil's
// proof-of-authority chain (London, so no PUSH0 and no later gas table),
// chain id 1337 unless asked otherwise, one block for each transaction sent
// through its client.
//
// It has one sealer and no peers, so a block is final when it is mined: use 0
// confirmations with it. Its clock runs ahead of the wall clock by at least
// one second for each block sealed within the same second.
package devchain

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"
)

// ChainID of the development chains of [New].
const ChainID = 1337

// A Chain is an in-process EVM chain. All its methods may be used
// concurrently.
type Chain struct {
	backend *simulated.Backend
	mu      sync.Mutex // serializes changes of the chain
	id      *big.Int
	faucet  *ecdsa.PrivateKey
}

// New starts a chain whose only funded account is the chain's own faucet.
func New() (*Chain, error) { return NewWithID(ChainID) }

// NewWithID starts a chain of another chain id, on which nothing that was made
// for the first is valid. Its transactions are not signed by [Transactor].
func NewWithID(id uint64) (*Chain, error) {
	faucet, err := crypto.GenerateKey()
	if err != nil {
		return nil, fmt.Errorf("generate the faucet key: %w", err)
	}
	balance := new(big.Int).Lsh(big.NewInt(1), 120)
	alloc := types.GenesisAlloc{crypto.PubkeyToAddress(faucet.PublicKey): {Balance: balance}}
	c := &Chain{id: new(big.Int).SetUint64(id), faucet: faucet}
	c.backend = simulated.NewBackend(alloc, c.londonRules)
	return c, nil
}

// londonRules sets the forks of the consortium's chain: the simulator's
// default switches on forks that price storage differently.
func (c *Chain) londonRules(_ *node.Config, eth *ethconfig.Config) {
	rules := *params.AllDevChainProtocolChanges
	rules.ChainID = c.id
	rules.ShanghaiTime, rules.CancunTime, rules.PragueTime = nil, nil, nil
	rules.OsakaTime, rules.BogotaTime, rules.BlobScheduleConfig = nil, nil, nil
	eth.Genesis.Config = &rules
}

// Close stops the chain. Its clients fail afterwards.
func (c *Chain) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.backend.Close()
}

// Client returns a client whose SendTransaction seals a block at once.
func (c *Chain) Client() *Client {
	return &Client{Client: c.backend.Client(), chain: c}
}

// Commit seals a block, empty if nothing is pending.
func (c *Chain) Commit() common.Hash {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.backend.Commit()
}

// Fork moves the head back to parent: the next blocks form a side chain, which
// becomes canonical once it is the longer one.
func (c *Chain) Fork(parent common.Hash) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.backend.Fork(parent)
}

// AdvanceTime seals an empty block whose time is d later.
func (c *Chain) AdvanceTime(d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	err := c.backend.AdjustTime(d)
	if err != nil {
		// On a busy machine the pool may still hold what was mined a moment ago:
		// sealing waits until it does not.
		c.backend.Commit()
		err = c.backend.AdjustTime(d)
	}
	return err
}

// NewAccount returns a new key funded with one ether.
func (c *Chain) NewAccount(ctx context.Context) (*ecdsa.PrivateKey, error) {
	key, err := crypto.GenerateKey()
	if err != nil {
		return nil, fmt.Errorf("generate an account: %w", err)
	}
	return key, c.Fund(ctx, crypto.PubkeyToAddress(key.PublicKey), big.NewInt(params.Ether))
}

// Fund sends amount wei from the chain's faucet.
func (c *Chain) Fund(ctx context.Context, to common.Address, amount *big.Int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	client := c.backend.Client()
	from := crypto.PubkeyToAddress(c.faucet.PublicKey)
	nonce, err := client.PendingNonceAt(ctx, from)
	if err != nil {
		return fmt.Errorf("fund %s: %w", to, err)
	}
	head, err := client.HeaderByNumber(ctx, nil)
	if err != nil {
		return fmt.Errorf("fund %s: %w", to, err)
	}
	tip := big.NewInt(params.GWei)
	tx, err := types.SignNewTx(c.faucet, types.LatestSignerForChainID(c.id), &types.DynamicFeeTx{
		ChainID: c.id, Nonce: nonce, To: &to, Value: amount, Gas: params.TxGas,
		GasTipCap: tip, GasFeeCap: new(big.Int).Add(tip, new(big.Int).Lsh(head.BaseFee, 1)),
	})
	if err != nil {
		return fmt.Errorf("fund %s: %w", to, err)
	}
	if err := client.SendTransaction(ctx, tx); err != nil {
		return fmt.Errorf("fund %s: %w", to, err)
	}
	if err := c.seal(ctx, tx.Hash()); err != nil {
		return fmt.Errorf("fund %s: %w", to, err)
	}
	return nil
}

// maxSeals bounds the blocks that are sealed until one has a transaction.
const maxSeals = 10

// seal seals a block with a transaction that was sent. The chain builds blocks
// against the clock: on a busy machine one may come out empty, and another is
// sealed. A transaction whose nonce leaves a gap stays in the pool.
func (c *Chain) seal(ctx context.Context, sent common.Hash) error {
	client := c.backend.Client()
	for range maxSeals {
		if c.backend.Commit() == (common.Hash{}) {
			return errors.New("seal a block: the development chain refused")
		}
		if _, err := client.TransactionReceipt(ctx, sent); err == nil {
			return nil
		}
		if _, pending, err := client.TransactionByHash(ctx, sent); err != nil || !pending {
			return err
		}
	}
	return nil
}

// Transactor signs transactions of key for a chain of id [ChainID].
func Transactor(key *ecdsa.PrivateKey) *bind.TransactOpts {
	return bind.NewKeyedTransactor(key, big.NewInt(ChainID))
}

// A Client is a chain client that seals a block for each transaction it sends,
// so a transaction is mined when SendTransaction returns.
type Client struct {
	simulated.Client
	chain *Chain
}

// SendTransaction adds tx to the pool and seals a block.
func (c *Client) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	c.chain.mu.Lock()
	defer c.chain.mu.Unlock()
	if err := c.Client.SendTransaction(ctx, tx); err != nil {
		return err
	}
	return c.chain.seal(ctx, tx.Hash())
}
