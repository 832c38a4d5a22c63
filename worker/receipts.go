package worker

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// A query is what a request for entries of the log may see.
type query struct {
	kind     byte     // of the index that is read
	id       api.Word // in it
	asker    *api.Word
	narrowed *api.Word // nym that entries must concern besides
	from     uint64
	limit    int
}

// Receipts returns entries of the log to those whom they concern, and to an
// auditor who names a grant or a nym. The entries, their proofs and the
// checkpoint are of one state of the log.
func (w *Worker) Receipts(ctx context.Context, req *api.ReceiptsRequest) (*api.ReceiptsResponse, error) {
	if err := w.reading.enter(); err != nil {
		return nil, err
	}
	defer w.reading.leave()
	if err := w.checkReceiptsRequest(req); err != nil {
		return nil, err
	}
	if err := w.whole(ctx); err != nil {
		return nil, err
	}
	q, err := w.admit(ctx, req)
	if err != nil {
		return nil, err
	}
	var resp *api.ReceiptsResponse
	err = w.view(func(tx Tx) error {
		resp, err = w.find(tx, q)
		return err
	})
	return resp, err
}

func (w *Worker) checkReceiptsRequest(req *api.ReceiptsRequest) error {
	if req.Worker != w.config.Operator {
		return api.Errorf(api.WrongWorker, "this is worker %s", w.config.Operator)
	}
	if req.Limit < 1 || req.Limit > api.MaxReceipts {
		return api.Errorf(api.BadRequest, "limit %d, want 1 to %d", req.Limit, api.MaxReceipts)
	}
	if req.GrantID != nil && *req.GrantID == (api.Word{}) || req.Nym != nil && *req.Nym == (api.Word{}) {
		return api.Errorf(api.BadRequest, "a grant or a nym of zero: leave it out") // it would be signed like none
	}
	return fresh(req.IssuedAt, w.config.now())
}

// admit finds out who asks and what it may see, and uses up the request's
// nonce.
func (w *Worker) admit(ctx context.Context, req *api.ReceiptsRequest) (*query, error) {
	account, err := w.config.Recover(req.Digest(w.config.Domain), req.Signature)
	if err != nil {
		return nil, api.Errorf(api.BadSignature, "signature: %v", err)
	}
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return nil, err
	}
	q := &query{from: req.From, limit: int(req.Limit)}
	asker, err := w.asker(ctx, at, account, req)
	if err != nil {
		return nil, err
	}
	if err := w.use(nonceKey{asker, req.Nonce}, req.IssuedAt); err != nil {
		return nil, err
	}
	if asker != accountNym(account) {
		q.asker = &asker
	}
	switch {
	case req.GrantID != nil:
		q.kind, q.id, q.narrowed = indexGrant, *req.GrantID, req.Nym
	case q.asker != nil:
		q.kind, q.id, q.narrowed = indexNym, asker, req.Nym
	default:
		q.kind, q.id = indexNym, *req.Nym
	}
	// A copy of the request must not be answered after a restart either.
	return q, w.update(func(tx Tx) error { return w.spend(tx, nonceKey{asker, req.Nonce}, req.IssuedAt) })
}

// asker returns the nym that asks for itself, or [accountNym] of an auditor's
// account.
func (w *Worker) asker(ctx context.Context, at Block, account api.Address, req *api.ReceiptsRequest) (api.Word, error) {
	named := req.GrantID != nil || req.Nym != nil
	p, err := w.actor(ctx, at, account)
	if err == nil && !named {
		return api.Word(p.Nym), nil
	}
	if err != nil && api.CodeOf(err) != api.UnknownAccount {
		return api.Word{}, err
	}
	auditor, chainErr := w.config.Chain.IsAuditor(ctx, at, account)
	switch {
	case chainErr != nil:
		return api.Word{}, unavailable(chainErr)
	case auditor && named:
		return accountNym(account), nil
	case auditor:
		return api.Word{}, api.Errorf(api.NotAllowed, "an auditor must name a grant or a nym")
	}
	return api.Word(p.Nym), err
}

// accountNym stands for an account without a nym where nonces are counted by
// nym. No nym is so small: a nym is a hash.
func accountNym(a api.Address) (w api.Word) {
	copy(w[12:], a[:])
	return w
}

// maxSearched entries are looked at for one answer.
const maxSearched = 4096

// find collects what q asks for.
func (w *Worker) find(tx Tx, q *query) (*api.ReceiptsResponse, error) {
	c, err := w.checkpoint(tx)
	if err != nil {
		return nil, err
	}
	resp := &api.ReceiptsResponse{Checkpoint: *c, Entries: []api.ProvenLeaf{}}
	size, searched := 4<<10, 0 // bytes of the answer, with room for what is no entry
	prefix := indexKey(q.kind, q.id, head{log: c.Log})[:37]
	err = tx.Scan(bucketIndex, indexKey(q.kind, q.id, head{c.Log, q.from}), func(row, _ []byte) (bool, error) {
		if len(row) != 45 || string(row[:37]) != string(prefix) {
			return false, nil
		}
		index := binary.BigEndian.Uint64(row[37:])
		if index >= c.Size {
			return false, nil
		}
		p, err := q.prove(tx, c, index)
		if err != nil {
			return false, err
		}
		searched++
		size += p.wireSize()
		if len(resp.Entries) == q.limit || size > api.MaxReceiptsJSON || searched > maxSearched {
			resp.Next = &index
			return false, nil
		}
		if p != nil {
			resp.Entries = append(resp.Entries, api.ProvenLeaf(*p))
		}
		return true, nil
	})
	return resp, err
}

// provenLeaf is an entry on its way into an answer.
type provenLeaf api.ProvenLeaf

// wireSize is an upper bound of the size of the entry's JSON in bytes.
func (p *provenLeaf) wireSize() int {
	if p == nil {
		return 0
	}
	return base64.StdEncoding.EncodedLen(len(p.Leaf)) + 70*len(p.Proof) + 100
}

// prove returns an entry with its proof, nil if q may not see it. What the
// worker hands out must stand before whoever checks it, so it checks it first.
func (q *query) prove(tx Tx, c *api.Checkpoint, index uint64) (*provenLeaf, error) {
	leaf := tx.Get(bucketLeaves, logKey(c.Log, index))
	e, err := receipt.Parse(leaf)
	if err != nil {
		return nil, fmt.Errorf("%w: entry %d: %w", ErrLog, index, err)
	}
	if q.asker != nil && !e.Concerns(*q.asker) || q.narrowed != nil && !e.Concerns(*q.narrowed) {
		return nil, nil
	}
	hashes, err := tlog.ProveRecord(int64(c.Size), int64(index), nodes{tx, c.Log})
	if err != nil {
		return nil, fmt.Errorf("%w: entry %d: %w", ErrLog, index, err)
	}
	p := &provenLeaf{Index: index, Leaf: append([]byte(nil), leaf...), Proof: words(hashes)}
	if _, err := receipt.VerifyEntry(c, index, p.Leaf, p.Proof); err != nil {
		return nil, errors.Join(ErrLog, err)
	}
	return p, nil
}
