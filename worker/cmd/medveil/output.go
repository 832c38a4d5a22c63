package main

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// print shows a command's result on standard output: value as indented JSON
// with --json, else what human writes.
func (sh *shell) print(value any, human func(w io.Writer)) error {
	if !sh.json {
		human(&plainWriter{sh.stdout})
		return nil
	}
	return writeJSON(sh.stdout, value)
}

// A plainWriter writes text in which others have a say, such as names and
// endpoints, without what steers a terminal: control characters but line feed and
// tab, and those that reverse the order of reading, are written as escapes.
type plainWriter struct{ w io.Writer }

func (p *plainWriter) Write(text []byte) (int, error) {
	var plain []byte
	for rest := text; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == '\n' || r == '\t' || !(unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == utf8.RuneError && size == 1):
			plain = append(plain, rest[:size]...)
		default:
			plain = fmt.Appendf(plain, "\\x%x", rest[:size])
		}
		rest = rest[size:]
	}
	if _, err := p.w.Write(plain); err != nil {
		return 0, err
	}
	return len(text), nil
}

// writeJSON writes value as indented JSON with a line feed.
func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("print the result: %w", err)
	}
	return nil
}
