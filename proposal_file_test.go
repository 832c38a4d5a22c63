package medveil_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
)

// Every action survives its JSON, and what an object says twice, not at all, or
// of a seat that would be cut to another one, is refused.
func TestActionsFile(t *testing.T) {
	w, _ := newSealedWorld(t)
	joins, _ := w.newcomer(t, 4)
	all := medveil.Actions{
		joins, medveil.SeatRemoval{Seat: 3}, medveil.EpochSeal{Epoch: 2, Threshold: 3, Emergency: true},
		medveil.WorkersChange{Seats: []int{1, 2}, Threshold: 2, Served: []uint32{1}},
		medveil.PolicyChange{Policy: bindings.IConsortiumPolicy{MaxNyms: 1, Replicas: 2, Margin: 3, GracePeriod: 4, CaseLifetime: 5,
			RecoveryDelay: 6, RecoveryBlocks: 7, Timelock: 8, ProposalLifetime: 9, AttestationPeriod: 10}},
		medveil.AuditorChange{Auditor: common.Address{1}, Limit: 2}, medveil.OperatorChange{Epoch: 1, Seat: 2, Operator: common.Address{3}},
		medveil.KeyLoss{Epoch: 1, Seat: 2, Lost: true}, medveil.RegistrationPause{}, medveil.Suspension{Nym: grant.Nym{1}, Suspended: true},
		medveil.RecoveryRuling{Nym: grant.Nym{2}, Generation: 3},
	}
	encoded, err := json.Marshal(all)
	must(t, err)
	var again medveil.Actions
	must(t, json.Unmarshal(encoded, &again))
	if !reflect.DeepEqual(all, again) {
		t.Errorf("%+v\nbecame\n%+v", all, again)
	}
	unknown, err := json.Marshal(medveil.Actions{medveil.UnknownCall{Target: common.Address{1}, Data: []byte{2}}})
	must(t, err)
	for _, bad := range []string{
		string(unknown), `[{}]`, `[{"removeSeat": 3, "pauseRegistrations": true}]`, `[{"removeSeat": 0}]`, `[{"removeSeat": 257}]`, `[{"typo": 1}]`,
		`[{"sealEpoch": {"epoch": 2, "threshold": 257}}]`, `[{"workers": {"seats": [65], "threshold": 2}}]`, `[{"suspension": {"nym": "55"}}]`,
		`{}`, `[{"auditor": {"cases": 256}}]`,
	} {
		if err := json.Unmarshal([]byte(bad), &again); err == nil {
			t.Errorf("%s is %v", bad, again)
		}
	}
}

// A seat that does not fit a call is not proposed as another one.
func TestSeatOutOfRangeIsNotProposed(t *testing.T) {
	_, client := newSealedWorld(t)
	for _, action := range []medveil.Action{medveil.SeatRemoval{Seat: 257}, medveil.WorkersChange{Seats: []int{0}, Threshold: 2}} {
		if _, err := client.ProposalBallot(t.Context(), action); err == nil {
			t.Errorf("proposed: %s", action)
		}
	}
}
