package medveil

import (
	"bytes"
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

// download stages a stored object, whole and matching its content hash, from
// the first worker that has it. The caller discards it.
func (c *Client) download(ctx context.Context, object content.Hash) (*stagedFile, error) {
	staged, err := c.stage()
	if err != nil {
		return nil, err
	}
	limited := &limitedWriter{dst: staged}
	reset := func() error { limited.left = c.maxRecord; return staged.reset() }
	if err := c.fromAnyWorker(ctx, object, reset, limited); err != nil {
		staged.discard()
		return nil, err
	}
	if _, err := staged.Seek(0, io.SeekStart); err != nil {
		staged.discard()
		return nil, err
	}
	return staged, nil
}

// readObject reads a whole stored object of at most limit bytes.
func (c *Client) readObject(ctx context.Context, object content.Hash, limit int) ([]byte, error) {
	var buffer bytes.Buffer
	limited := &limitedWriter{dst: &buffer}
	reset := func() error { limited.left = int64(limit); buffer.Reset(); return nil }
	err := c.fromAnyWorker(ctx, object, reset, limited)
	return buffer.Bytes(), err
}

// errTooLarge ends a download that a worker would let go on for ever.
var errTooLarge = errors.New("object is larger than it may be")

// limitedWriter refuses to write more than what is left.
type limitedWriter struct {
	dst  io.Writer
	left int64
}

func (w *limitedWriter) Write(p []byte) (int, error) {
	if w.left -= int64(len(p)); w.left < 0 {
		return 0, errTooLarge
	}
	return w.dst.Write(p)
}

// fromAnyWorker copies an object to dst from the first worker that sends bytes
// of that content hash; it calls reset before each try.
func (c *Client) fromAnyWorker(ctx context.Context, object content.Hash, reset func() error, dst io.Writer) error {
	committee, err := c.CurrentCommittee(ctx)
	if err != nil {
		return err
	}
	var failures []error
	for _, member := range shuffled(committee.Members) {
		if err := reset(); err != nil {
			return err
		}
		err := c.copyFrom(ctx, member, object, dst)
		if err == nil {
			return nil
		}
		failures = append(failures, fmt.Errorf("worker of seat %d: %w", member.Seat, err))
	}
	return fmt.Errorf("no worker has object %s: %w", object, errors.Join(failures...))
}

// copyFrom copies an object from one worker; nil means that every byte matches
// the content hash.
func (c *Client) copyFrom(ctx context.Context, member Member, object content.Hash, dst io.Writer) error {
	moving, stop := watch(ctx, c.patience.download)
	defer stop()
	body, _, err := c.worker(member.Endpoint).Download(moving, object)
	if err != nil {
		return moving.explain(err)
	}
	defer body.Close()
	_, err = io.Copy(dst, &movingReader{Reader: body, moving: moving})
	return moving.explain(err)
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
