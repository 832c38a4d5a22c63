package setup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/consensys/gnark/frontend"
)

// A cache is the place of one circuit's pinned keys on this machine.
type cache struct {
	name string
	pin  Pin
	root string // <user cache>/medveil
	dir  string // of these keys, within root
}

func openCache(name string, pin Pin) (*cache, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("unsafe development keys: no cache directory: %w", err)
	}
	root := filepath.Join(base, "medveil")
	dir := filepath.Join(root, fmt.Sprintf("%s-unsafe-%.16s", name, pin.Proving))
	return &cache{name: name, pin: pin, root: root, dir: dir}, nil
}

// read returns the cached files if all of them are the pinned ones.
func (c *cache) read() (*keyFiles, error) {
	files, err := readFiles(c.dir)
	if err != nil {
		return nil, err
	}
	return files, files.check(c.pin)
}

func readFiles(dir string) (*keyFiles, error) {
	system, err1 := os.ReadFile(filepath.Join(dir, systemFile))
	proving, err2 := os.ReadFile(filepath.Join(dir, provingFile))
	verifying, err3 := os.ReadFile(filepath.Join(dir, verifyingFile))
	return &keyFiles{System: system, Proving: proving, Verifying: verifying}, errors.Join(err1, err2, err3)
}

// rebuild generates the keys and replaces whatever the cache holds, which was
// unusable because of reason. One process does it; the others wait for it and
// find the keys there.
func (c *cache) rebuild(ctx context.Context, circuit frontend.Circuit, progress func(string), reason error) (*keyFiles, error) {
	if progress == nil {
		progress = func(string) {}
	}
	if err := os.MkdirAll(c.root, 0o700); err != nil {
		return nil, fmt.Errorf("make cache (XDG_CACHE_HOME may name another place): %w", err)
	}
	unlock, err := lock(ctx, filepath.Join(c.root, c.name+".lock"), func() {
		progress("waiting for another process, which generates unsafe development keys " + c.name)
	})
	if err != nil {
		return nil, err
	}
	defer unlock()
	if files, err := c.read(); err == nil {
		return files, nil
	}
	progress(c.explain(reason))
	files, err := c.regenerate(ctx, circuit)
	if err != nil {
		return nil, err
	}
	return files, c.store(files)
}

// regenerate returns files that are the pinned ones.
func (c *cache) regenerate(ctx context.Context, circuit frontend.Circuit) (*keyFiles, error) {
	system, err := compile(circuit)
	if err != nil {
		return nil, err
	}
	if err := compareSystem(system, c.pin); err != nil {
		return nil, err
	}
	files, err := generate(ctx, c.name, system)
	if err != nil {
		return nil, err
	}
	if err := files.check(c.pin); err != nil {
		return nil, fmt.Errorf("generated keys: %w", err)
	}
	return files, nil
}

func (c *cache) explain(reason error) string {
	what := "generating unsafe development keys " + c.name + ", once, about 10 s"
	if errors.Is(reason, os.ErrNotExist) {
		return what
	}
	return what + " (the cached ones are damaged)"
}

// store makes the files appear in the cache all at once: they are written to a
// directory beside it, synced, and renamed. A crash leaves the cache as it was,
// or without an entry, or done; what it leaves behind is removed next time.
func (c *cache) store(files *keyFiles) error {
	prefix := c.name + "-unsafe-new-"
	if stale, err := filepath.Glob(filepath.Join(c.root, prefix+"*")); err == nil {
		for _, dir := range stale {
			os.RemoveAll(dir)
		}
	}
	dir, err := os.MkdirTemp(c.root, prefix)
	if err != nil {
		return fmt.Errorf("store keys: %w", err)
	}
	defer os.RemoveAll(dir)
	err = errors.Join(
		writeDurably(filepath.Join(dir, systemFile), files.System),
		writeDurably(filepath.Join(dir, provingFile), files.Proving),
		writeDurably(filepath.Join(dir, verifyingFile), files.Verifying),
		syncDirectory(dir),
	)
	if err != nil {
		return fmt.Errorf("store keys: %w", err)
	}
	if err := os.RemoveAll(c.dir); err != nil {
		return fmt.Errorf("remove damaged keys: %w", err)
	}
	if err := os.Rename(dir, c.dir); err != nil {
		return fmt.Errorf("store keys: %w", err)
	}
	return syncDirectory(c.root)
}

func writeDurably(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

func syncDirectory(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
