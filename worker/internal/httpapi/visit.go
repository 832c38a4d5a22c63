package httpapi

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/medveil/medveil/worker/api"
)

// HeaderRequestID carries the id of a request, in the request and in the
// answer. A client that sends none, or one that is not 8 to 64 letters, digits,
// dots, dashes and underscores, gets one.
const HeaderRequestID = "X-Request-Id"

// requestID returns the id of a request.
func requestID(r *http.Request) string {
	if id := r.Header.Get(HeaderRequestID); plainID(id) {
		return id
	}
	var random [8]byte
	rand.Read(random[:]) // never fails (crypto/rand)
	return hex.EncodeToString(random[:])
}

// plainID reports whether a log line stays one line with id in it.
func plainID(id string) bool {
	for _, c := range []byte(id) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '-', c == '_':
		default:
			return false
		}
	}
	return len(id) >= 8 && len(id) <= 64
}

// A visit is one request on its way through. It is the ResponseWriter of the
// handlers, so that it sees what is answered.
type visit struct {
	http.ResponseWriter
	route  route
	id     string
	start  time.Time
	status int
	sent   int64 // bytes of the answer's body
	code   api.Code
	cause  error
	broken error // why the answer was cut off
}

// Unwrap lets http.ResponseController reach the connection.
func (v *visit) Unwrap() http.ResponseWriter { return v.ResponseWriter }

func (v *visit) WriteHeader(status int) {
	if v.status == 0 {
		v.status = status
	}
	v.ResponseWriter.WriteHeader(status)
}

func (v *visit) Write(p []byte) (int, error) {
	if v.status == 0 {
		v.status = http.StatusOK
	}
	n, err := v.ResponseWriter.Write(p)
	v.sent += int64(n)
	return n, err
}

// cut ends the connection of an answer that cannot be completed.
func cut(w http.ResponseWriter, err error) {
	if v, ok := w.(*visit); ok {
		v.broken = err
	}
	panic(http.ErrAbortHandler) // net/http's way to cut a connection
}

// visitor returns the handler of a route: what happens before and after every
// request.
func (s *Server) visitor(rt route) http.HandlerFunc {
	serve := rt.serve
	if !rt.moves {
		serve = patient(serve)
	}
	return func(w http.ResponseWriter, r *http.Request) {
		v := &visit{ResponseWriter: w, route: rt, id: requestID(r), start: time.Now()}
		defer s.leave(v)
		header := w.Header()
		header.Set(HeaderRequestID, v.id)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Cache-Control", "no-store")
		if s.draining.Load() {
			header.Set("Connection", "close")
		}
		if err := s.admitted(r, rt, func() error { return serve(v, r) }); err != nil {
			v.refuse(err)
		}
	}
}

// admitted runs serve if the limits allow it.
func (s *Server) admitted(r *http.Request, rt route, serve func() error) error {
	if rt.probe {
		return serve()
	}
	if err := s.addresses.admit(s.client(r)); err != nil {
		return err
	}
	select {
	case s.inFlight <- struct{}{}:
		defer func() { <-s.inFlight }()
	default:
		return api.Errorf(api.Busy, "%d requests are in progress: ask again later", cap(s.inFlight))
	}
	return serve()
}

// refuse answers with an error.
func (v *visit) refuse(err error) {
	e, ok := errors.AsType[*api.Error](err)
	if !ok {
		e = api.Hide(api.Internal, "the worker failed", err)
	}
	v.code, v.cause = e.Code, errors.Unwrap(e)
	if v.status != 0 { // the answer has begun: what follows would be taken for a part of it
		cut(v, err)
	}
	if e.Code.Retryable() {
		v.Header().Set("Retry-After", "2")
	}
	answer(v, e.Code.Status(), map[string]*api.Error{"error": e})
}

// leave counts and logs a request, also one whose handler panicked.
func (s *Server) leave(v *visit) {
	failure := recover()
	if failure != nil && failure != http.ErrAbortHandler {
		s.log.Error("a handler panicked", "request", v.id, "route", v.route.pattern(), "panic", failure, "stack", string(debug.Stack()))
		failure = http.ErrAbortHandler
	}
	took := time.Since(v.start)
	s.metrics.count(v, took)
	s.write(v, took)
	if failure != nil {
		panic(failure)
	}
}

// write logs a request: no body, no header, no account and no address.
func (s *Server) write(v *visit, took time.Duration) {
	attributes := []any{"request", v.id, "route", v.route.pattern(), "status", v.status,
		"bytes", v.sent, "ms", float64(took.Microseconds()) / 1000}
	if v.code != "" {
		attributes = append(attributes, "code", v.code)
	}
	if v.cause != nil {
		attributes = append(attributes, "cause", v.cause)
	}
	log := s.log.Info
	switch {
	case v.broken != nil:
		attributes = append(attributes, "cut", v.broken)
		log = s.log.Error
	case v.route.probe: // what changes, readiness tells
		log = s.log.Debug
	case v.status >= http.StatusInternalServerError:
		log = s.log.Error
	}
	log("request", attributes...)
}

// quiet is the log of a server that was given none.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }
