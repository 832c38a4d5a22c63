package pre

import (
	"crypto/rand"
	"fmt"
	"sync"
)

// Batch encrypts the m records of one upload under one capsule. One
// re-encryption opens all m and no more: its ephemeral scalar is erased before
// [NewBatch] returns, so nothing can be added under the same U later. Encrypt
// all m before publishing any: whoever opens one can open those that follow.
type Batch struct {
	capsule Capsule
	levels  [][][32]byte

	mu      sync.Mutex
	records []batchRecord // guarded by mu
}

// batchRecord is what a record needs until its file key is wrapped.
type batchRecord struct {
	nonce      [nonceSize]byte
	commitment [32]byte
	kek        [32]byte
	used       bool
}

// NewBatch makes a fresh capsule for m records of label, encrypted to owner,
// 1 <= m <= [MaxRecords]. Anyone can: no secret key is needed.
func NewBatch(owner PublicKey, label Label, m int) (*Batch, error) {
	if err := owner.check(); err != nil {
		return nil, fmt.Errorf("making capsule: %w", err)
	}
	if m < 1 || m > MaxRecords {
		return nil, fmt.Errorf("making capsule: %d records, want 1 to %d: split the upload", m, MaxRecords)
	}
	r := randomScalar()
	defer r.SetZero() // U must never serve another upload
	k := senderElement(owner, label, &r)
	defer k.SetOne()

	b := &Batch{records: make([]batchRecord, m)}
	b.capsule = Capsule{owner: owner, label: label, u: mulSecret(&g1, &r), m: uint32(m)}
	leaves := make([][32]byte, m)
	for i := range b.records {
		rec := &b.records[i]
		rand.Read(rec.nonce[:])
		rec.kek, rec.commitment = recordKeys(&k, &b.capsule, uint32(i), rec.nonce)
		leaves[i] = leafHash(uint32(i), rec.nonce, rec.commitment)
	}
	b.levels = treeLevels(leaves)
	b.capsule.root = b.levels[len(b.levels)-1][0]
	b.capsule.proof = proveSchnorr(dstCapsule, &r, b.capsule.body())
	return b, nil
}

// Capsule returns the capsule of all records, whose id is known before any of
// them is encrypted.
func (b *Batch) Capsule() *Capsule {
	c := b.capsule
	return &c
}

// Format redacts the batch, which holds keys of records yet to be encrypted,
// whatever the verb.
func (*Batch) Format(f fmt.State, _ rune) { redact(f, "pre.Batch") }

// Recipient returns the age recipient of the record at index, from 0. It
// encrypts one file: a second use is refused, also after a failed first one.
func (b *Batch) Recipient(index int) (*Recipient, error) {
	if index < 0 || index >= len(b.records) {
		return nil, fmt.Errorf("record %d of a batch of %d: count from 0", index, len(b.records))
	}
	return &Recipient{batch: b, index: uint32(index)}, nil
}

// wrap makes the stanza of one record. A record's KEK encrypts one file key
// under a fixed nonce, so it is erased by its first use.
func (b *Batch) wrap(index uint32, fileKey []byte) (*Stanza, error) {
	if len(fileKey) != fileKeySize {
		return nil, fmt.Errorf("wrapping file key: %d bytes, want %d", len(fileKey), fileKeySize)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	rec := &b.records[index]
	if rec.used {
		return nil, fmt.Errorf("record %d of the batch is already encrypted: make a new batch", index)
	}
	s := &Stanza{
		capsule:    b.capsule,
		index:      index,
		nonce:      rec.nonce,
		commitment: rec.commitment,
		path:       treePath(b.levels, index),
		wrapped:    [wrappedSize]byte(aeadSeal(rec.kek[:], fileKey, nil)),
	}
	rec.used = true
	clear(rec.kek[:])
	return s, nil
}
