package medveil_test

import (
	"bytes"
	"net/http"
	"testing"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// testFaults has one worker after another misbehave, each in its way. The read
// succeeds with the others, and who is at fault is named.
func testFaults(t *testing.T, w *world, record medveil.Record, plain []byte, fetch func(content.Hash) ([]byte, *medveil.FetchReport, error)) {
	liar := w.seats[1]
	wrong := falseShare(t, liar.seat) // made beforehand: a lie must not come late
	lie := func(_ *api.ReencryptRequest, r *api.ReencryptResponse) { r.Share = bytes.Clone(wrong) }
	for name, misbehave := range map[string]func(*hooks){
		"false share, false proof": func(s *hooks) { s.alter = lie },
		"false share, no proof": func(s *hooks) {
			s.alter = func(q *api.ReencryptRequest, r *api.ReencryptResponse) { lie(q, r); r.Proof = nil }
		},
		"false share, then silent": func(s *hooks) {
			s.alter = lie
			s.spoil = func(w http.ResponseWriter, r *api.ReencryptResponse) bool {
				if len(r.Proof) == 0 {
					return true
				}
				w.WriteHeader(http.StatusInternalServerError)
				return false
			}
		},
		"false share, then the right one": func(s *hooks) {
			s.alter = func(q *api.ReencryptRequest, r *api.ReencryptResponse) {
				if !q.Prove {
					lie(q, r)
				}
			}
		},
		"share of another index": func(s *hooks) {
			s.alter = func(_ *api.ReencryptRequest, r *api.ReencryptResponse) { r.Share[0] = r.Share[0]%worldSeats + 1 }
		},
		"share outside GT": func(s *hooks) {
			s.alter = func(_ *api.ReencryptRequest, r *api.ReencryptResponse) { r.Share[len(r.Share)-1] ^= 1 }
		},
		"receipt of another index": func(s *hooks) {
			s.alter = func(_ *api.ReencryptRequest, r *api.ReencryptResponse) {
				r.Receipt.Index = r.Receipt.Index%worldSeats + 1
			}
		},
		"receipt for another grantee": func(s *hooks) {
			s.alter = func(_ *api.ReencryptRequest, r *api.ReencryptResponse) { r.Receipt.GranteeNym[31] ^= 1 }
		},
		"receipt of yesterday": func(s *hooks) {
			s.alter = func(_ *api.ReencryptRequest, r *api.ReencryptResponse) { r.Receipt.Time -= 86400 }
		},
		"receipt changed after signing": func(s *hooks) {
			s.spoil = func(_ http.ResponseWriter, r *api.ReencryptResponse) bool { r.Receipt.Time++; return true }
		},
		"receipt in a second form": func(s *hooks) {
			s.spoil = func(_ http.ResponseWriter, r *api.ReencryptResponse) bool {
				r.Receipt.Signature[64] ^= 27 ^ 28
				return true
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			liar.worker.setHooks(misbehave)
			defer liar.worker.setHooks(func(*hooks) {})
			named := false
			for range 30 { // workers are asked in random order
				got, report, err := fetch(record.ContentHash)
				must(t, err)
				if !bytes.Equal(got, plain) {
					t.Fatal("the grantee reads something else")
				}
				for _, fault := range report.Faults() {
					if fault.Worker.Seat != liar.seat {
						t.Fatalf("seat %d is blamed: %v", fault.Worker.Seat, fault.Err)
					}
					named = true
				}
				if named {
					break
				}
			}
			if !named {
				t.Error("the worker at fault was never named")
			}
		})
	}
	t.Run("too few workers", func(t *testing.T) {
		for _, i := range w.seats[1:] {
			i.worker.setHooks(func(s *hooks) {
				s.spoil = func(w http.ResponseWriter, _ *api.ReencryptResponse) bool { w.WriteHeader(500); return false }
			})
			defer i.worker.setHooks(func(*hooks) {})
		}
		got, _, err := fetch(record.ContentHash)
		wantDenied(t, got, err, "")
	})
}

// testIdle has a worker send nothing, or garbage, where a record is read.
func testIdle(t *testing.T, w *world, fetch func() ([]byte, error), plain []byte) {
	for name, misbehave := range map[string]func(*hooks){
		"corrupt store":       func(s *hooks) { s.corrupt = func(b []byte) { b[len(b)/2] ^= 1 } },
		"silent store":        func(s *hooks) { s.hang = "/v1/objects" },
		"silent re-encrypter": func(s *hooks) { s.hang = "/v1/reencrypt" },
	} {
		t.Run(name, func(t *testing.T) {
			w.seats[0].worker.setHooks(misbehave)
			defer w.seats[0].worker.setHooks(func(*hooks) {})
			for range 2 { // workers are asked in random order
				got, err := fetch()
				must(t, err)
				if !bytes.Equal(got, plain) {
					t.Error("the grantee reads something else")
				}
			}
		})
	}
}

// falseShare returns a share of worker j in GT, but of another grant and capsule.
func falseShare(t testing.TB, j int) []byte {
	t.Helper()
	key, label := pre.GenerateKey(), pre.Label{9}
	rekey, fragments, err := pre.NewRekey(key, pre.GenerateKey().PublicKey(), label, worldThreshold, worldSeats)
	must(t, err)
	batch, err := pre.NewBatch(key.PublicKey(), label, 1)
	must(t, err)
	prepared, err := rekey.Prepare(fragments[j-1])
	must(t, err)
	share, err := prepared.Reencrypt(batch.Capsule())
	must(t, err)
	return share.Bytes()
}
