package pvss

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/poseidon2"
)

const escrowWords = 4

// An Escrow is what a trace yields: who the person is, which issuer said so,
// and the holder that the issuer must show the person's signature for.
type Escrow struct {
	Identity   credential.Identity
	IssuerSeat int // counted from 1
	Holder     fr.Element
}

// EscrowOf returns what a credential puts into escrow.
func EscrowOf(c *credential.Credential) Escrow {
	return Escrow{Identity: c.Identity, IssuerSeat: c.IssuerSeat, Holder: c.Holder}
}

// Words returns v = (id_0, id_1, issuer seat, holder).
func (e Escrow) Words() [escrowWords]fr.Element {
	id := e.Identity.Words()
	return [escrowWords]fr.Element{id[0], id[1], poseidon2.Element(uint64(e.IssuerSeat)), e.Holder}
}

// EscrowFromWords inverts [Escrow.Words], for instance on what the trace
// contract emits. It refuses a seat that is not within 1..N, and an identity that
// is not canonical, which no honest issuer signs: the error names the seat that
// did.
func EscrowFromWords(v [escrowWords]fr.Element) (Escrow, error) {
	if !v[2].IsUint64() || v[2].Uint64() > N {
		return Escrow{}, errors.New("escrow: issuer seat is out of range")
	}
	e := Escrow{IssuerSeat: int(v[2].Uint64()), Holder: v[3]}
	id, err := credential.IdentityFromWords([2]fr.Element{v[0], v[1]})
	if err != nil {
		return Escrow{}, fmt.Errorf("escrow: the issuer of seat %d signed what is no identity: %w", e.IssuerSeat, err)
	}
	e.Identity = id
	if err := e.check(); err != nil {
		return Escrow{}, err
	}
	return e, nil
}

func (e Escrow) check() error {
	if e.IssuerSeat < 1 || e.IssuerSeat > N {
		return fmt.Errorf("escrow: issuer seat %d is not within 1..%d", e.IssuerSeat, N)
	}
	if _, err := credential.NewIdentity(e.Identity.String()); err != nil {
		return fmt.Errorf("escrow: %w", err)
	}
	return nil
}

// encrypt returns d_b = v_b + H(IDPAD; s, nym, b').
func (e Escrow) encrypt(id ID, secret fr.Element) [escrowWords]fr.Element {
	d := e.Words()
	for b := range d {
		mask := identityPad(id, b, secret)
		d[b].Add(&d[b], &mask)
	}
	return d
}

// CheckSecret checks a reconstructed secret against its commitment, Leaf[0].
func (d *Dealing) CheckSecret(id ID, secret fr.Element) error {
	if leaf(id, 0, secret) != d.Leaf[0] {
		return errors.New("secret is not the one that was dealt")
	}
	return nil
}

// DecryptIdentity checks a reconstructed secret and decrypts what is in escrow.
// After [Dealing.CheckSecret] passes, an error means that the issuer signed
// words that are no identity: [Dealing.DecryptWords] shows them, and the seat
// of the issuer that is at fault.
func (d *Dealing) DecryptIdentity(id ID, secret fr.Element) (Escrow, error) {
	v, err := d.DecryptWords(id, secret)
	if err != nil {
		return Escrow{}, fmt.Errorf("decrypt identity: %w", err)
	}
	e, err := EscrowFromWords(v)
	if err != nil {
		return Escrow{}, fmt.Errorf("decrypt identity: %w", err)
	}
	return e, nil
}

// DecryptWords checks a reconstructed secret and returns the four words in
// escrow as they are, v_b = d_b - H(IDPAD; s, nym, b').
func (d *Dealing) DecryptWords(id ID, secret fr.Element) ([escrowWords]fr.Element, error) {
	if err := d.CheckSecret(id, secret); err != nil {
		return [escrowWords]fr.Element{}, err
	}
	v := d.D
	for b := range v {
		mask := identityPad(id, b, secret)
		v[b].Sub(&v[b], &mask)
	}
	return v, nil
}

func identityPad(id ID, b int, secret fr.Element) fr.Element {
	return poseidon2.Hash(poseidon2.TagIDPad, secret, id.Nym, id.index(b))
}
