package httpapi

import (
	"context"
	"net/http"
	"time"

	"github.com/medveil/medveil/worker/api"
)

// A route is one operation of the API.
type route struct {
	method, path string
	serve        func(http.ResponseWriter, *http.Request) error
	moves        bool // an object: it takes as long as it moves
	probe        bool // asked by the institution's own monitoring: not limited, not logged when well
}

func (rt route) pattern() string { return rt.method + " " + rt.path }

// routes lists all operations; openapi.yaml has the same.
func (h *handler) routes() []route {
	return []route{
		{method: "POST", path: "/v1/reencrypt", serve: h.reencrypt},
		{method: "POST", path: "/v1/objects", serve: h.put, moves: true},
		{method: "GET", path: "/v1/objects/{hash}", serve: h.get, moves: true},
		{method: "POST", path: "/v1/registrations", serve: h.register},
		{method: "POST", path: "/v1/recoveries", serve: h.executeRecovery},
		{method: "GET", path: "/v1/checkpoint", serve: h.checkpoint},
		{method: "GET", path: "/v1/consistency", serve: h.consistency},
		{method: "POST", path: "/v1/receipts", serve: h.receipts},
		{method: "GET", path: "/v1/info", serve: h.describe},
		{method: "GET", path: "/v1/openapi.yaml", serve: h.document},
		{method: "GET", path: "/healthz", serve: h.alive, probe: true},
		{method: "GET", path: "/readyz", serve: h.ready.serve, probe: true},
	}
}

// other is where requests for no route end.
var other = route{path: "/", serve: func(http.ResponseWriter, *http.Request) error {
	return api.Errorf(api.NotFound, "no such route or method")
}}

// patience is how long the chain and the store may take to answer a request
// that moves no object.
const patience = 45 * time.Second

// patient gives a request a deadline, so that a node that hangs does not hold
// the worker's places for ever.
func patient(serve func(http.ResponseWriter, *http.Request) error) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		return serve(w, r.WithContext(ctx))
	}
}
