package daemon

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/internal/bolt"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/worker/internal/httpapi"
	"github.com/medveil/medveil/worker/internal/ipfs"
	"github.com/medveil/medveil/worker/internal/keyfile"
)

// A Daemon is a worker with everything that it needs.
type Daemon struct {
	config  *Config
	log     *slog.Logger
	network medveil.Network
	keys    atomic.Pointer[keyfile.Keys]
	keyFile os.FileInfo // of the keys as they were read last
	pool    *ethchain.Pool
	chain   *ethchain.Chain
	store   *ipfs.Store
	state   *bolt.State
	worker  *worker.Worker
	server  *httpapi.Server
	signers ethchain.Recoverer // of requests
	metrics *prometheus.Registry
	tls     *httpapi.Certificate // nil without
	hangups chan os.Signal       // SIGHUPs, also of before it runs: unheard, one would end the process
	closers []func() error       // in order of opening
}

// Open opens the worker of a configuration, and checks it against the chain: it
// returns an error when keys, network, state and chain do not belong together.
// It waits a while for a node of the chain to answer. The caller calls Close.
func Open(ctx context.Context, c *Config, log *slog.Logger) (*Daemon, error) {
	d := &Daemon{config: c, log: log, metrics: prometheus.NewRegistry(), hangups: make(chan os.Signal, 1)}
	signal.Notify(d.hangups, syscall.SIGHUP)
	d.onClose(func() error { signal.Stop(d.hangups); return nil })
	for _, step := range []func(context.Context) error{
		d.openFolder, d.openKeys, d.openChain, d.openStore, d.openWorker, d.openServer,
	} {
		if err := step(ctx); err != nil {
			return nil, errors.Join(fmt.Errorf("start the worker: %w", err), d.Close())
		}
	}
	return d, nil
}

// Close releases everything, the last first.
func (d *Daemon) Close() error {
	var errs []error
	for i := len(d.closers) - 1; i >= 0; i-- {
		errs = append(errs, d.closers[i]())
	}
	d.closers = nil
	return errors.Join(errs...)
}

func (d *Daemon) onClose(f func() error) { d.closers = append(d.closers, f) }

func (d *Daemon) openFolder(context.Context) error {
	info, err := os.Stat(d.config.dir)
	if err != nil {
		return err
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		return fmt.Errorf("%s is open to others (mode %#o): chmod 700 it", d.config.dir, mode)
	}
	d.network, err = d.config.network()
	return err
}

func (d *Daemon) openKeys(context.Context) error {
	keys, info, err := d.readKeys()
	d.keys.Store(keys)
	d.keyFile = info
	return err
}

// startPatience is how long a starting worker waits for a node of the chain.
const startPatience = time.Minute

func (d *Daemon) openChain(ctx context.Context) error {
	urls, err := d.config.rpc()
	if err != nil {
		return err
	}
	if d.pool, err = ethchain.Dial(d.network.ChainID, urls); err != nil {
		return err
	}
	if err := d.awaitNode(ctx); err != nil {
		return err
	}
	if err := d.checkSeat(ctx, d.keys.Load()); err != nil {
		return err
	}
	n := d.network
	d.chain, err = ethchain.New(ctx, ethchain.Config{
		Backend: d.pool, ChainID: n.ChainID, DeploymentBlock: n.DeploymentBlock, Operator: d.keys.Load().Operator,
		Addresses: bindings.Addresses{Consortium: n.Consortium, Registry: n.Registry, GrantLog: n.GrantLog, Trace: n.Trace},
	})
	return err
}

// awaitNode waits until a node answers: after a power cut a worker and its node
// start together.
func (d *Daemon) awaitNode(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	for {
		_, err := d.pool.ChainID(ctx)
		if err == nil {
			return nil
		}
		d.log.Warn("waiting for a node of the chain", "cause", err)
		select {
		case <-ctx.Done():
			return fmt.Errorf("no node of the chain answers: %w", err)
		case <-time.After(2 * time.Second):
		}
	}
}

func (d *Daemon) openStore(ctx context.Context) (err error) {
	if d.config.IPFS == Embedded {
		d.store, err = ipfs.Open(ctx, d.config.ipfsPath())
	} else {
		d.store, err = ipfs.Dial(d.config.IPFS)
	}
	if err != nil {
		return err
	}
	d.onClose(d.store.Close)
	return nil
}

func (d *Daemon) openWorker(ctx context.Context) error {
	registry, err := d.chain.RegistryDomain(ctx)
	if err != nil {
		return err
	}
	if d.state, err = bolt.Open(d.config.statePath()); err != nil {
		return err
	}
	d.onClose(d.state.Close)
	rules, err := d.config.rules()
	if err != nil {
		return err
	}
	if d.worker, err = worker.Open(d.workerConfig(registry, rules)); err != nil {
		return err
	}
	d.onClose(d.worker.Close)
	d.worker.ReplaceShares(d.keys.Load().Shares, d.keys.Load().Handed)
	return nil
}

func (d *Daemon) workerConfig(registry [32]byte, rules worker.Rules) worker.Config {
	c, keys := d.config, d.keys.Load()
	return worker.Config{
		Domain: domainOf(d.network), RegistryDomain: registry, Operator: operatorOf(keys),
		Keys: worker.Keys{
			Sealing: keys.Sealing, Shares: keys.Shares, Sign: ethchain.Signer(keys.Operator), Storage: keys.Storage,
		},
		Chain: d.chain, Store: d.store, State: d.state, Recover: d.signers.Recover,
		Confirmations: c.Confirmations, CaseConfirmations: c.CaseConfirmations,
		Period: time.Duration(c.Period), InstantSeal: c.InstantSeal,
		DeploymentBlock: d.network.DeploymentBlock, Rules: rules, Sealed: d.sealedCases(),
		Replicas: c.Replicas, ReplicateEvery: time.Duration(c.ReplicateEvery), ReplicateRate: c.ReplicateRate,
		AnchorEvery: time.Duration(c.AnchorEvery), AnchorEntries: c.AnchorEntries,
		MaxObject: c.MaxObject, DailyQuota: c.DailyQuota, DailyRequests: c.DailyRequests, MaxConcurrent: c.MaxConcurrent,
	}
}

func (d *Daemon) openServer(context.Context) (err error) {
	c := d.config
	if c.TLS != nil && !c.TLS.TerminatedElsewhere {
		if d.tls, err = httpapi.LoadCertificate(c.path(c.TLS.Certificate), c.path(c.TLS.Key), d.log); err != nil {
			return err
		}
	}
	if err := registerMetrics(d.metrics, d.worker.Status); err != nil {
		return err
	}
	d.server, err = httpapi.New(d.worker, httpapi.Options{
		Log: d.log, Metrics: d.metrics, Limits: c.limits(), Checks: d.checks(), Certificate: d.tls,
		Domain: domainOf(d.network), Recover: d.signers.Recover,
		BehindProxy: c.TLS != nil && c.TLS.TerminatedElsewhere,
		DrainDelay:  time.Duration(c.DrainDelay), DrainLimit: c.drainLimit(),
	})
	return err
}

func (c *Config) drainLimit() time.Duration {
	if c.DrainLimit == 0 {
		return 30 * time.Second
	}
	return time.Duration(c.DrainLimit)
}
