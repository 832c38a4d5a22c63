package worker_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
)

var errChain = errors.New("the chain is down")

// fakeChain is a chain in memory. It can fail before or after an act took
// effect, hold back state from confirmed blocks, and it asserts what must hold
// of every act.
type fakeChain struct {
	t  testing.TB
	mu sync.Mutex

	head           worker.Block
	fork           byte   // goes into block hashes
	forkAt         uint64 // from this block on
	reorgAfter     int    // replace all blocks after so many reads
	failReads      bool
	disagree       bool
	searches       int // for grants by their id alone
	refuseRegister bool
	recoveries     map[uint32]worker.Recovery // of whatever nym, by generation
	failSend       string                     // "before" or "after" the act takes effect

	grants     map[grant.ID]worker.Grant
	madeAt     map[grant.ID]uint64 // block
	revokedAt  map[grant.ID]uint64
	nyms       map[api.Address]grant.Nym
	pseudonyms map[grant.Nym]worker.Pseudonym
	former     map[string]worker.FormerKey // by PRE key
	sets       []worker.WorkerSet

	cases    map[worker.CaseID]worker.Case
	caseKeys map[worker.CaseID]worker.CaseKey
	epochs   []worker.Epoch // of the worker's seat
	sealed   []sealed.Statement
	dealings map[[32]byte]*pvss.PublicVector
	sent     []string
	drips    map[api.Address]int

	events   []worker.Event // in the order of their blocks
	members  []worker.Member
	auditors map[api.Address]bool
	anchor   worker.ReceiptAnchor
	arrived  chan struct{} // closed when the head moves; nil: Await returns at once
}

func newFakeChain(t testing.TB, now uint64) *fakeChain {
	return &fakeChain{
		t: t, head: worker.Block{Number: 100, Time: now},
		grants: map[grant.ID]worker.Grant{}, madeAt: map[grant.ID]uint64{}, revokedAt: map[grant.ID]uint64{},
		nyms: map[api.Address]grant.Nym{}, pseudonyms: map[grant.Nym]worker.Pseudonym{},
		cases: map[worker.CaseID]worker.Case{}, dealings: map[[32]byte]*pvss.PublicVector{},
		caseKeys: map[worker.CaseID]worker.CaseKey{},
		drips:    map[api.Address]int{},
	}
}

func (c *fakeChain) hash(number uint64) [32]byte {
	fork := c.fork
	if number < c.forkAt {
		fork = 0
	}
	return sha256.Sum256(binary.BigEndian.AppendUint64([]byte{fork}, number))
}

// read counts a read, and fails it if it must.
func (c *fakeChain) read() error {
	if c.failReads {
		return errChain
	}
	if c.reorgAfter > 0 {
		if c.reorgAfter--; c.reorgAfter == 0 {
			c.fork++
		}
	}
	return nil
}

func (c *fakeChain) Head(context.Context) (worker.Block, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	err := c.read()
	b := c.head
	b.Hash = c.hash(b.Number)
	return b, err
}

func (c *fakeChain) Block(_ context.Context, number uint64) (worker.Block, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	err := c.read()
	if c.disagree {
		err = fmt.Errorf("%w about block %d", worker.ErrDisagree, number)
	}
	return worker.Block{Number: number, Hash: c.hash(number), Time: c.head.Time - (c.head.Number - number)}, err
}

func (c *fakeChain) Grant(_ context.Context, at worker.Block, id grant.ID) (worker.Grant, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.searches++
	g, ok := c.grants[id]
	if err := c.read(); err != nil {
		return g, err
	}
	if !ok || c.madeAt[id] > at.Number {
		return worker.Grant{}, worker.ErrUnknown
	}
	revoked, ok := c.revokedAt[id]
	g.Revoked = ok && revoked <= at.Number
	return g, nil
}

func (c *fakeChain) GrantState(_ context.Context, at worker.Block, owner grant.Nym, commitment grant.Commitment) (worker.Grant, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.read(); err != nil {
		return worker.Grant{}, err
	}
	for id, g := range c.grants {
		if g.OwnerNym == owner && g.Commitment == commitment && c.madeAt[id] <= at.Number {
			revoked, ok := c.revokedAt[id]
			g.Revoked, g.Bundle = ok && revoked <= at.Number, content.Hash{}
			return g, nil
		}
	}
	return worker.Grant{}, worker.ErrUnknown
}

