package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/big"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"

	testnet "github.com/medveil/medveil/hardhat-free-testnet"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/internal/ipfs"
)

// onTestnet is a platform of real nodes: geth validators that seal a
// proof-of-authority chain, and kubo nodes in a private swarm. Seat i has the
// nodes of institution i; with fewer institutions than seats, some share.
type onTestnet struct {
	info    testnet.Info
	network *testnet.Network // nil when another process runs it
	chain   []*ethclient.Client
	ipfs    []*ipfs.Store
}

// startTestnet starts a network of its own in dir, which ends with the demo.
func startTestnet(ctx context.Context, validators int, dir string, out *transcript) (platform, error) {
	network, err := testnet.Start(ctx, testnet.Config{
		Dir: filepath.Join(dir, "testnet"), Validators: validators, Progress: progressWriter{out},
	})
	if err != nil {
		return nil, fmt.Errorf("start the testnet: %w", err)
	}
	p, err := connect(network.Info())
	if err != nil {
		return nil, errors.Join(err, network.Close())
	}
	p.network = network
	return p, nil
}

// joinTestnet connects to a network that runs already, by a file of its data
// folder.
func joinTestnet(file string) (platform, error) {
	info, err := loadTestnet(file)
	if err != nil {
		return nil, err
	}
	p, err := connect(info)
	if err != nil {
		return nil, err
	}
	return p, nil
}

// loadTestnet reads what network a data folder holds, and refuses one that does
// not run or has no IPFS nodes.
func loadTestnet(file string) (testnet.Info, error) {
	folder := filepath.Dir(file)
	info, err := testnet.Load(folder)
	if err != nil {
		return info, err
	}
	if info.Seats[0].IPFS == nil {
		return info, fmt.Errorf("the network of %s has no IPFS nodes: start one with them", folder)
	}
	runner, err := testnet.Runner(folder)
	if err != nil {
		return info, err
	}
	if runner == 0 {
		return info, fmt.Errorf("the network of %s does not run: start it first", folder)
	}
	return info, nil
}

// connect connects to every node of a network.
func connect(info testnet.Info) (_ *onTestnet, err error) {
	p := &onTestnet{info: info}
	defer func() {
		if err != nil {
			p.disconnect()
		}
	}()
	for _, seat := range info.Seats {
		client, err := ethclient.Dial(seat.HTTP)
		if err != nil {
			return nil, fmt.Errorf("connect to the validator of seat %d: %w", seat.Number, err)
		}
		p.chain = append(p.chain, client)
		store, err := ipfs.Dial(seat.IPFS.API)
		if err != nil {
			return nil, fmt.Errorf("seat %d: %w", seat.Number, err)
		}
		p.ipfs = append(p.ipfs, store)
	}
	return p, nil
}

func (p *onTestnet) node(seat int) chainNode     { return p.chain[(seat-1)%len(p.chain)] }
func (p *onTestnet) store(seat int) worker.Store { return p.ipfs[(seat-1)%len(p.ipfs)] }

func (p *onTestnet) pace() pace {
	period := time.Duration(p.info.Period) * time.Second
	return pace{confirmations: uint64(p.info.Confirmations), period: period, notice: 8 * period}
}

// elapse waits for every node of the chain.
func (p *onTestnet) elapse(ctx context.Context, d time.Duration, blocks uint64) error {
	from, err := p.chain[0].HeaderByNumber(ctx, nil)
	if err != nil {
		return err
	}
	number, second := from.Number.Uint64()+blocks, from.Time+uint64(d/time.Second)
	for _, client := range p.chain {
		err := patiently(ctx, func() error {
			head, err := client.HeaderByNumber(ctx, nil)
			if err == nil && (head.Number.Uint64() < number || head.Time < second) {
				err = errNotYet
			}
			return err
		}, errNotYet)
		if err != nil {
			return fmt.Errorf("wait for %v and %d blocks: %w", d, blocks, err)
		}
	}
	return nil
}

func (p *onTestnet) String() string {
	return fmt.Sprintf("%d geth validators, %d kubo nodes, %d confirmations", len(p.chain), len(p.ipfs), p.info.Confirmations)
}

// fund sends an ether to each account, all at once.
func (p *onTestnet) fund(ctx context.Context, accounts ...common.Address) error {
	key, err := crypto.HexToECDSA(p.info.Deployer.PrivateKey)
	if err != nil {
		return errors.New("the testnet's funded account is damaged")
	}
	nonce, err := p.chain[0].PendingNonceAt(ctx, crypto.PubkeyToAddress(key.PublicKey))
	if err != nil {
		return fmt.Errorf("fund accounts: %w", err)
	}
	head, err := p.chain[0].HeaderByNumber(ctx, nil)
	if err != nil {
		return fmt.Errorf("fund accounts: %w", err)
	}
	id, tip := new(big.Int).SetUint64(p.info.ChainID), new(big.Int).SetUint64(p.info.PriceFloor)
	price := new(big.Int).Add(tip, new(big.Int).Lsh(head.BaseFee, 1))
	for i, to := range accounts {
		tx, err := types.SignNewTx(key, types.LatestSignerForChainID(id), &types.DynamicFeeTx{
			ChainID: id, Nonce: nonce + uint64(i), To: &to, Value: big.NewInt(params.Ether), Gas: params.TxGas,
			GasTipCap: tip, GasFeeCap: price,
		})
		if err != nil {
			return fmt.Errorf("fund %s: %w", to, err)
		}
		if err := p.chain[0].SendTransaction(ctx, tx); err != nil {
			return fmt.Errorf("fund %s: %w", to, err)
		}
	}
	return p.awaitFunds(ctx, accounts[len(accounts)-1])
}

// awaitFunds waits until every validator knows of the account's balance. Funds
// are sent in the order of nonces, so the last account's tells of all.
func (p *onTestnet) awaitFunds(ctx context.Context, account common.Address) error {
	for _, client := range p.chain {
		err := patiently(ctx, func() error { return hasFunds(ctx, client, account) }, errNotYet)
		if err != nil {
			return fmt.Errorf("fund %s: %w", account, err)
		}
	}
	return nil
}

func hasFunds(ctx context.Context, node ethereum.ChainStateReader, account common.Address) error {
	balance, err := node.BalanceAt(ctx, account, nil)
	if err != nil {
		return err
	}
	if balance.Sign() == 0 {
		return errNotYet
	}
	return nil
}

func (p *onTestnet) disconnect() {
	for _, client := range p.chain {
		client.Close()
	}
	for _, store := range p.ipfs {
		store.Close()
	}
}

func (p *onTestnet) close() error {
	p.disconnect()
	if p.network == nil {
		return nil
	}
	return p.network.Close()
}

// progressWriter shows the lines that are written to it as progress: where
// there is no terminal, as lines of their own, since building the nodes takes
// minutes.
type progressWriter struct{ out *transcript }

var _ io.Writer = progressWriter{}

func (w progressWriter) Write(p []byte) (int, error) {
	w.out.notice(string(p))
	return len(p), nil
}
