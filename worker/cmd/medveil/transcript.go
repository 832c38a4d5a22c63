package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A transcript shows a demo as it happens: a line a step on standard output,
// and on a terminal the work in progress on standard error.
type transcript struct {
	out, err io.Writer
	json     bool
	terminal bool
}

func newTranscript(out, stderr io.Writer, asJSON bool) *transcript {
	return &transcript{out: out, err: stderr, json: asJSON, terminal: terminal(stderr)}
}

// progress replaces the line of work in progress; it is silent when standard
// error is not a terminal.
func (t *transcript) progress(format string, args ...any) {
	if t.terminal {
		fmt.Fprintf(t.err, "\r\x1b[K  ... "+format, args...)
	}
}

// notice shows a line of what takes long: as progress on a terminal, else by
// itself.
func (t *transcript) notice(line string) {
	line = strings.TrimSpace(line)
	if t.terminal {
		t.progress("%s", line)
		return
	}
	fmt.Fprintln(t.err, line)
}

func (t *transcript) heading(format string, args ...any) {
	if !t.json {
		fmt.Fprintf(t.out, format+"\n", args...)
	}
}

// warn says on standard error what the user should know and no step is about.
func (t *transcript) warn(format string, args ...any) {
	fmt.Fprintf(t.err, "medveil: warning: "+format+"\n", args...)
}

// step prints a finished step.
func (t *transcript) step(s stepReport) {
	if t.terminal {
		fmt.Fprint(t.err, "\r\x1b[K")
	}
	if t.json {
		return
	}
	mark := "ok  "
	if !s.OK {
		mark = "FAIL"
	}
	gas := ""
	if s.Gas != nil {
		gas = thousands(*s.Gas) + " gas"
	}
	fmt.Fprintf(t.out, "%s  %-38s %7.2f s  %16s  %s\n", mark, s.Name, s.Seconds, gas, s.Detail)
}

// finish prints the outcome and returns an error if a step was not ok.
func (t *transcript) finish(r *report) error {
	if t.json {
		encoder := json.NewEncoder(t.out)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(r); err != nil {
			return fmt.Errorf("print the report: %w", err)
		}
	}
	if r.OK {
		t.heading("\nall %d steps ok; peak memory %s MiB", len(r.Steps), thousands(uint64(r.PeakRSSBytes>>20)))
		return nil
	}
	for _, s := range r.Steps {
		if !s.OK {
			return fmt.Errorf("step %s: %s", s.Name, s.Detail)
		}
	}
	return errors.New("the demo did not run")
}

// thousands formats n with a comma between groups of three digits.
func thousands(n uint64) string {
	s := fmt.Sprint(n)
	var b strings.Builder
	for i, digit := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	return b.String()
}
