package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// personKeyFile is where a home keeps the person key, encrypted with the
// wallet's passphrase.
const personKeyFile = "person.age"

const pemPrivateKey = "PRIVATE KEY"

// personKey returns the Ed25519 key with which the person signs by their real
// name: that of a PEM file if one is given, else the home's, which is made when
// there is none.
func (sh *shell) personKey(file, passphrase string) (ed25519.PrivateKey, error) {
	if file != "" {
		content, err := readOwn(file, maxSealed)
		if err != nil {
			return nil, fmt.Errorf("person key: %w", err)
		}
		return parsePersonKey(content)
	}
	path, err := sh.inHome(personKeyFile)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return newPersonKey(path, passphrase)
	}
	content, err := openSealed(path, passphrase)
	if err != nil {
		return nil, fmt.Errorf("person key: %w", err)
	}
	return parsePersonKey(content)
}

// newPersonKey makes the home's person key.
func newPersonKey(path, passphrase string) (ed25519.PrivateKey, error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make the person key: %w", err)
	}
	encoded, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, fmt.Errorf("make the person key: %w", err)
	}
	content := pem.EncodeToMemory(&pem.Block{Type: pemPrivateKey, Bytes: encoded})
	if err := createSealed(path, passphrase, content); err != nil {
		return nil, fmt.Errorf("keep the person key: %w", err)
	}
	return key, nil
}

// parsePersonKey reads the PEM of "openssl genpkey -algorithm ed25519". Its
// errors quote nothing of it.
func parsePersonKey(content []byte) (ed25519.PrivateKey, error) {
	block, _ := pem.Decode(content)
	if block == nil || block.Type != pemPrivateKey {
		return nil, errors.New("the person key is no PEM file with a PRIVATE KEY")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, errors.New("the person key does not parse")
	}
	key, ok := parsed.(ed25519.PrivateKey)
	if !ok {
		return nil, errors.New("the person key is not an Ed25519 key")
	}
	return key, nil
}

// parsePersonPublic reads 64 hexadecimal digits, as "wallet person" prints.
func parsePersonPublic(text string) (ed25519.PublicKey, error) {
	key, err := hex.DecodeString(text)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("a person's public key has %d hexadecimal digits", 2*ed25519.PublicKeySize)
	}
	return key, nil
}
