package worker

import (
	"bytes"
	"errors"
	"testing"
)

// mapTx is a transaction in memory.
type mapTx map[string][]byte

func (m mapTx) Get(b Bucket, key []byte) []byte { return m[string(b)+"/"+string(key)] }
func (m mapTx) Put(b Bucket, key, value []byte) error {
	m[string(b)+"/"+string(key)] = bytes.Clone(value)
	return nil
}
func (m mapTx) Delete(b Bucket, key []byte) error                          { delete(m, string(b)+"/"+string(key)); return nil }
func (m mapTx) Scan(Bucket, []byte, func(k, v []byte) (bool, error)) error { return nil }

// A sealed value opens where it was put, unchanged, under its key, and nowhere
// else; it does not show what it is.
func TestVault(t *testing.T) {
	v, err := newVault([32]byte{1})
	if err != nil {
		t.Fatal(err)
	}
	tx, secret := mapTx{}, []byte("a fragment, which nobody may see")
	if err := v.put(tx, "b", []byte("k"), secret); err != nil {
		t.Fatal(err)
	}
	sealed := tx.Get("b", []byte("k"))
	if got, err := v.get(tx, "b", []byte("k")); err != nil || !bytes.Equal(got, secret) {
		t.Fatalf("got %q, %v", got, err)
	}
	if bytes.Contains(sealed, secret[:8]) {
		t.Error("the value is not sealed")
	}
	if got, err := v.get(tx, "b", []byte("none")); got != nil || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	other, err := newVault([32]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]func() ([]byte, error){
		"another key of the vault": func() ([]byte, error) { return other.open("b", []byte("k"), sealed) },
		"another key":              func() ([]byte, error) { return v.open("b", []byte("l"), sealed) },
		"another bucket":           func() ([]byte, error) { return v.open("bk", nil, sealed) },
		"nothing":                  func() ([]byte, error) { return v.open("b", []byte("k"), nil) },
		"cut short":                func() ([]byte, error) { return v.open("b", []byte("k"), sealed[:len(sealed)-1]) },
	} {
		if _, err := open(); !errors.Is(err, ErrSealed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if _, err := v.open("b", []byte("k"), bad); !errors.Is(err, ErrSealed) {
			t.Fatalf("bit of byte %d: %v", i, err)
		}
	}
	if err := v.put(tx, "b", []byte("k"), secret); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(tx.Get("b", []byte("k")), sealed) {
		t.Error("sealed alike twice")
	}
}
