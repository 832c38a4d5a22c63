package bindings_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"github.com/medveil/medveil/bindings"
)

type element = fr.Element

// The bindings, which hold no state.
var (
	consortium = bindings.NewConsortium()
	registry   = bindings.NewPseudonymRegistry()
	grantLog   = bindings.NewGrantLog()
	trace      = bindings.NewTrace()
	verifier   = bindings.NewRegistrationVerifierUnsafeDev()
)

const txGas = 3_000_000

// word is an element as the contracts take it.
func word(e element) *big.Int { return e.BigInt(new(big.Int)) }

// send mines a transaction, successful or not.
func (w *world) send(t testing.TB, from *ecdsa.PrivateKey, to common.Address, data []byte) *types.Receipt {
	t.Helper()
	ctx := context.Background()
	nonce, err := w.client.PendingNonceAt(ctx, addressOf(from))
	must(t, err)
	head, err := w.client.HeaderByNumber(ctx, nil)
	must(t, err)
	price := new(big.Int).Lsh(head.BaseFee, 1)
	price.Add(price, big.NewInt(params.GWei)) // sealers want a tip, however low the base fee fell
	tx, err := types.SignNewTx(from, types.LatestSignerForChainID(new(big.Int).SetUint64(w.terms.chainID)), &types.LegacyTx{
		Nonce: nonce, To: &to, Gas: txGas, GasPrice: price, Data: data,
	})
	must(t, err)
	must(t, w.client.SendTransaction(ctx, tx))
	receipt, err := w.client.TransactionReceipt(ctx, tx.Hash())
	must(t, err)
	return receipt
}

// mustSend mines a transaction that must succeed.
func (w *world) mustSend(t testing.TB, from *ecdsa.PrivateKey, to common.Address, data []byte) *types.Receipt {
	t.Helper()
	receipt := w.send(t, from, to, data)
	if receipt.Status != types.ReceiptStatusSuccessful {
		_, err := w.call(addressOf(from), to, data)
		t.Fatalf("transaction failed; now a call says: %v", err)
	}
	return receipt
}

// call calls a contract at the head, without effect.
func (w *world) call(from, to common.Address, data []byte) ([]byte, error) {
	answer, err := w.client.CallContract(context.Background(), ethereum.CallMsg{From: from, To: &to, Gas: txGas, Data: data}, nil)
	return answer, bindings.Explain(err)
}

// read calls a view and unpacks its answer.
func read[T any](t testing.TB, w *world, to common.Address, data []byte, unpack func([]byte) (T, error)) T {
	t.Helper()
	answer, err := w.call(common.Address{}, to, data)
	must(t, err)
	value, err := unpack(answer)
	must(t, err)
	return value
}

// mustRefuse checks that a call is refused with the custom error want, and that
// a mined transaction fails too.
func (w *world) mustRefuse(t testing.TB, from *ecdsa.PrivateKey, to common.Address, data []byte, want any) {
	t.Helper()
	_, err := w.call(addressOf(from), to, data)
	checkReason(t, err, want)
	if receipt := w.send(t, from, to, data); receipt.Status != types.ReceiptStatusFailed || len(receipt.Logs) != 0 {
		t.Errorf("refused as a call, but a transaction has status %d and %d events", receipt.Status, len(receipt.Logs))
	}
}

// checkReason checks that err is the custom error want, a pointer to its
// generated struct.
func checkReason(t testing.TB, err error, want any) {
	t.Helper()
	var revert *bindings.Revert
	if !errors.As(err, &revert) {
		t.Errorf("got %v, want %s", err, show(want))
		return
	}
	if got := show(revert.Reason); got != show(want) {
		t.Errorf("refused with %s, want %s", got, show(want))
	}
}

// show writes a generated struct with the values of its numbers, for comparing.
func show(v any) string {
	return fmt.Sprintf("%T%+v", v, reflect.Indirect(reflect.ValueOf(v)).Interface())
}

// event decodes the only log of the receipt that is of type E, with unpack.
func event[E any](t testing.TB, receipt *types.Receipt, unpack func(*types.Log) (*E, error)) *E {
	t.Helper()
	var found *E
	for _, log := range receipt.Logs {
		if e, err := unpack(log); err == nil {
			if found != nil {
				t.Fatalf("two events %T", e)
			}
			found = e
		}
	}
	if found == nil {
		t.Fatalf("no event %T among %d", found, len(receipt.Logs))
	}
	return found
}
