package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/medveil/medveil/worker/content"
)

// ErrContent is returned when bytes do not have the content hash that they
// must have: the worker, or something between, changed them.
var ErrContent = errors.New("object does not match its content hash")

// Upload streams r to the worker, which stores it under its content hash. The
// hash that is returned was computed here, and the worker agreed. r must hold
// at most p.Size bytes.
func (c *Client) Upload(ctx context.Context, p *UploadPermit, r io.Reader) (content.Hash, error) {
	body := &hashedBody{r: r, hasher: content.NewHasher()}
	header := http.Header{
		HeaderUpload:   {p.Header()},
		"Content-Type": {"application/octet-stream"},
		"Expect":       {"100-continue"}, // a refused permit costs no body
	}
	resp, err := c.do(ctx, http.MethodPost, "/v1/objects", body, header)
	if err != nil {
		return content.Hash{}, errors.Join(err, body.failure())
	}
	var got UploadResponse
	if err := decode(resp, &got); err != nil {
		return content.Hash{}, err
	}
	want, err := body.sum()
	if err != nil {
		return content.Hash{}, err
	}
	if got.Hash() != want {
		return content.Hash{}, fmt.Errorf("%w: the worker stored %s, sent was %s", ErrContent, got.Hash(), want)
	}
	return want, nil
}

// hashedBody hashes what the transport sends. The transport may still be
// reading when the answer is there already, so there is a lock.
type hashedBody struct {
	mu     sync.Mutex
	r      io.Reader
	hasher *content.Hasher
	end    error
}

func (b *hashedBody) Read(p []byte) (int, error) {
	if err := b.ended(); err != nil {
		return 0, err
	}
	n, err := b.r.Read(p) // not under the lock: it may block for as long as it likes
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.end != nil {
		return 0, b.end
	}
	b.hasher.Write(p[:n])
	b.end = err
	return n, err
}

func (b *hashedBody) ended() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.end
}

// sum ends the body and returns its hash.
func (b *hashedBody) sum() (content.Hash, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.end != io.EOF {
		b.end = errors.New("the worker answered before it had the whole object")
		return content.Hash{}, b.end
	}
	return b.hasher.Sum(), nil
}

// failure returns the error of the caller's reader, if that ended the upload.
func (b *hashedBody) failure() error {
	if err := b.ended(); err != io.EOF {
		return err
	}
	return nil
}

// Download opens the object h. Reading it returns io.EOF only if all bytes
// match h, and an error that wraps [ErrContent] if they do not: treat bytes as
// unproven until then. The size is the worker's word, -1 if it gave none.
func (c *Client) Download(ctx context.Context, h content.Hash) (body io.ReadCloser, size int64, err error) {
	resp, err := c.do(ctx, http.MethodGet, "/v1/objects/"+h.String(), nil, nil)
	if err != nil {
		return nil, 0, err
	}
	return &verifier{body: resp.Body, hasher: content.NewHasher(), want: h}, resp.ContentLength, nil
}

// verifier turns the end of a body into the comparison of its hash.
type verifier struct {
	body   io.ReadCloser
	hasher *content.Hasher
	want   content.Hash
	end    error
}

func (v *verifier) Read(p []byte) (int, error) {
	if v.end != nil {
		return 0, v.end
	}
	n, err := v.body.Read(p)
	v.hasher.Write(p[:n])
	if err == io.EOF && v.hasher.Sum() != v.want {
		err = fmt.Errorf("%w: %s", ErrContent, v.want)
	}
	v.end = err
	return n, err
}

func (v *verifier) Close() error { return v.body.Close() }
