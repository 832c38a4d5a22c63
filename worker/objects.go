package worker

import (
	"context"
	"errors"
	"io"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// Put stores an object for an active pseudonym and returns its content hash,
// which is in the journal, and the object durably in the store, before it is
// returned. It reads no more of body than the permit allows, and body not at
// all if the permit is refused.
func (w *Worker) Put(ctx context.Context, permit *api.UploadPermit, body io.Reader) (content.Hash, error) {
	if err := w.storing.enter(); err != nil {
		return content.Hash{}, err
	}
	defer w.storing.leave()
	nym, err := w.checkPermit(ctx, permit)
	if err != nil {
		return content.Hash{}, err
	}
	if err := w.stored.enter(nym); err != nil {
		return content.Hash{}, err
	}
	defer w.stored.leave(nym)
	at := w.now()
	if !w.quotas.take(nym, at, permit.Size, w.config.DailyQuota) {
		return content.Hash{}, api.Errorf(api.TooLarge, "the pseudonym's quota of %d bytes a day is used up", w.config.DailyQuota)
	}
	src := &bounded{r: body, left: permit.Size}
	h, err := w.config.Store.Add(ctx, src)
	w.quotas.giveBack(nym, at, src.left) // what a failed upload sent may lie on the disk: it counts
	if err != nil {
		return content.Hash{}, storeError(src, err)
	}
	e := &entry{Kind: entryUpload, Nym: nym, Nonce: &permit.Nonce, IssuedAt: permit.IssuedAt,
		Object: (*api.Word)(&h), Bytes: permit.Size - src.left}
	return h, w.record(e)
}

// checkPermit returns the pseudonym that may store.
func (w *Worker) checkPermit(ctx context.Context, p *api.UploadPermit) (api.Word, error) {
	ctx, cancel := context.WithTimeout(ctx, patience) // before the body, nothing tells that the client is gone
	defer cancel()
	if p.Worker != w.config.Operator {
		return api.Word{}, api.Errorf(api.WrongWorker, "this is worker %s", w.config.Operator)
	}
	if err := fresh(p.IssuedAt, w.config.now()); err != nil {
		return api.Word{}, err
	}
	if p.Size > w.config.MaxObject {
		return api.Word{}, api.Errorf(api.TooLarge, "objects of more than %d bytes are not stored", w.config.MaxObject)
	}
	at, author, err := w.identify(ctx, p.Digest(w.config.Domain), p.Signature, p.Nonce, p.IssuedAt)
	if err != nil {
		return api.Word{}, err
	}
	return api.Word(author.Nym), w.checkActive(author, at)
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

// Get opens an object and returns its size. Objects are ciphertexts: whoever
// knows the hash may read them.
func (w *Worker) Get(ctx context.Context, h content.Hash) (io.ReadCloser, int64, error) {
	r, size, err := w.config.Store.Get(ctx, h)
	if errors.Is(err, content.ErrNotFound) {
		return nil, 0, api.Errorf(api.NotFound, "object %s is not stored here", h)
	}
	if err != nil {
		return nil, 0, api.Hide(api.StoreUnavailable, "the object cannot be read now", err)
	}
	return r, size, nil
}
