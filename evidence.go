package medveil

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// Evidence is what a case rests on: receipts out of workers' logs, as
// [Client.Receipts] and [Auditor.Receipts] return them and with all that it takes
// to check them. Its JSON is an array of [ReceiptLog].
type Evidence []*ReceiptLog

// evidenceType separates hashes of evidence from others.
const evidenceType = "Medveil.Evidence.v1"

// EvidenceOf picks from logs what a case about grantee's use of a grant rests
// on: the shares that workers gave it. It is an error if there is none. Nothing
// in it is verified.
func EvidenceOf(logs []*ReceiptLog, grantee grant.Nym, id grant.ID) (Evidence, error) {
	var evidence Evidence
	for _, log := range logs {
		picked := &ReceiptLog{Seat: log.Seat}
		for _, page := range log.Pages {
			page.Entries = slices.DeleteFunc(slices.Clone(page.Entries), func(leaf api.ProvenLeaf) bool {
				e, err := receipt.Parse(leaf.Leaf)
				return err != nil || e.Kind != receipt.Released || *e.Nym != api.Word(grantee) || e.Receipt.GrantID != api.Word(id)
			})
			if len(page.Entries) > 0 {
				picked.Pages = append(picked.Pages, page)
			}
		}
		if len(picked.Pages) > 0 {
			evidence = append(evidence, picked)
		}
	}
	if len(evidence) == 0 {
		return nil, fmt.Errorf("no worker's receipt says that %x used grant %s", grantee, id)
	}
	return evidence, nil
}

// Hash is what a case says that it rests on ([CaseRequest].Evidence): SHA-256 of
// "Medveil.Evidence.v1", then for each entry, in order of worker, log and index
// and each once, worker (20 bytes) || log (4) || index (8) || SHA-256 of the leaf
// (32), numbers big-endian. The checkpoints and proofs around the leaves are not
// in it: they change as the log grows and is anchored, and are verified whenever
// the evidence is. Leaves are salted, so the hash tells nothing about them.
func (e Evidence) Hash() ([32]byte, error) {
	var records [][]byte
	for _, log := range e {
		for _, page := range log.Pages {
			for _, leaf := range page.Entries {
				sum := sha256.Sum256(leaf.Leaf)
				record := binary.BigEndian.AppendUint32(slices.Clone(page.Checkpoint.Worker[:]), page.Checkpoint.Log)
				record = binary.BigEndian.AppendUint64(record, leaf.Index)
				records = append(records, append(record, sum[:]...))
			}
		}
	}
	if len(records) == 0 {
		return [32]byte{}, errors.New("evidence without an entry")
	}
	slices.SortFunc(records, func(a, b []byte) int { return cmp.Compare(string(a), string(b)) })
	h := sha256.New()
	h.Write([]byte(evidenceType))
	for _, record := range slices.CompactFunc(records, slices.Equal) {
		h.Write(record)
	}
	return [32]byte(h.Sum(nil)), nil
}
