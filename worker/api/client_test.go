package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/medveil/medveil/worker/content"
)

// serve answers every request by h.
func serve(t *testing.T, h http.HandlerFunc) *Client {
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return &Client{BaseURL: srv.URL + "/"}
}

func TestDownloadVerifies(t *testing.T) {
	for name, tt := range map[string]struct {
		sent string
		ok   bool
	}{"the object": {"record", true}, "other bytes": {"rekord", false}, "truncated": {"reco", false}} {
		t.Run(name, func(t *testing.T) {
			c := serve(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, tt.sent) })
			body, _, err := c.Download(context.Background(), content.Of([]byte("record")))
			if err != nil {
				t.Fatal(err)
			}
			defer body.Close()
			if _, err = io.ReadAll(body); (err == nil) != tt.ok || (!tt.ok && !errors.Is(err, ErrContent)) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestUploadDisbelieves(t *testing.T) {
	answer := func(h content.Hash) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			json.NewEncoder(w).Encode(UploadResponse{ContentHash: Word(h)})
		}
	}
	permit := new(UploadPermit)
	c := serve(t, answer(content.Of([]byte("other"))))
	if _, err := c.Upload(context.Background(), permit, strings.NewReader("record")); !errors.Is(err, ErrContent) {
		t.Errorf("lying worker: %v", err)
	}
	c = serve(t, answer(content.Of([]byte("record"))))
	if h, err := c.Upload(context.Background(), permit, strings.NewReader("record")); err != nil || h != content.Of([]byte("record")) {
		t.Errorf("honest worker: %v %v", h, err)
	}
}

// A worker that acknowledges before it read the object has not stored it.
func TestUploadAcknowledgedEarly(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		r.Body.Read(make([]byte, 1))
		json.NewEncoder(w).Encode(UploadResponse{})
	})
	gate := make(chan struct{})
	defer close(gate) // before the server waits for its connections
	if _, err := c.Upload(context.Background(), new(UploadPermit), &gated{gate: gate}); err == nil {
		t.Error("believed an early acknowledgement")
	}
}

// gated yields one byte, then waits.
type gated struct {
	gate chan struct{}
	once bool
}

func (g *gated) Read(p []byte) (int, error) {
	if !g.once {
		g.once = true
		return copy(p, "x"), nil
	}
	<-g.gate
	return 0, io.EOF
}

func TestUploadReportsReader(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body) })
	broken := errors.New("disk failed")
	r := io.MultiReader(strings.NewReader("abc"), readerFunc(func([]byte) (int, error) { return 0, broken }))
	if _, err := c.Upload(context.Background(), new(UploadPermit), r); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestRefusals(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(GrantRevoked.Status())
		fmt.Fprint(w, `{"error":{"code":"grant_revoked","message":"revoked in block 9"}}`)
	})
	if _, err := c.Reencrypt(context.Background(), new(ReencryptRequest)); CodeOf(err) != GrantRevoked {
		t.Errorf("got %v", err)
	}
	c = serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	if err := c.Health(context.Background()); err == nil || CodeOf(err) != "" {
		t.Errorf("got %v", err)
	}
	c = serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://127.0.0.1:1/", http.StatusTemporaryRedirect)
	})
	for _, own := range []*http.Client{nil, {}} {
		c.HTTPClient = own
		if err := c.Health(context.Background()); err == nil || !strings.Contains(err.Error(), "redirect") {
			t.Errorf("followed a redirect: %v", err)
		}
	}
}

// A worker's words move no cursor, fill no screen and are valid text.
func TestRefusalPrints(t *testing.T) {
	evil := "\x1b[2J\r\nroot# \u202e" + strings.Repeat("é", 1000)
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusForbidden)
		json.NewEncoder(w).Encode(map[string]*Error{"error": {Code: Code(evil), Message: evil}})
	})
	err := c.Health(context.Background())
	if err == nil || len(err.Error()) > 500 || !utf8.ValidString(err.Error()) {
		t.Fatalf("got %q", err)
	}
	for _, r := range err.Error() {
		if !unicode.IsPrint(r) {
			t.Errorf("%q in %q", r, err)
		}
	}
}

// A receipt for another grant, capsule or share is no answer.
func TestReceiptMustMatch(t *testing.T) {
	req := &ReencryptRequest{GrantID: Word{1}, CapsuleID: Word{2}}
	good := ReencryptResponse{Share: []byte{9}, Receipt: Receipt{GrantID: Word{1}, CapsuleID: Word{2}, ShareHash: ShareHash([]byte{9})}}
	for name, change := range map[string]func(*ReencryptResponse){
		"":        func(*ReencryptResponse) {},
		"grant":   func(r *ReencryptResponse) { r.Receipt.GrantID = Word{} },
		"capsule": func(r *ReencryptResponse) { r.Receipt.CapsuleID = Word{} },
		"share":   func(r *ReencryptResponse) { r.Share = []byte{8} },
	} {
		resp := good
		change(&resp)
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { json.NewEncoder(w).Encode(resp) })
		if _, err := c.Reencrypt(context.Background(), req); (err == nil) != (name == "") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryCodeHasAStatus(t *testing.T) {
	for code, status := range statuses {
		if status < 400 || status > 599 {
			t.Errorf("%s: %d", code, status)
		}
	}
	if Code("new").Status() != http.StatusInternalServerError {
		t.Error("unknown code")
	}
}

// Members choose their endpoints themselves: one that is more than a place does
// not choose what is asked there, and its error moves no cursor.
func TestBaseURLIsAPlace(t *testing.T) {
	asked := false
	inside := serve(t, func(http.ResponseWriter, *http.Request) { asked = true }).BaseURL
	for _, base := range []string{
		inside + "admin?delete=all&x=", inside + "?", inside + "#", inside + "#x", strings.Replace(inside, "//", "//user:password@", 1),
		"ftp" + inside[4:], inside[len("http://"):], "http://", "", inside + "\x1b[2J",
	} {
		err := (&Client{BaseURL: base}).Health(t.Context())
		if err == nil || asked {
			t.Errorf("%q: asked %v, %v", base, asked, err)
			asked = false
			continue
		}
		if strings.ContainsRune(err.Error(), '\x1b') || strings.Contains(err.Error(), "password") {
			t.Errorf("%q: %q", base, err)
		}
	}
	if err := (&Client{BaseURL: inside + "behind/a/proxy/"}).Health(t.Context()); err != nil || !asked {
		t.Errorf("with a path: %v", err)
	}
}
