package bindings_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
)

type none struct{} // the fields of an error that has none

func ints(n int64) *big.Int { return big.NewInt(n) }

var consortiumErrors = map[string]provocation{
	"Consortium.AuditorZero": func(t *testing.T, s *stage) (error, any) {
		return s.configures(t, consortium.PackConfigureAuditor(common.Address{}, 1)), none{}
	},
	"Consortium.ConsortiumCallerNotConfigurator": func(t *testing.T, s *stage) (error, any) {
		// even the configurator, after the seal
		err := s.refused(t, s.deployer, s.at.Consortium, consortium.PackClearSeat(1))
		return err, bindings.ConsortiumConsortiumCallerNotConfigurator{Caller: addressOf(s.deployer)}
	},
	"Consortium.EpochNotUsable": func(t *testing.T, s *stage) (error, any) {
		err := s.registers(t, func(r *submission) { r.reg.Epoch = 2 })
		return err, bindings.ConsortiumEpochNotUsable{Epoch: ints(2)}
	},
	"Consortium.EpochThresholdOutOfRange": func(t *testing.T, s *stage) (error, any) {
		err := s.configures(t, consortium.PackSealFirstEpoch(6))
		return err, bindings.ConsortiumEpochThresholdOutOfRange{Threshold: ints(6), Seats: ints(5)}
	},
	"Consortium.PolicyIncomplete": func(t *testing.T, s *stage) (error, any) {
		return s.configures(t, consortium.PackConfigurePolicy(bindings.IConsortiumPolicy{MaxNyms: 1, GracePeriod: 1})), none{}
	},
	"Consortium.SeatEndpointLength": func(t *testing.T, s *stage) (error, any) {
		err := s.configuresSeat(t, func(c *bindings.IConsortiumSeat) { c.Endpoint = strings.Repeat("x", 257) }, 96)
		return err, bindings.ConsortiumSeatEndpointLength{Seat: ints(1), Length: ints(257)}
	},
	"Consortium.SeatKeyInvalid": func(t *testing.T, s *stage) (error, any) {
		x, y := s.seats[0].config().ShareKeyX, plusOne(s.seats[0].config().ShareKeyY)
		err := s.configuresSeat(t, func(c *bindings.IConsortiumSeat) { c.ShareKeyY = y }, 96)
		return err, bindings.ConsortiumSeatKeyInvalid{Seat: ints(1), X: x, Y: y}
	},
	"Consortium.SeatKeyRepeated": func(t *testing.T, s *stage) (error, any) {
		first := s.seats[0].config()
		err := s.sealsWith(t, func(c *bindings.IConsortiumSeat) { c.ShareKeyX, c.ShareKeyY = first.IssuerKeyX, first.IssuerKeyY })
		return err, bindings.ConsortiumSeatKeyRepeated{Seat: ints(2), X: first.IssuerKeyX}
	},
	"Consortium.SeatNumberOutOfRange": func(t *testing.T, s *stage) (error, any) {
		return s.configures(t, consortium.PackClearSeat(17)), bindings.ConsortiumSeatNumberOutOfRange{Seat: ints(17)}
	},
	"Consortium.SeatOperatorRepeated": func(t *testing.T, s *stage) (error, any) {
		first := s.seats[0].config().Operator
		err := s.sealsWith(t, func(c *bindings.IConsortiumSeat) { c.Operator = first })
		return err, bindings.ConsortiumSeatOperatorRepeated{Seat: ints(2), Operator: first}
	},
	"Consortium.SeatOperatorZero": func(t *testing.T, s *stage) (error, any) {
		err := s.configuresSeat(t, func(c *bindings.IConsortiumSeat) { c.Operator = common.Address{} }, 96)
		return err, bindings.ConsortiumSeatOperatorZero{Seat: ints(1)}
	},
	"Consortium.SeatPossessionLength": func(t *testing.T, s *stage) (error, any) {
		err := s.configuresSeat(t, func(*bindings.IConsortiumSeat) {}, 95)
		return err, bindings.ConsortiumSeatPossessionLength{Seat: ints(1), Length: ints(95)}
	},
	"Consortium.SeatSealingKeyZero": func(t *testing.T, s *stage) (error, any) {
		err := s.configuresSeat(t, func(c *bindings.IConsortiumSeat) { c.SealingKey = [32]byte{} }, 96)
		return err, bindings.ConsortiumSeatSealingKeyZero{Seat: ints(1)}
	},
	"Consortium.WorkerSetInvalid": func(t *testing.T, s *stage) (error, any) {
		err := s.configures(t, consortium.PackConfigureWorkerSet(0b101, 3))
		return err, bindings.ConsortiumWorkerSetInvalid{Mask: ints(5), Threshold: ints(3)}
	},
}

