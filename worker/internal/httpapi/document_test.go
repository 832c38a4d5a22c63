package httpapi_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/internal/httpapi"
)

// document is the parsed openapi.yaml with a router for its paths.
var document = sync.OnceValues(func() (*described, error) {
	doc, err := openapi3.NewLoader().LoadFromData(api.OpenAPI())
	if err != nil {
		return nil, err
	}
	if err := doc.Validate(context.Background()); err != nil {
		return nil, err
	}
	router, err := gorillamux.NewRouter(doc)
	return &described{doc, router}, err
})

type described struct {
	*openapi3.T
	router routers.Router
}

// operations calls f for each operation.
func (d *described) operations(f func(pattern string, op *openapi3.Operation)) {
	for path, item := range d.Paths.Map() {
		for method, op := range item.Operations() {
			f(method+" "+path, op)
		}
	}
}

// checked is a transport that holds what goes over it against the document.
type checked struct {
	t       testing.TB
	anyhow  bool // requests that break the document are sent too
	through http.RoundTripper
}

func (c *checked) RoundTrip(r *http.Request) (*http.Response, error) {
	c.t.Helper()
	d := must[*described](c.t)(document())
	plain := r.Clone(r.Context())
	if plain.Method == http.MethodHead { // the document says so in words
		plain.Method = http.MethodGet
	}
	plain.URL.Scheme, plain.URL.Host = "", ""
	route, parameters, err := d.router.FindRoute(plain)
	if errors.Is(err, routers.ErrPathNotFound) || errors.Is(err, routers.ErrMethodNotAllowed) {
		return c.through.RoundTrip(r) // no route: 404, as the document says in words
	}
	if err != nil {
		return nil, err
	}
	body := r.Header.Get("Content-Type") == "application/json"
	if body && r.Body != nil { // the validator reads it
		b := must[[]byte](c.t)(io.ReadAll(r.Body))
		r.Body, plain.Body = io.NopCloser(bytes.NewReader(b)), io.NopCloser(bytes.NewReader(b))
	}
	input := &openapi3filter.RequestValidationInput{Request: plain, PathParams: parameters, Route: route,
		Options: &openapi3filter.Options{ExcludeRequestBody: !body, IncludeResponseStatus: true}}
	if err := openapi3filter.ValidateRequest(r.Context(), input); err != nil && !c.anyhow {
		return nil, fmt.Errorf("the request is not as documented: %w", err)
	}
	resp, err := c.through.RoundTrip(r)
	if err != nil || r.Method == http.MethodHead {
		return resp, err
	}
	return resp, c.answer(input, resp)
}

// answer checks an answer; of objects only the header.
func (c *checked) answer(input *openapi3filter.RequestValidationInput, resp *http.Response) error {
	options := *input.Options
	out := &openapi3filter.ResponseValidationInput{RequestValidationInput: input, Status: resp.StatusCode, Header: resp.Header, Options: &options}
	if resp.Header.Get("Content-Type") == "application/json" {
		b, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			return err
		}
		resp.Body = io.NopCloser(bytes.NewReader(b))
		out.SetBodyBytes(b)
	} else {
		options.ExcludeResponseBody = true
	}
	if err := openapi3filter.ValidateResponse(context.Background(), out); err != nil {
		return fmt.Errorf("%s %s answers %d not as documented: %w", input.Request.Method, input.Request.URL.Path, resp.StatusCode, err)
	}
	return nil
}

// documented is a client that fails on what is not in the document.
func documented(t testing.TB) *http.Client {
	return &http.Client{Transport: &checked{t: t, through: http.DefaultTransport.(*http.Transport).Clone()}}
}

func TestDocumentHasEveryRoute(t *testing.T) {
	d := must[*described](t)(document())
	var written []string
	d.operations(func(pattern string, _ *openapi3.Operation) { written = append(written, pattern) })
	served := must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{})).Routes()
	slices.Sort(written)
	slices.Sort(served)
	if !slices.Equal(written, served) {
		t.Errorf("the document has\n%s\nthe server has\n%s", strings.Join(written, "\n"), strings.Join(served, "\n"))
	}
}

// codes returns the refusal codes that an operation documents for a status.
func codes(t *testing.T, response *openapi3.Response) (found []api.Code) {
	t.Helper()
	media := response.Content.Get("application/json")
	if media == nil {
		return nil
	}
	for _, part := range media.Schema.Value.AllOf {
		if e := part.Value.Properties["error"]; e != nil {
			for _, code := range e.Value.Properties["code"].Value.Enum {
				found = append(found, api.Code(code.(string)))
			}
		}
	}
	return found
}

