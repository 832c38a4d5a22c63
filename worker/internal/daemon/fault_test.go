package daemon_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/receipt"
)

// A worker that is killed at any moment under load has every object that it
// acknowledged, and a log that begins with every checkpoint that it signed.
func TestKilledUnderLoad(t *testing.T) {
	s := newSite(t)
	p := s.init(t, s.members[0])
	w := p.run(t)
	someone := s.enrol(t, w)
	var kept sync.Map // content hash -> object
	last := must[*api.Checkpoint](t)(w.client().Checkpoint(t.Context()))
	for round := range 6 {
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() { someone.uploadUntilDead(t, w, uint64(round)<<8|uint64(i), &kept) })
		}
		more(t, &kept)
		time.Sleep(time.Duration(rand.IntN(500)) * time.Millisecond)
		if now, err := w.client().Checkpoint(t.Context()); err == nil {
			last = now
		}
		w.end(t, syscall.SIGKILL)
		wg.Wait()
		w = p.run(t)
		s.checkKept(t, w, last, &kept)
	}
	if err := w.end(t, syscall.SIGTERM); err != nil {
		t.Error(err)
	}
}

// more waits until there is more than there is now.
func more(t *testing.T, kept *sync.Map) {
	t.Helper()
	count := func() (n int) {
		kept.Range(func(any, any) bool { n++; return true })
		return n
	}
	for before, end := count(), time.Now().Add(time.Minute); count() == before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("nothing is acknowledged")
		}
	}
}

// uploadUntilDead uploads objects until the worker is gone.
func (p *person) uploadUntilDead(t *testing.T, w *process, seed uint64, kept *sync.Map) {
	random := rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8)})
	for {
		object := make([]byte, 1+random.Uint64()%300_000)
		random.Read(object)
		h, err := p.upload(t, w, uint64(len(object)), bytes.NewReader(object))
		if err == nil {
			kept.Store(h, object)
		} else if code := api.CodeOf(err); code == "" {
			return
		} else if code != api.Busy {
			t.Errorf("upload: %v", err)
			return
		}
	}
}

// checkKept checks what the worker acknowledged before it was killed.
func (s *site) checkKept(t *testing.T, w *process, last *api.Checkpoint, kept *sync.Map) {
	t.Helper()
	n := 0
	kept.Range(func(h, object any) bool {
		body, _, err := w.client().Download(t.Context(), h.(content.Hash))
		if err != nil {
			t.Fatalf("an acknowledged object is lost: %v", err)
		}
		got, err := io.ReadAll(body)
		body.Close()
		if err != nil || !bytes.Equal(got, object.([]byte)) {
			t.Fatalf("an acknowledged object is another now: %v", err)
		}
		n++
		return true
	})
	now := must[*api.Checkpoint](t)(w.client().Checkpoint(t.Context()))
	proof := must[[]api.Word](t)(w.client().Consistency(t.Context(), last.Size, now.Size))
	if err := receipt.VerifyConsistency(last, now, proof); err != nil {
		t.Fatalf("the log does not extend what was signed: %v", err)
	}
	if now.Size < uint64(n) {
		t.Fatalf("%d objects were acknowledged, the log has %d entries", n, now.Size)
	}
}