var registryErrors = map[string]provocation{
	"PseudonymRegistry.DealingUnknown": func(t *testing.T, s *stage) (error, any) {
		err := s.asks(t, func(r *bindings.ITraceCaseRequest) { r.Generation = 9 })
		return err, bindings.PseudonymRegistryDealingUnknown{Nym: s.patient.reg.Nym, Generation: ints(9)}
	},
	"PseudonymRegistry.PseudonymNotActive": func(t *testing.T, s *stage) (error, any) {
		err := s.refused(t, s.stranger, s.at.GrantLog, grantLog.PackAnchorRecord(bundle, bundle))
		return err, bindings.PseudonymRegistryPseudonymNotActive{Account: addressOf(s.stranger)}
	},
	"PseudonymRegistry.RegistrationAccountTaken": func(t *testing.T, s *stage) (error, any) {
		err := s.refused(t, s.stranger, s.at.Registry, s.fixture.submission(t, patientSecond).call())
		return err, bindings.PseudonymRegistryRegistrationAccountTaken{Account: s.patient.reg.Account}
	},
	"PseudonymRegistry.RegistrationConsentInvalid": func(t *testing.T, s *stage) (error, any) {
		err := s.registers(t, func(r *submission) { r.account = s.stranger })
		return err, bindings.PseudonymRegistryRegistrationConsentInvalid{Account: s.patient.reg.Account}
	},
	"PseudonymRegistry.RegistrationEphemeralZero": func(t *testing.T, s *stage) (error, any) {
		return s.registers(t, func(r *submission) { r.reg.Ephemeral = [2]*big.Int(zeros(2)) }), none{}
	},
	"PseudonymRegistry.RegistrationGenerationRefused": func(t *testing.T, s *stage) (error, any) {
		err := s.registers(t, func(r *submission) { *r = s.fixture.submission(t, patientLater) })
		return err, bindings.PseudonymRegistryRegistrationGenerationRefused{Generation: ints(1)}
	},
	"PseudonymRegistry.RegistrationNymTaken": func(t *testing.T, s *stage) (error, any) {
		err := s.refused(t, s.stranger, s.at.Registry, s.fixture.submission(t, patientAgain).call())
		return err, bindings.PseudonymRegistryRegistrationNymTaken{Nym: s.patient.reg.Nym}
	},
	"PseudonymRegistry.RegistrationNymZero": func(t *testing.T, s *stage) (error, any) {
		return s.registers(t, func(r *submission) { r.reg.Nym = new(big.Int) }), none{}
	},
	"PseudonymRegistry.RegistrationPossessionLength": func(t *testing.T, s *stage) (error, any) {
		err := s.registers(t, func(r *submission) { r.reg.PrePossession = make([]byte, 129) })
		return err, bindings.PseudonymRegistryRegistrationPossessionLength{Length: ints(129)}
	},
	"PseudonymRegistry.RegistrationPreKeyLength": func(t *testing.T, s *stage) (error, any) {
		err := s.registers(t, func(r *submission) { r.reg.PreKey = r.reg.PreKey[:47] })
		return err, bindings.PseudonymRegistryRegistrationPreKeyLength{Length: ints(47)}
	},
	"PseudonymRegistry.RegistrationValidityRefused": func(t *testing.T, s *stage) (error, any) {
		err := s.registers(t, func(r *submission) { r.reg.ValidUntil-- })
		return err, bindings.PseudonymRegistryRegistrationValidityRefused{ValidUntil: ints(int64(s.patient.reg.ValidUntil) - 1)}
	},
	"PseudonymRegistry.RegistrationWordNotInField": func(t *testing.T, s *stage) (error, any) {
		err := s.registers(t, func(r *submission) { r.reg.VectorHash = order })
		return err, bindings.PseudonymRegistryRegistrationWordNotInField{Word: order}
	},
	"RegistrationVerifierUnsafeDev.ProofInvalid": func(t *testing.T, s *stage) (error, any) {
		return s.registers(t, func(r *submission) { r.proof = s.clinician.proof }), none{}
	},
	"RegistrationVerifierUnsafeDev.PublicInputNotInField": func(t *testing.T, s *stage) (error, any) {
		input := [3]*big.Int{order, ints(0), ints(0)}
		return s.refused(t, s.stranger, s.at.Verifier, verifier.PackVerifyProof(s.patient.proof, input)), none{}
	},
}

