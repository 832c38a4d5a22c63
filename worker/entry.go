package worker

import (
	"fmt"

	"github.com/medveil/medveil/worker/api"
)

// Kinds of journal entries.
const (
	entryReceipt = "receipt" // a re-encryption, before it was answered
	entryRefusal = "refusal" // a refused request of a pseudonym
	entryUpload  = "upload"  // a stored object, before it was acknowledged
	entryDrip    = "drip"    // gas for a new account, before it was sent
)

// An entry is one line of the journal. Which fields are set depends on the
// kind.
type entry struct {
	Kind     string       `json:"kind"`
	Time     uint64       `json:"time"`             // Unix seconds
	Nym      api.Word     `json:"nym"`              // who asked
	Nonce    *api.Word    `json:"nonce,omitempty"`  // of the request
	IssuedAt uint64       `json:"issued,omitempty"` // of the request
	Receipt  *api.Receipt `json:"receipt,omitempty"`
	Fragment *api.Word    `json:"fragment,omitempty"` // name of the fragment that was used
	Refused  *refusal     `json:"refused,omitempty"`
	Object   *api.Word    `json:"object,omitempty"` // content hash
	Bytes    uint64       `json:"bytes,omitempty"`
}

// A refusal says what was asked and why it was refused.
type refusal struct {
	Code      api.Code  `json:"code"`
	GrantID   *api.Word `json:"grantId,omitempty"`
	CapsuleID *api.Word `json:"capsuleId,omitempty"`
	Block     uint64    `json:"block"` // confirmed block that was looked at
}

// remember takes one entry into memory when a worker starts.
func (w *Worker) remember(e *entry) error {
	if e.Nonce != nil {
		w.nonces.restore(nonceKey{e.Nym, *e.Nonce}, e.IssuedAt)
		w.requests.add(e.Nym, e.Time, 1)
	}
	switch e.Kind {
	case entryReceipt:
		if e.Receipt == nil || e.Fragment == nil {
			return fmt.Errorf("%s entry without receipt or fragment", e.Kind)
		}
		return w.fragments.bind(*e.Fragment, e.Receipt.GrantID)
	case entryUpload:
		w.quotas.add(e.Nym, e.Time, e.Bytes)
	case entryDrip:
		w.dripped.first(e.Nym)
	case entryRefusal:
	default:
		return fmt.Errorf("unknown kind of entry %q", e.Kind)
	}
	return nil
}
