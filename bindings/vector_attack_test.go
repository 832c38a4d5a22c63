package bindings_test

import (
	"errors"
	"fmt"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fp"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/pvss"
)

// Places in the public vector.
const (
	placeNym, placeGeneration, placeRole, placeValidUntil = 2, 3, 4, 5
	placeAccount, placePREKey                             = 7, 8
	placeEphemeral                                        = 9
	placeCiphertexts                                      = 11
	placeLeaves                                           = placeCiphertexts + pvss.N
	placeIdentity                                         = placeLeaves + pvss.N + 1
)

// statePlaces are the entries that the contract takes from its own state, each
// with the twin worlds that differ in it (and in what follows from it).
var statePlaces = map[int]string{0: "domain", 1: "committee digest", 6: "maxNyms"}

// word returns the place of the registration that holds a full word of x, nil
// if the place is narrow, hashed or not in calldata.
func (s *submission) word(place int) **big.Int {
	switch {
	case place == placeNym:
		return &s.reg.Nym
	case place < placeEphemeral:
		return nil
	case place < placeCiphertexts:
		return &s.reg.Ephemeral[place-placeEphemeral]
	case place < placeLeaves:
		return &s.reg.Ciphertexts[place-placeCiphertexts]
	case place < placeIdentity:
		return &s.reg.Leaves[place-placeLeaves]
	}
	return &s.reg.Identity[place-placeIdentity]
}

// mutated returns a copy that differs in one entry of x, in a way that every
// check before the proof's lets pass.
func (s submission) mutated(t *testing.T, place int) submission {
	t.Helper()
	switch place {
	case placeGeneration:
		s.reg.Generation++
	case placeRole:
		s.reg.Role = uint8(credential.RoleClinician)
	case placeValidUntil:
		s.reg.ValidUntil -= credential.PeriodDays
	case placeAccount:
		s.account = newKey(t)
		s.reg.Account = addressOf(s.account)
	case placePREKey:
		s.reg.PreKey = pre.GenerateKey().PublicKey().Bytes()
	default:
		entry := s.word(place)
		*entry = plusOne(*entry)
	}
	return s
}

// Each entry of x is bound: a change of it is refused although the attacker
// holds the account and consents to the changed dealing, whether it keeps h or
// computes the honest h of the changed vector.
func TestEveryEntryOfTheVectorIsBound(t *testing.T) {
	f := fiveSeats(t)
	w, honest := f.newWorld(t), f.submission(t, patient)
	for place := range pvss.Words {
		if name, state := statePlaces[place]; state {
			t.Logf("entry %d, the %s, is of the contract's state: TestVectorFollowsTheState", place, name)
			continue
		}
		var want any = &bindings.RegistrationVerifierUnsafeDevProofInvalid{}
		if place == placeGeneration {
			want = &bindings.PseudonymRegistryRegistrationGenerationRefused{Generation: big.NewInt(1)}
		}
		t.Run(fmt.Sprint(place), func(t *testing.T) {
			changed := honest.mutated(t, place)
			if equal := w.differences(changed, honest); len(equal) != 1 || equal[0] != place {
				t.Fatalf("the mutation changed entries %v", equal)
			}
			checkReason(t, w.try(t, changed.sign(t, w)), want)
			changed = withVectorHash(changed, w.vectorHash(changed)).sign(t, w)
			checkReason(t, w.try(t, changed), want)
		})
	}
	if err := w.try(t, honest); err != nil {
		t.Errorf("the honest registration is refused: %v", err)
	}
}

// try calls register without effect.
func (w *world) try(t *testing.T, s submission) error {
	t.Helper()
	_, err := w.call(addressOf(w.deployer), w.at.Registry, s.call())
	return err
}

// differences returns the entries of x in which two submissions differ.
func (w *world) differences(a, b submission) (places []int) {
	x, y := w.vector(a.reg), w.vector(b.reg)
	for j := range x {
		if x[j].Cmp(y[j]) != 0 {
			places = append(places, j)
		}
	}
	return places
}

// vectorHash is the honest h of what is submitted.
func (w *world) vectorHash(s submission) *big.Int {
	var x pvss.PublicVector
	for j, n := range w.vector(s.reg) {
		x[j].SetBigInt(n)
	}
	return word(x.Compress().H)
}

// A registration is worth nothing under other terms: another registry, another
// consortium, another threshold, other limits, another chain. In a twin world
// with the same terms it is accepted, so the terms are what is refused. The
// account's old consent fails first where the domain or the digest differs;
// with a fresh consent the proof fails.
func TestVectorFollowsTheState(t *testing.T) {
	f := fiveSeats(t)
	s := f.submission(t, patient)
	otherChain, otherThreshold, otherLimit := f.terms, f.terms, f.terms
	otherChain.chainID++
	otherThreshold.threshold++
	otherLimit.maxNyms++
	same := f.newWorld(t)
	if err := same.try(t, s); err != nil {
		t.Errorf("twin with the same terms: %v", err)
	}
	for name, c := range map[string]struct {
		world  *world
		places []int
	}{
		"chain id":         {f.newTwin(t, otherChain), []int{0, 1}},
		"threshold":        {f.newTwin(t, otherThreshold), []int{1}},
		"maxNyms":          {f.newTwin(t, otherLimit), []int{6}},
		"registry":         {f.newWorld(t).withSecondRegistry(t), []int{0}},
		"other consortium": {f.newWorld(t).withSecondConsortium(t), []int{0, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			x, y := same.vector(s.reg), c.world.vector(s.reg)
			var differ []int
			for j := range x {
				if x[j].Cmp(y[j]) != 0 {
					differ = append(differ, j)
				}
			}
			if fmt.Sprint(differ) != fmt.Sprint(c.places) {
				t.Fatalf("entries %v differ, want %v", differ, c.places)
			}
			checkReason(t, c.world.try(t, s), &bindings.PseudonymRegistryRegistrationConsentInvalid{Account: s.reg.Account})
			consenting := s.sign(t, c.world)
			checkReason(t, c.world.try(t, consenting), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})
			consenting = withVectorHash(consenting, c.world.vectorHash(consenting))
			checkReason(t, c.world.try(t, consenting), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})
		})
	}
}

