package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/params"

	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/internal/ipfs"
)

// inProcess is a platform that opens no port: one EVM chain and one embedded
// IPFS node, which all seats share.
type inProcess struct {
	chain *devchain.Chain
	ipfs  *ipfs.Store
}

// newInProcess starts the chain and the IPFS node, with its files in dir.
func newInProcess(ctx context.Context, dir string) (platform, error) {
	repository := filepath.Join(dir, "ipfs")
	if err := ipfs.Create(repository); err != nil {
		return nil, err
	}
	// The node outlives the step, and ctx with it.
	store, err := ipfs.Open(ctx, repository)
	if err != nil {
		return nil, err
	}
	chain, err := devchain.New()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start the chain: %w", err), store.Close())
	}
	return &inProcess{chain: chain, ipfs: store}, nil
}

func (p *inProcess) node(int) chainNode     { return p.chain.Client() }
func (p *inProcess) store(int) worker.Store { return p.ipfs }
func (p *inProcess) pace() pace             { return pace{period: time.Second, notice: 5 * time.Minute} }
func (p *inProcess) String() string         { return "chain and IPFS node in this process" }

func (p *inProcess) fund(ctx context.Context, accounts ...common.Address) error {
	for _, account := range accounts {
		if err := p.chain.Fund(ctx, account, big.NewInt(params.Ether)); err != nil {
			return err
		}
	}
	return nil
}

// elapse puts the chain's clock forward.
func (p *inProcess) elapse(_ context.Context, d time.Duration, blocks uint64) error {
	for range blocks {
		p.chain.Commit()
	}
	return p.chain.AdvanceTime(d)
}

func (p *inProcess) close() error { return errors.Join(p.ipfs.Close(), p.chain.Close()) }
