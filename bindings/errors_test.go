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
	"Consortium.AuditorZero": func(t *testing.T, s *stage) (any, error) {
		return none{}, s.configures(t, consortium.PackConfigureAuditor(common.Address{}, 1))
	},
	"Consortium.ConsortiumCallerNotConfigurator": func(t *testing.T, s *stage) (any, error) {
		// even the configurator, after the seal
		err := s.refused(t, s.deployer, s.at.Consortium, consortium.PackClearSeat(1))
		return bindings.ConsortiumConsortiumCallerNotConfigurator{Caller: addressOf(s.deployer)}, err
	},
	"Consortium.EpochNotUsable": func(t *testing.T, s *stage) (any, error) {
		err := s.registers(t, func(r *submission) { r.reg.Epoch = 2 })
		return bindings.ConsortiumEpochNotUsable{Epoch: ints(2)}, err
	},
	"Consortium.EpochThresholdOutOfRange": func(t *testing.T, s *stage) (any, error) {
		err := s.configures(t, consortium.PackSealFirstEpoch(6))
		return bindings.ConsortiumEpochThresholdOutOfRange{Threshold: ints(6), Seats: ints(5)}, err
	},
	"Consortium.PolicyIncomplete": func(t *testing.T, s *stage) (any, error) {
		return none{}, s.configures(t, consortium.PackConfigurePolicy(bindings.IConsortiumPolicy{MaxNyms: 1, GracePeriod: 1}))
	},
	"Consortium.SeatEndpointLength": func(t *testing.T, s *stage) (any, error) {
		err := s.configuresSeat(t, func(c *bindings.IConsortiumSeat) { c.Endpoint = strings.Repeat("x", 257) }, 96)
		return bindings.ConsortiumSeatEndpointLength{Seat: ints(1), Length: ints(257)}, err
	},
	"Consortium.SeatKeyInvalid": func(t *testing.T, s *stage) (any, error) {
		x, y := s.seats[0].config().ShareKeyX, plusOne(s.seats[0].config().ShareKeyY)
		err := s.configuresSeat(t, func(c *bindings.IConsortiumSeat) { c.ShareKeyY = y }, 96)
		return bindings.ConsortiumSeatKeyInvalid{Seat: ints(1), X: x, Y: y}, err
	},
	"Consortium.SeatKeyRepeated": func(t *testing.T, s *stage) (any, error) {
		first := s.seats[0].config()
		err := s.sealsWith(t, func(c *bindings.IConsortiumSeat) { c.ShareKeyX, c.ShareKeyY = first.IssuerKeyX, first.IssuerKeyY })
		return bindings.ConsortiumSeatKeyRepeated{Seat: ints(2), X: first.IssuerKeyX}, err
	},
	"Consortium.SeatNumberOutOfRange": func(t *testing.T, s *stage) (any, error) {
		return bindings.ConsortiumSeatNumberOutOfRange{Seat: ints(17)}, s.configures(t, consortium.PackClearSeat(17))
	},
	"Consortium.SeatOperatorRepeated": func(t *testing.T, s *stage) (any, error) {
		first := s.seats[0].config().Operator
		err := s.sealsWith(t, func(c *bindings.IConsortiumSeat) { c.Operator = first })
		return bindings.ConsortiumSeatOperatorRepeated{Seat: ints(2), Operator: first}, err
	},
	"Consortium.SeatOperatorZero": func(t *testing.T, s *stage) (any, error) {
		err := s.configuresSeat(t, func(c *bindings.IConsortiumSeat) { c.Operator = common.Address{} }, 96)
		return bindings.ConsortiumSeatOperatorZero{Seat: ints(1)}, err
	},
	"Consortium.SeatPossessionLength": func(t *testing.T, s *stage) (any, error) {
		err := s.configuresSeat(t, func(*bindings.IConsortiumSeat) {}, 95)
		return bindings.ConsortiumSeatPossessionLength{Seat: ints(1), Length: ints(95)}, err
	},
	"Consortium.SeatSealingKeyRepeated": func(t *testing.T, s *stage) (any, error) {
		first := s.seats[0].config().SealingKey
		err := s.sealsWith(t, func(c *bindings.IConsortiumSeat) { c.SealingKey = first })
		return bindings.ConsortiumSeatSealingKeyRepeated{Seat: ints(2), SealingKey: first}, err
	},
	"Consortium.SeatSealingKeyZero": func(t *testing.T, s *stage) (any, error) {
		err := s.configuresSeat(t, func(c *bindings.IConsortiumSeat) { c.SealingKey = [32]byte{} }, 96)
		return bindings.ConsortiumSeatSealingKeyZero{Seat: ints(1)}, err
	},
	"Consortium.WorkerSetInvalid": func(t *testing.T, s *stage) (any, error) {
		err := s.configures(t, consortium.PackConfigureWorkerSet(0b101, 3, nil))
		return bindings.ConsortiumWorkerSetInvalid{Mask: ints(5), Threshold: ints(3)}, err
	},
}

