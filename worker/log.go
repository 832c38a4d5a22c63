package worker

import (
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// ErrLog is returned when the log in the state is not what this worker wrote.
// The worker does not start on it.
var ErrLog = errors.New("the log is damaged")

// The log of receipts and refusals, a Merkle tree (package receipt). Entries of
// logs that were given up by a reset stay. Integers are big-endian.
const (
	// bucketLeaves: log (4) || index (8) -> leaf
	bucketLeaves Bucket = "leaves"
	// bucketHashes: log (4) || number of the node in package tlog's order (8) -> hash
	bucketHashes Bucket = "hashes"
	// bucketIndex: 'n' or 'g' (1) || nym or grant id (32) || log (4) || index (8)
	// -> nothing. The nyms of an entry are who asked and who owns the grant.
	bucketIndex Bucket = "index"
)

const (
	indexNym   = 'n'
	indexGrant = 'g'
)

// A head says which log is written, and how many entries it has.
type head struct {
	log  uint32
	size uint64
}

func readHead(tx Tx) (head, error) {
	b := tx.Get(bucketMeta, []byte("log"))
	if len(b) != 12 {
		return head{}, fmt.Errorf("%w: it does not say where it ends", ErrLog)
	}
	return head{binary.BigEndian.Uint32(b), binary.BigEndian.Uint64(b[4:])}, nil
}

func (h head) put(tx Tx) error {
	return tx.Put(bucketMeta, []byte("log"), logKey(h.log, h.size))
}

// logKey returns log || n.
func logKey(log uint32, n uint64) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(make([]byte, 0, 12), log), n)
}

func indexKey(kind byte, id api.Word, h head) []byte {
	k := append(append(make([]byte, 0, 45), kind), id[:]...)
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(k, h.log), h.size)
}

// nodes reads the tree of a log.
type nodes struct {
	tx  Tx
	log uint32
}

// ReadHashes implements [tlog.HashReader].
func (n nodes) ReadHashes(numbers []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(numbers))
	for i, number := range numbers {
		b := n.tx.Get(bucketHashes, logKey(n.log, uint64(number)))
		if len(b) != tlog.HashSize {
			return nil, fmt.Errorf("%w: node %d is missing", ErrLog, number)
		}
		hashes[i] = tlog.Hash(b)
	}
	return hashes, nil
}

// root returns the root of the tree of the first size entries.
func (n nodes) root(size uint64) (api.Word, error) {
	root, err := tlog.TreeHash(int64(size), n)
	return api.Word(root), err
}

// A line is an entry on its way into the log.
type line struct {
	entry *receipt.Entry
	leaf  []byte
	hash  tlog.Hash
}

// newLine stamps, salts, encodes and hashes e: all that needs no transaction.
func (w *Worker) newLine(e *receipt.Entry) (line, error) {
	e.Time = w.now()
	leaf, err := e.Leaf()
	return line{e, leaf, tlog.RecordHash(leaf)}, err
}

// put appends the line and returns the log's new head.
func (l line) put(tx Tx) (head, error) {
	h, err := readHead(tx)
	if err != nil {
		return h, err
	}
	hashes, err := tlog.StoredHashesForRecordHash(int64(h.size), l.hash, nodes{tx, h.log})
	if err != nil {
		return h, err
	}
	first := uint64(tlog.StoredHashIndex(0, int64(h.size)))
	for i := range hashes {
		if err := tx.Put(bucketHashes, logKey(h.log, first+uint64(i)), hashes[i][:]); err != nil {
			return h, err
		}
	}
	if err := tx.Put(bucketLeaves, logKey(h.log, h.size), l.leaf); err != nil {
		return h, err
	}
	if err := l.index(tx, h); err != nil {
		return h, err
	}
	h.size++
	return h, h.put(tx)
}

// index files the line, whose place is h, under its nyms and its grant.
func (l line) index(tx Tx, h head) error {
	e := l.entry
	for _, at := range [...]struct {
		kind byte
		id   *api.Word
	}{{indexNym, e.Nym}, {indexNym, e.Owner}, {indexGrant, e.Grant()}} {
		if at.id == nil {
			continue
		}
		if err := tx.Put(bucketIndex, indexKey(at.kind, *at.id, h), nil); err != nil {
			return err
		}
	}
	return nil
}

// record appends an entry to the log and, in the same transaction, makes the
// change that goes with it, if any; it returns when both are on the disk. A
// refusal by change is returned as it is, and then nothing is recorded. change
// may be run more than once.
func (w *Worker) record(e *receipt.Entry, change func(Tx) error) error {
	l, err := w.newLine(e)
	if err != nil {
		return api.Hide(api.Internal, "the worker cannot write its log", err)
	}
	var h head
	err = w.update(func(tx Tx) (err error) {
		if change != nil {
			if err := change(tx); err != nil {
				return err
			}
		}
		h, err = l.put(tx)
		return err
	})
	if err != nil {
		return err
	}
	w.anchor.grew(h)
	return nil
}

// update changes the state, or fails as the worker's fault.
func (w *Worker) update(change func(Tx) error) error {
	if w.closed.Load() {
		return api.Hide(api.Internal, "the worker is closed", nil)
	}
	err := w.config.State.Update(change)
	if err == nil || api.CodeOf(err) != "" {
		return err
	}
	return api.Hide(api.Internal, "the worker cannot write its log", err)
}

// view reads the state, or fails as the worker's fault.
func (w *Worker) view(read func(Tx) error) error {
	if w.closed.Load() {
		return api.Hide(api.Internal, "the worker is closed", nil)
	}
	err := w.config.State.View(read)
	if err == nil || api.CodeOf(err) != "" {
		return err
	}
	return api.Hide(api.Internal, "the worker cannot read its log", err)
}

// checkLog checks that the log ends where its head says, and that its tree is
// there. It does not read the entries.
func checkLog(tx Tx) error {
	h, err := readHead(tx)
	if err != nil {
		return err
	}
	if h.size > 0 && tx.Get(bucketLeaves, logKey(h.log, h.size-1)) == nil {
		return fmt.Errorf("%w: it lacks entry %d, its last", ErrLog, h.size-1)
	}
	if tx.Get(bucketLeaves, logKey(h.log, h.size)) != nil {
		return fmt.Errorf("%w: it goes on behind entry %d, its last", ErrLog, h.size)
	}
	_, err = nodes{tx, h.log}.root(h.size)
	return err
}
