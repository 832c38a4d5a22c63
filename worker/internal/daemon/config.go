package daemon

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/internal/httpapi"
)

// Config is config.json in a worker's folder. It is strict JSON: unknown fields
// are refused. Paths are relative to the folder unless they are absolute; the
// file holds no secret, and names the files that do. Fields that are not
// "Optional" must be there.
type Config struct {
	// Version of this format: 1.
	Version int `json:"version"`
	// Network is the path of the network file.
	Network string `json:"network"`
	// Keys is the path of the seat's key file, which "medveil seat init" made.
	Keys string `json:"keys"`
	// PassphraseFile is the path of a file with the key file's passphrase in its
	// first and only line, readable by the worker's account only. Optional: the
	// systemd credential "medveil-passphrase" (LoadCredential= in the unit).
	PassphraseFile string `json:"passphraseFile,omitempty"`
	// RPC are the chain's nodes: http, https, ws or wss URLs. The first that
	// answers is asked; all are compared at confirmed blocks, and the worker
	// refuses while they disagree. A URL with a token in it belongs in a file:
	// write "@" and the file's path instead.
	RPC []string `json:"rpc"`
	// IPFS is "embedded" for a node inside the worker, in its folder, or the URL
	// of the RPC API of a kubo daemon, such as http://127.0.0.1:5001.
	IPFS string `json:"ipfs"`

	// Listen is the address of the HTTP API, host and port.
	Listen string `json:"listen"`
	// TLS says how the API is encrypted. Optional only if Listen is a loopback
	// address: plain HTTP shows others who reads whose records.
	TLS *TLS `json:"tls,omitempty"`
	// Metrics is the address of the private listener with /metrics, which says
	// how many read and when. Optional: none. It must be a loopback address
	// unless MetricsExposed is true.
	Metrics        string `json:"metrics,omitempty"`
	MetricsExposed bool   `json:"metricsExposed,omitempty"`
	// Limits bound what clients can have the API do. Optional, also each of its
	// fields: see httpapi.DefaultLimits. Only a zero that is written is no limit.
	Limits *httpapi.Limits `json:"limits,omitempty"`
	// DrainDelay is how long the API goes on serving, not ready, once it is told
	// to stop; DrainLimit is how long requests in progress then have. Optional:
	// none, and 30 seconds.
	DrainDelay Duration `json:"drainDelay,omitzero"`
	DrainLimit Duration `json:"drainLimit,omitzero"`

	// Confirmations, CaseConfirmations, Period and InstantSeal say when a block
	// counts; see worker.Config. Confirmations is n/2 + 1 for n sealers.
	Confirmations     uint64   `json:"confirmations,omitempty"`
	CaseConfirmations uint64   `json:"caseConfirmations,omitempty"`
	Period            Duration `json:"period,omitzero"`
	InstantSeal       bool     `json:"instantSeal,omitempty"`

	// Replicas, ReplicateEvery, ReplicateRate, AnchorEvery, AnchorEntries,
	// MaxObject (bytes), DailyQuota (bytes), DailyRequests and MaxConcurrent are
	// as in worker.Config. Optional.
	Replicas       int      `json:"replicas,omitempty"`
	ReplicateEvery Duration `json:"replicateEvery,omitzero"`
	ReplicateRate  int      `json:"replicateRate,omitempty"`
	AnchorEvery    Duration `json:"anchorEvery,omitzero"`
	AnchorEntries  uint64   `json:"anchorEntries,omitempty"`
	MaxObject      uint64   `json:"maxObject,omitempty"`
	DailyQuota     uint64   `json:"dailyQuota,omitempty"`
	DailyRequests  uint64   `json:"dailyRequests,omitempty"`
	MaxConcurrent  int      `json:"maxConcurrent,omitempty"`

	// Rules is the path of a JSON file with worker.Rules, by which trace cases are
	// refused without asking anybody. Nothing approves a case by itself.
	// Optional: none.
	Rules string `json:"rules,omitempty"`

	// MinFree is how many bytes must be free on the folder's disk for the worker
	// to be ready. Optional: 1 GiB.
	MinFree uint64 `json:"minFree,omitempty"`
	// MemoryLimit is how many bytes the worker tries to live in. It is a wish:
	// with more in use the worker gets slower, not refused. Optional: 200 MiB.
	MemoryLimit uint64 `json:"memoryLimit,omitempty"`
	// Debug has the log tell more. It never holds a secret.
	Debug bool `json:"debug,omitempty"`

	dir string // the folder of the file
}

