package sealed

import (
	"errors"
	"fmt"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// A Witness is a sealed share with its secrets, the share and e'. It never
// prints itself.
type Witness struct {
	Statement Statement
	Share     pvss.Share
	E         curve.SecretKey // e', whose public key is E'
}

// NewWitness seals a share of a dealing, which [pvss.OpenShare] returned, for a
// case, under a fresh e'. It refuses whatever the proof would: see
// [Witness.Check].
func NewWitness(terms Terms, id pvss.ID, dealing *pvss.Dealing, share pvss.Share) (*Witness, error) {
	if err := dealing.CheckShare(id, share); err != nil {
		return nil, fmt.Errorf("seal share: %w", err)
	}
	if err := terms.Auditor.Check(); err != nil {
		return nil, fmt.Errorf("seal share: key of the auditor: %w", err)
	}
	e, err := curve.GenerateKey()
	if err != nil {
		return nil, fmt.Errorf("seal share: %w", err)
	}
	w := &Witness{Share: share, E: e, Statement: Statement{
		Terms: terms, ID: id, Seat: share.Seat, Leaf: dealing.Leaf[share.Seat],
	}}
	w.Statement.Envelope = w.envelope()
	return w, w.Check()
}

// envelope seals the share under e'.
func (w *Witness) envelope() Envelope {
	out := Envelope{E: curve.Point(w.E.Public())}
	mask := w.Statement.pad(w.E.Exchange(curve.Point(w.Statement.Auditor)))
	out.Ciphertext.Add(&w.Share.Value, &mask)
	return out
}

// Check refuses what the circuit would, and says why. It does not check that
// leaf_i is that of a registered dealing, nor the auditor's proof of possession.
func (w *Witness) Check() error {
	s := &w.Statement
	switch err := s.Auditor.Check(); {
	case err != nil:
		return fmt.Errorf("sealed share: key of the auditor: %w", err)
	case w.Share.Seat != s.Seat || s.Seat < 1 || s.Seat > pvss.N:
		return errors.New("sealed share: the share is of another seat")
	case w.Share.Commitment(s.ID) != s.Leaf:
		return fmt.Errorf("sealed share: seat %d: %w", s.Seat, pvss.ErrWrongShare)
	case w.E == curve.SecretKey{}:
		return errors.New("sealed share: e' is zero")
	case w.envelope() != s.Envelope:
		return errors.New("sealed share: the envelope does not follow from its witness")
	}
	return nil
}

// Format prints a placeholder for every verb, so that no log shows a secret.
func (w Witness) Format(f fmt.State, _ rune) { fmt.Fprint(f, "(sealed share witness)") }

// Assign returns the assignment of the circuit for w, unchecked: for a
// dishonest w it is one that does not satisfy the circuit. It fails on a zero
// e', which has no digits.
func (w *Witness) Assign() (*Circuit, error) {
	e, err := curve.NewUnitScalar(w.E.Scalar())
	if err != nil {
		return nil, fmt.Errorf("sealed share: e': %w", err)
	}
	s := &w.Statement
	in := s.Compress()
	return &Circuit{
		H: in.H, Z: in.Z, Y: in.Y,
		Domain: s.Domain, Case: s.Case, Auditor: curve.NewPointVar(curve.Point(s.Auditor)),
		Nym: s.Nym, Generation: s.Generation, Seat: s.Seat, Leaf: s.Leaf,
		Ephemeral: curve.NewPointVar(s.Envelope.E), Ciphertext: s.Envelope.Ciphertext,
		Share: w.Share.Value, E: e,
	}, nil
}
