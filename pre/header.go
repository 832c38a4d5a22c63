package pre

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// MaxStanzas is the largest number of this package's stanzas in one file. age
// allows 1,024 of all types; each of ours costs a reader about a millisecond.
const MaxStanzas = 16

// ReadHeader reads the header of a record, an age file, from src without any
// key and returns this package's stanzas, at least one, in order, and a reader
// of the whole file from its first byte, fit for [age.Decrypt]. It reads
// little more than the header, which age limits to 2 MiB.
//
// The stanzas' capsules are not verified: see [Capsule.Verify]. A file without
// such stanzas gives [ErrNoStanza]; a malformed one is an error even beside
// good ones.
func ReadHeader(src io.Reader) ([]*Stanza, io.Reader, error) {
	var seen bytes.Buffer
	header, err := age.ExtractHeader(io.TeeReader(src, &seen))
	if err != nil {
		return nil, nil, fmt.Errorf("reading record header: %w", err)
	}
	stanzas, err := ParseHeader(header)
	if err != nil {
		return nil, nil, err
	}
	return stanzas, io.MultiReader(&seen, src), nil
}

// ParseHeader returns this package's stanzas in a detached age header, as
// [age.ExtractHeader] returns it, under the rules of [ReadHeader].
func ParseHeader(header []byte) ([]*Stanza, error) {
	var spy headerSpy
	// The spy is shown all stanzas and claims none, so age never gets to the
	// header's MAC, which nobody without the file key can check.
	if _, err := age.DecryptHeader(header, &spy); !spy.called {
		return nil, fmt.Errorf("reading record header: %w", err)
	}
	stanzas, err := ownStanzas(spy.stanzas)
	if err != nil {
		return nil, fmt.Errorf("reading record header: %w", err)
	}
	if len(stanzas) == 0 {
		return nil, ErrNoStanza
	}
	return stanzas, nil
}

// headerSpy is an identity that only looks.
type headerSpy struct {
	called  bool
	stanzas []*age.Stanza
}

func (h *headerSpy) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	h.called, h.stanzas = true, stanzas
	return nil, age.ErrIncorrectIdentity
}

// ownStanzas parses the stanzas of this package among all.
func ownStanzas(all []*age.Stanza) ([]*Stanza, error) {
	var own []*Stanza
	for _, s := range all {
		if s.Type != StanzaType {
			continue
		}
		if len(own) == MaxStanzas {
			return nil, fmt.Errorf("more than %d %s stanzas", MaxStanzas, StanzaType)
		}
		parsed, err := parseAgeStanza(s)
		if err != nil {
			return nil, err
		}
		own = append(own, parsed)
	}
	return own, nil
}

// unwrapFirst returns the file key of the first stanza that open accepts. open
// returns age.ErrIncorrectIdentity for a stanza meant for someone else. When
// none opens but some were meant for us, their errors are fatal.
func unwrapFirst(all []*age.Stanza, open func(*Stanza) ([]byte, error)) ([]byte, error) {
	own, err := ownStanzas(all)
	if err != nil {
		return nil, err
	}
	var failed []error
	for _, s := range own {
		fileKey, err := open(s)
		if err == nil {
			return fileKey, nil
		}
		if !errors.Is(err, age.ErrIncorrectIdentity) {
			failed = append(failed, err)
		}
	}
	if len(failed) == 0 {
		return nil, age.ErrIncorrectIdentity
	}
	return nil, errors.Join(failed...)
}
