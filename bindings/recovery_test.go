package bindings_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
)

// renewal is the calldata of the submission as a renewal.
func (s submission) renewal() []byte { return registry.PackRenew(s.reg, s.proof, s.consent) }

// recovery is the calldata of the submission as a recovery, with its account's
// consent to that.
func (s submission) recovery(t testing.TB, w *world) []byte {
	t.Helper()
	digest := w.consentTo("Recover", s.reg, w.dealingDigest(s.reg))
	signature, err := crypto.Sign(digest[:], s.account)
	must(t, err)
	signature[64] += 27
	return registry.PackProposeRecovery(s.reg, s.proof, signature)
}

// waitForRecovery lets the recovery delay pass, in time and in blocks.
func (w *world) waitForRecovery(t testing.TB) {
	t.Helper()
	must(t, w.chain.AdvanceTime(recoveryDelay*time.Second))
	for range recoveryBlocks {
		w.chain.Commit()
	}
}

// A renewal is a new dealing, proven anew: it takes effect at once, once, for
// the account that consented, and leaves the former one in place.
func TestRenewalRoundTrip(t *testing.T) {
	f := fiveSeats(t)
	w, first, later := f.registered(t, patient), f.submission(t, patient), f.submission(t, patientLater)
	receipt := w.mustSend(t, w.deployer, w.at.Registry, later.renewal())
	t.Logf("renew: %d gas", receipt.GasUsed)
	if e := event(t, receipt, registry.UnpackRenewedEvent); e.Generation != 1 || e.FormerGeneration != 0 || e.Nym.Cmp(first.reg.Nym) != 0 {
		t.Errorf("event %+v", e)
	}
	checkRegistered(t, w, later, event(t, receipt, registry.UnpackRegisteredEvent))
	got := read(t, w, w.at.Registry, registry.PackPseudonym(first.reg.Nym), registry.UnpackPseudonym)
	want := bindings.IPseudonymRegistryPseudonym{
		Account: first.reg.Account, Role: first.reg.Role, ValidUntil: later.reg.ValidUntil, Epoch: 1, Generation: 1,
	}
	if got != want {
		t.Errorf("pseudonym is %+v, want %+v", got, want)
	}
	for generation, s := range []submission{first, later} {
		dealing := read(t, w, w.at.Registry, registry.PackDealingOf(s.reg.Nym, uint32(generation)), registry.UnpackDealingOf)
		if common.Hash(dealing.Digest) != w.dealingDigest(s.reg) || dealing.Epoch != 1 {
			t.Errorf("generation %d has dealing %x of epoch %d", generation, dealing.Digest, dealing.Epoch)
		}
	}
	if logs := w.mustSend(t, w.deployer, w.at.Registry, later.malleated().renewal()).Logs; len(logs) != 0 {
		t.Errorf("the same renewal again emitted %d events", len(logs))
	}
}

// Nobody but the account renews, with nobody else's proof, and no proof of
// another generation.
func TestRenewalForged(t *testing.T) {
	f := fiveSeats(t)
	w, later, other := f.registered(t, patient, clinician), f.submission(t, patientLater), f.submission(t, clinician)
	refused := &bindings.PseudonymRegistryRegistrationConsentInvalid{Account: later.reg.Account}

	stranger := later
	stranger.account = other.account
	w.mustRefuse(t, w.deployer, w.at.Registry, stranger.sign(t, w).renewal(), refused)

	asRecovery := later
	digest := w.consentTo("Recover", later.reg, w.dealingDigest(later.reg))
	signature, err := crypto.Sign(digest[:], later.account)
	must(t, err)
	signature[64] += 27
	asRecovery.consent = signature
	w.mustRefuse(t, w.deployer, w.at.Registry, asRecovery.renewal(), refused)

	// The first dealing does not pass for a later one.
	replayed := f.submission(t, patient)
	replayed.reg.Generation = 1
	w.mustRefuse(t, w.deployer, w.at.Registry, replayed.sign(t, w).renewal(), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})
}

