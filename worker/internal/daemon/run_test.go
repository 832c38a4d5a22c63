package daemon_test

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/daemon"
)

func TestRunAndStop(t *testing.T) {
	s := newSite(t)
	m := s.members[0]
	p := s.init(t, m, "--ipfs", daemon.Embedded)
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		w := p.run(t)
		w.ready(t)
		info := must[*api.Info](t)(w.client().Info(t.Context()))
		if info.Operator != api.Address(m.operator()) || info.ChainID != 1337 {
			t.Errorf("it says it is %+v", info)
		}
		status := must[*daemon.Status](t)(daemon.Dial(p.dir).Status(t.Context()))
		if !status.Readiness.Ready || status.Operator != info.Operator {
			t.Errorf("its institution is told %+v", status)
		}
		if info := must[os.FileInfo](t)(os.Stat(daemon.AdminSocket(p.dir))); info.Mode().Perm() != 0o600 {
			t.Errorf("the socket's mode is %v", info.Mode())
		}
		if err := w.end(t, signal); err != nil {
			t.Errorf("%v: %v\n%s", signal, err, w.stderr.String())
		}
		w.checkLog(t, m)
	}
}

// checkLog checks that the log is lines of JSON and holds no secret.
func (w *process) checkLog(t *testing.T, m *institution) {
	t.Helper()
	log := w.stdout.String()
	for line := range strings.Lines(log) {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
	share := m.keys.Shares[1].Bytes()
	for name, secret := range map[string][]byte{
		"operator": crypto.FromECDSA(m.keys.Operator), "share": share[:], "sealing": m.keys.Sealing.Bytes(),
		"storage": m.keys.Storage[:], "passphrase": []byte(passphrase),
	} {
		for _, form := range []string{string(secret), hex.EncodeToString(secret)} {
			if strings.Contains(log+w.stderr.String(), form) {
				t.Errorf("the %s key is in the log", name)
			}
		}
	}
	if !strings.Contains(log, `"msg":"stopped"`) {
		t.Errorf("the log does not end:\n%s", log)
	}
}

// What cannot be right is refused at the start, with what to do about it.
func TestRefusesToStart(t *testing.T) {
	s := newSite(t)
	p := s.init(t, s.members[0])
	chmod := func(name string, mode os.FileMode) func() {
		return func() {
			if err := os.Chmod(filepath.Join(p.dir, name), mode); err != nil {
				t.Fatal(err)
			}
		}
	}
	pristine := t.TempDir()
	copyFolder(t, pristine, p.dir)
	foreign := newInstitution(t, filepath.Join(t.TempDir(), "keys.age"))
	mixed := s.mixedKeys(t)
	for name, tt := range map[string]struct {
		spoil func()
		want  string
	}{
		"world-readable folder":   {chmod(".", 0o755), "chmod 700"},
		"world-writable config":   {chmod(daemon.ConfigFile, 0o666), "chmod 600"},
		"world-readable state":    {chmod("state.db", 0o644), "state.db"},
		"no state":                {func() { os.Remove(filepath.Join(p.dir, "state.db")) }, "state.db"},
		"a state cut off":         {func() { os.Truncate(filepath.Join(p.dir, "state.db"), 4096) }, "damaged"},
		"a damaged page":          {func() { damage(t, filepath.Join(p.dir, "state.db")) }, "damaged"},
		"unknown field":           {func() { p.edit(t, func(c map[string]any) { c["admin"] = true }) }, "admin"},
		"no confirmations":        {func() { p.edit(t, func(c map[string]any) { delete(c, "confirmations") }) }, "confirmations"},
		"open to all without TLS": {func() { p.edit(t, func(c map[string]any) { c["listen"] = "0.0.0.0:0" }) }, "tls"},
		"metrics open to all":     {func() { p.edit(t, func(c map[string]any) { c["metrics"] = "0.0.0.0:0" }) }, "metrics"},
		"keys of no seat":         {func() { p.edit(t, func(c map[string]any) { c["keys"] = foreign.file }) }, "no seat"},
		"keys of another seat":    {func() { p.edit(t, func(c map[string]any) { c["keys"] = s.members[1].file }) }, "belongs to operator"},
		"another sealing key":     {func() { p.edit(t, func(c map[string]any) { c["keys"] = mixed["sealing"] }) }, "sealing key"},
		"another share key":       {func() { p.edit(t, func(c map[string]any) { c["keys"] = mixed["share"] }) }, "share key"},
		"another storage key":     {func() { p.firstRun(t); p.edit(t, func(c map[string]any) { c["keys"] = mixed["storage"] }) }, "key"},
		"wrong passphrase":        {func() { p.edit(t, func(c map[string]any) { c["passphraseFile"] = s.file }) }, "passphrase"},
		"a readable passphrase": {func() {
			readable := filepath.Join(p.dir, "passphrase")
			write(t, readable, passphrase, 0o644)
			p.edit(t, func(c map[string]any) { c["passphraseFile"] = readable })
		}, "chmod 600"},
	} {
		t.Run(name, func(t *testing.T) {
			copyFolder(t, p.dir, pristine)
			tt.spoil()
			if said := p.fails(t); !strings.Contains(said, tt.want) || strings.Contains(said, passphrase) {
				t.Errorf("it says %q, want %q", said, tt.want)
			}
		})
	}
}

// firstRun runs the worker once, so that its state knows its storage key.
func (p *place) firstRun(t *testing.T) {
	t.Helper()
	if err := p.run(t).end(t, syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
}

// mixedKeys writes key files that differ from the first member's in one key.
func (s *site) mixedKeys(t *testing.T) map[string]string {
	t.Helper()
	files := make(map[string]string)
	for _, which := range []string{"sealing", "share", "storage"} {
		k := *s.members[0].keys
		switch which {
		case "sealing":
			k.Sealing = s.members[1].keys.Sealing
		case "share":
			k.Shares = s.members[1].keys.Shares
		case "storage":
			k.Storage = s.members[1].keys.Storage
		}
		files[which] = filepath.Join(t.TempDir(), "keys.age")
		if err := k.Create(files[which], passphrase, 2); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// copyFolder makes to what from is.
func copyFolder(t *testing.T, to, from string) {
	t.Helper()
	if out, err := exec.Command("sh", "-c", `rm -rf "$1" && cp -a "$2" "$1"`, "sh", to, from).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// damage overwrites a page in the middle of a state.
func damage(t *testing.T, path string) {
	t.Helper()
	f := must[*os.File](t)(os.OpenFile(path, os.O_RDWR, 0))
	defer f.Close()
	size := must[os.FileInfo](t)(f.Stat()).Size()
	for at := int64(0); at < size; at += 512 {
		if _, err := f.WriteAt([]byte{0xff, 0xfe, 0xfd}, at+17); err != nil {
			t.Fatal(err)
		}
	}
}

// The verifier of the development keys is refused where it matters, whatever
// the network file says of it.
func TestUnsafeVerifierIsRefused(t *testing.T) {
	s := newSiteOn(t, 424242)
	for _, admitted := range []bool{true, false} {
		s.network.UnsafeDevelopmentVerifier = admitted
		if err := s.network.Save(s.file); err != nil {
			t.Fatal(err)
		}
		p := s.init(t, s.members[0])
		if said := p.fails(t); !strings.Contains(said, "UNSAFE") {
			t.Errorf("admitted %v: it says %q", admitted, said)
		}
	}
}

// The API speaks TLS with the certificate of the day; metrics are on another,
// private listener only.
func TestTLSAndMetrics(t *testing.T) {
	s := newSite(t)
	dir := t.TempDir()
	certFile, keyFile := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	certify(t, certFile, keyFile, "first")
	metrics := freeAddress(t)
	p := s.init(t, s.members[0], "--ipfs", "http://127.0.0.1:1", "--metrics", metrics, "--tls-cert", certFile, "--tls-key", keyFile)
	w := p.run(t)
	if name := shown(t, w.address); name != "first" {
		t.Errorf("it shows the certificate of %q", name)
	}
	text := get(t, "http://"+metrics+"/metrics")
	for _, name := range []string{"medveil_worker_followed_block", "medveil_worker_log_entries", "medveil_http_requests_in_flight", "go_goroutines"} {
		if !strings.Contains(text, "\n"+name+" ") {
			t.Errorf("no metric %s", name)
		}
	}
	certify(t, certFile, keyFile, "second")
	if err := w.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	w.says(t, "read the TLS certificate again") // not the look at the files now and then
	if name := shown(t, w.address); name != "second" {
		t.Errorf("after SIGHUP it shows the certificate of %q", name)
	}
	if err := w.end(t, syscall.SIGTERM); err != nil {
		t.Error(err)
	}
}

// A worker whose IPFS node and disk are not as they must be says so.
func TestUnready(t *testing.T) {
	s := newSite(t)
	p := s.init(t, s.members[0], "--ipfs", "http://127.0.0.1:1")
	p.edit(t, func(c map[string]any) { c["minFree"] = 1 << 60 })
	ready := must[*api.Readiness](t)(p.run(t).client().Ready(t.Context()))
	failing := make(map[string]bool)
	for _, c := range ready.Checks {
		failing[c.Name] = !c.OK
	}
	if ready.Ready || !failing["ipfs"] || !failing["disk"] || failing["chain"] {
		t.Errorf("it says %+v", ready)
	}
	if out, err := exec.Command(binary, "worker", "status", "--dir", p.dir).CombinedOutput(); err == nil || !strings.Contains(string(out), "failing    disk") {
		t.Errorf("to its institution it says %s (%v)", out, err)
	}
}
