//go:build unix

package worker_test

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/worker/api"
)

// BenchmarkReencryptions measures requests a second with all their checks and a
// log on the disk, from as many clients as a busy worker has, and what share
// that is of the bare pairing e(U, rk) on the same processors in the same run:
// with the lines of rk precomputed, as the worker has them, and plain. The share
// of the processors' time, which other processes do not take from, is reported
// beside that of the clock's. The chain answers from memory; requests, each with
// a capsule of its own, are signed outside the measure:
//
//	go test -run '^$' -bench Reencryptions -benchtime 4000x ./worker
//
// Fresh capsules were never seen by the worker; known ones were asked for
// before, as when a record is read again or by another grantee.
func BenchmarkReencryptions(b *testing.B) {
	b.Run("fresh", func(b *testing.B) { benchmarkReencryptions(b, b.N, false) })
	b.Run("known", func(b *testing.B) { benchmarkReencryptions(b, 256, true) })
}

func benchmarkReencryptions(b *testing.B, n int, known bool) {
	w := newWorld(b)
	w.worker.Close()
	w.config.DailyRequests = 1 << 40
	w.config.MaxConcurrent = 1024
	w.start()
	d := w.grant()
	var capsules []*pre.Capsule
	for range n {
		capsules = append(capsules, w.capsule(w.patient.key.PublicKey(), label))
	}
	bare := newPairings(capsules)
	requests := make([]*api.ReencryptRequest, b.N)
	for i := range requests {
		requests[i] = w.request(w.doctor, d.id, capsules[i%len(capsules)])
	}
	w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))) // opens the grant
	for _, c := range capsules {
		if !known {
			break
		}
		w.ask(w.request(w.doctor, d.id, c))
	}
	var whole, lines, plain spent
	b.ReportAllocs()
	b.ResetTimer()
	// In turns, as other processes slow down one part of a run and not another;
	// long ones, as at the end of each the processors wait for the disk.
	for turn := range slices.Chunk(requests, 1000) {
		whole.add(atOnce(64, len(turn), func(i int) {
			if got := w.ask(turn[i]); got != "" {
				b.Error(got)
			}
		}))
		b.StopTimer()
		lines.add(atOnce(runtime.GOMAXPROCS(0), len(turn), bare.prepared))
		plain.add(atOnce(runtime.GOMAXPROCS(0), len(turn), bare.plain))
		b.StartTimer()
	}
	b.StopTimer()
	b.ReportMetric(float64(b.N)/whole.clock.Seconds()/float64(runtime.GOMAXPROCS(0)), "requests/s/core")
	b.ReportMetric(100*lines.clock.Seconds()/whole.clock.Seconds(), "%-of-prepared-pairing")
	b.ReportMetric(100*plain.clock.Seconds()/whole.clock.Seconds(), "%-of-plain-pairing")
	b.ReportMetric(100*lines.cpu.Seconds()/whole.cpu.Seconds(), "%-of-prepared-pairing-cpu")
}

// pairings are the bare pairings of capsules' points with a point.
type pairings struct {
	points []bls.G1Affine
	q      []bls.G2Affine
	lines  [2][len(bls.LoopCounter) - 1]bls.LineEvaluationAff
}

func newPairings(capsules []*pre.Capsule) *pairings {
	_, _, _, q := bls.Generators()
	p := &pairings{q: []bls.G2Affine{q}, lines: bls.PrecomputeLines(q)}
	for _, c := range capsules {
		var u bls.G1Affine
		if _, err := u.SetBytes(c.Bytes()[80:128]); err != nil {
			panic(err)
		}
		p.points = append(p.points, u)
	}
	return p
}

func (p *pairings) point(i int) []bls.G1Affine { return p.points[i%len(p.points):][:1] }

// prepared makes a pairing as the worker does: on a copy of the lines.
func (p *pairings) prepared(i int) {
	bls.PairFixedQ(p.point(i), [][2][len(bls.LoopCounter) - 1]bls.LineEvaluationAff{p.lines})
}

func (p *pairings) plain(i int) { bls.Pair(p.point(i), p.q) }

// spent is time by the clock and of the processors, of user and system.
type spent struct{ clock, cpu time.Duration }

func (s *spent) add(more spent) {
	s.clock += more.clock
	s.cpu += more.cpu
}

// cpuTime returns what this process has used so far.
func cpuTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// atOnce has a number of clients do n things, and returns what that took.
func atOnce(clients, n int, do func(i int)) spent {
	var wg sync.WaitGroup
	var next atomic.Int64
	start, used := time.Now(), cpuTime()
	for range clients {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
	return spent{time.Since(start), cpuTime() - used}
}