// TLS says how an API is encrypted: by the worker, with a certificate, or by
// something in front of it.
type TLS struct {
	// Certificate and Key are paths of PEM files. They are read again when they
	// change, and on SIGHUP.
	Certificate string `json:"certificate,omitempty"`
	Key         string `json:"key,omitempty"`
	// TerminatedElsewhere says that a proxy in front of the worker does it, over
	// a network that nobody else listens on, and appends the client's address
	// to X-Forwarded-For.
	TerminatedElsewhere bool `json:"terminatedElsewhere,omitempty"`
}

// A Duration is a time span as Go writes it, such as "1m30s".
type Duration time.Duration

// MarshalText implements encoding.TextMarshaler.
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Duration) UnmarshalText(text []byte) error {
	v, err := time.ParseDuration(string(text))
	if err != nil || v < 0 {
		return fmt.Errorf("want a time span such as \"90s\", not %q", text)
	}
	*d = Duration(v)
	return nil
}

// IsZero reports whether no time span was given.
func (d Duration) IsZero() bool { return d == 0 }

const (
	configVersion = 1
	maxConfig     = 64 << 10
	// Embedded is the [Config.IPFS] of a node inside the worker.
	Embedded = "embedded"
)

// LoadConfig reads and checks a configuration file. It refuses one that others
// can change: it decides which keys and which nodes are believed.
func LoadConfig(path string) (*Config, error) {
	content, err := readPrivate(path, maxConfig, 0o022)
	if err != nil {
		return nil, fmt.Errorf("config: %w", err)
	}
	limits := httpapi.DefaultLimits()
	c := Config{Limits: &limits} // fields that the file does not name stay as they are
	if err := strict(content, &c); err != nil {
		return nil, fmt.Errorf("config %s: %w", path, err)
	}
	if c.dir, err = filepath.Abs(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("config: %w", err)
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("config %s: %w", path, err)
	}
	return &c, nil
}

// strict reads one JSON object without unknown fields.
func strict(content []byte, v any) error {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(v); err != nil {
		return err
	}
	if len(bytes.TrimSpace(content[decoder.InputOffset():])) > 0 {
		return errors.New("bytes after the end")
	}
	return nil
}

// readPrivate reads a regular file of at most limit bytes that has none of the
// forbidden permissions.
func readPrivate(path string, limit int64, forbidden os.FileMode) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	if mode := info.Mode().Perm(); mode&forbidden != 0 {
		return nil, fmt.Errorf("%s is open to others (mode %#o): chmod 600 it", path, mode)
	}
	content, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(content)) > limit {
		return nil, fmt.Errorf("%s has more than %d bytes", path, limit)
	}
	return content, nil
}

// check refuses what cannot be right by itself. What can be wrong in relation
// to the chain is checked when the worker starts.
func (c *Config) check() error {
	switch {
	case c.Version != configVersion:
		return fmt.Errorf("version %d, this program reads %d", c.Version, configVersion)
	case c.Network == "" || c.Keys == "":
		return errors.New("network and keys are required")
	case len(c.RPC) == 0:
		return errors.New("rpc names no node of the chain")
	case c.Confirmations == 0 && !c.InstantSeal:
		return errors.New("confirmations are required: n/2 + 1 for n sealers")
	}
	if c.IPFS != Embedded && !isURL(c.IPFS, "http", "https") {
		return fmt.Errorf("ipfs must be %q or the URL of a kubo daemon's RPC API", Embedded)
	}
	if err := c.limits().Check(); err != nil {
		return err
	}
	if err := c.checkListen(); err != nil {
		return err
	}
	if c.Metrics != "" && !c.MetricsExposed && !loopback(c.Metrics) {
		return fmt.Errorf("metrics on %s, which others can reach: use a loopback address, or set metricsExposed", c.Metrics)
	}
	return nil
}

func (c *Config) checkListen() error {
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		return fmt.Errorf("listen: %w: want host and port, such as 127.0.0.1:8470", err)
	}
	switch {
	case c.TLS == nil && !loopback(c.Listen):
		return fmt.Errorf("listen on %s without tls: anyone on the way sees who reads whose records: name a certificate, or set tls.terminatedElsewhere", c.Listen)
	case c.TLS == nil:
		return nil
	case c.TLS.TerminatedElsewhere == (c.TLS.Certificate != "" || c.TLS.Key != ""):
		return errors.New("tls needs either certificate and key, or terminatedElsewhere")
	case !c.TLS.TerminatedElsewhere && (c.TLS.Certificate == "" || c.TLS.Key == ""):
		return errors.New("tls needs both certificate and key")
	}
	return nil
}

