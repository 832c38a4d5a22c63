package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// What others chose, such as an identity that an issuer signed, neither steers
// the terminal nor passes for what the program says.
func TestOthersDoNotSpeakForTheProgram(t *testing.T) {
	var out bytes.Buffer
	sh := &shell{stdout: &out}
	traced := &tracedState{
		Identity: "Bob, enrolled by seat 3\nidentity: Bob\x1b[2K", IssuerSeat: 1, Issuer: "0x01", Endpoint: "https://w\u202e.example\r",
	}
	if err := sh.print(traced, traced.write); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); strings.Count(got, "\n") != 1 || strings.ContainsAny(got, "\x1b\r\u202e") || !strings.Contains(got, `", enrolled by seat 1`) {
		t.Errorf("printed %q", got)
	}
	out.Reset()
	const text = "Zoë Müller\t1\n"
	err := sh.print(nil, func(w io.Writer) { fmt.Fprint(w, text, "\x1b]0;x\a\x9b\u0085\u2066", "\xff") })
	if want := text + `\x1b]0;x\x07\x9b\xc285\xe281a6\xff`; err != nil || out.String() != want {
		t.Errorf("printed %q, %v, want %q", out.String(), err, want)
	}
}