// A recovery waits, and then moves the nym to the account that it names.
func TestRecoveryRoundTrip(t *testing.T) {
	f := fiveSeats(t)
	w, first, moved := f.registered(t, patient), f.submission(t, patient), f.submission(t, patientRecovery)
	receipt := w.mustSend(t, w.deployer, w.at.Registry, moved.recovery(t, w))
	t.Logf("proposeRecovery: %d gas", receipt.GasUsed)
	checkRegistered(t, w, moved, event(t, receipt, registry.UnpackRegisteredEvent))
	proposed := event(t, receipt, registry.UnpackRecoveryProposedEvent)
	if proposed.Account != moved.reg.Account || proposed.ReadyAt != w.now(t)+recoveryDelay ||
		proposed.ReadyBlock != receipt.BlockNumber.Uint64()+recoveryBlocks {
		t.Errorf("proposed %+v", proposed)
	}
	execute := registry.PackExecuteRecovery(first.reg.Nym, 250)
	w.mustRefuse(t, w.deployer, w.at.Registry, execute,
		&bindings.PseudonymRegistryRecoveryNotReady{Nym: first.reg.Nym, Generation: big.NewInt(250)})
	w.waitForRecovery(t)
	receipt = w.mustSend(t, w.deployer, w.at.Registry, execute)
	t.Logf("executeRecovery: %d gas", receipt.GasUsed)
	if e := event(t, receipt, registry.UnpackRecoveryExecutedEvent); e.Account != moved.reg.Account ||
		e.FormerAccount != first.reg.Account || e.Generation != 250 || e.FormerGeneration != 0 {
		t.Errorf("executed %+v", e)
	}
	if nym := read(t, w, w.at.Registry, registry.PackActiveNymOf(moved.reg.Account), registry.UnpackActiveNymOf); nym.Cmp(first.reg.Nym) != 0 {
		t.Errorf("the new account has %v", nym)
	}
	if nym := read(t, w, w.at.Registry, registry.PackNymOf(first.reg.Account), registry.UnpackNymOf); nym.Sign() != 0 {
		t.Errorf("the former account still has %v", nym)
	}
	if since := read(t, w, w.at.Registry, registry.PackAccountSince(first.reg.Nym), registry.UnpackAccountSince); since != 250 {
		t.Errorf("the account came with generation %d", since)
	}
	// Neither the renewal signed by the former account nor the proposal serves again.
	w.mustRefuse(t, w.deployer, w.at.Registry, f.submission(t, patientLater).renewal(),
		&bindings.PseudonymRegistryRegistrationAccountChanged{Account: first.reg.Account})
	w.mustRefuse(t, w.deployer, w.at.Registry, moved.recovery(t, w),
		&bindings.PseudonymRegistryRegistrationGenerationUsed{Nym: first.reg.Nym, Generation: big.NewInt(250)})
}

// A stranger who sees a recovery on its way can copy it and nothing else.
func TestRecoveryForged(t *testing.T) {
	f := fiveSeats(t)
	w, moved, mallory := f.registered(t, patient, clinician), f.submission(t, patientRecovery), newKey(t)

	stolen := moved
	stolen.account, stolen.reg.Account = mallory, addressOf(mallory)
	w.mustRefuse(t, w.deployer, w.at.Registry, stolen.recovery(t, w), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})

	squatted := moved
	squatted.account = mallory // signs for an account that is not hers
	w.mustRefuse(t, w.deployer, w.at.Registry, squatted.recovery(t, w),
		&bindings.PseudonymRegistryRegistrationConsentInvalid{Account: moved.reg.Account})

	next := moved // of another generation
	next.reg.Generation = 251
	w.mustRefuse(t, w.deployer, w.at.Registry, next.recovery(t, w), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})

	rekeyed := moved
	rekeyed.reg.PreKey, rekeyed.reg.PrePossession = f.submission(t, clinician).reg.PreKey, f.submission(t, clinician).reg.PrePossession
	w.mustRefuse(t, w.deployer, w.at.Registry, rekeyed.recovery(t, w), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})

	w.fund(t, mallory)
	w.mustSend(t, mallory, w.at.Registry, moved.recovery(t, w))
	if logs := w.mustSend(t, w.deployer, w.at.Registry, moved.malleated().recovery(t, w)).Logs; len(logs) != 0 {
		t.Errorf("the original after the copy emitted %d events", len(logs))
	}
	w.mustRefuse(t, mallory, w.at.Registry, registry.PackDispute(moved.reg.Nym),
		&bindings.PseudonymRegistryRecoveryCallerRefused{Caller: addressOf(mallory)})
	w.mustRefuse(t, mallory, w.at.Registry, registry.PackResolveRecovery(moved.reg.Nym, 250),
		&bindings.PseudonymRegistryCallerNotConsortium{Caller: addressOf(mallory)})
}

// Two who know the holder secret contest the nym: neither gets it by waiting.
// The account goes on renewing, and overtakes neither.
func TestContestedRecovery(t *testing.T) {
	f := fiveSeats(t)
	w, one, two := f.registered(t, patient), f.submission(t, patientRecovery), f.submission(t, patientContest)
	w.mustSend(t, w.deployer, w.at.Registry, one.recovery(t, w))
	w.mustSend(t, w.deployer, w.at.Registry, two.recovery(t, w))
	w.mustSend(t, w.deployer, w.at.Registry, f.submission(t, patientLater).renewal())
	w.waitForRecovery(t)
	for _, generation := range []uint32{250, 251} {
		w.mustRefuse(t, w.deployer, w.at.Registry, registry.PackExecuteRecovery(one.reg.Nym, generation),
			&bindings.PseudonymRegistryRecoveryNeedsVote{Nym: one.reg.Nym})
	}
	w.fund(t, two.account)
	w.mustSend(t, two.account, w.at.Registry, registry.PackWithdrawRecovery(two.reg.Nym, 251))
	w.mustSend(t, w.deployer, w.at.Registry, registry.PackExecuteRecovery(one.reg.Nym, 250))
}
