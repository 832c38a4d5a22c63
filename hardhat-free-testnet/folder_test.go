package testnet

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFolderHasOneHolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	first, err := openFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := openFolder(dir); !errors.Is(err, ErrRunning) {
		t.Fatalf("a second holder: %v", err)
	}
	if err := Reset(dir); !errors.Is(err, ErrRunning) {
		t.Errorf("a held folder was reset: %v", err)
	}
	if pid, err := Runner(dir); err != nil || pid != os.Getpid() {
		t.Errorf("the runner is %d (%v), not %d", pid, err, os.Getpid())
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	// The lock file is still there and still names its holder, but it is stale.
	if pid, err := Runner(dir); err != nil || pid != 0 {
		t.Errorf("a stale lock names runner %d (%v)", pid, err)
	}
	second, err := openFolder(dir)
	if err != nil {
		t.Fatalf("a stale lock: %v", err)
	}
	second.close()
}

func TestForeignFolderIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	precious := filepath.Join(dir, "thesis.tex")
	if err := os.WriteFile(precious, []byte("years"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := openFolder(dir); err == nil || !strings.Contains(err.Error(), "thesis.tex") {
		t.Errorf("opening it: %v", err)
	}
	if err := Reset(dir); err == nil {
		t.Error("it was reset")
	}
	if _, err := Runner(dir); err == nil {
		t.Error("it was looked at as a data folder")
	}
	if text, err := os.ReadFile(precious); err != nil || string(text) != "years" {
		t.Errorf("its file is gone: %v", err)
	}
}

func TestHalfMadeFolderIsCleared(t *testing.T) {
	n, said := halfMade(t)
	if err := n.tidy(); err != nil {
		t.Fatal(err)
	}
	if !n.folder.untouched() || !strings.Contains(said.String(), "half made") {
		t.Errorf("left as it was; said %q", said)
	}
	if _, err := openFolder(n.folder.dir); !errors.Is(err, ErrRunning) {
		t.Errorf("the lock went with the rest: %v", err)
	}
}

func TestFolderOfAnotherGenesisIsRefused(t *testing.T) {
	n, _ := halfMade(t)
	config := n.config
	n.info = Info{Dir: config.Dir, ChainID: config.ChainID, Period: config.Period, GasLimit: config.GasLimit,
		PriceFloor: config.PriceFloor, Seats: make([]Seat, config.Validators)}
	n.config.WithoutIPFS = true
	if err := n.info.save(); err != nil {
		t.Fatal(err)
	}
	if err := n.tidy(); err != nil {
		t.Fatalf("the same settings: %v", err)
	}
	for name, change := range map[string]func(*Config){
		"validators":      func(c *Config) { c.Validators++ },
		"chain id":        func(c *Config) { c.ChainID++ },
		"period":          func(c *Config) { c.Period++ },
		"gas limit":       func(c *Config) { c.GasLimit++ },
		"price floor":     func(c *Config) { c.PriceFloor++ },
		"IPFS nodes":      func(c *Config) { c.WithoutIPFS = false },
		"funded accounts": func(c *Config) { c.Alloc = map[string]string{addressA: "1"} },
	} {
		other := &Network{config: n.config, folder: n.folder}
		change(&other.config)
		if err := other.tidy(); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("another %s: %v", name, err)
		}
	}
	if !n.folder.finished() {
		t.Error("the network was cleared away")
	}
}

// halfMade returns a network whose folder holds a genesis block and no more,
// and what it says.
func halfMade(t *testing.T) (*Network, *strings.Builder) {
	t.Helper()
	said := new(strings.Builder)
	config, err := Config{Dir: filepath.Join(t.TempDir(), "data"), Progress: said}.withDefaults()
	if err != nil {
		t.Fatal(err)
	}
	folder, err := openFolder(config.Dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.close() })
	if err := os.WriteFile(folder.path(genesisFile), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(folder.path(validatorName(1)), 0o700); err != nil {
		t.Fatal(err)
	}
	return &Network{config: config, folder: folder}, said
}

func TestResetRemovesTheFolder(t *testing.T) {
	n, _ := halfMade(t)
	if err := n.folder.close(); err != nil {
		t.Fatal(err)
	}
	if err := Reset(n.folder.dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(n.folder.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is still there: %v", err)
	}
}

func TestLoadRefusesDamage(t *testing.T) {
	dir := t.TempDir()
	if _, err := Load(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an empty folder: %v", err)
	}
	for _, text := range []string{"", "{", "[]", `{"seats":[]}`, `{"chainId":-1}`} {
		if err := os.WriteFile(filepath.Join(dir, networkFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), "reset") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestNetworkFileIsForItsOwner(t *testing.T) {
	info := Info{Dir: t.TempDir(), Seats: []Seat{{Number: 1}}, Deployer: Account{PrivateKey: "secret"}}
	if err := info.save(); err != nil {
		t.Fatal(err)
	}
	stat, err := os.Stat(filepath.Join(info.Dir, networkFile))
	if err != nil || stat.Mode().Perm() != 0o600 {
		t.Errorf("mode %v (%v)", stat.Mode(), err)
	}
	if got, err := Load(info.Dir); err != nil || got.Deployer != info.Deployer {
		t.Errorf("got %+v (%v)", got, err)
	}
}
