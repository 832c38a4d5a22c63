package main

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/medveil/medveil"
)

// slowness is how late the slow worker of BenchmarkRead answers.
const slowness = 2 * time.Second

// BenchmarkRead takes the time of reading a small record as its grantee, from
// the call to the plaintext: the grant's bundle, the record, 3 of 5 shares and
// their combination. Chain, store and workers are real, in this process and on
// loopback. With faults one worker is stopped and another answers whatever it is
// asked two seconds late.
//
//	go test -run '^$' -bench Read -benchtime 100x ./worker/cmd/medveil
func BenchmarkRead(b *testing.B) {
	in, err := openInput("")
	must(b, err)
	d := &demo{
		input: in, out: newTranscript(b.Output(), b.Output(), false),
		options: demoOptions{seats: 5, threshold: 3, workers: 5, workerThreshold: 3},
	}
	for _, s := range steps {
		_, err := s.run(d, b.Context())
		if d.world != nil && s.name == "setup" {
			b.Cleanup(func() { d.world.close() })
		}
		must(b, err)
		if s.name == "grant" {
			break
		}
	}
	b.Run("all well", func(b *testing.B) { d.benchReads(b, http.DefaultClient) })
	must(b, d.world.member(1).server.Close())
	slow := d.world.member(2).endpoint
	b.Run("one stopped, one slow", func(b *testing.B) { d.benchReads(b, slowTo(slow)) })
}

// slowTo is an HTTP client to whom the worker at endpoint answers late.
func slowTo(endpoint string) *http.Client {
	return &http.Client{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		if strings.HasSuffix(endpoint, "/"+r.URL.Host) {
			select {
			case <-r.Context().Done():
				return nil, r.Context().Err()
			case <-time.After(slowness):
			}
		}
		return http.DefaultTransport.RoundTrip(r)
	})}
}

// benchReads reports medians, not means: what a person waits for.
func (d *demo) benchReads(b *testing.B, workers *http.Client) {
	w := d.world
	client, err := medveil.NewClient(b.Context(), w.platform.node(1), w.network, medveil.WithHTTPClient(workers))
	must(b, err)
	var took []time.Duration
	read := func() {
		start := time.Now()
		_, err := client.Fetch(context.Background(), w.clinician.wallet, w.clinician.nym, w.grant.ID, w.record.ContentHash, io.Discard)
		must(b, err)
		took = append(took, time.Since(start))
	}
	for b.Loop() {
		read()
	}
	slices.Sort(took)
	at := func(percent int) float64 { return float64(took[(len(took)-1)*percent/100].Microseconds()) / 1000 }
	b.ReportMetric(at(50), "ms-p50")
	b.ReportMetric(at(95), "ms-p95")
	b.ReportMetric(at(100), "ms-max")
}
