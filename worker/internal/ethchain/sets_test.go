package ethchain

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
)

// An institution keeps its place in a version as long as it has the sealing key
// to which that version's fragments are sealed. Nobody else gets the place.
func TestPlacesOverEpochs(t *testing.T) {
	seat := func(operator, sealing byte) bindings.IConsortiumSeat {
		return bindings.IConsortiumSeat{Operator: common.Address{operator}, SealingKey: [32]byte{sealing}}
	}
	var then, now seats
	then[0], now[0] = seat(1, 1), seat(1, 1) // stays
	then[1], now[1] = seat(2, 2), seat(9, 2) // replaced its operator
	then[2] = seat(3, 3)                     // left
	then[3], now[3] = seat(4, 4), seat(8, 8) // left, and another institution has the seat
	then[5], now[5] = seat(6, 6), seat(6, 7) // rotated its sealing key
	now[6] = seat(7, 9)                      // came later
	set := workerSet(3, bindings.IConsortiumWorkerSet{Mask: 0b101111, Threshold: 2, Epoch: 1}, &then, &now)
	want := []api.Address{{1}, {9}, {}, {}, {}}
	if set.Version != 3 || set.Threshold != 2 || !slices.Equal(set.Operators, want) {
		t.Errorf("got %+v, want %v", set, want)
	}
}
