package ipfs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sync"

	"github.com/ipfs/kubo/client/rpc"
	"github.com/ipfs/kubo/config"
	"github.com/ipfs/kubo/core"
	"github.com/ipfs/kubo/core/coreapi"
	"github.com/ipfs/kubo/core/coreiface/options"
	"github.com/ipfs/kubo/plugin/loader"
	"github.com/ipfs/kubo/repo/fsrepo"
)

// ErrExists is returned by [Create] for a folder that holds something.
var ErrExists = errors.New("folder is not empty, refusing to initialize an ipfs repository in it")

// Create initializes the repository of an embedded node in dir, which must be
// absent or empty. It is a separate act, so that a mistyped path never turns
// into an empty store that answers "not found" to everything.
func Create(dir string) error {
	if err := loadPlugins(); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("create ipfs repository: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("create ipfs repository: %w", err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s: %w", dir, ErrExists)
	}
	conf, err := privateConfig()
	if err != nil {
		return err
	}
	if err := fsrepo.Init(dir, conf); err != nil {
		return fmt.Errorf("create ipfs repository: %w", err)
	}
	return nil
}

// privateConfig is a node that talks to nobody: no swarm, no bootstrap, no
// discovery, no automatic configuration, no HTTP server. Blocks are synced to
// the disk before an object is acknowledged.
func privateConfig() (*config.Config, error) {
	id, err := config.CreateIdentity(io.Discard, []options.KeyGenerateOption{options.Key.Type(options.Ed25519Key)})
	if err != nil {
		return nil, fmt.Errorf("create ipfs identity: %w", err)
	}
	conf, err := config.InitWithIdentity(id)
	if err != nil {
		return nil, fmt.Errorf("create ipfs config: %w", err)
	}
	conf.Bootstrap = nil
	conf.Addresses = config.Addresses{}
	conf.Discovery.MDNS.Enabled = false
	conf.AutoConf.Enabled = config.False
	conf.Ipns.DelegatedPublishers = nil
	conf.DNS.Resolvers = nil
	conf.Routing = config.Routing{Type: config.NewOptionalString("none")}
	conf.Swarm.DisableNatPortMap = true
	conf.Provide.Enabled = config.False
	conf.Plugins.Plugins = map[string]config.Plugin{"telemetry": {Disabled: true}}
	return conf, syncBlocks(conf.Datastore.Spec)
}

// syncBlocks turns on fsync in the flatfs mount of a datastore.
func syncBlocks(spec map[string]any) error {
	mounts, _ := spec["mounts"].([]any)
	for _, m := range mounts {
		if mount, ok := m.(map[string]any); ok && mount["type"] == "flatfs" {
			mount["sync"] = true
			return nil
		}
	}
	return errors.New("create ipfs config: no flatfs mount in the default datastore")
}

// Open starts the embedded node on the repository that [Create] made in dir.
// It opens no socket. One process at a time may have a repository open. The node
// runs until Close; ctx gives it values only.
func Open(ctx context.Context, dir string) (*Store, error) {
	if err := loadPlugins(); err != nil {
		return nil, err
	}
	if !fsrepo.IsInitialized(dir) {
		return nil, fmt.Errorf("no ipfs repository in %s: create it first, or check the path", filepath.Clean(dir))
	}
	repo, err := fsrepo.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("open ipfs repository: %w", err)
	}
	n, err := core.NewNode(context.WithoutCancel(ctx), &core.BuildCfg{Repo: repo, Online: false})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start ipfs node: %w", err), repo.Close())
	}
	api, err := coreapi.NewCoreAPI(n)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start ipfs node: %w", err), n.Close())
	}
	return &Store{api: api, close: n.Close}, nil
}

// Dial returns a store on the daemon whose RPC API is at url, for example
// http://127.0.0.1:5001. It does not connect yet.
func Dial(url string) (*Store, error) {
	// kubo's own client opens a connection for each request; reading an object
	// is a request for each block.
	// A daemon sends an object 4 KiB at a time: with the usual buffers that is
	// twice as many reads.
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8, ReadBufferSize: 128 << 10}}
	api, err := rpc.NewURLApiWithClient(url, client)
	if err != nil {
		return nil, fmt.Errorf("ipfs daemon %s: %w", url, err)
	}
	return &Store{api: api, remote: true, daemon: api, close: func() error { client.CloseIdleConnections(); return nil }}, nil
}

// loadPlugins registers kubo's datastores, once in a process. It reads no
// plugin from disk.
var loadPlugins = sync.OnceValue(func() error {
	// The telemetry plugin is compiled into kubo; besides the configuration,
	// its own switch is set before it can start.
	if err := os.Setenv("IPFS_TELEMETRY", "off"); err != nil {
		return err
	}
	plugins, err := loader.NewPluginLoader("")
	if err != nil {
		return fmt.Errorf("load ipfs datastores: %w", err)
	}
	if err := plugins.Initialize(); err != nil {
		return fmt.Errorf("load ipfs datastores: %w", err)
	}
	if err := plugins.Inject(); err != nil {
		return fmt.Errorf("load ipfs datastores: %w", err)
	}
	return nil
})
