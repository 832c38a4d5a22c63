package daemon

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
)

// A Client gives orders to the worker that runs in a folder.
type Client struct {
	dir  string
	http http.Client
}

// Dial returns a client of the worker in dir. It does not connect yet.
func Dial(dir string) *Client {
	c := &Client{dir: dir}
	c.http.Transport = &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "unix", AdminSocket(dir))
	}}
	return c
}

// Status asks how the worker is.
func (c *Client) Status(ctx context.Context) (*Status, error) {
	var s Status
	return &s, c.do(ctx, http.MethodGet, "/status", nil, &s)
}

// ErrRefused marks an order that a contract refused.
var ErrRefused = errors.New("a contract refused the order")

// refusedError is what the worker said about an order that a contract refused.
type refusedError struct{ said string }

func (e *refusedError) Error() string        { return e.said }
func (e *refusedError) Is(target error) bool { return target == ErrRefused }

// maxReply is the size of the largest answer to an order, in bytes.
const maxReply = 4 << 20

func (c *Client) do(ctx context.Context, method, path string, order, reply any) error {
	body, err := json.Marshal(order)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, method, "http://worker"+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return fmt.Errorf("no worker runs in %s, or it is another account's: %w", filepath.Clean(c.dir), errors.Unwrap(err))
	}
	defer resp.Body.Close()
	content, err := io.ReadAll(io.LimitReader(resp.Body, maxReply))
	if err != nil {
		return fmt.Errorf("read the worker's answer: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		var failure adminError
		if json.Unmarshal(content, &failure) != nil || failure.Error == "" {
			return fmt.Errorf("the worker answered %s", resp.Status)
		}
		if failure.Refused {
			return &refusedError{failure.Error}
		}
		return errors.New(failure.Error)
	}
	if reply == nil {
		return nil
	}
	return json.Unmarshal(content, reply)
}
