package pre

import (
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"fmt"

	"filippo.io/age"
	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
)

const (
	// StanzaType is the type of this package's stanza in an age header.
	StanzaType = "medveil.dev/pre-v1"

	nonceSize   = 16
	fileKeySize = 16
	wrappedSize = fileKeySize + 16 // ChaCha20-Poly1305 tag

	stanzaFixedSize = 48 + 32 + 48 + schnorrSize + 4 + 4 + nonceSize + 32 + wrappedSize
)

// Stanza is one record's entry in an age header (SPEC.md, section 7): the
// [Capsule] it belongs to and what is its own, namely its index and path in
// the upload, its nonce, its key commitment and its wrapped file key.
type Stanza struct {
	capsule    Capsule // root computed from the fields below
	index      uint32
	nonce      [nonceSize]byte
	commitment [32]byte
	path       [][32]byte
	wrapped    [wrappedSize]byte
}

// Capsule returns the capsule; its bytes are what workers are sent.
func (s *Stanza) Capsule() *Capsule {
	c := s.capsule
	return &c
}

// Index returns the record's place in its upload, from 0.
func (s *Stanza) Index() int { return int(s.index) }

// Bytes returns the stanza's body: A (48) || L (32) || U (48) || c (32) ||
// s (32) || m (4) || index (4) || nonce (16) || key commitment (32) ||
// path (32 for each of ceil(log2 m) levels) || wrapped file key (32).
//
// The root is not among them: it is what leaf and path give, so a stanza whose
// leaf or path was changed is one of another capsule, whose proof fails.
func (s *Stanza) Bytes() []byte {
	c := &s.capsule
	b := make([]byte, 0, stanzaFixedSize+32*len(s.path))
	b = append(b, c.owner.Bytes()...)
	b = append(b, c.label[:]...)
	b = append(b, c.u.Bytes()...)
	b = append(b, c.proof.Bytes()...)
	b = binary.BigEndian.AppendUint32(b, c.m)
	b = binary.BigEndian.AppendUint32(b, s.index)
	b = append(b, s.nonce[:]...)
	b = append(b, s.commitment[:]...)
	for _, sibling := range s.path {
		b = append(b, sibling[:]...)
	}
	return append(b, s.wrapped[:]...)
}

// ParseStanza decodes the bytes of [Stanza.Bytes]. Like [ParseCapsule] it does
// not check the capsule's proof.
func ParseStanza(b []byte) (*Stanza, error) {
	if len(b) < stanzaFixedSize {
		return nil, fmt.Errorf("parsing stanza: %d bytes, want at least %d", len(b), stanzaFixedSize)
	}
	r := reader{b}
	var s Stanza
	if err := s.capsule.parseHead(&r); err != nil {
		return nil, fmt.Errorf("parsing stanza: %w", err)
	}
	depth := treeDepth(s.capsule.m)
	if want := stanzaFixedSize + 32*depth; len(b) != want {
		return nil, fmt.Errorf("parsing stanza: %d bytes, want %d for %d records", len(b), want, s.capsule.m)
	}
	if s.index = binary.BigEndian.Uint32(r.next(4)); s.index >= s.capsule.m {
		return nil, fmt.Errorf("parsing stanza: index %d is not below the %d records", s.index, s.capsule.m)
	}
	s.nonce = [nonceSize]byte(r.next(nonceSize))
	s.commitment = [32]byte(r.next(32))
	for range depth {
		s.path = append(s.path, [32]byte(r.next(32)))
	}
	s.wrapped = [wrappedSize]byte(r.next(wrappedSize))
	s.capsule.root = treeRoot(leafHash(s.index, s.nonce, s.commitment), s.index, s.path)
	return &s, nil
}

// parseHead reads the capsule's fields in a stanza, all but the root.
func (c *Capsule) parseHead(r *reader) (err error) {
	if c.owner, err = ParsePublicKey(r.next(g1Size)); err != nil {
		return err
	}
	c.label = Label(r.next(32))
	if c.u, err = parsePoint(r.next(g1Size)); err != nil {
		return err
	}
	if c.proof, err = parseSchnorr(r.next(schnorrSize)); err != nil {
		return err
	}
	c.m, err = parseRecordCount(r.next(4))
	return err
}

// ageStanza returns the stanza as age writes it. age's arguments must be
// non-empty printable ASCII, so everything is in the body, which age encodes
// canonically, and there are no arguments.
func (s *Stanza) ageStanza() *age.Stanza {
	return &age.Stanza{Type: StanzaType, Body: s.Bytes()}
}

// parseAgeStanza parses a stanza whose type is StanzaType.
func parseAgeStanza(s *age.Stanza) (*Stanza, error) {
	if len(s.Args) != 0 {
		return nil, fmt.Errorf("parsing stanza: %d arguments, want none", len(s.Args))
	}
	return ParseStanza(s.Body)
}

// Both are fatal to age. Neither is a worker's fault: the capsule's key is
// known to be right, or is the owner's.
var (
	errCommitment = errors.New("the key commitment is not that of the capsule's key: the record was encrypted wrongly")
	errFileKey    = errors.New("the wrapped file key was damaged")
)

// opens reports whether k is the element that the key commitment binds.
func (s *Stanza) opens(k *bls.GT) bool {
	kek, commitment := recordKeys(k, &s.capsule, s.index, s.nonce)
	clear(kek[:])
	return subtle.ConstantTimeCompare(commitment[:], s.commitment[:]) == 1
}

// unwrap returns the file key. The commitment is compared before the AEAD is
// touched: ChaCha20-Poly1305 alone lets one ciphertext open under two keys.
func (s *Stanza) unwrap(k *bls.GT) ([]byte, error) {
	kek, commitment := recordKeys(k, &s.capsule, s.index, s.nonce)
	defer clear(kek[:])
	if subtle.ConstantTimeCompare(commitment[:], s.commitment[:]) != 1 {
		return nil, errCommitment
	}
	fileKey, err := aeadOpen(kek[:], s.wrapped[:], nil)
	if err != nil {
		return nil, errFileKey
	}
	return fileKey, nil
}
