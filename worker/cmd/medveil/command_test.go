package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
)

// Every command says what it does and shows an example of itself.
func TestEveryCommandIsExplained(t *testing.T) {
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
		if strings.HasPrefix(cmd.CommandPath(), "medveil completion") || cmd.Name() == "help" {
			return // cobra's own
		}
		if cmd.Short == "" || cmd.Long == "" || cmd.RunE == nil {
			t.Errorf("%s: short %q, long %q", cmd.CommandPath(), cmd.Short, cmd.Long)
		}
		if !cmd.HasSubCommands() && !strings.Contains(cmd.Example, cmd.CommandPath()) {
			t.Errorf("%s has no example of itself: %q", cmd.CommandPath(), cmd.Example)
		}
	}
	walk(newRoot(&shell{}))
}

// What contracts and workers refuse exits with 3; outages, faults and lacks with 1.
func TestRefusalsExitWithThree(t *testing.T) {
	denied := func(errs ...error) error {
		d := &medveil.DeniedError{Needed: 2}
		for _, err := range errs {
			d.Answers = append(d.Answers, medveil.Answer{Err: err})
		}
		return d
	}
	outage := errors.New("connection refused")
	for name, tc := range map[string]struct {
		err  error
		want int
	}{
		"contract":                {&bindings.Revert{}, exitRefused},
		"worker":                  {api.Errorf(api.RegistrationRefused, "no"), exitRefused},
		"most workers":            {denied(outage, api.Errorf(api.GrantRevoked, "no"), api.Errorf(api.GrantRevoked, "no")), exitRefused},
		"unreachable workers":     {denied(outage, outage), exitFailed},
		"busy workers":            {denied(api.Errorf(api.Busy, "later")), exitFailed},
		"lack":                    {api.Errorf(api.NotFound, "no such object"), exitFailed},
		"wrong line, with reason": {fmt.Errorf("%w: %w", errUsage, outage), exitUsage},
		"outage":                  {outage, exitFailed},
	} {
		if got := exitCode(fmt.Errorf("do it: %w", tc.err), io.Discard); got != tc.want {
			t.Errorf("%s: exit code %d, want %d", name, got, tc.want)
		}
	}
}

// Errors show hints, and of nodes' URLs the host only, however they are written.
func TestErrorsHideTokens(t *testing.T) {
	sh := &shell{used: []string{"https://me:pass@node.example/v1/s3cret?key=s3cret", "://s3cret"}}
	for _, text := range []string{
		`Post "https://me:pass@node.example/v1/s3cret?key=s3cret": EOF`,
		`Post "https://me:xxxxx@node.example/v1/s3cret?key=s3cret": EOF`,
		`parse "://s3cret": missing protocol scheme`,
	} {
		var out bytes.Buffer
		cause := errors.New(text)
		err := sh.redact(hint(cause, "do this"))
		exitCode(err, &out)
		if strings.Contains(out.String(), "s3cret") || strings.Contains(out.String(), "pass@") {
			t.Errorf("shown: %s", &out)
		}
		if !strings.Contains(out.String(), "hint: do this") || !errors.Is(err, cause) {
			t.Errorf("lost with the token: %s", &out)
		}
	}
}

// The progress bar moves by what passes in large bodies, and nothing else.
func TestMeter(t *testing.T) {
	const size = 3 << 20
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n, err := io.Copy(io.Discard, r.Body)
		if err != nil || r.Method == http.MethodPost && n == 0 {
			t.Errorf("the server got %d bytes, %v", n, err)
		}
		if r.URL.Path == "/large" {
			w.Header().Set("Content-Length", fmt.Sprint(size))
			w.Write(make([]byte, size))
		}
	}))
	defer server.Close()
	bar := progressbar.NewOptions64(-1, progressbar.OptionSetWriter(io.Discard))
	client := http.Client{Transport: &meter{bar: bar, next: http.DefaultTransport}}
	for _, step := range []struct {
		path  string
		body  int
		moved int64
	}{{"/", 100, 0}, {"/", size, size}, {"/large", 1, size}, {"/large", size, 2 * size}} {
		before := bar.State().CurrentNum
		resp, err := client.Post(server.URL+step.path, "application/octet-stream", bytes.NewReader(make([]byte, step.body)))
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if moved := bar.State().CurrentNum - before; moved != step.moved {
			t.Errorf("%d bytes to %s moved the bar by %d, want %d", step.body, step.path, moved, step.moved)
		}
	}
}
