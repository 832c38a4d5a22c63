package httpapi

import (
	"container/list"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"

	"golang.org/x/time/rate"

	"github.com/medveil/medveil/worker/api"
)

// A Rate is how fast somebody may ask. The zero Rate is no limit.
type Rate struct {
	PerSecond float64 `json:"perSecond"` // in the long run
	Burst     int     `json:"burst"`     // at once
}

// Limits bound what one client, and all of them, can have the server do. Zero
// fields are no limits.
type Limits struct {
	Address            Rate `json:"address"`            // of one client address (IPv6: one /64)
	Account            Rate `json:"account"`            // of the account that signed
	Connections        int  `json:"connections"`        // open, of all clients
	AddressConnections int  `json:"addressConnections"` // open, of one client address
	InFlight           int  `json:"inFlight"`           // requests in progress
}

// DefaultLimits are for a server on the network of the member institutions,
// where one address may be a hospital's backend.
func DefaultLimits() Limits {
	return Limits{
		Address: Rate{PerSecond: 200, Burst: 1000}, Account: Rate{PerSecond: 50, Burst: 200},
		Connections: 16384, AddressConnections: 2048, InFlight: 4096,
	}
}

// Check refuses limits that are none, or that let nobody through.
func (l Limits) Check() error {
	if l.Connections < 0 || l.AddressConnections < 0 || l.InFlight < 0 || l.InFlight > maxInFlight {
		return fmt.Errorf("limits: connections, addressConnections and inFlight are not negative, and inFlight at most %d", maxInFlight)
	}
	for name, r := range map[string]Rate{"address": l.Address, "account": l.Account} {
		if r != (Rate{}) && !(r.PerSecond > 0 && r.Burst > 0) { // also not a number
			return fmt.Errorf("limits: %s needs both perSecond and burst, or zero in both for no limit", name)
		}
	}
	return nil
}

// maxBuckets clients are remembered, about 200 bytes each. Whoever was quiet
// the longest is forgotten first, which at worst lets them ask again at once:
// clients with many addresses can make the server forget, not refuse, others.
const maxBuckets = 1 << 16

// buckets hold one token bucket for each client.
type buckets[K comparable] struct {
	rate  Rate
	whose string // for the refusal
	mu    sync.Mutex
	of    map[K]*list.Element
	order *list.List // most recent first
}

type bucket[K comparable] struct {
	key     K
	limiter rate.Limiter
}

func newBuckets[K comparable](r Rate, whose string) *buckets[K] {
	return &buckets[K]{rate: r, whose: whose, of: make(map[K]*list.Element), order: list.New()}
}

// admit takes a token from the bucket of key.
func (b *buckets[K]) admit(key K) error {
	if b.rate == (Rate{}) || b.take(key) {
		return nil
	}
	return api.Errorf(api.RateLimited, "too many requests of %s: ask more slowly", b.whose)
}

func (b *buckets[K]) take(key K) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if e, ok := b.of[key]; ok {
		b.order.MoveToFront(e)
		return e.Value.(*bucket[K]).limiter.Allow()
	}
	if b.order.Len() >= maxBuckets {
		last := b.order.Remove(b.order.Back()).(*bucket[K])
		delete(b.of, last.key)
	}
	fresh := &bucket[K]{key: key, limiter: *rate.NewLimiter(rate.Limit(b.rate.PerSecond), b.rate.Burst)}
	b.of[key] = b.order.PushFront(fresh)
	return fresh.limiter.Allow()
}

// accounts limits how fast one account asks, whatever addresses it comes from.
type accounts struct {
	domain  api.Domain
	recover func(api.Word, api.Signature) (api.Address, error)
	buckets *buckets[api.Address]
}

// admit takes a token of the account that signed. A signature of nobody is left
// to the worker, which refuses it. Who replays somebody's request takes their
// tokens, but then has it from their own connection: TLS keeps it there.
func (a *accounts) admit(digest func(api.Domain) api.Word, sig api.Signature) error {
	if a.recover == nil || a.buckets.rate == (Rate{}) {
		return nil
	}
	account, err := a.recover(digest(a.domain), sig)
	if err != nil {
		return nil
	}
	return a.buckets.admit(account)
}

// client returns the network that a request comes from: an IPv4 address or an
// IPv6 /64, which one client has for itself. Behind a proxy it is the last
// address in X-Forwarded-For, which the proxy adds; earlier ones are the
// client's own words.
func (s *Server) client(r *http.Request) netip.Prefix {
	if s.options.BehindProxy {
		forwarded := r.Header.Values("X-Forwarded-For")
		if len(forwarded) > 0 {
			chain := strings.Split(forwarded[len(forwarded)-1], ",")
			if a, err := netip.ParseAddr(strings.TrimSpace(chain[len(chain)-1])); err == nil {
				return network(a)
			}
		}
	}
	return networkOf(r.RemoteAddr)
}

func networkOf(address string) netip.Prefix {
	a, err := netip.ParseAddrPort(address)
	if err != nil {
		return netip.Prefix{} // not TCP: one bucket for all
	}
	return network(a.Addr())
}

func network(a netip.Addr) netip.Prefix {
	bits := 64
	if a = a.Unmap().WithZone(""); a.Is4() {
		bits = 32
	}
	p, err := a.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}

func tooLarge(err error) bool {
	_, over := errors.AsType[*http.MaxBytesError](err)
	return over
}

// crowd is a listener that holds a bounded number of connections, in all and of
// one client. Those beyond are closed at once: left waiting, they would keep
// everybody out.
type crowd struct {
	net.Listener
	max, maxOf int // 0: any number
	mu         sync.Mutex
	open       int
	of         map[netip.Prefix]int
}

func newCrowd(l net.Listener, max, maxOf int) *crowd {
	return &crowd{Listener: l, max: max, maxOf: maxOf, of: make(map[netip.Prefix]int)}
}

// Accept returns the next connection that there is room for.
func (c *crowd) Accept() (net.Conn, error) {
	for {
		conn, err := c.Listener.Accept()
		if err != nil {
			return nil, err
		}
		from := networkOf(conn.RemoteAddr().String())
		if c.enter(from) {
			return &member{Conn: conn, leave: sync.OnceFunc(func() { c.exit(from) })}, nil
		}
		conn.Close()
	}
}

func (c *crowd) enter(from netip.Prefix) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.max > 0 && c.open >= c.max || c.maxOf > 0 && c.of[from] >= c.maxOf {
		return false
	}
	c.open++
	c.of[from]++
	return true
}

func (c *crowd) exit(from netip.Prefix) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.open--
	if c.of[from]--; c.of[from] == 0 {
		delete(c.of, from)
	}
}

// member is a connection in a crowd.
type member struct {
	net.Conn
	leave func()
}

func (m *member) Close() error {
	defer m.leave()
	return m.Conn.Close()
}
