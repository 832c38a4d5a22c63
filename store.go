package medveil

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
)

// Store uploads size bytes of src, which have the content hash want, to as many
// workers as there may be faulty ones plus one, so that one honest worker pins
// them: that is the worker threshold. It uploads to them at once, reading src
// once for all that keep pace; workers that fail are replaced by others, and
// beside slow ones others are tried. The pseudonym author, which must be active,
// signs for the upload.
func (c *Client) Store(ctx context.Context, w *Wallet, author grant.Nym, src io.ReaderAt, size int64, want content.Hash) error {
	set, err := c.CurrentWorkers(ctx)
	if err != nil {
		return fmt.Errorf("store object: %w", err)
	}
	sign, err := w.signer(author)
	if err != nil {
		return fmt.Errorf("store object: %w", err)
	}
	s := &storing{client: c, source: &window{source: src, size: size}, size: size, want: want, sign: sign}
	if err := s.to(ctx, c.objectPace.sorted(set.Workers), set.Threshold); err != nil {
		return fmt.Errorf("store object: %w", err)
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
