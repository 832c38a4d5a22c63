package registration

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// Terms are what a wallet chooses, or reads from the registry, for one
// registration.
type Terms struct {
	Domain     fr.Element // see [pvss.Domain]
	Slot       uint16     // which of the holder's pseudonyms, below MaxNyms
	Generation uint32     // 0 for the first registration
	ValidUntil uint32     // last day; the registry accepts the ends of two periods
	MaxNyms    uint16     // the registry's
	Account    [20]byte
	PREKeyHash fr.Element // see [pvss.PREKeyHash]
}

// A Witness is a registration with all its secrets. The caller erases Dealing
// once the registration is final; it never prints itself.
type Witness struct {
	Credential *credential.Credential
	Secret     credential.HolderSecret
	Slot       uint16
	Committee  *pvss.Committee
	Statement  *pvss.Statement
	Dealing    *pvss.Witness
}

// NewWitness makes a fresh dealing of the credential's identity to the
// committee, under the pseudonym of the slot. It refuses whatever the proof
// would: see [Witness.Check].
func NewWitness(cred *credential.Credential, secret credential.HolderSecret, committee *pvss.Committee, terms Terms) (*Witness, error) {
	id := pvss.ID{Nym: secret.Nym(terms.Domain, terms.Slot), Generation: terms.Generation}
	dealing, secrets, err := pvss.Deal(committee, id, pvss.EscrowOf(cred))
	if err != nil {
		return nil, fmt.Errorf("registration: %w", err)
	}
	w := &Witness{
		Credential: cred, Secret: secret, Slot: terms.Slot, Committee: committee, Dealing: secrets,
		Statement: &pvss.Statement{
			Domain: terms.Domain, CommitteeDigest: committee.Digest(), ID: id, Role: cred.Role,
			ValidUntil: terms.ValidUntil, MaxNyms: terms.MaxNyms, Account: terms.Account,
			PREKeyHash: terms.PREKeyHash, Dealing: *dealing,
		},
	}
	return w, w.Check()
}

// Check refuses what the circuit would, and says why. Its errors wrap
// [credential.ErrExpired], [credential.ErrOtherConsortium] and
// [credential.ErrOtherHolder] where they apply.
func (w *Witness) Check() error {
	if err := errors.Join(w.checkCredential(), w.checkStatement(), w.checkDealing()); err != nil {
		return fmt.Errorf("registration: %w", err)
	}
	return nil
}

func (w *Witness) checkCredential() error {
	seat, err := w.Committee.Seat(w.Credential.IssuerSeat)
	if err != nil {
		return fmt.Errorf("issuer of the credential: %w", err)
	}
	if w.Credential.ExpiryDay < w.Statement.ValidUntil {
		return fmt.Errorf("%w before the registration would: its last day is %d, that of the registration %d",
			credential.ErrExpired, w.Credential.ExpiryDay, w.Statement.ValidUntil)
	}
	return w.Credential.Verify(seat.Issuer, credential.Expectation{
		ConsortiumID: w.Committee.ConsortiumID,
		Holder:       w.Secret.Holder(),
		Day:          w.Statement.ValidUntil,
	})
}

func (w *Witness) checkStatement() error {
	s := w.Statement
	switch {
	case s.Role != w.Credential.Role:
		return fmt.Errorf("role is %s, the credential's is %s", s.Role, w.Credential.Role)
	case w.Slot >= s.MaxNyms:
		return fmt.Errorf("slot %d is not below the registry's limit of %d pseudonyms", w.Slot, s.MaxNyms)
	case s.Nym != w.Secret.Nym(s.Domain, w.Slot):
		return errors.New("nym is not that of the holder secret, domain and slot")
	case s.CommitteeDigest != w.Committee.Digest():
		return errors.New("committee is not the one of the digest: fetch the committee of the epoch again")
	}
	return nil
}

func (w *Witness) checkDealing() error {
	dealing, err := w.Dealing.Deal(w.Committee, w.Statement.ID, pvss.EscrowOf(w.Credential))
	if err != nil {
		return err
	}
	if *dealing != w.Statement.Dealing {
		return errors.New("dealing does not follow from its witness")
	}
	return nil
}

// Format prints a placeholder for every verb, so that no log shows a secret.
func (w Witness) Format(f fmt.State, _ rune) { fmt.Fprint(f, "(registration witness)") }

// Assign returns the assignment of the circuit for w, unchecked: for a
// dishonest w it is one that does not satisfy the circuit. It fails on zero
// scalars, which have no digits.
func (w *Witness) Assign() (*Circuit, error) {
	e, err := curve.NewUnitScalar(curve.Reduce(w.Dealing.E))
	if err != nil {
		return nil, fmt.Errorf("registration: e: %w", err)
	}
	signature, err := curve.NewUnitScalar(curve.Reduce(w.Credential.Signature.S))
	if err != nil {
		return nil, fmt.Errorf("registration: signature: %w", err)
	}
	x := w.Statement.Vector()
	in := x.Compress()
	c := &Circuit{
		H: in.H, Z: in.Z, Y: in.Y,
		Slot: w.Slot, E: e, SignatureS: signature,
		Domain: x[0], Generation: x[3], Role: x[4], ValidUntil: x[5], MaxNyms: x[6], Account: x[7], PREKeyHash: x[8],
	}
	c.assignCommittee(w.Committee)
	c.assignCredential(w.Credential, w.Secret)
	for j, a := range w.Dealing.Coefficients {
		c.Coefficients[j] = a
	}
	return c, nil
}

func (c *Circuit) assignCommittee(committee *pvss.Committee) {
	c.ConsortiumID, c.Epoch = committee.ConsortiumID, committee.Epoch
	for i, seat := range committee.Seats {
		c.Active[i] = bit(seat.Active())
		c.Below[i] = bit(i < committee.Threshold)
		c.Share[i] = curve.NewPointVar(curve.Point(seat.Share))
		c.Issuer[i] = curve.NewPointVar(curve.Point(seat.Issuer))
	}
}

func (c *Circuit) assignCredential(cred *credential.Credential, secret credential.HolderSecret) {
	id := cred.Identity.Words()
	c.Identity[0], c.Identity[1] = id[0], id[1]
	c.ExpiryDay = cred.ExpiryDay
	c.HolderSecret = secret.Element()
	c.SignatureR = curve.NewPointVar(cred.Signature.R)
	for i := range c.IssuerSeat {
		c.IssuerSeat[i] = bit(i+1 == cred.IssuerSeat)
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
