package credential

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

// Errors that a wallet acts on: it asks for a new credential after the first,
// and has the wrong file after the others.
var (
	ErrExpired         = errors.New("credential has expired")
	ErrOtherConsortium = errors.New("credential is of another consortium")
	ErrOtherHolder     = errors.New("credential is of another holder")
)

// Claims are what an issuer signs.
type Claims struct {
	ConsortiumID fr.Element
	Identity     Identity
	Role         Role
	ExpiryDay    uint32 // last day on which it may be used; see [ExpiryDay]
	Holder       fr.Element
}

// Message returns m = H(CRED; consortiumId, id_0, id_1, role, expiryDay, holder).
func (c *Claims) Message() fr.Element {
	id := c.Identity.Words()
	return poseidon2.Hash(poseidon2.TagCredential, c.ConsortiumID, id[0], id[1],
		poseidon2.Element(uint64(c.Role)), poseidon2.Element(uint64(c.ExpiryDay)), c.Holder)
}

// check refuses claims that no registration could use.
func (c *Claims) check() error {
	if _, err := NewIdentity(c.Identity.text); err != nil {
		return err
	}
	return c.Role.Check()
}

// A Credential is a set of claims signed by the issuer key of a seat.
type Credential struct {
	Claims
	IssuerSeat int // counted from 1
	Signature  Signature
}

// Issue signs claims with the issuer key of a seat. The issuer has verified
// the [HolderRequest] and who the person is, keeps one holder per person, and
// keeps the person's own signature over the holder: a trace yields the holder,
// and an issuer that cannot show that signature is at fault.
func Issue(issuer curve.SecretKey, seat int, claims Claims) (*Credential, error) {
	if err := errors.Join(claims.check(), checkSeat(seat)); err != nil {
		return nil, fmt.Errorf("issue credential: %w", err)
	}
	signature, err := sign(issuer, claims.Message())
	if err != nil {
		return nil, fmt.Errorf("issue credential: %w", err)
	}
	return &Credential{Claims: claims, IssuerSeat: seat, Signature: signature}, nil
}

// Expectation is what a verifier wants a credential to say.
type Expectation struct {
	ConsortiumID fr.Element
	Holder       fr.Element
	Day          uint32 // today
}

// Verify checks the claims against want and the signature against the key of
// the issuing seat. Its errors wrap [ErrOtherConsortium], [ErrOtherHolder] and
// [ErrExpired]. It does not check that issuer is the key of IssuerSeat in the
// current committee: the caller looks it up there.
func (c *Credential) Verify(issuer curve.PublicKey, want Expectation) error {
	if c.ConsortiumID != want.ConsortiumID {
		return fmt.Errorf("verify credential: %w", ErrOtherConsortium)
	}
	if c.Holder != want.Holder {
		return fmt.Errorf("verify credential: %w", ErrOtherHolder)
	}
	if c.ExpiryDay < want.Day {
		return fmt.Errorf("verify credential: %w: its last day was %d, today is %d", ErrExpired, c.ExpiryDay, want.Day)
	}
	if err := errors.Join(c.check(), checkSeat(c.IssuerSeat)); err != nil {
		return fmt.Errorf("verify credential: %w", err)
	}
	if err := c.Signature.verify(issuer, c.Message()); err != nil {
		return fmt.Errorf("verify credential: %w", err)
	}
	return nil
}

// maxSeat is the greatest seat number that an encoding can hold; committees
// are smaller.
const maxSeat = 255

func checkSeat(seat int) error {
	if seat < 1 || seat > maxSeat {
		return fmt.Errorf("issuer seat %d is not within 1..%d", seat, maxSeat)
	}
	return nil
}
