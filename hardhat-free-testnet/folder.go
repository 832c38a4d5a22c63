package testnet

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// What lies in a data folder beside the nodes' own folders.
const (
	markerFile  = ".medveil-testnet" // says that the folder is ours to empty
	lockFile    = "lock"             // held and signed by the runner
	pidFolder   = "run"              // a pid file for each running node
	logFolder   = "logs"
	genesisFile = "genesis.json"
	swarmFile   = "swarm.key"
)

// folder is a data folder that this process holds.
type folder struct {
	dir  string
	lock *os.File
}

// ErrRunning is wrapped by the errors that say that a data folder belongs to a
// running network.
var ErrRunning = errors.New("the network is running")

// openFolder makes a data folder if need be and locks it. A folder with
// anything in it that this package did not make is refused.
func openFolder(dir string) (*folder, error) {
	if err := claim(dir); err != nil {
		return nil, err
	}
	lock, err := os.OpenFile(filepath.Join(dir, lockFile), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		lock.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("%s: %w (process %s): take it down first, or name another folder", dir, ErrRunning, lockHolder(dir))
		}
		return nil, fmt.Errorf("locking %s: %w", dir, err)
	}
	f := &folder{dir: dir, lock: lock}
	if err := f.sign(); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// claim makes the folder ours, if it is new, empty or ours already.
func claim(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	marker := filepath.Join(dir, markerFile)
	if _, err := os.Stat(marker); err == nil {
		return nil
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is no testnet's data folder (it holds %s): name an empty or a new one", dir, entries[0].Name())
	}
	return os.WriteFile(marker, []byte("A testnet's data folder. It may be emptied at any time.\n"), 0o600)
}

// sign notes the holder in the lock, which itself is the kernel's: a stale
// lock file never stands in the way.
func (f *folder) sign() error {
	text := fmt.Appendf(nil, "%d %s\n", os.Getpid(), birth(os.Getpid()))
	if err := f.lock.Truncate(0); err != nil {
		return err
	}
	_, err := f.lock.WriteAt(text, 0)
	return err
}

// close gives the folder back.
func (f *folder) close() error { return f.lock.Close() }

func (f *folder) path(parts ...string) string {
	return filepath.Join(append([]string{f.dir}, parts...)...)
}

// empty removes everything but the marker and the held lock.
func (f *folder) empty() error {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return err
	}
	// The network file goes first: a folder half emptied is a folder half made.
	if err := os.RemoveAll(f.path(networkFile)); err != nil {
		return err
	}
	for _, entry := range entries {
		if name := entry.Name(); name != markerFile && name != lockFile {
			if err := os.RemoveAll(f.path(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// finished tells whether the folder holds a whole network.
func (f *folder) finished() bool {
	_, err := os.Stat(f.path(networkFile))
	return err == nil
}

// untouched tells whether there is nothing in the folder yet.
func (f *folder) untouched() bool {
	entries, err := os.ReadDir(f.dir)
	return err == nil && len(entries) == 2 // the marker and the lock
}

// lockHolder returns the process id that a data folder's lock notes, or "?".
func lockHolder(dir string) string {
	text, err := os.ReadFile(filepath.Join(dir, lockFile))
	if err != nil || len(text) == 0 {
		return "?"
	}
	id, _, _ := strings.Cut(string(text), " ")
	return id
}

// Runner returns the process that runs the network of a data folder, or 0 when
// none does.
func Runner(dir string) (int, error) {
	if _, err := os.Stat(filepath.Join(dir, markerFile)); errors.Is(err, fs.ErrNotExist) {
		return 0, fmt.Errorf("%s is no testnet's data folder", dir)
	}
	f, err := openFolder(dir)
	if err == nil {
		return 0, f.close()
	}
	if !errors.Is(err, ErrRunning) {
		return 0, err
	}
	pid, err := strconv.Atoi(lockHolder(dir))
	if err != nil || pid <= 1 {
		return 0, fmt.Errorf("the lock of %s is held, but does not say by whom", dir)
	}
	return pid, nil
}

// Clean ends what a runner that died left running in a data folder, and
// returns the names of the nodes it ended. The error wraps [ErrRunning] while
// there is a runner.
func Clean(dir string) ([]string, error) {
	f, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	defer f.close()
	return endOrphans(f.path(pidFolder))
}

// Reset removes a network that is not running, with its chain, keys and files.
// Only a folder that a network made is removed.
func Reset(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, markerFile)); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is no testnet's data folder: it stays as it is", dir)
	}
	f, err := openFolder(dir)
	if err != nil {
		return err
	}
	defer f.close()
	if _, err := endOrphans(f.path(pidFolder)); err != nil {
		return err
	}
	if err := f.empty(); err != nil {
		return err
	}
	for _, last := range []string{lockFile, markerFile} {
		if err := os.Remove(f.path(last)); err != nil {
			return err
		}
	}
	return os.Remove(dir)
}
