package pre

import (
	"errors"
	"fmt"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
)

// ShareSize is the size of an encoded [Share] in bytes.
const ShareSize = 1 + gtSize

// Share is worker j's re-encryption of a capsule, F_j = e(U, rk_j) in GT. It
// is of use to the grantee only. The zero value is NOT valid.
type Share struct {
	index uint8
	f     bls.GT
}

// Index returns j, from 1.
func (s *Share) Index() int { return int(s.index) }

// Bytes returns j (1) || F_j (576): twelve 48-byte big-endian coordinates,
// C1.B2.A1 first and C0.B0.A0 last, in gnark-crypto's tower.
func (s *Share) Bytes() []byte {
	f := s.f.Bytes()
	return append([]byte{s.index}, f[:]...)
}

// ParseShare decodes the bytes of [Share.Bytes]. It refuses coordinates not
// below p and elements not of order r, among them -F_j.
func ParseShare(b []byte) (*Share, error) {
	if len(b) != ShareSize {
		return nil, fmt.Errorf("parsing share: %d bytes, want %d", len(b), ShareSize)
	}
	if b[0] < 1 || b[0] > MaxWorkers {
		return nil, fmt.Errorf("parsing share: index %d, want 1 to %d", b[0], MaxWorkers)
	}
	f, err := parseGT(b[1:])
	if err != nil {
		return nil, fmt.Errorf("parsing share: %w", err)
	}
	return &Share{b[0], f}, nil
}

// PreparedFragment is a verified fragment with the lines of its pairing
// precomputed (about 25 KiB): what a worker keeps per grant. It is safe for
// concurrent use and must be as secret as the fragment. The zero value is NOT
// valid and is refused.
type PreparedFragment struct {
	rekey    *Rekey
	fragment Fragment
	lines    pairingLines
}

// pairingLines is the table of gnark-crypto's fixed-argument pairing.
type pairingLines = [2][len(bls.LoopCounter) - 1]bls.LineEvaluationAff

// Prepare verifies that f is a fragment of k and prepares it for use.
func (k *Rekey) Prepare(f Fragment) (*PreparedFragment, error) {
	if err := k.VerifyFragment(f); err != nil {
		return nil, err
	}
	return &PreparedFragment{k, f, bls.PrecomputeLines(f.x)}, nil
}

// Reencrypt returns F_j = e(U, rk_j) after checking that the capsule is the
// owner's, of the granted label, and that its maker knew r. Whether the grant
// stands is for the caller to check.
func (p *PreparedFragment) Reencrypt(c *Capsule) (*Share, error) {
	if err := p.checkCapsule(c); err != nil { // first, as it costs nothing
		return nil, err
	}
	checked, err := c.Check()
	if err != nil {
		return nil, fmt.Errorf("re-encrypting: %w", err)
	}
	return p.ReencryptChecked(checked)
}

// ReencryptChecked is [PreparedFragment.Reencrypt] for a capsule whose proof
// was verified before. Owner and label are checked again: the proof says nothing
// about this grant.
func (p *PreparedFragment) ReencryptChecked(checked *CheckedCapsule) (*Share, error) {
	c := &checked.capsule
	if err := p.checkCapsule(c); err != nil {
		return nil, err
	}
	if c.u.isIdentity() {
		return nil, errors.New("re-encrypting: the checked capsule is the zero value: make it with Capsule.Check")
	}
	// The library scales the table in place: give it a copy, which the literal
	// makes, or the second call is silently wrong.
	f, err := bls.PairFixedQ([]bls.G1Affine{c.u.aff}, []pairingLines{p.lines})
	if err != nil {
		return nil, fmt.Errorf("re-encrypting: %w", err)
	}
	return &Share{p.fragment.index, f}, nil
}

// checkCapsule checks that the fragment is one, and that c is of its grant.
func (p *PreparedFragment) checkCapsule(c *Capsule) error {
	if p.rekey == nil {
		return errors.New("re-encrypting: the prepared fragment is the zero value: make it with Rekey.Prepare")
	}
	if err := p.rekey.checkOwnerAndLabel(c); err != nil {
		return fmt.Errorf("re-encrypting: %w", err)
	}
	return nil
}

// Index returns j, from 1.
func (p *PreparedFragment) Index() int { return p.fragment.Index() }

// Fragment returns the fragment.
func (p *PreparedFragment) Fragment() Fragment { return p.fragment }

// Format redacts the fragment whatever the verb.
func (PreparedFragment) Format(f fmt.State, _ rune) { redact(f, "pre.PreparedFragment") }

// checkCapsule checks that c is under this grant's owner key and label, and
// its proof.
func (k *Rekey) checkCapsule(c *Capsule) error {
	if err := k.checkOwnerAndLabel(c); err != nil {
		return err
	}
	return c.Verify()
}

func (k *Rekey) checkOwnerAndLabel(c *Capsule) error {
	if c.owner != k.owner {
		return errors.New("the capsule is of another owner key than the grant")
	}
	if c.label != k.label {
		return errors.New("the capsule is of another label than the grant")
	}
	return nil
}
