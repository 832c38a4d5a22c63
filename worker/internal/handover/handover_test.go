package handover_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/handover"
	"github.com/medveil/medveil/zk/curve"
)

var consortium = api.Address{1, 2, 3}

func setUp(t *testing.T) (grant.SealingSecretKey, map[uint32]curve.SecretKey, *handover.File) {
	t.Helper()
	to, err := grant.GenerateSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	keys := make(map[uint32]curve.SecretKey)
	for _, epoch := range []uint32{7, 1, 300} {
		if keys[epoch], err = curve.GenerateKey(); err != nil {
			t.Fatal(err)
		}
	}
	f, err := handover.Seal(1337, consortium, 2, to.PublicKey(), keys)
	if err != nil {
		t.Fatal(err)
	}
	return to, keys, f
}

func TestRoundTrip(t *testing.T) {
	to, keys, f := setUp(t)
	content, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range keys {
		if b := k.Bytes(); bytes.Contains(f.Sealed, b[:]) {
			t.Error("a key is in the file in the clear")
		}
	}
	var read handover.File
	if err := json.Unmarshal(content, &read); err != nil {
		t.Fatal(err)
	}
	got, err := read.Open(to)
	if err != nil || len(got) != len(keys) {
		t.Fatalf("%d keys, %v", len(got), err)
	}
	for epoch, k := range keys {
		if got[epoch].Public() != k.Public() {
			t.Errorf("epoch %d: another key", epoch)
		}
	}
}

// Whatever a file says it is for is bound to what is sealed in it.
func TestOpenRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*handover.File){
		"other chain":         func(f *handover.File) { f.ChainID++ },
		"other consortium":    func(f *handover.File) { f.Consortium[0]++ },
		"other seat":          func(f *handover.File) { f.Seat++ },
		"seat out of range":   func(f *handover.File) { f.Seat = 300 },
		"other epoch":         func(f *handover.File) { f.Epochs[2]++ },
		"an epoch less":       func(f *handover.File) { f.Epochs = f.Epochs[:2] },
		"an epoch more":       func(f *handover.File) { f.Epochs = append(f.Epochs, 301) },
		"epochs out of order": func(f *handover.File) { f.Epochs[0], f.Epochs[1] = f.Epochs[1], f.Epochs[0] },
		"no epochs":           func(f *handover.File) { f.Epochs = nil },
		"other recipient":     func(f *handover.File) { f.SealedTo[0]++ },
		"flipped bit":         func(f *handover.File) { f.Sealed[40] ^= 1 },
		"cut short":           func(f *handover.File) { f.Sealed = f.Sealed[:20] },
		"later version":       func(f *handover.File) { f.Version++ },
	} {
		t.Run(name, func(t *testing.T) {
			to, _, f := setUp(t)
			spoil(f)
			if keys, err := f.Open(to); err == nil {
				t.Errorf("opened %d keys", len(keys))
			}
		})
	}
	_, _, f := setUp(t)
	other, err := grant.GenerateSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	f.SealedTo = api.Word(other.PublicKey())
	if _, err := f.Open(other); err == nil {
		t.Error("another seat opened it")
	}
}

func TestSealRefuses(t *testing.T) {
	to, keys, _ := setUp(t)
	for name, try := range map[string]func() (*handover.File, error){
		"no keys":            func() (*handover.File, error) { return handover.Seal(1, consortium, 2, to.PublicKey(), nil) },
		"no seat":            func() (*handover.File, error) { return handover.Seal(1, consortium, 0, to.PublicKey(), keys) },
		"a key of low order": func() (*handover.File, error) { return handover.Seal(1, consortium, 2, grant.SealingPublicKey{}, keys) },
	} {
		if _, err := try(); err == nil {
			t.Errorf("%s: sealed", name)
		}
	}
}
