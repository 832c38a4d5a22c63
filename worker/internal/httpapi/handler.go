// Package httpapi serves a worker over HTTP; package worker/api has the routes
// and types. It adds limits and nothing else: every decision is the worker's.
package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// handler serves one worker. Its log holds methods, routes, codes and causes of
// the worker's own failures; no bodies, no headers.
type handler struct {
	worker    *worker.Worker
	log       *slog.Logger
	downloads chan struct{} // in progress
}

const (
	maxDownloads = 256
	// patience is how long the chain and the store may take to answer a request
	// that moves no object.
	patience = 45 * time.Second
)

// NewHandler returns the HTTP API of w.
func NewHandler(w *worker.Worker, log *slog.Logger) http.Handler {
	h := &handler{worker: w, log: log, downloads: make(chan struct{}, maxDownloads)}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/reencrypt", h.route(patient(h.reencrypt)))
	mux.HandleFunc("POST /v1/objects", h.route(h.put))
	mux.HandleFunc("GET /v1/objects/{hash}", h.route(h.get))
	mux.HandleFunc("POST /v1/registrations", h.route(patient(h.register)))
	mux.HandleFunc("GET /v1/info", h.route(patient(h.info)))
	mux.HandleFunc("GET /healthz", h.route(patient(h.health)))
	mux.HandleFunc("/", h.route(func(http.ResponseWriter, *http.Request) error {
		return api.Errorf(api.NotFound, "no such route or method")
	}))
	return mux
}

// route turns a returned error into an answer.
func (h *handler) route(serve func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		if err := serve(w, r); err != nil {
			h.refuse(w, r, err)
		}
	}
}

// patient gives a request a deadline, so that a node that hangs does not hold
// the worker's places for ever.
func patient(serve func(http.ResponseWriter, *http.Request) error) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		return serve(w, r.WithContext(ctx))
	}
}

func (h *handler) refuse(w http.ResponseWriter, r *http.Request, err error) {
	e, ok := errors.AsType[*api.Error](err)
	if !ok {
		e = api.Hide(api.Internal, "the worker failed", err)
	}
	log := h.log.Info
	if e.Code.Status() >= 500 {
		log = h.log.Error
	}
	log("refused", "method", r.Method, "route", r.Pattern, "code", e.Code, "cause", errors.Unwrap(e))
	if e.Code.Retryable() {
		w.Header().Set("Retry-After", "2")
	}
	answer(w, e.Code.Status(), map[string]*api.Error{"error": e})
}

// answer writes a JSON body. A failure to write it is the client's loss.
func answer(w http.ResponseWriter, status int, v any) {
	extend(w) // the request may have been a long upload
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

// body reads a JSON body into v.
func body(w http.ResponseWriter, r *http.Request, v any) error {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, api.MaxJSON))
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		return api.Errorf(api.TooLarge, "body has more than %d bytes", api.MaxJSON)
	}
	if err != nil {
		return api.Errorf(api.BadRequest, "the body broke off")
	}
	return api.Unmarshal(b, v)
}

func (h *handler) reencrypt(w http.ResponseWriter, r *http.Request) error {
	var req api.ReencryptRequest
	if err := body(w, r, &req); err != nil {
		return err
	}
	resp, err := h.worker.Reencrypt(r.Context(), &req)
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, resp)
	return nil
}

// put streams an object into the store. The body is not read before the permit
// is accepted, so a client that waits for "100 Continue" sends none in vain.
func (h *handler) put(w http.ResponseWriter, r *http.Request) error {
	permit, err := api.ParseUploadPermit(r.Header.Get(api.HeaderUpload))
	if err != nil {
		return err
	}
	if r.ContentLength > 0 && uint64(r.ContentLength) > permit.Size {
		return api.Errorf(api.TooLarge, "the object is larger than its permit")
	}
	hash, err := h.worker.Put(r.Context(), permit, deadlined(w, r.Body))
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, api.UploadResponse{ContentHash: api.Word(hash)})
	return nil
}

// get streams an object out. When the store fails in the middle, the connection
// is cut, so that a prefix never looks like the whole.
func (h *handler) get(w http.ResponseWriter, r *http.Request) error {
	hash, err := content.ParseHash(r.PathValue("hash"))
	if err != nil {
		return api.Errorf(api.BadRequest, "%v", err)
	}
	select {
	case h.downloads <- struct{}{}:
		defer func() { <-h.downloads }()
	default:
		return api.Errorf(api.Busy, "too many downloads are in progress")
	}
	ctx, out, cancel := watch(w, r)
	defer cancel()
	object, size, err := h.worker.Get(ctx, hash)
	if err != nil {
		return err
	}
	defer object.Close()
	out.found()
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.FormatInt(size, 10))
	if r.Method == http.MethodHead { // reading the object to throw it away would cost the asker nothing
		return nil
	}
	if _, err := io.Copy(out, object); err != nil {
		h.log.Error("object cut off", "hash", hash.String(), "cause", err)
		panic(http.ErrAbortHandler) // net/http's way to cut a connection
	}
	return nil
}

func (h *handler) register(w http.ResponseWriter, r *http.Request) error {
	var req api.RegisterRequest
	if err := body(w, r, &req); err != nil {
		return err
	}
	resp, err := h.worker.Register(r.Context(), &req)
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, resp)
	return nil
}

func (h *handler) info(w http.ResponseWriter, r *http.Request) error {
	info, err := h.worker.Info(r.Context())
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, info)
	return nil
}

func (h *handler) health(w http.ResponseWriter, r *http.Request) error {
	if _, err := h.worker.Info(r.Context()); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
