package httpapi

import (
	"context"
	"io"
	"net/http"
	"time"
)

// idle is how long a transfer may stand still. Objects are of any size, so a
// transfer has no limit in all; one that does not move is cut.
const idle = 30 * time.Second

// search is how long the store may look for an object. A store on a network
// looks for what nobody has as long as it is let, and anyone may ask for that.
const search = 10 * time.Second

// deadlined moves the connection's read deadline with each read of body.
func deadlined(w http.ResponseWriter, body io.Reader) io.Reader {
	return &reader{body, http.NewResponseController(w)}
}

type reader struct {
	io.Reader
	control *http.ResponseController
}

func (r *reader) Read(p []byte) (int, error) {
	// Not supported by recorders in tests, whose bodies cannot stall.
	_ = r.control.SetReadDeadline(time.Now().Add(idle))
	return r.Reader.Read(p)
}

// extend moves the connection's write deadline.
func extend(w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(idle))
}

// watched cancels a download's context when nothing moves: neither the store,
// which may look for a block for ever, nor the client.
type watched struct {
	http.ResponseWriter
	timer *time.Timer
}

// found tells that the store has the object.
func (w *watched) found() { w.timer.Reset(idle) }

// watch returns a context for the store and the writer for what it yields.
func watch(w http.ResponseWriter, r *http.Request) (context.Context, *watched, context.CancelFunc) {
	ctx, cancel := context.WithCancel(r.Context())
	return ctx, &watched{w, time.AfterFunc(search, cancel)}, cancel
}

func (w *watched) Write(p []byte) (int, error) {
	w.timer.Reset(idle)
	extend(w.ResponseWriter)
	return w.ResponseWriter.Write(p)
}
