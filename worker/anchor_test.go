package worker_test

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

func text(s string) io.Reader { return strings.NewReader(s) }

// release has the worker answer once.
func (w *world) release(d deal) {
	w.t.Helper()
	if got := w.ask(w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label))); got != "" {
		w.t.Fatal(got)
	}
}

func (w *world) anchorLog() {
	w.t.Helper()
	if err := w.worker.AnchorLog(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) checkpoint() *api.Checkpoint {
	w.t.Helper()
	c, err := w.worker.Checkpoint(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// The anchor is the checkpoint's root; nothing is sent while nothing is new;
// later checkpoints are consistent with earlier ones.
func TestAnchor(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.anchorLog()
	if len(w.chain.sent) > 0 {
		t.Error("anchored an empty log")
	}
	var before *api.Checkpoint
	for n := uint64(1); n <= 5; n++ {
		w.release(d)
		w.anchorLog()
		w.anchorLog()
		c := w.checkpoint()
		if a := w.chain.anchor; a.Size != n || c.Size != n || a.Root != [32]byte(c.Root) {
			t.Errorf("anchor %+v, checkpoint %+v", a, c)
		}
		if before != nil {
			proof, err := w.worker.Consistency(t.Context(), before.Size, c.Size)
			if err != nil || receipt.VerifyConsistency(before, c, proof) != nil {
				t.Errorf("size %d does not extend %d: %v", c.Size, before.Size, err)
			}
		}
		before = c
	}
	if len(w.chain.sent) != 5 {
		t.Errorf("sent %v", w.chain.sent)
	}
	for _, sizes := range [][2]uint64{{3, 2}, {0, 6}, {6, 6}, {1, ^uint64(0)}} {
		if _, err := w.worker.Consistency(t.Context(), sizes[0], sizes[1]); api.CodeOf(err) != api.BadRequest {
			t.Errorf("from %d to %d: %v", sizes[0], sizes[1], err)
		}
	}
}

// An anchor whose answer was lost counts if it was mined, and is sent again if
// it was not.
func TestAnchorLosesItsAnswer(t *testing.T) {
	for when, want := range map[string]bool{"before": false, "after": true} {
		w := newWorld(t)
		w.release(w.grant())
		w.chain.failSend = when
		if err := w.worker.AnchorLog(t.Context()); (err == nil) != want {
			t.Errorf("lost %s: %v", when, err)
		}
		w.chain.failSend = ""
		w.anchorLog()
		if len(w.chain.sent) != 1 || w.chain.anchor.Size != 1 {
			t.Errorf("lost %s: sent %v", when, w.chain.sent)
		}
	}
}

// A state that was put back to an older one, or is another one, serves nothing
// until a reset is declared; the new log then begins at its own number.
func TestStateLosesWhatWasAnchored(t *testing.T) {
	for name, lose := range map[string]func(w *world, older []byte){
		"older state": func(w *world, older []byte) {
			if err := os.WriteFile(w.path, older, 0o600); err != nil {
				w.t.Fatal(err)
			}
		},
		"other entries": func(w *world, older []byte) {
			w.chain.anchor.Root[0] ^= 1
		},
		"another log": func(w *world, older []byte) { w.chain.anchor.Log++ },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d := w.grant()
			w.release(d)
			w.stop()
			older, err := os.ReadFile(w.path)
			if err != nil {
				t.Fatal(err)
			}
			w.openState()
			w.start()
			w.release(d)
			w.anchorLog()
			w.stop()
			lose(w, older)
			w.openState()
			w.start()
			w.refusesToServe(d)
			if err := w.worker.ResetLog(t.Context()); err != nil {
				t.Fatal(err)
			}
			w.release(d)
			if c := w.checkpoint(); c.Log != w.chain.anchor.Log || c.Size != 1 {
				t.Errorf("checkpoint %+v after a reset to log %d", c, w.chain.anchor.Log)
			}
			w.anchorLog()
			w.restart()
			w.release(d)
		})
	}
}

func (w *world) refusesToServe(d deal) {
	w.t.Helper()
	ctx := w.t.Context()
	_, asked := w.worker.Reencrypt(ctx, w.request(w.doctor, d.id, w.capsule(w.patient.key.PublicKey(), label)))
	_, stored := w.worker.Put(ctx, w.permit(w.patient, 6), text("record"))
	_, checkpoint := w.worker.Checkpoint(ctx)
	_, consistency := w.worker.Consistency(ctx, 0, 0)
	_, registered := w.worker.Register(ctx, w.registration(50))
	_, list := w.list(w.patient, nil)
	for what, err := range map[string]error{
		"re-encryption": asked, "upload": stored, "checkpoint": checkpoint, "consistency": consistency,
		"registration": registered, "anchor": w.worker.AnchorLog(ctx),
	} {
		if api.CodeOf(err) != api.OutOfService || !errors.Is(err, worker.ErrLogLost) {
			w.t.Errorf("%s: %v", what, err)
		}
	}
	if list != api.OutOfService {
		w.t.Errorf("receipts: %q", list)
	}
}

// A log that is whole is not given up, and a reset that was mined although its
// answer was lost is taken up.
func TestReset(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.release(d)
	w.anchorLog()
	if err := w.worker.ResetLog(t.Context()); err == nil {
		t.Error("gave up a log that lost nothing")
	}
	w.chain.anchor.Size += 5
	w.restart()
	w.chain.failSend = "after"
	if err := w.worker.ResetLog(t.Context()); err != nil || w.chain.anchor.Log != 1 {
		t.Errorf("reset: %v, log %d", err, w.chain.anchor.Log)
	}
	w.chain.failSend = ""
	w.release(d)
}

// Without the chain's word on the anchor nothing is served.
func TestAnchorUnknown(t *testing.T) {
	w := newWorld(t)
	w.chain.failReads = true
	if _, err := w.worker.Checkpoint(t.Context()); api.CodeOf(err) != api.ChainUnavailable {
		t.Errorf("got %v", err)
	}
	w.chain.failReads = false
	w.checkpoint()
}

// In the background, the log is anchored when enough entries came, long before
// its time.
func TestKeepsAnchored(t *testing.T) {
	w := newWorld(t)
	w.worker.Close()
	w.config.AnchorEntries, w.config.AnchorEvery = 2, time.Hour
	w.start()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- worker.KeepLog(w.worker, ctx) }()
	d := w.grant()
	w.release(d)
	w.release(d)
	for range 500 {
		w.chain.mu.Lock()
		size := w.chain.anchor.Size
		w.chain.mu.Unlock()
		if size == 2 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) || w.chain.anchor.Size != 2 {
		t.Errorf("%v, anchored %d", err, w.chain.anchor.Size)
	}
}

