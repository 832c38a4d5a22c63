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
// good ones. Errors of src are wrapped; no error repeats what the file holds.
func ReadHeader(src io.Reader) ([]*Stanza, io.Reader, error) {
	var seen bytes.Buffer
	var spy headerSpy
	source := &failReader{r: src}
	// The spy is shown all stanzas and claims none, so age never gets to the
	// header's MAC, which nobody without the file key can check.
	age.Decrypt(io.TeeReader(source, &seen), &spy)
	if !spy.called {
		return nil, nil, source.explain()
	}
	stanzas, err := ownStanzas(spy.stanzas)
	if err != nil {
		return nil, nil, fmt.Errorf("reading record header: %w", err)
	}
	if len(stanzas) == 0 {
		return nil, nil, ErrNoStanza
	}
	return stanzas, io.MultiReader(&seen, src), nil
}

// failReader remembers the error, other than the end, of its reader.
type failReader struct {
	r   io.Reader
	err error
}

func (f *failReader) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if err != nil && err != io.EOF {
		f.err = err
	}
	return n, err
}

// explain says why age found no header. age's own error quotes the lines it
// did not expect: of a file that was never encrypted, that is plaintext.
func (f *failReader) explain() error {
	if f.err != nil {
		return fmt.Errorf("reading record header: %w", f.err)
	}
	return errors.New("reading record header: not an age file, or its header is cut short, malformed or above 2 MiB")
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
