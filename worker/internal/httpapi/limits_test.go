package httpapi_test

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/worker/internal/httpapi"
)

// running is a server on a port of loopback.
type running struct {
	address string
	stop    context.CancelFunc
	done    chan error
}

func serveOn(t testing.TB, s *httpapi.Server) *running {
	t.Helper()
	l := must[net.Listener](t)(net.Listen("tcp", "127.0.0.1:0"))
	ctx, stop := context.WithCancel(context.Background())
	r := &running{l.Addr().String(), stop, make(chan error, 1)}
	go func() { r.done <- s.Serve(ctx, l); close(r.done) }()
	t.Cleanup(func() { stop(); <-r.done })
	return r
}

// from is a request of one client address.
func from(address, path string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.RemoteAddr = address
	return r
}

func answered(h http.Handler, r *http.Request) int {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code
}

func TestAddressLimit(t *testing.T) {
	s := must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{
		Limits: httpapi.Limits{Address: httpapi.Rate{PerSecond: 0.001, Burst: 3}},
	}))
	for i, want := range []int{200, 200, 200, 429, 429} {
		if got := answered(s, from("192.0.2.1:5", "/v1/info")); got != want {
			t.Errorf("request %d: %d, want %d", i, got, want)
		}
	}
	for name, tt := range map[string]struct {
		address, path string
		want          int
	}{
		"another port":       {"192.0.2.1:6", "/v1/checkpoint", 429},
		"no route":           {"192.0.2.1:5", "/", 429},
		"another address":    {"192.0.2.2:5", "/v1/info", 200},
		"the same as IPv6":   {"[::ffff:192.0.2.1]:5", "/v1/info", 429},
		"monitoring, health": {"192.0.2.1:5", "/healthz", 204},
		"monitoring, ready":  {"192.0.2.1:5", "/readyz", 200},
	} {
		if got := answered(s, from(tt.address, tt.path)); got != tt.want {
			t.Errorf("%s: %d, want %d", name, got, tt.want)
		}
	}
	for i := range 3 { // of one /64
		answered(s, from(fmt.Sprintf("[2001:db8::%d]:1", i), "/v1/info"))
	}
	if got := answered(s, from("[2001:db8::ffff]:1", "/v1/info")); got != 429 {
		t.Errorf("a client with a whole /64 got %d", got)
	}
}

// Memory does not grow with the number of addresses.
func TestAddressLimitForgets(t *testing.T) {
	s := must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{
		Limits: httpapi.Limits{Address: httpapi.Rate{PerSecond: 1, Burst: 1}},
	}))
	for i := range httpapi.Buckets + 1000 {
		answered(s, from(fmt.Sprintf("10.%d.%d.%d:1", i>>16, i>>8&255, i&255), "/"))
	}
	if n := s.Remembered(); n != httpapi.Buckets {
		t.Errorf("%d addresses are remembered", n)
	}
}

// Only a proxy's own word counts for where a request comes from.
func TestForwardedAddress(t *testing.T) {
	limits := httpapi.Limits{Address: httpapi.Rate{PerSecond: 0.001, Burst: 1}}
	ask := func(s *httpapi.Server, forwarded string) int {
		r := from("192.0.2.1:5", "/v1/info")
		r.Header.Set("X-Forwarded-For", forwarded)
		return answered(s, r)
	}
	direct := must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{Limits: limits}))
	if ask(direct, "198.51.100.1") != 200 || ask(direct, "198.51.100.2") != 429 {
		t.Error("a client chose its own address")
	}
	behind := must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{Limits: limits, BehindProxy: true}))
	if ask(behind, "198.51.100.1") != 200 || ask(behind, "198.51.100.2") != 200 {
		t.Error("clients behind the proxy share a limit")
	}
	if ask(behind, "203.0.113.9, 198.51.100.1") != 429 {
		t.Error("a client behind the proxy chose its own address")
	}
}

func TestAccountLimit(t *testing.T) {
	domain := api.Domain{ChainID: 1337, GrantLog: api.Address{1}}
	client := serveScripted(t, new(scripted), httpapi.Options{
		Domain: domain, Recover: ethchain.Recover, Limits: httpapi.Limits{Account: httpapi.Rate{PerSecond: 0.001, Burst: 2}},
	})
	ada, bob := ethchain.Signer(must[*ecdsa.PrivateKey](t)(crypto.GenerateKey())), ethchain.Signer(must[*ecdsa.PrivateKey](t)(crypto.GenerateKey()))
	ask := func(sign api.Signer) api.Code {
		req := must[*api.ReencryptRequest](t)(api.NewReencryptRequest(domain, api.Address{9}, api.Word{1}, api.Word{2}, []byte("capsule"), sign))
		_, err := client.Reencrypt(t.Context(), req)
		return api.CodeOf(err)
	}
	for i, want := range []api.Code{"", "", api.RateLimited} {
		if got := ask(ada); got != want {
			t.Errorf("request %d: %q, want %q", i, got, want)
		}
	}
	list := &api.ReceiptsRequest{Limit: 1}
	if err := list.Sign(domain, ada); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Receipts(t.Context(), list); api.CodeOf(err) != api.RateLimited {
		t.Errorf("on another route: %v", err)
	}
	if got := ask(bob); got != "" {
		t.Errorf("another account: %q", got)
	}
}

