package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/bolt"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/worker/internal/httpapi"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/setup"
)

// An institution is a member: its secrets, and its worker behind HTTP.
type institution struct {
	seat     int
	dir      string
	operator *ecdsa.PrivateKey
	shares   map[uint32]curve.SecretKey // by the epoch from which on each is used
	issuer   curve.SecretKey
	sealing  grant.SealingSecretKey
	storage  [32]byte
	endpoint string

	listener net.Listener
	server   *http.Server
	state    *bolt.State
	chain    *ethchain.Chain
	client   *medveil.Client // by way of its own node
	worker   *worker.Worker
	stop     context.CancelFunc // of the worker's duties
	duties   sync.WaitGroup
	lies     atomic.Bool // the worker answers with false shares
}

// newInstitution makes the keys of a seat, with a share key from an epoch on, and
// reserves the worker's address.
func newInstitution(w *world, seat int, epoch uint32) (*institution, error) {
	m := &institution{seat: seat, dir: filepath.Join(w.dir, fmt.Sprintf("seat-%d-%d", seat, epoch))}
	share, err := curve.GenerateKey()
	if err != nil {
		return nil, err
	}
	m.shares = map[uint32]curve.SecretKey{epoch: share}
	rand.Read(m.storage[:]) // never fails (crypto/rand)
	if m.operator, err = crypto.GenerateKey(); err != nil {
		return nil, err
	}
	if m.issuer, err = curve.GenerateKey(); err != nil {
		return nil, err
	}
	if m.sealing, err = grant.GenerateSealingKey(); err != nil {
		return nil, err
	}
	if m.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, fmt.Errorf("seat %d: listen on loopback: %w", seat, err)
	}
	m.endpoint = "http://" + m.listener.Addr().String()
	return m, nil
}

// start starts the worker with its duties, once its epoch is sealed. ctx bounds
// starting only.
func (m *institution) start(ctx context.Context, w *world) (err error) {
	err = patiently(ctx, func() error { // its node may be a block behind the one that the founding was sent to
		m.client, err = medveil.NewClient(ctx, w.platform.node(m.seat), w.network)
		return err
	}, medveil.ErrNotSealed)
	if err != nil {
		return err
	}
	config, err := m.config(ctx, w)
	if err != nil {
		return err
	}
	if m.state, err = newState(m.dir, config); err != nil {
		return err
	}
	config.State = m.state
	if m.worker, err = worker.Open(config); err != nil {
		return err
	}
	honest, err := httpapi.New(m.worker, httpapi.Options{})
	if err != nil {
		return err
	}
	m.server = &http.Server{Handler: m.lyingHandler(honest, config.Domain), ReadHeaderTimeout: 10 * time.Second}
	go m.server.Serve(m.listener)
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	m.stop = stop
	m.duties.Go(func() { m.worker.Run(running) })
	return nil
}

// newState creates a worker's state in a folder.
func newState(dir string, config worker.Config) (*bolt.State, error) {
	path := filepath.Join(dir, "state.db")
	if err := errors.Join(os.MkdirAll(dir, 0o700), bolt.Create(path)); err != nil {
		return nil, err
	}
	state, err := bolt.Open(path)
	if err != nil {
		return nil, err
	}
	if err := worker.Create(state, config.Domain, config.Operator); err != nil {
		return nil, errors.Join(err, state.Close())
	}
	return state, nil
}

// config is what the worker is told: its own seat's secrets, and where the chain
// and the store are.
func (m *institution) config(ctx context.Context, w *world) (worker.Config, error) {
	pace := w.platform.pace()
	var err error
	m.chain, err = ethchain.New(ctx, ethchain.Config{
		Backend: w.platform.node(m.seat), ChainID: w.network.ChainID, Operator: m.operator,
		DeploymentBlock: w.network.DeploymentBlock,
		Addresses: bindings.Addresses{
			Consortium: w.network.Consortium, Registry: w.network.Registry,
			GrantLog: w.network.GrantLog, Trace: w.network.Trace,
		},
	})
	if err != nil {
		return worker.Config{}, err
	}
	registry, err := m.chain.RegistryDomain(ctx)
	if err != nil {
		return worker.Config{}, err
	}
	return worker.Config{
		Domain:         api.Domain{ChainID: w.network.ChainID, GrantLog: api.Address(w.network.GrantLog)},
		RegistryDomain: registry,
		Operator:       api.Address(m.operatorAddress()),
		Keys: worker.Keys{
			Sealing: m.sealing, Sign: ethchain.Signer(m.operator), Storage: m.storage,
			Shares: maps.Clone(m.shares),
		},
		Chain: m.chain, Store: w.platform.store(m.seat), Recover: ethchain.Recover,
		Sealed: &worker.SealedCases{
			ConsortiumID: pvss.ConsortiumID(w.network.ChainID, w.network.Consortium),
			TraceDomain:  pvss.TraceDomain(w.network.ChainID, w.network.Trace),
			Keys:         func(context.Context) (*setup.Keys, error) { return w.sealedKeys() },
		},
		Confirmations: pace.confirmations, Period: pace.period,
		InstantSeal: pace.confirmations == 0, DeploymentBlock: w.network.DeploymentBlock,
	}, nil
}

// firstEpoch is the epoch of the founding.
const firstEpoch = 1

// shareKey returns the share key that the seat has in an epoch.
func (m *institution) shareKey(epoch uint32) curve.SecretKey {
	for ; epoch > firstEpoch; epoch-- {
		if key, ok := m.shares[epoch]; ok {
			return key
		}
	}
	return m.shares[firstEpoch]
}

// keep gives the institution's worker a share key, beside those that it has.
func (m *institution) keep(epoch uint32, key curve.SecretKey) {
	m.shares[epoch] = key
	m.worker.ReplaceShares(maps.Clone(m.shares))
}

func (m *institution) close() error {
	var errs []error
	if m.stop != nil {
		m.stop()
		m.duties.Wait()
	}
	if m.server != nil {
		errs = append(errs, m.server.Close())
	} else if m.listener != nil {
		errs = append(errs, m.listener.Close())
	}
	if m.worker != nil {
		errs = append(errs, m.worker.Close())
	}
	if m.state != nil {
		errs = append(errs, m.state.Close())
	}
	return errors.Join(errs...)
}
