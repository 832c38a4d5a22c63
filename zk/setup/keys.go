package setup

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
)

// Keys are what proving and verifying a circuit takes. They are read-only and
// may be shared by goroutines.
type Keys struct {
	Name      string
	System    constraint.ConstraintSystem
	Proving   groth16.ProvingKey
	Verifying groth16.VerifyingKey
}

// LoadUnsafe returns the unsafe development keys that are pinned under name, for
// the circuit, from the cache or else by generating them. progress, which may
// be nil, is told what takes long. It fails if the circuit is not the one that
// was pinned, if generation does not give the pinned keys, and when ctx ends.
func LoadUnsafe(ctx context.Context, name string, circuit frontend.Circuit, progress func(string)) (*Keys, error) {
	pin, err := pinned(name)
	if err != nil {
		return nil, err
	}
	return load(ctx, name, pin, circuit, progress)
}

func load(ctx context.Context, name string, pin Pin, circuit frontend.Circuit, progress func(string)) (*Keys, error) {
	cache, err := openCache(name, pin)
	if err != nil {
		return nil, err
	}
	files, err := cache.read()
	if err != nil {
		if files, err = cache.rebuild(ctx, circuit, progress, err); err != nil {
			return nil, fmt.Errorf("unsafe development keys %s: %w", name, err)
		}
	}
	keys, err := files.parse(name)
	if err != nil {
		return nil, fmt.Errorf("unsafe development keys %s: %w", name, err)
	}
	return keys, nil
}

// keyFiles are keys as they are cached.
type keyFiles struct {
	System    []byte // gnark's serialisation of the constraint system
	Proving   []byte // memory dump of the proving key
	Verifying []byte // the verifying key, points uncompressed
}

// parse reads files whose hashes were checked; it trusts them.
func (f *keyFiles) parse(name string) (*Keys, error) {
	k := &Keys{
		Name:      name,
		System:    groth16.NewCS(ecc.BN254),
		Proving:   groth16.NewProvingKey(ecc.BN254),
		Verifying: groth16.NewVerifyingKey(ecc.BN254),
	}
	if _, err := k.System.ReadFrom(bytes.NewReader(f.System)); err != nil {
		return nil, fmt.Errorf("read constraint system: %w", err)
	}
	if err := k.Proving.ReadDump(bytes.NewReader(f.Proving)); err != nil {
		return nil, fmt.Errorf("read proving key: %w", err)
	}
	if _, err := k.Verifying.UnsafeReadFrom(bytes.NewReader(f.Verifying)); err != nil {
		return nil, fmt.Errorf("read verifying key: %w", err)
	}
	return k, nil
}

// compile returns the serialised constraint system of a circuit over F.
func compile(circuit frontend.Circuit) ([]byte, error) {
	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, circuit)
	if err != nil {
		return nil, fmt.Errorf("compile circuit: %w", err)
	}
	return serialise(system)
}

func serialise(w io.WriterTo) ([]byte, error) {
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("serialise: %w", err)
	}
	return b.Bytes(), nil
}