var grantLogErrors = map[string]provocation{
	"GrantLog.GrantAlreadyRevoked": func(t *testing.T, s *stage) (error, any) {
		commitment := commitmentOf(t.Name())
		s.grant(t, s.patient, commitment)
		s.mustSend(t, s.patient.account, s.at.GrantLog, grantLog.PackRevoke(commitment))
		return s.logs(t, grantLog.PackRevoke(commitment)), bindings.GrantLogGrantAlreadyRevoked{Id: s.grantID(s.patient, commitment)}
	},
	"GrantLog.GrantExpiryPast": func(t *testing.T, s *stage) (error, any) {
		past := s.now(t)
		err := s.logs(t, grantLog.PackGrant(commitmentOf(t.Name()), past, bundle))
		return err, bindings.GrantLogGrantExpiryPast{Expiry: number(past)}
	},
	"GrantLog.GrantIdUsed": func(t *testing.T, s *stage) (error, any) {
		commitment := commitmentOf(t.Name())
		s.grant(t, s.patient, commitment)
		err := s.logs(t, grantLog.PackGrant(commitment, s.now(t)+3600, bundle))
		return err, bindings.GrantLogGrantIdUsed{Id: s.grantID(s.patient, commitment)}
	},
	"GrantLog.GrantOwnerUnknown": func(t *testing.T, s *stage) (error, any) {
		err := s.refused(t, s.stranger, s.at.GrantLog, grantLog.PackRevoke(bundle))
		return err, bindings.GrantLogGrantOwnerUnknown{Account: addressOf(s.stranger)}
	},
	"GrantLog.GrantRevocationBlockRefused": func(t *testing.T, s *stage) (error, any) {
		return s.logs(t, grantLog.PackRevokeAllBefore(1<<40)), bindings.GrantLogGrantRevocationBlockRefused{BlockNumber: ints(1 << 40)}
	},
	"GrantLog.GrantUnknown": func(t *testing.T, s *stage) (error, any) {
		commitment := commitmentOf(t.Name())
		return s.logs(t, grantLog.PackRevoke(commitment)), bindings.GrantLogGrantUnknown{Id: s.grantID(s.patient, commitment)}
	},
	"GrantLog.RecordAlreadyAnchored": func(t *testing.T, s *stage) (error, any) {
		content := commitmentOf(t.Name())
		s.mustSend(t, s.patient.account, s.at.GrantLog, grantLog.PackAnchorRecord(content, bundle))
		return s.logs(t, grantLog.PackAnchorRecord(content, bundle)), bindings.GrantLogRecordAlreadyAnchored{ContentHash: content}
	},
	"GrantLog.RecordIdZero": func(t *testing.T, s *stage) (error, any) {
		return s.logs(t, grantLog.PackAnchorRecord(bundle, common.Hash{})), none{}
	},
}

