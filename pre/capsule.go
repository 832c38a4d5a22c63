package pre

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

const (
	// CapsuleSize is the size of an encoded [Capsule] in bytes.
	CapsuleSize = 48 + 32 + 48 + 32 + 4 + schnorrSize

	// MaxRecords is the largest number of records one capsule may cover.
	MaxRecords = 1 << 16
)

// CapsuleID names a capsule: keccak256(A || L || U || root || m), of 164
// bytes. It does not cover the proof, which only shows who may use the id.
type CapsuleID [32]byte

// Capsule is what one upload of m records shares, and all that a worker needs
// to see (SPEC.md, section 6): the owner key A, the label L, the ephemeral
// point U = [r]g1, the root over the records, m, and a proof of knowledge of r
// that is bound to all of them. Capsules are comparable with ==.
type Capsule struct {
	owner PublicKey
	label Label
	u     point
	root  [32]byte
	m     uint32
	proof schnorr
}

// Owner returns the key A that the records are encrypted to.
func (c *Capsule) Owner() PublicKey { return c.owner }

// Label returns the label L that the records are encrypted under.
func (c *Capsule) Label() Label { return c.label }

// Records returns m, the number of records that a re-encryption of this
// capsule opens.
func (c *Capsule) Records() int { return int(c.m) }

// ID returns the capsule's name.
func (c *Capsule) ID() CapsuleID { return keccak256(c.body()) }

// Verify checks the proof of knowledge of r over (A, L, U, root, m). It must
// hold before anything secret touches U: otherwise someone else's U, put into
// a capsule of one's own, could be had re-encrypted.
func (c *Capsule) Verify() error {
	if err := c.proof.verify(dstCapsule, &c.u, c.body()); err != nil {
		return fmt.Errorf("verifying capsule: %w", err)
	}
	return nil
}

// A CheckedCapsule is a capsule whose proof holds, which depends on nothing but
// its bytes: a worker that is asked for it again, by the same or by another
// grantee, need not verify it again. Only [Capsule.Check] makes one; the zero
// value is NOT valid and is refused.
type CheckedCapsule struct{ capsule Capsule }

// Check verifies c as [Capsule.Verify] does.
func (c *Capsule) Check() (*CheckedCapsule, error) {
	if err := c.Verify(); err != nil {
		return nil, err
	}
	return &CheckedCapsule{*c}, nil
}

// Capsule returns the capsule.
func (c *CheckedCapsule) Capsule() *Capsule {
	copied := c.capsule
	return &copied
}

// body returns A || L || U || root || m, which both id and proof cover.
func (c *Capsule) body() []byte {
	b := make([]byte, 0, CapsuleSize)
	b = append(b, c.owner.Bytes()...)
	b = append(b, c.label[:]...)
	b = append(b, c.u.Bytes()...)
	b = append(b, c.root[:]...)
	return binary.BigEndian.AppendUint32(b, c.m)
}

// Bytes returns A (48) || L (32) || U (48) || root (32) || m (4, big-endian)
// || c (32) || s (32).
func (c *Capsule) Bytes() []byte { return append(c.body(), c.proof.Bytes()...) }

// ParseCapsule decodes the bytes of [Capsule.Bytes]. It checks encodings,
// subgroups and the range of m; it does not check the proof: see
// [Capsule.Verify].
func ParseCapsule(b []byte) (*Capsule, error) {
	if len(b) != CapsuleSize {
		return nil, fmt.Errorf("parsing capsule: %d bytes, want %d", len(b), CapsuleSize)
	}
	owner, err := ParsePublicKey(b[:g1Size])
	if err != nil {
		return nil, fmt.Errorf("parsing capsule: %w", err)
	}
	return ParseCapsuleOf(owner, b)
}

// ParseCapsuleOf is [ParseCapsule] for a capsule that must be of an owner whose
// key was parsed before, which takes half the time.
func ParseCapsuleOf(owner PublicKey, b []byte) (*Capsule, error) {
	if len(b) != CapsuleSize {
		return nil, fmt.Errorf("parsing capsule: %d bytes, want %d", len(b), CapsuleSize)
	}
	r := reader{b}
	if err := owner.check(); err != nil || !bytes.Equal(r.next(g1Size), owner.Bytes()) {
		return nil, errors.New("parsing capsule: it is of another owner key")
	}
	c := Capsule{owner: owner, label: Label(r.next(32))}
	var err error
	if c.u, err = parsePoint(r.next(g1Size)); err != nil {
		return nil, fmt.Errorf("parsing capsule: %w", err)
	}
	c.root = [32]byte(r.next(32))
	if c.m, err = parseRecordCount(r.next(4)); err != nil {
		return nil, fmt.Errorf("parsing capsule: %w", err)
	}
	if c.proof, err = parseSchnorr(r.next(schnorrSize)); err != nil {
		return nil, fmt.Errorf("parsing capsule: %w", err)
	}
	return &c, nil
}

func parseRecordCount(b []byte) (uint32, error) {
	m := binary.BigEndian.Uint32(b)
	if m < 1 || m > MaxRecords {
		return 0, fmt.Errorf("capsule covers %d records, want 1 to %d", m, MaxRecords)
	}
	return m, nil
}

// ownerElement returns k = e([a]U, Q), the owner's way to the shared element.
func (c *Capsule) ownerElement(key SecretKey) bls.GT {
	au := mulSecret(&c.u, key.scalar())
	return pair([]bls.G1Affine{au.aff}, []bls.G2Affine{hashToG2(c.owner, c.label)})
}

// senderElement returns k = e([r]A, Q), the sender's way.
func senderElement(owner PublicKey, label Label, r *fr.Element) bls.GT {
	ra := mulSecret(&owner.p, r)
	return pair([]bls.G1Affine{ra.aff}, []bls.G2Affine{hashToG2(owner, label)})
}

// reader cuts fixed fields off a slice whose length was checked before.
type reader struct{ rest []byte }

func (r *reader) next(n int) []byte {
	field := r.rest[:n:n]
	r.rest = r.rest[n:]
	return field
}
