// Pin generates the UNSAFE development keys of the circuits and writes their
// pins into unsafe_pins.json of the directory it is run in:
//
//	go generate ./zk/setup
//	GOFLAGS=-tags=seats4 go generate ./zk/setup
//
// It is needed when a circuit has changed, or gnark. The same circuits give the
// same pins. With a build tag for another capacity it pins the keys of that
// capacity. The verifier contract is to be exported again afterwards.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/consensys/gnark/frontend"

	"github.com/medveil/medveil/zk/holder"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

const file = "unsafe_pins.json"

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "pin: error:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("run go generate ./zk/setup: %w", err)
	}
	pins := make(map[string]setup.Pin)
	if err := json.Unmarshal(old, &pins); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for name, circuit := range map[string]frontend.Circuit{
		holder.KeyName:       &holder.Circuit{},
		registration.KeyName: &registration.Circuit{},
		sealed.KeyName:       &sealed.Circuit{},
	} {
		if _, pins[name], err = setup.GenerateUnsafe(ctx, name, circuit); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	text, err := json.MarshalIndent(pins, "", "  ") // sorted by name
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o644)
}
