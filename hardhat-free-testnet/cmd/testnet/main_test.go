package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// execute runs a command in this process.
func execute(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, said bytes.Buffer
	code = run(t.Context(), args, &out, &said)
	return code, out.String(), said.String()
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"help"}, {"up", "--help"}, {"down", "-h"}, {"status", "--help"},
		{"logs", "--help"}, {"reset", "--help"}, {"build", "--help"}} {
		code, stdout, _ := execute(t, args...)
		if code != 0 || !strings.Contains(stdout, "Usage:") || !strings.Contains(stdout, "Example:") {
			t.Errorf("%v: code %d, printed %q", args, code, stdout)
		}
	}
}

func TestWrongUsage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"no command":        {nil, "name a command"},
		"unknown command":   {[]string{"start"}, `"start"`},
		"unknown flag":      {[]string{"up", "--dir", dir, "--nodes", "3"}, "nodes"},
		"no number":         {[]string{"up", "--dir", dir, "--validators", "many"}, "many"},
		"too many":          {[]string{"up", "--dir", dir, "--validators", "26"}, "1 to 25"},
		"none":              {[]string{"up", "--dir", dir, "--validators", "0"}, "validators"},
		"no floor":          {[]string{"up", "--dir", dir, "--price-floor", "0"}, "price-floor"},
		"argument too many": {[]string{"down", "--dir", dir, "now"}, `"now"`},
		"two nodes":         {[]string{"logs", "--dir", dir, "a", "b"}, `"b"`},
	} {
		code, _, stderr := execute(t, test.args...)
		if code != exitUsage || !strings.Contains(stderr, test.want) || !strings.Contains(stderr, "hint: ") {
			t.Errorf("%s: code %d, said %q", name, code, stderr)
		}
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("wrong usage left a folder: %v", err)
	}
}

func TestWithoutANetwork(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	for _, test := range []struct {
		command string
		code    int
	}{{"status", exitStopped}, {"down", exitFailed}, {"logs", exitFailed}, {"reset", exitFailed}} {
		if code, _, stderr := execute(t, test.command, "--dir", dir); code != test.code || stderr == "" {
			t.Errorf("%s: code %d, said %q", test.command, code, stderr)
		}
	}
}

func TestWithoutDetach(t *testing.T) {
	got := withoutDetach([]string{"--detach", "--dir", "detach", "-detach=true", "--", "run", "--detach"})
	want := []string{"--dir", "detach", "--", "run", "--detach"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