// A second worker with the same operator key and a copy of the state writes
// another log. The one that finds the other's anchor anchors nothing on top of
// it, and answers nothing any more: two logs are what the log is there to rule
// out.
func TestAnotherWritesTheLog(t *testing.T) {
	for name, other := range map[string]worker.ReceiptAnchor{
		"further":        {Size: 5, Root: [32]byte{1}},
		"not so far":     {Size: 1, Root: [32]byte{1}},
		"after a reset":  {Log: 1, Size: 1, Root: [32]byte{1}},
		"after a second": {Log: 2, Size: 1, Root: [32]byte{1}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d := w.grant()
			w.release(d)
			w.anchorLog()
			w.release(d)
			w.chain.anchor = other
			if err := w.worker.AnchorLog(t.Context()); !errors.Is(err, worker.ErrLogLost) || len(w.chain.sent) != 1 {
				t.Errorf("got %v, sent %v", err, w.chain.sent)
			}
			w.refusesToServe(d)
		})
	}
}

// What a transaction has put that failed to reach the disk may be seen, and be
// gone after a crash. It is in no checkpoint and no anchor.
func TestCheckpointsAreDurable(t *testing.T) {
	w := newWorld(t)
	d := w.grant()
	w.release(d)
	w.state.set("after")
	if got := w.asks(d); got != api.Internal {
		t.Errorf("got %q", got)
	}
	w.state.set("")
	if c := w.checkpoint(); c.Size != 1 {
		t.Errorf("a checkpoint of %d entries, 1 of which is known to be on the disk", c.Size)
	}
	if _, err := w.worker.Consistency(t.Context(), 1, 2); api.CodeOf(err) != api.BadRequest {
		t.Errorf("consistency: %v", err)
	}
	w.clock = w.clock.Add(time.Second) // another request, another nonce
	id := api.Word(d.id)
	resp, code := w.list(w.doctor, func(r *api.ReceiptsRequest) { r.GrantID = &id })
	if code != "" || resp.Checkpoint.Size != 1 || len(resp.Entries) != 1 {
		t.Errorf("%q: %d entries of a log of %d", code, len(resp.Entries), resp.Checkpoint.Size)
	}
	w.anchorLog()
	if w.chain.anchor.Size != 1 {
		t.Errorf("anchored %d entries", w.chain.anchor.Size)
	}
	w.release(d) // reaches the disk, and all before it
	if c := w.checkpoint(); c.Size != 4 {
		t.Errorf("a checkpoint of %d entries", c.Size)
	}
}

