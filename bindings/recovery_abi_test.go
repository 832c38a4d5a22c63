package bindings_test

import (
	"maps"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
)

func init() {
	maps.Copy(registryErrors, recoveryErrors)
	maps.Copy(emissions, recoveryEmissions)
}

// recovering is a new world in which the patient is registered and a recovery is
// proposed; and that.
func (s *stage) recovering(t *testing.T) (*world, submission) {
	t.Helper()
	w, moved := s.fixture.registered(t, patient), s.fixture.submission(t, patientRecovery)
	w.mustSend(t, w.deployer, w.at.Registry, moved.recovery(t, w))
	w.fund(t, moved.account)
	return w, moved
}

// decide has the members call the registry.
func (w *world) decide(t *testing.T, data []byte) *types.Receipt {
	t.Helper()
	b := w.ballot(t, data)
	b.calls[0].Target = w.at.Registry
	b.ready(t)
	return w.mustSend(t, w.deployer, w.at.Consortium, b.execution())
}

// renews tries a renewal of the patient, changed.
func (s *stage) renews(t *testing.T, w *world, change func(*submission)) error {
	t.Helper()
	changed := s.fixture.submission(t, patientLater)
	change(&changed)
	return w.refused(t, w.deployer, w.at.Registry, changed.sign(t, w).renewal())
}

var recoveryErrors = map[string]provocation{
	"PseudonymRegistry.CallerNotConsortium": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.stranger, s.at.Registry, registry.PackSuspend(s.patient.reg.Nym))
		return bindings.PseudonymRegistryCallerNotConsortium{Caller: addressOf(s.stranger)}, err
	},
	"PseudonymRegistry.RecoveryCallerRefused": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.stranger, s.at.Registry, registry.PackDispute(s.patient.reg.Nym))
		return bindings.PseudonymRegistryRecoveryCallerRefused{Caller: addressOf(s.stranger)}, err
	},
	"PseudonymRegistry.RecoveryNeedsVote": func(t *testing.T, s *stage) (any, error) {
		w, moved := s.recovering(t)
		w.mustSend(t, s.patient.account, w.at.Registry, registry.PackDispute(moved.reg.Nym))
		w.waitForRecovery(t)
		err := w.refused(t, w.deployer, w.at.Registry, registry.PackExecuteRecovery(moved.reg.Nym, 250))
		return bindings.PseudonymRegistryRecoveryNeedsVote{Nym: moved.reg.Nym}, err
	},
	"PseudonymRegistry.RecoveryNotDisputed": func(t *testing.T, s *stage) (any, error) {
		w, moved := s.recovering(t)
		_, err := w.call(w.at.Consortium, w.at.Registry, registry.PackResolveRecovery(moved.reg.Nym, 250))
		return bindings.PseudonymRegistryRecoveryNotDisputed{Nym: moved.reg.Nym}, err
	},
	"PseudonymRegistry.RecoveryNotReady": func(t *testing.T, s *stage) (any, error) {
		w, moved := s.recovering(t)
		err := w.refused(t, w.deployer, w.at.Registry, registry.PackExecuteRecovery(moved.reg.Nym, 250))
		return bindings.PseudonymRegistryRecoveryNotReady{Nym: moved.reg.Nym, Generation: ints(250)}, err
	},
	"PseudonymRegistry.RecoveryUnknown": func(t *testing.T, s *stage) (any, error) {
		err := s.refused(t, s.stranger, s.at.Registry, registry.PackExecuteRecovery(s.patient.reg.Nym, 250))
		return bindings.PseudonymRegistryRecoveryUnknown{Nym: s.patient.reg.Nym, Generation: ints(250)}, err
	},
	"PseudonymRegistry.RegistrationAccountChanged": func(t *testing.T, s *stage) (any, error) {
		err := s.renews(t, s.world, func(r *submission) { r.reg.Account = addressOf(s.stranger) })
		return bindings.PseudonymRegistryRegistrationAccountChanged{Account: addressOf(s.stranger)}, err
	},
	"PseudonymRegistry.RegistrationGenerationUsed": func(t *testing.T, s *stage) (any, error) {
		w, moved := s.recovering(t)
		moved.reg.Epoch, moved.reg.Ephemeral[0] = 1, ints(5)
		err := w.refused(t, w.deployer, w.at.Registry, moved.recovery(t, w))
		return bindings.PseudonymRegistryRegistrationGenerationUsed{Nym: moved.reg.Nym, Generation: ints(250)}, err
	},
	"PseudonymRegistry.RegistrationNymStopped": func(t *testing.T, s *stage) (any, error) {
		w := s.fixture.registered(t, patient)
		w.decide(t, registry.PackSuspend(s.patient.reg.Nym))
		err := s.renews(t, w, func(*submission) {})
		return bindings.PseudonymRegistryRegistrationNymStopped{Nym: s.patient.reg.Nym, Status: ints(1)}, err
	},
	"PseudonymRegistry.RegistrationNymUnknown": func(t *testing.T, s *stage) (any, error) {
		err := s.renews(t, s.fixture.newWorld(t), func(*submission) {})
		return bindings.PseudonymRegistryRegistrationNymUnknown{Nym: s.patient.reg.Nym}, err
	},
	"PseudonymRegistry.RegistrationRoleChanged": func(t *testing.T, s *stage) (any, error) {
		err := s.renews(t, s.world, func(r *submission) { r.reg.Role = 9 })
		return bindings.PseudonymRegistryRegistrationRoleChanged{Role: ints(9)}, err
	},
}

