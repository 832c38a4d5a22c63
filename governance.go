package medveil

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
)

// ErrNoProposal is returned for a proposal id that the consortium does not have.
var ErrNoProposal = errors.New("no such proposal")

// ErrProposalUnsound is returned for proposals that a member should not approve:
// a seat's proof of possession does not verify, or a call means nothing to this
// version.
var ErrProposalUnsound = errors.New("the proposal must not be approved")

// A ProposalID names a proposal: a hash of its calls.
type ProposalID [32]byte

// String returns the id in hexadecimal.
func (id ProposalID) String() string { return fmt.Sprintf("%x", id[:]) }

// A Proposal is calls that the consortium makes once a quorum approved them.
type Proposal struct {
	ID        ProposalID
	Proposer  common.Address
	Actions   []Action
	Approvers []common.Address // whether they count or not
	Approvals int              // that count: of operators of the current epoch
	Quorum    int              // approvals that are needed now
	Ready     time.Time        // earliest execution; zero without a quorum
	Expiry    time.Time        // last second of approving and executing
	Executed  bool

	calls []bindings.IGovernanceCall
	salt  [32]byte
}

// String says in words what is proposed, one action a line.
func (p *Proposal) String() string { return describe(p.Actions) }

// Propose proposes actions from the account of an operator of the current epoch,
// which approves them by that. The actions are executed in order, all or none.
// They are checked as [Client.Approve] does.
func (c *Client) Propose(ctx context.Context, operator *ecdsa.PrivateKey, actions ...Action) (ProposalID, Transaction, error) {
	b, err := c.ProposalBallot(ctx, actions...)
	if err != nil {
		return ProposalID{}, Transaction{}, err
	}
	tx, err := c.Cast(ctx, operator, b)
	return b.ID, tx, err
}

// Approve approves a proposal from the account of an operator of the current
// epoch. It refuses, with [ErrProposalUnsound], what it cannot put in words and
// seats whose proofs of possession do not verify: the chain cannot verify them,
// and a seat with a key that it does not possess could be used against every
// identity. Whether the members want what is proposed, the caller decides, from
// [Client.Proposal].
func (c *Client) Approve(ctx context.Context, operator *ecdsa.PrivateKey, id ProposalID) (Transaction, error) {
	b, err := c.ApprovalBallot(ctx, id)
	if err != nil {
		return Transaction{}, err
	}
	return c.Cast(ctx, operator, b)
}

// WithdrawApproval takes back an approval of the account.
func (c *Client) WithdrawApproval(ctx context.Context, operator *ecdsa.PrivateKey, id ProposalID) (Transaction, error) {
	return c.Cast(ctx, operator, c.WithdrawalBallot(id))
}

// Execute executes a proposal that has its quorum and whose timelock is over,
// from any account.
func (c *Client) Execute(ctx context.Context, account *ecdsa.PrivateKey, id ProposalID) (Transaction, error) {
	b, err := c.ExecutionBallot(ctx, id)
	if err != nil {
		return Transaction{}, err
	}
	return c.Cast(ctx, account, b)
}

// checkActions refuses what a member should not put its name to.
func (c *Client) checkActions(actions []Action) error {
	for i, action := range actions {
		if err := checkRange(action); err != nil {
			return fmt.Errorf("call %d: %w", i+1, err)
		}
		switch a := action.(type) {
		case UnknownCall:
			return fmt.Errorf("call %d: %s: %w", i+1, a, ErrProposalUnsound)
		case SeatChange:
			if err := a.check(c.network); err != nil {
				return fmt.Errorf("call %d, seat %d: %w: %w", i+1, a.Seat, ErrProposalUnsound, err)
			}
		}
	}
	return nil
}

// Proposals returns all proposals, in the order in which they were made.
func (c *Client) Proposals(ctx context.Context) ([]*Proposal, error) {
	made, err := events(ctx, c, c.consortium, bindings.NewConsortium().UnpackProposedEvent)
	if err != nil {
		return nil, fmt.Errorf("read the proposals: %w", err)
	}
	list := make([]*Proposal, len(made))
	for i, event := range made {
		if list[i], err = c.proposalOf(ctx, event); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Proposal returns one proposal.
func (c *Client) Proposal(ctx context.Context, id ProposalID) (*Proposal, error) {
	made, err := events(ctx, c, c.consortium, bindings.NewConsortium().UnpackProposedEvent, []any{[32]byte(id)})
	if err != nil {
		return nil, fmt.Errorf("read proposal %s: %w", id, err)
	}
	if len(made) == 0 {
		return nil, fmt.Errorf("proposal %s: %w", id, ErrNoProposal)
	}
	p, err := c.proposalOf(ctx, made[len(made)-1])
	if err == nil && p.ID != id {
		return nil, fmt.Errorf("read proposal %s: the node answers with another", id)
	}
	return p, err
}

// proposalOf adds to a proposal's event what has become of it. The calls are
// those that the id is a hash of, or the node lies: the consortium executes no
// others.
func (c *Client) proposalOf(ctx context.Context, event *bindings.ConsortiumProposed) (*Proposal, error) {
	id, consortium := ProposalID(event.Id), bindings.NewConsortium()
	if hash, err := c.proposalID(event.Calls, event.Salt); err != nil || hash != id {
		return nil, fmt.Errorf("read proposal %s: its calls are not those that it is a hash of, the node lies: %w", id,
			errors.Join(ErrProposalUnsound, err))
	}
	p := &Proposal{ID: id, Proposer: event.Proposer, calls: event.Calls, salt: event.Salt}
	for _, call := range event.Calls {
		p.Actions = append(p.Actions, decodeCall(c.network, call))
	}
	kept, err := call(ctx, c.consortium, consortium.PackProposal(id), consortium.UnpackProposal)
	if err != nil {
		return nil, fmt.Errorf("read proposal %s: %w", id, err)
	}
	tally, err := call(ctx, c.consortium, consortium.PackTally(id), consortium.UnpackTally)
	if err != nil {
		return nil, fmt.Errorf("count the votes for proposal %s: %w", id, err)
	}
	if p.Approvers, err = call(ctx, c.consortium, consortium.PackApprovers(id), consortium.UnpackApprovers); err != nil {
		return nil, fmt.Errorf("read the votes for proposal %s: %w", id, err)
	}
	p.Approvals, p.Quorum = int(tally.Approvals), int(tally.Quorum)
	p.Expiry, p.Executed = time.Unix(int64(kept.ExpiresAt), 0), kept.Executed
	if kept.ReadyAt != 0 {
		p.Ready = time.Unix(int64(kept.ReadyAt), 0)
	}
	return p, nil
}
