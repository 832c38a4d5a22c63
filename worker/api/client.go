package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"unicode"
)

// A Client talks to one worker. It may be used concurrently. Deadlines are the
// caller's, through ctx. Refusals are returned as *[Error].
type Client struct {
	BaseURL    string       // for example "http://127.0.0.1:8470"
	HTTPClient *http.Client // nil: a client of its own; redirects are not followed in any case
}

// A worker never redirects. One that does would have a signed request, or a
// record, sent to a third party.
func noRedirects(*http.Request, []*http.Request) error {
	return errors.New("a worker must not redirect")
}

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

// ExecuteRecovery has the worker put a recovery into effect, and give its account
// its first gas. Executing again what is executed already succeeds.
func (c *Client) ExecuteRecovery(ctx context.Context, r *RecoveryRequest) (*RegisterResponse, error) {
	var resp RegisterResponse
	return &resp, c.post(ctx, "/v1/recoveries", r, &resp)
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

// Health returns nil if the worker answers. Whether it serves, [Client.Ready]
// tells.
func (c *Client) Health(ctx context.Context) error {
	resp, err := c.do(ctx, http.MethodGet, "/healthz", nil, nil)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func (c *Client) post(ctx context.Context, path string, req, resp any) error {
	b, err := json.Marshal(req)
	if err != nil {
		return fmt.Errorf("encode the request: %w", err)
	}
	r, err := c.postBytes(ctx, path, b)
	if err != nil {
		return err
	}
	return decode(r, resp)
}

// postBytes sends JSON and returns an answer whose body the caller closes.
func (c *Client) postBytes(ctx context.Context, path string, b []byte) (*http.Response, error) {
	return c.do(ctx, http.MethodPost, path, bytes.NewReader(b), http.Header{"Content-Type": {"application/json"}})
}

// do returns an answer of status 2xx, whose body the caller closes.
func (c *Client) do(ctx context.Context, method, path string, body io.Reader, header http.Header) (*http.Response, error) {
	resp, err := c.send(ctx, method, path, body, header)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode/100 != 2 {
		defer resp.Body.Close()
		return nil, refusal(resp)
	}
	return resp, nil
}

// send returns an answer of any status, whose body the caller closes.
func (c *Client) send(ctx context.Context, method, path string, body io.Reader, header http.Header) (*http.Response, error) {
	if err := c.checkBaseURL(); err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(c.BaseURL, "/")+path, body)
	if err != nil {
		return nil, fmt.Errorf("worker %s: %w", c.BaseURL, err)
	}
	for k, v := range header {
		req.Header[k] = v
	}
	var httpClient http.Client
	if c.HTTPClient != nil {
		httpClient = *c.HTTPClient
	}
	httpClient.CheckRedirect = noRedirects
	resp, err := httpClient.Do(req)
	if err != nil {
		return nil, fmt.Errorf("worker %s: %w", c.BaseURL, err)
	}
	return resp, nil
}

// checkBaseURL refuses a base that is more than a place. Members register their
// endpoints themselves: one that ends in a query, say, would turn what is asked
// of it into a request of the member's choice to whatever this machine reaches.
func (c *Client) checkBaseURL() error {
	u, err := url.Parse(c.BaseURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || strings.ContainsAny(c.BaseURL, "?#") {
		return errors.New("the worker's endpoint is no plain http or https URL")
	}
	return nil
}

// refusal reads an error answer. Code and message are the worker's words, which
// end on somebody's terminal: they are cut, and cleaned of what does not print.
func refusal(resp *http.Response) error {
	var body struct {
		Error Error `json:"error"`
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, 4<<10))
	if err != nil || json.Unmarshal(b, &body) != nil || body.Error.Code == "" {
		return fmt.Errorf("worker answered %s without a reason", printable(resp.Status, maxCode))
	}
	return &Error{Code: Code(printable(string(body.Error.Code), maxCode)), Message: printable(body.Error.Message, maxMessage)}
}

// The longest code and message of a refusal that a client takes over, in bytes.
const (
	maxCode    = 40
	maxMessage = 400
)

// printable returns at most n bytes of s, with replacements for control
// characters and whatever else does not show.
func printable(s string, n int) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, s)
	return strings.ToValidUTF8(clean[:min(n, len(clean))], "")
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
