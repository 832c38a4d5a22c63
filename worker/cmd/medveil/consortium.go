package main

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
)

// auditorCaseLimit is how many unexpired cases the demo's auditor may have.
const auditorCaseLimit = 4

// deploy deploys the contracts.
func (w *world) deploy(ctx context.Context) error {
	client := w.chain.Client()
	opts := devchain.Transactor(w.deployer)
	verifier, err := bindings.DeployUnsafeDevVerifier(ctx, client, opts)
	if err != nil {
		return err
	}
	at, err := bindings.Deploy(ctx, client, opts, verifier)
	if err != nil {
		return err
	}
	w.network = medveil.Network{
		ChainID: devchain.ChainID, Consortium: at.Consortium, Registry: at.Registry,
		GrantLog: at.GrantLog, Trace: at.Trace, UnsafeDevelopmentVerifier: true,
	}
	return nil
}

// found configures the consortium and seals its first epoch: from then on the
// deployer has no power.
func (w *world) found(ctx context.Context, o demoOptions) error {
	founding := medveil.Founding{
		Threshold: o.threshold, WorkerThreshold: o.workerThreshold, MaxNyms: 4,
		GracePeriod: 30 * 86400, CaseLifetime: 86400,
		Auditors: map[common.Address]uint8{crypto.PubkeyToAddress(w.auditor.PublicKey): auditorCaseLimit},
	}
	for _, m := range w.members {
		seat, err := medveil.NewFoundingSeat(w.network, m.seat, m.operatorAddress(), m.share, m.issuer, m.sealing.PublicKey(), m.endpoint)
		if err != nil {
			return err
		}
		founding.Seats = append(founding.Seats, seat)
		if m.seat <= o.workers {
			founding.Workers = append(founding.Workers, m.seat)
		}
	}
	return medveil.Found(ctx, w.chain.Client(), w.deployer, w.network, founding, nil)
}

// transact sends a call and waits until it is mined.
func (w *world) transact(ctx context.Context, contract *bind.BoundContract, opts *bind.TransactOpts, call []byte) (*types.Receipt, error) {
	opts.Context = ctx
	tx, err := bind.Transact(contract, opts, call)
	if err != nil {
		return nil, bindings.Explain(err)
	}
	receipt, err := bind.WaitMined(ctx, w.chain.Client(), tx.Hash())
	if err != nil {
		return nil, err
	}
	if receipt.Status != types.ReceiptStatusSuccessful {
		return nil, fmt.Errorf("transaction %s failed", tx.Hash())
	}
	return receipt, nil
}

func (m *institution) operatorAddress() common.Address {
	return crypto.PubkeyToAddress(m.operator.PublicKey)
}

func word(b []byte) *big.Int { return new(big.Int).SetBytes(b) }
