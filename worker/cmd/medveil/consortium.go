package main

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
)

// auditorCaseLimit is how many unexpired cases the demo's auditor may have.
const auditorCaseLimit = 4

// recoveryBlocks is how many blocks a recovery waits.
const recoveryBlocks = 4

// maxNyms is how many pseudonyms one person may have.
const maxNyms = 4

// deploy deploys the contracts.
func (w *world) deploy(ctx context.Context) error {
	node := w.platform.node(1)
	d, err := bindings.PlanDeployment(ctx, node, crypto.PubkeyToAddress(w.deployer.PublicKey), bindings.Verifiers{})
	if err != nil {
		return err
	}
	if !medveil.DevelopmentChain(d.ChainID) {
		return fmt.Errorf("chain %d: %w", d.ChainID, medveil.ErrUnsafeVerifier)
	}
	w.chainID = d.ChainID
	if err := d.Run(ctx, node, w.transactor(ctx, w.deployer), nil); err != nil {
		return err
	}
	at := d.Addresses()
	w.network = medveil.Network{
		ChainID: d.ChainID, Consortium: at.Consortium, Registry: at.Registry, GrantLog: at.GrantLog, Trace: at.Trace,
		DeploymentBlock: d.FirstBlock, UnsafeDevelopmentVerifier: true,
	}
	return nil
}

// transactor signs transactions of key.
func (w *world) transactor(ctx context.Context, key *ecdsa.PrivateKey) *bind.TransactOpts {
	opts := bind.NewKeyedTransactor(key, new(big.Int).SetUint64(w.chainID))
	opts.Context = ctx
	return opts
}

// found configures the consortium and seals its first epoch: from then on the
// deployer has no power.
func (w *world) found(ctx context.Context, o demoOptions) error {
	founding := medveil.Founding{
		Threshold: o.threshold, WorkerThreshold: o.workerThreshold, MaxNyms: maxNyms,
		GracePeriod: 30 * 86400, CaseLifetime: 86400,
		Timelock: uint32(w.platform.pace().notice / time.Second), RecoveryDelay: uint32(w.platform.pace().notice / time.Second),
		RecoveryBlocks: recoveryBlocks,
		Auditors:       map[common.Address]uint8{crypto.PubkeyToAddress(w.auditor.PublicKey): auditorCaseLimit},
	}
	for _, m := range w.members {
		seat, err := medveil.NewFoundingSeat(w.network, m.seat, m.operatorAddress(), m.shareKey(firstEpoch), m.issuer, m.sealing.PublicKey(), m.endpoint)
		if err != nil {
			return err
		}
		founding.Seats = append(founding.Seats, seat)
		if m.seat <= o.workers {
			founding.Workers = append(founding.Workers, m.seat)
		}
	}
	return medveil.Found(ctx, w.platform.node(1), w.deployer, w.network, founding, nil)
}

// transact sends a call from an institution's account by way of its own node,
// and waits until it is mined.
func (w *world) transact(ctx context.Context, m *institution, contract common.Address, call []byte) (*types.Receipt, error) {
	node := w.platform.node(m.seat)
	tx, err := bind.Transact(bindings.NewTrace().Instance(node, contract), w.transactor(ctx, m.operator), call)
	if err != nil {
		return nil, bindings.Explain(err)
	}
	receipt, err := bindings.WaitMined(ctx, node, tx.Hash())
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