var registryErrors = map[string]provocation{
	"PseudonymRegistry.DealingUnknown": func(t *testing.T, s *stage) (any, error) {
		err := s.asks(t, func(r *bindings.ITraceCaseRequest) { r.Generation = 9 })
		return bindings.PseudonymRegistryDealingUnknown{Nym: s.patient.reg.Nym, Generation: ints(9)}, err
	},
	"PseudonymRegistry.PseudonymNotActive": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.stranger, s.at.GrantLog, grantLog.PackAnchorRecord(bundle, bundle))
		return bindings.PseudonymRegistryPseudonymNotActive{Account: addressOf(s.stranger)}, err
	},
	"PseudonymRegistry.RegistrationAccountTaken": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.stranger, s.at.Registry, s.fixture.submission(t, patientSecond).call())
		return bindings.PseudonymRegistryRegistrationAccountTaken{Account: s.patient.reg.Account}, err
	},
	"PseudonymRegistry.RegistrationConsentInvalid": func(t *testing.T, s *stage) (any, error) {
		err := s.registers(t, func(r *submission) { r.account = s.stranger })
		return bindings.PseudonymRegistryRegistrationConsentInvalid{Account: s.patient.reg.Account}, err
	},
	"PseudonymRegistry.RegistrationEphemeralZero": func(t *testing.T, s *stage) (any, error) {
		return none{}, s.registers(t, func(r *submission) { r.reg.Ephemeral = [2]*big.Int(zeros(2)) })
	},
	"PseudonymRegistry.RegistrationGenerationRefused": func(t *testing.T, s *stage) (any, error) {
		err := s.registers(t, func(r *submission) { *r = s.fixture.submission(t, patientLater) })
		return bindings.PseudonymRegistryRegistrationGenerationRefused{Generation: ints(1)}, err
	},
	"PseudonymRegistry.RegistrationNymTaken": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.stranger, s.at.Registry, s.fixture.submission(t, patientAgain).call())
		return bindings.PseudonymRegistryRegistrationNymTaken{Nym: s.patient.reg.Nym}, err
	},
	"PseudonymRegistry.RegistrationNymZero": func(t *testing.T, s *stage) (any, error) {
		return none{}, s.registers(t, func(r *submission) { r.reg.Nym = new(big.Int) })
	},
	"PseudonymRegistry.RegistrationPossessionLength": func(t *testing.T, s *stage) (any, error) {
		err := s.registers(t, func(r *submission) { r.reg.PrePossession = make([]byte, 129) })
		return bindings.PseudonymRegistryRegistrationPossessionLength{Length: ints(129)}, err
	},
	"PseudonymRegistry.RegistrationPreKeyLength": func(t *testing.T, s *stage) (any, error) {
		err := s.registers(t, func(r *submission) { r.reg.PreKey = r.reg.PreKey[:47] })
		return bindings.PseudonymRegistryRegistrationPreKeyLength{Length: ints(47)}, err
	},
	"PseudonymRegistry.RegistrationValidityRefused": func(t *testing.T, s *stage) (any, error) {
		err := s.registers(t, func(r *submission) { r.reg.ValidUntil-- })
		return bindings.PseudonymRegistryRegistrationValidityRefused{ValidUntil: ints(int64(s.patient.reg.ValidUntil) - 1)}, err
	},
	"PseudonymRegistry.RegistrationWordNotInField": func(t *testing.T, s *stage) (any, error) {
		err := s.registers(t, func(r *submission) { r.reg.VectorHash = order })
		return bindings.PseudonymRegistryRegistrationWordNotInField{Word: order}, err
	},
	"RegistrationVerifierUnsafeDev.ProofInvalid": func(t *testing.T, s *stage) (any, error) {
		return none{}, s.registers(t, func(r *submission) { r.proof = s.clinician.proof })
	},
	"RegistrationVerifierUnsafeDev.PublicInputNotInField": func(t *testing.T, s *stage) (any, error) {
		input := [3]*big.Int{order, ints(0), ints(0)}
		return none{}, s.refused(t, s.stranger, s.at.Verifiers.Registration, verifier.PackVerifyProof(s.patient.proof, input))
	},
}

