package main

import (
	"errors"
	"fmt"
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

// createSecret writes a new file that only its owner can read. It refuses to
// replace one.
func createSecret(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", path, err), os.Remove(path))
	}
	return nil
}

// requireFile returns an error wrapping fs.ErrNotExist if there is nothing at
// path.
func (sh *shell) requireFile(path string) error {
	_, err := os.Stat(path)
	return err
}
