package api

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

// Readiness says whether a worker serves, and if not, why.
type Readiness struct {
	Ready    bool         `json:"ready"`
	Draining bool         `json:"draining"` // it was told to stop
	Checks   []ReadyCheck `json:"checks"`
}

// A ReadyCheck is one thing that a worker needs to serve.
type ReadyCheck struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail,omitempty"` // why not
}

// Ready asks the worker whether it serves. A worker that does not is no error:
// see [Readiness.Ready].
func (c *Client) Ready(ctx context.Context) (*Readiness, error) {
	resp, err := c.send(ctx, http.MethodGet, "/readyz", nil, nil)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, MaxJSON))
	if err != nil {
		return nil, err
	}
	var r Readiness
	if resp.StatusCode != http.StatusOK && resp.StatusCode != http.StatusServiceUnavailable || json.Unmarshal(b, &r) != nil {
		return nil, errors.New("the worker does not say whether it is ready")
	}
	for i, check := range r.Checks { // the worker's words, which end on somebody's terminal
		r.Checks[i].Name, r.Checks[i].Detail = printable(check.Name, maxCode), printable(check.Detail, maxMessage)
	}
	return &r, nil
}
