package worker

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
)

// A Worker is a running worker. Its methods may be called concurrently; they
// return when their context ends. Refusals are *[api.Error].
type Worker struct {
	config      Config
	vault       vault
	closed      atomic.Bool
	anchor      anchoring
	checkpoints checkpoints
	nonces      nonces
	quotas      quotas // bytes stored
	requests    quotas // requests made
	grants      *cache[grant.ID, *openGrant]
	keys        *cache[possessed, pre.PublicKey]
	owners      *cache[[pre.PublicKeySize]byte, pre.PublicKey] // parsed keys of capsules
	capsules    *cache[[pre.CapsuleSize]byte, *pre.CheckedCapsule]
	asking      gate // re-encryptions in progress
	asked       *part
	fetching    gate // bundles on their way from the store
	storing     gate // uploads in progress
	stored      *part
	relaying    gate // registrations in progress
	relayed     *part
	casework    gate // one act in a trace case at a time
	reading     gate // lists of receipts in progress

	ring     ring
	rekeyed  chan struct{} // the share keys were exchanged
	progress progress
	faults   faults
	copies   copies
	peers    *peers
	pace     *rate.Limiter // of replication
	waiting  chan struct{} // there are bundles to pick up
	followed chan struct{} // blocks were followed
}

const (
	// maxGrants open grants are kept, about 30 KiB each.
	maxGrants = 1024
	// maxKeys PRE keys are remembered whose proof of possession was checked.
	maxKeys = 16384
	// maxCapsules capsules are remembered whose proof was checked, about 700 bytes
	// each.
	maxCapsules = 8192
	// maxRelayed registrations are in progress at once: each costs the chain
	// node a simulated call of 400,000 gas.
	maxRelayed = 8
	// maxReading lists of receipts are made at once: each may have 4,096 entries
	// looked at.
	maxReading = 4
	// patience is how long the store may take to find a bundle, and the chain to
	// say who uploads. Longer would let a few requests for what nobody has take
	// all the room.
	patience = 20 * time.Second
)

// Open starts a worker on the state that [Create] made. It refuses the state of
// another worker, one whose log is not what a worker wrote ([ErrLog]), and a
// storage key that is not the state's ([ErrSealed]). Whether the log extends
// what was anchored is asked of the chain before the first answer
// ([ErrLogLost]).
func Open(config Config) (*Worker, error) {
	c, err := config.withDefaults()
	if err != nil {
		return nil, err
	}
	w := newWorker(c)
	if w.vault, err = newVault(c.Keys.Storage); err != nil {
		return nil, err
	}
	if err := c.State.View(w.load); err != nil {
		return nil, fmt.Errorf("open the worker's state: %w", err)
	}
	if err := w.checkStorageKey(); err != nil {
		return nil, fmt.Errorf("open the worker's state: %w", err)
	}
	return w, nil
}

func newWorker(c Config) *Worker {
	w := &Worker{
		config:   c,
		anchor:   anchoring{wake: make(chan struct{}, 1), meeting: make(gate, 1), entries: c.AnchorEntries},
		nonces:   nonces{used: make(map[api.Word]map[api.Word]uint64)},
		quotas:   quotas{used: make(map[api.Word]uint64)},
		requests: quotas{used: make(map[api.Word]uint64)},
		grants:   newCache[grant.ID, *openGrant](maxGrants),
		keys:     newCache[possessed, pre.PublicKey](maxKeys),
		owners:   newCache[[pre.PublicKeySize]byte, pre.PublicKey](maxKeys),
		capsules: newCache[[pre.CapsuleSize]byte, *pre.CheckedCapsule](maxCapsules),
		asking:   make(gate, c.MaxConcurrent),
		asked:    newPart(max(1, c.MaxConcurrent/4)),
		fetching: make(gate, max(1, c.MaxConcurrent/2)),
		storing:  make(gate, c.MaxConcurrent),
		stored:   newPart(max(1, c.MaxConcurrent/8)),
		relaying: make(gate, maxRelayed),
		relayed:  newPart(1),
		casework: make(gate, 1),
		reading:  make(gate, maxReading),
		peers:    newPeers(c.Peers),
		pace:     rate.NewLimiter(rate.Limit(c.ReplicateRate), c.ReplicateRate),
		waiting:  make(chan struct{}, 1),
		followed: make(chan struct{}, 1),
		rekeyed:  make(chan struct{}, 1),
	}
	w.ring.set(c.Keys.Shares)
	return w
}

