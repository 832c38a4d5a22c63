// Package httpapi serves a worker over HTTP; package worker/api has the routes
// and types, and openapi.yaml there describes them. It adds limits, logs and
// measurements: every decision about a grant is the worker's.
//
// # What a hostile client can do
//
// It has a connection closed when it does not send its headers in 10 seconds, a
// small body in 30, or 128 KiB of an object in each 30. It holds no more than
// its share of connections, and asks no faster than [Limits] allow its address
// and its account. What it sends is never written to the log, except for a
// request id that consists of plain characters. The log names neither accounts
// nor addresses: together with a route they would say who reads whose records.
package httpapi

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// A Worker is what this package serves. See package worker for the contract of
// its methods.
type Worker interface {
	Reencrypt(context.Context, *api.ReencryptRequest) (*api.ReencryptResponse, error)
	Put(context.Context, *api.UploadPermit, io.Reader) (content.Hash, error)
	Get(context.Context, content.Hash) (io.ReadCloser, int64, error)
	Register(context.Context, *api.RegisterRequest) (*api.RegisterResponse, error)
	ExecuteRecovery(context.Context, *api.RecoveryRequest) (*api.RegisterResponse, error)
	Info(context.Context) (*api.Info, error)
	Checkpoint(context.Context) (*api.Checkpoint, error)
	Consistency(ctx context.Context, old, new uint64) ([]api.Word, error)
	Receipts(context.Context, *api.ReceiptsRequest) (*api.ReceiptsResponse, error)
}

// handler answers the routes.
type handler struct {
	worker    Worker
	accounts  *accounts
	info      *shared[*api.Info]
	ready     *readiness
	downloads chan struct{} // in progress
	pace      pace
}

// maxDownloads is how many objects are sent at once.
const maxDownloads = 256

// answer writes a JSON body. A failure to write it is the client's loss.
func answer(w http.ResponseWriter, status int, v any) {
	extend(w, idle) // the request may have been a long upload
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

// body reads a JSON body into v.
func body(w http.ResponseWriter, r *http.Request, v any) error {
	if r.ContentLength > api.MaxJSON { // not one byte of it is read
		w.Header().Set("Connection", "close")
		return api.Errorf(api.TooLarge, "body has more than %d bytes", api.MaxJSON)
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, api.MaxJSON))
	if tooLarge(err) {
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
	if err := h.accounts.admit(req.Digest, req.Signature); err != nil {
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
	if err := h.accounts.admit(permit.Digest, permit.Signature); err != nil {
		return err
	}
	hash, err := h.worker.Put(r.Context(), permit, deadlined(w, r.Body, h.pace.idle))
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
	ctx, out, cancel := watch(w, r, h.pace.idle)
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
		cut(w, err)
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

func (h *handler) executeRecovery(w http.ResponseWriter, r *http.Request) error {
	var req api.RecoveryRequest
	if err := body(w, r, &req); err != nil {
		return err
	}
	resp, err := h.worker.ExecuteRecovery(r.Context(), &req)
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, resp)
	return nil
}

func (h *handler) describe(w http.ResponseWriter, r *http.Request) error {
	info, err := h.info.get(r.Context())
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, info)
	return nil
}

// alive says that the process answers, and nothing about what it depends on.
func (h *handler) alive(w http.ResponseWriter, _ *http.Request) error {
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (h *handler) document(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "application/yaml")
	_, _ = w.Write(api.OpenAPI())
	return nil
}
