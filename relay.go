package medveil

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/pvss"
)

// A Relay submits registrations, renewals and recoveries to the chain, and puts
// recoveries into effect. An [api.Client] of any worker is one; so is what
// [Client.DirectRelay] returns. A relay is trusted with nothing: it can delay a
// registration, and learns that one is made.
type Relay interface {
	Register(ctx context.Context, r *api.RegisterRequest) (*api.RegisterResponse, error)
	ExecuteRecovery(ctx context.Context, r *api.RecoveryRequest) (*api.RegisterResponse, error)
}

var _ Relay = (*api.Client)(nil)

// Relays returns the workers of the current committee as relays. One is enough;
// if it fails, another is as good.
func (c *Client) Relays(ctx context.Context) ([]Relay, error) {
	committee, err := c.CurrentCommittee(ctx)
	if err != nil {
		return nil, err
	}
	relays := make([]Relay, 0, len(committee.Members))
	for _, member := range committee.Members {
		relays = append(relays, c.worker(member.Endpoint))
	}
	return relays, nil
}

// registerCall returns the call of the registry for a request. A later
// generation than the first renews the pseudonym of its account, or else
// proposes the account's recovery.
func (c *Client) registerCall(ctx context.Context, r *api.RegisterRequest) ([]byte, error) {
	if len(r.Ciphertexts) != pvss.N || len(r.Leaves) != pvss.N+1 {
		return nil, fmt.Errorf("registration has %d ciphertexts and %d leaves, want %d and %d",
			len(r.Ciphertexts), len(r.Leaves), pvss.N, pvss.N+1)
	}
	args := bindings.IPseudonymRegistryRegistration{
		Nym: bigOf(r.Nym), Generation: r.Generation, Epoch: r.Epoch, Role: r.Role, ValidUntil: r.ValidUntil,
		Account: common.Address(r.Account), PreKey: r.PreKey, PrePossession: r.PrePossession, VectorHash: bigOf(r.VectorHash),
	}
	fill(args.Ephemeral[:], r.Ephemeral[:])
	fill(args.Ciphertexts[:], r.Ciphertexts)
	fill(args.Leaves[:], r.Leaves)
	fill(args.Identity[:], r.Identity[:])
	var proof [8]*big.Int
	fill(proof[:], r.Proof[:])
	registry := bindings.NewPseudonymRegistry()
	if r.Generation == 0 {
		return registry.TryPackRegister(args, proof, r.AccountSignature[:])
	}
	serves, err := call(ctx, c.registry, registry.PackNymOf(args.Account), registry.UnpackNymOf)
	if err != nil {
		return nil, err
	}
	if serves.Cmp(args.Nym) == 0 {
		return registry.TryPackRenew(args, proof, r.AccountSignature[:])
	}
	return registry.TryPackProposeRecovery(args, proof, r.AccountSignature[:])
}

// fill converts words of the API to words of a contract.
func fill(dst []*big.Int, src []api.Word) {
	for i, word := range src {
		dst[i] = bigOf(word)
	}
}

// DirectRelay returns a relay that submits by itself, from the account of payer.
// It gives the new account no gas.
func (c *Client) DirectRelay(payer *ecdsa.PrivateKey) Relay { return &directRelay{c, payer} }

type directRelay struct {
	client *Client
	payer  *ecdsa.PrivateKey
}

// Register implements [Relay].
func (d *directRelay) Register(ctx context.Context, r *api.RegisterRequest) (*api.RegisterResponse, error) {
	data, err := d.client.registerCall(ctx, r)
	if err != nil {
		return nil, err
	}
	return d.send(ctx, data)
}

// ExecuteRecovery implements [Relay].
func (d *directRelay) ExecuteRecovery(ctx context.Context, r *api.RecoveryRequest) (*api.RegisterResponse, error) {
	resp, err := d.send(ctx, bindings.NewPseudonymRegistry().PackExecuteRecovery(bigOf(r.Nym), r.Generation))
	if _, gone := refusal[bindings.PseudonymRegistryRecoveryUnknown](err); gone {
		return &api.RegisterResponse{}, d.client.checkCurrent(ctx, grant.Nym(r.Nym), r.Generation)
	}
	return resp, err
}

func (d *directRelay) send(ctx context.Context, data []byte) (*api.RegisterResponse, error) {
	receipt, err := d.client.transact(ctx, d.client.registry, d.payer, data)
	if err != nil {
		return nil, err
	}
	return &api.RegisterResponse{Transaction: api.Word(receipt.TxHash), Block: receipt.BlockNumber.Uint64()}, nil
}
