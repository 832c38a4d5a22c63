package medveil

import (
	"testing"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// release is seat's entry of a share for a reader at a time.
func release(seat int, reader byte, at uint64, anchored bool) LoggedEntry {
	nym, owner := api.Word{reader}, api.Word{9}
	return LoggedEntry{Seat: seat, Anchored: anchored, Entry: receipt.Entry{
		Kind: receipt.Released, Time: at, Nym: &nym, Owner: &owner, Receipt: &api.Receipt{GranteeNym: nym},
	}}
}

// Shares that different workers gave a reader within a while are one reading;
// another reader, a later time and a second share of a worker begin another.
func TestSharesBecomeReads(t *testing.T) {
	nym := api.Word{1}
	entries := []LoggedEntry{
		release(3, 1, 1001, false), release(1, 1, 1000, true), release(2, 1, 1001, true), // one reading
		release(1, 2, 1000, false),                             // another reader
		release(1, 1, 1010, false), release(2, 1, 1011, false), // again
		release(1, 1, 9000, false), // much later
		{Seat: 1, Entry: receipt.Entry{Kind: receipt.Refused, Time: 1000, Nym: &nym, Refusal: &receipt.Refusal{Code: api.GrantRevoked}}},
	}
	reads := groupReads(entries)
	total := 0
	for _, read := range reads {
		total += len(read.Seats)
		seen := make(map[int]bool)
		for _, seat := range read.Seats {
			if seen[seat] {
				t.Errorf("seat %d twice in %+v", seat, read)
			}
			seen[seat] = true
		}
	}
	if len(reads) != 4 || total != 7 {
		t.Fatalf("%d reads with %d shares: %+v", len(reads), total, reads)
	}
	if first := reads[0]; len(first.Seats) != 3 || first.Anchored != 2 || first.Time.Unix() != 1000 {
		t.Errorf("the first read is %+v", first)
	}
	if entries[0].Seat != 3 {
		t.Error("the caller's entries were put in another order")
	}
}
