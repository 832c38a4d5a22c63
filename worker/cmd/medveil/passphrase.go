package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// maxPassphrase is the size of a passphrase file in bytes.
const maxPassphrase = 4 << 10

// passphrase returns the passphrase of what: from --passphrase-file, without
// the line's end, else from the terminal, where it is not shown.
func (sh *shell) passphrase(what string) (string, error) {
	if sh.passphraseFile != "" {
		return readPassphrase(sh.passphraseFile)
	}
	return sh.ask("Passphrase of " + what)
}

// newPassphrase asks for a new passphrase, on the terminal twice. An empty one
// is refused.
func (sh *shell) newPassphrase(what string) (string, error) {
	if sh.passphraseFile != "" {
		return readPassphrase(sh.passphraseFile)
	}
	first, err := sh.ask("New passphrase of " + what)
	if err != nil {
		return "", err
	}
	second, err := sh.ask("The same again")
	if err != nil {
		return "", err
	}
	if first != second {
		return "", errors.New("the passphrases differ")
	}
	return first, nil
}

// ask reads one line from the terminal without showing it.
func (sh *shell) ask(prompt string) (string, error) {
	f, ok := sh.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return "", hint(errors.New("no terminal to ask for a passphrase on"), "name a file with --passphrase-file")
	}
	fmt.Fprintf(sh.stderr, "%s: ", prompt)
	line, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(sh.stderr)
	if err != nil {
		return "", fmt.Errorf("read the passphrase: %w", err)
	}
	return notEmpty(line)
}

// readPassphrase reads a passphrase from a file: its first and only line. A
// file, as opposed to a pipe, must be its owner's alone.
func readPassphrase(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("passphrase file: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", fmt.Errorf("passphrase file: %w", err)
	}
	if mode := info.Mode(); mode.IsRegular() && mode.Perm()&0o077 != 0 {
		return "", fmt.Errorf("passphrase file %s can be read or written by others (mode %#o): chmod 600 it", path, mode.Perm())
	}
	content, err := io.ReadAll(io.LimitReader(f, maxPassphrase+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("passphrase file: %w", err)
	case len(content) > maxPassphrase:
		return "", fmt.Errorf("passphrase file %s is over %d bytes", path, maxPassphrase)
	}
	line := bytes.TrimRight(content, "\r\n")
	if bytes.ContainsAny(line, "\r\n") {
		return "", fmt.Errorf("passphrase file %s has more than one line", path)
	}
	return notEmpty(line)
}

func notEmpty(line []byte) (string, error) {
	if len(line) == 0 {
		return "", errors.New("the passphrase is empty")
	}
	return string(line), nil
}