func TestInFlightLimit(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	w := &scripted{wait: func(context.Context) { entered <- struct{}{}; <-leave }}
	s := must[*httpapi.Server](t)(httpapi.New(w, httpapi.Options{Limits: httpapi.Limits{InFlight: 1}}))
	first := make(chan int)
	go func() { first <- answered(s, from("192.0.2.1:1", "/v1/checkpoint")) }()
	<-entered
	if got := answered(s, from("192.0.2.2:1", "/v1/checkpoint")); got != http.StatusServiceUnavailable {
		t.Errorf("beyond the limit: %d", got)
	}
	close(leave)
	if got := <-first; got != http.StatusOK {
		t.Errorf("within the limit: %d", got)
	}
}

// Clients that hold connections keep nobody else out.
func TestConnectionLimit(t *testing.T) {
	s := must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{Limits: httpapi.Limits{AddressConnections: 4}}))
	r := serveOn(t, s)
	var held []net.Conn
	for range 4 {
		conn := must[net.Conn](t)(net.Dial("tcp", r.address))
		fmt.Fprint(conn, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
		if _, err := bufio.NewReader(conn).ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		held = append(held, conn)
	}
	client := &api.Client{BaseURL: "http://" + r.address, HTTPClient: &http.Client{Transport: new(http.Transport)}}
	if err := client.Health(t.Context()); err == nil {
		t.Error("a fifth connection was served")
	}
	held[0].Close()
	for range 3000 { // the server notices soon
		if client.Health(t.Context()) == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("a connection that was given back is not free")
}

// Slow clients are cut off: in the header, in a small body, in an object on its
// way in, and on its way out.
func TestSlowLoris(t *testing.T) {
	w := &scripted{object: make([]byte, 64<<20)}
	s := must[*httpapi.Server](t)(httpapi.NewHasty(w, httpapi.Options{}, 200*time.Millisecond, 400*time.Millisecond))
	r := serveOn(t, s)
	permit := (&api.UploadPermit{Size: 1 << 30}).Header()
	for name, start := range map[string]string{
		"header": "GET /v1/info HTTP/1.1\r\nX: ",
		"body":   "POST /v1/reencrypt HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{",
		"upload": "POST /v1/objects HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\nMedveil-Upload: " + permit + "\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn := must[net.Conn](t)(net.Dial("tcp", r.address))
			defer conn.Close()
			fmt.Fprint(conn, start)
			gone := make(chan struct{})
			go func() { io.Copy(io.Discard, conn); close(gone) }()
			for range 1500 { // a byte now and then, for half a minute
				select {
				case <-gone:
					return
				case <-time.After(20 * time.Millisecond):
					conn.Write([]byte("a"))
				}
			}
			t.Error("the server waits for ever")
		})
	}
	t.Run("download", func(t *testing.T) {
		t.Parallel()
		conn := must[net.Conn](t)(net.Dial("tcp", r.address))
		defer conn.Close()
		fmt.Fprintf(conn, "GET /v1/objects/%s HTTP/1.1\r\nHost: x\r\n\r\n", content.Hash{1})
		time.Sleep(2 * time.Second) // reads nothing
		if n, err := io.Copy(io.Discard, conn); err == nil && n > 64<<20 {
			t.Error("the whole object was sent to a client that did not read")
		}
	})
}

// A body that says it is too large is refused unread.
func TestOversizedBodyIsNotRead(t *testing.T) {
	r := serveOn(t, must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{})))
	conn := must[net.Conn](t)(net.Dial("tcp", r.address))
	defer conn.Close()
	fmt.Fprint(conn, "POST /v1/receipts HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000000\r\n\r\n")
	resp := must[*http.Response](t)(http.ReadResponse(bufio.NewReader(conn), nil))
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusRequestEntityTooLarge || !resp.Close {
		t.Errorf("%s, close %v", resp.Status, resp.Close)
	}
}

