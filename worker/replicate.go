package worker

import (
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"github.com/medveil/medveil/worker/content"
)

// The kinds of objects that members keep copies of.
const (
	objectRecord byte = 'r' // an anchored record
	objectBundle byte = 'b' // a grant's bundle, until the grant expires
)

// An objectRow is an object that the chain names: its kind (1) and, of a bundle,
// the expiry of the last grant that it is of (8).
type objectRow struct {
	kind   byte
	expiry uint64
}

func getObject(tx Tx, h content.Hash) (*objectRow, error) {
	b := tx.Get(bucketObjects, h[:])
	if b == nil {
		return nil, nil
	}
	return parseObject(b)
}

func parseObject(b []byte) (*objectRow, error) {
	if len(b) != 9 {
		return nil, errRow
	}
	return &objectRow{b[0], binary.BigEndian.Uint64(b[1:])}, nil
}

// putObject files an object. Whoever names another's record as a bundle, or
// another's bundle again, does not shorten its life.
func putObject(tx Tx, h content.Hash, row objectRow) error {
	old, err := getObject(tx, h)
	if err != nil {
		return err
	}
	if old != nil && (old.kind == objectRecord || row.kind == objectBundle && old.expiry >= row.expiry) {
		return nil
	}
	return tx.Put(bucketObjects, h[:], binary.BigEndian.AppendUint64([]byte{row.kind}, row.expiry))
}

const (
	// replicaBatch objects are looked at between two readings of the state.
	replicaBatch = 256
	// minRate is how slowly an object may come from a peer, in bytes a second,
	// before the next peer is asked.
	minRate = 256 << 10
	// maxMissing objects that nobody has are remembered, each with when to look
	// again.
	maxMissing = 1 << 16
	// missingRetry bounds the time between two looks for what nobody has.
	firstMissingRetry = 30 * time.Second
	lastMissingRetry  = 6 * time.Hour
)

// A replicator goes round the objects that the chain names and sees to it that
// this member has those that it is responsible for. Its methods run in one
// goroutine.
type replicator struct {
	w       *Worker
	next    []byte // where the round goes on
	lacking int    // of the current round
	missing map[content.Hash]*missed
}

func (w *Worker) newReplicator() *replicator {
	return &replicator{w: w, missing: make(map[content.Hash]*missed)}
}

// missed is an object that was not found.
type missed struct {
	again time.Time
	wait  time.Duration
}

// copies is what the worker says of the state of replication.
type copies struct {
	lacking atomic.Int64 // objects in this member's care of which there are too few copies
	fetched atomic.Uint64
	rounds  atomic.Uint64
}

// step looks at the next objects and reports whether the round goes on.
func (r *replicator) step(ctx context.Context) (more bool, err error) {
	w := r.w
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return false, err
	}
	members, err := w.peers.members(ctx, w, at)
	if err != nil {
		return false, err
	}
	batch, err := r.batch(w.latest(at))
	if err != nil {
		return false, err
	}
	for _, h := range batch {
		if err := w.pace.Wait(ctx); err != nil {
			return false, err
		}
		if err := r.look(ctx, h, members); err != nil {
			return false, err
		}
	}
	if len(batch) == replicaBatch {
		return true, nil
	}
	w.copies.lacking.Store(int64(r.lacking))
	w.copies.rounds.Add(1)
	r.next, r.lacking = nil, 0
	return false, nil
}

// batch returns the next objects of the round. Bundles of grants that are over
// are passed by.
func (r *replicator) batch(now uint64) (batch []content.Hash, err error) {
	from := r.next
	err = r.w.view(func(tx Tx) error {
		batch = batch[:0]
		return tx.Scan(bucketObjects, from, func(key, value []byte) (bool, error) {
			row, err := parseObject(value)
			if err != nil || len(key) != 32 {
				return false, errRow
			}
			if row.kind != objectBundle || row.expiry > now {
				batch = append(batch, content.Hash(key))
			}
			return len(batch) < replicaBatch, nil
		})
	})
	if len(batch) > 0 {
		r.next = append(slices.Clone(batch[len(batch)-1][:]), 0) // the key after the last
	}
	return batch, err
}

