package daemon

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"net/http"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// A Case is a trace case that the seat has a say in, for its people.
type Case struct {
	ID         api.Word    `json:"id"`
	Nym        api.Word    `json:"nym"`
	Generation uint32      `json:"generation"`
	Auditor    api.Address `json:"auditor"`
	Reason     uint32      `json:"reason"`   // the auditor's code
	Evidence   api.Word    `json:"evidence"` // hash of what the auditor has in hand
	Opened     uint64      `json:"opened"`   // block
	Expiry     uint64      `json:"expiry"`   // Unix seconds; approving ends
	Epoch      uint32      `json:"epoch"`
	Threshold  int         `json:"threshold"`
	Approvals  []int       `json:"approvals"` // seats
	Decision   string      `json:"decision"`  // this seat's: undecided, approved or refused
	Why        string      `json:"why,omitempty"`
	Approved   bool        `json:"approvalOnChain"`
	Opening    bool        `json:"shareOnChain"`
	Mode       string      `json:"mode"`     // sealed: the auditor alone reads the identity; or public
	Refusals   []int       `json:"refusals"` // seats
	Refused    bool        `json:"refusalOnChain"`
	Done       bool        `json:"done"`
}

func caseOf(v *worker.CaseView) Case {
	c := Case{
		ID: api.Word(v.ID), Nym: v.Case.Nym, Generation: v.Case.Generation, Auditor: v.Case.Auditor,
		Reason: v.Reason, Evidence: v.Evidence, Opened: v.Opened, Expiry: v.Case.Expiry,
		Epoch: v.Case.Epoch, Threshold: v.Case.Threshold, Approvals: seatsOf(v.Case.Approvals), Refusals: seatsOf(v.Case.Refusals),
		Decision: v.Decision.String(), Why: v.Why, Approved: v.OurApproval, Refused: v.OurRefusal, Opening: v.OurShare,
		Mode: "sealed", Done: v.Case.Done,
	}
	if !v.Case.Sealed {
		c.Mode = "public"
	}
	return c
}

// seatsOf lists the seats of a mask.
func seatsOf(mask uint64) []int {
	seats := []int{}
	for ; mask != 0; mask &= mask - 1 {
		seats = append(seats, bits.TrailingZeros64(mask)+1)
	}
	return seats
}

// Write shows a case to people in one line.
func (c *Case) Write(w io.Writer) {
	fmt.Fprintf(w, "%s  %-9s  %s  %d of %d approved, %d refused  nym %s  reason %d",
		c.ID, c.Decision, c.Mode, len(c.Approvals), c.Threshold, len(c.Refusals), c.Nym, c.Reason)
	if c.Done {
		fmt.Fprint(w, "  done")
	}
	fmt.Fprintln(w)
}

func (d *Daemon) cases(ctx context.Context) ([]Case, error) {
	views, err := d.worker.Cases(ctx)
	if err != nil {
		return nil, err
	}
	cases := make([]Case, len(views))
	for i := range views {
		cases[i] = caseOf(&views[i])
	}
	return cases, nil
}

// A decision is the seat's word on a case.
type decision struct {
	Case    api.Word `json:"case"`
	Approve bool     `json:"approve"`
	Reason  string   `json:"reason"`
}

func (d *Daemon) decide(r *http.Request) (any, error) {
	content, err := io.ReadAll(io.LimitReader(r.Body, api.MaxJSON))
	if err != nil {
		return nil, errors.New("the order broke off")
	}
	var order decision
	if err := api.Unmarshal(content, &order); err != nil {
		return nil, err
	}
	if err := d.worker.DecideCase(r.Context(), worker.CaseID(order.Case), order.Approve, order.Reason); err != nil {
		return nil, err
	}
	d.log.Info("the seat decided a case", "case", order.Case.String(), "approve", order.Approve)
	return struct{}{}, nil
}

// Cases lists the trace cases that the seat has a say in.
func (c *Client) Cases(ctx context.Context) (cases []Case, err error) {
	return cases, c.do(ctx, http.MethodGet, "/cases", nil, &cases)
}

// Decide approves or refuses a case for the seat. It is on chain when Decide
// returns nil; see worker.Worker.DecideCase.
func (c *Client) Decide(ctx context.Context, id api.Word, approve bool, reason string) error {
	return c.do(ctx, http.MethodPost, "/decisions", decision{id, approve, reason}, nil)
}
