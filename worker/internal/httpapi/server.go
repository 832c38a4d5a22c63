package httpapi

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/medveil/medveil/worker/api"
)

// Options say how a worker is served. All are optional.
type Options struct {
	Log     *slog.Logger          // default: none
	Metrics prometheus.Registerer // where the server's metrics are registered
	Limits  Limits
	Checks  []Check // what /readyz looks at

	// Domain and Recover tell the account that signed a request, for
	// [Limits.Account].
	Domain  api.Domain
	Recover func(digest api.Word, sig api.Signature) (api.Address, error)

	// Certificate has [Server.Serve] speak TLS. Default: plain HTTP.
	Certificate *Certificate

	// BehindProxy says that all connections come from a proxy that appends the
	// client's address to X-Forwarded-For. Believed of anybody else, that
	// header would let a client choose its address.
	BehindProxy bool

	// DrainDelay is how long the server goes on as before once it is told to
	// stop, while /readyz says that it stops: long enough for whoever sends it
	// requests to notice. Then requests in progress have DrainLimit to finish;
	// what is left is cut off. DrainLimit's default is 10 seconds.
	DrainDelay, DrainLimit time.Duration
}

// A Server is the HTTP API of one worker.
type Server struct {
	options   Options
	log       *slog.Logger
	metrics   *metrics
	addresses *buckets[netip.Prefix]
	inFlight  chan struct{}
	draining  atomic.Bool
	ready     *readiness
	pace      pace
	mux       http.Handler
	routes    []route
}

// maxInFlight is the bound on requests in progress where none was given.
const maxInFlight = 1 << 16

// New returns the API of w.
func New(w Worker, o Options) (*Server, error) { return newServer(w, o, patientPace) }

func newServer(w Worker, o Options, p pace) (*Server, error) {
	s := &Server{options: o, log: o.Log, pace: p, addresses: newBuckets[netip.Prefix](o.Limits.Address, "this address")}
	if err := o.Limits.Check(); err != nil {
		return nil, err
	}
	if s.log == nil {
		s.log = quiet()
	}
	if s.options.DrainLimit == 0 {
		s.options.DrainLimit = 10 * time.Second
	}
	places := o.Limits.InFlight
	if places == 0 {
		places = maxInFlight
	}
	s.inFlight = make(chan struct{}, places)
	var err error
	if s.metrics, err = newMetrics(o.Metrics, s); err != nil {
		return nil, fmt.Errorf("register the server's metrics: %w", err)
	}
	h := &handler{
		worker:    w,
		accounts:  &accounts{o.Domain, o.Recover, newBuckets[api.Address](o.Limits.Account, "this account")},
		info:      &shared[*api.Info]{compute: w.Info, lifetime: infoLifetime},
		ready:     newReadiness(&s.draining, o.Checks, s.log),
		downloads: make(chan struct{}, maxDownloads),
		pace:      s.pace,
	}
	s.ready = h.ready
	s.routes = h.routes()
	s.mux = s.newMux()
	return s, nil
}

// Readiness returns what /readyz says.
func (s *Server) Readiness(ctx context.Context) (*api.Readiness, error) { return s.ready.now(ctx) }

// infoLifetime is how old an answer to "who are you" may be.
const infoLifetime = 200 * time.Millisecond

func (s *Server) newMux() *http.ServeMux {
	mux := http.NewServeMux()
	for _, rt := range s.routes {
		mux.HandleFunc(rt.pattern(), s.visitor(rt))
	}
	mux.HandleFunc(other.path, s.visitor(other))
	return mux
}

// ServeHTTP implements http.Handler, for tests and for servers of others.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

// Serve answers on the listener until ctx ends, then drains: see
// [Options.DrainDelay]. It returns nil after such a shutdown, also if requests
// had to be cut off.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	srv := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.pace.header,
		ReadTimeout:       s.pace.idle, // moved forward while an object is read
		WriteTimeout:      patience + idle,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug), // it names clients' addresses
	}
	done := make(chan error, 1)
	limits := s.options.Limits
	l = newCrowd(l, limits.Connections, limits.AddressConnections)
	if s.options.Certificate != nil {
		l = tls.NewListener(l, s.options.Certificate.config())
	}
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return s.drain(context.WithoutCancel(ctx), srv)
	}
}

// drain lets requests in progress finish.
func (s *Server) drain(ctx context.Context, srv *http.Server) error {
	s.draining.Store(true)
	s.log.Info("draining", "delay", s.options.DrainDelay.String(), "limit", s.options.DrainLimit.String())
	time.Sleep(s.options.DrainDelay)
	ctx, cancel := context.WithTimeout(ctx, s.options.DrainLimit)
	defer cancel()
	err := srv.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		s.log.Warn("requests are cut off", "requests", len(s.inFlight))
		return srv.Close()
	}
	return err
}
