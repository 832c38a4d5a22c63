package medveil

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/pvss"
)

// ErrFoundedOtherwise is returned by [Found] and [CheckFounded] when the first
// epoch is sealed with other terms than the founding says.
var ErrFoundedOtherwise = errors.New("the consortium was founded with other terms")

// Found configures the consortium of a network and seals its first epoch, from
// the account that deployed it, which has no power afterwards. The founding is
// checked first, possessions included. What is configured already is not sent
// again, so that Found continues where an earlier call was cut off; when all is
// done it sends nothing. progress, which may be nil, is told each transaction.
func Found(ctx context.Context, backend Backend, deployer *ecdsa.PrivateKey, network Network, founding Founding, progress func(string)) error {
	if err := founding.Check(network); err != nil {
		return fmt.Errorf("found the consortium: %w", err)
	}
	f := newFounder(backend, network, founding)
	f.key, f.progress = deployer, progress
	if err := f.run(ctx); err != nil {
		return fmt.Errorf("found the consortium: %w", err)
	}
	return nil
}

// firstEpoch is the number of the epoch that the founding seals.
const firstEpoch = 1

// founder carries out a founding.
type founder struct {
	founding Founding
	client   *Client // reads and sends; not a checked one, for nothing is sealed yet
	contract *bind.BoundContract
	key      *ecdsa.PrivateKey
	progress func(string)
	sent     []sentCall // not yet known to be mined
}

// sentCall is a transaction on its way.
type sentCall struct {
	what string
	hash common.Hash
}

func newFounder(backend Backend, network Network, founding Founding) *founder {
	return &founder{
		founding: founding,
		client:   &Client{backend: backend, network: network},
		contract: bindings.NewConsortium().Instance(backend, network.Consortium),
	}
}

func (f *founder) run(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	info, err := call(ctx, f.contract, consortium.PackEpochInfo(firstEpoch), consortium.UnpackEpochInfo)
	if err != nil {
		return err
	}
	if info.SealedAt != 0 {
		return f.compare(ctx, info)
	}
	for _, configure := range []func(context.Context) error{f.bind, f.policy, f.auditors, f.workers, f.seats} {
		if err := configure(ctx); err != nil {
			return err
		}
	}
	if err := f.settle(ctx); err != nil { // sealing depends on all of it
		return err
	}
	if err := f.send(ctx, "seal the first epoch", consortium.PackSealFirstEpoch(uint8(f.founding.Threshold))); err != nil {
		return err
	}
	return f.settle(ctx)
}

// bind names the contracts that members' votes may call.
func (f *founder) bind(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	got, err := call(ctx, f.contract, consortium.PackTrace(), consortium.UnpackTrace)
	if err != nil || got == f.client.network.Trace {
		return err
	}
	return f.send(ctx, "bind the contracts", consortium.PackBindContracts(f.client.network.Registry, f.client.network.Trace))
}

func (f *founder) policy(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	want := f.founding.policy()
	got, err := call(ctx, f.contract, consortium.PackPolicy(), consortium.UnpackPolicy)
	if err != nil || got == want {
		return err
	}
	return f.send(ctx, "set the policy", consortium.PackConfigurePolicy(want))
}

// auditors appoints those of the founding, and dismisses any other that an
// earlier attempt with another founding appointed.
func (f *founder) auditors(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	appointed, err := f.appointed(ctx, nil)
	if err != nil {
		return err
	}
	for auditor, limit := range f.founding.Auditors {
		if appointed[auditor] == limit {
			continue
		}
		if err := f.send(ctx, fmt.Sprintf("appoint auditor %s", auditor), consortium.PackConfigureAuditor(auditor, limit)); err != nil {
			return err
		}
	}
	for auditor := range appointed {
		if _, stays := f.founding.Auditors[auditor]; stays {
			continue
		}
		if err := f.send(ctx, fmt.Sprintf("dismiss auditor %s", auditor), consortium.PackConfigureAuditor(auditor, 0)); err != nil {
			return err
		}
	}
	return nil
}

func (f *founder) workers(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	mask := f.founding.workerMask()
	threshold := uint8(f.founding.WorkerThreshold)
	got, err := call(ctx, f.contract, consortium.PackWorkerSet(1), consortium.UnpackWorkerSet)
	if err != nil || got.Mask == mask && got.Threshold == threshold {
		return err
	}
	return f.send(ctx, "set the workers", consortium.PackConfigureWorkerSet(mask, threshold, nil))
}

func (f *founder) seats(ctx context.Context) error {
	seated, err := f.configured(ctx)
	if err != nil {
		return err
	}
	consortium := bindings.NewConsortium()
	for i, have := range seated {
		want := f.founding.seat(i + 1)
		var data []byte
		switch {
		case sameSeat(have, want):
			continue
		case want == nil:
			data = consortium.PackClearSeat(uint8(i + 1))
		default:
			data = consortium.PackConfigureSeat(uint8(want.Seat), want.config(), want.SharePossession, want.IssuerPossession)
		}
		if err := f.send(ctx, fmt.Sprintf("configure seat %d", i+1), data); err != nil {
			return err
		}
	}
	return nil
}

// configured reads the first epoch's seats as they are now, sealed or not.
func (f *founder) configured(ctx context.Context) ([pvss.N]bindings.IConsortiumSeat, error) {
	consortium := bindings.NewConsortium()
	return call(ctx, f.contract, consortium.PackCommittee(firstEpoch), consortium.UnpackCommittee)
}

// send sends a transaction without waiting for it: what is configured before the
// seal does not depend on each other.
func (f *founder) send(ctx context.Context, what string, data []byte) error {
	if f.progress != nil {
		f.progress(what)
	}
	opts := bind.NewKeyedTransactor(f.key, new(big.Int).SetUint64(f.client.network.ChainID))
	opts.Context = ctx
	tx, err := bind.Transact(f.contract, opts, data)
	if err != nil {
		return fmt.Errorf("%s: %w", what, bindings.Explain(err))
	}
	f.sent = append(f.sent, sentCall{what, tx.Hash()})
	return nil
}

// settle waits until everything that was sent is mined.
func (f *founder) settle(ctx context.Context) error {
	for _, call := range f.sent {
		receipt, err := bindings.WaitMined(ctx, f.client.backend, call.hash)
		if err != nil {
			return fmt.Errorf("%s: transaction %s was sent and is not mined yet: %w", call.what, call.hash, err)
		}
		if receipt.Status != types.ReceiptStatusSuccessful {
			return fmt.Errorf("%s: transaction %s reverted: the state changed under it, try again", call.what, call.hash)
		}
	}
	f.sent = nil
	return nil
}

func sameSeat(have bindings.IConsortiumSeat, want *FoundingSeat) bool {
	if want == nil {
		return have.Operator == common.Address{}
	}
	w := want.config()
	return have.Operator == w.Operator && have.SealingKey == w.SealingKey && have.Endpoint == w.Endpoint &&
		have.ShareKeyX.Cmp(w.ShareKeyX) == 0 && have.ShareKeyY.Cmp(w.ShareKeyY) == 0 &&
		have.IssuerKeyX.Cmp(w.IssuerKeyX) == 0 && have.IssuerKeyY.Cmp(w.IssuerKeyY) == 0
}
