package main

import (
	"encoding/json"
	"fmt"
	"io"
)

// print shows a command's result on standard output: value as indented JSON
// with --json, else what human writes.
func (sh *shell) print(value any, human func(w io.Writer)) error {
	if !sh.json {
		human(sh.stdout)
		return nil
	}
	return writeJSON(sh.stdout, value)
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