var recoveryEmissions = map[string]emission{
	"PseudonymRegistry.RecoveriesRefused": func(t *testing.T, s *stage) (*types.Receipt, any) {
		w, moved := s.recovering(t)
		w.mustSend(t, s.patient.account, w.at.Registry, registry.PackDispute(moved.reg.Nym))
		receipt := w.decide(t, registry.PackResolveRecovery(moved.reg.Nym, 0))
		return receipt, &bindings.PseudonymRegistryRecoveriesRefused{Nym: moved.reg.Nym}
	},
	"PseudonymRegistry.RecoveryDisputed": func(t *testing.T, s *stage) (*types.Receipt, any) {
		w, moved := s.recovering(t)
		receipt := w.mustSend(t, s.patient.account, w.at.Registry, registry.PackDispute(moved.reg.Nym))
		return receipt, &bindings.PseudonymRegistryRecoveryDisputed{Nym: moved.reg.Nym, Account: s.patient.reg.Account}
	},
	"PseudonymRegistry.RecoveryExecuted": func(t *testing.T, s *stage) (*types.Receipt, any) {
		w, moved := s.recovering(t)
		w.waitForRecovery(t)
		receipt := w.mustSend(t, w.deployer, w.at.Registry, registry.PackExecuteRecovery(moved.reg.Nym, 250))
		return receipt, &bindings.PseudonymRegistryRecoveryExecuted{
			Nym: moved.reg.Nym, Account: moved.reg.Account, Generation: 250, FormerAccount: s.patient.reg.Account,
		}
	},
	"PseudonymRegistry.RecoveryProposed": func(t *testing.T, s *stage) (*types.Receipt, any) {
		w, moved := s.fixture.registered(t, patient), s.fixture.submission(t, patientRecovery)
		receipt := w.mustSend(t, w.deployer, w.at.Registry, moved.recovery(t, w))
		return receipt, &bindings.PseudonymRegistryRecoveryProposed{
			Nym: moved.reg.Nym, Account: moved.reg.Account, Generation: 250,
			ReadyAt: w.now(t) + recoveryDelay, ReadyBlock: receipt.BlockNumber.Uint64() + recoveryBlocks,
		}
	},
	"PseudonymRegistry.RecoveryWithdrawn": func(t *testing.T, s *stage) (*types.Receipt, any) {
		w, moved := s.recovering(t)
		receipt := w.mustSend(t, moved.account, w.at.Registry, registry.PackWithdrawRecovery(moved.reg.Nym, 250))
		return receipt, &bindings.PseudonymRegistryRecoveryWithdrawn{Nym: moved.reg.Nym, Generation: 250}
	},
	"PseudonymRegistry.Reinstated": func(t *testing.T, s *stage) (*types.Receipt, any) {
		receipt := s.fixture.registered(t, patient).decide(t, registry.PackReinstate(s.patient.reg.Nym))
		return receipt, &bindings.PseudonymRegistryReinstated{Nym: s.patient.reg.Nym}
	},
	"PseudonymRegistry.Renewed": func(t *testing.T, s *stage) (*types.Receipt, any) {
		w := s.fixture.registered(t, patient)
		receipt := w.mustSend(t, w.deployer, w.at.Registry, s.fixture.submission(t, patientLater).renewal())
		return receipt, &bindings.PseudonymRegistryRenewed{Nym: s.patient.reg.Nym, Generation: 1}
	},
	"PseudonymRegistry.Suspended": func(t *testing.T, s *stage) (*types.Receipt, any) {
		receipt := s.fixture.registered(t, patient).decide(t, registry.PackSuspend(s.patient.reg.Nym))
		return receipt, &bindings.PseudonymRegistrySuspended{Nym: s.patient.reg.Nym}
	},
}
