package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"medveil": main, "chain": chainMain, "fund": fundMain})
}

// TestScript runs the stories in testdata/script, which double as usage
// documentation.
func TestScript(t *testing.T) {
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/script",
		Cmds: scriptCommands,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", cache) // the development keys are made once
			return nil
		},
		Condition: func(condition string) (bool, error) { return condition == "root" && os.Geteuid() == 0, nil },
	})
}

// The report's steps have names and an order that others rely on.
var stepNames = []string{
	"setup", "deploy", "enrol", "register-patient", "register-clinician", "encrypt", "store", "anchor", "grant",
	"fetch-as-owner", "fetch-as-grantee", "deny-stranger", "deny-other-label", "survive-lying-worker", "revoke",
	"deny-revoked", "receipts", "trace-sealed", "open-case", "reject-share-before-approvals", "approve-case",
	"shares-below-threshold-reveal-nothing", "reject-forged-share", "trace", "governance-vote", "epoch-change",
	"renew", "recover", "trail",
}

func TestDemo(t *testing.T) {
	if testing.Short() {
		t.Skip("proves three registrations")
	}
	for name, options := range map[string]demoOptions{
		"default": {seats: 7, threshold: 5, workers: 5, workerThreshold: 3},
		"full":    {seats: 16, threshold: 16, workers: 16, workerThreshold: 16},
		"least":   {seats: 2, threshold: 2, workers: 2, workerThreshold: 2},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "report.json")
			args := append(options.args(), "--report", path)
			if err := run(t.Context(), append([]string{"demo"}, args...), t.Output(), t.Output()); err != nil {
				t.Fatal(err)
			}
			checkReport(t, path, options)
		})
	}
}

func checkReport(t *testing.T, path string, options demoOptions) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var r report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range r.Steps {
		names = append(names, s.Name)
		if !s.OK {
			t.Errorf("step %s is not ok: %s", s.Name, s.Detail)
		}
	}
	if !slices.Equal(names, stepNames) {
		t.Errorf("steps %v, want %v", names, stepNames)
	}
	if !r.OK || r.Output.SHA256 != r.Input.SHA256 || r.TracedIdentity != clinicianName {
		t.Errorf("report: ok %v, output %s of input %s, traced %q", r.OK, r.Output.SHA256, r.Input.SHA256, r.TracedIdentity)
	}
	if r.Input.Bytes != int64(len(sampleBundle)) || r.Params.Seats != options.seats || r.PeakRSSBytes <= 0 {
		t.Errorf("report: input %d bytes, params %+v, peak %d", r.Input.Bytes, r.Params, r.PeakRSSBytes)
	}
}

// A demo that is interrupted reports what was not run, and leaves nothing.
func TestDemoInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	in, err := openInput("")
	if err != nil {
		t.Fatal(err)
	}
	d := &demo{options: demoOptions{seats: 2, threshold: 2, workers: 2, workerThreshold: 2}, input: in,
		out: newTranscript(t.Output(), t.Output(), false)}
	if r := d.run(ctx); r.OK || len(r.Steps) != len(stepNames) || r.Steps[len(stepNames)-1].OK {
		t.Errorf("an interrupted demo reports ok %v and %d steps", r.OK, len(r.Steps))
	}
	left, err := os.ReadDir(temporary)
	if err != nil || len(left) != 0 {
		t.Errorf("an interrupted demo left %v (%v)", left, err)
	}
}