// withSecondRegistry exchanges the registry for another of the same consortium.
func (w *world) withSecondRegistry(t *testing.T) *world {
	t.Helper()
	w.at.Registry = w.create(t, registryCode(w.at.Consortium, w.at.Verifiers.Registration))
	return w
}

// withSecondConsortium exchanges all contracts for others with the same members
// and terms.
func (w *world) withSecondConsortium(t *testing.T) *world {
	t.Helper()
	var err error
	w.at, err = bindings.Deploy(t.Context(), w.client, w.opts(w.deployer), w.at.Verifiers)
	must(t, err)
	w.configure(t)
	w.mustSend(t, w.deployer, w.at.Consortium, consortium.PackSealFirstEpoch(uint8(w.terms.threshold)))
	return w
}

// h is the prover's, and z and y follow from it: no other h fits, not even one
// that is the same modulo r.
func TestVectorHashCannotBeSteered(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.newWorld(t), f.submission(t, patient)
	for name, h := range map[string]*big.Int{
		"zero": new(big.Int), "one": big.NewInt(1), "plus one": plusOne(s.reg.VectorHash),
		"r - 1":                   new(big.Int).Sub(order, big.NewInt(1)),
		"of another registration": f.submission(t, clinician).reg.VectorHash,
	} {
		t.Run(name, func(t *testing.T) {
			checkReason(t, w.try(t, withVectorHash(s, h)), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})
		})
	}
	unreduced := new(big.Int).Add(s.reg.VectorHash, order)
	checkReason(t, w.try(t, withVectorHash(s, unreduced)), &bindings.PseudonymRegistryRegistrationWordNotInField{Word: unreduced})
}

// A word and the same word plus r have the same y. If both passed, one dealing
// would have many digests.
func TestUnreducedWordsRefused(t *testing.T) {
	f := fiveSeats(t)
	w, honest := f.newWorld(t), f.submission(t, patient)
	for place := range pvss.Words {
		if honest.word(place) == nil {
			continue
		}
		for multiple := int64(1); multiple <= 4; multiple++ {
			s := honest
			entry := s.word(place)
			*entry = new(big.Int).Add(*entry, new(big.Int).Mul(order, big.NewInt(multiple)))
			if (*entry).BitLen() > 256 {
				t.Fatal("not a word")
			}
			checkReason(t, w.try(t, s.sign(t, w)), &bindings.PseudonymRegistryRegistrationWordNotInField{Word: *entry})
		}
	}
}

// Narrow types of calldata with bits above their width are refused by the
// decoder, without a reason, so they have no second encoding either.
func TestDirtyNarrowTypesRefused(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.newWorld(t), f.submission(t, patient)
	for name, c := range map[string]struct{ word, byte int }{
		"generation": {1, 27}, "epoch": {2, 27}, "role": {3, 30}, "validUntil": {4, 27}, "account": {5, 11}, "account, high": {5, 0},
	} {
		data := s.call()
		head := 4 + int(new(big.Int).SetBytes(data[4:36]).Int64()) // of the registration
		data[head+32*c.word+c.byte] ^= 1
		_, err := w.call(addressOf(w.deployer), w.at.Registry, data)
		var revert *bindings.Revert
		if err == nil || errors.As(err, &revert) {
			t.Errorf("%s: got %v, want a revert without a reason", name, err)
		}
	}
}

// A proof is eight words below p: an unreduced one, a point off its curve and
// infinity are refused, and so is the proof of another registration.
func TestProofsOfNothingRefused(t *testing.T) {
	f := fiveSeats(t)
	w, s := f.newWorld(t), f.submission(t, patient)
	proofs := map[string][8]*big.Int{"zero": [8]*big.Int(zeros(8)), "of another registration": f.submission(t, clinician).proof}
	for i := range s.proof {
		unreduced, off := s.proof, s.proof
		unreduced[i] = new(big.Int).Add(s.proof[i], fp.Modulus())
		off[i] = new(big.Int).Xor(s.proof[i], big.NewInt(1))
		proofs[fmt.Sprintf("word %d plus p", i)], proofs[fmt.Sprintf("word %d, one bit", i)] = unreduced, off
	}
	negated := s.proof // -A alone
	negated[1] = new(big.Int).Sub(fp.Modulus(), negated[1])
	proofs["minus A"] = negated
	for name, proof := range proofs {
		forged := s
		forged.proof = proof
		t.Run(name, func(t *testing.T) {
			checkReason(t, w.try(t, forged), &bindings.RegistrationVerifierUnsafeDevProofInvalid{})
		})
	}
}
