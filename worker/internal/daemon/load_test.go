package daemon_test

import (
	"bufio"
	"crypto/ecdsa"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/worker/internal/httpapi"
)

// flood is how many requests are in progress at once, each on a connection of
// its own.
const flood = 10_000

// Ten thousand clients at once get answers, and leave nothing behind: no
// goroutine, no connection, no memory.
func TestTenThousandAtOnce(t *testing.T) {
	s := newSite(t)
	needFiles(t, flood+1000)
	p := s.init(t, s.members[0])
	metrics := freeAddress(t)
	p.edit(t, func(c map[string]any) {
		c["metrics"] = metrics
		c["limits"] = httpapi.Limits{Account: httpapi.Rate{PerSecond: 1, Burst: 1}, InFlight: 512}
	})
	w := p.run(t)
	w.ready(t)
	goroutines := settled(t, metrics, 0)
	var resident uint64
	for round := range 3 {
		took, statuses := storm(t, w.address, p.flood(t))
		slices.Sort(took)
		now, peak := w.resident(t)
		t.Logf("round %d: %d requests at once: p50 %v, p95 %v, p99 %v, by status %v; %d MiB, at most %d MiB",
			round+1, flood, took[len(took)/2].Round(time.Millisecond), took[len(took)*95/100].Round(time.Millisecond),
			took[len(took)*99/100].Round(time.Millisecond), statuses, now>>20, peak>>20)
		if round == 0 { // what a first round leaves for good, the others do not add to
			resident = now
		} else if now > resident+64<<20 {
			t.Errorf("the worker grew from %d to %d MiB", resident>>20, now>>20)
		}
	}
	if n := settled(t, metrics, goroutines); n > goroutines+20 {
		t.Errorf("%d goroutines are left, before there were %d", n, goroutines)
	}
	w.ready(t)
	if err := w.end(t, syscall.SIGTERM); err != nil {
		t.Error(err)
	}
}

// flood returns the i-th raw request to the worker: what is free to ask for, and
// a signed request of an account that serves no pseudonym.
func (p *place) flood(t *testing.T) func(i int) string {
	t.Helper()
	nobody := ethchain.Signer(must[*ecdsa.PrivateKey](t)(crypto.GenerateKey()))
	domain := api.Domain{ChainID: p.network.ChainID, GrantLog: api.Address(p.network.GrantLog)}
	req := must[*api.ReencryptRequest](t)(api.NewReencryptRequest(
		domain, api.Address(p.members[0].operator()), api.Word{1}, api.Word{2}, []byte("capsule"), nobody))
	body := must[[]byte](t)(json.Marshal(req))
	const tail = " HTTP/1.1\r\nHost: w\r\nConnection: close\r\n"
	return func(i int) string {
		switch i % 4 {
		case 0:
			return "GET /v1/info" + tail + "\r\n"
		case 1:
			return "GET /v1/checkpoint" + tail + "\r\n"
		case 2:
			return fmt.Sprintf("POST /v1/reencrypt%sContent-Length: %d\r\n\r\n%s", tail, len(body), body)
		}
		return "GET /v1/consistency?old=0&new=0" + tail + "\r\n"
	}
}

// storm opens all connections, then sends all requests at once. It returns how
// long each answer took and how many there were of each status.
func storm(t *testing.T, address string, request func(int) string) (took []time.Duration, statuses map[int]int) {
	t.Helper()
	conns := make([]net.Conn, flood)
	for i := range conns {
		conns[i] = must[net.Conn](t)(net.Dial("tcp", address))
		defer conns[i].Close()
	}
	took = make([]time.Duration, flood)
	statuses = make(map[int]int)
	var mu sync.Mutex
	var wg sync.WaitGroup
	start := make(chan struct{})
	for i, conn := range conns {
		wg.Go(func() {
			<-start
			sent := time.Now()
			status, err := roundTrip(conn, request(i))
			took[i] = time.Since(sent)
			mu.Lock()
			defer mu.Unlock()
			statuses[status]++
			if err != nil && statuses[status] == 1 {
				t.Errorf("request %d: %v", i, err)
			}
		})
	}
	close(start)
	wg.Wait()
	for status := range statuses {
		if !slices.Contains([]int{200, 403, 422, 429, 503}, status) {
			t.Errorf("%d answers have status %d", statuses[status], status)
		}
	}
	return took, statuses
}

func roundTrip(conn net.Conn, request string) (status int, err error) {
	conn.SetDeadline(time.Now().Add(2 * time.Minute))
	if _, err := io.Copy(conn, strings.NewReader(request)); err != nil {
		return 0, err
	}
	resp, err := http.ReadResponse(bufio.NewReaderSize(conn, 1024), nil)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode, err
}

// settled returns the worker's number of goroutines once it is at most want, or
// does not fall any more.
func settled(t *testing.T, metrics string, want int) int {
	t.Helper()
	n := goroutines(t, metrics)
	for still := 0; n > want && still < 20; {
		time.Sleep(100 * time.Millisecond)
		now := goroutines(t, metrics)
		if still++; now < n {
			still = 0
		}
		n = now
	}
	return n
}

// goroutines reads the number of goroutines from a worker's metrics.
func goroutines(t *testing.T, metrics string) (n int) {
	t.Helper()
	_, after, _ := strings.Cut(get(t, "http://"+metrics+"/metrics"), "\ngo_goroutines ")
	if _, err := fmt.Sscan(after, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l := must[net.Listener](t)(net.Listen("tcp", "127.0.0.1:0"))
	defer l.Close()
	return l.Addr().String()
}

// needFiles skips the test where a process may not open so many.
func needFiles(t *testing.T, n uint64) {
	t.Helper()
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil || limit.Max < n {
		t.Skipf("needs %d open files, %d are allowed", n, limit.Max)
	}
	limit.Cur = limit.Max
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Skip(err)
	}
}