// Every refusal that is documented comes as documented: with its status, from
// the worker or from the server itself.
func TestDocumentedRefusals(t *testing.T) {
	d := must[*described](t)(document())
	w := new(scripted)
	client := serveScripted(t, w, httpapi.Options{})
	n := 0
	d.operations(func(pattern string, op *openapi3.Operation) {
		for status, response := range op.Responses.Map() {
			for _, code := range codes(t, response.Value) {
				if strconv.Itoa(code.Status()) != status {
					t.Errorf("%s documents %s with status %s, it is sent with %d", pattern, code, status, code.Status())
				}
				if pattern == "GET /v1/openapi.yaml" || code == api.RateLimited { // not the worker's: see TestLimits
					continue
				}
				w.err = api.Errorf(code, "as the test says")
				client.forget()
				if got := client.call(pattern); api.CodeOf(got) != code {
					t.Errorf("%s: got %v, want %s", pattern, got, code)
				}
				n++
			}
		}
	})
	if n < 60 {
		t.Errorf("only %d refusals are documented", n)
	}
}

// What is not documented does not pass the check, or the tests here would be
// worth nothing.
func TestUndocumentedRefusalIsNoticed(t *testing.T) {
	client := serveScripted(t, &scripted{err: api.Errorf(api.GrantRevoked, "of what?")}, httpapi.Options{})
	if err := client.call("GET /v1/info"); err == nil || !strings.Contains(err.Error(), "not as documented") {
		t.Errorf("got %v", err)
	}
	if err := client.call("GET /v1/checkpoint"); err == nil || !strings.Contains(err.Error(), "not as documented") {
		t.Errorf("got %v", err)
	}
}

func TestDocumentedSuccesses(t *testing.T) {
	client := serveScripted(t, &scripted{object: []byte("record")}, httpapi.Options{})
	d := must[*described](t)(document())
	d.operations(func(pattern string, _ *openapi3.Operation) {
		if err := client.call(pattern); err != nil {
			t.Errorf("%s: %v", pattern, err)
		}
	})
}

// caller calls operations by their pattern.
type caller struct {
	t      testing.TB
	server *httptest.Server
	api.Client
	restart func() http.Handler
}

// serveScripted serves a worker.
func serveScripted(t testing.TB, w httpapi.Worker, o httpapi.Options) *caller {
	t.Helper()
	make := func() http.Handler { return must[*httpapi.Server](t)(httpapi.New(w, o)) }
	srv := httptest.NewServer(make())
	t.Cleanup(srv.Close)
	return &caller{t, srv, api.Client{BaseURL: srv.URL, HTTPClient: documented(t)}, make}
}

// forget has the server forget answers that it keeps for a moment.
func (c *caller) forget() { c.server.Config.Handler = c.restart() }

func (c *caller) call(pattern string) error {
	ctx := c.t.Context()
	switch pattern {
	case "POST /v1/reencrypt":
		_, err := c.Reencrypt(ctx, &api.ReencryptRequest{Capsule: []byte("capsule")})
		return err
	case "POST /v1/objects":
		_, err := c.Upload(ctx, &api.UploadPermit{Size: 6}, strings.NewReader("record"))
		return err
	case "GET /v1/objects/{hash}":
		body, _, err := c.Download(ctx, content.Of([]byte("record")))
		if err == nil {
			_, err = io.ReadAll(body)
			body.Close()
		}
		return err
	case "POST /v1/registrations":
		_, err := c.Register(ctx, &api.RegisterRequest{PreKey: []byte{1}, PrePossession: []byte{1}, Ciphertexts: []api.Word{{}}, Leaves: []api.Word{{}}})
		return err
	case "POST /v1/recoveries":
		_, err := c.ExecuteRecovery(ctx, &api.RecoveryRequest{Nym: api.Word{1}, Generation: 200})
		return err
	case "GET /v1/checkpoint":
		_, err := c.Checkpoint(ctx)
		return err
	case "GET /v1/consistency":
		_, err := c.Consistency(ctx, 1, 3)
		return err
	case "POST /v1/receipts":
		_, err := c.Receipts(ctx, &api.ReceiptsRequest{Limit: 1, Nym: &api.Word{1}})
		return err
	case "GET /v1/info":
		_, err := c.Info(ctx)
		return err
	case "GET /healthz":
		return c.Health(ctx)
	case "GET /readyz":
		_, err := c.Ready(ctx)
		return err
	case "GET /v1/openapi.yaml":
		return c.openAPI()
	}
	return fmt.Errorf("the test does not know how to call %s", pattern)
}

// openAPI fetches the document, which must be the one that is in the program.
func (c *caller) openAPI() error {
	resp, err := c.HTTPClient.Get(c.BaseURL + "/v1/openapi.yaml")
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err == nil && !bytes.Equal(b, api.OpenAPI()) {
		err = errors.New("another document is served")
	}
	return err
}
