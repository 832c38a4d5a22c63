package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/medveil/medveil/worker/content"
)

// A Client talks to one worker. It may be used concurrently. Deadlines are the
// caller's, through ctx. Refusals are returned as *[Error].
type Client struct {
	BaseURL    string       // for example "http://127.0.0.1:8470"
	HTTPClient *http.Client // nil: a client that follows no redirects
}

// A worker never redirects. One that does would have a signed request, or a
// record, sent to a third party.
var noRedirects = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
	return errors.New("a worker must not redirect")
}}

// ErrContent is returned when bytes do not have the content hash that they
// must have: the worker, or something between, changed them.
var ErrContent = errors.New("object does not match its content hash")

// Reencrypt sends r. The share and proof are not checked here: package pre
// does it. The receipt's fields are compared with the request; its signature
// is not checked, see [Receipt.Digest].
func (c *Client) Reencrypt(ctx context.Context, r *ReencryptRequest) (*ReencryptResponse, error) {
	var resp ReencryptResponse
	if err := c.post(ctx, "/v1/reencrypt", r, &resp); err != nil {
		return nil, err
	}
	got := resp.Receipt
	if got.GrantID != r.GrantID || got.CapsuleID != r.CapsuleID || got.ShareHash != ShareHash(resp.Share) {
		return nil, errors.New("worker's receipt is not for its answer")
	}
	return &resp, nil
}

// Register has the worker submit r to the chain. Registering again what is
// registered already succeeds.
func (c *Client) Register(ctx context.Context, r *RegisterRequest) (*RegisterResponse, error) {
	var resp RegisterResponse
	return &resp, c.post(ctx, "/v1/registrations", r, &resp)
}

// Info returns what the worker says of itself.
func (c *Client) Info(ctx context.Context) (*Info, error) {
	resp, err := c.do(ctx, http.MethodGet, "/v1/info", nil, nil)
	if err != nil {
		return nil, err
	}
	var info Info
	return &info, decode(resp, &info)
}

// Health returns nil if the worker is ready to serve.
func (c *Client) Health(ctx context.Context) error {
	resp, err := c.do(ctx, http.MethodGet, "/healthz", nil, nil)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

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

func (c *Client) post(ctx context.Context, path string, req, resp any) error {
	b, err := json.Marshal(req)
	if err != nil {
		return fmt.Errorf("encode the request: %w", err)
	}
	r, err := c.do(ctx, http.MethodPost, path, bytes.NewReader(b), http.Header{"Content-Type": {"application/json"}})
	if err != nil {
		return err
	}
	return decode(r, resp)
}

// do returns an answer of status 2xx, whose body the caller closes.
func (c *Client) do(ctx context.Context, method, path string, body io.Reader, header http.Header) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(c.BaseURL, "/")+path, body)
	if err != nil {
		return nil, fmt.Errorf("worker %s: %w", c.BaseURL, err)
	}
	for k, v := range header {
		req.Header[k] = v
	}
	httpClient := c.HTTPClient
	if httpClient == nil {
		httpClient = noRedirects
	}
	resp, err := httpClient.Do(req)
	if err != nil {
		return nil, fmt.Errorf("worker %s: %w", c.BaseURL, err)
	}
	if resp.StatusCode/100 != 2 {
		defer resp.Body.Close()
		return nil, refusal(resp)
	}
	return resp, nil
}

// refusal reads an error answer. The message is the worker's: it is cut to a
// size fit for printing.
func refusal(resp *http.Response) error {
	var body struct {
		Error Error `json:"error"`
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, 4<<10))
	if err != nil || json.Unmarshal(b, &body) != nil || body.Error.Code == "" {
		return fmt.Errorf("worker answered %s without a reason", resp.Status)
	}
	return &body.Error
}

func decode(resp *http.Response, v any) error {
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, MaxJSON+1))
	if err != nil {
		return fmt.Errorf("read the worker's answer: %w", err)
	}
	if err := Unmarshal(b, v); err != nil {
		return fmt.Errorf("worker's answer: %w", errors.New(err.Error())) // not a refusal: drop the code
	}
	return nil
}
