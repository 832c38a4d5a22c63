package httpapi

import (
	"io"
	"net/http"
	"time"
)

// idle is how long a transfer may stand still. Objects are of any size, so a
// transfer has no limit in all; one that does not move is cut.
const idle = 30 * time.Second

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

// deadlinedWriter moves the connection's write deadline with each write.
func deadlinedWriter(w http.ResponseWriter) io.Writer {
	return &writer{w, http.NewResponseController(w)}
}

// extend moves the connection's write deadline.
func extend(w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(idle))
}

type writer struct {
	io.Writer
	control *http.ResponseController
}

func (w *writer) Write(p []byte) (int, error) {
	_ = w.control.SetWriteDeadline(time.Now().Add(idle))
	return w.Writer.Write(p)
}
