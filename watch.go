package medveil

import (
	"context"
	"fmt"
	"time"

	"github.com/medveil/medveil/pre/grant"
)

// A Notice is something about one of a wallet's pseudonyms that its person
// should know of. Exactly one of Attempt, Case and Due is set.
type Notice struct {
	Nym grant.Nym
	// Attempt would move the pseudonym to an account that is not the wallet's: to
	// be disputed ([Client.Dispute]) before Attempt.ReadyAt.
	Attempt *Attempt
	// Case asks who the pseudonym is. Stage is how far it came.
	Case  *CaseNotice
	Stage Stage
	// Due: it is to be renewed now ([Client.RenewDue]).
	Due bool
}

// A Stage is how far a case came.
type Stage string

// The stages of cases.
const (
	StageOpen      Stage = "open"
	StageApproved  Stage = "approved" // t seats; their shares follow
	StageComplete  Stage = "complete" // the auditor, or everybody, can read the identity
	StageConcluded Stage = "concluded"
	StageRefused   Stage = "refused"
	StageExpired   Stage = "expired"
)

// Stage returns how far the case came by the time now, that of the chain's head.
func (c *Case) Stage(now time.Time) Stage {
	switch {
	case c.Concluded:
		return StageConcluded
	case c.Done:
		return StageComplete
	case c.Approved():
		return StageApproved
	case c.Refused():
		return StageRefused
	case now.After(c.Expiry):
		return StageExpired
	}
	return StageOpen
}

// String describes the notice for people.
func (n *Notice) String() string {
	switch {
	case n.Attempt != nil:
		return fmt.Sprintf("somebody else recovers %x to account %s: dispute it before %s",
			n.Nym, n.Attempt.Account, n.Attempt.ReadyAt.UTC().Format(time.RFC3339))
	case n.Case != nil:
		return fmt.Sprintf("auditor %s asks who %x is: case %s, reason %d, %s", n.Case.Auditor, n.Nym, n.Case.ID, n.Case.Reason, n.Stage)
	}
	return fmt.Sprintf("%x is to be renewed", n.Nym)
}

// key is the same for notices that say the same.
func (n *Notice) key() string {
	switch {
	case n.Attempt != nil:
		return fmt.Sprintf("attempt %x %d", n.Nym, n.Attempt.Generation)
	case n.Case != nil:
		return fmt.Sprintf("case %s %s", n.Case.ID, n.Stage)
	}
	return fmt.Sprintf("due %x", n.Nym)
}

// Notices returns what there is to know now about the wallet's pseudonyms on
// this network: pending recoveries by others first, then the cases of all time,
// then what is to be renewed. With an error it returns what it found so far.
func (c *Client) Notices(ctx context.Context, w *Wallet) ([]Notice, error) {
	foreign, err := c.ForeignAttempts(ctx, w)
	var all []Notice
	for _, attempt := range foreign {
		all = append(all, Notice{Nym: attempt.Nym, Attempt: &attempt})
	}
	if err != nil {
		return all, err
	}
	nyms, err := c.ownNyms(w)
	if err != nil {
		return all, fmt.Errorf("look for cases: %w", err)
	}
	for _, nym := range nyms {
		cases, err := c.caseNotices(ctx, nym)
		if err != nil {
			return all, err
		}
		all = append(all, cases...)
	}
	due, err := c.Due(ctx, w)
	for _, nym := range due {
		all = append(all, Notice{Nym: nym, Due: true})
	}
	return all, err
}

// caseNotices returns the cases about a nym, with their stages.
func (c *Client) caseNotices(ctx context.Context, nym grant.Nym) ([]Notice, error) {
	cases, err := c.CasesAbout(ctx, nym)
	if err != nil {
		return nil, err
	}
	now, err := c.now(ctx)
	if err != nil {
		return nil, err
	}
	var all []Notice
	for _, about := range cases {
		state, err := c.Case(ctx, about.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, Notice{Nym: nym, Case: &about, Stage: state.Stage(now)})
	}
	return all, nil
}

// Watch reports each of [Client.Notices] once, a case again at each stage that it
// is found at, until ctx ends, whose error it returns. It looks each time that
// much time has passed, at least a millisecond. A person whose client watches,
// at least once in the recovery delay, cannot lose a pseudonym to a stolen holder
// phrase unnoticed. What the node fails to answer is asked again; to see that it
// fails, use [Client.Notices].
func (c *Client) Watch(ctx context.Context, w *Wallet, every time.Duration, report func(Notice)) error {
	ticker := time.NewTicker(max(every, time.Millisecond))
	defer ticker.Stop()
	reported := make(map[string]bool)
	for {
		found, _ := c.Notices(ctx, w) // those found before an error are as good
		for _, notice := range found {
			if key := notice.key(); !reported[key] {
				reported[key] = true
				report(notice)
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ticker.C:
		}
	}
}
