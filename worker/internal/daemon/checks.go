package daemon

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"time"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/httpapi"
)

// checks are what /readyz looks at. Their errors are shown to everybody.
func (d *Daemon) checks() []httpapi.Check {
	return []httpapi.Check{
		{Name: "chain", Run: d.checkChain},
		{Name: "log", Run: d.checkLog},
		{Name: "ipfs", Run: d.checkIPFS},
		{Name: "disk", Run: d.checkDisk},
	}
}

// checkChain fails when requests would be refused for the chain's sake: no node
// answers, the newest block is too old, or the nodes disagree.
func (d *Daemon) checkChain(ctx context.Context) error {
	if d.worker.Status().Disagreement != "" { // the text may name the institution's nodes
		return errors.New("the chain's endpoints disagree, see the worker's status")
	}
	_, err := d.worker.Info(ctx)
	return public(err)
}

// checkLog fails when the worker's log is not the one that it anchored.
func (d *Daemon) checkLog(ctx context.Context) error {
	_, err := d.worker.Checkpoint(ctx)
	if api.CodeOf(err) == api.ChainUnavailable {
		return nil // said by the check of the chain
	}
	return public(err)
}

// public leaves of an error what a client would be told as well.
func public(err error) error {
	var refusal *api.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &refusal):
		return errors.New(refusal.Message)
	default:
		return errors.New("the worker failed, see its log")
	}
}

func (d *Daemon) checkIPFS(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	if err := d.store.Ping(ctx); err != nil {
		d.log.Debug("the ipfs node does not answer", "cause", err)
		return errors.New("the ipfs node does not answer")
	}
	return nil
}

const defaultMinFree = 1 << 30

// checkDisk fails before the disk is full: receipts must be written before
// anything is answered.
func (d *Daemon) checkDisk(context.Context) error {
	free, err := freeBytes(d.config.dir)
	if err != nil {
		return errors.New("the free space cannot be read")
	}
	want := d.config.MinFree
	if want == 0 {
		want = defaultMinFree
	}
	if free < want {
		return fmt.Errorf("%d MiB are free, want %d", free>>20, want>>20)
	}
	return nil
}

// freeBytes returns how much an ordinary account may still write in a folder.
func freeBytes(dir string) (uint64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil
}
