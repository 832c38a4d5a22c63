package bindings_test

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
)

// contracts are all bindings, by name.
var contracts = map[string]interface{ GetABI() abi.ABI }{
	"Consortium": consortium, "PseudonymRegistry": registry, "GrantLog": grantLog, "Trace": trace,
	"RegistrationVerifierUnsafeDev": verifier,
}

// unreachable are errors of the ABIs that no transaction meets, with the reason.
var unreachable = map[string]string{
	"Consortium.NoInputs":       "the committee digest hashes a fixed number of words",
	"Trace.NoInputs":            "every hash of a trace has three inputs",
	"Trace.FieldInverseOfZero":  "interpolation inverts a product of differences of distinct seats, which are below r",
	"Trace.DealingInconsistent": "takes a proof of a false statement, against the soundness of the proof system",
}

// A provocation makes a contract fail and returns the fields of the custom error
// that it must fail with, and the error.
type provocation func(t *testing.T, s *stage) (want any, err error)

// Every custom error of every ABI is provoked on the chain and comes out of
// Explain with its values, or is listed as unreachable.
func TestErrorsRoundTrip(t *testing.T) {
	s := newStage(t)
	cases := make(map[string]provocation)
	for _, of := range []map[string]provocation{consortiumErrors, governanceErrors, registryErrors, grantLogErrors, traceErrors} {
		maps.Copy(cases, of)
	}
	for _, name := range namesIn(func(a abi.ABI) []string { return slices.Collect(maps.Keys(a.Errors)) }) {
		provoke, reason := cases[name], unreachable[name]
		if (provoke == nil) == (reason == "") {
			t.Errorf("error %s is to be provoked here, or listed as unreachable with a reason", name)
		}
		if provoke != nil {
			t.Run(name, func(t *testing.T) {
				want, err := provoke(t, s)
				checkNamed(t, err, name, want)
			})
		}
	}
}

// checkNamed checks that err carries the custom error "Contract.Name" with the
// fields of want.
func checkNamed(t *testing.T, err error, name string, want any) {
	t.Helper()
	var revert *bindings.Revert
	if !errors.As(err, &revert) {
		t.Fatalf("got %v", err)
	}
	wantType := "*bindings." + strings.ReplaceAll(name, ".", "")
	if got := fmt.Sprintf("%T", revert.Reason); got != wantType {
		t.Errorf("reason is a %s, want a %s", got, wantType)
	}
	if got, want := fields(revert.Reason), fields(want); got != want {
		t.Errorf("fields are %s, want %s", got, want)
	}
	if !strings.Contains(err.Error(), strings.ReplaceAll(name, ".", "")) || errors.Unwrap(revert) == nil {
		t.Errorf("message %q, cause %v", err, errors.Unwrap(revert))
	}
}

// fields writes a struct, or what a pointer points to, without its type.
func fields(v any) string {
	return fmt.Sprintf("%+v", reflect.Indirect(reflect.ValueOf(v)).Interface())
}

// An emission makes a contract emit an event and returns the receipt and a
// pointer to the event that must be in it.
type emission func(t *testing.T, s *stage) (receipt *types.Receipt, want any)

// Every event of every ABI is emitted on the chain and decoded with its values.
func TestEventsRoundTrip(t *testing.T) {
	s := newStage(t)
	for _, name := range namesIn(func(a abi.ABI) []string { return slices.Collect(maps.Keys(a.Events)) }) {
		emit := emissions[name]
		if emit == nil {
			emit = governanceEmissions[name]
		}
		if emit == nil {
			t.Errorf("event %s is to be emitted here", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			receipt, want := emit(t, s)
			if got := unpackOne(t, name, receipt); show(got) != show(want) {
				t.Errorf("event %s, want %s", show(got), show(want))
			}
		})
	}
}

// unpackOne decodes the one event "Contract.Name" of the receipt.
func unpackOne(t *testing.T, name string, receipt *types.Receipt) any {
	t.Helper()
	contract, event, _ := strings.Cut(name, ".")
	unpack := reflect.ValueOf(contracts[contract]).MethodByName("Unpack" + event + "Event")
	id := contracts[contract].GetABI().Events[event].ID
	for _, log := range receipt.Logs {
		if log.Topics[0] != id {
			continue
		}
		out := unpack.Call([]reflect.Value{reflect.ValueOf(log)})
		if err, failed := out[1].Interface().(error); failed {
			t.Fatal(err)
		}
		if raw := out[0].Elem().FieldByName("Raw"); raw.Interface() != log {
			t.Error("the raw log is not attached")
		} else {
			raw.SetZero()
		}
		return out[0].Interface()
	}
	t.Fatalf("no event among %d logs", len(receipt.Logs))
	return nil
}

// namesIn lists "Contract.Name" for all names that of returns, sorted.
func namesIn(of func(abi.ABI) []string) (names []string) {
	for contract, binding := range contracts {
		for _, name := range of(binding.GetABI()) {
			names = append(names, contract+"."+name)
		}
	}
	slices.Sort(names)
	return names
}
