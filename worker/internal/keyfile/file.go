package keyfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"filippo.io/age"
)

// Errors that callers branch on.
var (
	// ErrPassphrase: the passphrase does not open the file. A file damaged in
	// just the place that the passphrase opens looks the same.
	ErrPassphrase = errors.New("wrong passphrase")
	// ErrExposed: the file can be read or written by others than its owner.
	ErrExposed = errors.New("key file is open to others")
)

// maxFile is far above any real key file: an epoch takes about 80 bytes.
const maxFile = 1 << 20

// DefaultWorkFactor is the logarithm of the scrypt cost of new files: about a
// second, and 256 MiB of memory while the file is opened.
const DefaultWorkFactor = 18

// Create writes the keys to a new file at path, encrypted with passphrase. It
// fails with an error that wraps fs.ErrExist when there is anything: keys are
// never overwritten. When it returns nil the file is on disk, whole.
func (k *Keys) Create(path, passphrase string, workFactor int) error {
	content, err := k.seal(passphrase, workFactor)
	if err != nil {
		return fmt.Errorf("create key file: %w", err)
	}
	// Linking, unlike renaming, fails when the name is taken.
	if err := place(path, content, os.Link); err != nil {
		return fmt.Errorf("create key file: %w", err)
	}
	return nil
}

// Open reads the file at path. Errors wrap fs.ErrNotExist, [ErrPassphrase],
// [ErrExposed] or [ErrDamaged] where they apply; the file is never changed.
func Open(path, passphrase string) (*Keys, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open key file: %w", err)
	}
	defer f.Close()
	content, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("open key file %s: %w", path, err)
	}
	k, err := unseal(content, passphrase)
	if err != nil {
		return nil, fmt.Errorf("open key file %s: %w", path, err)
	}
	return k, nil
}

// AddShare adds a new share key for an epoch that has none, and returns the keys;
// see [Change].
func AddShare(path, passphrase string, epoch uint32, workFactor int) (*Keys, error) {
	return Change(path, passphrase, workFactor, func(k *Keys) error { return k.addShare(epoch) })
}

// Change changes the keys in a file and returns them. The file is replaced in one
// step: whenever the machine stops, it is the old one or the new one, whole. Of
// two processes that change it at once, the second sees what the first one did.
func Change(path, passphrase string, workFactor int, change func(*Keys) error) (*Keys, error) {
	k, err := changeFile(path, passphrase, workFactor, change)
	if err != nil {
		return nil, fmt.Errorf("change key file %s: %w", path, err)
	}
	return k, nil
}

func changeFile(path, passphrase string, workFactor int, change func(*Keys) error) (*Keys, error) {
	path, err := filepath.EvalSymlinks(path) // the new file takes the old one's place, not that of a link to it
	if err != nil {
		return nil, err
	}
	f, err := lockFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := read(f)
	if err != nil {
		return nil, err
	}
	k, err := unseal(content, passphrase)
	if err != nil {
		return nil, err
	}
	if err := change(k); err != nil {
		return nil, err
	}
	if content, err = k.seal(passphrase, workFactor); err != nil {
		return nil, err
	}
	return k, place(path, content, os.Rename)
}

// lockFile opens the file at path for this process alone. A file that another
// process replaced while this one waited for it is not the one to change.
func lockFile(path string) (*os.File, error) {
	for {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
			return nil, errors.Join(fmt.Errorf("lock %s: %w", path, err), f.Close())
		}
		mine, err := f.Stat()
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if now, err := os.Stat(path); err == nil && os.SameFile(mine, now) {
			return f, nil
		}
		f.Close()
	}
}

// read returns the content of a key file that only its owner can touch.
func read(f *os.File) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		return nil, fmt.Errorf("%w (mode %#o): chmod 600 it, and if others use this machine, consider the keys known to them", ErrExposed, mode)
	}
	content, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(content) > maxFile {
		return nil, fmt.Errorf("%w: it has more than %d bytes", ErrDamaged, maxFile)
	}
	return content, nil
}

func (k *Keys) seal(passphrase string, workFactor int) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, errors.New("the passphrase is empty: choose one")
	}
	recipient.SetWorkFactor(workFactor)
	plain, err := k.encode()
	if err != nil {
		return nil, err
	}
	var content bytes.Buffer
	w, err := age.Encrypt(&content, recipient)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return content.Bytes(), nil
}

func unseal(content []byte, passphrase string) (*Keys, error) {
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, fmt.Errorf("%w: it is empty", ErrPassphrase)
	}
	r, err := age.Decrypt(bytes.NewReader(content), identity)
	if errors.Is(err, age.ErrIncorrectIdentity) {
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return decode(plain)
}

// place puts content at path by way of a file beside it, synced before put moves
// it and the folder synced after.
func place(path string, content []byte, put func(from, to string) error) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, ".keys-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already if it was renamed
	_, err = f.Write(content)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := put(f.Name(), path); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("%s is there already and is never overwritten: %w", path, fs.ErrExist)
		}
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
