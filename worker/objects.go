package worker

import (
	"context"
	"errors"
	"io"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/receipt"
)

// Put stores an object for an active pseudonym and returns its content hash,
// which is in the log, and the object durably in the store, before it is
// returned. It reads no more of body than the permit allows, and body not at
// all if the permit is refused. A refusal of a pseudonym's permit is in the log
// too.
func (w *Worker) Put(ctx context.Context, permit *api.UploadPermit, body io.Reader) (content.Hash, error) {
	if err := w.storing.enter(); err != nil {
		return content.Hash{}, err
	}
	defer w.storing.leave()
	u := &upload{w: w, permit: permit, body: bounded{r: body, left: permit.Size}}
	if err := u.authenticate(ctx); err != nil {
		return content.Hash{}, err
	}
	if err := w.stored.enter(u.nym()); err != nil {
		return content.Hash{}, err
	}
	defer w.stored.leave(u.nym())
	h, err := u.store(ctx)
	if err != nil {
		return content.Hash{}, u.refuse(err)
	}
	return h, u.record(h)
}

// upload is the work on one permit.
type upload struct {
	w      *Worker
	permit *api.UploadPermit
	body   bounded
	at     Block
	author Pseudonym
	used   uint64 // bytes that count
}

func (u *upload) nym() api.Word { return api.Word(u.author.Nym) }

// authenticate finds out who stores. What it refuses is not logged.
func (u *upload) authenticate(ctx context.Context) (err error) {
	ctx, cancel := context.WithTimeout(ctx, patience) // before the body, nothing tells that the client is gone
	defer cancel()
	w, p := u.w, u.permit
	if p.Worker != w.config.Operator {
		return api.Errorf(api.WrongWorker, "this is worker %s", w.config.Operator)
	}
	if err := fresh(p.IssuedAt, w.config.now()); err != nil {
		return err
	}
	if p.Size > w.config.MaxObject {
		return api.Errorf(api.TooLarge, "objects of more than %d bytes are not stored", w.config.MaxObject)
	}
	u.at, u.author, err = w.identify(ctx, p.Digest(w.config.Domain), p.Signature, p.Nonce, p.IssuedAt)
	return err
}

// store stores the object within the pseudonym's quota.
func (u *upload) store(ctx context.Context) (content.Hash, error) {
	w := u.w
	if err := w.checkActive(u.author, u.at); err != nil {
		return content.Hash{}, err
	}
	at := w.now()
	if !w.quotas.take(u.nym(), at, u.permit.Size, w.config.DailyQuota) {
		return content.Hash{}, api.Errorf(api.TooLarge, "the pseudonym's quota of %d bytes a day is used up", w.config.DailyQuota)
	}
	h, err := w.config.Store.Add(ctx, &u.body)
	w.quotas.giveBack(u.nym(), at, u.body.left)
	u.used = u.permit.Size - u.body.left // what a failed upload sent may lie on the disk: it counts
	if err != nil {
		return content.Hash{}, storeError(&u.body, err)
	}
	return h, nil
}

func (u *upload) record(h content.Hash) error {
	e := &receipt.Entry{Kind: receipt.Stored, Nym: (*api.Word)(&u.author.Nym), Object: &receipt.Object{Hash: api.Word(h), Bytes: u.used}}
	return u.w.record(e, u.spend)
}

func (u *upload) refuse(why error) error {
	e := &receipt.Entry{Kind: receipt.Refused, Nym: (*api.Word)(&u.author.Nym), Refusal: &receipt.Refusal{Block: u.at.Number}}
	return u.w.refuse(e, why, u.spend)
}

func (u *upload) spend(tx Tx) error {
	w := u.w
	if err := addUsed(tx, quotaRow(quotaBytes, u.nym(), w.now()/secondsPerDay), u.used); err != nil {
		return err
	}
	return w.spend(tx, nonceKey{u.nym(), u.permit.Nonce}, u.permit.IssuedAt)
}

// storeError tells whose fault a failed upload is.
func storeError(src *bounded, err error) error {
	switch {
	case src.over:
		return api.Errorf(api.TooLarge, "the object is larger than its permit")
	case src.err != nil:
		return api.Hide(api.BadRequest, "the object broke off", src.err)
	}
	return api.Hide(api.StoreUnavailable, "the object cannot be stored now", err)
}

// bounded reads at most left bytes and fails on the next.
type bounded struct {
	r    io.Reader
	left uint64
	over bool
	err  error // of r, apart from the end
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.over {
		return 0, errors.New("object is too large")
	}
	if uint64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.r.Read(p)
	if err != nil && err != io.EOF {
		b.err = err
	}
	if uint64(n) > b.left {
		b.over = true
		return 0, errors.New("object is too large")
	}
	b.left -= uint64(n)
	return n, err
}

// Get opens an object that is kept here and returns its size. Objects are
// ciphertexts: whoever knows the hash may read them. What the store would only
// find elsewhere is not served: it is no copy, and not for strangers to have
// fetched through this worker.
func (w *Worker) Get(ctx context.Context, h content.Hash) (io.ReadCloser, int64, error) {
	kept, err := w.config.Store.Has(ctx, h)
	if err != nil {
		return nil, 0, api.Hide(api.StoreUnavailable, "the object cannot be read now", err)
	}
	if !kept {
		return nil, 0, api.Errorf(api.NotFound, "object %s is not stored here", h)
	}
	r, size, err := w.config.Store.Get(ctx, h)
	if errors.Is(err, content.ErrNotFound) {
		return nil, 0, api.Errorf(api.NotFound, "object %s is not stored here", h)
	}
	if err != nil {
		return nil, 0, api.Hide(api.StoreUnavailable, "the object cannot be read now", err)
	}
	return r, size, nil
}
