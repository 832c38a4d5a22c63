package bindings

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
)

// ErrOtherCode is wrapped by the errors of [VerifyCreation] that say that a
// contract is not what it should be.
var ErrOtherCode = errors.New("not the contract of this version")

// A Contract is one of Medveil's, at its place.
type Contract struct {
	Name     string
	Address  common.Address
	Creation []byte // creation code with the constructor's arguments

	calls common.Address // the contract that its constructor calls, if any
}

// Contracts returns the contracts as they have to be created for these
// addresses, in the order in which they are deployed; the verifiers of the
// UNSAFE DEVELOPMENT KEYS first, if they are wanted.
func (a Addresses) Contracts(unsafeVerifiers bool) []Contract {
	all := []Contract{
		{Name: "Consortium", Address: a.Consortium, Creation: creation(&ConsortiumMetaData, nil)},
		{Name: "PseudonymRegistry", Address: a.Registry,
			Creation: creation(&PseudonymRegistryMetaData, NewPseudonymRegistry().PackConstructor(a.Consortium, a.Verifiers.Registration))},
		{Name: "GrantLog", Address: a.GrantLog, Creation: creation(&GrantLogMetaData, NewGrantLog().PackConstructor(a.Registry))},
		{Name: "Trace", Address: a.Trace,
			Creation: creation(&TraceMetaData, NewTrace().PackConstructor(a.Consortium, a.Registry, a.Verifiers.SealedShare)), calls: a.Registry},
	}
	if !unsafeVerifiers {
		return all
	}
	return append([]Contract{
		{Name: "RegistrationVerifierUnsafeDev", Address: a.Verifiers.Registration,
			Creation: creation(&RegistrationVerifierUnsafeDevMetaData, nil)},
		{Name: "SealedShareVerifierUnsafeDev", Address: a.Verifiers.SealedShare,
			Creation: creation(&SealedShareVerifierUnsafeDevMetaData, nil)},
	}, all...)
}

func creation(code *bind.MetaData, args []byte) []byte {
	return append(common.FromHex(code.Bin), args...)
}

// IsUnsafeVerifier reports whether code is that of a deployed verifier of
// UNSAFE DEVELOPMENT KEYS, of whichever circuit.
func IsUnsafeVerifier(code []byte) bool {
	for _, unsafe := range []*bind.MetaData{&RegistrationVerifierUnsafeDevMetaData, &SealedShareVerifierUnsafeDevMetaData} {
		// The creation code contains the code that it deploys.
		if len(code) > 0 && bytes.Contains(creation(unsafe, nil), code) {
			return true
		}
	}
	return false
}

// A BlockReader reads blocks and code. An ethclient.Client is one.
type BlockReader interface {
	BlockByNumber(ctx context.Context, number *big.Int) (*types.Block, error)
	CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error)
}

// VerifyCreation finds the transaction that created each contract, in blocks
// first to last, and checks that it carried exactly the contract's creation
// code and arguments. What the EVM made of them is then ours too, immutables
// included: addresses follow from sender and nonce, no contract of ours can be
// destroyed, and the one that the Consortium creates, its hasher, is part of its
// creation code. It returns the block of the last creation.
//
// A contract created otherwise than by a transaction of its own, for example by
// a factory, is not found. The node is believed about the blocks.
func VerifyCreation(ctx context.Context, backend BlockReader, contracts []Contract, first, last uint64) (block uint64, err error) {
	wanted := make(map[common.Address]Contract)
	for _, c := range contracts {
		code, err := backend.CodeAt(ctx, c.Address, nil)
		if err != nil {
			return 0, fmt.Errorf("read the code of %s: %w", c.Name, err)
		}
		if len(code) == 0 {
			return 0, fmt.Errorf("there is no contract at %s, where %s should be: %w", c.Address, c.Name, ErrOtherCode)
		}
		wanted[c.Address] = c
	}
	for n := first; n <= last && len(wanted) > 0; n++ {
		b, err := backend.BlockByNumber(ctx, new(big.Int).SetUint64(n))
		if err != nil {
			return 0, fmt.Errorf("read block %d: %w", n, err)
		}
		found, err := verifyBlock(b, wanted)
		if err != nil {
			return 0, err
		}
		if found {
			block = n
		}
	}
	for _, c := range wanted {
		return 0, fmt.Errorf("no transaction of blocks %d to %d created %s at %s: %w", first, last, c.Name, c.Address, ErrOtherCode)
	}
	return block, nil
}

// verifyBlock takes the contracts that a block created out of wanted.
func verifyBlock(b *types.Block, wanted map[common.Address]Contract) (found bool, err error) {
	for _, tx := range b.Transactions() {
		if tx.To() != nil {
			continue
		}
		sender, err := types.Sender(types.LatestSignerForChainID(tx.ChainId()), tx)
		if err != nil {
			return false, fmt.Errorf("sender of transaction %s: %w", tx.Hash(), err)
		}
		c, ok := wanted[crypto.CreateAddress(sender, tx.Nonce())]
		if !ok {
			continue
		}
		if !bytes.Equal(tx.Data(), c.Creation) {
			return false, fmt.Errorf("%s at %s was created with other code or arguments: %w", c.Name, c.Address, ErrOtherCode)
		}
		delete(wanted, c.Address)
		found = true
	}
	return found, nil
}
