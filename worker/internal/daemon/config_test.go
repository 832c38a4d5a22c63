package daemon

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/internal/httpapi"
)

const goodConfig = `{"version":1,"network":"network.json","keys":"keys.age","rpc":["http://127.0.0.1:8545"],"ipfs":"embedded","listen":"127.0.0.1:8470","confirmations":4}`

func load(t *testing.T, text string, mode os.FileMode) (*Config, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), ConfigFile)
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return LoadConfig(path)
}

func TestConfigIsStrict(t *testing.T) {
	if _, err := load(t, goodConfig, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"unknown field":      {`"version":1`, `"version":1,"admin":true`},
		"other version":      {`"version":1`, `"version":2`},
		"no keys":            {`"keys":"keys.age",`, ``},
		"no nodes":           {`["http://127.0.0.1:8545"]`, `[]`},
		"ipfs is a path":     {`"embedded"`, `"/srv/ipfs"`},
		"no port":            {`"127.0.0.1:8470"`, `"127.0.0.1"`},
		"all addresses":      {`"127.0.0.1:8470"`, `":8470"`},
		"half of a TLS":      {`"confirmations":4`, `"confirmations":4,"tls":{"certificate":"cert.pem"}`},
		"TLS of both kinds":  {`"confirmations":4`, `"confirmations":4,"tls":{"certificate":"c","key":"k","terminatedElsewhere":true}`},
		"TLS of no kind":     {`"confirmations":4`, `"confirmations":4,"tls":{}`},
		"period of nothing":  {`"confirmations":4`, `"confirmations":4,"period":"soon"`},
		"period is negative": {`"confirmations":4`, `"confirmations":4,"period":"-1s"`},
		"negative limit":     {`"confirmations":4`, `"confirmations":4,"limits":{"inFlight":-1}`},
		"rate of nobody":     {`"confirmations":4`, `"confirmations":4,"limits":{"account":{"burst":0}}`},
		"two objects":        {`"confirmations":4}`, `"confirmations":4}{}`},
	} {
		text := strings.Replace(goodConfig, change[0], change[1], 1)
		if text == goodConfig {
			t.Fatalf("%s: nothing changed", name)
		}
		if _, err := load(t, text, 0o600); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := load(t, goodConfig, 0o622); err == nil {
		t.Error("accepted a configuration that everybody can change")
	}
}

// Who sets one limit keeps the others.
func TestLimitsKeepTheirDefaults(t *testing.T) {
	c, err := load(t, strings.Replace(goodConfig, `"confirmations":4`, `"confirmations":4,"limits":{"inFlight":9,"account":{"perSecond":5},"connections":0}`, 1), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	want := httpapi.DefaultLimits()
	want.InFlight, want.Account.PerSecond, want.Connections = 9, 5, 0
	if got := c.limits(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if c, err = load(t, strings.Replace(goodConfig, `"confirmations":4`, `"confirmations":4,"limits":null`, 1), 0o600); err != nil || c.limits() != httpapi.DefaultLimits() {
		t.Errorf("null is %+v (%v)", c, err)
	}
}

// The network file decides what is believed, and unconfirmed blocks are believed on
// development chains only.
func TestNetworkFile(t *testing.T) {
	instant := strings.Replace(goodConfig, `"confirmations":4`, `"instantSeal":true`, 1)
	address := func(b byte) common.Address { return common.Address{19: b} }
	for name, tt := range map[string]struct {
		config string
		chain  uint64
		mode   os.FileMode
		want   string
	}{
		"as it must be":                  {goodConfig, 424242, 0o644, ""},
		"anybody can change it":          {goodConfig, 424242, 0o666, "chmod"},
		"instant seal for development":   {instant, 1337, 0o600, ""},
		"instant seal on an earnest one": {instant, 424242, 0o600, "instantSeal"},
	} {
		c, err := load(t, tt.config, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		n := medveil.Network{ChainID: tt.chain, Consortium: address(1), Registry: address(2), GrantLog: address(3), Trace: address(4)}
		if err := n.Save(c.path(c.Network)); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(c.path(c.Network), tt.mode); err != nil {
			t.Fatal(err)
		}
		_, err = c.network()
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A node's URL may hold a token: it is read from a file that nobody else reads,
// and no error shows it.
func TestNodeFromFile(t *testing.T) {
	c, err := load(t, strings.Replace(goodConfig, "http://127.0.0.1:8545", "@node", 1), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	path := c.path("node")
	for text, want := range map[string]string{"https://node.example/secret\n": "", "ftp://node.example/secret\n": "rpc 1 is not"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		urls, err := c.rpc()
		switch {
		case want == "" && (err != nil || urls[0] != strings.TrimSpace(text)):
			t.Errorf("got %v, %v", urls, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret")):
			t.Errorf("got %v", err)
		}
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := c.rpc(); err == nil {
		t.Error("read a token that others can read")
	}
}

func TestSystemdCredential(t *testing.T) {
	c, err := load(t, goodConfig, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("CREDENTIALS_DIRECTORY", "")
	if _, err := c.passphrase(); err == nil || !strings.Contains(err.Error(), "LoadCredential") {
		t.Errorf("without one: %v", err)
	}
	dir := t.TempDir()
	t.Setenv("CREDENTIALS_DIRECTORY", dir)
	if err := os.WriteFile(filepath.Join(dir, credential), []byte("horse\n"), 0o440); err != nil {
		t.Fatal(err)
	}
	if got, err := c.passphrase(); err != nil || got != "horse" {
		t.Errorf("got %q, %v", got, err)
	}
}

// Rules refuse; there are none that approve.
func TestRules(t *testing.T) {
	c, err := load(t, strings.Replace(goodConfig, `"confirmations":4`, `"confirmations":4,"rules":"rules.json"`, 1), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	for text, ok := range map[string]bool{`{"refuseReasons":[7],"requireEvidence":true}`: true, `{"approveReasons":[7]}`: false, `{`: false} {
		if err := os.WriteFile(c.path("rules.json"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		rules, err := c.rules()
		if (err == nil) != ok || ok && (!rules.RequireEvidence || len(rules.RefuseReasons) != 1) {
			t.Errorf("%s: %+v, %v", text, rules, err)
		}
	}
}
