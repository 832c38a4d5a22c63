package keyfile

import (
	"testing"

	"github.com/medveil/medveil/zk/curve"
)

func newShare(t *testing.T) curve.SecretKey {
	t.Helper()
	k, err := curve.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// Keys that were handed over stand beside the seat's own of the same epoch, are
// never replaced, and survive in the file.
func TestHandedOverKeys(t *testing.T) {
	path, k := newFile(t)
	old := newShare(t)
	for range 2 {
		changed, err := Change(path, passphrase, cheap, func(k *Keys) error { return k.Import(1, old) })
		if err != nil {
			t.Fatal(err)
		}
		if len(changed.Handed) != 1 {
			t.Errorf("%d keys were handed over", len(changed.Handed))
		}
	}
	for name, bad := range map[string]func(*Keys) error{
		"another for the epoch": func(k *Keys) error { return k.Import(1, newShare(t)) },
		"for no epoch":          func(k *Keys) error { return k.Import(0, old) },
	} {
		if _, err := Change(path, passphrase, cheap, bad); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	got, err := Open(path, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []curve.SecretKey{old, k.Shares[1]} {
		if found, ok := got.Share(want.Public()); !ok || found.Public() != want.Public() {
			t.Error("a share key is not found by its public half")
		}
	}
}

// A key that is retired goes wherever it is; the seat's last own key stays.
func TestRetire(t *testing.T) {
	path, k := newFile(t)
	own := k.Shares[1].Public()
	second, err := AddShare(path, passphrase, 2, cheap)
	if err != nil {
		t.Fatal(err)
	}
	retire := func(public curve.PublicKey) error {
		_, err := Change(path, passphrase, cheap, func(k *Keys) error { return k.Retire(public) })
		return err
	}
	if err := retire(newShare(t).Public()); err == nil {
		t.Error("retired a key that is not there")
	}
	if err := retire(own); err != nil {
		t.Fatal(err)
	}
	if err := retire(second.Shares[2].Public()); err == nil {
		t.Error("retired the only key")
	}
	got, err := Open(path, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := got.Share(own); ok || len(got.Shares) != 1 {
		t.Errorf("epochs %v are left", got.Epochs())
	}
}