var traceErrors = map[string]provocation{
	"Trace.CaseAlreadyApproved": func(t *testing.T, s *stage) (error, any) {
		c := s.approvedCase(t)
		return c.submits(t, 2, trace.PackApprove(c.id)), bindings.TraceCaseAlreadyApproved{CaseId: c.id, Seat: ints(2)}
	},
	"Trace.CaseAuditorKeyRefused": func(t *testing.T, s *stage) (error, any) {
		return s.asks(t, func(r *bindings.ITraceCaseRequest) { r.AuditorKeyY = ints(1) }), none{}
	},
	"Trace.CaseCallerNotAuditor": func(t *testing.T, s *stage) (error, any) {
		err := s.refused(t, s.stranger, s.at.Trace, trace.PackOpenCase(request(s.patient, t.Name())))
		return err, bindings.TraceCaseCallerNotAuditor{Caller: addressOf(s.stranger)}
	},
	"Trace.CaseCallerNotOperator": func(t *testing.T, s *stage) (error, any) {
		c := s.approvedCase(t)
		err := s.refused(t, s.stranger, s.at.Trace, trace.PackApprove(c.id))
		return err, bindings.TraceCaseCallerNotOperator{CaseId: c.id, Caller: addressOf(s.stranger)}
	},
	"Trace.CaseDone": func(t *testing.T, s *stage) (error, any) {
		c := s.approvedCase(t)
		for seat := 1; seat <= 3; seat++ {
			c.submit(t, seat, c.share(t, seat))
		}
		return c.submits(t, 4, trace.PackApprove(c.id)), bindings.TraceCaseDone{CaseId: c.id}
	},
	"Trace.CaseExists": func(t *testing.T, s *stage) (error, any) {
		c := s.approvedCase(t)
		return c.refused(t, s.auditor, s.at.Trace, trace.PackOpenCase(c.request)), bindings.TraceCaseExists{CaseId: c.id}
	},
	"Trace.CaseExpired": func(t *testing.T, s *stage) (error, any) {
		c := s.open(t, s.patient, t.Name())
		must(t, s.chain.AdvanceTime((caseLifetime+1)*time.Second))
		return c.submits(t, 1, trace.PackApprove(c.id)), bindings.TraceCaseExpired{CaseId: c.id}
	},
	"Trace.CaseLimitReached": func(t *testing.T, s *stage) (error, any) {
		w := s.unsealed(t)
		w.mustSend(t, w.deployer, w.at.Consortium, consortium.PackConfigureAuditor(addressOf(w.auditor), 1))
		w.mustSend(t, w.deployer, w.at.Consortium, consortium.PackSealFirstEpoch(3))
		w.mustSend(t, w.deployer, w.at.Registry, s.patient.call())
		w.open(t, s.patient, "the only one")
		err := w.refused(t, w.auditor, w.at.Trace, trace.PackOpenCase(request(s.patient, "one more")))
		return err, bindings.TraceCaseLimitReached{Auditor: addressOf(w.auditor), Limit: ints(1)}
	},
	"Trace.CaseModeRefused": func(t *testing.T, s *stage) (error, any) {
		return s.asks(t, func(r *bindings.ITraceCaseRequest) { r.Mode = 1 }), bindings.TraceCaseModeRefused{Mode: 1}
	},
	"Trace.CaseUnknown": func(t *testing.T, s *stage) (error, any) {
		err := s.refused(t, s.seats[0].operator, s.at.Trace, trace.PackApprove(ints(77)))
		return err, bindings.TraceCaseUnknown{CaseId: ints(77)}
	},
	"Trace.DealingMismatch": func(t *testing.T, s *stage) (error, any) {
		c := s.approvedCase(t)
		data := trace.PackSubmitShare(c.id, c.vector(s.clinician.reg), c.share(t, 1))
		return c.submits(t, 1, data), bindings.TraceDealingMismatch{CaseId: c.id}
	},
	"Trace.ShareAlreadyAccepted": func(t *testing.T, s *stage) (error, any) {
		c := s.approvedCase(t)
		c.submit(t, 1, c.share(t, 1))
		return c.submits(t, 1, c.submitCall(c.share(t, 1))), bindings.TraceShareAlreadyAccepted{CaseId: c.id, Seat: ints(1)}
	},
	"Trace.ShareBeforeApprovals": func(t *testing.T, s *stage) (error, any) {
		c := s.open(t, s.patient, t.Name())
		c.approve(t, 1)
		want := bindings.TraceShareBeforeApprovals{CaseId: c.id, Approvals: ints(1), Threshold: ints(3)}
		return c.submits(t, 1, c.submitCall(c.share(t, 1))), want
	},
	"Trace.ShareNotApprovedBySeat": func(t *testing.T, s *stage) (error, any) {
		c := s.approvedCase(t)
		return c.submits(t, 5, c.submitCall(c.share(t, 5))), bindings.TraceShareNotApprovedBySeat{CaseId: c.id, Seat: ints(5)}
	},
	"Trace.ShareNotInField": func(t *testing.T, s *stage) (error, any) {
		c := s.approvedCase(t)
		return c.submits(t, 1, c.submitCall(order)), bindings.TraceShareNotInField{Share: order}
	},
	"Trace.ShareWrongAgain": func(t *testing.T, s *stage) (error, any) {
		c := s.approvedCase(t)
		c.submit(t, 1, ints(1))
		return c.submits(t, 1, c.submitCall(ints(2))), bindings.TraceShareWrongAgain{CaseId: c.id, Seat: ints(1)}
	},
	"Trace.TraceConsortiumMismatch": func(t *testing.T, s *stage) (error, any) {
		other := s.create(t, common.FromHex(bindings.ConsortiumMetaData.Bin))
		code := append(common.FromHex(bindings.TraceMetaData.Bin), trace.PackConstructor(other, s.at.Registry)...)
		return s.refusedCreation(code), none{}
	},
}
