package medveil

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
)

// A Ballot is a vote that was checked and is still to be sent, as a transaction
// without value: for an institution whose worker is the only one to send from
// the operator's account.
type Ballot struct {
	ID   ProposalID
	To   common.Address // the network's Consortium
	Data []byte

	does string // for errors
}

// ProposalBallot returns what [Client.Propose] sends. Each call makes another
// proposal: to send again what may be lost, keep the ballot.
func (c *Client) ProposalBallot(_ context.Context, actions ...Action) (Ballot, error) {
	if err := c.checkActions(actions); err != nil {
		return Ballot{}, fmt.Errorf("propose: %w", err)
	}
	calls := make([]bindings.IGovernanceCall, len(actions))
	for i, action := range actions {
		calls[i].Target, calls[i].Data = action.call(c.network)
	}
	var salt [32]byte
	rand.Read(salt[:]) // never fails: crypto/rand ends the process instead
	id, err := c.proposalID(calls, salt)
	if err != nil {
		return Ballot{}, fmt.Errorf("propose: %w", err)
	}
	return c.ballot("make", id, bindings.NewConsortium().PackPropose(calls, salt)), nil
}

// ApprovalBallot returns what [Client.Approve] sends, and refuses what it refuses.
func (c *Client) ApprovalBallot(ctx context.Context, id ProposalID) (Ballot, error) {
	p, err := c.Proposal(ctx, id)
	if err != nil {
		return Ballot{}, fmt.Errorf("approve: %w", err)
	}
	if err := c.checkActions(p.Actions); err != nil {
		return Ballot{}, fmt.Errorf("approve proposal %s: %w", id, err)
	}
	return c.ballot("approve", id, bindings.NewConsortium().PackApprove(id)), nil
}

// WithdrawalBallot returns what [Client.WithdrawApproval] sends.
func (c *Client) WithdrawalBallot(id ProposalID) Ballot {
	return c.ballot("withdraw the approval of", id, bindings.NewConsortium().PackWithdrawApproval(id))
}

// ExecutionBallot returns what [Client.Execute] sends.
func (c *Client) ExecutionBallot(ctx context.Context, id ProposalID) (Ballot, error) {
	p, err := c.Proposal(ctx, id)
	if err != nil {
		return Ballot{}, fmt.Errorf("execute: %w", err)
	}
	return c.ballot("execute", id, bindings.NewConsortium().PackExecute(p.calls, p.salt)), nil
}

func (c *Client) ballot(does string, id ProposalID, data []byte) Ballot {
	return Ballot{ID: id, To: c.network.Consortium, Data: data, does: does}
}

// Cast sends a ballot from an account.
func (c *Client) Cast(ctx context.Context, key *ecdsa.PrivateKey, b Ballot) (Transaction, error) {
	receipt, err := c.transact(ctx, c.consortium, key, b.Data)
	if err != nil {
		return Transaction{}, fmt.Errorf("%s proposal %s: %w", b.does, b.ID, err)
	}
	return transactionOf(receipt), nil
}