// slowAnchor is a chain that does something while an anchor is on its way.
type slowAnchor struct {
	*fakeChain
	meanwhile func()
}

func (c *slowAnchor) AnchorReceipts(ctx context.Context, log uint32, size uint64, root [32]byte) error {
	c.meanwhile()
	return c.fakeChain.AnchorReceipts(ctx, log, size, root)
}

// The log goes on while it is anchored, and no checkpoint goes back.
func TestLogGrowsWhileAnchored(t *testing.T) {
	w := newWorld(t)
	w.worker.Close()
	d := w.grant()
	w.config.Chain = &slowAnchor{w.chain, func() { w.release(d) }}
	w.start()
	w.release(d)
	w.anchorLog()
	if c := w.checkpoint(); c.Size != 2 || w.chain.anchor.Size != 1 {
		t.Errorf("a checkpoint of %d entries, %d anchored", c.Size, w.chain.anchor.Size)
	}
	if s := w.worker.Status(); s.LogSize != 2 || s.LogAnchored != 1 {
		t.Errorf("status says %d entries, %d anchored", s.LogSize, s.LogAnchored)
	}
}

// However many requests there were in a minute, their nonces go when they are
// stale, and those that are not stay.
func TestNoncesDoNotPileUp(t *testing.T) {
	w := newWorld(t)
	rows := func() (n int) {
		err := w.state.View(func(tx worker.Tx) error {
			return tx.Scan("nonces", nil, func(_, _ []byte) (bool, error) { n++; return true, nil })
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	err := w.state.Update(func(tx worker.Tx) error {
		for i := range 10_000 {
			row := make([]byte, 72)
			binary.BigEndian.PutUint64(row, startTime)
			binary.BigEndian.PutUint32(row[40:], uint32(i))
			if err := tx.Put("nonces", row, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	w.clock = w.clock.Add(119 * time.Second)
	if err := worker.ForgetStale(w.worker); err != nil || rows() != 10_000 {
		t.Fatalf("%v, %d nonces that may be fresh", err, rows())
	}
	w.clock = w.clock.Add(2 * time.Second)
	if err := worker.ForgetStale(w.worker); err != nil || rows() != 0 {
		t.Errorf("%v, %d nonces are left", err, rows())
	}
}

// An anchor that a reorganisation took away is made again, also when nothing was
// logged since.
func TestAnchorReorganisedAway(t *testing.T) {
	w := newWorld(t)
	w.release(w.grant())
	w.anchorLog()
	anchored := w.chain.anchor
	w.chain.anchor = worker.ReceiptAnchor{}
	w.anchorLog()
	if w.chain.anchor != anchored || len(w.chain.sent) != 2 {
		t.Errorf("anchor %+v, sent %v", w.chain.anchor, w.chain.sent)
	}
}
