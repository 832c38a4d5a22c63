package main

import (
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"github.com/medveil/medveil"
)

// caseResult is how a case shows.
type caseResult struct {
	ID        string       `json:"id"`
	Nym       string       `json:"nym"`
	Auditor   string       `json:"auditor"`
	Epoch     uint32       `json:"epoch"`
	Threshold int          `json:"threshold"`
	Sealed    bool         `json:"sealed"`
	Stage     string       `json:"stage"`     // by this machine's clock
	Approvals []int        `json:"approvals"` // seats
	Refusals  []int        `json:"refusals"`
	Shares    []int        `json:"shares"`
	Faults    []int        `json:"faults"`
	Expiry    string       `json:"approveUntil"` // RFC 3339
	Identity  *tracedState `json:"identity"`     // null until it is revealed
}

// tracedState is a revealed identity. Fault is set when the issuer signed what is
// no identity.
type tracedState struct {
	Identity   string `json:"identity"`
	IssuerSeat int    `json:"issuerSeat"`
	Issuer     string `json:"issuerOperator"` // account of the institution at that seat
	Endpoint   string `json:"issuerEndpoint"` // of its worker
	Holder     string `json:"holder"`
	Fault      string `json:"fault,omitempty"`
}

func describeCase(c *medveil.Case) *caseResult {
	seats := func(s []int) []int { return append([]int{}, s...) } // never null in JSON
	r := &caseResult{
		ID: c.ID.String(), Nym: hex.EncodeToString(c.Nym[:]), Auditor: c.Auditor.Hex(), Epoch: c.Epoch, Threshold: c.Threshold,
		Sealed: c.Sealed, Stage: string(c.Stage(time.Now())), Approvals: seats(c.Approvals), Refusals: seats(c.Refusals), Shares: seats(c.Shares), Faults: seats(c.Faults), Expiry: c.Expiry.UTC().Format(time.RFC3339),
	}
	if c.Identity != nil {
		r.Identity = describeTraced(c.Identity)
	}
	return r
}

func describeTraced(t *medveil.TracedIdentity) *tracedState {
	holder := t.Holder.Bytes()
	s := &tracedState{Identity: t.Identity.String(), IssuerSeat: t.IssuerSeat, Holder: hex.EncodeToString(holder[:]),
		Issuer: t.Issuer.Operator.Hex(), Endpoint: t.Issuer.Endpoint}
	if t.Fault != nil {
		s.Fault = t.Fault.Error()
	}
	return s
}

func (r *caseResult) write(w io.Writer) {
	kind := map[bool]string{true: "sealed", false: "public"}[r.Sealed]
	fmt.Fprintf(w, "case %s on nym %s: %s, %s\n", r.ID, r.Nym, kind, r.Stage)
	r.writeProgress(w)
	if r.Identity != nil {
		r.Identity.write(w)
	}
}

func (r *caseResult) writeProgress(w io.Writer) {
	fmt.Fprintf(w, "approvals %d of %d by seats %v; refused by seats %v; shares by seats %v; wrong shares by seats %v\n",
		len(r.Approvals), r.Threshold, r.Approvals, r.Refusals, r.Shares, r.Faults)
}

func (t *tracedState) write(w io.Writer) {
	if t.Fault != "" {
		fmt.Fprintf(w, "no identity: seat %d is at fault: %s (holder %s)\n", t.IssuerSeat, t.Fault, t.Holder)
		return
	}
	fmt.Fprintf(w, "identity: %q, enrolled by seat %d (operator %s, worker at %q)\n", t.Identity, t.IssuerSeat, t.Issuer, t.Endpoint)
}
