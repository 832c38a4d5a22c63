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

// checkSplit checks that the majority goes on, while what the minority sealed
// alone is less deep than the confirmations ask for.
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
	common := lone.Number
	for ; ; common-- {
		a, errA := seats[few[0]-1].block(t.Context(), fmt.Sprintf("%#x", common))
		b, errB := seats[many[0]-1].block(t.Context(), fmt.Sprintf("%#x", common))
		if err := errors.Join(errA, errB); err != nil {
			t.Fatal(err)
		}
		if a == b {
			break
		}
	}
	if depth := lone.Number - common; depth >= uint64(n.Info().Confirmations) {
		t.Errorf("a minority sealed %d blocks, which %d confirmations do not cover", depth, n.Info().Confirmations)
	}
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
