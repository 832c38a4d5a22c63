package httpapi_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/internal/ethchain"
)

// breaking is a store whose objects break off in the middle.
type breaking struct{}

var errDisk = errors.New("the disk at /srv/secret failed")

func (breaking) Add(context.Context, io.Reader) (content.Hash, error) {
	return content.Hash{}, errDisk
}

func (breaking) Get(_ context.Context, h content.Hash) (io.ReadCloser, int64, error) {
	if h == (content.Hash{}) {
		return nil, 0, errDisk
	}
	half := strings.NewReader(strings.Repeat("x", 100_000))
	return io.NopCloser(io.MultiReader(half, iotest.ErrReader(errDisk))), 200_000, nil
}

func (breaking) Has(_ context.Context, h content.Hash) (bool, error) {
	if h == (content.Hash{}) {
		return false, errDisk
	}
	return true, nil
}

func TestHostileRequests(t *testing.T) {
	c := newConsortium(t, breaking{})
	base := c.members[0].client.BaseURL
	big := strings.Repeat(" ", api.MaxJSON)
	anyhow := &checked{t: t, anyhow: true, through: http.DefaultTransport}
	for _, tt := range []struct {
		name, method, path, body string
		want                     api.Code
	}{
		{"no route", "GET", "/", "", api.NotFound},
		{"route up the tree", "GET", "/v1/objects/..%2f..%2fetc%2fpasswd", "", api.BadRequest},
		{"wrong method", "DELETE", "/v1/objects/" + content.Hash{1}.String(), "", api.NotFound},
		{"empty body", "POST", "/v1/reencrypt", "", api.BadRequest},
		{"not json", "POST", "/v1/reencrypt", "\x00\xff", api.BadRequest},
		{"null", "POST", "/v1/reencrypt", "null", api.WrongWorker},
		{"no fields", "POST", "/v1/reencrypt", "{}", api.WrongWorker},
		{"unknown field", "POST", "/v1/reencrypt", `{"admin":true}`, api.BadRequest},
		{"two objects", "POST", "/v1/reencrypt", "{}{}", api.BadRequest},
		{"deep nesting", "POST", "/v1/reencrypt", strings.Repeat("[", 60_000), api.BadRequest},
		{"capsule is a number", "POST", "/v1/reencrypt", `{"capsule":7}`, api.BadRequest},
		{"at the limit", "POST", "/v1/reencrypt", big[2:] + "{}", api.WrongWorker},
		{"over the limit", "POST", "/v1/reencrypt", big + "{}", api.TooLarge},
		{"registration without anything", "POST", "/v1/registrations", "{}", api.BadRequest},
		{"registration over the limit", "POST", "/v1/registrations", big + "{}", api.TooLarge},
		{"recovery without anything", "POST", "/v1/recoveries", "{}", api.RegistrationRefused},
		{"recovery over the limit", "POST", "/v1/recoveries", big + "{}", api.TooLarge},
		{"upload without permit", "POST", "/v1/objects", "record", api.BadRequest},
		{"hash too short", "GET", "/v1/objects/00", "", api.BadRequest},
		{"hash in capitals", "GET", "/v1/objects/" + strings.Repeat("A", 64), "", api.BadRequest},
		{"store is down", "GET", "/v1/objects/" + content.Hash{}.String(), "", api.StoreUnavailable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			req := must[*http.Request](t)(http.NewRequest(tt.method, base+tt.path, strings.NewReader(tt.body)))
			resp := must[*http.Response](t)(anyhow.RoundTrip(req))
			defer resp.Body.Close()
			var got struct{ Error api.Error }
			text := must[[]byte](t)(io.ReadAll(resp.Body))
			if err := json.Unmarshal(text, &got); err != nil {
				t.Fatalf("%s: %v", resp.Status, err)
			}
			if got.Error.Code != tt.want || resp.StatusCode != tt.want.Status() {
				t.Errorf("got %s (%s), want %s", got.Error.Code, resp.Status, tt.want)
			}
			if bytes.Contains(text, []byte("secret")) {
				t.Errorf("the answer tells a secret: %s", text)
			}
		})
	}
}

// An object that breaks off in the store must not look whole.
func TestBrokenObjectIsCutOff(t *testing.T) {
	c := newConsortium(t, breaking{})
	body, size, err := c.members[0].client.Download(t.Context(), content.Hash{1})
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	if n, err := io.Copy(io.Discard, body); err == nil || n >= size {
		t.Errorf("%d of %d bytes, error %v", n, size, err)
	}
}

// Asking for an object's size does not have the worker read the object: it would
// cost the asker nothing.
func TestHeadReadsNothing(t *testing.T) {
	c := newConsortium(t, breaking{})
	resp, err := http.Head(c.members[0].client.BaseURL + "/v1/objects/" + content.Hash{1}.String())
	if err != nil {
		t.Fatal("the object was read: ", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK || resp.ContentLength != 200_000 {
		t.Errorf("%s, %d bytes", resp.Status, resp.ContentLength)
	}
}

// A client whose permit is refused is told so before it sends the object.
func TestRefusedUploadSendsNothing(t *testing.T) {
	c := newConsortium(t, breaking{})
	m := c.members[0]
	nobody := must[*ecdsa.PrivateKey](t)(crypto.GenerateKey())
	permit := must[*api.UploadPermit](t)(api.NewUploadPermit(c.api(), m.address(), 10, ethchain.Signer(nobody)))
	sent := &counting{r: strings.NewReader("0123456789")}
	if _, err := m.client.Upload(t.Context(), permit, sent); api.CodeOf(err) != api.UnknownAccount || sent.n > 0 {
		t.Errorf("%v after %d bytes", err, sent.n)
	}
}

type counting struct {
	r io.Reader
	n int
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

// What is no HTTP, and headers without end, end the connection and nothing else.
func TestGarbageOnTheWire(t *testing.T) {
	c := newConsortium(t, breaking{})
	m := c.members[0]
	for name, garbage := range map[string]string{
		"binary":       "\x16\x03\x01\x00\x00",
		"huge header":  "GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("a", 64<<10),
		"bad length":   "POST /v1/reencrypt HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
		"two lengths":  "POST /v1/reencrypt HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
		"broken chunk": "POST /v1/reencrypt HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
	} {
		conn := must[net.Conn](t)(net.Dial("tcp", strings.TrimPrefix(m.client.BaseURL, "http://")))
		fmt.Fprint(conn, garbage, "\r\n\r\n")
		if line, err := bufio.NewReader(conn).ReadString('\n'); err == nil && !strings.Contains(line, " 4") {
			t.Errorf("%s: %s", name, line)
		}
		conn.Close()
	}
	if err := m.client.Health(t.Context()); err != nil {
		t.Errorf("after all that: %v", err)
	}
}

func TestInfo(t *testing.T) {
	c := newConsortium(t, breaking{})
	m := c.members[1]
	info := must[*api.Info](t)(m.client.Info(t.Context()))
	if info.Domain() != c.api() || info.Operator != m.address() || info.SealingKey != api.Word(m.sealing.PublicKey()) || info.ConfirmedBlock == 0 {
		t.Errorf("got %+v", info)
	}
	c.chain.Close()
	if err := m.client.Health(t.Context()); err != nil {
		t.Errorf("with the chain down the process is dead: %v", err)
	}
	time.Sleep(300 * time.Millisecond) // an answer is good for a moment
	if _, err := m.client.Info(t.Context()); api.CodeOf(err) != api.ChainUnavailable {
		t.Errorf("with the chain down: %v", err)
	}
}
