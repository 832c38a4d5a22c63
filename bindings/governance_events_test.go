package bindings_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
)

// superseded is a new world in its second epoch.
func (s *stage) superseded(t *testing.T) *world {
	t.Helper()
	w := s.fixture.newWorld(t)
	w.nextEpoch(t)
	return w
}

var governanceEmissions = map[string]emission{
	"Consortium.ApprovalWithdrawn": func(t *testing.T, s *stage) (*types.Receipt, any) {
		b := s.ballot(t, auditorCall())
		b.propose(t)
		b.approve(t, 2)
		receipt := s.mustSend(t, s.seats[1].operator, s.at.Consortium, consortium.PackWithdrawApproval(b.id(t)))
		return receipt, &bindings.ConsortiumApprovalWithdrawn{Id: b.id(t), Operator: addressOf(s.seats[1].operator), Approvals: 1}
	},
	"Consortium.Attested": func(t *testing.T, s *stage) (*types.Receipt, any) {
		w := s.superseded(t)
		head, err := w.client.HeaderByNumber(context.Background(), nil)
		must(t, err)
		proof := make([]byte, 96)
		proof[95] = 7
		receipt := w.mustSend(t, w.seats[2].operator, w.at.Consortium, consortium.PackAttest(1, head.Number, proof))
		return receipt, &bindings.ConsortiumAttested{
			Epoch: 1, Seat: 3, BlockNumber: new(big.Int).Set(head.Number), BlockHash: head.Hash(), Proof: proof,
		}
	},
	"Consortium.ContractsBound": func(t *testing.T, s *stage) (*types.Receipt, any) {
		return s.configured(t, consortium.PackBindContracts(s.at.Registry, s.at.Trace)),
			&bindings.ConsortiumContractsBound{Registry: s.at.Registry, Trace: s.at.Trace}
	},
	"Consortium.OperatorReplaced": func(t *testing.T, s *stage) (*types.Receipt, any) {
		receipt := s.superseded(t).pass(t, consortium.PackReplaceOperator(1, 4, common.Address{4}))
		return receipt, &bindings.ConsortiumOperatorReplaced{
			Epoch: 1, Seat: 4, Former: addressOf(s.seats[3].operator), Operator: common.Address{4},
		}
	},
	"Consortium.ProposalApproved": func(t *testing.T, s *stage) (*types.Receipt, any) {
		b := s.ballot(t, auditorCall())
		b.propose(t)
		return b.approve(t, 5), &bindings.ConsortiumProposalApproved{Id: b.id(t), Operator: addressOf(s.seats[4].operator), Approvals: 2}
	},
	"Consortium.ProposalExecuted": func(t *testing.T, s *stage) (*types.Receipt, any) {
		w := s.fixture.newWorld(t)
		b := w.ballot(t, auditorCall()).ready(t)
		receipt := w.mustSend(t, w.deployer, w.at.Consortium, b.execution())
		return receipt, &bindings.ConsortiumProposalExecuted{Id: b.id(t), Executor: addressOf(w.deployer)}
	},
	"Consortium.ProposalReady": func(t *testing.T, s *stage) (*types.Receipt, any) {
		b := s.ballot(t, auditorCall())
		b.propose(t)
		return b.approve(t, 2, 3), &bindings.ConsortiumProposalReady{Id: b.id(t), ReadyAt: s.now(t) + timelock}
	},
	"Consortium.Proposed": func(t *testing.T, s *stage) (*types.Receipt, any) {
		b := s.ballot(t, auditorCall(), consortium.PackSealEpoch(2, 4, true))
		return b.propose(t), &bindings.ConsortiumProposed{
			Id: b.id(t), Proposer: addressOf(s.seats[0].operator), Calls: b.calls, Salt: b.salt, Floor: 4,
			ExpiresAt: s.now(t) + proposalLifetime,
		}
	},
	"Consortium.RegistrationsPausedSet": func(t *testing.T, s *stage) (*types.Receipt, any) {
		receipt := s.fixture.newWorld(t).pass(t, consortium.PackPauseRegistrations(true))
		return receipt, &bindings.ConsortiumRegistrationsPausedSet{Paused: true}
	},
	"Consortium.SeatLost": func(t *testing.T, s *stage) (*types.Receipt, any) {
		receipt := s.superseded(t).pass(t, consortium.PackDeclareLost(1, 5, true))
		return receipt, &bindings.ConsortiumSeatLost{Epoch: 1, Seat: 5, Lost: true}
	},
}
