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

// say prints a line for people; with --json it prints nothing.
func (sh *shell) say(format string, args ...any) {
	if !sh.json {
		fmt.Fprintf(sh.stdout, format+"\n", args...)
	}
}

// note prints a line on standard error, which is no error.
func (sh *shell) note(format string, args ...any) {
	fmt.Fprintf(sh.stderr, "medveil: "+format+"\n", args...)
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
