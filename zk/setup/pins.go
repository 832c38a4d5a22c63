package setup

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/consensys/gnark/frontend"
)

// A Pin holds the SHA-256 digests of the files of one circuit, in lower-case
// hexadecimal. Pins are under version control; keys are not.
type Pin struct {
	System    string `json:"constraintSystem"`
	Proving   string `json:"provingKey"`
	Verifying string `json:"verifyingKey"`
}

// errNotPinned says that no keys are pinned for a circuit of that name.
var errNotPinned = errors.New("no unsafe development keys are pinned for this circuit; run go generate ./zk/setup")

// errPinMismatch says that something is not what was pinned.
var errPinMismatch = errors.New("SHA-256 is not the pinned one")

//go:embed unsafe_pins.json
var pinFile []byte

func pinned(name string) (Pin, error) {
	var pins map[string]Pin
	if err := json.Unmarshal(pinFile, &pins); err != nil {
		return Pin{}, fmt.Errorf("unsafe_pins.json: %w", err)
	}
	pin, ok := pins[name]
	if !ok {
		return Pin{}, fmt.Errorf("%s: %w", name, errNotPinned)
	}
	return pin, nil
}

// CheckPin returns an error unless circuit is the one pinned under name. Keys
// from the cache are not compared with the code, since compiling takes longer
// than loading: a test does it.
func CheckPin(name string, circuit frontend.Circuit) error {
	pin, err := pinned(name)
	if err != nil {
		return err
	}
	system, err := compile(circuit)
	if err != nil {
		return err
	}
	return compareSystem(system, pin)
}

func compareSystem(system []byte, pin Pin) error {
	if err := compare("constraint system", digest(system), pin.System); err != nil {
		return fmt.Errorf("%w: the circuit has changed since its keys were pinned; run go generate ./zk/setup", err)
	}
	return nil
}

// GenerateUnsafe makes the unsafe development keys of a circuit, whatever is
// pinned, and their pin. It is for whoever writes the pins; see [LoadUnsafe].
func GenerateUnsafe(ctx context.Context, name string, circuit frontend.Circuit) (*Keys, Pin, error) {
	system, err := compile(circuit)
	if err != nil {
		return nil, Pin{}, err
	}
	files, err := generate(ctx, name, system)
	if err != nil {
		return nil, Pin{}, err
	}
	keys, err := files.parse(name)
	return keys, files.pin(), err
}

func (f *keyFiles) pin() Pin {
	return Pin{System: digest(f.System), Proving: digest(f.Proving), Verifying: digest(f.Verifying)}
}

// check returns an error unless all files are the pinned ones.
func (f *keyFiles) check(want Pin) error {
	got := f.pin()
	return errors.Join(
		compare("constraint system", got.System, want.System),
		compare("proving key", got.Proving, want.Proving),
		compare("verifying key", got.Verifying, want.Verifying),
	)
}

func compare(what, got, want string) error {
	if got != want {
		return fmt.Errorf("%s: %w", what, errPinMismatch)
	}
	return nil
}

func digest(b []byte) string {
	d := sha256.Sum256(b)
	return hex.EncodeToString(d[:])
}
