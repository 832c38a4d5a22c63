package pre

import (
	"fmt"

	"filippo.io/age"
	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
)

// OwnerIdentity opens records encrypted to one owner key, whatever the label.
// An owner who has replaced its key gives age one identity per key.
type OwnerIdentity struct {
	key SecretKey
	pub PublicKey
}

var _ age.Identity = (*OwnerIdentity)(nil)

// NewOwnerIdentity returns the identity of an owner key.
func NewOwnerIdentity(key SecretKey) (*OwnerIdentity, error) {
	if err := key.check(); err != nil {
		return nil, fmt.Errorf("making identity: %w", err)
	}
	return &OwnerIdentity{key, key.PublicKey()}, nil
}

// Unwrap implements [age.Identity]. It tries every stanza for its key and
// takes the first that opens. A stanza whose capsule proof fails is never
// multiplied with the key.
func (o *OwnerIdentity) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	return unwrapFirst(stanzas, func(s *Stanza) ([]byte, error) {
		if s.capsule.owner != o.pub {
			return nil, age.ErrIncorrectIdentity
		}
		if err := s.capsule.Verify(); err != nil {
			return nil, err
		}
		k := s.capsule.ownerElement(o.key)
		return s.unwrap(&k)
	})
}

// Format redacts the identity whatever the verb.
func (OwnerIdentity) Format(f fmt.State, _ rune) { redact(f, "pre.OwnerIdentity") }

// CapsuleKey opens the records of one capsule, all m of them, and no others.
// [Rekey.Combine] makes it from the workers' shares. It does not tell them
// apart, nor who made a file: whoever can open a capsule can make files that
// open with its key. Which file it is given is for the caller to check, by the
// hash that the record was anchored with.
type CapsuleKey struct {
	id CapsuleID
	k  bls.GT
}

var _ age.Identity = (*CapsuleKey)(nil)

// Unwrap implements [age.Identity]: it opens files of its capsule.
func (c *CapsuleKey) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	return unwrapFirst(stanzas, func(s *Stanza) ([]byte, error) {
		if s.capsule.ID() != c.id {
			return nil, age.ErrIncorrectIdentity
		}
		return s.unwrap(&c.k)
	})
}

// Format redacts the key whatever the verb.
func (CapsuleKey) Format(f fmt.State, _ rune) { redact(f, "pre.CapsuleKey") }
