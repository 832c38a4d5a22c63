package ethchain

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// Register implements [worker.Registrar].
func (c *Chain) Register(ctx context.Context, r *api.RegisterRequest) ([32]byte, uint64, error) {
	registration := bindings.IPseudonymRegistryRegistration{
		Nym: bigOf(r.Nym), Generation: r.Generation, Epoch: r.Epoch, Role: r.Role, ValidUntil: r.ValidUntil,
		Account: common.Address(r.Account), PreKey: r.PreKey, PrePossession: r.PrePossession,
		VectorHash: bigOf(r.VectorHash),
	}
	var proof [8]*big.Int
	err := errors.Join(
		bigsOf(registration.Ephemeral[:], r.Ephemeral[:]),
		bigsOf(registration.Ciphertexts[:], r.Ciphertexts),
		bigsOf(registration.Leaves[:], r.Leaves),
		bigsOf(registration.Identity[:], r.Identity[:]),
		bigsOf(proof[:], r.Proof[:]),
	)
	if err != nil {
		return [32]byte{}, 0, fmt.Errorf("registration: %w", err)
	}
	data, err := c.registration(ctx, registration, proof, r.AccountSignature[:])
	if err != nil {
		return [32]byte{}, 0, err
	}
	return c.sendToRegistry(ctx, data)
}

// ExecuteRecovery implements [worker.Registrar].
func (c *Chain) ExecuteRecovery(ctx context.Context, nym grant.Nym, generation uint32) ([32]byte, uint64, error) {
	return c.sendToRegistry(ctx, registry.PackExecuteRecovery(bigOf(nym), generation))
}

func (c *Chain) sendToRegistry(ctx context.Context, data []byte) ([32]byte, uint64, error) {
	receipt, err := c.transact(ctx, c.config.Addresses.Registry, data)
	if err != nil {
		return [32]byte{}, 0, err
	}
	return receipt.TxHash, receipt.BlockNumber.Uint64(), nil
}

// registration returns the call of the registry: of a later generation than the
// first it renews the nym of its account, or else proposes the account's recovery.
func (c *Chain) registration(ctx context.Context, r bindings.IPseudonymRegistryRegistration, proof [8]*big.Int, consent []byte) ([]byte, error) {
	registry := bindings.NewPseudonymRegistry()
	if r.Generation == 0 {
		return registry.PackRegister(r, proof, consent), nil
	}
	head, err := c.Head(ctx)
	if err != nil {
		return nil, err
	}
	nym, err := c.NymOf(ctx, head, api.Address(r.Account))
	if err != nil && !errors.Is(err, worker.ErrUnknown) {
		return nil, err
	}
	if err == nil && nym == wordOf(r.Nym) {
		return registry.PackRenew(r, proof, consent), nil
	}
	return registry.PackProposeRecovery(r, proof, consent), nil
}

// Drip implements [worker.Registrar]. The amount is DripGas at twice what gas
// costs now, or at the consortium's floor of 1 gwei if that is more.
func (c *Chain) Drip(ctx context.Context, account api.Address) error {
	to := common.Address(account)
	tx, err := c.send(ctx, &to, nil, func(p *price) *big.Int {
		perGas := new(big.Int).Lsh(p.cap, 1)
		if floor := big.NewInt(params.GWei); perGas.Cmp(floor) < 0 {
			perGas = floor
		}
		return perGas.Mul(perGas, new(big.Int).SetUint64(c.config.DripGas))
	})
	if err != nil {
		return fmt.Errorf("send first gas: %w", err)
	}
	_, err = c.mined(ctx, tx)
	return err
}

// transact sends a transaction and waits until it is mined. What a contract
// would refuse is found by the gas estimate and not sent: the error then wraps
// [worker.ErrRefused].
func (c *Chain) transact(ctx context.Context, contract common.Address, data []byte) (*types.Receipt, error) {
	tx, err := c.send(ctx, &contract, data, func(*price) *big.Int { return new(big.Int) })
	if err != nil {
		return nil, refused(err)
	}
	return c.mined(ctx, tx)
}

// refused marks a contract's refusal.
func refused(err error) error {
	explained := bindings.Explain(err)
	if revert, ok := errors.AsType[*bindings.Revert](explained); ok {
		return fmt.Errorf("%w: %w", worker.ErrRefused, revert)
	}
	return fmt.Errorf("send a transaction: %w", explained)
}