// A server that is told to stop says so first, finishes what it began, and
// then cuts off what does not end.
func TestDrain(t *testing.T) {
	entered, leave := make(chan struct{}, 2), make(chan struct{})
	w := &scripted{wait: func(context.Context) { entered <- struct{}{}; <-leave }}
	const delay = 300 * time.Millisecond
	s := must[*httpapi.Server](t)(httpapi.New(w, httpapi.Options{DrainDelay: delay, DrainLimit: time.Minute}))
	r := serveOn(t, s)
	client := &api.Client{BaseURL: "http://" + r.address}
	finished := make(chan error, 1)
	go func() { _, err := client.Checkpoint(context.Background()); finished <- err }()
	<-entered
	told := time.Now()
	r.stop()
	if err := knock(r.address); err != nil && time.Since(told) < delay {
		t.Errorf("before the delay is over: %v", err)
	}
	for range 3000 { // it takes new connections until the delay is over
		if knock(r.address) != nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if knock(r.address) == nil {
		t.Error("it takes new connections")
	}
	out := httptest.NewRecorder()
	s.ServeHTTP(out, from("192.0.2.1:1", "/readyz"))
	var ready api.Readiness
	if err := json.Unmarshal(out.Body.Bytes(), &ready); err != nil || out.Code != http.StatusServiceUnavailable || ready.Ready || !ready.Draining {
		t.Errorf("while draining it says %d %+v (%v)", out.Code, ready, err)
	}
	close(leave)
	if err := <-finished; err != nil {
		t.Errorf("a request in progress: %v", err)
	}
	if err := <-r.done; err != nil {
		t.Errorf("serve: %v", err)
	}
}

// knock reports whether an address takes connections.
func knock(address string) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	return conn.Close()
}

func TestDrainCutsOff(t *testing.T) {
	entered := make(chan struct{})
	w := &scripted{wait: func(ctx context.Context) { close(entered); <-ctx.Done() }}
	r := serveOn(t, must[*httpapi.Server](t)(httpapi.New(w, httpapi.Options{DrainLimit: 100 * time.Millisecond})))
	finished := make(chan error, 1)
	go func() {
		_, err := (&api.Client{BaseURL: "http://" + r.address}).Checkpoint(context.Background())
		finished <- err
	}()
	<-entered
	r.stop()
	if err := <-r.done; err != nil {
		t.Errorf("serve: %v", err)
	}
	if err := <-finished; err == nil {
		t.Error("a request that never ends was answered")
	}
}

func TestReadiness(t *testing.T) {
	failing := errors.New("the endpoints disagree about block 9")
	s := must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{Checks: []httpapi.Check{
		{Name: "chain", Run: func(context.Context) error { return failing }},
		{Name: "disk", Run: func(context.Context) error { return nil }},
	}}))
	srv := httptest.NewServer(s)
	defer srv.Close()
	client := api.Client{BaseURL: srv.URL, HTTPClient: documented(t)}
	ready := must[*api.Readiness](t)(client.Ready(t.Context()))
	want := []api.ReadyCheck{{Name: "chain", Detail: failing.Error()}, {Name: "disk", OK: true}}
	if ready.Ready || len(ready.Checks) != 2 || ready.Checks[0] != want[0] || ready.Checks[1] != want[1] {
		t.Errorf("got %+v", ready)
	}
}

// However many ask, the nodes behind the worker are asked once.
func TestInfoIsShared(t *testing.T) {
	asked := 0
	w := &scripted{wait: func(context.Context) { asked++; time.Sleep(50 * time.Millisecond) }}
	s := must[*httpapi.Server](t)(httpapi.New(w, httpapi.Options{}))
	done, start := make(chan int), time.Now()
	for range 50 {
		go func() { done <- answered(s, from("192.0.2.1:1", "/v1/info")) }()
	}
	for range 50 {
		if code := <-done; code != http.StatusOK {
			t.Errorf("status %d", code)
		}
	}
	if most := 1 + int(time.Since(start)/httpapi.InfoLifetime); asked > most { // on a busy machine it takes more than one answer's life
		t.Errorf("asked %d times, want at most %d", asked, most)
	}
}

func TestTLS(t *testing.T) {
	certFile, keyFile := certificate(t, t.TempDir(), "first")
	cert := must[*httpapi.Certificate](t)(httpapi.LoadCertificate(certFile, keyFile, quiet()))
	r := serveOn(t, must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{Certificate: cert})))
	if name := served(t, r.address); name != "first" {
		t.Errorf("served %q", name)
	}
	if _, err := tls.Dial("tcp", r.address, &tls.Config{InsecureSkipVerify: true, MaxVersion: tls.VersionTLS12}); err == nil {
		t.Error("spoke an old TLS")
	}
	if resp, err := http.Get("http://" + r.address + "/healthz"); err == nil && resp.StatusCode < 400 {
		t.Errorf("spoke plain HTTP: %s", resp.Status)
	}
	replace(t, certFile, keyFile, "second")
	if err := cert.Reload(); err != nil {
		t.Fatal(err)
	}
	if name := served(t, r.address); name != "second" {
		t.Errorf("after a reload: %q", name)
	}
	write(t, certFile, "not a certificate", 0o600)
	if err := cert.Reload(); err == nil {
		t.Error("took what is no certificate")
	}
	if name := served(t, r.address); name != "second" {
		t.Errorf("after a bad reload: %q", name)
	}
}

func TestTLSKeyForAll(t *testing.T) {
	certFile, keyFile := certificate(t, t.TempDir(), "open")
	write(t, keyFile, string(must[[]byte](t)(os.ReadFile(keyFile))), 0o644)
	if _, err := httpapi.LoadCertificate(certFile, keyFile, quiet()); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("got %v", err)
	}
}
