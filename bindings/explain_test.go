package bindings_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/medveil/medveil/bindings"
)

// nodeError is a node's answer to a call that reverted, data and all: a hostile
// node, or a hostile contract, chooses the data.
type nodeError struct{ data any }

func (nodeError) Error() string    { return "execution reverted" }
func (nodeError) ErrorCode() int   { return 3 }
func (e nodeError) ErrorData() any { return e.data }

func TestExplainPassesOthersThrough(t *testing.T) {
	if bindings.Explain(nil) != nil {
		t.Error("nil is explained")
	}
	for _, err := range []error{
		errors.New("connection refused"),
		nodeError{nil}, nodeError{7}, nodeError{""}, nodeError{"0x"}, nodeError{"0x08c379"}, nodeError{"no hex"}, nodeError{"0x123"},
		nodeError{hexutil.Encode(append([]byte{0x08, 0xc3, 0x79, 0xa0}, make([]byte, 64)...))}, // Error(string)
		nodeError{"0xffffffff"}, nodeError{hexutil.Encode(selector("Trace", "CaseExpired"))},
	} {
		if got := bindings.Explain(err); got != err {
			t.Errorf("%#v is explained as %v", err, got)
		}
		wrapped := fmt.Errorf("estimate gas: %w", err)
		if got := bindings.Explain(wrapped); got != wrapped {
			t.Errorf("%#v, wrapped, is explained as %v", err, got)
		}
	}
}

func selector(contract, name string) []byte {
	id := contracts[contract].GetABI().Errors[name].ID
	return id[:4]
}

// FuzzExplain gives any revert data. Explain does not panic, keeps the cause, and
// what it decodes is what encodes to it.
func FuzzExplain(f *testing.F) {
	for contract, binding := range contracts {
		for name, e := range binding.GetABI().Errors {
			data := append(selector(contract, name), make([]byte, 32*len(e.Inputs))...)
			f.Add(data)
			f.Add(data[:len(data)-1])
			f.Add(append(data, 1))
		}
	}
	f.Add([]byte{})
	f.Add([]byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, data []byte) {
		cause := nodeError{hexutil.Encode(data)}
		err := bindings.Explain(cause)
		var revert *bindings.Revert
		if !errors.As(err, &revert) {
			if err != error(cause) {
				t.Fatalf("got %v", err)
			}
			return
		}
		if len(data) < 4 || !errors.Is(err, cause) || err.Error() == "" {
			t.Fatalf("%x is explained as %v", data, err)
		}
		var again *bindings.Revert
		if !errors.As(bindings.Explain(nodeError{hexutil.Encode(repack(t, data, revert.Reason))}), &again) {
			t.Fatalf("%v, encoded, is not explained", revert)
		}
		if show(again.Reason) != show(revert.Reason) {
			t.Fatalf("%x is explained as %s, which encodes to %s", data, show(revert.Reason), show(again.Reason))
		}
	})
}

// repack encodes a decoded error as the contract does.
func repack(t *testing.T, data []byte, reason any) []byte {
	t.Helper()
	var values []any
	v := reflect.ValueOf(reason).Elem()
	for i := range v.NumField() {
		values = append(values, v.Field(i).Interface())
	}
	e := errorWithID(t, [4]byte(data))
	packed, err := e.Inputs.Pack(values...)
	must(t, err)
	return append(data[:4:4], packed...)
}

func errorWithID(t *testing.T, id [4]byte) *abi.Error {
	t.Helper()
	for _, binding := range contracts {
		contract := binding.GetABI()
		if e, err := contract.ErrorByID(id); err == nil {
			return e
		}
	}
	t.Fatalf("no error has the id %x", id)
	return nil
}

// Explain tries one contract after another, so no two custom errors of
// different signatures may share a selector.
func TestErrorSelectorsAreDistinct(t *testing.T) {
	seen := make(map[[4]byte]string)
	for _, binding := range contracts {
		for _, e := range binding.GetABI().Errors {
			id := [4]byte(e.ID[:4])
			if other, taken := seen[id]; taken && other != e.Sig {
				t.Errorf("%s and %s share a selector", e.Sig, other)
			}
			seen[id] = e.Sig
		}
	}
}
