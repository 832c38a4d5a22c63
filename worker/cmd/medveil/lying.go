package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/ethchain"
)

// lyingHandler serves like inner, until the institution turns malicious: then
// it answers every re-encryption with a share that looks right, an element of
// the right group under a receipt with the right signature, and is false.
func (m *institution) lyingHandler(inner http.Handler, d api.Domain) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !m.lies.Load() || r.URL.Path != "/v1/reencrypt" {
			inner.ServeHTTP(w, r)
			return
		}
		honest := httptest.NewRecorder()
		inner.ServeHTTP(honest, r)
		body := honest.Body.Bytes()
		if honest.Code == http.StatusOK {
			if forged, err := m.forge(body, d); err == nil {
				body = forged
			}
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(honest.Code)
		w.Write(body)
	})
}

// forge squares the share of an answer and signs a receipt over it.
func (m *institution) forge(answer []byte, d api.Domain) ([]byte, error) {
	var response api.ReencryptResponse
	if err := json.Unmarshal(answer, &response); err != nil {
		return nil, err
	}
	var share bls.GT
	if err := share.SetBytes(response.Share[1:]); err != nil { // the first byte is j
		return nil, fmt.Errorf("decode the share: %w", err)
	}
	share.Square(&share)
	forged := share.Bytes()
	response.Share = append(bytes.Clone(response.Share[:1]), forged[:]...)
	response.Receipt.ShareHash = api.ShareHash(response.Share)
	signature, err := ethchain.Signer(m.operator)(response.Receipt.Digest(d))
	if err != nil {
		return nil, err
	}
	response.Receipt.Signature = signature
	return json.Marshal(response)
}