// A full disk costs no acknowledged object: what does not fit is refused, and
// the worker goes on when there is room again.
func TestDiskFull(t *testing.T) {
	s := newSite(t)
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=24m"); err != nil {
		t.Skipf("cannot make a small disk: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
	p := s.init(t, s.members[0])
	moved := &place{s, filepath.Join(disk, "worker")}
	if out, err := exec.Command("cp", "-a", p.dir, moved.dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	moved.edit(t, func(c map[string]any) { c["minFree"] = 4 << 20 })
	w := moved.run(t)
	someone := s.enrol(t, w)
	const size = 1 << 20
	var kept sync.Map
	var refused error
	for seed := byte(0); refused == nil && seed < 60; seed++ {
		object := make([]byte, size)
		rand.NewChaCha8([32]byte{seed}).Read(object)
		h, err := someone.upload(t, w, size, bytes.NewReader(object))
		if refused = err; err == nil {
			kept.Store(h, object)
		}
	}
	if code := api.CodeOf(refused); code != api.StoreUnavailable && code != api.Internal {
		t.Errorf("on a full disk: %v", refused)
	}
	if ready := must[*api.Readiness](t)(w.client().Ready(t.Context())); ready.Ready {
		t.Error("it says it is ready on a full disk")
	}
	last := &api.Checkpoint{}
	if now, err := w.client().Checkpoint(t.Context()); err == nil {
		last = now
	}
	w.end(t, syscall.SIGTERM)
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	w = moved.run(t)
	if last.Size > 0 {
		s.checkKept(t, w, last, &kept)
	}
	w.ready(t)
	if _, err := someone.upload(t, w, 6, bytes.NewReader([]byte("record"))); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// Two processes on one folder would break it.
func TestSecondWorkerIsRefused(t *testing.T) {
	s := newSite(t)
	p := s.init(t, s.members[0], "--ipfs", "http://127.0.0.1:1")
	w := p.run(t)
	p.fails(t)
	if err := w.client().Health(t.Context()); err != nil {
		t.Errorf("the first does not answer any more: %v", err)
	}
	if _, err := os.Stat(filepath.Join(p.dir, "admin.sock")); err != nil {
		t.Errorf("the first has lost its socket: %v", err)
	}
}

// A signal while a transfer is in progress lets it finish, a second one does
// not.
func TestSecondSignalKills(t *testing.T) {
	s := newSite(t)
	p := s.init(t, s.members[0])
	w := p.run(t)
	someone := s.enrol(t, w)
	slow, feed := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		_, err := someone.upload(t, w, 1<<20, slow)
		ended <- err
	}()
	if _, err := feed.Write(make([]byte, 1<<18)); err != nil {
		t.Fatal(err)
	}
	if err := w.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-w.done:
		t.Fatalf("ended in the middle of a transfer: %v", err)
	case <-time.After(time.Second):
	}
	err := w.end(t, syscall.SIGTERM)
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGTERM {
		t.Errorf("after a second signal: %v", err)
	}
	feed.CloseWithError(context.Canceled)
	if err := <-ended; err == nil {
		t.Error("an upload that was cut off was acknowledged")
	}
}

// A node that tells another history than the institution's own keeps the worker
// from answering, and it says so.
func TestNodesDisagree(t *testing.T) {
	s := newSite(t)
	liar := &site{chainID: s.chainID}
	liar.startChain(t)
	p := s.init(t, s.members[0], "--rpc", liar.rpc, "--ipfs", "http://127.0.0.1:1")
	for must[uint64](t)(liar.client.BlockNumber(t.Context())) < must[uint64](t)(s.client.BlockNumber(t.Context())) {
		liar.commit() // the other chain is as long as ours
	}
	w := p.run(t)
	if _, err := w.client().Info(t.Context()); api.CodeOf(err) != api.ChainUnavailable {
		t.Errorf("it answers %v", err)
	}
	ready := must[*api.Readiness](t)(w.client().Ready(t.Context()))
	if chain := slices.IndexFunc(ready.Checks, func(c api.ReadyCheck) bool { return c.Name == "chain" }); chain < 0 || ready.Checks[chain].OK || !strings.Contains(ready.Checks[chain].Detail, "disagree") {
		t.Errorf("it says %+v", ready)
	}
	for _, c := range ready.Checks {
		if strings.Contains(c.Detail, "127.0.0.1") {
			t.Errorf("it tells the institution's nodes to everybody: %s", c.Detail)
		}
	}
}

// A worker that is told to read its files again while it starts goes on starting.
func TestHangupWhileStarting(t *testing.T) {
	s := newSite(t)
	p := s.init(t, s.members[0], "--ipfs", "http://127.0.0.1:1")
	p.edit(t, func(c map[string]any) { c["rpc"] = []string{"http://127.0.0.1:1"} })
	w := p.start(t)
	w.says(t, "waiting for a node of the chain")
	for range 20 {
		if err := w.cmd.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case err := <-w.done:
		if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.Sys().(syscall.WaitStatus).Signaled() {
			t.Errorf("it ended: %v", err)
		}
	case <-time.After(time.Second):
	}
}
