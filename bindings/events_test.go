package bindings_test

import (
	"testing"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

var emissions = map[string]emission{
	"Consortium.AuditorConfigured": func(t *testing.T, s *stage) (*types.Receipt, any) {
		receipt := s.configured(t, consortium.PackConfigureAuditor(addressOf(s.stranger), 9))
		return receipt, &bindings.ConsortiumAuditorConfigured{Auditor: addressOf(s.stranger), CaseLimit: 9}
	},
	"Consortium.EpochSealed": func(t *testing.T, s *stage) (*types.Receipt, any) {
		receipt := s.configured(t, consortium.PackSealFirstEpoch(3))
		return receipt, &bindings.ConsortiumEpochSealed{Epoch: 1, Digest: word(s.committee().Digest()), Mask: 0b11111, Threshold: 3}
	},
	"Consortium.PolicyConfigured": func(t *testing.T, s *stage) (*types.Receipt, any) {
		policy := policyOf(terms{maxNyms: 1})
		return s.configured(t, consortium.PackConfigurePolicy(policy)), &bindings.ConsortiumPolicyConfigured{Policy: policy}
	},
	"Consortium.SeatCleared": func(t *testing.T, s *stage) (*types.Receipt, any) {
		return s.configured(t, consortium.PackClearSeat(4)), &bindings.ConsortiumSeatCleared{Epoch: 1, Seat: 4}
	},
	"Consortium.SeatConfigured": func(t *testing.T, s *stage) (*types.Receipt, any) {
		m := s.seats[2]
		share := m.possession(t, m.share, s.consortiumID(), curve.PurposeShare)
		issuer := m.possession(t, m.issuer, s.consortiumID(), curve.PurposeIssuer)
		receipt := s.configured(t, consortium.PackConfigureSeat(16, m.config(), share, issuer))
		return receipt, &bindings.ConsortiumSeatConfigured{Epoch: 1, Seat: 16, Config: m.config(), SharePossession: share, IssuerPossession: issuer}
	},
	"Consortium.WorkerSetConfigured": func(t *testing.T, s *stage) (*types.Receipt, any) {
		receipt := s.configured(t, consortium.PackConfigureWorkerSet(0b1011, 2, nil))
		return receipt, &bindings.ConsortiumWorkerSetConfigured{Version: 1, Mask: 0b1011, Threshold: 2, Served: []uint32{}}
	},
	"GrantLog.Granted": func(t *testing.T, s *stage) (*types.Receipt, any) {
		commitment, expiry := commitmentOf(t.Name()), s.now(t)+7200
		receipt := s.logged(t, grantLog.PackGrant(commitment, expiry, bundle))
		return receipt, &bindings.GrantLogGranted{
			GrantId: s.grantID(s.patient, commitment), OwnerNym: s.patient.reg.Nym, Commitment: commitment, Expiry: expiry, Bundle: bundle,
		}
	},
	"GrantLog.RecordAnchored": func(t *testing.T, s *stage) (*types.Receipt, any) {
		content, capsule := commitmentOf("content"), commitmentOf("capsule")
		receipt := s.logged(t, grantLog.PackAnchorRecord(content, capsule))
		return receipt, &bindings.GrantLogRecordAnchored{ContentHash: content, CapsuleId: capsule, Nym: s.patient.reg.Nym}
	},
	"GrantLog.ReceiptsAnchored": func(t *testing.T, s *stage) (*types.Receipt, any) {
		root := commitmentOf("receipts")
		receipt := s.logged(t, grantLog.PackAnchorReceipts(0, 7, root))
		return receipt, &bindings.GrantLogReceiptsAnchored{Worker: s.patient.reg.Account, Log: 0, Size: 7, Root: root}
	},
	"GrantLog.ReceiptsReset": func(t *testing.T, s *stage) (*types.Receipt, any) {
		return s.logged(t, grantLog.PackResetReceipts()), &bindings.GrantLogReceiptsReset{Worker: s.patient.reg.Account, Log: 1}
	},
	"GrantLog.Revoked": func(t *testing.T, s *stage) (*types.Receipt, any) {
		commitment := commitmentOf(t.Name())
		s.grant(t, s.patient, commitment)
		receipt := s.logged(t, grantLog.PackRevoke(commitment))
		return receipt, &bindings.GrantLogRevoked{GrantId: s.grantID(s.patient, commitment), OwnerNym: s.patient.reg.Nym}
	},
	"GrantLog.RevokedAllBefore": func(t *testing.T, s *stage) (*types.Receipt, any) {
		return s.logged(t, grantLog.PackRevokeAllBefore(3)), &bindings.GrantLogRevokedAllBefore{OwnerNym: s.patient.reg.Nym, BlockNumber: 3}
	},
	"PseudonymRegistry.Registered": func(t *testing.T, s *stage) (*types.Receipt, any) {
		w, r := s.fixture.newWorld(t), s.patient
		return w.mustSend(t, s.deployer, w.at.Registry, r.call()), registeredEvent(w, r)
	},
	"Trace.CaseApproved": func(t *testing.T, s *stage) (*types.Receipt, any) {
		c := s.open(t, s.patient, t.Name())
		return c.approve(t, 4, 2), &bindings.TraceCaseApproved{CaseId: c.id, Seat: 2, Approvals: 2}
	},
	"Trace.CaseConcluded": func(t *testing.T, s *stage) (*types.Receipt, any) {
		c := s.approvedCase(t)
		for seat := 1; seat <= 3; seat++ {
			c.submit(t, seat, c.share(t, seat))
		}
		return c.mustSend(t, c.auditor, c.at.Trace, trace.PackConclude(c.id, bundle)), &bindings.TraceCaseConcluded{
			CaseId: c.id, Auditor: addressOf(c.auditor), FindingsHash: bundle,
		}
	},
	"Trace.CaseOpened": func(t *testing.T, s *stage) (*types.Receipt, any) {
		c := s.open(t, s.patient, t.Name())
		return c.opened, &bindings.TraceCaseOpened{
			CaseId: c.caseID(s.dealingDigest(s.patient.reg)), Nym: s.patient.reg.Nym, Auditor: addressOf(s.auditor), Request: c.request,
			DealingDigest: s.dealingDigest(s.patient.reg), Epoch: 1, Threshold: 3, Expiry: s.now(t) + caseLifetime,
			KeyPossession: []byte{},
		}
	},
	"Trace.CaseRefused": func(t *testing.T, s *stage) (*types.Receipt, any) {
		c := s.open(t, s.patient, t.Name())
		c.mustSend(t, c.seats[0].operator, c.at.Trace, trace.PackRefuse(c.id))
		receipt := c.mustSend(t, c.seats[2].operator, c.at.Trace, trace.PackRefuse(c.id))
		return receipt, &bindings.TraceCaseRefused{CaseId: c.id, Seat: 3, Refusals: 2}
	},
	"Trace.IdentityRevealed": func(t *testing.T, s *stage) (*types.Receipt, any) {
		c := s.approvedCase(t)
		c.submit(t, 1, c.share(t, 1))
		c.submit(t, 2, c.share(t, 2))
		escrow := s.fixture.escrow(t, patient).Words()
		return c.submit(t, 3, c.share(t, 3)), &bindings.TraceIdentityRevealed{
			CaseId: c.id, Nym: s.patient.reg.Nym,
			Id0: word(escrow[0]), Id1: word(escrow[1]), IssuerSeat: word(escrow[2]), Holder: word(escrow[3]),
		}
	},
	"Trace.SealedShareAccepted": func(t *testing.T, s *stage) (*types.Receipt, any) {
		c := s.openSealed(t, s.patient, t.Name())
		c.approve(t, 1, 2, 3)
		share, p := c.seal(t, 2)
		envelope := envelopeOf(&share)
		receipt := c.mustSend(t, c.seats[1].operator, c.at.Trace, c.sealedCall(&share, p))
		return receipt, &bindings.TraceSealedShareAccepted{
			CaseId: c.id, Seat: 2, Ephemeral: envelope.Ephemeral, Ciphertext: envelope.Ciphertext, Accepted: 1,
		}
	},
	"Trace.ShareAccepted": func(t *testing.T, s *stage) (*types.Receipt, any) {
		c := s.approvedCase(t)
		c.submit(t, 3, c.share(t, 3))
		return c.submit(t, 1, c.share(t, 1)), &bindings.TraceShareAccepted{CaseId: c.id, Seat: 1, Share: c.share(t, 1), Accepted: 2}
	},
	"Trace.ShareRefused": func(t *testing.T, s *stage) (*types.Receipt, any) {
		c := s.approvedCase(t)
		return c.submit(t, 2, ints(5)), &bindings.TraceShareRefused{CaseId: c.id, Seat: 2, Share: ints(5)}
	},
}

// configured mines a call of the configurator in a new world before its seal.
func (s *stage) configured(t *testing.T, data []byte) *types.Receipt {
	t.Helper()
	w := s.unsealed(t)
	return w.mustSend(t, w.deployer, w.at.Consortium, data)
}

// logged mines a call of the patient to the grant log.
func (s *stage) logged(t *testing.T, data []byte) *types.Receipt {
	t.Helper()
	return s.mustSend(t, s.patient.account, s.at.GrantLog, data)
}

// registeredEvent is what the first submission of s to w emits.
func registeredEvent(w *world, s submission) *bindings.PseudonymRegistryRegistered {
	return &bindings.PseudonymRegistryRegistered{
		Nym: s.reg.Nym, Account: s.reg.Account, Generation: s.reg.Generation, Epoch: 1, Role: s.reg.Role, ValidUntil: s.reg.ValidUntil,
		DealingDigest: w.dealingDigest(s.reg), Dealing: w.vector(s.reg), PreKey: s.reg.PreKey, PrePossession: s.reg.PrePossession,
	}
}

// escrow is what a trace of the applicant must yield.
func (f *fixture) escrow(t *testing.T, who string) pvss.Escrow {
	t.Helper()
	a := f.people[who]
	return pvss.Escrow{Identity: a.identity(t), IssuerSeat: a.issuer, Holder: a.holder.Holder()}
}
