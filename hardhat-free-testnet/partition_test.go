package testnet

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestTurns(t *testing.T) {
	seats := []Seat{
		{Number: 1, Validator: Account{Address: "0xcc"}},
		{Number: 2, Validator: Account{Address: "0xaa"}},
		{Number: 3, Validator: Account{Address: "0xbb"}},
	}
	// In the order of addresses: 2, 3, 1. Block 7 is that of index 7 mod 3 = 1.
	if got, want := turns(seats, 7), []int{3, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if seats[0].Number != 1 {
		t.Error("the seats were reordered")
	}
}

func TestPartitionRefusesWhatIsNoSplit(t *testing.T) {
	n := &Network{validators: make([]*validator, 4)}
	for _, groups := range [][][]int{{{0}}, {{5}}, {{1, 1}}, {{1}, {2, 1}}} {
		if err := n.Partition(t.Context(), groups...); err == nil {
			t.Errorf("%v was taken", groups)
		}
	}
}

// TestPartition cuts two of five validators off while they may seal, so that
// they seal blocks that the others do not have, with a transaction in them.
// Healed, those blocks must go and the transaction must stay.
func TestPartition(t *testing.T) {
	needNodes(t)
	n := startNetwork(t, Config{Validators: 5, WithoutIPFS: true})
	for range 5 {
		turns, err := n.Turns(within(t, time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		few, many := turns[:2], turns[2:]
		if err := n.Partition(within(t, time.Minute), few); err != nil {
			t.Fatal(err)
		}
		seat := n.Info().Seats[few[0]-1]
		hash, err := send(t, seat, DefaultPriceFloor)
		if err != nil {
			t.Fatal(err)
		}
		lone := awaitLone(t, seat, hash)
		checkSplit(t, n, few, many)
		if err := n.Heal(within(t, 2*time.Minute)); err != nil {
			t.Fatal(err)
		}
		settled := awaitSettled(t, n, hash)
		if lone.Status == "" {
			t.Logf("seats %v were cut off too late to seal", few)
			continue
		}
		if settled.BlockHash == lone.BlockHash {
			t.Fatalf("the lone block %s is still on the chain", lone.BlockNumber)
		}
		return
	}
	t.Error("no minority sealed alone in five attempts")
}

// awaitLone waits for validators that are cut off to seal a transaction, and
// returns an empty receipt if they may not.
func awaitLone(t *testing.T, seat Seat, hash string) receipt {
	t.Helper()
	for deadline := time.Now().Add(8 * time.Second); time.Now().Before(deadline); time.Sleep(pollInterval) {
		if r := mined(t, seat, hash); r.Status != "" {
			return r
		}
	}
	return receipt{}
}

// checkSplit checks that the majority goes on, and that the minority sealed no
// more blocks in a row than it has members. What it lost may be deeper: it also
// built on blocks that were not settled among all when it was cut off.
func checkSplit(t *testing.T, n *Network, few, many []int) {
	t.Helper()
	seats := n.Info().Seats
	lone, err := seats[few[0]-1].block(t.Context(), "latest")
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "the majority goes on", func() bool {
		head, err := seats[many[0]-1].block(t.Context(), "latest")
		return err == nil && head.Number > lone.Number+2
	})
	common := commonBlock(t, seats[few[0]-1], seats[many[0]-1], lone.Number)
	t.Logf("the minority's chain left the others' %d blocks ago", lone.Number-common)
	alone := 0
	for number := lone.Number; number > common && sealedBy(t, seats, few, number); number-- {
		alone++
	}
	if alone > len(few) {
		t.Errorf("%d validators sealed %d blocks in a row", len(few), alone)
	}
}

// commonBlock is the highest block, from a number down, that two seats share.
func commonBlock(t *testing.T, one, other Seat, number uint64) uint64 {
	t.Helper()
	for ; ; number-- {
		a, errA := one.block(t.Context(), fmt.Sprintf("%#x", number))
		b, errB := other.block(t.Context(), fmt.Sprintf("%#x", number))
		if err := errors.Join(errA, errB); err != nil {
			t.Fatal(err)
		}
		if a == b {
			return number
		}
	}
}

// sealedBy reports whether one of a few seats sealed a block of their chain.
func sealedBy(t *testing.T, seats []Seat, few []int, number uint64) bool {
	t.Helper()
	var signer string
	if err := callIPC(t.Context(), seats[few[0]-1].IPC, &signer, "clique_getSigner", fmt.Sprintf("%#x", number)); err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(few, func(seat int) bool { return seats[seat-1].Validator.Address == signer })
}

// awaitSettled waits until all validators have a transaction in one block.
func awaitSettled(t *testing.T, n *Network, hash string) (settled receipt) {
	t.Helper()
	seats := n.Info().Seats
	eventually(t, "all have the transaction in one block", func() bool {
		settled = mined(t, seats[0], hash)
		return settled.Status == "0x1" && !slices.ContainsFunc(seats, func(s Seat) bool { return mined(t, s, hash) != settled })
	})
	return settled
}
