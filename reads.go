package medveil

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/receipt"
)

// A Read is what workers' logs say of one reading: that each of them gave a share
// for it. As many as the grant's threshold make the record readable.
type Read struct {
	Time    time.Time // of the first share, by its worker's clock
	Reader  grant.Nym
	Owner   grant.Nym
	Grant   grant.ID
	Capsule pre.CapsuleID
	Records []content.Hash // anchored under the capsule; none if nobody anchored any
	Seats   []int          // whose workers gave a share
	// Anchored is how many of the seats' entries an anchor on chain holds.
	Anchored int
}

// readWindow is how far apart the shares for one reading may be.
const readWindow = 2 * time.Minute

// Reads lists who read what and when, oldest first, out of verified entries of
// any number of workers. Entries that are no releases are passed over.
func (c *Client) Reads(ctx context.Context, entries []LoggedEntry) ([]Read, error) {
	reads := groupReads(entries)
	known := make(map[pre.CapsuleID][]content.Hash)
	for i := range reads {
		capsule := reads[i].Capsule
		if _, ok := known[capsule]; !ok {
			found, err := events(ctx, c, c.grantLog, bindings.NewGrantLog().UnpackRecordAnchoredEvent, nil, []any{[32]byte(capsule)})
			if err != nil {
				return nil, fmt.Errorf("read the anchors of capsule %x: %w", capsule, err)
			}
			known[capsule] = nil
			for _, event := range found {
				if hash := content.Hash(event.ContentHash); !slices.Contains(known[capsule], hash) {
					known[capsule] = append(known[capsule], hash)
				}
			}
		}
		reads[i].Records = known[capsule]
	}
	return reads, nil
}

// groupReads makes one reading of what the same nym got from different workers
// within a while, under one grant for one capsule. Of readings that follow each
// other at once the logs tell how many there were, not which share was for which.
func groupReads(entries []LoggedEntry) []Read {
	releases := slices.DeleteFunc(slices.Clone(entries), func(e LoggedEntry) bool { return e.Entry.Kind != receipt.Released })
	slices.SortStableFunc(releases, func(a, b LoggedEntry) int { return cmp.Compare(a.Entry.Time, b.Entry.Time) })
	var reads []Read
	open := make(map[reading][]int) // reads that may lack a share, oldest first
	for _, e := range releases {
		at, what := time.Unix(int64(e.Entry.Time), 0), readingOf(&e.Entry)
		i := slices.IndexFunc(open[what], func(i int) bool {
			return at.Sub(reads[i].Time) <= readWindow && !slices.Contains(reads[i].Seats, e.Seat)
		})
		if i < 0 {
			i = len(open[what])
			open[what] = append(open[what], len(reads))
			reads = append(reads, Read{Time: at, Reader: what.reader, Owner: what.owner, Grant: what.grant, Capsule: what.capsule})
		}
		read := &reads[open[what][i]]
		read.Seats = append(read.Seats, e.Seat)
		if e.Anchored {
			read.Anchored++
		}
	}
	return reads
}

// reading is what the shares for one reading have in common.
type reading struct {
	reader, owner grant.Nym
	grant         grant.ID
	capsule       pre.CapsuleID
}

// readingOf returns what a release is part of; receipt.Parse saw to its members.
func readingOf(e *receipt.Entry) reading {
	return reading{grant.Nym(*e.Nym), grant.Nym(*e.Owner), grant.ID(e.Receipt.GrantID), pre.CapsuleID(e.Receipt.CapsuleID)}
}
