package bindings

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/ethereum/go-ethereum/ethclient"
)

// A Revert is a transaction or call that a contract refused with one of its
// custom errors.
type Revert struct {
	// Reason is a pointer to the generated struct of the custom error, such
	// as *TraceShareBeforeApprovals.
	Reason any
	cause  error
}

// Error names the custom error and its arguments.
func (r *Revert) Error() string {
	if failed, ok := r.Reason.(*ConsortiumProposalCallFailed); ok {
		if inner := unpack(failed.Reason); inner != nil {
			return fmt.Sprintf("refused by the contract: ConsortiumProposalCallFailed(Index %v): %v", failed.Index, &Revert{Reason: inner})
		}
	}
	v := reflect.ValueOf(r.Reason).Elem()
	var args []string
	for i := range v.NumField() {
		args = append(args, fmt.Sprintf("%s %v", v.Type().Field(i).Name, v.Field(i).Interface()))
	}
	return fmt.Sprintf("refused by the contract: %s(%s)", v.Type().Name(), strings.Join(args, ", "))
}

// Unwrap returns the chain's own error.
func (r *Revert) Unwrap() error { return r.cause }

// unpackers try the errors of each contract: an inner contract's error reaches
// the caller of the outer one.
var unpackers = []func([]byte) (any, error){
	NewConsortium().UnpackError,
	NewPseudonymRegistry().UnpackError,
	NewGrantLog().UnpackError,
	NewTrace().UnpackError,
	NewRegistrationVerifierUnsafeDev().UnpackError,
}

// Explain returns err as a [*Revert] if it carries a custom error of ours, and
// err itself, nil included, if it does not. Pass it what a transaction, a call
// or a gas estimate returned.
func Explain(err error) error {
	if err == nil {
		return nil
	}
	data, ok := ethclient.RevertErrorData(err)
	if !ok {
		return err
	}
	if reason := unpack(data); reason != nil {
		return &Revert{Reason: reason, cause: err}
	}
	return err
}

// unpack decodes a custom error of ours, nil if it is none.
func unpack(data []byte) any {
	if len(data) < 4 { // the generated code needs a selector
		return nil
	}
	for _, unpack := range unpackers {
		if reason, unknown := unpack(data); unknown == nil {
			return reason
		}
	}
	return nil
}