var grantLogErrors = map[string]provocation{
	"GrantLog.GrantAlreadyRevoked": func(t *testing.T, s *stage) (any, error) {
		commitment := commitmentOf(t.Name())
		s.grant(t, s.patient, commitment)
		s.mustSend(t, s.patient.account, s.at.GrantLog, grantLog.PackRevoke(commitment))
		return bindings.GrantLogGrantAlreadyRevoked{Id: s.grantID(s.patient, commitment)}, s.logs(t, grantLog.PackRevoke(commitment))
	},
	"GrantLog.GrantExpiryPast": func(t *testing.T, s *stage) (any, error) {
		past := s.now(t)
		err := s.logs(t, grantLog.PackGrant(commitmentOf(t.Name()), past, bundle))
		return bindings.GrantLogGrantExpiryPast{Expiry: number(past)}, err
	},
	"GrantLog.GrantIdUsed": func(t *testing.T, s *stage) (any, error) {
		commitment := commitmentOf(t.Name())
		s.grant(t, s.patient, commitment)
		err := s.logs(t, grantLog.PackGrant(commitment, s.now(t)+3600, bundle))
		return bindings.GrantLogGrantIdUsed{Id: s.grantID(s.patient, commitment)}, err
	},
	"GrantLog.GrantOwnerUnknown": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.stranger, s.at.GrantLog, grantLog.PackRevoke(bundle))
		return bindings.GrantLogGrantOwnerUnknown{Account: addressOf(s.stranger)}, err
	},
	"GrantLog.GrantRevocationBlockRefused": func(t *testing.T, s *stage) (any, error) {
		return bindings.GrantLogGrantRevocationBlockRefused{BlockNumber: ints(0)}, s.logs(t, grantLog.PackRevokeAllBefore(0))
	},
	"GrantLog.GrantUnknown": func(t *testing.T, s *stage) (any, error) {
		commitment := commitmentOf(t.Name())
		return bindings.GrantLogGrantUnknown{Id: s.grantID(s.patient, commitment)}, s.logs(t, grantLog.PackRevoke(commitment))
	},
	"GrantLog.ReceiptsLogMismatch": func(t *testing.T, s *stage) (any, error) {
		return bindings.GrantLogReceiptsLogMismatch{Current: 0}, s.logs(t, grantLog.PackAnchorReceipts(1, 1, bundle))
	},
	"GrantLog.ReceiptsRootZero": func(t *testing.T, s *stage) (any, error) {
		return none{}, s.logs(t, grantLog.PackAnchorReceipts(0, 1, common.Hash{}))
	},
	"GrantLog.ReceiptsSizeRefused": func(t *testing.T, s *stage) (any, error) {
		return bindings.GrantLogReceiptsSizeRefused{Size: 0}, s.logs(t, grantLog.PackAnchorReceipts(0, 0, bundle))
	},
	"GrantLog.RecordAlreadyAnchored": func(t *testing.T, s *stage) (any, error) {
		content := commitmentOf(t.Name())
		s.mustSend(t, s.patient.account, s.at.GrantLog, grantLog.PackAnchorRecord(content, bundle))
		return bindings.GrantLogRecordAlreadyAnchored{ContentHash: content}, s.logs(t, grantLog.PackAnchorRecord(content, bundle))
	},
	"GrantLog.RecordIdZero": func(t *testing.T, s *stage) (any, error) {
		return none{}, s.logs(t, grantLog.PackAnchorRecord(bundle, common.Hash{}))
	},
}

