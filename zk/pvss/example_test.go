package pvss_test

import (
	"strconv"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

const (
	exampleChain      = 1337
	exampleThreshold  = 2
	exampleGeneration = 3
	exampleSlot       = 1
	exampleIdentity   = "Zoë Müller, 1987-03-14, insured person A123456789"
)

var exampleSeats = []int{1, 2, 5}

// example is the worked example under construction: the file, and the values
// that later steps need.
type example struct {
	t          *testing.T
	file       vectorFileContent
	committee  pvss.Committee
	domain     fr.Element
	k, nym     fr.Element
	credential credential.Credential
	witness    pvss.Witness
	statement  pvss.Statement
}

func newExample(t *testing.T) *example {
	t.Helper()
	x := &example{t: t}
	x.file.About = "Worked example of zk/SPEC.md, 16 seats. Secrets are SHA-512(\"Medveil worked example v1/\" || name), big-endian, modulo q for keys and nonces and modulo r otherwise; addresses are its first 20 bytes. For testing only."
	x.parameters()
	x.seats()
	x.credentials()
	x.dealing()
	x.publicInputs()
	x.trace()
	return x
}

func (x *example) parameters() {
	consortium, registry := seedAddress("consortium"), seedAddress("registry")
	x.committee.ConsortiumID = pvss.ConsortiumID(exampleChain, consortium)
	x.domain = pvss.Domain(exampleChain, registry)
	x.file.Parameters = []entry{
		named("G", curve.G()), named("chain id", exampleChain),
		named("consortium", consortium[:]), named("consortiumId", x.committee.ConsortiumID),
		named("registry", registry[:]), named("domain", x.domain),
	}
}

// seats fills the committee, with the share key's proof of possession.
func (x *example) seats() {
	c := &x.committee
	c.Epoch, c.Threshold = 1, exampleThreshold
	digest := words(c.ConsortiumID, small(1), small(exampleThreshold), small(0b10011))
	for i := range c.Seats {
		for _, active := range exampleSeats {
			if active == i+1 {
				x.seat(active)
			}
		}
		s := c.Seats[i]
		digest = append(digest, xy(curve.Point(s.Share), curve.Point(s.Issuer))...)
	}
	if err := c.Validate(); err != nil {
		x.t.Fatal(err)
	}
	x.file.Committee = []entry{
		named("epoch", 1), named("t", exampleThreshold), named("mask", 0b10011),
		named("committeeDigest", x.same("committee digest", c.Digest(), hash(poseidon2.TagCommittee, digest))),
	}
}

func (x *example) seat(i int) {
	name := strconv.Itoa(i)
	sk, issuer := seedScalar("share key "+name), seedScalar("issuer key "+name)
	operator := seedAddress("operator " + name)
	seat := pvss.Seat{Share: curve.PublicKey(curve.MulG(sk)), Issuer: curve.PublicKey(curve.MulG(issuer))}
	x.committee.Seats[i-1] = seat
	rho := seedScalar("possession nonce " + name)
	r := curve.MulG(rho)
	account := *new(fr.Element).SetBytes(operator[:])
	c := hash(poseidon2.TagPossession, xy(r, curve.Point(seat.Share)), words(x.committee.ConsortiumID, account, small(1)))
	possession := curve.Possession{R: r, S: schnorr(rho, c, sk)}
	ctx := curve.Context{ConsortiumID: x.committee.ConsortiumID, Operator: operator, Purpose: curve.PurposeShare}
	if err := seat.Share.VerifyPossession(possession, ctx); err != nil {
		x.t.Fatal(err)
	}
	proof := possession.Bytes()
	x.file.Seats = append(x.file.Seats, []entry{
		named("seat", i), named("operator", operator[:]),
		named("sk", sk), named("PK", seat.Share), named("issuer x", issuer), named("I", seat.Issuer),
		named("possession rho", rho), named("possession c", c), named("possession of sk", proof[:]),
	})
}

func (x *example) credentials() {
	x.k = seedElement("holder secret")
	holder := hash(poseidon2.TagHolder, words(x.k))
	x.nym = hash(poseidon2.TagNym, words(x.k, x.domain, small(exampleSlot)))
	kBytes := x.k.Bytes()
	secret, err := credential.ParseHolderSecret(kBytes[:])
	if err != nil {
		x.t.Fatal(err)
	}
	x.same("holder", secret.Holder(), holder)
	x.same("nym", secret.Nym(x.domain, exampleSlot), x.nym)
	identity, err := credential.NewIdentity(exampleIdentity)
	if err != nil {
		x.t.Fatal(err)
	}
	x.credential = credential.Credential{
		Claims: credential.Claims{
			ConsortiumID: x.committee.ConsortiumID, Identity: identity, Role: credential.RolePatient,
			ExpiryDay: credential.ExpiryDay(20600), Holder: holder,
		},
		IssuerSeat: 2,
	}
	x.file.Credential = []entry{
		named("k", x.k), named("holder", holder), named("identity", exampleIdentity),
		named("role", 1), named("expiryDay", x.credential.ExpiryDay), named("issuer seat", 2),
	}
	x.sign(identity.Words())
}

// sign signs the credential as seat 2.
func (x *example) sign(id [2]fr.Element) {
	key, rho := seedScalar("issuer key 2"), seedScalar("credential nonce")
	issuer, r, cred := curve.MulG(key), curve.MulG(rho), &x.credential
	m := hash(poseidon2.TagCredential, words(cred.ConsortiumID, id[0], id[1], small(1), small(int(cred.ExpiryDay)), cred.Holder))
	c := hash(poseidon2.TagSignature, xy(r, issuer), words(m))
	s := schnorr(rho, c, key)
	cred.Signature.R = r
	sBytes := s.Bytes()
	if err := cred.Signature.S.SetBytesCanonical(sBytes[:]); err != nil {
		x.t.Fatal(err)
	}
	want := credential.Expectation{ConsortiumID: cred.ConsortiumID, Holder: cred.Holder, Day: 20600}
	if err := cred.Verify(curve.PublicKey(issuer), want); err != nil {
		x.t.Fatal(err)
	}
	encoded, err := cred.MarshalBinary()
	if err != nil {
		x.t.Fatal(err)
	}
	x.file.Credential = append(x.file.Credential,
		named("id_0", id[0]), named("id_1", id[1]), named("m", m), named("rho", rho), named("R", r), named("c", c),
		named("s", s), named("encoded", encoded))
}

// same fails the test unless a package's value is the formula's, and returns it.
func (x *example) same(name string, got, want fr.Element) fr.Element {
	x.t.Helper()
	if got != want {
		x.t.Errorf("%s = %v, want %v by the formula", name, got, want)
	}
	return want
}
