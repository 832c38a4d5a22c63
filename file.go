package medveil

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// pendingFile is a file being written beside its destination, under another
// name, until commit makes it durable there in one step. A crash at any moment
// leaves the destination as it was or complete, never partial.
type pendingFile struct {
	*os.File
	path string
}

// createPending opens a pending file for path, readable by its owner only.
func createPending(path string) (*pendingFile, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	return &pendingFile{File: f, path: path}, nil
}

// discard removes the pending file; after a commit it does nothing.
func (p *pendingFile) discard() {
	p.Close()
	os.Remove(p.Name())
}

// commit puts the file in place of whatever is at its path.
func (p *pendingFile) commit() error {
	if err := p.seal(); err != nil {
		return err
	}
	if err := os.Rename(p.Name(), p.path); err != nil {
		return fmt.Errorf("write %s: %w", p.path, err)
	}
	return syncDir(filepath.Dir(p.path))
}

// commitNew puts the file at its path, and fails with an error wrapping
// fs.ErrExist when something is already there. The check and the act are one
// operation of the file system.
func (p *pendingFile) commitNew() error {
	if err := p.seal(); err != nil {
		return err
	}
	if err := os.Link(p.Name(), p.path); errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s already exists: %w", p.path, fs.ErrExist)
	} else if err != nil {
		return fmt.Errorf("write %s: %w", p.path, err)
	}
	os.Remove(p.Name())
	return syncDir(filepath.Dir(p.path))
}

// seal makes the content durable and closes the file.
func (p *pendingFile) seal() error {
	if err := errors.Join(p.Sync(), p.Close()); err != nil {
		return fmt.Errorf("write %s: %w", p.path, err)
	}
	return nil
}

// syncDir makes the names in dir durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("sync folder %s: %w", dir, err)
	}
	return nil
}
