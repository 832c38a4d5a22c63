package httpapi

import (
	"context"
	"io"
	"net/http"
	"time"
)

// An object is of any size, so a transfer has no limit in all. But each
// stretch of it must move within idle: a client that sends one byte now and
// then would otherwise hold a place for ever.
const (
	idle    = 30 * time.Second
	stretch = 128 << 10 // bytes
)

// pace is how slow a client may be.
type pace struct {
	header time.Duration // until the header of a request is there
	idle   time.Duration // for each stretch of a body or an answer
}

var patientPace = pace{header: 10 * time.Second, idle: idle}

// search is how long the store may look for an object. A store on a network
// looks for what nobody has as long as it is let, and anyone may ask for that.
const search = 10 * time.Second

// deadlined moves the connection's read deadline with each stretch of body.
func deadlined(w http.ResponseWriter, body io.Reader, idle time.Duration) io.Reader {
	return &reader{Reader: body, control: http.NewResponseController(w), idle: idle}
}

type reader struct {
	io.Reader
	control *http.ResponseController
	idle    time.Duration
	left    int // bytes of the present stretch
}

func (r *reader) Read(p []byte) (int, error) {
	if r.left <= 0 {
		// Not supported by recorders in tests, whose bodies cannot stall.
		_ = r.control.SetReadDeadline(time.Now().Add(r.idle))
		r.left = stretch
	}
	n, err := r.Reader.Read(p)
	r.left -= n
	return n, err
}

// extend moves the connection's write deadline.
func extend(w http.ResponseWriter, idle time.Duration) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(idle))
}

// watched cancels a download's context when nothing moves: neither the store,
// which may look for a block for ever, nor the client.
type watched struct {
	http.ResponseWriter
	timer *time.Timer
	idle  time.Duration
	left  int // bytes of the present stretch
}

// found tells that the store has the object.
func (w *watched) found() { w.timer.Reset(w.idle) }

// watch returns a context for the store and the writer for what it yields.
func watch(w http.ResponseWriter, r *http.Request, idle time.Duration) (context.Context, *watched, context.CancelFunc) {
	ctx, cancel := context.WithCancel(r.Context())
	out := &watched{ResponseWriter: w, timer: time.AfterFunc(search, cancel), idle: idle}
	return ctx, out, func() { out.timer.Stop(); cancel() }
}

func (w *watched) Write(p []byte) (int, error) {
	if w.left <= 0 {
		w.timer.Reset(w.idle)
		extend(w.ResponseWriter, w.idle)
		w.left = stretch
	}
	n, err := w.ResponseWriter.Write(p)
	w.left -= n
	return n, err
}