var traceErrors = map[string]provocation{
	"Trace.CaseAlreadyApproved": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		return bindings.TraceCaseAlreadyApproved{CaseId: c.id, Seat: ints(2)}, c.submits(t, 2, trace.PackApprove(c.id))
	},
	"Trace.CaseAlreadyConcluded": func(t *testing.T, s *stage) (any, error) {
		c := s.concludedCase(t)
		return bindings.TraceCaseAlreadyConcluded{CaseId: c.id}, c.refused(t, s.auditor, s.at.Trace, trace.PackConclude(c.id, bundle))
	},
	"Trace.CaseAlreadyRefused": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		c.mustSend(t, c.seats[3].operator, c.at.Trace, trace.PackRefuse(c.id))
		return bindings.TraceCaseAlreadyRefused{CaseId: c.id, Seat: ints(4)}, c.submits(t, 4, trace.PackApprove(c.id))
	},
	"Trace.CaseAuditorKeyInvalid": func(t *testing.T, s *stage) (any, error) {
		err := s.asks(t, func(r *bindings.ITraceCaseRequest) { r.Mode = modeSealed })
		return bindings.TraceCaseAuditorKeyInvalid{X: ints(0), Y: ints(0)}, err
	},
	"Trace.CaseAuditorKeyRefused": func(t *testing.T, s *stage) (any, error) {
		return none{}, s.asks(t, func(r *bindings.ITraceCaseRequest) { r.AuditorKeyY = ints(1) })
	},
	"Trace.CaseCallerNotAuditor": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.stranger, s.at.Trace, trace.PackOpenCase(request(s.patient, t.Name()), nil))
		return bindings.TraceCaseCallerNotAuditor{Caller: addressOf(s.stranger)}, err
	},
	"Trace.CaseCallerNotOperator": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		err := s.refused(t, s.stranger, s.at.Trace, trace.PackApprove(c.id))
		return bindings.TraceCaseCallerNotOperator{CaseId: c.id, Caller: addressOf(s.stranger)}, err
	},
	"Trace.CaseCallerNotItsAuditor": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		err := s.refused(t, s.stranger, s.at.Trace, trace.PackConclude(c.id, bundle))
		return bindings.TraceCaseCallerNotItsAuditor{CaseId: c.id, Caller: addressOf(s.stranger)}, err
	},
	"Trace.CaseDone": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		for seat := 1; seat <= 3; seat++ {
			c.submit(t, seat, c.share(t, seat))
		}
		return bindings.TraceCaseDone{CaseId: c.id}, c.submits(t, 4, trace.PackApprove(c.id))
	},
	"Trace.CaseExists": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		return bindings.TraceCaseExists{CaseId: c.id}, c.refused(t, s.auditor, s.at.Trace, trace.PackOpenCase(c.request, nil))
	},
	"Trace.CaseExpired": func(t *testing.T, s *stage) (any, error) {
		c := s.open(t, s.patient, t.Name())
		must(t, s.chain.AdvanceTime((caseLifetime+1)*time.Second))
		return bindings.TraceCaseExpired{CaseId: c.id}, c.submits(t, 1, trace.PackApprove(c.id))
	},
	"Trace.CaseLimitReached": func(t *testing.T, s *stage) (any, error) {
		w := s.unsealed(t)
		w.mustSend(t, w.deployer, w.at.Consortium, consortium.PackConfigureAuditor(addressOf(w.auditor), 1))
		w.mustSend(t, w.deployer, w.at.Consortium, consortium.PackSealFirstEpoch(3))
		w.mustSend(t, w.deployer, w.at.Registry, s.patient.call())
		w.open(t, s.patient, "the only one")
		err := w.refused(t, w.auditor, w.at.Trace, trace.PackOpenCase(request(s.patient, "one more"), nil))
		return bindings.TraceCaseLimitReached{Auditor: addressOf(w.auditor), Limit: ints(1)}, err
	},
	"Trace.CaseModeMismatch": func(t *testing.T, s *stage) (any, error) {
		c := s.openSealed(t, s.patient, t.Name())
		c.approve(t, 1, 2, 3)
		return bindings.TraceCaseModeMismatch{CaseId: c.id, Mode: modeSealed}, c.submits(t, 1, c.submitCall(c.share(t, 1)))
	},
	"Trace.CaseNotDone": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		return bindings.TraceCaseNotDone{CaseId: c.id}, c.refused(t, s.auditor, s.at.Trace, trace.PackConclude(c.id, bundle))
	},
	"Trace.CasePossessionLength": func(t *testing.T, s *stage) (any, error) {
		r, possession := s.sealedRequest(t, s.patient, t.Name(), newSecretKey(t))
		err := s.refused(t, s.auditor, s.at.Trace, trace.PackOpenCase(r, possession[1:]))
		return bindings.TraceCasePossessionLength{Length: ints(95)}, err
	},
	"Trace.CaseUnknown": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.seats[0].operator, s.at.Trace, trace.PackApprove(ints(77)))
		return bindings.TraceCaseUnknown{CaseId: ints(77)}, err
	},
	"Trace.DealingMismatch": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		data := trace.PackSubmitShare(c.id, c.vector(s.clinician.reg), c.share(t, 1))
		return bindings.TraceDealingMismatch{CaseId: c.id}, c.submits(t, 1, data)
	},
	"Trace.ShareAlreadyAccepted": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		c.submit(t, 1, c.share(t, 1))
		return bindings.TraceShareAlreadyAccepted{CaseId: c.id, Seat: ints(1)}, c.submits(t, 1, c.submitCall(c.share(t, 1)))
	},
	"Trace.ShareBeforeApprovals": func(t *testing.T, s *stage) (any, error) {
		c := s.open(t, s.patient, t.Name())
		c.approve(t, 1)
		want := bindings.TraceShareBeforeApprovals{CaseId: c.id, Approvals: ints(1), Threshold: ints(3)}
		return want, c.submits(t, 1, c.submitCall(c.share(t, 1)))
	},
	"Trace.ShareNotApprovedBySeat": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		return bindings.TraceShareNotApprovedBySeat{CaseId: c.id, Seat: ints(5)}, c.submits(t, 5, c.submitCall(c.share(t, 5)))
	},
	"Trace.ShareNotInField": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		return bindings.TraceShareNotInField{Share: order}, c.submits(t, 1, c.submitCall(order))
	},
	"Trace.ShareWrongAgain": func(t *testing.T, s *stage) (any, error) {
		c := s.approvedCase(t)
		c.submit(t, 1, ints(1))
		return bindings.TraceShareWrongAgain{CaseId: c.id, Seat: ints(1)}, c.submits(t, 1, c.submitCall(ints(2)))
	},
	"Trace.TraceConsortiumMismatch": func(t *testing.T, s *stage) (any, error) {
		other := s.create(t, common.FromHex(bindings.ConsortiumMetaData.Bin))
		code := append(common.FromHex(bindings.TraceMetaData.Bin), trace.PackConstructor(other, s.at.Registry, s.at.Verifiers.SealedShare)...)
		return none{}, s.refusedCreation(code)
	},
}
