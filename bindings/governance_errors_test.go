package bindings_test

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
)

// auditorCall is a call that only needs a majority.
func auditorCall() []byte { return consortium.PackConfigureAuditor(common.Address{1}, 1) }

// executes tries to execute a ballot.
func (b *ballot) executes(t *testing.T) error {
	t.Helper()
	return b.refused(t, b.deployer, b.at.Consortium, b.execution())
}

// withoutWorker empties seat 2 in epoch 2, whose worker is of the current set.
func withoutWorker() [][]byte {
	return [][]byte{consortium.PackClearSeat(2), consortium.PackSealEpoch(2, 3, false)}
}

var governanceErrors = map[string]provocation{
	"Consortium.AttestationBlockRefused": func(t *testing.T, s *stage) (any, error) {
		w := s.fixture.newWorld(t)
		w.nextEpoch(t)
		err := w.refused(t, w.seats[0].operator, w.at.Consortium, consortium.PackAttest(1, ints(1e9), make([]byte, 96)))
		return bindings.ConsortiumAttestationBlockRefused{BlockNumber: ints(1e9)}, err
	},
	"Consortium.CallerNotOperator": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.stranger, s.at.Consortium, consortium.PackPropose(nil, [32]byte{}))
		return bindings.ConsortiumCallerNotOperator{Epoch: ints(1), Caller: addressOf(s.stranger)}, err
	},
	"Consortium.ContractsMismatch": func(t *testing.T, s *stage) (any, error) {
		w := s.unsealed(t).withSecondRegistry(t)
		return none{}, w.refused(t, w.deployer, w.at.Consortium, consortium.PackBindContracts(w.at.Registry, w.at.Trace))
	},
	"Consortium.EpochNotNext": func(t *testing.T, s *stage) (any, error) {
		_, err := s.call(s.at.Consortium, s.at.Consortium, consortium.PackSealEpoch(3, 3, false))
		return bindings.ConsortiumEpochNotNext{Epoch: ints(3), Next: ints(2)}, err
	},
	"Consortium.EpochNotSealed": func(t *testing.T, s *stage) (any, error) {
		b := s.fixture.newWorld(t).ballot(t, consortium.PackClearSeat(2)).ready(t)
		return bindings.ConsortiumEpochNotSealed{Epoch: ints(2)}, b.executes(t)
	},
	"Consortium.EpochNotSuperseded": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.seats[0].operator, s.at.Consortium, consortium.PackAttest(1, ints(1), make([]byte, 96)))
		return bindings.ConsortiumEpochNotSuperseded{Epoch: ints(1)}, err
	},
	"Consortium.PolicyRefused": func(t *testing.T, s *stage) (any, error) {
		policy := policyOf(s.terms)
		policy.ProposalLifetime = policy.Timelock
		return none{}, s.configures(t, consortium.PackConfigurePolicy(policy))
	},
	"Consortium.ProposalCallFailed": func(t *testing.T, s *stage) (any, error) {
		refused := consortium.PackConfigureAuditor(common.Address{}, 1)
		b := s.fixture.newWorld(t).ballot(t, auditorCall(), refused).ready(t)
		reason := consortium.GetABI().Errors["AuditorZero"].ID.Bytes()[:4]
		return bindings.ConsortiumProposalCallFailed{Index: ints(1), Reason: reason}, b.executes(t)
	},
	"Consortium.ProposalCallRefused": func(t *testing.T, s *stage) (any, error) {
		b := s.ballot(t, consortium.PackSealFirstEpoch(3))
		err := s.refused(t, s.seats[0].operator, s.at.Consortium, consortium.PackPropose(b.calls, b.salt))
		return bindings.ConsortiumProposalCallRefused{
			Index: ints(0), Target: s.at.Consortium, Selector: [4]byte(b.calls[0].Data),
		}, err
	},
	"Consortium.ProposalDone": func(t *testing.T, s *stage) (any, error) {
		w := s.fixture.newWorld(t)
		b := w.ballot(t, auditorCall()).ready(t)
		w.mustSend(t, w.deployer, w.at.Consortium, b.execution())
		return bindings.ConsortiumProposalDone{Id: b.id(t)}, b.executes(t)
	},
	"Consortium.ProposalExists": func(t *testing.T, s *stage) (any, error) {
		b := s.ballot(t, auditorCall())
		b.propose(t)
		err := s.refused(t, s.seats[3].operator, s.at.Consortium, consortium.PackPropose(b.calls, b.salt))
		return bindings.ConsortiumProposalExists{Id: b.id(t)}, err
	},
	"Consortium.ProposalExpired": func(t *testing.T, s *stage) (any, error) {
		b := s.fixture.newWorld(t).ballot(t, auditorCall()).ready(t)
		must(t, b.chain.AdvanceTime(proposalLifetime*time.Second))
		return bindings.ConsortiumProposalExpired{Id: b.id(t)}, b.executes(t)
	},
	"Consortium.ProposalLength": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.seats[0].operator, s.at.Consortium, consortium.PackPropose(nil, [32]byte{}))
		return bindings.ConsortiumProposalLength{Calls: ints(0)}, err
	},
	"Consortium.ProposalLocked": func(t *testing.T, s *stage) (any, error) {
		b := s.ballot(t, auditorCall())
		b.propose(t)
		b.approve(t, 2, 3)
		return bindings.ConsortiumProposalLocked{Id: b.id(t), ReadyAt: ints(int64(s.now(t) + timelock))}, b.executes(t)
	},
	"Consortium.ProposalQuorumMissing": func(t *testing.T, s *stage) (any, error) {
		b := s.ballot(t, auditorCall())
		b.propose(t)
		return bindings.ConsortiumProposalQuorumMissing{Id: b.id(t), Approvals: ints(1), Quorum: ints(3)}, b.executes(t)
	},
	"Consortium.ProposalUnknown": func(t *testing.T, s *stage) (any, error) {
		b := s.ballot(t, auditorCall())
		return bindings.ConsortiumProposalUnknown{Id: b.id(t)}, b.executes(t)
	},
	"Consortium.ProposalVoteRefused": func(t *testing.T, s *stage) (any, error) {
		b := s.ballot(t, auditorCall())
		b.propose(t)
		err := s.refused(t, s.seats[0].operator, s.at.Consortium, consortium.PackApprove(b.id(t)))
		return bindings.ConsortiumProposalVoteRefused{Id: b.id(t), Caller: addressOf(s.seats[0].operator)}, err
	},
	"Consortium.RegistrationsPaused": func(t *testing.T, s *stage) (any, error) {
		w := s.fixture.newWorld(t)
		w.pass(t, consortium.PackPauseRegistrations(true))
		return none{}, w.refused(t, w.deployer, w.at.Registry, s.patient.call())
	},
	"Consortium.WorkerSetNotServed": func(t *testing.T, s *stage) (any, error) {
		err := s.configures(t, consortium.PackConfigureWorkerSet(0b11, 2, []uint32{1}))
		return bindings.ConsortiumWorkerSetNotServed{Version: ints(1)}, err
	},
	"Consortium.WorkerSetOutdated": func(t *testing.T, s *stage) (any, error) {
		b := s.fixture.newWorld(t).ballot(t, withoutWorker()...).ready(t)
		return bindings.ConsortiumWorkerSetOutdated{Seat: ints(2)}, b.executes(t)
	},
}
