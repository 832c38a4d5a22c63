package bindings_test

import (
	"crypto/ecdsa"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
)

// An account consents by one signature, in one encoding, over one dealing and
// one proof of possession. Everything else is refused, with a valid proof.
func TestConsent(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.newWorld(t), f.submission(t, patient)
	digest := w.consentDigest(s.reg, w.dealingDigest(s.reg))
	signs := func(key *ecdsa.PrivateKey, digest common.Hash) []byte {
		signature, err := crypto.Sign(digest[:], key)
		must(t, err)
		signature[64] += 27
		return signature
	}
	otherRegistry := *w
	otherRegistry.at.Registry = w.at.GrantLog
	otherChain := *w
	otherChain.terms.chainID++
	otherDealing, otherNym := f.submission(t, patientAgain).reg, f.submission(t, clinician).reg
	otherPossession := withPossession(s, []byte("other")).reg
	for name, signature := range map[string][]byte{
		"nothing":            {},
		"zeros":              make([]byte, 65),
		"of a stranger":      signs(newKey(t), digest),
		"of 64 bytes":        s.consent[:64],
		"of 66 bytes":        append(s.consent[:65:65], 0),
		"v of 0 or 1":        withV(s.consent, s.consent[64]-27),
		"the other v":        withV(s.consent, 55-s.consent[64]),
		"v of 29":            withV(s.consent, 29),
		"high s":             highS(s.consent),
		"another registry's": signs(s.account, otherRegistry.consentDigest(s.reg, w.dealingDigest(s.reg))),
		"another chain's":    signs(s.account, otherChain.consentDigest(s.reg, w.dealingDigest(s.reg))),
		"another dealing":    signs(s.account, w.consentDigest(s.reg, w.dealingDigest(otherDealing))),
		"another nym":        signs(s.account, w.consentDigest(otherNym, w.dealingDigest(s.reg))),
		"another possession": signs(s.account, w.consentDigest(otherPossession, w.dealingDigest(s.reg))),
		"the digest alone":   signs(s.account, w.dealingDigest(s.reg)),
	} {
		t.Run(name, func(t *testing.T) {
			forged := s
			forged.consent = signature
			checkReason(t, w.try(t, forged), &bindings.PseudonymRegistryRegistrationConsentInvalid{Account: s.reg.Account})
		})
	}
	must(t, w.try(t, s))
}

func withV(signature []byte, v byte) []byte { return append(signature[:64:64], v) }

// highS is the second valid signature (r, n - s, v flipped).
func highS(signature []byte) []byte {
	s := new(big.Int).SetBytes(signature[32:64])
	s.Sub(crypto.S256().Params().N, s)
	high := append(signature[:32:32], s.FillBytes(make([]byte, 32))...)
	return append(high, 55-signature[64])
}

// The zero address is what a failed recovery yields; it consents to nothing.
func TestZeroAccountNeverConsents(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.newWorld(t), f.submission(t, patient)
	s.reg.Account = common.Address{}
	s.consent = make([]byte, 65)
	checkReason(t, w.try(t, s), &bindings.PseudonymRegistryRegistrationConsentInvalid{})
	s.consent[64] = 27
	checkReason(t, w.try(t, s), &bindings.PseudonymRegistryRegistrationConsentInvalid{})
}

// Whoever copies a pending registration cannot take the account first, with or
// without a registration of their own, nor register the victim's with a
// worthless proof of possession, nor put their own PRE key into it.
func TestFrontRunnerCannotSpoilARegistration(t *testing.T) {
	f := fiveSeats(t)
	w, victim, mallory := f.newWorld(t), f.submission(t, patient), f.submission(t, clinician)
	refused := &bindings.PseudonymRegistryRegistrationConsentInvalid{Account: victim.reg.Account}

	w.mustRefuse(t, w.deployer, w.at.Registry, withPossession(victim, make([]byte, pre.PossessionSize)).call(), refused)

	claims := mallory // a valid dealing of her own, for the victim's account
	claims.reg.Account = victim.reg.Account
	w.mustRefuse(t, w.deployer, w.at.Registry, claims.sign(t, w).call(), refused)

	paired := mallory // the victim's consent with another dealing
	paired.reg.Account, paired.consent = victim.reg.Account, victim.consent
	w.mustRefuse(t, w.deployer, w.at.Registry, paired.call(), refused)

	rekeyed := victim
	rekeyed.reg.PreKey, rekeyed.reg.PrePossession = mallory.reg.PreKey, mallory.reg.PrePossession
	w.mustRefuse(t, w.deployer, w.at.Registry, rekeyed.call(), refused)

	// Nor does the victim's dealing serve an account of hers: the proof names
	// the account.
	stolen := victim
	stolen.account = mallory.account
	stolen.reg.Account = mallory.reg.Account
	w.mustRefuse(t, w.deployer, w.at.Registry, stolen.sign(t, w).call(), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})

	if logs := w.mustSend(t, w.deployer, w.at.Registry, victim.call()).Logs; len(logs) != 1 {
		t.Errorf("the victim's registration emitted %d events", len(logs))
	}
}
