package pre

import (
	"fmt"

	"filippo.io/age"
)

// Recipient encrypts age files to an owner under a label. It mixes with age's
// X25519 recipients in one file.
type Recipient struct {
	// Either a place in a batch, or owner and label for a capsule per file.
	batch *Batch
	index uint32
	owner PublicKey
	label Label
}

var _ age.Recipient = (*Recipient)(nil)

// NewRecipient returns a recipient that makes a fresh capsule, of one record,
// for every file it encrypts. It may be used any number of times,
// concurrently. For several records that are read together see [NewBatch].
// A file takes at most [MaxStanzas] of this package's recipients: age writes
// more, but readers refuse them.
func NewRecipient(owner PublicKey, label Label) (*Recipient, error) {
	if err := owner.check(); err != nil {
		return nil, fmt.Errorf("making recipient: %w", err)
	}
	return &Recipient{owner: owner, label: label}, nil
}

// Wrap implements [age.Recipient].
func (r *Recipient) Wrap(fileKey []byte) ([]*age.Stanza, error) {
	batch, index := r.batch, r.index
	if batch == nil {
		var err error
		if batch, err = NewBatch(r.owner, r.label, 1); err != nil {
			return nil, err
		}
	}
	s, err := batch.wrap(index, fileKey)
	if err != nil {
		return nil, err
	}
	return []*age.Stanza{s.ageStanza()}, nil
}
