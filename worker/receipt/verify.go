package receipt

import (
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/medveil/medveil/worker/api"
)

const (
	// maxSize bounds the size of a log: no worker writes more, and sums of sizes
	// do not overflow.
	maxSize = 1 << 48
	// maxProof is more nodes than a proof in a log of maxSize entries has.
	maxProof = 128
)

// EmptyRoot is the root of a log without entries: SHA-256 of nothing.
func EmptyRoot() api.Word {
	root, _ := tlog.TreeHash(0, nil) // reads nothing, so nothing fails
	return api.Word(root)
}

// VerifyCheckpoint checks that c was signed by the operator account that it
// names. recover returns the account that made a signature and refuses
// signatures with a second form. Whether the account is a member's is for the
// chain to say.
func VerifyCheckpoint(d api.Domain, c *api.Checkpoint, recover func(api.Word, api.Signature) (api.Address, error)) error {
	signer, err := recover(c.Digest(d), c.Signature)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	if signer != c.Worker {
		return fmt.Errorf("checkpoint of worker %s is signed by %s", c.Worker, signer)
	}
	return nil
}

// VerifyEntry checks that leaf is entry number index, from 0, of the log that
// c describes, and returns it parsed. It does not check c's signature, nor that
// of a receipt in the entry: see [VerifyReceipt].
func VerifyEntry(c *api.Checkpoint, index uint64, leaf []byte, proof []api.Word) (Entry, error) {
	if index >= c.Size || c.Size > maxSize || len(proof) > maxProof {
		return Entry{}, fmt.Errorf("verify entry %d: the log has %d entries", index, c.Size)
	}
	hash := tlog.RecordHash(leaf)
	if err := tlog.CheckRecord(hashes(proof), int64(c.Size), tlog.Hash(c.Root), int64(index), hash); err != nil {
		return Entry{}, fmt.Errorf("verify entry %d: it is not in the log: %w", index, err)
	}
	e, err := Parse(leaf)
	if err != nil {
		return Entry{}, fmt.Errorf("verify entry %d: %w", index, err)
	}
	return e, nil
}

// VerifyReceipt checks that the receipt in an entry was signed by the worker.
func VerifyReceipt(d api.Domain, worker api.Address, r *api.Receipt, recover func(api.Word, api.Signature) (api.Address, error)) error {
	signer, err := recover(r.Digest(d), r.Signature)
	if err != nil {
		return fmt.Errorf("receipt: %w", err)
	}
	if signer != worker {
		return fmt.Errorf("receipt of worker %s is signed by %s", worker, signer)
	}
	return nil
}

// VerifyConsistency checks that the log that new describes begins with the one
// that old describes. Both must be of the same worker and the same log number:
// whether a reset was declared between two logs is for the chain to say. An
// empty log is the beginning of each, and needs no proof.
func VerifyConsistency(old, new *api.Checkpoint, proof []api.Word) error {
	switch {
	case old.Worker != new.Worker || old.Log != new.Log:
		return errors.New("verify consistency: the checkpoints are of different logs")
	case old.Size > new.Size || new.Size > maxSize || len(proof) > maxProof:
		return fmt.Errorf("verify consistency: a log of %d entries does not begin with one of %d", new.Size, old.Size)
	case old.Size == 0:
		if len(proof) > 0 {
			return errors.New("verify consistency: an empty log needs no proof")
		}
		return nil
	}
	err := tlog.CheckTree(hashes(proof), int64(new.Size), tlog.Hash(new.Root), int64(old.Size), tlog.Hash(old.Root))
	if err != nil {
		return fmt.Errorf("verify consistency: the log of %d entries does not begin with that of %d: %w", new.Size, old.Size, err)
	}
	return nil
}

// hashes returns a proof in the library's type.
func hashes(proof []api.Word) []tlog.Hash {
	h := make([]tlog.Hash, len(proof))
	for i, w := range proof {
		h[i] = tlog.Hash(w)
	}
	return h
}