func (c *fakeChain) NymOf(_ context.Context, _ worker.Block, a api.Address) (grant.Nym, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	n, ok := c.nyms[a]
	if !ok {
		return n, worker.ErrUnknown
	}
	return n, c.read()
}

func (c *fakeChain) Pseudonym(_ context.Context, _ worker.Block, nym grant.Nym) (worker.Pseudonym, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p, ok := c.pseudonyms[nym]
	if !ok {
		return p, worker.ErrUnknown
	}
	return p, c.read()
}

func (c *fakeChain) FormerKey(_ context.Context, _ worker.Block, _ grant.Nym, key []byte) (worker.FormerKey, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	k, ok := c.former[string(key)]
	if !ok {
		return k, worker.ErrUnknown
	}
	return k, c.read()
}

func (c *fakeChain) WorkerSets(context.Context, worker.Block) ([]worker.WorkerSet, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.sets, c.read()
}

// A case in the fake is confirmed at once; tests of confirmations use a copy
// per block number.
func (c *fakeChain) Case(_ context.Context, at worker.Block, id worker.CaseID) (worker.Case, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	k, ok := c.cases[id]
	if !ok {
		return k, worker.ErrUnknown
	}
	if at.Number < c.head.Number { // approvals of the last blocks are unconfirmed
		k.Approvals &^= unconfirmed
	}
	return k, c.read()
}

// unconfirmed are seats whose approvals are only at the head.
const unconfirmed = 1 << 15

func (c *fakeChain) Dealing(_ context.Context, _ worker.Block, nym [32]byte, generation uint32) (*pvss.PublicVector, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	x, ok := c.dealings[nym]
	if !ok || generation != 0 {
		return nil, worker.ErrUnknown
	}
	return x, c.read()
}

// send performs an act, with the failure that was asked for.
func (c *fakeChain) send(name string, act func() error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failSend == "before" {
		return errChain
	}
	c.sent = append(c.sent, name)
	if err := act(); err != nil {
		return err
	}
	if c.failSend == "after" {
		return errChain
	}
	return nil
}

func (c *fakeChain) Approve(_ context.Context, id worker.CaseID) error {
	return c.send("approve", func() error {
		k := c.cases[id]
		if k.Approvals&(1<<(k.Seat-1)) != 0 {
			c.t.Error("approved twice")
		}
		k.Approvals |= 1 << (k.Seat - 1)
		c.cases[id] = k
		return nil
	})
}

func (c *fakeChain) Refuse(_ context.Context, id worker.CaseID) error {
	return c.send("refuse", func() error {
		k := c.cases[id]
		if (k.Refusals|k.Approvals)&(1<<(k.Seat-1)) != 0 {
			c.t.Error("refused what was refused or approved")
		}
		k.Refusals |= 1 << (k.Seat - 1)
		c.cases[id] = k
		return nil
	})
}

func (c *fakeChain) Epochs(context.Context, worker.Block) ([]worker.Epoch, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.epochs), c.read()
}

func (c *fakeChain) ShareKey(_ context.Context, _ worker.Block, epoch uint32, seat int) (curve.PublicKey, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, e := range c.epochs {
		if e.Number == epoch && e.Seat == seat {
			return e.Share, c.read()
		}
	}
	return curve.PublicKey{}, worker.ErrUnknown
}

func (c *fakeChain) Attest(_ context.Context, epoch uint32, key curve.SecretKey) error {
	return c.send(fmt.Sprintf("attest %d", epoch), func() error {
		i := slices.IndexFunc(c.epochs, func(e worker.Epoch) bool { return e.Number == epoch })
		if c.epochs[i].Superseded == 0 || c.epochs[i].Share != key.Public() {
			c.t.Errorf("attested to epoch %d, with the seat's key: %t", epoch, c.epochs[i].Share == key.Public())
		}
		c.epochs[i].Attested = c.head.Time
		return nil
	})
}

