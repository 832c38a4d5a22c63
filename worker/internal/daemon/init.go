package daemon

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/bolt"
	"github.com/medveil/medveil/worker/internal/ipfs"
	"github.com/medveil/medveil/worker/internal/keyfile"
)

// Names in a worker's folder.
const (
	ConfigFile  = "config.json"
	networkFile = "network.json"
	stateFile   = "state.db"
)

// Init makes the folder of a worker, which must be absent or empty, for a network
// and the seat of the keys in the file c.Keys. Paths in c are relative to the
// present folder. No node is asked.
func Init(dir string, c Config, network medveil.Network, keys *keyfile.Keys) error {
	if err := c.settle(dir); err != nil {
		return fmt.Errorf("init worker: %w", err)
	}
	if err := c.make(network, keys); err != nil {
		return fmt.Errorf("init worker: %w", err)
	}
	return nil
}

// settle completes and checks a new configuration.
func (c *Config) settle(dir string) (err error) {
	if c.dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	c.Version, c.Network = configVersion, networkFile
	paths := []*string{&c.Keys, &c.PassphraseFile, &c.Rules}
	if c.TLS != nil {
		paths = append(paths, &c.TLS.Certificate, &c.TLS.Key)
	}
	for _, path := range paths {
		if *path == "" {
			continue
		}
		if *path, err = filepath.Abs(*path); err != nil {
			return err
		}
	}
	if err := c.check(); err != nil {
		return err
	}
	_, err = c.rpc()
	return err
}

// make makes the folder. The configuration comes last: a folder without it is
// no worker's.
func (c *Config) make(network medveil.Network, keys *keyfile.Keys) error {
	if err := emptyFolder(c.dir); err != nil {
		return err
	}
	if err := network.Save(c.path(networkFile)); err != nil {
		return err
	}
	if err := c.makeState(network, keys); err != nil {
		return err
	}
	if c.IPFS == Embedded {
		if err := ipfs.Create(c.ipfsPath()); err != nil {
			return err
		}
	}
	content, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return err
	}
	return writeNew(c.path(ConfigFile), append(content, '\n'))
}

func (c *Config) makeState(network medveil.Network, keys *keyfile.Keys) error {
	if err := bolt.Create(c.statePath()); err != nil {
		return err
	}
	state, err := bolt.Open(c.statePath())
	if err != nil {
		return err
	}
	err = worker.Create(state, domainOf(network), operatorOf(keys))
	return errors.Join(err, state.Close())
}

func domainOf(n medveil.Network) api.Domain {
	return api.Domain{ChainID: n.ChainID, GrantLog: api.Address(n.GrantLog)}
}

func operatorOf(k *keyfile.Keys) api.Address {
	return api.Address(crypto.PubkeyToAddress(k.Operator.PublicKey))
}

// emptyFolder makes dir, or takes one that is empty, for its owner only.
func emptyFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is not empty", dir)
	}
	return os.Chmod(dir, 0o700)
}

func writeNew(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
