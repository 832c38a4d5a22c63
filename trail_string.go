package medveil

import (
	"fmt"
	"strings"
	"time"
)

// String describes the trail for people, one link after another, with what each
// rests on and where it is on the chain.
func (t *Trail) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "trail at block %d (%s) of chain %d, %s\nevidence %s\n",
		t.Block, t.BlockHash, t.ChainID, t.BlockTime.Format(time.RFC3339), t.Evidence)
	for i, link := range t.Links {
		fmt.Fprintf(&b, "%d. %s: %s\n   by %s\n", i+1, link.Link, link.Claim, link.By)
		for _, line := range t.places(link.Link) {
			fmt.Fprintf(&b, "   - %s\n", line)
		}
	}
	return b.String()
}

// places says where on the chain, or in a log, a link is.
func (t *Trail) places(link Link) (lines []string) {
	switch link {
	case LinkReceipt:
		for _, r := range t.Receipts {
			lines = append(lines, fmt.Sprintf("seat %d: entry %d of log %d at %s, signed by %s, for block %d",
				r.Seat, r.Index, r.Log, r.Time.Format(time.RFC3339), r.Operator, r.Block))
		}
	case LinkAnchor:
		for _, r := range t.Receipts {
			lines = append(lines, fmt.Sprintf("seat %d: %d entries, block %d, transaction %s", r.Seat, r.AnchorSize, r.AnchorBlock, r.AnchorTransaction))
		}
	case LinkGrant:
		lines = append(lines, fmt.Sprintf("block %d, transaction %s", t.Grant.Block, t.Grant.Transaction))
	case LinkGrantee:
		lines = append(lines, fmt.Sprintf("registered in block %d", t.Grantee.Registered))
	case LinkCase:
		lines = append(lines, fmt.Sprintf("block %d, transaction %s", t.Case.Block, t.Case.Transaction))
	case LinkApprovals:
		lines = actLines(t.Approvals)
	case LinkShares:
		lines = actLines(t.Shares)
	}
	return lines
}

func actLines(acts []TrailAct) (lines []string) {
	for _, act := range acts {
		lines = append(lines, fmt.Sprintf("seat %d: %s, block %d, transaction %s", act.Seat, act.Operator, act.Block, act.Transaction))
	}
	return lines
}
