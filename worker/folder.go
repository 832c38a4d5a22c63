package worker

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"github.com/medveil/medveil/worker/api"
)

const (
	identityFile = "worker.json"
	journalFile  = "journal"
	endFile      = "journal.end"
	formatV1     = "medveil.dev/worker-v1"
)

// identity is whose data a folder holds.
type identity struct {
	Format   string      `json:"format"`
	ChainID  uint64      `json:"chainId"`
	GrantLog api.Address `json:"grantLog"`
	Operator api.Address `json:"operator"`
}

// Create makes the data folder of the worker of one seat of one consortium. dir
// must be absent or empty. It is a separate act from [Open]: a worker that
// finds no folder has lost its memory of what it answered, and must not start
// as if it were new.
func Create(dir string, d api.Domain, operator api.Address) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("create worker folder: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("create worker folder: %w", err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("create worker folder: %s is not empty", dir)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return fmt.Errorf("create worker folder: %w", err)
	}
	id, err := json.MarshalIndent(identity{formatV1, d.ChainID, d.GrantLog, operator}, "", "\t")
	if err != nil {
		return fmt.Errorf("create worker folder: %w", err)
	}
	if err := writeNew(filepath.Join(dir, journalFile), nil); err != nil {
		return err
	}
	if err := writeNew(filepath.Join(dir, endFile), encodeEnd(0, [32]byte{})); err != nil {
		return err
	}
	// Last: a folder without it is not a worker's.
	if err := writeNew(filepath.Join(dir, identityFile), append(id, '\n')); err != nil {
		return err
	}
	return syncDir(dir)
}

func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("create worker folder: %w", err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("create worker folder: %w", err)
	}
	return nil
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// openFolder checks that dir is this worker's and opens its journal and the
// note of its end, locked: two processes on one folder would break them.
func openFolder(dir string, c *Config) (journal, end *os.File, err error) {
	if err := checkFolder(dir, c); err != nil {
		return nil, nil, fmt.Errorf("open worker folder: %w", err)
	}
	if journal, err = os.OpenFile(filepath.Join(dir, journalFile), os.O_RDWR, 0); err != nil {
		return nil, nil, fmt.Errorf("open worker folder: %w", err)
	}
	if err := syscall.Flock(int(journal.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, nil, errors.Join(fmt.Errorf("open worker folder: another worker runs on %s: %w", dir, err), journal.Close())
	}
	if end, err = os.OpenFile(filepath.Join(dir, endFile), os.O_RDWR, 0); err != nil {
		return nil, nil, errors.Join(fmt.Errorf("open worker folder: %w", err), journal.Close())
	}
	return journal, end, nil
}

// checkFolder refuses a folder that is not this worker's alone.
func checkFolder(dir string, c *Config) error {
	info, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("%w: create it first, or check the path", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return fmt.Errorf("%s is open to others (mode %o): chmod 700 it", dir, info.Mode().Perm())
	}
	data, err := os.ReadFile(filepath.Join(dir, identityFile))
	if err != nil {
		return fmt.Errorf("%w: not a worker's folder, or its creation was cut off", err)
	}
	var id identity
	if err := json.Unmarshal(data, &id); err != nil {
		return fmt.Errorf("%s: %w", identityFile, err)
	}
	if want := (identity{formatV1, c.Domain.ChainID, c.Domain.GrantLog, c.Operator}); id != want {
		return fmt.Errorf("it belongs to operator %s of grant log %s on chain %d", id.Operator, id.GrantLog, id.ChainID)
	}
	return nil
}