func (c *fakeChain) SubmitShare(_ context.Context, id worker.CaseID, x *pvss.PublicVector, share fr.Element) error {
	return c.send("share", func() error {
		k := c.cases[id]
		if k.Shares&(1<<(k.Seat-1)) != 0 || k.Done {
			c.t.Error("sent a share that was accepted before")
		}
		s, err := x.Statement()
		if err != nil {
			return err
		}
		if err := s.Dealing.CheckShare(s.ID, pvss.Share{Seat: k.Seat, Value: share}); err != nil {
			c.t.Errorf("sent a share that is not the dealt one: %v", err)
		}
		k.Shares |= 1 << (k.Seat - 1)
		c.cases[id] = k
		return nil
	})
}

func (c *fakeChain) Register(_ context.Context, r *api.RegisterRequest) (tx [32]byte, block uint64, err error) {
	if c.refuseRegister {
		return tx, 0, worker.ErrRefused
	}
	err = c.send("register", func() error {
		if r.Generation == 0 { // a recovery takes effect later
			c.nyms[r.Account] = grant.Nym(r.Nym)
		}
		return nil
	})
	return [32]byte{1}, c.head.Number, err
}

func (c *fakeChain) Recovery(_ context.Context, _ worker.Block, _ grant.Nym, generation uint32) (worker.Recovery, error) {
	r, ok := c.recoveries[generation]
	if !ok {
		return r, worker.ErrUnknown
	}
	return r, c.read()
}

// ExecuteRecovery has no effect before the recovery is due.
func (c *fakeChain) ExecuteRecovery(_ context.Context, nym grant.Nym, generation uint32) (tx [32]byte, block uint64, err error) {
	r := c.recoveries[generation]
	if c.refuseRegister || !r.Pending || c.head.Time < r.ReadyAt || c.head.Number < r.ReadyBlock {
		return tx, 0, fmt.Errorf("%w: its reason", worker.ErrRefused)
	}
	err = c.send("execute", func() error {
		clear(c.nyms)
		c.nyms[r.Account] = nym
		r.Pending = false
		c.recoveries[generation] = r
		return nil
	})
	return [32]byte{2}, c.head.Number, err
}

func (c *fakeChain) Drip(_ context.Context, a api.Address) error {
	return c.send("drip", func() error {
		if _, ok := c.nyms[a]; !ok {
			c.t.Error("gas for an account that is not registered")
		}
		c.drips[a]++
		return nil
	})
}

func (c *fakeChain) Operators(context.Context, worker.Block) ([]worker.Member, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.members, c.read()
}

func (c *fakeChain) IsAuditor(_ context.Context, _ worker.Block, a api.Address) (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.auditors[a], c.read()
}

func (c *fakeChain) Events(_ context.Context, from, to uint64) ([]worker.Event, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if to > c.head.Number || from > to {
		c.t.Errorf("asked for the events of blocks %d to %d of %d", from, to, c.head.Number)
	}
	var events []worker.Event
	for _, e := range c.events {
		if from <= e.Block && e.Block <= to {
			events = append(events, e)
		}
	}
	return events, c.read()
}

func (c *fakeChain) Await(ctx context.Context, number uint64) error {
	c.mu.Lock()
	arrived := c.arrived
	if c.head.Number > number || arrived == nil {
		c.mu.Unlock()
		return ctx.Err()
	}
	c.mu.Unlock()
	select {
	case <-arrived:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *fakeChain) Anchor(context.Context, worker.Block, api.Address) (worker.ReceiptAnchor, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.anchor, c.read()
}

func (c *fakeChain) AnchorReceipts(_ context.Context, log uint32, size uint64, root [32]byte) error {
	return c.send("anchor", func() error {
		if log != c.anchor.Log || size <= c.anchor.Size {
			c.t.Errorf("anchored size %d of log %d after size %d of log %d", size, log, c.anchor.Size, c.anchor.Log)
			return worker.ErrRefused
		}
		c.anchor = worker.ReceiptAnchor{Log: log, Size: size, Root: root, Block: c.head.Number}
		return nil
	})
}

func (c *fakeChain) ResetReceipts(context.Context) error {
	return c.send("reset", func() error {
		c.anchor = worker.ReceiptAnchor{Log: c.anchor.Log + 1}
		return nil
	})
}
