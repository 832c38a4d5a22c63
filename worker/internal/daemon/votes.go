package daemon

import (
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/api"
)

// A Proposal is a vote of the members, for people.
type Proposal struct {
	ID        api.Word         `json:"id"`
	Proposer  common.Address   `json:"proposer"`
	Words     []string         `json:"words"`   // what each call does
	Actions   json.RawMessage  `json:"actions"` // the same, as a proposal file has it
	Approvers []common.Address `json:"approvers"`
	Approvals int              `json:"approvals"` // that count
	Quorum    int              `json:"quorum"`
	Ready     *time.Time       `json:"ready"` // earliest execution, null without a quorum
	Expiry    time.Time        `json:"expiry"`
	State     string           `json:"state"` // open, waiting, ready, executed or expired
}

// proposalOf says what a proposal is by this machine's clock.
func proposalOf(p *medveil.Proposal) Proposal {
	d := Proposal{
		ID: api.Word(p.ID), Proposer: p.Proposer, Approvers: p.Approvers, Approvals: p.Approvals,
		Quorum: p.Quorum, Expiry: p.Expiry.UTC(), State: "open",
	}
	d.Actions, _ = json.Marshal(medveil.Actions(p.Actions)) // never fails: it has no floats, maps or cycles
	for _, action := range p.Actions {
		d.Words = append(d.Words, action.String())
	}
	if !p.Ready.IsZero() {
		ready := p.Ready.UTC()
		d.Ready = &ready
	}
	now := time.Now()
	switch {
	case p.Executed:
		d.State = "executed"
	case now.After(p.Expiry):
		d.State = "expired"
	case d.Ready != nil && p.Approvals >= p.Quorum && now.Before(p.Ready):
		d.State = "waiting"
	case d.Ready != nil && p.Approvals >= p.Quorum:
		d.State = "ready"
	}
	return d
}

// Write shows a proposal to people: what it does, a line for each call, and how
// far it is.
func (p *Proposal) Write(w io.Writer) {
	fmt.Fprintf(w, "proposal %s: %s\n", p.ID, p.State)
	for i, words := range p.Words {
		fmt.Fprintf(w, "  %d. %s\n", i+1, words)
	}
	fmt.Fprintf(w, "  %d of %d approvals; ", p.Approvals, p.Quorum)
	if p.Ready != nil {
		fmt.Fprintf(w, "timelock until %s; ", p.Ready.Format(time.RFC3339))
	}
	fmt.Fprintf(w, "expires %s\n", p.Expiry.Format(time.RFC3339))
}

// Acts of a vote.
const (
	Propose  = "propose"
	Approve  = "approve"
	Withdraw = "withdraw"
	Execute  = "execute"
)

// A Vote is what the seat does about a proposal.
type Vote struct {
	Act     string          `json:"act"`
	ID      api.Word        `json:"id"`      // except to propose
	Actions medveil.Actions `json:"actions"` // to propose
}

// Ballot checks a vote as the client library does, and returns what is to be sent.
func (v *Vote) Ballot(ctx context.Context, client *medveil.Client) (medveil.Ballot, error) {
	id := medveil.ProposalID(v.ID)
	switch v.Act {
	case Propose:
		return client.ProposalBallot(ctx, v.Actions...)
	case Approve:
		return client.ApprovalBallot(ctx, id)
	case Withdraw:
		return client.WithdrawalBallot(id), nil
	case Execute:
		return client.ExecutionBallot(ctx, id)
	}
	return medveil.Ballot{}, fmt.Errorf("no act %q", v.Act)
}

// Cast checks a vote and sends it from an operator's account, which nothing else
// may send from meanwhile.
func (v *Vote) Cast(ctx context.Context, client *medveil.Client, operator *ecdsa.PrivateKey) (Voted, error) {
	ballot, err := v.Ballot(ctx, client)
	if err != nil {
		return Voted{}, err
	}
	tx, err := client.Cast(ctx, operator, ballot)
	if err != nil {
		return Voted{}, err
	}
	return Voted{ID: api.Word(ballot.ID), Transaction: tx.Hash, Block: tx.Block}, nil
}

// A Voted is a vote that is on the chain.
type Voted struct {
	ID          api.Word    `json:"id"`
	Transaction common.Hash `json:"transaction"`
	Block       uint64      `json:"block"`
}

// vote casts the seat's vote from the operator's account, through the same outbox
// as everything that the worker sends.
func (d *Daemon) vote(r *http.Request) (any, error) {
	content, err := io.ReadAll(io.LimitReader(r.Body, maxVote+1))
	if err != nil || len(content) > maxVote {
		return nil, fmt.Errorf("the order broke off, or is over %d bytes", maxVote)
	}
	var order Vote
	if err := json.Unmarshal(content, &order); err != nil {
		return nil, err
	}
	client, err := d.client(r.Context())
	if err != nil {
		return nil, err
	}
	ballot, err := order.Ballot(r.Context(), client)
	if err != nil {
		return nil, err
	}
	receipt, err := d.chain.Vote(r.Context(), ballot.Data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", order.Act, err)
	}
	d.log.Info("the seat voted", "act", order.Act, "proposal", ballot.ID.String(), "transaction", receipt.TxHash.Hex())
	return Voted{ID: api.Word(ballot.ID), Transaction: receipt.TxHash, Block: receipt.BlockNumber.Uint64()}, nil
}

// maxVote is the size of the largest order to vote, in bytes: 64 seats with cards.
const maxVote = 256 << 10

func (d *Daemon) client(ctx context.Context) (*medveil.Client, error) {
	return medveil.NewClient(ctx, d.pool, d.network)
}

func (d *Daemon) proposals(ctx context.Context) ([]Proposal, error) {
	client, err := d.client(ctx)
	if err != nil {
		return nil, err
	}
	return Proposals(ctx, client)
}

// Proposals lists all proposals, the oldest first.
func Proposals(ctx context.Context, client *medveil.Client) ([]Proposal, error) {
	all, err := client.Proposals(ctx)
	if err != nil {
		return nil, err
	}
	described := make([]Proposal, len(all))
	for i, p := range all {
		described[i] = proposalOf(p)
	}
	return described, nil
}

// Proposals lists all proposals, the oldest first, as the worker's nodes have
// them.
func (c *Client) Proposals(ctx context.Context) (all []Proposal, err error) {
	return all, c.do(ctx, http.MethodGet, "/proposals", nil, &all)
}

// Vote casts a vote for the seat, and returns once it is mined. The worker checks
// it before: it approves neither calls that it cannot put in words nor keys
// without proof of possession.
func (c *Client) Vote(ctx context.Context, v Vote) (voted Voted, err error) {
	return voted, c.do(ctx, http.MethodPost, "/votes", v, &voted)
}
