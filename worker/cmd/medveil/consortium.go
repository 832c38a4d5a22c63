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
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// policy of the demo's consortium.
var policy = bindings.IConsortiumPolicy{MaxNyms: 4, GracePeriod: 30 * 86400, CaseLifetime: 86400}

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

// seal configures policy, auditor, worker set and seats, and seals the first
// epoch: from then on the deployer has no power.
func (w *world) seal(ctx context.Context, o demoOptions) error {
	consortium := bindings.NewConsortium()
	calls := [][]byte{
		consortium.PackConfigurePolicy(policy),
		consortium.PackConfigureAuditor(crypto.PubkeyToAddress(w.auditor.PublicKey), auditorCaseLimit),
		consortium.PackConfigureWorkerSet(1<<o.workers-1, uint8(o.workerThreshold)),
	}
	for _, m := range w.members {
		call, err := m.seatCall(w.network)
		if err != nil {
			return fmt.Errorf("seat %d: %w", m.seat, err)
		}
		calls = append(calls, call)
	}
	calls = append(calls, consortium.PackSealFirstEpoch(uint8(o.threshold)))
	contract := consortium.Instance(w.chain.Client(), w.network.Consortium)
	for _, call := range calls {
		if _, err := w.transact(ctx, contract, devchain.Transactor(w.deployer), call); err != nil {
			return fmt.Errorf("configure the consortium: %w", err)
		}
	}
	return nil
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

// seatCall is the call that configures the institution's seat, with the proofs
// that it possesses its keys.
func (m *institution) seatCall(network medveil.Network) ([]byte, error) {
	sharePossession, err := m.prove(network, m.share, curve.PurposeShare)
	if err != nil {
		return nil, err
	}
	issuerPossession, err := m.prove(network, m.issuer, curve.PurposeIssuer)
	if err != nil {
		return nil, err
	}
	share, issuer := m.share.Public().Bytes(), m.issuer.Public().Bytes()
	return bindings.NewConsortium().TryPackConfigureSeat(uint8(m.seat), bindings.IConsortiumSeat{
		Operator: m.operatorAddress(), SealingKey: m.sealing.PublicKey(), Endpoint: m.endpoint,
		ShareKeyX: word(share[:32]), ShareKeyY: word(share[32:]),
		IssuerKeyX: word(issuer[:32]), IssuerKeyY: word(issuer[32:]),
	}, sharePossession, issuerPossession)
}

func (m *institution) prove(network medveil.Network, key curve.SecretKey, purpose curve.Purpose) ([]byte, error) {
	proof, err := key.ProvePossession(curve.Context{
		ConsortiumID: pvss.ConsortiumID(network.ChainID, network.Consortium),
		Operator:     m.operatorAddress(), Purpose: purpose,
	})
	if err != nil {
		return nil, err
	}
	encoded := proof.Bytes()
	return encoded[:], nil
}

func (m *institution) operatorAddress() common.Address {
	return crypto.PubkeyToAddress(m.operator.PublicKey)
}

func word(b []byte) *big.Int { return new(big.Int).SetBytes(b) }
