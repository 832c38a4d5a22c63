package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"
)

// maxSealed bounds the content of a sealed file, in bytes.
const maxSealed = 64 << 10

// errSealedPassphrase is returned by openSealed when the passphrase does not
// open the file.
var errSealedPassphrase = errors.New("wrong passphrase")

// createSealed keeps a secret in a new file that only its owner can read,
// encrypted with a passphrase as an ordinary age file. Nothing is overwritten.
func createSealed(path, passphrase string, secret []byte) error {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return fmt.Errorf("encrypt %s: %w", filepath.Base(path), err)
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, recipient)
	if err != nil {
		return fmt.Errorf("encrypt %s: %w", filepath.Base(path), err)
	}
	if _, err := w.Write(secret); err != nil {
		return fmt.Errorf("encrypt %s: %w", filepath.Base(path), err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("encrypt %s: %w", filepath.Base(path), err)
	}
	return createSecret(path, sealed.Bytes())
}

// openSealed returns the secret that createSealed kept. A file that others can
// read is refused: its passphrase can be guessed at leisure.
func openSealed(path, passphrase string) ([]byte, error) {
	content, err := readOwn(path, maxSealed)
	if err != nil {
		return nil, err
	}
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	plain, err := age.Decrypt(bytes.NewReader(content), identity)
	if errors.Is(err, age.ErrIncorrectIdentity) {
		return nil, fmt.Errorf("open %s: %w", path, errSealedPassphrase)
	}
	if err != nil {
		return nil, fmt.Errorf("%s is damaged: %w", path, err)
	}
	secret, err := io.ReadAll(io.LimitReader(plain, maxSealed))
	if err != nil {
		return nil, fmt.Errorf("%s is damaged: %w", path, err)
	}
	return secret, nil
}

// readOwn reads a regular file that only its owner can touch, of at most limit
// bytes.
func readOwn(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := ownersAlone(path, info); err != nil {
		return nil, err
	}
	return readFrom(f, path, limit)
}

// ownersAlone refuses what is no regular file and what others can touch.
func ownersAlone(path string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a regular file", path)
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		return fmt.Errorf("%s can be read or written by others (mode %#o): chmod 600 it", path, mode)
	}
	return nil
}

// readFile reads a file of at most limit bytes; "-" is standard input.
func (sh *shell) readFile(path string, limit int64) ([]byte, error) {
	if path == "-" {
		return readFrom(sh.stdin, "standard input", limit)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readFrom(f, path, limit)
}

func readFrom(r io.Reader, name string, limit int64) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if int64(len(content)) > limit {
		return nil, fmt.Errorf("%s is larger than %d bytes", name, limit)
	}
	return content, nil
}
