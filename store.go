package medveil

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// Store uploads size bytes of src, which have the content hash want, to as many
// workers as there may be faulty ones plus one, so that one honest worker pins
// them: that is the worker threshold. Workers that do not answer are replaced by
// others. The pseudonym author, which must be active, signs for the upload.
func (c *Client) Store(ctx context.Context, w *Wallet, author grant.Nym, src io.ReaderAt, size int64, want content.Hash) error {
	set, err := c.CurrentWorkers(ctx)
	if err != nil {
		return fmt.Errorf("store object: %w", err)
	}
	sign, err := w.signer(author)
	if err != nil {
		return fmt.Errorf("store object: %w", err)
	}
	stored := 0
	var failures []error
	for _, worker := range shuffled(set.Workers) {
		if stored == set.Threshold {
			return nil
		}
		if err := c.storeAt(ctx, worker, sign, io.NewSectionReader(src, 0, size), size, want); err != nil {
			failures = append(failures, fmt.Errorf("worker of seat %d: %w", worker.Seat, err))
			continue
		}
		stored++
	}
	if stored < set.Threshold {
		return fmt.Errorf("store object: %d of %d workers have it: %w", stored, set.Threshold, errors.Join(failures...))
	}
	return nil
}

// shuffled returns the members in random order, so that load spreads.
func shuffled(members []Member) []Member {
	order := make([]Member, len(members))
	for i, j := range rand.Perm(len(members)) {
		order[i] = members[j]
	}
	return order
}

// storeAt uploads to one worker.
func (c *Client) storeAt(ctx context.Context, worker Member, sign api.Signer, src io.Reader, size int64, want content.Hash) error {
	permit, err := api.NewUploadPermit(c.apiDomain(), api.Address(worker.Operator), uint64(size), sign)
	if err != nil {
		return err
	}
	moving, stop := watch(ctx, c.patience.upload)
	defer stop()
	got, err := c.worker(worker.Endpoint).Upload(moving, permit, &movingReader{Reader: src, moving: moving})
	if err != nil {
		return moving.explain(err)
	}
	if got != want {
		return fmt.Errorf("%w: read %s, want %s", api.ErrContent, got, want)
	}
	return nil
}

// stagedFile is a temporary file of encrypted bytes.
type stagedFile struct{ *os.File }

// stage creates a staged file.
func (c *Client) stage() (*stagedFile, error) {
	f, err := os.CreateTemp(c.staging, "medveil-*.age")
	if err != nil {
		return nil, fmt.Errorf("stage: %w", err)
	}
	return &stagedFile{f}, nil
}

// reset empties the file.
func (f *stagedFile) reset() error {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return f.Truncate(0)
}

// discard closes and removes the file.
func (f *stagedFile) discard() {
	f.Close()
	os.Remove(f.Name())
}
