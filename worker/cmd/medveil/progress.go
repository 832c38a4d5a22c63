package main

import (
	"fmt"
	"io"
	"net/http"
	"sync/atomic"

	"github.com/schollz/progressbar/v3"

	"github.com/medveil/medveil"
)

// working says on standard error what takes long, if that is a terminal; an
// empty text removes the line.
func (sh *shell) working(what string) {
	if !terminal(sh.stderr) {
		return
	}
	fmt.Fprint(sh.stderr, "\r\x1b[K")
	if what != "" {
		fmt.Fprintf(sh.stderr, "  ... %s", what)
	}
}

// transfers returns the options that show objects on their way as a progress bar
// on standard error, if that is a terminal. The caller calls done.
func (sh *shell) transfers(what string) (options []medveil.Option, done func()) {
	if !terminal(sh.stderr) {
		return nil, func() {}
	}
	bar := progressbar.NewOptions64(-1,
		progressbar.OptionSetDescription(what), progressbar.OptionSetWriter(sh.stderr),
		progressbar.OptionShowBytes(true), progressbar.OptionClearOnFinish(), progressbar.OptionUseIECUnits(true))
	client := &http.Client{Transport: &meter{bar: bar, next: http.DefaultTransport}}
	return []medveil.Option{medveil.WithHTTPClient(client)}, func() { bar.Finish() }
}

// shownTransfer is the least size, in bytes, of a body that moves the bar:
// requests for shares are far below, records worth watching above.
const shownTransfer = 1 << 20

// A meter moves a progress bar by the bodies that pass.
type meter struct {
	bar   *progressbar.ProgressBar
	next  http.RoundTripper
	total atomic.Int64
}

// RoundTrip implements [http.RoundTripper].
func (m *meter) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil && r.ContentLength >= shownTransfer {
		r = r.Clone(r.Context())
		m.expect(r.ContentLength)
		r.Body = meteredBody{r.Body, m.bar}
	}
	resp, err := m.next.RoundTrip(r)
	if err == nil && resp.ContentLength >= shownTransfer {
		m.expect(resp.ContentLength)
		resp.Body = meteredBody{resp.Body, m.bar}
	}
	return resp, err
}

// expect adds a body to what the whole bar stands for.
func (m *meter) expect(size int64) {
	m.bar.ChangeMax64(m.total.Add(size))
}

type meteredBody struct {
	io.ReadCloser
	bar *progressbar.ProgressBar
}

func (b meteredBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.bar.Add(n)
	return n, err
}
