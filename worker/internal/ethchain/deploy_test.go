package ethchain_test

import (
	"crypto/ecdsa"
	"fmt"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
)

// deployLog deploys a grant log on a registry in which everyone is active as
// nym 1. The other contracts are that registry too, which nobody asks here.
func deployLog(t testing.TB, chain *devchain.Chain, deployer *ecdsa.PrivateKey) bindings.Addresses {
	t.Helper()
	client, opts := chain.Client(), devchain.Transactor(deployer)
	opts.Context = t.Context()
	registry, _, err := bind.DeployContract(opts, anyNym, client, nil)
	if err != nil {
		t.Fatal(err)
	}
	args := bindings.NewGrantLog().PackConstructor(registry)
	log, _, err := bind.DeployContract(opts, common.FromHex(bindings.GrantLogMetaData.Bin), client, args)
	if err != nil {
		t.Fatal(err)
	}
	return bindings.Addresses{Consortium: registry, Registry: registry, GrantLog: log, Trace: registry}
}

// transactTo sends data from an account of the test's.
func transactTo(t testing.TB, chain *devchain.Chain, from *ecdsa.PrivateKey, to common.Address, data []byte) error {
	client, opts := chain.Client(), devchain.Transactor(from)
	opts.Context = t.Context()
	tx, err := bind.Transact(bindings.NewGrantLog().Instance(client, to), opts, data)
	if err != nil {
		return err
	}
	r, err := client.TransactionReceipt(t.Context(), tx.Hash())
	if err == nil && r.Status != types.ReceiptStatusSuccessful {
		err = fmt.Errorf("transaction %s reverted", tx.Hash())
	}
	return err
}
