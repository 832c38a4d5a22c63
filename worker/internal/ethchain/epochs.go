package ethchain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// Epochs implements [worker.EpochChain].
func (c *Chain) Epochs(ctx context.Context, at worker.Block) ([]worker.Epoch, error) {
	current, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackCurrentEpoch(), consortium.UnpackCurrentEpoch)
	if err != nil {
		return nil, fmt.Errorf("current epoch: %w", err)
	}
	policy, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackPolicy(), consortium.UnpackPolicy)
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	var epochs []worker.Epoch
	for number := current; number > 0; number-- {
		e, err := c.epoch(ctx, at, number)
		if err != nil {
			return nil, fmt.Errorf("epoch %d: %w", number, err)
		}
		if e.Seat > 0 {
			e.Period = uint64(policy.AttestationPeriod)
			epochs = append(epochs, e)
		}
	}
	return epochs, nil
}

// epoch returns an epoch with the operator's seat in it, 0 if it has none.
func (c *Chain) epoch(ctx context.Context, at worker.Block, number uint32) (worker.Epoch, error) {
	e := worker.Epoch{Number: number}
	seat, err := call(ctx, c, at, c.config.Addresses.Consortium,
		consortium.PackOperatorSeat(number, common.Address(c.operator)), consortium.UnpackOperatorSeat)
	if err != nil || seat == 0 {
		return e, err
	}
	e.Seat = int(seat)
	info, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackEpochInfo(number), consortium.UnpackEpochInfo)
	if err != nil {
		return e, err
	}
	attested, err := call(ctx, c, at, c.config.Addresses.Consortium, consortium.PackAttestations(number), consortium.UnpackAttestations)
	if err != nil {
		return e, err
	}
	e.Superseded, e.Attested = info.SupersededAt, attested[seat-1]
	e.Share, err = c.ShareKey(ctx, at, number, int(seat))
	return e, err
}

// ShareKey implements [worker.EpochChain].
func (c *Chain) ShareKey(ctx context.Context, at worker.Block, epoch uint32, seat int) (curve.PublicKey, error) {
	if seat < 1 || seat > pvss.N {
		return curve.PublicKey{}, fmt.Errorf("seat %d: %w", seat, worker.ErrUnknown)
	}
	seats, err := c.seats(ctx, at, epoch)
	if err != nil {
		return curve.PublicKey{}, err
	}
	s := &seats[seat-1]
	if s.Operator == (common.Address{}) {
		return curve.PublicKey{}, fmt.Errorf("seat %d: %w", seat, worker.ErrUnknown)
	}
	x, y := wordOf(s.ShareKeyX), wordOf(s.ShareKeyY)
	return curve.ParsePublicKey(append(x[:], y[:]...))
}

// Attest implements [worker.EpochChain]. A node estimates gas as if in the head's
// own block, which the head does not precede: so its parent is named.
func (c *Chain) Attest(ctx context.Context, epoch uint32, key curve.SecretKey) error {
	head, err := c.pool.HeaderByNumber(ctx, nil)
	if err != nil {
		return fmt.Errorf("read the chain's head: %w", err)
	}
	proof, err := key.ProvePossession(c.attestation(epoch, head.ParentHash))
	if err != nil {
		return err
	}
	encoded := proof.Bytes()
	number := new(big.Int).Sub(head.Number, big.NewInt(1))
	_, err = c.transact(ctx, c.config.Addresses.Consortium, consortium.PackAttest(epoch, number, encoded[:]))
	return err
}

// attestation is what an attestation's proof of possession is bound to; see the
// event Attested of the consortium.
func (c *Chain) attestation(epoch uint32, block common.Hash) curve.Context {
	element := pvss.ConsortiumID(c.config.ChainID, c.config.Addresses.Consortium)
	id := element.Bytes()
	hash := crypto.Keccak256(crypto.Keccak256([]byte("Medveil.Attestation.v1")), id[:],
		common.LeftPadBytes(big.NewInt(int64(epoch)).Bytes(), 32), block[:])
	var bound fr.Element
	bound.SetBytes(hash) // mod r
	return curve.Context{ConsortiumID: bound, Purpose: curve.PurposeAttestation}
}
