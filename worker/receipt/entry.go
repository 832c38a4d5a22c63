package receipt

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/medveil/medveil/worker/api"
)

// MaxLeaf is the size of the longest leaf in bytes.
const MaxLeaf = 8 << 10

// A Kind says what an entry records, and which of its fields are set.
type Kind string

// The kinds of entries.
const (
	Released  Kind = "receipt"   // a re-encryption, before it was answered: Nym, Owner, Receipt
	Refused   Kind = "refusal"   // a refused request of a pseudonym: Nym, Refusal, Owner if it was found out
	Stored    Kind = "upload"    // an object, before it was acknowledged: Nym, Object
	Dripped   Kind = "drip"      // gas for a new account, before it was sent: Nym
	Forgotten Kind = "forgotten" // a grant's fragment was deleted: GrantID, Owner, Why
	Decided   Kind = "decision"  // this seat's word in a trace case: Case
)

// An Entry is one entry of a worker's log.
type Entry struct {
	Kind    Kind         `json:"kind"`
	Time    uint64       `json:"time"` // Unix seconds by the worker's clock
	Salt    api.Word     `json:"salt"`
	Nym     *api.Word    `json:"nym,omitempty"`   // who asked
	Owner   *api.Word    `json:"owner,omitempty"` // nym of the owner of the grant
	GrantID *api.Word    `json:"grantId,omitempty"`
	Receipt *api.Receipt `json:"receipt,omitempty"`
	Refusal *Refusal     `json:"refusal,omitempty"`
	Object  *Object      `json:"object,omitempty"`
	Why     string       `json:"why,omitempty"`
	Case    *Decision    `json:"case,omitempty"`
}

// A Refusal says what was asked and why it was refused.
type Refusal struct {
	Code      api.Code  `json:"code"`
	GrantID   *api.Word `json:"grantId,omitempty"`   // of a re-encryption
	CapsuleID *api.Word `json:"capsuleId,omitempty"` // of a re-encryption
	Block     uint64    `json:"block"`               // the confirmed block that was looked at
}

// An Object is a stored object.
type Object struct {
	Hash  api.Word `json:"hash"`
	Bytes uint64   `json:"bytes"`
}

// A Decision is what a seat's people decided about a trace case.
type Decision struct {
	ID      api.Word `json:"id"`
	Approve bool     `json:"approve"`
	Reason  string   `json:"reason,omitempty"`
}

// Grant returns the id of the grant that an entry is about, nil if it is about
// none.
func (e *Entry) Grant() *api.Word {
	switch {
	case e.Receipt != nil:
		return &e.Receipt.GrantID
	case e.Refusal != nil:
		return e.Refusal.GrantID
	}
	return e.GrantID
}

// Concerns reports whether nym asked for what the entry records, or owns the
// grant that it is about.
func (e *Entry) Concerns(nym api.Word) bool {
	return e.Nym != nil && *e.Nym == nym || e.Owner != nil && *e.Owner == nym
}

// Leaf salts e and returns its canonical encoding, which fits [MaxLeaf].
func (e *Entry) Leaf() ([]byte, error) {
	rand.Read(e.Salt[:]) // never fails (crypto/rand)
	leaf, err := e.encode()
	if err != nil {
		return nil, fmt.Errorf("encode a log entry: %w", err)
	}
	return leaf, nil
}

func (e *Entry) encode() ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, err
	}
	leaf, err := json.Marshal(e)
	if err == nil && len(leaf) > MaxLeaf {
		err = fmt.Errorf("it has %d bytes, more than %d", len(leaf), MaxLeaf)
	}
	return leaf, err
}

// Parse reads a leaf. It accepts the one encoding of an entry and no other:
// not other spacing or order, not unknown or doubled members, not members that
// do not belong to the kind.
func Parse(leaf []byte) (Entry, error) {
	if len(leaf) > MaxLeaf {
		return Entry{}, fmt.Errorf("parse a log entry: it has %d bytes, more than %d", len(leaf), MaxLeaf)
	}
	var e Entry
	if err := json.Unmarshal(leaf, &e); err != nil {
		return Entry{}, fmt.Errorf("parse a log entry: %w", err)
	}
	again, err := e.encode()
	if err != nil {
		return Entry{}, fmt.Errorf("parse a log entry: %w", err)
	}
	if !bytes.Equal(leaf, again) {
		return Entry{}, errors.New("parse a log entry: it is not in canonical form")
	}
	return e, nil
}

// Members of an entry that depend on its kind, as bits.
const (
	hasNym = 1 << iota
	hasOwner
	hasGrant
	hasReceipt
	hasRefusal
	hasObject
	hasWhy
	hasCase
)

// shapes are the members that each kind must have, and may have besides.
var shapes = map[Kind]struct{ must, may int }{
	Released:  {hasNym | hasOwner | hasReceipt, 0},
	Refused:   {hasNym | hasRefusal, hasOwner},
	Stored:    {hasNym | hasObject, 0},
	Dripped:   {hasNym, 0},
	Forgotten: {hasGrant | hasOwner | hasWhy, 0},
	Decided:   {hasCase, 0},
}

func (e *Entry) members() (m int) {
	for i, has := range [...]bool{
		e.Nym != nil, e.Owner != nil, e.GrantID != nil, e.Receipt != nil,
		e.Refusal != nil, e.Object != nil, e.Why != "", e.Case != nil,
	} {
		if has {
			m |= 1 << i
		}
	}
	return m
}

// check refuses an entry whose members are not those of its kind.
func (e *Entry) check() error {
	shape, ok := shapes[e.Kind]
	if !ok {
		return fmt.Errorf("unknown kind %q", e.Kind)
	}
	m := e.members()
	if m&shape.must != shape.must || m&^(shape.must|shape.may) != 0 {
		return fmt.Errorf("members of an entry of kind %q are missing or are another kind's", e.Kind)
	}
	if e.Receipt != nil && e.Receipt.GranteeNym != *e.Nym {
		return errors.New("the receipt is for another nym than asked")
	}
	if e.Refusal != nil && e.Refusal.Code == "" {
		return errors.New("a refusal without a code")
	}
	return nil
}
