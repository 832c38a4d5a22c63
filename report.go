package medveil

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
)

// A MembersReport tells the members what they still keep old share keys for:
// which pseudonyms depend on superseded epochs, whether enough of their seats
// attest, and who must renew by when.
type MembersReport struct {
	Block uint64         `json:"block"` // at which the chain was read
	Time  time.Time      `json:"time"`  // of that block
	Epoch uint32         `json:"epoch"` // the current one
	Past  []*EpochReport `json:"past"`  // superseded epochs on which a pseudonym depends, oldest first
	// Renewals are the pseudonyms of those epochs, the most urgent first.
	Renewals []DueRenewal `json:"renewals"`
	// Unneeded are the superseded epochs on which no pseudonym with validity left
	// depends. Cases about expired ones still need their share keys.
	Unneeded []uint32 `json:"unneeded"`
}

// An Urgency says how much a pseudonym has to hurry to renew.
type Urgency string

// How urgent a renewal is, the most urgent first.
const (
	// RenewalLate: fewer than t seats of its epoch attest, so the pseudonym is
	// inactive until it renews, and if their keys are gone nobody can trace it.
	RenewalLate Urgency = "late"
	// RenewalNeeded: t seats of its epoch attest and hardly more. It must renew
	// before they cease to.
	RenewalNeeded Urgency = "needed"
	// RenewalInTime: it goes on until its validity ends, and moves to the current
	// epoch when it renews for that.
	RenewalInTime Urgency = "in time"
)

// A DueRenewal is a pseudonym that depends on a superseded epoch.
type DueRenewal struct {
	Nym     api.Word  `json:"nym"`
	Epoch   uint32    `json:"epoch"`
	Urgency Urgency   `json:"urgency"`
	By      time.Time `json:"by"` // last second; past if it is late
}

// MembersReport reports on the chain as it is at the head now. It reads every
// registration, page by page.
func (c *Client) MembersReport(ctx context.Context) (*MembersReport, error) {
	fixed, at, err := c.snapshot(ctx)
	if err != nil {
		return nil, fmt.Errorf("members' report: %w", err)
	}
	report, err := fixed.membersReport(ctx)
	if err == nil {
		err = at.check(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("members' report: %w", err)
	}
	report.Block, report.Time = at.head.Number.Uint64(), time.Unix(int64(at.head.Time), 0).UTC()
	return report, nil
}

func (c *Client) membersReport(ctx context.Context) (*MembersReport, error) {
	consortium := bindings.NewConsortium()
	current, err := call(ctx, c.consortium, consortium.PackCurrentEpoch(), consortium.UnpackCurrentEpoch)
	if err != nil {
		return nil, fmt.Errorf("read the current epoch: %w", err)
	}
	dependents, err := c.dependents(ctx)
	if err != nil {
		return nil, err
	}
	report := &MembersReport{Epoch: current}
	for epoch := uint32(firstEpoch); epoch < current; epoch++ {
		if len(dependents[epoch]) == 0 {
			report.Unneeded = append(report.Unneeded, epoch)
			continue
		}
		past, err := c.epochReport(ctx, epoch)
		if err != nil {
			return nil, fmt.Errorf("epoch %d: %w", epoch, err)
		}
		for _, d := range dependents[epoch] {
			past.Dependents = append(past.Dependents, d.nym)
			report.Renewals = append(report.Renewals, renewalOf(past, d))
		}
		report.Past = append(report.Past, past)
	}
	slices.SortStableFunc(report.Renewals, func(a, b DueRenewal) int { return cmp.Or(a.By.Compare(b.By), cmp.Compare(a.Epoch, b.Epoch)) })
	return report, nil
}

// renewalOf says by when a pseudonym of a superseded epoch must renew.
func renewalOf(epoch *EpochReport, d dealt) DueRenewal {
	// The day after the last, less a second.
	valid := time.Unix((int64(d.validUntil)+1)*86400-1, 0).UTC()
	due := DueRenewal{Nym: api.Word(d.nym), Epoch: d.epoch, Urgency: RenewalInTime, By: valid}
	switch {
	case !epoch.Alive:
		due.Urgency, due.By = RenewalLate, epoch.Superseded.UTC()
	case epoch.MustRenew && epoch.Until.Before(valid):
		due.Urgency, due.By = RenewalNeeded, epoch.Until.UTC()
	}
	return due
}

// String describes the report for people.
func (r *MembersReport) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "epoch %d at block %d, %s\n", r.Epoch, r.Block, r.Time.Format(time.RFC3339))
	for _, past := range r.Past {
		fmt.Fprintf(&b, "epoch %d: %d pseudonyms depend on it; seats %v attest, %d are needed%s\n",
			past.Epoch, len(past.Dependents), past.Attesting, past.Threshold, past.outlook())
	}
	if len(r.Unneeded) > 0 {
		fmt.Fprintf(&b, "no pseudonym depends on epochs %v\n", r.Unneeded)
	}
	for _, due := range r.Renewals {
		fmt.Fprintf(&b, "%x of epoch %d: %s, by %s\n", due.Nym[:], due.Epoch, due.Urgency, due.By.Format(time.RFC3339))
	}
	return b.String()
}

// outlook says how long a superseded epoch lasts.
func (r *EpochReport) outlook() string {
	said := fmt.Sprintf("; alive until %s if none attests again", r.Until.UTC().Format(time.RFC3339))
	switch {
	case !r.Alive:
		said = "; too few: its pseudonyms are inactive until they renew"
	case r.MustRenew:
		said += "; too few to spare one: its pseudonyms must renew"
	}
	if len(r.Unproven) > 0 {
		said += fmt.Sprintf("; seats %v attested without a valid proof", r.Unproven)
	}
	return said
}
