package main

import (
	"bytes"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/ethereum/go-ethereum/crypto"
)

// loadKey reads an account's secret key: 64 hexadecimal digits in a file that
// only its owner can read.
func loadKey(path string) (*ecdsa.PrivateKey, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("key: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("key: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("key %s is not a regular file", path)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("key %s can be read or written by others (mode %#o): chmod 600 it", path, info.Mode().Perm())
	}
	content, err := io.ReadAll(io.LimitReader(file, 256))
	if err != nil {
		return nil, fmt.Errorf("key: %w", err)
	}
	content = bytes.TrimPrefix(bytes.TrimSpace(content), []byte("0x"))
	key, err := crypto.HexToECDSA(string(content))
	if err != nil { // the error could quote the key
		return nil, errors.New("key " + path + " is not a secret key: want 64 hexadecimal digits")
	}
	return key, nil
}