// loopback reports whether only this machine reaches an address.
func loopback(hostPort string) bool {
	host, _, err := net.SplitHostPort(hostPort)
	if err != nil {
		return false
	}
	if host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

func isURL(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return false
	}
	for _, scheme := range schemes {
		if u.Scheme == scheme {
			return true
		}
	}
	return false
}

// path returns a path of the configuration as the process sees it.
func (c *Config) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(c.dir, name)
}

// rpc returns the URLs of the chain's nodes. Its errors show none.
func (c *Config) rpc() ([]string, error) {
	urls := make([]string, len(c.RPC))
	for i, entry := range c.RPC {
		urls[i] = entry
		if name, ok := strings.CutPrefix(entry, "@"); ok {
			content, err := readPrivate(c.path(name), maxConfig, 0o077)
			if err != nil {
				return nil, fmt.Errorf("rpc %d: %w", i+1, err)
			}
			urls[i] = strings.TrimSpace(string(content))
		}
		if !isURL(urls[i], "http", "https", "ws", "wss") {
			return nil, fmt.Errorf("rpc %d is not an http, https, ws or wss URL", i+1)
		}
	}
	return urls, nil
}

// maxNetwork is far above the size of any network file, in bytes.
const maxNetwork = 64 << 10

// network reads the network file, which decides what chain is believed: it refuses
// one that others can change, and to act on unconfirmed blocks of a chain that is
// not for development.
func (c *Config) network() (medveil.Network, error) {
	content, err := readPrivate(c.path(c.Network), maxNetwork, 0o022)
	if err != nil {
		return medveil.Network{}, fmt.Errorf("network: %w", err)
	}
	n, err := medveil.ParseNetwork(content)
	if err != nil {
		return n, fmt.Errorf("network %s: %w", c.Network, err)
	}
	if c.InstantSeal && !medveil.DevelopmentChain(n.ChainID) {
		return n, fmt.Errorf("instantSeal on chain %d, which is not for development: give confirmations, n/2 + 1 for n sealers", n.ChainID)
	}
	return n, nil
}

// credential is the name of the systemd credential with the passphrase.
const credential = "medveil-passphrase"

// passphrase reads the key file's passphrase.
func (c *Config) passphrase() (string, error) {
	path := c.path(c.PassphraseFile)
	forbidden := os.FileMode(0o077)
	if c.PassphraseFile == "" {
		dir := os.Getenv("CREDENTIALS_DIRECTORY")
		if dir == "" {
			return "", fmt.Errorf("no passphrase: set passphraseFile, or LoadCredential=%s in the systemd unit", credential)
		}
		path, forbidden = filepath.Join(dir, credential), 0o037 // systemd's own modes are 0400 and 0440
	}
	content, err := readPrivate(path, 4<<10, forbidden)
	if err != nil {
		return "", fmt.Errorf("passphrase: %w", err)
	}
	line := strings.TrimRight(string(content), "\r\n")
	if line == "" || strings.ContainsAny(line, "\r\n") {
		return "", fmt.Errorf("passphrase: %s must have one line", path)
	}
	return line, nil
}

func (c *Config) limits() httpapi.Limits {
	if c.Limits != nil {
		return *c.Limits
	}
	return httpapi.DefaultLimits()
}

// Paths of what is in a worker's folder.
func (c *Config) statePath() string { return filepath.Join(c.dir, stateFile) }
func (c *Config) ipfsPath() string  { return filepath.Join(c.dir, "ipfs") }
func (c *Config) adminPath() string { return AdminSocket(c.dir) }

// AdminSocket is where a worker takes orders from its own institution.
func AdminSocket(dir string) string { return filepath.Join(dir, "admin.sock") }

// rules reads the rules for refusing trace cases.
func (c *Config) rules() (rules worker.Rules, err error) {
	if c.Rules == "" {
		return rules, nil
	}
	content, err := readPrivate(c.path(c.Rules), maxConfig, 0o022)
	if err != nil {
		return rules, fmt.Errorf("rules: %w", err)
	}
	if err := strict(content, &rules); err != nil {
		return rules, fmt.Errorf("rules %s: %w", c.Rules, err)
	}
	return rules, nil
}
