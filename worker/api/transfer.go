package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"

	"github.com/medveil/medveil/worker/content"
)

// ErrContent is returned when bytes do not have the content hash that they
// must have: the worker, or something between, changed them.
var ErrContent = errors.New("object does not match its content hash")

// Upload streams r to the worker, which stores it under its content hash. The
// hash that is returned was computed here, and the worker agreed. r must hold
// at most p.Size bytes.
func (c *Client) Upload(ctx context.Context, p *UploadPermit, r io.Reader) (content.Hash, error) {
	hasher := content.NewPipeline()
	body := &uploadBody{r: io.TeeReader(r, hasher)}
	got, err := c.upload(ctx, p, body)
	if err != nil {
		return content.Hash{}, err
	}
	want := hasher.Sum() // body has ended: nothing writes any more
	return want, sameContent(got, want)
}

// UploadAs is Upload for whoever knows the content hash of r already: the worker
// computes it of what it got, and must come to want.
func (c *Client) UploadAs(ctx context.Context, p *UploadPermit, r io.Reader, want content.Hash) error {
	got, err := c.upload(ctx, p, &uploadBody{r: r})
	if err != nil {
		return err
	}
	return sameContent(got, want)
}

func sameContent(got, want content.Hash) error {
	if got != want {
		return fmt.Errorf("%w: the worker stored %s, sent was %s", ErrContent, got, want)
	}
	return nil
}

// upload sends body and returns the worker's word for its hash, once all of it
// was sent.
func (c *Client) upload(ctx context.Context, p *UploadPermit, body *uploadBody) (content.Hash, error) {
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
	return got.Hash(), body.finish()
}

// uploadBody is what the transport sends. The transport may still be reading
// when the answer is there already: a read and the end exclude each other.
type uploadBody struct {
	mu  sync.Mutex
	r   io.Reader
	end atomic.Pointer[error]
}

func (b *uploadBody) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if end := b.end.Load(); end != nil {
		return 0, *end
	}
	n, err := b.r.Read(p)
	if err != nil && !b.end.CompareAndSwap(nil, &err) {
		return 0, *b.end.Load()
	}
	return n, err
}

// pieceSize is how much of an object is sent at once: each piece costs the
// transport several calls of the system, whatever its size.
const pieceSize = 256 << 10

// WriteTo implements [io.WriterTo], which the transport uses.
func (b *uploadBody) WriteTo(w io.Writer) (int64, error) {
	return io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{b}, make([]byte, pieceSize))
}

// finish ends the body, and fails if it had not come to its end.
func (b *uploadBody) finish() error {
	early := errors.New("the worker answered before it had the whole object")
	if b.end.CompareAndSwap(nil, &early) || *b.end.Load() != io.EOF {
		return early
	}
	return nil
}

// failure returns the error of the caller's reader, if that ended the upload.
func (b *uploadBody) failure() error {
	if end := b.end.Load(); end != nil && *end != io.EOF {
		return *end
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
	return &verifier{body: resp.Body, hasher: content.NewPipeline(), want: h}, resp.ContentLength, nil
}

// Holds reports whether the worker says that it has the object h. Only
// [Client.Download] proves it.
func (c *Client) Holds(ctx context.Context, h content.Hash) (bool, error) {
	resp, err := c.send(ctx, http.MethodHead, "/v1/objects/"+h.String(), nil, nil)
	if err != nil {
		return false, err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
		return true, nil
	case http.StatusNotFound:
		return false, nil
	}
	return false, fmt.Errorf("worker answered %s", printable(resp.Status, maxCode))
}

// verifier turns the end of a body into the comparison of its hash.
type verifier struct {
	body   io.ReadCloser
	hasher *content.Pipeline
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
