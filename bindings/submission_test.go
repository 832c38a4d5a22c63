package bindings_test

import (
	"crypto/ecdsa"
	"math/big"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/registration"
)

// A submission is a registration with its proof and consent, and whoever can
// sign for it. It is a value: tests change copies.
type submission struct {
	reg       bindings.IPseudonymRegistryRegistration
	proof     [8]*big.Int
	consent   []byte
	account   *ecdsa.PrivateKey
	preKey    pre.SecretKey
	statement *pvss.Statement
}

// An applicant is what a submission is made from.
type applicant struct {
	name    string
	issuer  int // seat
	role    credential.Role
	holder  credential.HolderSecret
	account *ecdsa.PrivateKey
	slot    uint16
	number  uint32 // generation
}

// submit makes an honest registration for w, with a real proof.
func (a applicant) submit(t testing.TB, w *world) submission {
	t.Helper()
	committee, today := w.committee(), credential.Day(time.Now())
	cred, err := credential.Issue(w.seats[a.issuer-1].issuer, a.issuer, credential.Claims{
		ConsortiumID: committee.ConsortiumID, Identity: a.identity(t), Role: a.role,
		ExpiryDay: credential.ExpiryDay(today), Holder: a.holder.Holder(),
	})
	must(t, err)
	preKey := pre.GenerateKey()
	witness, err := registration.NewWitness(cred, a.holder, committee, registration.Terms{
		Domain: w.domain(), Slot: a.slot, Generation: a.number, ValidUntil: cred.ExpiryDay, MaxNyms: w.terms.maxNyms,
		Account: addressOf(a.account), PREKeyHash: pvss.PREKeyHash([pvss.PREKeySize]byte(preKey.PublicKey().Bytes())),
	})
	must(t, err)
	keys, err := registration.UnsafeKeys(t.Context(), nil)
	must(t, err)
	proof, err := registration.Prove(keys, witness)
	must(t, err)
	s := submission{proof: proof.Words(), account: a.account, preKey: preKey, statement: witness.Statement}
	s.reg = s.registration(t)
	return s.sign(t, w)
}

func (a applicant) identity(t testing.TB) credential.Identity {
	t.Helper()
	identity, err := credential.NewIdentity(a.name)
	must(t, err)
	return identity
}

// registration is the statement as the contract takes it.
func (s submission) registration(t testing.TB) bindings.IPseudonymRegistryRegistration {
	t.Helper()
	x := s.statement.Vector()
	possession, err := pre.ProvePossession(s.preKey, s.possessionContext())
	must(t, err)
	ex, ey := curve.Coordinates(s.statement.Dealing.E)
	reg := bindings.IPseudonymRegistryRegistration{
		Nym: word(s.statement.Nym), Generation: s.statement.Generation, Epoch: 1, Role: uint8(s.statement.Role),
		ValidUntil: s.statement.ValidUntil, Account: s.statement.Account, PreKey: s.preKey.PublicKey().Bytes(),
		PrePossession: possession.Bytes(), Ephemeral: [2]*big.Int{word(ex), word(ey)}, VectorHash: word(x.Compress().H),
	}
	fill(reg.Ciphertexts[:], s.statement.Dealing.C[:])
	fill(reg.Leaves[:], s.statement.Dealing.Leaf[:])
	fill(reg.Identity[:], s.statement.Dealing.D[:])
	return reg
}

func fill(to []*big.Int, from []element) {
	for i, e := range from {
		to[i] = word(e)
	}
}

// possessionContext is the abi words domain, nym, generation, account.
func (s submission) possessionContext() []byte {
	domain, nym := s.statement.Domain.Bytes(), s.statement.Nym.Bytes()
	return append(append(domain[:], nym[:]...),
		abiWords(new(big.Int).SetUint64(uint64(s.statement.Generation)), s.statement.Account[:])...)
}

// sign returns a copy with the account's consent to what is submitted to w,
// whatever that is.
func (s submission) sign(t testing.TB, w *world) submission {
	t.Helper()
	digest := w.consentDigest(s.reg, w.dealingDigest(s.reg))
	signature, err := crypto.Sign(digest[:], s.account)
	must(t, err)
	signature[64] += 27
	s.consent = signature
	return s
}

// vector is x as the contract builds it: from the registration and its state,
// with the words of the caller as they are, reduced or not.
func (w *world) vector(reg bindings.IPseudonymRegistryRegistration) (x [pvss.Words]*big.Int) {
	words := []*big.Int{
		word(w.domain()), word(w.committee().Digest()), reg.Nym, number(reg.Generation), number(reg.Role),
		number(reg.ValidUntil), number(w.terms.maxNyms), new(big.Int).SetBytes(reg.Account[:]),
		new(big.Int).Mod(new(big.Int).SetBytes(crypto.Keccak256(reg.PreKey)), order),
	}
	words = append(words, reg.Ephemeral[:]...)
	words = append(words, reg.Ciphertexts[:]...)
	words = append(words, reg.Leaves[:]...)
	copy(x[:], append(words, reg.Identity[:]...))
	return x
}

func (w *world) dealingDigest(reg bindings.IPseudonymRegistryRegistration) common.Hash {
	x := w.vector(reg)
	var b []byte
	for _, n := range x {
		b = append(b, abiWords(n)...)
	}
	return crypto.Keccak256Hash(b)
}

// consentDigest is EIP-712 written out.
func (w *world) consentDigest(reg bindings.IPseudonymRegistryRegistration, dealing common.Hash) common.Hash {
	return w.consentTo("Register", reg, dealing)
}

// consentTo is the digest of one of the two types.
func (w *world) consentTo(what string, reg bindings.IPseudonymRegistryRegistration, dealing common.Hash) common.Hash {
	typeOf := func(s string) []byte { return crypto.Keccak256([]byte(s)) }
	separator := crypto.Keccak256(abiWords(
		typeOf("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
		typeOf("Medveil PseudonymRegistry"), typeOf("1"), number(w.terms.chainID), w.at.Registry[:]))
	message := crypto.Keccak256(abiWords(
		typeOf(what+"(uint256 domain,uint256 nym,uint32 generation,bytes32 dealingDigest,bytes32 prePossessionHash)"),
		word(w.domain()), reg.Nym, number(reg.Generation), dealing[:], crypto.Keccak256(reg.PrePossession)))
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, separator, message)
}

// abiWords encodes numbers and left-padded bytes as words of 32 bytes.
func abiWords(values ...any) (b []byte) {
	for _, v := range values {
		switch v := v.(type) {
		case *big.Int:
			b = append(b, v.FillBytes(make([]byte, 32))...)
		case []byte:
			b = append(b, common.LeftPadBytes(v, 32)...)
		}
	}
	return b
}

func number[T uint8 | uint16 | uint32 | uint64](n T) *big.Int {
	return new(big.Int).SetUint64(uint64(n))
}

// call is the calldata of the submission.
func (s submission) call() []byte { return registry.PackRegister(s.reg, s.proof, s.consent) }

// malleated returns a copy with the proof (-A, -B, C).
func (s submission) malleated() submission {
	for _, y := range []int{1, 4, 5} { // A.y, B.y1, B.y0
		s.proof[y] = new(big.Int).Sub(fp.Modulus(), s.proof[y])
	}
	return s
}
