package httpapi

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/medveil/medveil/worker/api"
)

func (h *handler) checkpoint(w http.ResponseWriter, r *http.Request) error {
	checkpoint, err := h.worker.Checkpoint(r.Context())
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, checkpoint)
	return nil
}

func (h *handler) consistency(w http.ResponseWriter, r *http.Request) error {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return api.Errorf(api.BadRequest, "the query cannot be read")
	}
	old, err := size(query, "old")
	if err != nil {
		return err
	}
	new, err := size(query, "new")
	if err != nil {
		return err
	}
	proof, err := h.worker.Consistency(r.Context(), old, new)
	if err != nil {
		return err
	}
	if proof == nil {
		proof = []api.Word{} // an empty proof is a list, not null
	}
	answer(w, http.StatusOK, api.ConsistencyResponse{Proof: proof})
	return nil
}

// maxSize is the largest number that every JSON reader reads exactly.
const maxSize = 1<<53 - 1

// size reads a tree's size from a query that must have it exactly once.
func size(query url.Values, name string) (uint64, error) {
	if len(query[name]) != 1 {
		return 0, api.Errorf(api.BadRequest, "the query needs one %q", name)
	}
	n, err := strconv.ParseUint(query[name][0], 10, 64)
	if err != nil || n > maxSize {
		return 0, api.Errorf(api.BadRequest, "%q is not a number of entries", name)
	}
	return n, nil
}

func (h *handler) receipts(w http.ResponseWriter, r *http.Request) error {
	var req api.ReceiptsRequest
	if err := body(w, r, &req); err != nil {
		return err
	}
	if err := h.accounts.admit(req.Digest, req.Signature); err != nil {
		return err
	}
	resp, err := h.worker.Receipts(r.Context(), &req)
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, resp)
	return nil
}