// look sees to one object: fetches it if this member should have it, and asks
// the other responsible ones whether they do if it is the first of them.
func (r *replicator) look(ctx context.Context, h content.Hash, members []Member) error {
	w := r.w
	responsible := rank(h, w.peers.alive(members, w.config.Operator))
	responsible = responsible[:min(w.config.Replicas, len(responsible))]
	self := slices.IndexFunc(responsible, func(m Member) bool { return m.Operator == w.config.Operator })
	if self < 0 {
		return nil
	}
	have, err := w.config.Store.Has(ctx, h)
	if err != nil {
		return err
	}
	if !have {
		if have, err = r.obtain(ctx, h, members); err != nil {
			return err
		}
	}
	lacking := !have || len(responsible) < min(w.config.Replicas, len(members))
	if self == 0 && !lacking {
		lacking = w.lackedByOthers(ctx, h, responsible[1:])
	}
	if lacking {
		r.lacking++
		w.copies.lacking.Store(max(w.copies.lacking.Load(), int64(r.lacking)))
	}
	return nil
}

func (w *Worker) lackedByOthers(ctx context.Context, h content.Hash, others []Member) bool {
	ctx, cancel := context.WithTimeout(ctx, peerPatience)
	defer cancel()
	return slices.ContainsFunc(others, func(m Member) bool {
		has, err := w.peers.client(m).Holds(ctx, h)
		return err != nil || !has
	})
}

// obtain fetches an object: through the store, which may find it in its swarm,
// or from a member. It reports false if nobody has it now; an error means that
// the store fails.
func (r *replicator) obtain(ctx context.Context, h content.Hash, members []Member) (bool, error) {
	m := r.missing[h]
	if m != nil && time.Now().Before(m.again) {
		return false, nil
	}
	if r.w.findObject(ctx, h) || r.w.copyFromPeers(ctx, h, members) {
		delete(r.missing, h)
		r.w.copies.fetched.Add(1)
		return true, nil
	}
	r.miss(h, m)
	return false, ctx.Err()
}

// miss remembers when to look again for what nobody has: anyone who may anchor
// can name what is nowhere.
func (r *replicator) miss(h content.Hash, m *missed) {
	if m == nil {
		if len(r.missing) >= maxMissing {
			clear(r.missing)
		}
		m = &missed{wait: firstMissingRetry / 2}
		r.missing[h] = m
	}
	m.wait = min(2*m.wait, lastMissingRetry)
	m.again = time.Now().Add(m.wait)
}

func (w *Worker) findObject(ctx context.Context, h content.Hash) bool {
	finder, ok := w.config.Store.(Finder)
	return ok && finder.Find(ctx, h, w.config.MaxObject) == nil
}

// copyFromPeers streams an object from a member into the store. Its bytes are
// hashed on the way: a member that sends others fails the copy, and the next is
// asked.
func (w *Worker) copyFromPeers(ctx context.Context, h content.Hash, members []Member) bool {
	for _, m := range rank(h, members) {
		if m.Operator == w.config.Operator || ctx.Err() != nil {
			continue
		}
		if err := w.copyFrom(ctx, m, h); err == nil {
			return true
		}
	}
	return false
}

func (w *Worker) copyFrom(ctx context.Context, m Member, h content.Hash) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	start := time.AfterFunc(peerPatience, cancel) // until the answer begins
	body, size, err := w.peers.client(m).Download(ctx, h)
	if err != nil {
		return err
	}
	defer body.Close()
	if size > int64(w.config.MaxObject) || size < 0 {
		return errors.New("the object is too large, or its size is unknown")
	}
	start.Reset(peerPatience + time.Duration(size/minRate)*time.Second)
	defer start.Stop()
	got, err := w.config.Store.Add(ctx, &bounded{r: body, left: uint64(size)})
	if err == nil && got != h {
		err = content.ErrCorrupt
	}
	return err
}
