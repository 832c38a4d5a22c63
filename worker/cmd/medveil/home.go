package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// homeDir returns the folder with a person's wallet and networks: --home, else
// $MEDVEIL_HOME, else medveil in the user's configuration folder. It may not
// exist yet.
func (sh *shell) homeDir() (string, error) {
	if sh.home != "" {
		return sh.home, nil
	}
	if dir := os.Getenv("MEDVEIL_HOME"); dir != "" {
		return dir, nil
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return "", hint(fmt.Errorf("find the home folder: %w", err), "name one with --home or MEDVEIL_HOME")
	}
	return filepath.Join(config, "medveil"), nil
}

// inHome returns the path of a file in the home folder.
func (sh *shell) inHome(name ...string) (string, error) {
	dir, err := sh.homeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(append([]string{dir}, name...)...), nil
}

// makeHome creates the home folder, for its owner alone, if it is not there.
func (sh *shell) makeHome() error {
	dir, err := sh.homeDir()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the home folder: %w", err)
	}
	return nil
}

// createSecret writes a new file that only its owner can read, whole or not at
// all, and returns once it is on disk. It never replaces one: then the error wraps
// fs.ErrExist.
func createSecret(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".secret-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	// Linking, unlike renaming, fails when the name is taken.
	if err := os.Link(f.Name(), path); errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already: %w", path, fs.ErrExist)
	} else if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes the names in a folder durable.
func syncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// requireFile returns an error wrapping fs.ErrNotExist if there is nothing at
// path.
func (sh *shell) requireFile(path string) error {
	_, err := os.Stat(path)
	return err
}