// load checks a state and takes from it what is asked for each request.
func (w *Worker) load(tx Tx) error {
	if err := w.config.checkIdentity(tx); err != nil {
		return err
	}
	if err := checkLog(tx); err != nil {
		return err
	}
	h, err := readHead(tx)
	if err != nil {
		return err
	}
	w.anchor.set(h, 0)
	return errors.Join(w.restore(tx, w.config.now()), w.countGrants(tx))
}

// Close ends the worker: whatever is still in progress fails. It leaves the
// state open.
func (w *Worker) Close() error {
	w.closed.Store(true)
	return nil
}

// Info says what the worker serves and how far it sees the chain. It is an
// error if the chain cannot be served from.
func (w *Worker) Info(ctx context.Context) (*api.Info, error) {
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return nil, err
	}
	return &api.Info{
		ChainID:        w.config.Domain.ChainID,
		GrantLog:       w.config.Domain.GrantLog,
		Operator:       w.config.Operator,
		SealingKey:     api.Word(w.config.Keys.Sealing.PublicKey()),
		ConfirmedBlock: at.Number,
		ConfirmedHash:  at.Hash,
		ConfirmedTime:  at.Time,
		MaxObject:      w.config.MaxObject,
	}, nil
}

// confirmed returns the block to act on: depth blocks behind a head that is
// not too old.
func (w *Worker) confirmed(ctx context.Context, depth uint64) (Block, error) {
	head, err := w.config.Chain.Head(ctx)
	if err != nil {
		return Block{}, unavailable(err)
	}
	if w.config.InstantSeal {
		return head, nil
	}
	if err := w.checkAge(head); err != nil {
		return Block{}, err
	}
	if head.Number < depth {
		return Block{}, api.Errorf(api.ChainUnavailable, "the chain has no confirmed block yet")
	}
	at, err := w.config.Chain.Block(ctx, head.Number-depth)
	if err != nil {
		return Block{}, unavailable(err)
	}
	return at, nil
}

// checkAge refuses a head that is too old, and one from the future: no sealer
// makes such a block, so this machine's clock is slow, and by a slow clock no
// head is ever too old.
func (w *Worker) checkAge(head Block) error {
	now, limit := w.now(), uint64(5*w.config.Period.Seconds())
	if head.Time+limit < now {
		return api.Errorf(api.ChainUnavailable, "the newest block this worker sees is %d seconds old", now-head.Time)
	}
	if head.Time > now+max(limit, uint64(Freshness.Seconds())) {
		return api.Errorf(api.ChainUnavailable, "the newest block is %d seconds ahead of this worker's clock", head.Time-now)
	}
	return nil
}

// unchanged refuses if the block was replaced while the worker read at it: the
// answers may then be of two histories.
func (w *Worker) unchanged(ctx context.Context, at Block) error {
	again, err := w.config.Chain.Block(ctx, at.Number)
	if err != nil {
		return unavailable(err)
	}
	if again.Hash != at.Hash {
		return api.Errorf(api.ChainUnavailable, "the chain was reorganised: ask again")
	}
	return nil
}

// now is the worker's clock in Unix seconds.
func (w *Worker) now() uint64 { return uint64(w.config.now().Unix()) }

// latest is the time that expiries are judged by: the later of the worker's
// clock and the confirmed block's, so that neither a slow clock nor a slow
// chain keeps a grant alive.
func (w *Worker) latest(at Block) uint64 { return max(at.Time, w.now()) }

// unavailable turns a failed read into a refusal to guess. The cause stays in
// the worker's log.
func unavailable(err error) error {
	if api.CodeOf(err) != "" {
		return err
	}
	if errors.Is(err, ErrDisagree) {
		return api.Hide(api.ChainUnavailable, "the chain's endpoints disagree about a confirmed block", err)
	}
	return api.Hide(api.ChainUnavailable, "the chain cannot be read now", err)
}

// context names the grant log for package grant.
func (w *Worker) context() grant.Context {
	return grant.Context{ChainID: w.config.Domain.ChainID, Contract: grant.Address(w.config.Domain.GrantLog)}
}
