package worker

import (
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// The kinds of objects that members keep copies of.
const (
	objectRecord byte = 'r' // an anchored record
	objectBundle byte = 'b' // a grant's bundle, until the grant expires
)

// An objectRow is an object that the chain names: its kind (1), of a bundle the
// expiry of the last grant that it is of (8), and the nym that named it (32).
type objectRow struct {
	kind   byte
	expiry uint64
	author grant.Nym
}

func (r *objectRow) bytes() []byte {
	return append(binary.BigEndian.AppendUint64([]byte{r.kind}, r.expiry), r.author[:]...)
}

func getObject(tx Tx, h content.Hash) (*objectRow, error) {
	b := tx.Get(bucketObjects, h[:])
	if b == nil {
		return nil, nil
	}
	return parseObject(b)
}

func parseObject(b []byte) (*objectRow, error) {
	if len(b) != 9+32 {
		return nil, errRow
	}
	return &objectRow{b[0], binary.BigEndian.Uint64(b[1:]), grant.Nym(b[9:])}, nil
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
	return tx.Put(bucketObjects, h[:], row.bytes())
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
	// distrust is how long a member is not asked that sent something else than the
	// object.
	distrust = 6 * time.Hour
)

// A replicator goes round the objects that the chain names and sees to it that
// this member has those that it is responsible for. Its methods run in one
// goroutine.
type replicator struct {
	w       *Worker
	next    []byte // where the round goes on
	lacking int    // of the current round
	missing map[content.Hash]*missed
	liars   map[api.Address]time.Time // until when a member is not asked
}

func (w *Worker) newReplicator() *replicator {
	return &replicator{w: w, missing: make(map[content.Hash]*missed), liars: make(map[api.Address]time.Time)}
}

// wanted is an object to see to.
type wanted struct {
	hash   content.Hash
	author api.Word
	max    uint64 // bytes that it may have
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
	if err != nil || !w.peers.areProbed() {
		return false, err
	}
	batch, err := r.batch(w.latest(at))
	if err != nil {
		return false, err
	}
	for i := range batch {
		if err := w.pace.Wait(ctx); err != nil {
			return false, err
		}
		if err := r.look(ctx, &batch[i], members); err != nil {
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
func (r *replicator) batch(now uint64) (batch []wanted, err error) {
	from := r.next
	err = r.w.view(func(tx Tx) error {
		batch = batch[:0]
		return tx.Scan(bucketObjects, from, func(key, value []byte) (bool, error) {
			row, err := parseObject(value)
			if err != nil || len(key) != 32 {
				return false, errRow
			}
			if row.kind != objectBundle || row.expiry > now {
				batch = append(batch, wanted{content.Hash(key), api.Word(row.author), r.w.maxSize(row.kind)})
			}
			return len(batch) < replicaBatch, nil
		})
	})
	if len(batch) > 0 {
		r.next = append(slices.Clone(batch[len(batch)-1].hash[:]), 0) // the key after the last
	}
	return batch, err
}

// maxSize is how large an object of a kind may be.
func (w *Worker) maxSize(kind byte) uint64 {
	if kind == objectBundle {
		return min(uint64(grant.MaxBundleSize), w.config.MaxObject)
	}
	return w.config.MaxObject
}

// look sees to one object: fetches it if this member should have it, and asks
// the other responsible ones whether they do if it is the first of them.
func (r *replicator) look(ctx context.Context, o *wanted, members []Member) error {
	w, h := r.w, o.hash
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
		if have, err = r.obtain(ctx, o, members); err != nil {
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
// or from a member. It reports false if nobody has it now, or if its author
// named more of today than it may store here in a day: whoever may anchor could
// have the members' disks filled otherwise. An error means that the store fails.
func (r *replicator) obtain(ctx context.Context, o *wanted, members []Member) (bool, error) {
	m := r.missing[o.hash]
	if m != nil && time.Now().Before(m.again) {
		return false, nil
	}
	w, now := r.w, r.w.now()
	limit := min(o.max, w.config.DailyQuota-min(w.config.DailyQuota, w.quotas.add(o.author, now, 0)))
	size, ok := w.findObject(ctx, o.hash, limit)
	if !ok {
		size, ok = r.copyFromPeers(ctx, o.hash, limit, members)
	}
	if !ok {
		r.miss(o.hash, m)
		return false, ctx.Err()
	}
	delete(r.missing, o.hash)
	w.copies.fetched.Add(1)
	w.quotas.add(o.author, now, size)
	return true, w.update(func(tx Tx) error { return addUsed(tx, quotaRow(quotaBytes, o.author, now/secondsPerDay), size) })
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

// findObject has the store find an object, and returns its size.
func (w *Worker) findObject(ctx context.Context, h content.Hash, max uint64) (uint64, bool) {
	finder, ok := w.config.Store.(Finder)
	if !ok || finder.Find(ctx, h, max) != nil {
		return 0, false
	}
	body, size, err := w.config.Store.Get(ctx, h)
	if err != nil {
		return 0, false
	}
	body.Close()
	return uint64(size), true
}

// copyFromPeers streams an object from a member into the store, and returns its
// size. Its bytes are hashed on the way: a member that sends others fails the
// copy, and the next is asked.
func (r *replicator) copyFromPeers(ctx context.Context, h content.Hash, max uint64, members []Member) (uint64, bool) {
	for _, m := range rank(h, members) {
		if m.Operator == r.w.config.Operator || ctx.Err() != nil || time.Now().Before(r.liars[m.Operator]) {
			continue
		}
		size, err := r.w.copyFrom(ctx, m, h, max)
		if err == nil {
			return size, true
		}
		if waste, ok := errors.AsType[*wasteError](err); ok {
			r.liars[m.Operator] = time.Now().Add(waste.rest())
		}
	}
	return 0, false
}

// A wasteError is a member that began to send an object and did not come to its
// end. What it sent may lie on the disk until the store collects its garbage.
type wasteError struct {
	sent uint64 // bytes
	err  error
}

func (e *wasteError) Error() string {
	return "what the member sends is not the object: " + e.err.Error()
}
func (e *wasteError) Unwrap() error { return e.err }

// rest is how long the member is not asked: as long as what it sent takes at
// [minRate], so that it wastes no more than that; longer if it lied.
func (e *wasteError) rest() time.Duration {
	if errors.Is(e.err, api.ErrContent) {
		return distrust
	}
	return min(distrust, time.Minute+time.Duration(e.sent/minRate)*time.Second)
}

func (w *Worker) copyFrom(ctx context.Context, m Member, h content.Hash, max uint64) (uint64, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	start := time.AfterFunc(peerPatience, cancel) // until the answer begins
	body, size, err := w.peers.client(m).Download(ctx, h)
	if err != nil {
		return 0, err
	}
	defer body.Close()
	if size < 0 || uint64(size) > max {
		return 0, errors.New("the object is too large, or its size is unknown")
	}
	start.Reset(peerPatience + time.Duration(size/minRate)*time.Second)
	defer start.Stop()
	src := &bounded{r: body, left: uint64(size)}
	got, err := w.config.Store.Add(ctx, src)
	if err == nil && got != h {
		err = content.ErrCorrupt
	}
	if err != nil && (src.err != nil || src.over) {
		return 0, &wasteError{uint64(size) - src.left, err}
	}
	return uint64(size), err
}
