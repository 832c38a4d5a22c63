package ethchain

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"github.com/medveil/medveil/bindings"
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
	receipt, err := c.transact(ctx, c.registry, data)
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
	tx, err := c.sendDrip(ctx, common.Address(account))
	if err != nil {
		return fmt.Errorf("send first gas: %w", err)
	}
	_, err = c.mined(ctx, tx)
	return err
}

func (c *Chain) sendDrip(ctx context.Context, to common.Address) (*types.Transaction, error) {
	c.sending.Lock()
	defer c.sending.Unlock()
	backend := c.config.Backend
	opts := c.transactor(ctx)
	nonce, err := backend.PendingNonceAt(ctx, opts.From)
	if err != nil {
		return nil, err
	}
	tip, err := backend.SuggestGasTipCap(ctx)
	if err != nil {
		return nil, err
	}
	head, err := backend.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, err
	}
	price := new(big.Int).Set(tip)
	if head.BaseFee != nil {
		price.Add(price, new(big.Int).Lsh(head.BaseFee, 1))
	}
	perGas := new(big.Int).Lsh(price, 1)
	if floor := big.NewInt(params.GWei); perGas.Cmp(floor) < 0 {
		perGas = floor
	}
	amount := perGas.Mul(perGas, new(big.Int).SetUint64(c.config.DripGas))
	tx, err := opts.Signer(opts.From, transfer(c.config.ChainID, nonce, to, amount, tip, price, head.BaseFee != nil))
	if err != nil {
		return nil, err
	}
	return tx, backend.SendTransaction(ctx, tx)
}

// transfer makes an unsigned transfer: of the old kind on chains that have no
// base fee.
func transfer(chain, nonce uint64, to common.Address, amount, tip, price *big.Int, london bool) *types.Transaction {
	if !london {
		return types.NewTx(&types.LegacyTx{Nonce: nonce, To: &to, Value: amount, Gas: params.TxGas, GasPrice: price})
	}
	return types.NewTx(&types.DynamicFeeTx{
		ChainID: new(big.Int).SetUint64(chain), Nonce: nonce, To: &to, Value: amount,
		Gas: params.TxGas, GasTipCap: tip, GasFeeCap: price,
	})
}

func (c *Chain) transactor(ctx context.Context) *bind.TransactOpts {
	opts := bind.NewKeyedTransactor(c.config.Operator, new(big.Int).SetUint64(c.config.ChainID))
	opts.Context = ctx
	return opts
}

// transact sends a transaction and waits until it is mined. What a contract
// would refuse is found by the gas estimate and not sent: the error then wraps
// [worker.ErrRefused].
func (c *Chain) transact(ctx context.Context, contract *bind.BoundContract, data []byte) (*types.Receipt, error) {
	tx, err := c.send(ctx, contract, data)
	if err != nil {
		return nil, refused(err)
	}
	return c.mined(ctx, tx)
}

func (c *Chain) send(ctx context.Context, contract *bind.BoundContract, data []byte) (*types.Transaction, error) {
	c.sending.Lock()
	defer c.sending.Unlock()
	return bind.Transact(contract, c.transactor(ctx), data)
}

func (c *Chain) mined(ctx context.Context, tx *types.Transaction) (*types.Receipt, error) {
	receipt, err := bindings.WaitMined(ctx, c.config.Backend, tx.Hash())
	if err != nil {
		return nil, fmt.Errorf("transaction %s was sent and is not mined yet: %w", tx.Hash(), err)
	}
	if receipt.Status != types.ReceiptStatusSuccessful {
		return nil, fmt.Errorf("transaction %s was mined and reverted: the state changed under it", tx.Hash())
	}
	return receipt, nil
}

// refused marks a contract's refusal.
func refused(err error) error {
	explained := bindings.Explain(err)
	if revert, ok := errors.AsType[*bindings.Revert](explained); ok {
		return fmt.Errorf("%w: %w", worker.ErrRefused, revert)
	}
	return fmt.Errorf("send a transaction: %w", explained)
}
