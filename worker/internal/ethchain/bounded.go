package ethchain

import (
	"fmt"
	"io"
	"net/http"
)

// maxAnswer is the longest answer that is read from an endpoint over HTTP, in
// bytes. go-ethereum's client holds websockets to the same, and HTTP to nothing.
const maxAnswer = 32 << 20

// errTooLong ends a longer answer. It counts as the endpoint's refusal, so that a
// long range of logs is asked for in halves.
type errTooLong struct{}

func (errTooLong) Error() string  { return fmt.Sprintf("the answer has more than %d bytes", maxAnswer) }
func (errTooLong) ErrorCode() int { return -32005 } // limit exceeded (EIP-1474)

// bounded is HTTP with answers of bounded length.
type bounded struct{}

// RoundTrip implements [http.RoundTripper].
func (bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err == nil {
		resp.Body = &boundedBody{resp.Body, maxAnswer}
	}
	return resp, err
}

type boundedBody struct {
	io.ReadCloser
	left int
}

// Read implements [io.Reader].
func (b *boundedBody) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLong{}
	}
	n, err := b.ReadCloser.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
